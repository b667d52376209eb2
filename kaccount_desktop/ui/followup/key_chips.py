"""A row of chips of which one is chosen, by click, arrow keys or a key of its own."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kaccount_desktop.ui.kit.buttons import Chip
from kaccount_desktop.ui.workspace.flow_layout import FlowLayout

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1}


class KeyChips(QWidget):
    """Exclusive chips in reading order; Tab stops once, at the chosen one.

    `keys` holds a character for each chip, pressed alone while the row has the keyboard; it stands
    before the chip's words. `chosen` comes for every act of the user, `picked` besides when it was
    a key of its own: the hand may go on to the next field.
    """

    chosen = Signal(str)
    picked = Signal()

    def __init__(
        self, choices: Mapping[str, str], name: str, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._keys = keys
        self._chips: dict[str, Chip] = {}
        self._value = ""
        self.setAccessibleName(name)
        flow = FlowLayout(self)
        for place, (code, words) in enumerate(choices.items()):
            key = keys[place : place + 1]
            chip = Chip(f"{key} {words}".strip().replace("&", "&&"), self)
            chip.setAccessibleName(f"{name} {words}")
            chip.installEventFilter(self)
            chip.clicked.connect(lambda _on, code=code: self._choose(code))
            self._chips[code] = chip
            flow.addWidget(chip)
        self.put("")

    def value(self) -> str:
        """Return the code chosen, '' for none."""
        return self._value

    def put(self, code: str) -> None:
        """Choose a code and tell nobody; an unknown one chooses none."""
        self._value = code if code in self._chips else ""
        stop = self._value or next(iter(self._chips), "")
        for one, chip in self._chips.items():
            chip.setChecked(one == self._value)
            chip.setFocusPolicy(Qt.FocusPolicy.TabFocus if one == stop else Qt.FocusPolicy.NoFocus)

    def press(self, place: int) -> None:
        """Choose the chip at a place, as its key does; beyond the end nothing happens."""
        codes = list(self._chips)
        if 0 <= place < len(codes):
            self._choose(codes[place])
            self.picked.emit()

    def set_tip(self, code: str, tip: str) -> None:
        """Explain one chip."""
        self._chips[code].setToolTip(tip)

    def take_keyboard(self) -> None:
        """Put the keyboard on the chosen chip."""
        stop = self._value or next(iter(self._chips), "")
        if stop:
            self._chips[stop].setFocus(Qt.FocusReason.TabFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Walk with the arrow keys, choose with a chip's own key."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = _STEPS.get(Qt.Key(event.key()), 0)
            if step:
                self._walk(step)
                return True
            place = self._keys.find(event.text()) if event.text() else -1
            if place >= 0 and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.press(place)
                return True
        return super().eventFilter(watched, event)

    def _walk(self, step: int) -> None:
        codes = list(self._chips)
        here = codes.index(self._value) if self._value else -step if step > 0 else 0
        self._choose(codes[(here + step) % len(codes)])
        self.take_keyboard()

    def _choose(self, code: str) -> None:
        focused = any(chip.hasFocus() for chip in self._chips.values())
        self.put(code)
        if focused:
            self.take_keyboard()
        self.chosen.emit(code)
