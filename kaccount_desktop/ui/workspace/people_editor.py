"""An editor of several people; it shares `put`, `value` and `edited` with the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.workspace.choice_editors import Choice


class PeopleEditor(QToolButton):
    """Several people, ticked in a menu that stays open; the names stand on the button."""

    edited = Signal()
    restored = Signal()

    def __init__(
        self, choices: Sequence[Choice], separator: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._separator = separator
        self._empty = empty
        self._stored: list[object] = []
        self._before: list[object] = []
        self._actions: dict[object, QAction] = {}
        self.setProperty("field", True)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self._menu = StayingMenu(self)
        self._menu.aboutToHide.connect(self._finish)
        self.setMenu(self._menu)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other people; those stored stay ticked."""
        self._menu.clear()
        self._actions = {}
        for choice in choices:
            action = self._menu.addAction(choice.words.replace("&", "&&"))
            action.setCheckable(True)
            action.setData(choice.words)
            action.toggled.connect(self._say)
            self._actions[choice.value] = action
        self.setEnabled(bool(choices))
        self.put(self._stored)

    def put(self, value: object) -> None:
        """Show who is stored, a list of keys."""
        self._stored = list(value or ())  # type: ignore[call-overload]
        for key, action in self._actions.items():
            action.setChecked(key in self._stored)
        self._say()

    def value(self) -> list[object]:
        """Return the keys of those ticked."""
        return [key for key, action in self._actions.items() if action.isChecked()]

    def refuse(self) -> None:
        """Who was ticked could not be stored: show the stored people again."""
        self.put(self._before)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as high as a field, whatever the names."""
        return QSize(120, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Allow narrow panes."""
        return QSize(80, super().sizeHint().height())

    def _say(self) -> None:
        names = [str(action.data()) for action in self._actions.values() if action.isChecked()]
        words = self._separator.join(names)
        self.setText((words or self._empty).replace("&", "&&"))
        self.setToolTip(plain_tip(words))
        self.setAccessibleDescription(words)

    def _finish(self) -> None:
        if self.value() != self._stored:
            self._before, self._stored = self._stored, self.value()
            self.edited.emit()


class StayingMenu(QMenu):
    """A menu of ticks that stays open while they are set."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tick without closing."""
        action = self.actionAt(event.position().toPoint())
        if action in self.actions():
            action.trigger()
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Tick with Space without closing."""
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action in self.actions():
            action.trigger()
            return
        super().keyPressEvent(event)
