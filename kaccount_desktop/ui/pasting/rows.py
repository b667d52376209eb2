"""The recognised fields as rows: a tick, a label, the value to edit, and what the book says now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.recognition import Found
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.line_editors import LineEditor

PLACES: Final[Mapping[str, tuple[str, str]]] = {
    "company": ("customer", "name"),
    "other_name": ("customer", "aliases"),
    "credit_code": ("customer", "credit_code"),
    "company_phone": ("customer", "phone"),
    "address": ("customer", "address"),
    "region": ("customer", "region"),
    "city": ("customer", "city"),
    "website": ("customer", "website"),
    "bank": ("customer", "bank"),
    "account": ("customer", "bank"),
    "legal_representative": ("customer", "legal_representative"),
    "person": ("contact", "name"),
    "title": ("position", "title"),
    "department": ("position", "department"),
    "mobile": ("contact", "mobile"),
    "phone": ("contact", "phone"),
    "email": ("contact", "email"),
    "wechat": ("contact", "wechat"),
}
"""Recognised field → the table and column it goes to."""

_BESIDE: Final = {"account"}
"""Fields written after another in its column: the account after its bank."""


class FieldRow:
    """One recognised value: its tick, its editor, and a note below it."""

    def __init__(self, session: Session, grid: QGridLayout, found: Found, name: str) -> None:
        page, row = grid.parentWidget(), grid.rowCount()
        self.found = found
        self.tick = QCheckBox(page)
        self.tick.setChecked(True)
        self.tick.setAccessibleName(name)
        label = Label(name, "dense", "text-2", parent=page)
        label.setMinimumHeight(session.theme.px(28))
        self.editor = LineEditor(page)
        self.editor.put(found.value)
        self.editor.setAccessibleName(name)
        self.editor.textEdited.connect(lambda _text: self.tick.setChecked(True))
        self.note = Label("", "caption", "text-3", wrap=True, parent=page)
        self.note.hide()
        grid.addWidget(self.tick, row, 0)
        grid.addWidget(label, row, 1)
        grid.addWidget(self.editor, row, 2)
        grid.addWidget(self.note, row + 1, 2)

    @property
    def value(self) -> str:
        """What stands in the field, '' when it is not ticked."""
        return str(self.editor.text()).strip() if self.tick.isChecked() else ""

    def say(self, words: str, tone: str = "text-3") -> None:
        """Show a note below the value; none hides it."""
        self.note.setText(words)
        self.note.set_tone(tone)
        self.note.setVisible(bool(words))


class FoundRows(QWidget):
    """Two sections, the customer and the person; `ticked` comes when a tick changes."""

    ticked = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnMinimumWidth(1, session.theme.px(76))
        self._grid.setColumnStretch(2, 1)
        self.rows: list[FieldRow] = []
        self._bank = ""

    def show_found(self, found: Sequence[Found]) -> None:
        """Show what was recognised."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = []
        for heading, person in ((self.tr("Customer"), False), (self.tr("Person"), True)):
            mine = [one for one in found if (PLACES[one.field][0] != "customer") is person]
            if not mine:
                continue
            line = self._grid.rowCount()
            self._grid.addWidget(SectionHeading(heading, parent=self), line, 0, 1, 3)
            for one in mine:
                row = FieldRow(self._session, self._grid, one, self._name(one.field))
                row.tick.toggled.connect(self.ticked)
                if one.doubt is not None:
                    row.tick.setChecked(False)
                    row.say(self._session.words(one.doubt), "caution")
                self.rows.append(row)

    def compare(self, known: Mapping[tuple[str, str], Any]) -> None:
        """Say what the book says now; what it knows otherwise is not ticked."""
        self._bank = str(known.get(PLACES["bank"]) or "")
        for row in self.rows:
            if row.found.doubt is not None:
                continue
            now = str(known.get(PLACES[row.found.field]) or "")
            same = now == row.found.value or (
                row.found.field in ("bank", "account") and row.found.value in now
            )
            lacking = not now or (row.found.field == "account" and self._same_bank(row))
            row.tick.setChecked(lacking)
            if lacking:
                row.say("")
            elif same:
                row.say(self.tr("The book says so already."))
            else:
                row.say(self.tr("Now: {}").format(now))

    def values(self, *tables: str) -> dict[str, str]:
        """Return what is ticked for some tables, by column; several of a kind parted by a slash."""
        found: dict[str, str] = {}
        for row in self.rows:
            table, column = PLACES[row.found.field]
            if table in tables and row.value:
                beside = row.found.field in _BESIDE
                before = found.get(column, "") or (self._bank if beside else "")
                between = "\n" if column == "aliases" else " " if beside else " / "
                found[column] = between.join(filter(None, (before, row.value)))
        return found

    def _same_bank(self, account: FieldRow) -> bool:
        """Tell whether the book names the bank of an account, but not the account."""
        bank = self.first("bank")
        return account.found.value not in self._bank and (not bank or bank in self._bank)

    def first(self, field: str) -> str:
        """Return the first value of a field, ticked or not."""
        return next((str(r.editor.text()) for r in self.rows if r.found.field == field), "")

    def _name(self, field: str) -> str:
        if field == "account":
            return self.tr("Account")
        words = self._session.words(column_label(*PLACES[field]))
        return words[:1].upper() + words[1:]
