"""An editor of several people; it shares `put`, `value` and `edited` with the others."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QMenu, QWidget

from kaccount_desktop.ui.kit.combo import paint_combo
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.workspace.choice_editors import Choice


class PeopleEditor(QComboBox):
    """Several people, ticked in a menu that stays open; their names stand in the field."""

    edited = Signal()
    restored = Signal()

    def __init__(
        self, choices: Sequence[Choice], separator: str, empty: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._separator = separator
        self._empty = empty
        self._words = empty
        self._stored: list[object] = []
        self._before: list[object] = []
        self._actions: dict[object, QAction] = {}
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.menu = StayingMenu(self)
        self.menu.aboutToHide.connect(self._finish)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other people; those stored stay ticked."""
        self.menu.clear()
        self._actions = {}
        for choice in choices:
            action = self.menu.addAction(choice.words.replace("&", "&&"))
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

    def text(self) -> str:
        """Return the words in the field: the names, or what to do."""
        return self._words

    def showPopup(self) -> None:  # noqa: N802
        """Open the menu of ticks below the field."""
        self.menu.setMinimumWidth(self.width())
        self.menu.popup(self.mapToGlobal(QPoint(0, self.height())))

    def hidePopup(self) -> None:  # noqa: N802
        """Close the menu; Qt asks for it once more while the editor is being destroyed."""
        menu = self.__dict__.get("menu")
        if menu is not None:
            menu.hide()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open on Space, Enter or Down."""
        opening = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Down, Qt.Key.Key_F4)
        if event.key() in opening and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.showPopup()
            return
        super().keyPressEvent(event)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be as high as a field, whatever the names."""
        return super().minimumSizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint frame, names and a plain chevron."""
        paint_combo(self, self._words)

    def _say(self) -> None:
        names = [str(action.data()) for action in self._actions.values() if action.isChecked()]
        listed = self._separator.join(names)
        self._words = listed or self._empty
        self.setToolTip(plain_tip(listed))
        self.setAccessibleDescription(listed)
        self.update()

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
