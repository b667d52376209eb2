"""The places of the docks: the usual one, the named ones, and what was left last time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from kaccount_desktop.ui.docks import PaneDock
from kaccount_desktop.ui.settings_view import WindowState

STATE_VERSION: Final = 1
"""Raised when docks or toolbars change so that an old arrangement would not fit."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """Which docks are shown and how wide or high (px), by dock name."""

    sizes: Mapping[str, int]


ARRANGEMENTS: Final[Mapping[str, Arrangement]] = {
    "usual": Arrangement({"customers": 272, "map": 340, "timeline": 200}),
    "visit": Arrangement({"map": 420}),
    "pipeline": Arrangement({"customers": 272, "timeline": 400}),
    "people": Arrangement({"customers": 272, "map": 700}),
}


def arrange(window: QMainWindow, docks: Sequence[PaneDock], name: str) -> None:
    """Put every dock to the place a named arrangement gives it."""
    sizes = ARRANGEMENTS[name].sizes
    for dock in docks:
        dock.setFloating(False)
        window.removeDockWidget(dock)  # or a tab bar may stay behind
    for dock in docks:
        window.addDockWidget(dock.plan.area, dock)
        dock.setVisible(dock.plan.name in sizes)
    for orientation in (Qt.Orientation.Horizontal, Qt.Orientation.Vertical):
        upright = orientation is Qt.Orientation.Vertical
        shown = [dock for dock in docks if dock.plan.name in sizes and _is_bottom(dock) is upright]
        window.resizeDocks(shown, [sizes[dock.plan.name] for dock in shown], orientation)


def save(window: QMainWindow, state: WindowState) -> None:
    """Remember where docks and toolbars are."""
    state.put_blob("layout", bytes(window.saveState(STATE_VERSION).data()))


def restore(window: QMainWindow, docks: Sequence[PaneDock], state: WindowState) -> None:
    """Bring back the remembered places; the usual ones when there are none or they do not fit."""
    remembered = state.blob("layout")
    if not remembered or not window.restoreState(QByteArray(remembered), STATE_VERSION):
        arrange(window, docks, "usual")


def raise_floating(docks: Sequence[PaneDock]) -> None:
    """Bring floating panes above the window; those shown before it would lie under it."""
    for dock in docks:
        if dock.isFloating() and dock.isVisible():
            dock.raise_()


def save_geometry(window: QMainWindow, state: WindowState) -> None:
    """Remember the window's size and place."""
    state.put_blob("geometry", bytes(window.saveGeometry().data()))


def restore_geometry(window: QMainWindow, state: WindowState) -> None:
    """Bring back the window's size and place; 1440 × 900, or the whole screen if smaller."""
    remembered = state.blob("geometry")
    if remembered and window.restoreGeometry(QByteArray(remembered)):
        return
    room = window.screen().availableGeometry()
    width, height = min(1440, room.width()), min(900, room.height())
    window.resize(width, height)
    window.move(room.center().x() - width // 2, room.center().y() - height // 2)


def _is_bottom(dock: PaneDock) -> bool:
    return dock.plan.area in (
        Qt.DockWidgetArea.BottomDockWidgetArea,
        Qt.DockWidgetArea.TopDockWidgetArea,
    )
