"""The people of a customer as a table: a row for each post, vacant ones and those left included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.choices import (
    ATTITUDES,
    BUYING_ROLES,
    CLOSENESS,
    FUNCTIONS,
    Choices,
)
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.wording import Wording

Index = QModelIndex | QPersistentModelIndex
PERSON: Final = Qt.ItemDataRole.UserRole + 1
SORT: Final = Qt.ItemDataRole.UserRole + 2


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, its least width in px, its part of spare room, and how readily it hides.

    `least` of a column of fixed words is what stands beside the word.
    """

    name: str
    least: int
    grows: int = 1
    hides: int = 0


COLUMNS: Final = (
    Column("name", 62, 2),
    Column("title", 84, 4),
    Column("department", 56, 4, hides=4),
    Column("function", 20, 1, hides=1),
    Column("role", 20, 1),
    Column("attitude", 68, 1),
    Column("influence", 40, 0, hides=5),
    Column("closeness", 48, 1),
    Column("pair", 58, 2, hides=6),
    Column("touch", 52, 1, hides=2),
    Column("mobile", 102, 1, hides=3),
)
"""Those with a number are hidden first where the room is narrow, the lowest number first."""
CODED: Final[Mapping[str, Choices]] = {
    "function": FUNCTIONS,
    "role": BUYING_ROLES,
    "attitude": ATTITUDES,
    "closeness": CLOSENESS,
}
"""Columns of fixed words."""


class PeopleModel(QAbstractTableModel):
    """Shows `Person` rows; `PERSON` returns the whole row, `SORT` what a column sorts by."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(session, self)
        self._rows: tuple[Person, ...] = ()

    def show_people(self, found: Sequence[Person]) -> None:
        """Show other people, touching only the rows that differ."""
        new = tuple(found)
        same = [p.position for p in new] == [p.position for p in self._rows]
        if not same:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        old, self._rows = self._rows, new
        for row, (before, after) in enumerate(zip(old, new, strict=True)):
            if before != after:
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(COLUMNS) - 1))

    def row_of(self, contact: int | None) -> int:
        """Return the row of a person, -1 when not shown."""
        found = (row for row, p in enumerate(self._rows) if contact and p.key == contact)
        return next(found, -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many posts there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._titles()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell says, explains or sorts by."""
        if not index.isValid():
            return None
        person = self._rows[index.row()]
        name = COLUMNS[index.column()].name
        if role == PERSON:
            return person
        if role == SORT:
            return self._sort(person, name)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(person, name)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._tip(person, name))
        return None

    def _titles(self) -> list[str]:
        return [
            self.tr("Name"),
            self.tr("Title"),
            self.tr("Dept"),
            self.tr("Function"),
            self.tr("Role"),
            self.tr("Attitude"),
            self.tr("Infl."),
            self.tr("Closeness"),
            self.tr("Paired"),
            self.tr("Last"),
            self.tr("Mobile"),
        ]

    def _words(self, person: Person, name: str) -> str:
        wording = self._wording
        if name == "name":
            return person.name or self.tr("vacant")
        if name == "attitude":
            return wording.attitude(person.attitude) if person.key else ""
        words = {
            "title": person.title,
            "department": person.department,
            "function": wording.code(FUNCTIONS, person.function),
            "role": wording.code(BUYING_ROLES, person.role),
            "influence": "" if person.influence is None else str(person.influence),
            "closeness": wording.code(CLOSENESS, person.closeness or ""),
            "pair": wording.listed([pair.colleague_name for pair in person.pairs]),
            "touch": wording.day(person.last_touch),
            "mobile": person.mobile,
        }
        return words[name]

    def _tip(self, person: Person, name: str) -> str:
        wording = self._wording
        if name == "name" and person.left:
            return self.tr("{name} left in {date}").format(name=person.name, date=person.end)
        if name in ("role", "attitude", "influence") and person.key:
            evidence = person.stand_evidence
            known = self.tr("assumed, not yet confirmed") if evidence.assumed else ""
            date = wording.stored_day(evidence.as_of)
            source = wording.joined(evidence.source, date)
            parts = [self._words(person, name), known, source]
            return "\n".join(part for part in parts if part)
        if name == "closeness" and person.closest:
            return self.tr("closest: {}").format(person.closest)
        return self._words(person, name)

    def _sort(self, person: Person, name: str) -> Any:
        numbers = {
            "attitude": -9 if person.attitude is None else person.attitude,
            "influence": person.influence or 0,
            "closeness": person.closeness,
            "touch": person.last_touch.toordinal() if person.last_touch else 0,
        }
        return numbers[name] if name in numbers else self._words(person, name)
