"""What a readable sheet shows of a value, and whether a cell still shows it."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final

from kaccount_desktop.files.encoding import UNPRINTABLE
from kaccount_desktop.files.field import Field, Kind
from kaccount_desktop.files.record_cells import cut_to_cell
from kaccount_desktop.files.tables import LINE_BREAKS, Cell
from kaccount_desktop.rules.choices import CONCERNS
from kaccount_desktop.rules.language import Text

_EXACT_YUAN: Final = Decimal(10) ** 12
_YES: Final = Text("yes", "是")
_FIRST_DAY: Final = date(1900, 3, 1)
"""Excel counts days right from here on; earlier ones stand as text."""
_NUMBERS: Final = frozenset({Kind.COUNT, Kind.DAYS, Kind.SCALE})


Shown = str | int | Decimal | date | None
"""What a readable cell holds."""


def shown_cell(field: Field, value: Any, language: str) -> Shown:
    """Return what the cell of a field holds; a text too long for a cell is not cut here."""
    if value is None or value == "":
        return None
    if field.kind is Kind.MONEY:
        return Decimal(value) if abs(value) < _EXACT_YUAN else f"{value:.2f}"
    if field.kind in _NUMBERS:
        return int(value)
    if field.kind is Kind.DAY:
        day: date = value
        return day if day >= _FIRST_DAY else day.isoformat()
    if field.kind is Kind.FLAG:
        return _YES.in_(language) if value else None
    if field.kind is Kind.CONCERNS:
        codes = [code for code in str(value).split(",") if code in CONCERNS]
        return "、".join(CONCERNS[code].in_(language) for code in codes)
    words = (field.choices or {}).get(str(value)) if field.kind is Kind.CHOICE else None
    return words.in_(language) if words is not None else str(value)


def still_shows(wanted: Shown, cell: Cell) -> bool:
    """Return whether a cell read from a workbook is the one that was written."""
    if wanted is None or wanted == "":
        return cell is None or cell == ""
    if isinstance(wanted, date):
        return (cell.date() if isinstance(cell, datetime) else cell) == wanted
    if isinstance(wanted, int | Decimal):
        return (
            isinstance(cell, int | float)
            and not isinstance(cell, bool)
            and (float(cell) == float(wanted))
        )
    return isinstance(cell, str) and cell == _as_read(cut_to_cell(str(wanted)))


def _as_read(text: str) -> str:
    return UNPRINTABLE.sub("", LINE_BREAKS.sub("\n", text))
