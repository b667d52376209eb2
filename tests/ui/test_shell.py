"""The shell: first start, opening and closing books, docks, layouts, languages, files dropped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QMessageBox,
    QTabBar,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui import layouts
from kaccount_desktop.ui.docks import PaneDock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.first_start import DoorButton, RecentRow
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.pages import DockPage, DockPlan, Parts
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell

MakeShell = Callable[[Callable[[], Parts]], Shell]
WAIT_MS = 5000


class Page(DockPage):
    """A dock page that says how often one was built."""

    built: ClassVar[list[str]] = []

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.built.append(name)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(name, self))


def plan(name: str, area: Qt.DockWidgetArea, size: int, *, leading: bool = False) -> DockPlan:
    return DockPlan(name, name, area, size, lambda _session, parent: Page(name, parent), leading)


def parts() -> Parts:
    docks = (
        plan("customers", Qt.DockWidgetArea.LeftDockWidgetArea, 272),
        plan("map", Qt.DockWidgetArea.RightDockWidgetArea, 340),
        plan("timeline", Qt.DockWidgetArea.BottomDockWidgetArea, 200),
    )
    return Parts(docks, lambda _session, parent: QWidget(parent), lambda _session, _window: None)


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    Page.built.clear()
    return make_shell(parts)


def shown(shell: Shell, qtbot: QtBot) -> MainWindow:
    shell.window.resize(1280, 800)
    shell.show()
    qtbot.waitExposed(shell.window)
    return shell.window


def sizes(window: MainWindow) -> dict[str, int]:
    return {
        dock.plan.name: dock.height() if dock.plan.name == "timeline" else dock.width()
        for dock in window.docks
        if dock.isVisible()
    }


def wait_for_sizes(window: MainWindow, wanted: Mapping[str, int], qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: sizes(window) == wanted, timeout=WAIT_MS)


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


def test_opening_shows_docks_at_their_sizes(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    assert shell.open(book_path)
    assert window.windowTitle().startswith("客户.kabook")
    assert window.toolbar.isVisible()
    assert sorted(Page.built) == ["customers", "map", "timeline"]
    wait_for_sizes(window, {"customers": 272, "map": 340, "timeline": 200}, qtbot)
    shell.close_book()
    assert window.first_start.isVisible()
    assert sizes(window) == {}
    assert shell.session is None


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


def test_a_hidden_dock_builds_nothing(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    window.use_layout("visit")
    Page.built.clear()
    shell.close_book()
    shell.open(book_path)
    assert Page.built == ["map"], "the arrangement was remembered, hidden docks stay unbuilt"
    next(dock for dock in window.docks if dock.plan.name == "timeline").show()
    assert Page.built == ["map", "timeline"]


def test_a_search_brings_the_leading_dock_back(
    make_shell: MakeShell, book_path: Path, qtbot: QtBot
) -> None:
    Page.built.clear()
    area = Qt.DockWidgetArea.LeftDockWidgetArea
    docks = (plan("customers", area, 272, leading=True),)
    shell = make_shell(
        lambda: Parts(docks, lambda _session, parent: QWidget(parent), lambda _s, _w: None)
    )
    window = shown(shell, qtbot)
    shell.open(book_path)
    window.docks[0].close()
    shell.close_book()
    shell.open(book_path)
    assert Page.built == ["customers", "customers"], "built, though it stays closed"
    assert not window.docks[0].isVisible()
    assert shell.session is not None
    shell.session.search_asked.emit("海川")
    assert window.docks[0].isVisible()


def test_named_layouts_and_reset(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    for name, wanted in layouts.ARRANGEMENTS.items():
        window.use_layout(name)
        wait_for_sizes(window, wanted.sizes, qtbot)
    for dock in window.docks:
        dock.setFloating(True)
    window.commands.reset_layout.trigger()
    assert not any(dock.isFloating() for dock in window.docks)
    wait_for_sizes(window, layouts.ARRANGEMENTS["usual"].sizes, qtbot)


def test_a_remembered_layout_that_does_not_fit_falls_back(
    shell: Shell, environment: Environment, book_path: Path, qtbot: QtBot
) -> None:
    environment.state.put_blob("layout", b"no such state")
    window = shown(shell, qtbot)
    shell.open(book_path)
    wait_for_sizes(window, layouts.ARRANGEMENTS["usual"].sizes, qtbot)


def test_dock_titles_float_and_close_by_named_buttons(
    shell: Shell, book_path: Path, qtbot: QtBot
) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    dock = window.docks[0]
    bar = dock.titleBarWidget()
    assert bar.height() == 30
    buttons = {b.accessibleName(): b for b in bar.findChildren(QAbstractButton)}
    qtbot.mouseClick(buttons["浮动或停靠customers"], Qt.MouseButton.LeftButton)
    assert dock.isFloating()
    qtbot.mouseClick(buttons["关闭customers"], Qt.MouseButton.LeftButton)
    assert not dock.isVisible()
    dock.toggleViewAction().trigger()
    assert dock.isVisible()


def test_a_floating_pane_comes_back_above_the_window(
    make_shell: MakeShell, book_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    raised: list[QWidget] = []

    def note(dock: PaneDock) -> None:
        raised.append(dock)

    monkeypatch.setattr(PaneDock, "raise_", note)
    first = make_shell(parts)
    shown(first, qtbot)
    first.open(book_path)
    first.window.docks[1].setFloating(True)
    first.window.close()
    again = make_shell(parts)
    again.open_after_start(book_path)
    window = shown(again, qtbot)
    qtbot.waitUntil(lambda: again.session is not None, timeout=WAIT_MS)
    dock = window.docks[1]
    assert dock.isFloating()
    assert dock.isVisible()
    assert dock in raised, "it was shown before the window was"


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
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    no_key = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), action, data, button, no_key)
    enter.ignore()
    window.dragEnterEvent(enter)
    if not enter.isAccepted():
        return False
    window.dropEvent(QDropEvent(QPointF(5, 5), action, data, button, no_key))
    return True


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


def test_reset_takes_tabs_apart(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    window = shown(shell, qtbot)
    shell.open(book_path)
    customers, relations, timeline = window.docks
    window.tabifyDockWidget(relations, timeline)
    window.tabifyDockWidget(relations, customers)
    window.commands.reset_layout.trigger()
    wait_for_sizes(window, layouts.ARRANGEMENTS["usual"].sizes, qtbot)

    def apart() -> bool:
        bars = window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly)
        return not any(bar.isVisible() for bar in bars)

    qtbot.waitUntil(apart, timeout=WAIT_MS)
