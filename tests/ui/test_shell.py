"""The shell: first start, opening and closing books, languages, files dropped, keys."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QMessageBox,
)
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.first_start import DoorButton, RecentRow
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.settings_dialog import SettingsDialog
from kaccount_desktop.ui.shell import Shell
from tests.ui.shell_parts import WAIT_MS, MakeShell, Page, parts, shown, sizes


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    Page.built.clear()
    return make_shell(parts)


def test_without_a_book_the_first_start_page_fills_the_window(shell: Shell, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    assert window.first_start.isVisible()
    assert not window.toolbar.isVisible()
    assert sizes(window) == {}
    assert Page.built == []
    doors = window.first_start.findChildren(DoorButton)
    assert [door.text() for door in doors] == [
        "新建客户库…",
        "打开客户库…",
        "从 Excel 导入客户…",
        "先试用示例客户库",
    ]


def test_enter_presses_the_door_that_has_the_keyboard(shell: Shell, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    sample = window.first_start.findChildren(DoorButton)[-1]
    sample.setFocus()
    qtbot.keyClick(sample, Qt.Key.Key_Return)
    assert shell.session is not None, "the sample book is open"


def test_at_start_the_frame_is_painted_before_the_book_is_read(
    shell: Shell, book_path: Path, qtbot: QtBot
) -> None:
    window = shell.window
    seen: list[tuple[object, list[str]]] = []
    window.painted.connect(lambda: seen.append((window.session, sorted(sizes(window)))))
    shell.open_after_start(book_path)
    assert Page.built == []
    shown(shell, qtbot)
    qtbot.waitUntil(lambda: shell.session is not None, timeout=WAIT_MS)
    assert sorted(Page.built) == ["customers", "map", "timeline"]
    assert seen == [(None, ["customers", "map", "timeline"])]
    assert window.findChild(DoorButton) is None, "the page without a book was not needed"
    assert "客户.kabook" in window.windowTitle()


def test_a_book_refused_at_start_leaves_the_first_start_page(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    shell.open_after_start(tmp_path / "不在.kabook")
    window = shown(shell, qtbot)
    qtbot.waitUntil(window.first_start.isVisible, timeout=WAIT_MS)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "不在.kabook" in box.text()
    box.close()
    assert sizes(window) == {}


def test_saving_undoing_and_redoing_are_said(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    commands = window.commands
    assert not commands.undo.isEnabled()
    assert shell.session is not None
    with shell.session.book.change(Text("Add customer", "添加客户")) as change:
        change.insert(Customer, name="海川船舶")
    assert commands.undo.text() == "撤销：添加客户"
    assert "已保存：添加客户 09:00" in labels(window)
    commands.undo.trigger()
    assert not commands.undo.isEnabled()
    assert commands.redo.text() == "重做：添加客户"
    assert "已撤销：添加客户 09:00" in labels(window)
    commands.redo.trigger()
    assert commands.undo.isEnabled()
    assert "已重做：添加客户 09:00" in labels(window)


def labels(window: MainWindow) -> list[str]:
    return [label.text() for label in window.status.findChildren(QLabel)]


def test_a_refused_file_is_explained_and_the_window_lives(
    shell: Shell, tmp_path: Path, qtbot: QtBot
) -> None:
    window = shown(shell, qtbot)
    wrong = tmp_path / "名单.kabook"
    wrong.write_text("no book")
    assert not shell.open(wrong)
    box = window.findChild(QMessageBox)
    assert box is not None
    assert "名单.kabook" in box.text()
    assert box.textFormat() == Qt.TextFormat.PlainText
    box.close()
    assert shell.session is None


def test_recent_books_open_or_are_removed(
    shell: Shell, environment: Environment, book_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    now = environment.clock.now()
    environment.state.add_recent(tmp_path / "展会线索.kabook", now - timedelta(days=40))
    environment.state.add_recent(book_path, now - timedelta(days=1))
    window = shown(shell, qtbot)
    window.show_recent()
    rows = window.first_start.findChildren(RecentRow)
    assert [row.accessibleDescription() for row in rows[-2:]] == ["昨天 09:00", "找不到文件 ·"]
    rows[-1].removed.emit()
    assert [book.path for book in environment.state.recent()] == [book_path]
    window.first_start.findChildren(RecentRow)[-1].click()
    assert shell.session is not None
    assert shell.session.book.path == book_path


def test_the_sample_is_made_once(shell: Shell, environment: Environment, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    window.commands.open_sample.trigger()
    path = environment.documents / "KAccount 示例客户库.kabook"
    assert shell.session is not None
    assert shell.session.book.path == path
    with shell.session.book.change("添加") as change:
        change.insert(Customer, name="海川船舶")
    shell.close_book()
    window.commands.open_sample.trigger()
    assert shell.session is not None
    assert shell.session.book.next_undo() is not None, "the same book again, edits kept"


def drop(window: MainWindow, path: Path) -> bool:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    action, button = Qt.DropAction.MoveAction, Qt.MouseButton.LeftButton
    shift = Qt.KeyboardModifier.ShiftModifier  # asks for a move
    offered = action | Qt.DropAction.CopyAction
    enter = QDragEnterEvent(QPoint(5, 5), offered, data, button, shift)
    enter.ignore()
    window.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    dropped = QDropEvent(QPointF(5, 5), offered, data, button, shift)
    window.dropEvent(dropped)
    assert dropped.dropAction() == Qt.DropAction.CopyAction, "after a move the file may be deleted"
    return dropped.isAccepted()


def test_a_book_dropped_on_the_window_opens(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    assert not drop(window, book_path.with_suffix(".docx"))
    assert drop(window, book_path)
    assert shell.session is not None


def test_a_list_dropped_on_an_open_book_asks_for_its_import(
    shell: Shell, book_path: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    assert shell.session is not None
    with qtbot.waitSignal(shell.session.import_asked) as caught:
        drop(window, tmp_path / "客户名单.XLSX")
    assert caught.args == [tmp_path / "客户名单.XLSX"]


def test_another_language_rebuilds_the_window_around_the_same_book(
    shell: Shell, book_path: Path, qtbot: QtBot
) -> None:
    old = shown(shell, qtbot)
    shell.open(book_path)
    assert shell.session is not None
    book = shell.session.book
    shell.session.selection.choose_customer(7)
    with qtbot.waitSignal(shell.window_changed, timeout=WAIT_MS):
        old.language_asked.emit("en")
    window = shell.window
    assert window is not old
    assert window.isVisible()
    assert [a.text() for a in window.menuBar().actions()][:3] == ["&File", "&Edit", "&View"]
    session: Session | None = shell.session
    assert session is not None
    assert session.book is book
    assert session.selection.customer == 7
    with book.change("x") as change:
        change.insert(Customer, name="海川船舶")
    assert window.commands.undo.isEnabled()


def test_another_text_size_rebuilds_the_window_and_offers_the_settings_again(
    shell: Shell, environment: Environment, book_path: Path, qtbot: QtBot
) -> None:
    old = shown(shell, qtbot)
    shell.open(book_path)
    old.commands.settings.trigger()
    box = old.findChild(QComboBox, "setting_text_size")
    assert isinstance(box, QComboBox)
    with qtbot.waitSignal(shell.window_changed, timeout=WAIT_MS):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    try:
        assert environment.theme.px(100) == 110
        assert shell.window is not old
        qtbot.waitUntil(lambda: shell.window.findChild(SettingsDialog) is not None)
        assert shell.session is not None
    finally:
        environment.theme.set_text_scale(1.0)


def test_another_language_keeps_a_window_maximised(shell: Shell, qtbot: QtBot) -> None:
    shown(shell, qtbot)
    shell.window.showMaximized()
    with qtbot.waitSignal(shell.window_changed, timeout=WAIT_MS):
        shell.window.language_asked.emit("en")
    assert shell.window.isMaximized()


def test_closing_the_window_closes_the_book(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    with qtbot.waitSignal(window.closed):
        window.close()
    assert not book_path.with_name(book_path.name + "-wal").exists()
    assert shell.session is None


def test_keys_reach_search_and_walk_the_panes(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    for dock in window.docks:
        assert dock.page is not None
        button = Button(dock.plan.name, dock.page)
        button.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
    qtbot.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is window.toolbar.search
    walked = []
    for _step in range(3):
        qtbot.keyClick(window, Qt.Key.Key_F6)
        focus = QApplication.focusWidget()
        assert isinstance(focus, Button)
        walked.append(focus.text())
    assert walked == ["customers", "map", "timeline"]
    qtbot.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    focus = QApplication.focusWidget()
    assert isinstance(focus, Button)
    assert focus.text() == "map"
