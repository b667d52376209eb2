"""How docks and the workspace are plugged into the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPalette
from PySide6.QtWidgets import QWidget

from kaccount_desktop.ui.session import Session


class DockPage(QWidget):
    """What a dock shows. Built when first visible, thrown away when the book closes.

    Emit `subtitle_changed` to word the dull half of the dock's title.
    """

    subtitle_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    def title_actions(self) -> Sequence[QAction]:
        """Return actions shown as small buttons in the dock's title (icon and tooltip set)."""
        return ()


@dataclass(frozen=True, slots=True)
class DockPlan:
    """One dock: `name` is its permanent object name, `size` its width or height in px.

    A `leading` dock drives the others (it chooses the customer): it is built even when hidden.
    """

    name: str
    title: str
    area: Qt.DockWidgetArea
    size: int
    build: Callable[[Session, QWidget], DockPage]
    leading: bool = False


@dataclass(frozen=True, slots=True)
class Parts:
    """Everything the window shows of an open book.

    `plug` connects the commands that belong to no pane (record a follow-up, import, print).
    """

    docks: Sequence[DockPlan]
    workspace: Callable[[Session, QWidget], QWidget]
    plug: Callable[[Session, QWidget], None]
