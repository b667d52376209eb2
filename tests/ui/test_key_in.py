"""The paper round trip: the number on a sheet opens the feedback form; what is left stays unknown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.queries.records import customer_of, record
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.quick_search import QuickSearch
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.feedback_dialog import FeedbackDialog
from kaccount_desktop.ui.workspace.forms_tab import FormsTab
from kaccount_desktop.ui.workspace.key_in_dialog import KeyInDialog
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.ui.workspace_book import Keys, fill, open_dialog, shown


@pytest.fixture
def keys(session: Session) -> Keys:
    """The small book."""
    return fill(session.book)


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """The workspace, shown, on the customer."""
    yield from shown(qtbot, session, keys)


@pytest.fixture
def visit(session: Session, keys: Keys) -> int:
    """A visit to the other customer, which took place yesterday and was written down by hand."""
    day = session.clock.today() - timedelta(days=1)
    return plan_visit(session.book, keys.other, day, goal="试单")


def type_number(workspace: Workspace, session: Session, number: str, qtbot: QtBot) -> KeyInDialog:
    session.commands.refresh(book=True, customer=True)
    assert session.commands.key_in.isEnabled()
    session.commands.key_in.trigger()
    dialog = open_dialog(workspace, KeyInDialog)
    qtbot.keyClicks(dialog.number, number)
    qtbot.keyClick(dialog.number, Qt.Key.Key_Return)
    return dialog


def test_the_number_opens_the_feedback_of_that_visit(
    workspace: Workspace, session: Session, keys: Keys, visit: int, qtbot: QtBot
) -> None:
    number = record_number(session.book, "visit", visit)
    type_number(workspace, session, number.lower().replace("-", " "), qtbot)
    dialog = open_dialog(workspace, FeedbackDialog)
    assert session.selection.customer == keys.other
    form = dialog.page.form
    assert form is not None
    code = next(field.code for field in form.fields() if field.id == "their_words")
    words = dialog.page.editor(code)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    words.setFocus()
    qtbot.keyClicks(words, "600 h")
    qtbot.keyClick(words, Qt.Key.Key_Tab)
    dialog.leave()
    QApplication.processEvents()
    kept = record(session.book, Visit, visit) or {}
    assert kept["their_words"] == "600 h"
    empty = ("reaction", "rivals_heard", "suggested_grade", "supervisor_note", "next_goal")
    assert [name for name in empty if kept[name]] == [], "unanswered boxes stay unknown"
    assert (record(session.book, Touch, visit) or {})["state"] == "planned"


def test_labels_begin_with_the_codes_of_the_paper(
    workspace: Workspace, session: Session, visit: int, qtbot: QtBot
) -> None:
    type_number(workspace, session, record_number(session.book, "visit", visit), qtbot)
    dialog = open_dialog(workspace, FeedbackDialog)
    assert dialog.page.editor("F07-09").accessibleName().startswith("09 ")
    dialog.leave()


def test_a_misread_number_is_refused_and_stays_to_be_mended(
    workspace: Workspace, session: Session, visit: int, qtbot: QtBot
) -> None:
    number = record_number(session.book, "visit", visit)
    wrong = f"{number[:-1]}{(int(number[-1]) + 1) % 10}"
    dialog = type_number(workspace, session, wrong, qtbot)
    assert dialog.isVisible()
    assert dialog.error.isVisible()
    assert workspace.findChild(FeedbackDialog) is None
    dialog.leave()


def test_the_number_of_a_person_opens_the_forms(
    workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
) -> None:
    type_number(workspace, session, record_number(session.book, "contact", keys.boss), qtbot)
    qtbot.waitUntil(lambda: workspace.tab == "forms")
    assert isinstance(workspace.show_tab("forms"), FormsTab)
    assert session.selection.contact == keys.boss


def test_the_search_takes_a_number_too(
    workspace: Workspace, session: Session, visit: int, qtbot: QtBot
) -> None:
    del workspace
    asked: list[tuple[str, object]] = []
    session.record_asked.disconnect()
    session.record_asked.connect(lambda kind, key: asked.append((kind, key)))
    window = QMainWindow()
    qtbot.addWidget(window)
    field = SearchField(session.theme, "", "Ctrl+K", window)
    search = QuickSearch(session, field, window)
    field.setText(record_number(session.book, "visit", visit))
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked == [("visit", visit)]
    assert field.text() == ""
    assert not search.isVisible()


def test_whose_a_record_is(session: Session, keys: Keys, visit: int) -> None:
    book = session.book
    assert customer_of(book, "visit", visit) == keys.other
    assert customer_of(book, "contact", keys.boss) == keys.customer
    assert customer_of(book, "project", keys.project) == keys.customer
    assert customer_of(book, "customer", keys.other) == keys.other
    assert customer_of(book, "visit", 1) is None
