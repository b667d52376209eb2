"""Recording follow-ups: two keys and one line, several in a row, back-dated, moving the next date."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import TouchRow, open_tasks, touches
from kaccount_desktop.ui.followup.customer_field import FoundModel
from kaccount_desktop.ui.followup.dialog import FollowUpDialog
from kaccount_desktop.ui.followup.key_chips import KeyChips
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.theme import THEMES, Theme

MakeShell = Callable[[Callable[[], Parts]], Shell]
TODAY = date(2026, 11, 23)
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@dataclass(frozen=True)
class Known:
    """What the book of these tests holds."""

    customer: int
    other: int
    person: int
    project: int
    task: int


def fill(book: Book) -> Known:
    customer = create_customer(book, "澜州重工股份有限公司")
    other = create_customer(book, "明湖汽车零部件集团")
    person, _post = add_person(book, customer, "陈建国", title="技术部部长")
    project = create_project(book, customer, "二号焊装线改造")
    start_run(book, customer, "seven_stages", opening_stage="progress")
    yesterday = TODAY - timedelta(days=1)
    task = add_task(book, customer, "问样机反馈", yesterday, kind="call", contact=person)
    return Known(customer, other, person, project, task)


@pytest.fixture
def known(book: Book) -> Known:
    return fill(book)


@pytest.fixture
def dialog(session: Session, known: Known, qtbot: QtBot) -> Iterator[FollowUpDialog]:
    session.selection.choose_customer(known.customer)
    dialog = FollowUpDialog(session)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    yield dialog
    if isValid(dialog):
        dialog.form.said.clear()
        dialog.form.next_step.clear()
        dialog.close()
    QApplication.processEvents()


def press(qtbot: QtBot, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClick(target, key, modifier or Qt.KeyboardModifier.NoModifier)


def type_in(qtbot: QtBot, text: str) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    qtbot.keyClicks(target, text)


def only_touch(session: Session, customer: int) -> TouchRow:
    (touch,) = touches(session.book, customer)
    return touch


def test_two_keys_and_one_line(make_shell: MakeShell, book: Book, qtbot: QtBot) -> None:
    known = fill(book)
    shell = make_shell(lambda: Parts((), lambda _s, parent: QWidget(parent), plug))
    window = shell.window
    with qtbot.waitActive(window):
        shell.show()
        window.activateWindow()
    shell.show_book(book)
    assert shell.session is not None
    shell.session.selection.choose_customer(known.customer)
    qtbot.keyClick(window, KEY.Key_R, CTRL)
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), FollowUpDialog))
    type_in(qtbot, "prototype runs, answer on Friday")
    press(qtbot, KEY.Key_Return)
    (touch,) = touches(book, known.customer)
    assert (touch.kind, touch.result, touch.day) == ("call", "noted", TODAY)
    assert touch.summary == "prototype runs, answer on Friday"
    assert touch.contacts == "陈建国", "the person of the call that was due"
    (task,) = open_tasks(book, known.customer)
    assert task.due is not None
    assert task.due > TODAY, "the next date has moved"
    assert task.why
    qtbot.waitUntil(lambda: not isinstance(QApplication.activeWindow(), FollowUpDialog))


def test_kind_and_result_by_one_key_each_from_anywhere(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    press(qtbot, KEY.Key_3, ALT)
    assert dialog.form.kind.value() == "visit"
    press(qtbot, KEY.Key_4, CTRL)
    assert dialog.form.result.value() == "perfunctory"
    assert dialog.form.next_step.hasFocus(), "the hand goes on to the next step"
    dialog.form.said.setFocus()
    type_in(qtbot, "3 of 4 lines run")
    assert dialog.form.kind.value() == "visit", "digits in the line are digits"
    press(qtbot, KEY.Key_Return)
    touch = only_touch(session, known.customer)
    assert (touch.kind, touch.result) == ("visit", "perfunctory")
    assert touch.summary == "3 of 4 lines run"


def test_keys_alone_choose_while_the_row_has_the_keyboard(
    dialog: FollowUpDialog, qtbot: QtBot
) -> None:
    dialog.form.kind.take_keyboard()
    press(qtbot, KEY.Key_Right)
    assert dialog.form.kind.value() == "wechat"
    press(qtbot, KEY.Key_Left)
    press(qtbot, KEY.Key_Left)
    assert dialog.form.kind.value() == "trial", "the row is a ring"
    press(qtbot, KEY.Key_5)
    assert dialog.form.kind.value() == "meeting"
    assert dialog.form.said.hasFocus()


def test_several_in_a_row(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    dialog.form.day.chips.press(1)
    dialog.form.said.setFocus()
    type_in(qtbot, "first")
    press(qtbot, KEY.Key_Return, CTRL)
    assert dialog.isVisible()
    assert dialog.form.said.text() == ""
    assert dialog.form.said.hasFocus()
    assert "1" in dialog.told.text()
    type_in(qtbot, "second")
    press(qtbot, KEY.Key_Return, CTRL)
    press(qtbot, KEY.Key_Escape)
    assert not dialog.isVisible()
    found = touches(session.book, known.customer)
    assert [t.summary for t in found] == ["second", "first"]
    assert {t.day for t in found} == {TODAY - timedelta(days=1)}, "the day stays for the next"


def test_another_customer_is_found_by_typing(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    type_in(qtbot, "said before")
    press(qtbot, KEY.Key_C, ALT)
    assert dialog.head.field.hasFocus()
    type_in(qtbot, "mhqc")
    press(qtbot, KEY.Key_Return)
    assert dialog.isVisible(), "Enter took the customer and saved nothing"
    assert touches(session.book, known.other) == []
    assert dialog.head.name.text() == "明湖汽车零部件集团"
    assert dialog.form.said.text() == "said before"
    press(qtbot, KEY.Key_Return)
    assert only_touch(session, known.other).summary == "said before"
    assert touches(session.book, known.customer) == []


def test_escape_leaves_the_search_first(dialog: FollowUpDialog, qtbot: QtBot) -> None:
    press(qtbot, KEY.Key_C, ALT)
    type_in(qtbot, "zz")
    press(qtbot, KEY.Key_Escape)
    press(qtbot, KEY.Key_Escape)
    assert dialog.isVisible()
    assert dialog.form.said.hasFocus()
    press(qtbot, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_the_next_date_comes_with_its_reason(dialog: FollowUpDialog, qtbot: QtBot) -> None:
    by_rhythm = dialog.form.why.text()
    assert "（" in by_rhythm
    assert "·" in by_rhythm, "the date in words, then why"
    dialog.form.result.press(5)
    assert dialog.form.why.text() != by_rhythm
    assert "未接通" in dialog.form.why.text()
    dialog.form.next_day.chips.press(3)
    assert "11-30 周一" in dialog.form.why.text()
    assert "按节奏应为" in dialog.form.why.text()
    editor = dialog.form.next_day.editor
    editor.setFocus()
    editor.selectAll()
    type_in(qtbot, "+5")
    press(qtbot, KEY.Key_Tab)
    assert editor.text() == "2026-11-28"
    assert dialog.form.next_day.choice == ""
    assert "当天休息" in dialog.form.why.text()


def test_a_typed_next_date_is_kept(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    type_in(qtbot, "they decide next week")
    dialog.form.next_step.setText("ask for the decision")
    dialog.form.next_kind.setCurrentIndex(2)
    editor = dialog.form.next_day.editor
    editor.setFocus()
    editor.selectAll()
    type_in(qtbot, "12-01")
    press(qtbot, KEY.Key_Return)
    assert not dialog.isVisible()
    (task,) = open_tasks(session.book, known.customer)
    assert (task.due, task.title, task.kind) == (date(2026, 12, 1), "ask for the decision", "visit")


def test_what_is_unticked_stays_open(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    type_in(qtbot, "about something else")
    assert dialog.settled.answers() == (known.task,)
    dialog.settled._rows[known.task].click()
    press(qtbot, KEY.Key_Return)
    assert known.task in [task.key for task in open_tasks(session.book, known.customer)]


def test_a_visit_settles_the_planned_one(
    session: Session, known: Known, dialog: FollowUpDialog, qtbot: QtBot
) -> None:
    planned = plan_visit(session.book, known.customer, TODAY, goal="see the line")
    dialog.show_customer(known.customer)
    press(qtbot, KEY.Key_3, ALT)
    assert dialog.settled.is_that_visit()
    type_in(qtbot, "saw it run")
    press(qtbot, KEY.Key_Return)
    touch = only_touch(session, known.customer)
    assert (touch.key, touch.state, touch.summary) == (planned, "done", "saw it run")


def test_nothing_said_is_asked_for_unless_nobody_was_reached(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    press(qtbot, KEY.Key_Return)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert touches(session.book, known.customer) == []
    press(qtbot, KEY.Key_6, CTRL)
    assert not dialog.error.isVisible()
    press(qtbot, KEY.Key_Return)
    assert only_touch(session, known.customer).result == "no_answer"


def test_a_day_to_come_is_refused_with_a_sentence(
    dialog: FollowUpDialog, session: Session, known: Known, qtbot: QtBot
) -> None:
    type_in(qtbot, "too early")
    editor = dialog.form.day.editor
    editor.setFocus()
    editor.selectAll()
    type_in(qtbot, "+2")
    press(qtbot, KEY.Key_Return)
    assert dialog.isVisible()
    assert "还没到" in dialog.error.text()
    assert touches(session.book, known.customer) == []


def test_leaving_asks_when_something_is_typed(
    dialog: FollowUpDialog, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = [False, True]
    monkeypatch.setattr(session.messages, "ask", lambda *_args: answers.pop(0))
    type_in(qtbot, "unsaved")
    press(qtbot, KEY.Key_Escape)
    assert dialog.isVisible()
    press(qtbot, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert answers == []


def test_without_a_customer_it_begins_with_the_search(
    session: Session, known: Known, qtbot: QtBot
) -> None:
    dialog = FollowUpDialog(session)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert not dialog.once.isEnabled()
    assert dialog.head.field.hasFocus()
    type_in(qtbot, "mh")
    press(qtbot, KEY.Key_Return)
    assert dialog.once.isEnabled()
    assert dialog.form.said.hasFocus()
    type_in(qtbot, "hello")
    press(qtbot, KEY.Key_Return)
    assert only_touch(session, known.other).summary == "hello"


def test_the_contact_and_project_chosen_in_the_window_are_taken(
    session: Session, known: Known, qtbot: QtBot
) -> None:
    session.selection.choose_customer(known.customer)
    session.selection.choose_contact(known.person)
    session.selection.choose_project(known.project)
    dialog = FollowUpDialog(session)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    assert dialog.form.people.value() == [known.person]
    assert dialog.form.project.value() == known.project
    dialog.close()


def test_chips_show_their_keys_and_ampersands(qtbot: QtBot, theme: Theme) -> None:
    del theme
    chips = KeyChips({"a": "R&D", "b": "B"}, "row", "12")
    qtbot.addWidget(chips)
    assert [chip.text() for chip in chips._chips.values()] == ["1 R&&D", "2 B"]
    chips.press(7)
    assert chips.value() == ""


def test_the_model_of_found_customers(session: Session, known: Known) -> None:
    model = FoundModel(session.book, session)
    tester = QAbstractItemModelTester(model)
    model.search("")
    assert model.rowCount() == 2
    model.search("chenjianguo")
    assert model.first() == known.customer
    del tester


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_it_opens_in_every_language_and_theme(
    mode: str,
    code: str,
    session: Session,
    known: Known,
    theme: Theme,
    language: Language,
    qtbot: QtBot,
) -> None:
    theme.set_mode(mode)
    language.use(code)
    session.selection.choose_customer(known.customer)
    dialog = FollowUpDialog(session)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert not dialog.grab().isNull()
    assert dialog.form.why.text()
    dialog.close()
