"""The sheet by which an exported book is known again, and what it sets apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from kaccount_desktop.files.tables import Row, Sheet, Workbook

MARKER: Final = "KAccount"
"""The name of the marker sheet."""
FORMAT: Final = "kaccount-workbook 1"
"""What its first cell says: how the record sheets are laid out."""
SHEET_LINE: Final = "sheet"
"""Begins each of its lines that names a record sheet, the table and the number of rows."""
_ANY_FORMAT: Final = FORMAT.split()[0]
_LINE_CELLS: Final = 4


def is_marker(sheet: Sheet) -> bool:
    """Return whether a sheet says that the workbook is an exported book."""
    first = sheet.rows[0][0] if sheet.rows and sheet.rows[0] else None
    return sheet.name == MARKER and isinstance(first, str) and first.startswith(_ANY_FORMAT)


def sheet_lines(marker: Sheet) -> list[Row]:
    """Return the lines of the marker sheet that name record sheets."""
    return [row for row in marker.rows if len(row) >= _LINE_CELLS and row[0] == SHEET_LINE]


def take_records(workbook: Workbook) -> None:
    """Set the record sheets of an exported book apart from those a person reads."""
    marker = next((one for one in workbook.sheets if is_marker(one)), None)
    if marker is None:
        return
    ours = {str(row[1]) for row in sheet_lines(marker)}
    workbook.records = [marker, *(one for one in workbook.sheets if one.name in ours)]
    workbook.sheets = [one for one in workbook.sheets if one is not marker and one.name not in ours]
