"""A shell with three plain docks, for the tests of the window around the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLabel,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.pages import DockPage, DockPlan, Parts
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
