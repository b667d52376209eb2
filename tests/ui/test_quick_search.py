"""Ctrl+K: customers and people by part of a name, pinyin, initials or number."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Contact, Customer, Position
from kaccount_desktop.book.queries.quick import names, quick_find
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.assembly import assemble
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.quick_search import HIT, QuickSearch
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell

MakeShell = Callable[[Callable[[], Parts]], Shell]
WAIT_MS = 5000


@pytest.fixture
def keys(book: Book) -> dict[str, int]:
    """澜州重工 with 陈建国, who has left, and 梁志远; and 海川船舶."""
    with book.change(Text("Add", "添加")) as change:
        keys = {name: change.insert(Customer, name=name) for name in ("澜州重工", "海川船舶")}
        for name, end in (("陈建国", "2026-01"), ("梁志远", "")):
            keys[name] = change.insert(Contact, name=name, mobile="138 0013 8000")
            change.insert(Position, contact=keys[name], customer=keys["澜州重工"], end=end)
    return keys


@pytest.fixture
def search(session: Session, keys: dict[str, int], qtbot: QtBot) -> Iterator[QuickSearch]:
    del keys
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(900, 600)
    field = SearchField(session.theme, "", "Ctrl+K", window)
    field.setGeometry(100, 10, 320, 28)
    window.show()
    qtbot.waitExposed(window)
    field.setFocus()
    yield QuickSearch(session, field, window)
    window.close()


def shown(search: QuickSearch, qtbot: QtBot, text: str) -> list[str]:
    search._field.setText(text)  # as an input method commits it
    qtbot.waitUntil(lambda: search.isVisible() and not search._pause.isActive(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: not search._session.workers.busy, timeout=WAIT_MS)
    model = search.view.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


ALL = "在客户列表中显示全部"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("重工", ["澜州重工", ALL]),
        ("hccb", ["海川船舶", ALL]),
        ("lzy", ["澜州重工", "梁志远", ALL]),
        ("liangzhi", ["澜州重工", "梁志远", ALL]),
        ("0013", ["澜州重工", "梁志远", ALL]),
        ("没有这样的", []),
    ],
)
def test_what_is_offered(search: QuickSearch, qtbot: QtBot, text: str, wanted: list[str]) -> None:
    assert shown(search, qtbot, text) == wanted


def test_enter_chooses_the_person_and_closes(
    search: QuickSearch, session: Session, keys: dict[str, int], qtbot: QtBot
) -> None:
    shown(search, qtbot, "lzy")
    qtbot.keyClick(search._field, Qt.Key.Key_Down)
    qtbot.keyClick(search._field, Qt.Key.Key_Return)
    assert session.selection.customer == keys["澜州重工"]
    assert session.selection.contact == keys["梁志远"]
    assert not search.isVisible()
    assert search._field.text() == ""


def test_enter_before_the_list_is_shown_takes_the_first(
    search: QuickSearch, session: Session, keys: dict[str, int], qtbot: QtBot
) -> None:
    qtbot.keyClicks(search._field, "hccb")
    qtbot.keyClick(search._field, Qt.Key.Key_Return)
    assert session.selection.customer == keys["海川船舶"]


def test_the_last_row_shows_all_in_the_list(
    search: QuickSearch, session: Session, qtbot: QtBot
) -> None:
    shown(search, qtbot, "重工")
    with qtbot.waitSignal(session.search_asked) as caught:
        qtbot.keyClick(search._field, Qt.Key.Key_Up)
        qtbot.keyClick(search._field, Qt.Key.Key_Return)
    assert caught.args == ["重工"]


def test_what_was_taken_gets_the_keyboard(
    make_shell: MakeShell, book: Book, keys: dict[str, int], qtbot: QtBot
) -> None:
    shell = make_shell(assemble)
    window = shell.window
    window.resize(1280, 800)
    with qtbot.waitActive(window):
        shell.show()
        window.activateWindow()
    shell.show_book(book)
    assert shell.session is not None
    field = window.toolbar.search
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "hccb")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert shell.session.selection.customer == keys["海川船舶"]
    focus = QApplication.focusWidget()
    assert focus is not None
    assert focus is not field
    qtbot.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert book.next_undo() is None, "the last change is undone, not the search"

    field.setFocus()
    page = window.centralWidget()
    assert page is not None
    corner = page.rect().bottomRight() - QPoint(9, 9)
    below = page.childAt(corner)
    assert below is not None
    qtbot.mouseClick(below, Qt.MouseButton.LeftButton, pos=below.mapFrom(page, corner))
    assert not field.hasFocus(), "a click beside everything leaves the field"


def test_escape_clears_and_closes(search: QuickSearch, qtbot: QtBot) -> None:
    shown(search, qtbot, "重工")
    qtbot.keyClick(search._field, Qt.Key.Key_Escape)
    assert not search.isVisible()


def test_the_model_keeps_qt_rules(
    search: QuickSearch, qtbot: QtBot, qtmodeltester: ModelTester
) -> None:
    shown(search, qtbot, "lzy")
    qtmodeltester.check(search.view.model())
    assert search.view.model().index(1, 0).data(HIT).contact is not None


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("建国", "陈建国", True),
        ("cjg", "陈建国", True),
        ("jg", "陈建国", True),
        ("chenj", "陈建国", True),
        ("国建", "陈建国", False),
        ("  ", "陈建国", False),
        ("mar", "Maria Weber", True),
    ],
)
def test_a_part_of_a_name(text: str, name: str, found: bool) -> None:
    assert names(text, name) is found


def test_an_empty_question_finds_nothing(book: Book, keys: dict[str, int]) -> None:
    assert len(keys) == 4
    assert quick_find(book, "  ").hits == ()
