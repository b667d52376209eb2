"""The record sheets of an exported book read back: every row checked, or a sentence that says where."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from kaccount_desktop.book.migrations import VERSION
from kaccount_desktop.book.models import BookModel
from kaccount_desktop.book.shelf import KeptTexts
from kaccount_desktop.book.tables import ANY_RECORD, Table, all_tables, table_for
from kaccount_desktop.files.marker_sheet import FORMAT, MARKER, sheet_lines
from kaccount_desktop.files.progress import Cancelled, stop_if
from kaccount_desktop.files.record_cells import (
    WrongCellError,
    changed_row,
    check_mark,
    from_cell,
)
from kaccount_desktop.files.record_sheets import HEAD_ROWS, LONG_TEXTS, MARK, record_name
from kaccount_desktop.files.tables import Cell, Row, Sheet, Workbook, column_letters
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

_BATCH: Final = 500
Place = tuple[str, int]
"""A sheet and a row counted as Excel does."""
Long = Mapping[tuple[str, str, str], str]
"""By table, record and column: what a text goes on with after its cell."""


@dataclass(slots=True)
class Carried:
    """The records of an exported book, by table and key; `places` say where each stands."""

    name: str
    language: str = CHINESE
    version: int = VERSION
    files: str = ""
    tables: dict[str, dict[Any, dict[str, Any]]] = field(default_factory=dict)
    places: dict[str, dict[Any, Place]] = field(default_factory=dict)

    def rows(self, model: type[BookModel]) -> Iterator[Any]:
        """Return every row of a table as named tuples, in the order of their keys."""
        table = table_for(model)
        kept = self.tables[table.name]
        return (table.row_type(**kept[key]) for key in sorted(kept))

    def count(self) -> int:
        """Return how many records there are."""
        return sum(map(len, self.tables.values()))

    def largest_key(self) -> int:
        """Return the largest record number."""
        own = (self.tables[table.name] for table in all_tables().values() if table.own_key)
        return max((key for rows in own for key in rows), default=0)

    def with_columns(self, edited: Mapping[tuple[str, Any], Mapping[str, Any]]) -> Carried:
        """Return the records with some columns changed; these stay as they are."""
        tables = dict(self.tables)
        for (table, key), values in edited.items():
            if tables[table] is self.tables[table]:
                tables[table] = dict(tables[table])
            tables[table][key] = tables[table][key] | dict(values)
        return replace(self, tables=tables)

    def shelf(self) -> KeptTexts:
        """Return the playbooks and forms the book kept."""
        return KeptTexts({key: row["body"] for key, row in self.tables["definition"].items()})


def read_records(workbook: Workbook, cancelled: Cancelled) -> Carried:
    """Return the records of an exported book.

    Raises:
        KnownError: it is of a newer program, cut, or was edited where it must not be.
        StoppedError: cancelled.
    """
    marker, *sheets = workbook.records
    name = workbook.path.name
    facts = {str(row[0]): str(row[1]) for row in marker.rows if len(row) > 1 and row[0]}
    carried = Carried(
        name,
        facts.get("language", CHINESE),
        _version(marker, facts, name),
        facts.get("files", ""),
        {table: {} for table in all_tables()},
        {table: {} for table in all_tables()},
    )
    by_name = {sheet.name: sheet for sheet in sheets}
    lines = sheet_lines(marker)
    long = _long_texts(lines, by_name, name)
    for row in lines:
        if str(row[2]) == LONG_TEXTS:
            continue
        sheet, table = _listed(row, by_name, name), all_tables().get(str(row[2]))
        if table is None:
            raise _newer(name)
        _Reading(carried, table, sheet, long).read(cancelled)
    _refuse_loose_ends(carried)
    _refuse_foreign_definitions(carried)
    return carried


def _version(marker: Sheet, facts: Mapping[str, str], name: str) -> int:
    version = facts.get("version", "")
    if marker.rows[0][0] != FORMAT or not version.isdecimal() or int(version) > VERSION:
        raise _newer(name)
    return int(version)


def _listed(row: Row, by_name: Mapping[str, Sheet], name: str) -> Sheet:
    """Return a sheet the marker names; it must be there, with as many rows."""
    sheet = by_name.get(str(row[1]))
    wanted = str(row[3])
    if sheet is None:
        raise KnownError(
            Text(
                '"{name}" is an exported book, but its sheet "{sheet}" is missing. Export the book'
                ' again, or take the sheet "{marker}" out to read the rest as a list.',
                "「{name}」是导出的客户库，但缺少工作表「{sheet}」。请重新导出，"
                "或删去工作表「{marker}」，把其余的表当作名单导入。",
            ).format(name=name, sheet=row[1], marker=MARKER)
        )
    there = sum(any(_holds(cell) for cell in one) for one in sheet.rows[HEAD_ROWS:])
    if str(there) != wanted:
        raise KnownError(
            Text(
                'The sheet "{sheet}" of "{name}" should have {wanted} records and has {there}: rows'
                " were taken out or added. Export the book again; to delete a record, delete it in"
                " the program.",
                "「{name}」的工作表「{sheet}」应有 {wanted} 条记录，现有 {there} 条：有行被删除或增加。"
                "请重新导出；要删除记录，请在程序中删除。",
            ).format(name=name, sheet=sheet.name, wanted=wanted, there=there)
        )
    return sheet


def _holds(cell: Cell) -> bool:
    return cell is not None and cell != ""


def _newer(name: str) -> KnownError:
    return KnownError(
        Text(
            '"{name}" was exported by a newer KAccount. Update this program, then import it.',
            "「{name}」由更新版本的 KAccount 导出。请先升级本程序再导入。",
        ).format(name=name)
    )


def _long_texts(lines: Sequence[Row], by_name: Mapping[str, Sheet], name: str) -> Long:
    pieces: dict[tuple[str, str, str], list[tuple[int, str]]] = {}
    for line in lines:
        if str(line[2]) != LONG_TEXTS:
            continue
        sheet = _listed(line, by_name, name)
        for number, row in enumerate(sheet.rows[HEAD_ROWS:], HEAD_ROWS + 1):
            words = [str(cell) for cell in row]
            if len(words) < 5 or not words[3].isdecimal():
                raise KnownError(changed_row(sheet.name, number, column_letters(3)))
            place = (words[0], words[1], words[2])
            pieces.setdefault(place, []).append((int(words[3]), words[4]))
    return {
        place: "".join(text for _number, text in sorted(found)) for place, found in pieces.items()
    }


class _Reading:
    """Reads one record sheet into the carried records."""

    def __init__(self, carried: Carried, table: Table, sheet: Sheet, long: Long) -> None:
        self._carried, self._table, self._sheet, self._long = carried, table, sheet, long
        heads = [str(cell) for cell in sheet.rows[1]] if len(sheet.rows) > 1 else []
        self._at = {name: place for place, name in enumerate(heads) if name}
        older = carried.version < VERSION
        for column in table.columns:
            if column.name not in self._at and not (older and (column.null or column.has_default)):
                raise KnownError(changed_row(sheet.name, 2, column.label.in_(carried.language)))
        if MARK not in self._at:
            raise KnownError(changed_row(sheet.name, 2, MARK))

    def read(self, cancelled: Cancelled) -> None:
        """Read every row."""
        for number, row in enumerate(self._sheet.rows[HEAD_ROWS:], HEAD_ROWS + 1):
            if number % _BATCH == 0:
                stop_if(cancelled)
            if any(_holds(cell) for cell in row):
                self._row(number, row)

    def _row(self, number: int, row: Row) -> None:
        table = self._table
        values = {column.name: column.default for column in table.columns}
        present = [column for column in table.columns if column.name in self._at]
        for column in present:
            place = self._at[column.name]
            cell = row[place] if place < len(row) else None
            try:
                values[column.name] = from_cell(column, cell)
                if column.kind == "text" and self._long:
                    more = self._long.get((table.name, record_name(table, values), column.name))
                    if more:
                        values[column.name] = from_cell(column, cell, more)
            except WrongCellError as error:
                raise KnownError(
                    changed_row(self._sheet.name, number, self._label(column.label, place))
                ) from error
        mark = row[self._at[MARK]] if self._at[MARK] < len(row) else None
        if mark != check_mark(table, values, present):
            raise KnownError(changed_row(self._sheet.name, number, ""))
        key = table.key_of(values)
        if key in self._carried.tables[table.name]:
            label = self._label(table.columns[0].label, self._at[table.key[0]])
            raise KnownError(changed_row(self._sheet.name, number, label))
        self._carried.tables[table.name][key] = values
        self._carried.places[table.name][key] = (self._sheet.name, number)

    def _label(self, label: Text, place: int) -> str:
        return f"{column_letters(place)} {label.in_(self._carried.language)}"


def _refuse_loose_ends(carried: Carried) -> None:
    """Raise when a record names another that is not in the file: rows went missing."""
    for table in all_tables().values():
        for column in table.columns:
            if not column.parent or column.parent == ANY_RECORD:
                continue
            there = carried.tables[column.parent]
            for key, row in carried.tables[table.name].items():
                if row[column.name] is not None and row[column.name] not in there:
                    sheet, number = carried.places[table.name][key]
                    label = column.label.in_(carried.language)
                    raise KnownError(changed_row(sheet, number, label))


def _refuse_foreign_definitions(carried: Carried) -> None:
    """Raise when a playbook or form is not the text its digest names."""
    shelf = carried.shelf()
    for digest, row in carried.tables["definition"].items():
        if not shelf.holds(digest):
            sheet, number = carried.places["definition"][digest]
            raise KnownError(changed_row(sheet, number, str(row["ident"])))
