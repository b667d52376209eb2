"""Buttons, links and chips."""

from __future__ import annotations

from typing import ClassVar, Self

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QWidget,
)

from kaccount_desktop.ui.theme import Theme


class Button(QPushButton):
    """An outlined button, 28 px. Words are a verb; Tab reaches it, a click leaves no ring."""

    icon_tone: ClassVar[str] = "text-2"
    icon_size: ClassVar[int] = 16

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def with_icon(self, theme: Theme, name: str) -> Self:
        """Put an icon before the words."""
        size = theme.px(self.icon_size)
        self.setIconSize(QSize(size, size))
        theme.icons.place(self, name, size, self.icon_tone)
        return self

    def only_icon(self, theme: Theme, name: str, tip: str) -> Self:
        """Make it a square with an icon alone; `tip` names it to the eye and the screen reader."""
        self.setText("")
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setProperty("square", True)
        return self.with_icon(theme, name)


class PrimaryButton(Button):
    """The one filled button of a page."""

    icon_tone: ClassVar[str] = "on-accent"


class SmallButton(Button):
    """An outlined button of 24 px, for rows and headings."""

    icon_size: ClassVar[int] = 14

    def opening_menu(self, theme: Theme) -> Self:
        """Put a small chevron after the words: the button opens a menu."""
        side = theme.px(10)
        self.setIconSize(QSize(side + theme.px(4), side))
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        theme.icons.place(self, "chevron_down", side, self.icon_tone)
        return self


class LinkButton(Button):
    """A button that looks like a link; a `quiet` one is grey."""

    icon_tone: ClassVar[str] = "accent"
    icon_size: ClassVar[int] = 14

    def __init__(
        self, text: str = "", parent: QWidget | None = None, *, quiet: bool = False
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("quiet", quiet)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class Chip(Button):
    """A filter that is on or off, 22 px; `toggled` tells."""

    icon_size: ClassVar[int] = 14

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setCheckable(True)


class IconButton(QToolButton):
    """A flat icon of 22 px with a tooltip that also names it to screen readers."""

    def __init__(
        self, theme: Theme, name: str, tip: str, parent: QWidget | None = None, size: int = 14
    ) -> None:
        super().__init__(parent)
        side = theme.px(size)
        self.setIconSize(QSize(side, side))
        self.setFixedSize(theme.px(24), theme.px(24))
        self.setToolTip(tip)
        self.setAccessibleName(tip)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        theme.icons.place(self, name, side)


class MenuButton(QToolButton):
    """A tool button that opens its menu, with a small chevron after the words."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._side = theme.px(10)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the button without its own room for the chevron, then the chevron."""
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.features = QStyleOptionToolButton.ToolButtonFeature.None_
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        at = QRectF(
            self.width() - self._side - 6, (self.height() - self._side) // 2 + 1,
            self._side, self._side,
        )  # fmt: skip
        self._theme.icons.paint(painter, at, "chevron_down")
