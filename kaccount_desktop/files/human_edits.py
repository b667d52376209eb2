"""What a person changed in the readable sheets of an exported book.

A row is known by its number; every cell that no longer shows what the record says was edited and
wins over the record. What cannot be taken over is refused by name, never left out in silence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from kaccount_desktop.files.export_rows import ExportRows, Row, keys_of, sheet_fields
from kaccount_desktop.files.fields import FIELDS, GROUPS, KEEP, NUMBER
from kaccount_desktop.files.heading_words import spelling
from kaccount_desktop.files.human_cells import shown_cell, still_shows
from kaccount_desktop.files.import_plan import Refusal
from kaccount_desktop.files.import_report import Update
from kaccount_desktop.files.progress import Cancelled, stop_if
from kaccount_desktop.files.record_cells import LONGEST_TEXT, cell_length
from kaccount_desktop.files.record_reading import Carried
from kaccount_desktop.files.record_targets import Targets, UnfitError
from kaccount_desktop.files.sheet_mapping import ColumnMapping, SheetMapping
from kaccount_desktop.files.tables import Cell, Note, Sheet, Workbook, filled
from kaccount_desktop.files.values import CellKeptError, CellRefusedError, Reader, shown
from kaccount_desktop.rules.language import Text, same

_HEADINGS: Final = frozenset({spelling(NUMBER.label.en), spelling(NUMBER.label.zh)})
_BATCH: Final = 500
_SHOWN: Final = 60


@dataclass(slots=True)
class Edits:
    """The edited columns by table and key, what was said of them, and which rows are dealt with."""

    columns: dict[tuple[str, Any], dict[str, Any]] = field(default_factory=dict)
    numbered: set[tuple[str, int]] = field(default_factory=set)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    updates: dict[tuple[str, Any], list[Update]] = field(default_factory=dict)


def read_edits(
    workbook: Workbook,
    mappings: Sequence[SheetMapping],
    carried: Carried,
    today: date,
    cancelled: Cancelled,
) -> Edits:
    """Return what was edited in the included sheets."""
    by_name = {mapping.sheet: mapping for mapping in mappings}
    reading = _Reading(carried, today)
    for sheet in workbook.sheets:
        mapping = by_name.get(sheet.name)
        if mapping is not None and mapping.included:
            reading.read(sheet, mapping, cancelled)
    reading.finish()
    return reading.edits


class _Reading:
    def __init__(self, carried: Carried, today: date) -> None:
        self.edits = Edits()
        self._carried = carried
        self._rows = ExportRows(carried, carried.language)
        self._expected: dict[str, Mapping[str, Row]] = {}
        self._seen: dict[str, tuple[str, int]] = {}
        self._targets = Targets(carried, self.edits.columns, today)

    def read(self, sheet: Sheet, mapping: SheetMapping, cancelled: Cancelled) -> None:
        """Read one sheet; rows without a number are left to be read as a list's."""
        at = next((c.index for c in mapping.columns if spelling(c.heading) in _HEADINGS), None)
        if at is None:
            if len(sheet.rows) > mapping.first_row:
                self._note(sheet, None, _UNNUMBERED)
            return
        for index in range(mapping.first_row, len(sheet.rows)):
            if index % _BATCH == 0:
                stop_if(cancelled)
            row = sheet.rows[index]
            if at < len(row) and filled(row[at]):
                self.edits.numbered.add((sheet.name, index + 1))
                self._row(sheet, mapping, index + 1, shown(row[at]))

    def finish(self) -> None:
        """Say which rows were taken out."""
        for group, expected in self._expected.items():
            gone = len(expected) - sum(number in self._seen for number in expected)
            if gone:
                text = _GONE.format(count=gone, sheet=GROUPS[group])
                self.edits.notes.append(Note(GROUPS[group].in_(self._carried.language), None, text))

    def _row(self, sheet: Sheet, mapping: SheetMapping, number: int, name: str) -> None:
        parsed = keys_of(name)
        wanted = self._wanted(parsed[0]).get(name) if parsed is not None else None
        if parsed is None or wanted is None:
            self.edits.refusals.append(Refusal(sheet.name, number, "", _UNKNOWN, whole_row=True))
            return
        if name in self._seen:
            first_sheet, first = self._seen[name]
            why = _TWICE.format(sheet=first_sheet, row=first)
            self.edits.refusals.append(Refusal(sheet.name, number, "", why, whole_row=True))
            return
        self._seen[name] = (sheet.name, number)
        group, keys = parsed
        cells = sheet.rows[number - 1]
        own = set(sheet_fields(group))
        for column in mapping.columns:
            cell = cells[column.index] if column.index < len(cells) else None
            if column.target in own and column.place == 1:
                self._cell(sheet.name, number, column, cell, group, keys, wanted)
            elif filled(cell) and (column.target == KEEP or column.target in FIELDS):
                why = Text("no record has such a column.", "该记录没有此列。")
                self._refuse(sheet.name, number, column, why)

    def _wanted(self, group: str) -> Mapping[str, Row]:
        if group not in self._expected:
            rows = self._rows.group_rows(group)
            self._expected[group] = {str(row[NUMBER.id]): row for row in rows}
        return self._expected[group]

    def _cell(
        self,
        sheet: str,
        number: int,
        column: ColumnMapping,
        cell: Cell,
        group: str,
        keys: tuple[int, ...],
        wanted: Row,
    ) -> None:
        one = FIELDS[column.target]
        was = wanted.get(one.id)
        written = shown_cell(one, was, self._carried.language)
        if still_shows(written, cell):
            return
        try:
            _refuse_cut(written)
            value = Reader(one).value(cell)
            if value == was or (value is None and was in ("", False)):
                return
            record = self._targets.set(group, keys, one.id, value)
        except (CellRefusedError, CellKeptError, UnfitError) as error:
            self._refuse(sheet, number, column, error.text)
            return
        words = one.choices or {}
        self.edits.updates.setdefault(record, []).append(
            Update(
                sheet,
                number,
                shown(wanted.get("customer.name", "")),
                one.label,
                words.get(str(was)) or same(str(written)[:_SHOWN] if written is not None else ""),
                words.get(str(value)) or same(shown(cell)[:_SHOWN]),
            )
        )

    def _refuse(self, sheet: str, number: int, column: ColumnMapping, why: Text) -> None:
        self.edits.refusals.append(Refusal(sheet, number, column.label, why, whole_row=False))

    def _note(self, sheet: Sheet, row: int | None, text: Text) -> None:
        self.edits.notes.append(Note(sheet.name, row, text))


def _refuse_cut(written: Any) -> None:
    """Raise when the cell held only the beginning of a text: taking it over would lose the rest."""
    if isinstance(written, str) and cell_length(written) > LONGEST_TEXT:
        raise UnfitError(_CUT)


_UNNUMBERED: Final = Text(
    "The column “Record no.” is missing, so the rows are read as a list's: by names.",
    "缺少「记录编号」列，各行按名单处理，以名称对应。",
)
_UNKNOWN: Final = Text(
    "This record number is not in the workbook. Empty it to add the row as a new one.",
    "工作簿中没有这个记录编号。要作为新记录添加，请清空该编号。",
)
_TWICE: Final = Text(
    "This record number stands in “{sheet}”, row {row}, already. Empty it to add the row as a new"
    " one.",
    "此记录编号已出现在「{sheet}」第 {row} 行。要作为新记录添加，请清空该编号。",
)
_GONE: Final = Text(
    "{count} rows were taken out of the sheet “{sheet}”; their records are imported all the same."
    " To delete a record, delete it in the program.",
    "工作表「{sheet}」中有 {count} 行被删去，其记录仍照常导入。要删除记录，请在程序中删除。",
)
_CUT: Final = Text(
    "The text is longer than a cell, so that only its beginning stands here. Change it in the"
    " program.",
    "内容超过单元格上限，此处只有开头部分，请在程序中修改。",
)
