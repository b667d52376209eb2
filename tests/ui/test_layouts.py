"""Docks and their arrangements: sizes, layouts by name, floating, reset."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kaccount_desktop.ui import layouts
from kaccount_desktop.ui.docks import PaneDock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.shell import Shell
from tests.ui.shell_parts import WAIT_MS, MakeShell, Page, parts, plan, shown, sizes, wait_for_sizes


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    Page.built.clear()
    return make_shell(parts)


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
