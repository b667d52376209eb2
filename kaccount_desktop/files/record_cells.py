"""How a column of the book stands in a cell of a record sheet, so that it comes back the same.

Record numbers and numbers too long for Excel stand as text; what a workbook cannot hold or a
reader would take out (control characters) stands as `{{U+0001}}`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from kaccount_desktop.book.keys import LARGEST_KEY
from kaccount_desktop.book.tables import Column, Kind, Table
from kaccount_desktop.files.encoding import UNPRINTABLE
from kaccount_desktop.files.marker_sheet import MARKER
from kaccount_desktop.files.tables import Cell
from kaccount_desktop.rules.language import Text

LONGEST_TEXT: Final = 32_767
"""Characters a cell of Excel holds, counted as it does: a character beyond U+FFFF is two."""
PIECE: Final = 16_000
"""Characters of one piece of a text that is longer; never more than a cell holds."""
_NUMBERS: Final = 10**15
"""Excel keeps fifteen digits of a number."""
_OPEN: Final = "{{U+"
_EMPTY: Final = "{{U+}}"
"""An empty text where the column may also hold nothing at all."""
_STRANGE: Final = re.compile(UNPRINTABLE.pattern + r"|\r|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED: Final = re.compile(r"\{\{U\+([0-9A-F]{4,6})\}\}")
_WHOLE: Final = re.compile(r"-?\d{1,19}")
_SIGNED_64: Final = 1 << 63


class WrongCellError(ValueError):
    """The cell of a record sheet is not what the book wrote there."""


def cell_length(text: str) -> int:
    """Return how long Excel finds a text."""
    return len(text) + sum(character > "\uffff" for character in text)


def cut_to_cell(text: str) -> str:
    """Return as much of a text as a cell holds."""
    if cell_length(text) <= LONGEST_TEXT:
        return text
    cut = text[:LONGEST_TEXT]
    return cut.encode("utf-16-le")[: 2 * LONGEST_TEXT].decode("utf-16-le", "ignore")


def escaped(text: str) -> str:
    """Return a text with every character that would not survive a workbook spelled out."""
    if text.isprintable() and "{{" not in text and "_x" not in text:
        return text
    text = text.replace(_OPEN, "{{U+007B}}{U+")
    return _STRANGE.sub(lambda found: f"{{{{U+{ord(found[0]):04X}}}}}", text)


def plain_again(text: str) -> str:
    """Return the text that was `escaped`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "{{" in text else text


def to_cell(column: Column, value: Any) -> tuple[str | float | None, list[str]]:
    """Return what stands in the cell, and the further pieces of a text too long for it."""
    if value is None:
        return None, []
    if column.kind != "text":
        return _TO_CELL[column.kind](column, value), []
    text = escaped(str(value))
    if not text:
        return (_EMPTY if column.null else None), []
    if cell_length(text) <= LONGEST_TEXT:
        return text, []
    pieces = [text[start : start + PIECE] for start in range(0, len(text), PIECE)]
    return pieces[0], pieces[1:]


def _scaled_cell(column: Column, value: Decimal) -> str | float:
    exact = abs(value / column.unit) < _NUMBERS
    return float(value) if exact else f"{value:f}"


_TO_CELL: Final[dict[Kind, Callable[[Column, Any], str | float]]] = {
    "flag": lambda _column, value: int(value),
    "key": lambda _column, value: str(value),
    "whole": lambda _column, value: int(value) if abs(value) < _NUMBERS else str(value),
    "scaled": _scaled_cell,
    "day": lambda _column, value: str(value.isoformat()),
}


def from_cell(column: Column, cell: Cell, more: str = "") -> Any:
    """Return the value a cell was written for, `more` being the further pieces of its text.

    Raises:
        WrongCellError: the cell holds something else.
    """
    if cell is None or cell == "":
        if column.null:
            return None
        if column.kind == "text":
            return ""
        raise WrongCellError
    if column.kind == "text":
        return _text(cell, more)
    return _day(cell) if column.kind == "day" else _counted(column, _number(cell, column))


def _counted(column: Column, number: Decimal) -> Any:
    """Return a number as its kind of column holds it."""
    if column.kind == "scaled":
        return number.quantize(column.unit)
    if number != number.to_integral_value():
        raise WrongCellError
    if column.kind == "flag":
        if number not in (0, 1):
            raise WrongCellError
        return bool(number)
    if column.kind == "key" and not 0 < number <= LARGEST_KEY:
        raise WrongCellError
    return int(number)


def _text(cell: Cell, more: str) -> str:
    if isinstance(cell, str):
        return "" if cell == _EMPTY else plain_again(cell + more)
    if isinstance(cell, float | int) and not isinstance(cell, bool):  # Excel made a number of it
        return str(int(cell)) if float(cell).is_integer() else str(cell)
    raise WrongCellError


def _day(cell: Cell) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(str(cell).strip())
    except ValueError as error:
        raise WrongCellError from error


def _number(cell: Cell, column: Column) -> Decimal:
    text = str(cell).strip() if not isinstance(cell, bool) else str(int(cell))
    if column.kind == "key" and not (isinstance(cell, str) and _WHOLE.fullmatch(text)):
        raise WrongCellError
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise WrongCellError from error
    if not number.is_finite() or abs(number / column.unit) >= _SIGNED_64:
        raise WrongCellError
    return number


def check_mark(table: Table, row: Mapping[str, Any], columns: Iterable[Column]) -> str:
    """Return the mark that tells whether the columns of a row are as the book wrote them."""
    sum_ = zlib.crc32(table.name.encode())
    for column in columns:
        value = row[column.name]
        if value is None:
            words = "\x00"
        elif column.kind == "scaled":
            words = str(int(value / column.unit))
        elif column.kind == "flag":
            words = str(int(value))
        else:
            words = str(value)
        sum_ = zlib.crc32(words.encode("utf-8", "surrogatepass") + b"\x1f", sum_)
    return f"{sum_:08x}"


def changed_row(sheet: str, row: int, column: str) -> Text:
    """Return the sentence about a record sheet that was edited; `column` is '' for the row."""
    return Text(
        'The sheet "{sheet}" was changed in row {row}{at}. Its cells belong to KAccount: change the'
        " first sheets (customers, contacts …) instead. Export the book again, or take the sheet"
        ' "{marker}" out to read the first sheets as a list.',
        "工作表「{sheet}」第 {row} 行{at}已被改动。该表由 KAccount 维护，请改前面的客户、联系人等工作表。"
        "请重新导出，或删去工作表「{marker}」，把前面的工作表当作名单导入。",
    ).format(
        sheet=sheet,
        row=row,
        at=Text(f", column {column}", f"「{column}」列") if column else Text("", ""),
        marker=MARKER,
    )
