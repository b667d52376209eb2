"""What each column of a sheet is taken for, as recognised or as the user chose."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from decimal import Decimal

from kaccount_desktop.files.fields import FIELDS, KEEP
from kaccount_desktop.files.heading_words import NUMBERED
from kaccount_desktop.files.tables import column_letters


@dataclass(frozen=True, slots=True)
class ColumnMapping:
    """Where a column goes: `target` is a field id, `SKIP` or `KEEP`.

    `unit` is yuan for one (None: as the cell says), `place` counts the contact or project of the
    row from 1, `beside` is the group whose note takes a `KEEP` column.
    """

    index: int
    heading: str
    target: str
    confidence: float = 0.0
    unit: Decimal | None = None
    place: int = 1
    beside: str = "customer"

    @property
    def label(self) -> str:
        """Letter and heading as a message names the column: `F 手机`."""
        return f"{column_letters(self.index)} {self.heading}".strip()


@dataclass(frozen=True, slots=True)
class SheetMapping:
    """How one sheet is read: rows count from 0; data start at `first_row`.

    `included` is false for a hidden sheet or one in which no customer name was found; `recalled`
    is true when the columns are as the user chose them when the same headings came before.
    """

    sheet: str
    heading_rows: tuple[int, ...]
    first_row: int
    columns: tuple[ColumnMapping, ...] = field(default=())
    included: bool = True
    recalled: bool = False

    def target(self, field_id: str) -> ColumnMapping | None:
        """Return the first column that goes to `field_id`."""
        return next((one for one in self.columns if one.target == field_id), None)

    @property
    def ready(self) -> bool:
        """Return whether a column holds the customer's name, without which no row is taken."""
        return self.target("customer.name") is not None


def remap(mapping: SheetMapping, index: int, target: str) -> SheetMapping:
    """Return the mapping with the column at `index` sent to `target`, as the user chose.

    A field that holds one value is taken from the column that had it; that column is then kept
    in the note.
    """
    columns = []
    for one in mapping.columns:
        if one.index == index:
            place = _free_place(mapping, index, target)
            columns.append(replace(one, target=target, confidence=1.0, place=place))
        elif one.target == target and target in FIELDS and FIELDS[target].group not in NUMBERED:
            columns.append(replace(one, target=KEEP, confidence=0.0, place=1))
        else:
            columns.append(one)
    changed = replace(mapping, columns=tuple(columns), recalled=False)
    return replace(changed, included=changed.ready)


def _free_place(mapping: SheetMapping, index: int, target: str) -> int:
    taken = {one.place for one in mapping.columns if one.target == target and one.index != index}
    place = 1
    if target not in FIELDS or FIELDS[target].group not in NUMBERED:
        return place
    while place in taken:
        place += 1
    return place
