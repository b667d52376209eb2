"""Editors of one value that is chosen, not typed.

They share `put`, `value`, `edited`, `refuse` and `restored` with the typed ones (`line_editors`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kaccount_desktop.ui.kit.buttons import Chip
from kaccount_desktop.ui.kit.combo import paint_combo
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.workspace.flow_layout import FlowLayout

UNKNOWN: Final = "—"
"""What an editor shows for nothing known."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the value stored and its words."""

    value: object
    words: str
    tip: str = ""


class ChoiceEditor(QComboBox):
    """One of several. With `unknown` the first entry sets nothing known."""

    edited = Signal()
    restored = Signal()

    def __init__(
        self,
        choices: Sequence[Choice],
        parent: QWidget | None = None,
        *,
        unknown: bool = True,
        unknown_words: str = UNKNOWN,
        unknown_value: object = "",
    ) -> None:
        super().__init__(parent)
        self._values: list[object] = []
        self._stored: object = unknown_value
        self._before: object = unknown_value
        self._unknown = unknown
        self._unknown_words = unknown_words
        self._unknown_value = unknown_value
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.set_choices(choices)
        self.activated.connect(self._finish)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what is stored stays chosen."""
        self.clear()
        self._values = []
        if self._unknown:
            self._add(Choice(self._unknown_value, self._unknown_words))
        for choice in choices:
            self._add(choice)
        self.put(self._stored)

    def put(self, value: object) -> None:
        """Show a stored value; one that is no longer offered is shown as it is."""
        value = self._unknown_value if value is None else value
        self._stored = value
        if value not in self._values:
            if value in ("", None):
                self.setCurrentIndex(-1)
                return
            self._add(Choice(value, str(value)))
        self.setCurrentIndex(self._values.index(value))

    def value(self) -> object:
        """Return the value chosen."""
        place = self.currentIndex()
        return self._values[place] if place >= 0 else self._unknown_value

    def refuse(self) -> None:
        """What was chosen could not be stored: show the stored value again."""
        self.put(self._before)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page: scrolling past must not change a value."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint frame, words and a plain chevron."""
        paint_combo(self, self.currentText())

    def _add(self, choice: Choice) -> None:
        self._values.append(choice.value)
        self.addItem(choice.words)
        if choice.tip:
            self.setItemData(self.count() - 1, plain_tip(choice.tip), Qt.ItemDataRole.ToolTipRole)

    def _finish(self) -> None:
        if self.value() != self._stored:
            self._before, self._stored = self._stored, self.value()
            self.edited.emit()


class FlagEditor(ChoiceEditor):
    """Yes or no; with `unknown` also nothing known (None)."""

    def __init__(self, parent: QWidget | None = None, *, unknown: bool = False) -> None:
        super().__init__((), parent, unknown=unknown, unknown_value=None)
        self.set_choices([Choice(True, self.tr("Yes")), Choice(False, self.tr("No"))])

    def put(self, value: object) -> None:
        """Show a stored flag."""
        super().put(None if value is None or value == "" else value in (True, 1, "1", "yes"))


class SuggestEditor(QComboBox):
    """Text with suggestions: typed freely or taken from the list."""

    edited = Signal()
    restored = Signal()

    def __init__(self, suggestions: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stored = ""
        self._before = ""
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)
        self.addItems(list(suggestions))
        self.setCurrentIndex(-1)
        self.activated.connect(self._finish)
        line = self.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._finish)

    def setAccessibleName(self, name: str) -> None:  # noqa: N802
        """Name the line inside too: it has the keyboard."""
        super().setAccessibleName(name)
        line = self.lineEdit()
        if line is not None:
            line.setAccessibleName(name)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Suggest other words; what stands there stays."""
        words = self.currentText()
        self.clear()
        self.addItems([choice.words for choice in choices])
        self.setEditText(words)

    def put(self, value: object) -> None:
        """Show a stored text."""
        self._stored = str(value or "")
        self.setEditText(self._stored)

    def value(self) -> str:
        """Return the text."""
        return self.currentText().strip()

    def refuse(self) -> None:
        """What was typed could not be stored: keep it for mending."""
        self._stored = self._before

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the page."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the frame and a plain chevron; the words are those of the line inside."""
        paint_combo(self, "")

    def _finish(self) -> None:
        if self.value() != self._stored:
            self._before, self._stored = self._stored, self.value()
            self.edited.emit()


class ChoicesEditor(QWidget):
    """Several of a few, as chips. With `ranked` the order of choosing counts and is shown."""

    edited = Signal()
    restored = Signal()

    def __init__(
        self, choices: Sequence[Choice], parent: QWidget | None = None, *, ranked: bool = False
    ) -> None:
        super().__init__(parent)
        self._ranked = ranked
        self._order: list[object] = []
        self._stored: list[object] = []
        self._chips: dict[object, Chip] = {}
        self._words = {choice.value: choice.words for choice in choices}
        flow = FlowLayout(self)
        for choice in choices:
            chip = Chip(choice.words, self)
            chip.clicked.connect(lambda _on=False, value=choice.value: self._turn(value))
            self._chips[choice.value] = chip
            flow.addWidget(chip)
        if self._chips:
            self.setFocusProxy(next(iter(self._chips.values())))

    def put(self, value: object) -> None:
        """Show the stored codes: a list, or text with commas."""
        listed = value.split(",") if isinstance(value, str) else list(value or ())  # type: ignore[call-overload]
        self._order = [code for code in listed if code in self._chips]
        self._stored = list(self._order)
        self._show()

    def value(self) -> list[object]:
        """Return the codes chosen, in order."""
        return list(self._order)

    def refuse(self) -> None:
        """What was chosen could not be stored: show the stored codes again."""
        self.put(self._stored)

    def setEnabled(self, on: bool) -> None:  # noqa: N802
        """Let it be changed, or not."""
        for chip in self._chips.values():
            chip.setEnabled(on)

    def _turn(self, value: object) -> None:
        if value in self._order:
            self._order.remove(value)
        else:
            self._order.append(value)
        if not self._ranked:
            self._order = [code for code in self._chips if code in self._order]
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        for value, chip in self._chips.items():
            chip.setChecked(value in self._order)
            rank = f"{self._order.index(value) + 1} " if value in self._order else ""
            chip.setText(rank + self._words[value] if self._ranked else self._words[value])


def choices_of(table: Mapping[str, object], words: object) -> list[Choice]:
    """Return the choices of a table of codes; `words` turns a `Text` into words."""
    return [Choice(code, words(text)) for code, text in table.items()]  # type: ignore[operator]
