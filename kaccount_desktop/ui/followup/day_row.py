"""A day chosen by chips (today, yesterday, as the rhythm says), or typed beside them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.followup.key_chips import KeyChips
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.line_editors import DayEditor


class DayRow(QWidget):
    """Chips for the usual days and a field that shows the day meant and takes any other.

    `changed` comes when the user has chosen or typed another day.
    """

    changed = Signal()

    def __init__(
        self, session: Session, name: str, choices: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._days: dict[str, date | None] = dict.fromkeys(choices)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.chips = KeyChips(choices, name, parent=self)
        self.editor = DayEditor(session, self)
        self.editor.setAccessibleName(name)
        self.editor.setFixedWidth(session.theme.px(136))
        beside = QVBoxLayout()  # chips are lower than the field: both stand on one middle
        beside.setContentsMargins(0, session.theme.px(3), 0, 0)
        beside.addWidget(self.chips)
        row.addLayout(beside, 1)
        row.addWidget(self.editor)
        self.chips.chosen.connect(self._choose)
        self.editor.edited.connect(self._type)

    @property
    def choice(self) -> str:
        """The code of the chip chosen, '' when a day was typed."""
        return self.chips.value()

    def set_day(self, code: str, day: date | None) -> None:
        """Say which day a chip stands for; None when there is none to offer."""
        self._days[code] = day
        if self.choice == code:
            self.editor.put(day)

    def choose(self, code: str) -> None:
        """Choose a chip and tell nobody."""
        self.chips.put(code)
        self.editor.put(self._days[code])

    def value(self) -> date | None:
        """Return the day; raises KnownError when what was typed is none."""
        if self.choice and self.editor.text() == self.editor.shown(self._days[self.choice]):
            return self._days[self.choice]
        return self.editor.value()

    def _choose(self, code: str) -> None:
        self.editor.put(self._days[code])
        self.editor.setText(self.editor.shown(self._days[code]))
        self.changed.emit()

    def _type(self) -> None:
        try:
            day = self.editor.value()
        except KnownError:
            self.chips.put("")
        else:
            known = [code for code, offered in self._days.items() if offered == day and day]
            self.chips.put(known[0] if known else "")
            self.editor.put(day)
            self.editor.setText(self.editor.shown(day))
        self.changed.emit()
