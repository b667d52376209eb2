"""Finding duplicates: groups with their reason, a choice for each field, and what becomes of it."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.models import Contact, Customer
from kaccount_desktop.book.queries.duplicates import Found
from kaccount_desktop.ui.duplicates import dialog as duplicates
from kaccount_desktop.ui.duplicates.dialog import DuplicatesDialog
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.theme import THEMES, Theme

WAIT_MS = 20_000


def opened(session: Session, qtbot: QtBot) -> DuplicatesDialog:
    dialog = DuplicatesDialog(session)
    dialog.open()
    qtbot.waitUntil(lambda: not session.workers.busy, timeout=WAIT_MS)
    return dialog


def twins(book: Book) -> tuple[int, int]:
    first = create_customer(book, "澜州重工股份有限公司", city="澜州", phone="0599-8601200")
    create_customer(book, "澜州重工（底盘）", city="北港", note="<b>旧</b>")
    third = create_customer(book, "澜州重工有限公司", phone="0599-8601200")
    create_customer(book, "澜州重工联合有限公司")
    add_person(book, third, "陈建国", "部长", mobile="13800001234")
    add_person(book, third, "陈部长", "", mobile="138 0000 1234")
    return first, third


def rows(dialog: DuplicatesDialog) -> list[str]:
    return [dialog.list.item(place).text() for place in range(dialog.list.count())]


def test_groups_are_listed_and_merged_field_by_field(session: Session, qtbot: QtBot) -> None:
    first, third = twins(session.book)
    session.selection.choose_customer(third)
    dialog = opened(session, qtbot)
    assert rows(dialog) == ["澜州重工股份有限公司 · 名称相同", "陈建国 · 手机相同"]
    assert dialog.pair.choices == {"name": "kept", "city": "kept"}
    dialog.pair.choice("name", "other").click()
    dialog.merge.click()
    assert session.book.rows("SELECT name, city FROM customer WHERE key=?", [first]) == [
        ("澜州重工有限公司", "澜州")
    ]
    assert session.selection.customer == first
    assert rows(dialog) == ["陈建国 · 手机相同"]
    assert dialog.chosen is not None
    assert dialog.chosen.model is Contact
    dialog.merge.click()
    assert "姓名：陈部长" in dialog.told.text()
    assert dialog.list.isVisible() is False
    assert "没有可能重复" in dialog.doing.text()
    assert check(session.book) == []
    session.book.undo()
    session.book.undo()
    assert session.book.rows("SELECT count(*) FROM customer") == [(4,)]
    dialog.reject()


def test_not_the_same_is_remembered_later_is_not(session: Session, qtbot: QtBot) -> None:
    one, two = create_customer(session.book, "汇川"), create_customer(session.book, "汇川有限公司")
    dialog = opened(session, qtbot)
    dialog.later.click()
    assert not dialog.groups
    dialog.reject()
    dialog = opened(session, qtbot)
    assert len(rows(dialog)) == 1
    dialog.differ.click()
    assert not dialog.groups
    dialog.reject()
    assert session.book.rows("SELECT * FROM customer_apart") == [(one, two)]
    dialog = opened(session, qtbot)
    assert not dialog.groups
    dialog.reject()


def test_of_three_the_pair_that_differs_is_skipped(session: Session, qtbot: QtBot) -> None:
    keys = [create_customer(session.book, name) for name in ("汇川", "汇川公司", "汇川有限公司")]
    dialog = opened(session, qtbot)
    assert rows(dialog) == ["汇川（3） · 名称相同"]
    dialog.differ.click()
    assert dialog.chosen is not None
    assert dialog.chosen.pair == (keys[0], keys[2])
    dialog.merge.click()
    assert not dialog.groups, "the merged record differs from the other as well"
    dialog.reject()


def test_closing_stops_the_search(
    session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    reached: list[float] = []

    def slow(_book: Book, tell: object) -> Found:
        begun.set()
        go_on.wait(10)
        assert callable(tell)
        tell(0.5)
        reached.append(0.5)
        return Found((), ())

    monkeypatch.setattr(duplicates, "find_duplicates", slow)
    dialog = DuplicatesDialog(session)
    dialog.open()
    assert begun.wait(10)
    dialog.reject()
    go_on.set()
    qtbot.waitUntil(lambda: not session.workers.busy, timeout=WAIT_MS)
    assert reached == []


def test_the_menu_command_opens_it(session: Session, qtbot: QtBot) -> None:
    window = session.messages.parent()
    assert isinstance(window, QWidget)
    create_customer(session.book, "汇川")
    plug(session, window)
    session.commands.refresh(book=True, customer=False)
    session.commands.find_duplicates.trigger()
    dialog = window.findChild(DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    qtbot.waitUntil(lambda: not session.workers.busy, timeout=WAIT_MS)
    dialog.reject()


def test_an_import_offers_the_search_on_its_last_page(
    session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    window = session.messages.parent()
    assert isinstance(window, QWidget)
    plug(session, window)
    session.commands.refresh(book=True, customer=False)
    create_customer(session.book, "澜州重工")
    path = tmp_path / "名单.csv"
    path.write_text("客户名称\n澜州重工（苏州）有限公司\n", "utf-8-sig")
    importing = ImportDialog(session, path, window)
    importing.open()
    qtbot.waitUntil(importing.act.isEnabled, timeout=WAIT_MS)
    importing.act.click()
    shown = importing.result_page
    qtbot.waitUntil(lambda: importing.pages.currentWidget() is shown, timeout=WAIT_MS)
    shown.duplicates.click()
    dialog = window.findChild(DuplicatesDialog)
    assert isinstance(dialog, DuplicatesDialog)
    qtbot.waitUntil(lambda: not session.workers.busy, timeout=WAIT_MS)
    assert rows(dialog) == ["澜州重工 · 名称相同"]
    dialog.reject()


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", THEMES)
def test_it_opens_in_every_language_and_theme(
    session: Session, theme: Theme, language: Language, qtbot: QtBot, code: str, mode: str
) -> None:
    theme.set_mode(mode)
    language.use(code)
    twins(session.book)
    dialog = opened(session, qtbot)
    assert dialog.windowTitle() == ("查找重复" if code == "zh_CN" else "Find duplicates")
    assert dialog.chosen is not None
    assert dialog.chosen.model is Customer
    assert dialog.grab().width() > 0
    dialog.reject()
