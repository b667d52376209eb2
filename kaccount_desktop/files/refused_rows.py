"""The rows an import refused, as a workbook to be mended and imported again.

Each row stands under the headings of its sheet with its own cells, and the reason in a last column
which the import leaves out when the workbook comes back.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.headings import REASON
from kaccount_desktop.files.import_plan import ImportPlan, Refusal
from kaccount_desktop.files.record_cells import cut_to_cell
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.files.tables import Cell, Row, Sheet, Workbook
from kaccount_desktop.files.values import shown
from kaccount_desktop.files.workbook_export import unwritable
from kaccount_desktop.rules.language import CHINESE

_NOT_IN_A_NAME: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_LONGEST_NAME: Final = 31
_EXACT: Final = 1e15


@dataclass(slots=True)
class _Part:
    """What one sheet gives: its heading rows, their merged cells, and refused rows with reasons."""

    name: str
    heads: list[Row]
    merges: list[tuple[int, int, int, int]]
    rows: list[tuple[Row, str]]

    @property
    def width(self) -> int:
        return max((len(row) for row in [*self.heads, *(row for row, _ in self.rows)]), default=0)


@dataclass(slots=True)
class RefusedRows:
    """Gathers what was refused of one file after another; `count` is how many rows."""

    language: str = CHINESE
    count: int = 0
    _parts: list[_Part] = field(default_factory=list)

    def add(
        self,
        workbook: Workbook,
        mappings: Sequence[SheetMapping],
        plan: ImportPlan,
        refusals: Sequence[Refusal],
    ) -> None:
        """Take in the rows of a file that were refused, whole or in single cells."""
        by_name = {mapping.sheet: mapping for mapping in mappings}
        for sheet in workbook.sheets:
            own = [one for one in refusals if one.sheet == sheet.name]
            mapping = by_name.get(sheet.name)
            if mapping is None or not own:
                continue
            rows = list(self._rows(sheet, own, plan.as_read))
            self.count += len(rows)
            self._parts.append(_Part(sheet.name, *_heads(sheet, mapping), rows))

    def save(self, out: Path) -> None:
        """Write the workbook (.xlsx), whole or not at all.

        Raises:
            KnownError: the place cannot be written to.
        """
        try:
            with tempfile.TemporaryDirectory(dir=out.parent, prefix=".refused-") as folder:
                draft = Path(folder) / "draft.xlsx"
                _write(draft, self._parts, REASON.in_(self.language))
                draft.replace(out)
        except OSError as error:
            raise unwritable(out, error) from error

    def _rows(
        self, sheet: Sheet, refusals: Iterable[Refusal], as_read: Mapping[tuple[str, int], Row]
    ) -> Iterator[tuple[Row, str]]:
        reasons: dict[int, list[str]] = {}
        for one in refusals:
            words = one.reason.in_(self.language)
            place = f"{one.column}：" if self.language == CHINESE else f"{one.column}: "
            reasons.setdefault(one.row, []).append(place + words if one.column else words)
        for number in sorted(reasons):
            row = as_read.get((sheet.name, number)) or sheet.rows[number - 1]
            yield row, "\n".join(reasons[number])


def _heads(
    sheet: Sheet, mapping: SheetMapping
) -> tuple[list[Row], list[tuple[int, int, int, int]]]:
    """Return the heading rows and their merged cells, or headings made of what the columns hold.

    What stands above a heading comes along: it may state the unit of the amounts (单位：万元).
    """
    if not mapping.heading_rows:
        words: Row = [
            FIELDS[one.target].label.zh if one.target in FIELDS else one.heading
            for one in mapping.columns
        ]
        return [words], []
    last = mapping.heading_rows[-1]
    merges = [merge for merge in sheet.merges if merge[2] <= last and merge[:2] != merge[2:]]
    return sheet.rows[: last + 1], merges


def _write(draft: Path, parts: Sequence[_Part], reason: str) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    packed = BytesIO()
    workbook = xlsxwriter.Workbook(packed, {"tmpdir": str(draft.parent)})
    head = workbook.add_format({"bold": True, "text_wrap": True, "valign": "vcenter"})
    why = workbook.add_format({"text_wrap": True, "font_color": "#B42318"})
    formats = {
        datetime: workbook.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
        date: workbook.add_format({"num_format": "yyyy-mm-dd"}),
        str: workbook.add_format({"num_format": "@"}),
    }
    taken: set[str] = set()
    for part in parts:
        sheet = workbook.add_worksheet(_sheet_name(part.name, taken))
        width = part.width
        sheet.set_column(0, width, 14)
        sheet.set_column(width, width, 60)
        for number, row in enumerate(part.heads):
            for column, cell in enumerate(row):
                _put(sheet, number, column, cell, dict.fromkeys(formats, head))
        for top, left, bottom, right in part.merges:
            cell = part.heads[top][left] if left < len(part.heads[top]) else ""
            sheet.merge_range(top, left, bottom, right, shown(cell), head)
        sheet.write_string(len(part.heads) - 1, width, reason, head)
        sheet.freeze_panes(len(part.heads), 0)
        for number, (row, words) in enumerate(part.rows, len(part.heads)):
            for column, cell in enumerate(row):
                _put(sheet, number, column, cell, formats)
            sheet.write_string(number, width, cut_to_cell(words), why)
    try:
        workbook.close()
    except FileCreateError as error:
        raise OSError(str(error)) from error
    draft.write_bytes(packed.getbuffer())


def _put(sheet: Any, row: int, column: int, cell: Cell, formats: Mapping[type, Any]) -> None:
    """Write a cell as the kind it was; a text stays a text, whatever it begins with."""
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float) and abs(cell) < _EXACT:
        sheet.write_number(row, column, cell)
    elif isinstance(cell, datetime) and cell.time() != time():
        sheet.write_datetime(row, column, cell, formats[datetime])
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, formats[date])
    elif isinstance(cell, time | timedelta):
        sheet.write_string(row, column, shown(cell), formats[str])
    else:
        sheet.write_string(row, column, cut_to_cell(str(cell)), formats[str])


def _sheet_name(name: str, taken: set[str]) -> str:
    """Return a name Excel allows and no other sheet has."""
    plain = _NOT_IN_A_NAME.sub(" ", name).strip(" '")[:_LONGEST_NAME] or "1"
    chosen, number = plain, 1
    while chosen.casefold() in taken:
        number += 1
        ending = f" {number}"
        chosen = plain[: _LONGEST_NAME - len(ending)] + ending
    taken.add(chosen.casefold())
    return chosen
