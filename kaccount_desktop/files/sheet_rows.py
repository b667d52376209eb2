"""The rows of one mapped sheet as records, with everything that was refused or set aside."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Final

from kaccount_desktop.files.dates import style_of
from kaccount_desktop.files.field import Kind
from kaccount_desktop.files.fields import FIELDS, KEEP, SKIP
from kaccount_desktop.files.follow_ups import OF_HEADING, kind_of_touch
from kaccount_desktop.files.heading_words import is_private
from kaccount_desktop.files.import_plan import Refusal, Values
from kaccount_desktop.files.sheet_mapping import ColumnMapping, SheetMapping
from kaccount_desktop.files.tables import Cell, Note, Row, Sheet, filled
from kaccount_desktop.files.values import CellKeptError, CellRefusedError, Reader, shown
from kaccount_desktop.rules.language import Text

_TOTAL: Final = re.compile(
    r"(?:(?:合计|总计|小计|共计|总合计|累计)(?:[:：]?\d+[家户个位人条项]?(?:客户)?)?|共\d+家(?:客户)?"
    r"|total|subtotal|sum|grandtotal)[:：]?",
    re.IGNORECASE,
)
_REMARK: Final = re.compile(
    r"(注|备注|说明|填表|制表|审核|※|note|remark)[^,，]{0,6}[:：]", re.IGNORECASE
)


@dataclass(slots=True)
class RowRecord:
    """One row: values by (group, place), and words that go into the notes of a group."""

    sheet: str
    row: int
    values: dict[tuple[str, int], Values] = field(default_factory=dict)
    extras: dict[str, list[str]] = field(default_factory=dict)

    def of(self, group: str, place: int = 1) -> Values:
        """Return the values of a group, empty when the row has none."""
        return self.values.get((group, place), {})

    def places(self, group: str) -> list[int]:
        """Return which places of a group the row fills, in order."""
        return sorted(place for one, place in self.values if one == group)


@dataclass(slots=True)
class _Tally:
    """How often something happened in a column, and where first."""

    count: int
    row: int
    text: Text


class SheetReader:
    """Reads one sheet by its mapping; `refusals` and `notes` are complete after `records`.

    `usual_name` is the customer of those vCards that name no company.
    """

    def __init__(
        self,
        sheet: Sheet,
        mapping: SheetMapping,
        usual_name: str = "",
        besides: Container[tuple[str, int]] = (),
    ) -> None:
        self.refusals: list[Refusal] = []
        self.notes: list[Note] = []
        self.as_read: dict[tuple[str, int], Row] = {}
        self._sheet = sheet
        self._mapping = mapping
        self._besides = besides
        self._usual_name = usual_name if sheet.fields else ""
        self._columns = [(one, self._reader(one)) for one in mapping.columns if one.target != SKIP]
        name = mapping.target("customer.name")
        self._name_index = name.index if name is not None else -1
        self._merged = _merged_down(sheet, mapping.first_row)
        self._name_is_merged = any(self._name_index in cells for cells in self._merged.values())
        self._kinds = {
            one.place: kind_of_touch(one.heading)
            for one in mapping.columns
            if one.target == "touch.day"
        }
        self._kept: dict[str, _Tally] = {}
        self._vaguer: dict[str, _Tally] = {}
        self._continued: list[int] = []
        self._left_out: list[int] = []

    def records(self) -> Iterator[RowRecord]:
        """Yield a record of every row that has a customer, or belongs to the one above."""
        self._note_columns()
        above: Cell = None
        for index in range(self._mapping.first_row, len(self._sheet.rows)):
            if (self._sheet.name, index + 1) in self._besides:
                above = None
                continue
            row = self._cells(index)
            if not self._sheet.fields and not any(
                column.index < len(row) and filled(row[column.index]) for column, _ in self._columns
            ):
                above = None
                continue
            name = row[self._name_index] if self._name_index < len(row) else None
            if self._is_no_customer(row, name):
                self._left_out.append(index + 1)
                above = None
                continue
            if not filled(name):
                if self._usual_name:
                    row = list(row)
                    row[self._name_index] = self._usual_name
                elif self._continues(row, above):
                    self._continued.append(index + 1)
                    row = list(row)
                    row[self._name_index] = above
                else:
                    self._refuse_nameless(index + 1)
                    continue
            before = len(self.refusals)
            record = self._record(index + 1, row)
            if len(self.refusals) > before:
                self.as_read[self._sheet.name, index + 1] = row
            above = row[self._name_index] if record is not None else None
            if record is not None:
                yield record
        self._note_tallies()

    def _reader(self, column: ColumnMapping) -> Reader | None:
        field_of = FIELDS.get(column.target)
        if field_of is None:
            return None
        if field_of.kind not in {Kind.DAY, Kind.PARTIAL_DAY}:
            return Reader(field_of, column.unit)
        body = self._sheet.rows[self._mapping.first_row :]
        return Reader(
            field_of, column.unit, style_of(r[column.index] for r in body if column.index < len(r))
        )

    def _cells(self, index: int) -> Row:
        row = self._sheet.rows[index]
        merged = self._merged.get(index)
        if merged is None:
            return row
        row = row + [None] * (max(merged) + 1 - len(row))
        for column, cell in merged.items():
            if not filled(row[column]):
                row[column] = cell
        return row

    def _record(self, number: int, row: Row) -> RowRecord | None:
        record = RowRecord(self._sheet.name, number)
        for column, reader in self._columns:
            if column.index >= len(row):
                continue
            cell = row[column.index]
            if cell is None or cell == "":
                continue
            if reader is None:
                self._keep(record, column.beside, column, shown(cell))
                continue
            try:
                value = reader.value(cell)
            except CellRefusedError as error:
                whole = column.index == self._name_index
                self.refusals.append(
                    Refusal(self._sheet.name, number, column.label, error.text, whole)
                )
                if whole:
                    return None
                continue
            except CellKeptError as error:
                self._keep(record, reader.field.group, column, shown(cell))
                self._tally(self._kept, column.label, number, error.text)
                continue
            if value is None:
                continue
            if reader.was_vaguer(cell):
                text = Text("{was} became {now}", "{was} 记为 {now}").format(
                    was=shown(cell), now=value
                )
                self._tally(self._vaguer, column.label, number, text)
            record.values.setdefault((reader.field.group, column.place), {})[
                reader.field.column
            ] = value
        self._tell_kinds(record)
        return record if record.of("customer").get("name") else None

    def _tell_kinds(self, record: RowRecord) -> None:
        """Say of each dated follow-up which kind its heading speaks of."""
        for (group, place), values in record.values.items():
            if group == "touch" and "day" in values:
                values[OF_HEADING] = self._kinds[place]

    def _keep(self, record: RowRecord, group: str, column: ColumnMapping, text: str) -> None:
        heading = " ".join(column.heading.split()) or column.label
        if text:
            record.extras.setdefault(group, []).append(f"{heading}：{text}")

    def _is_no_customer(self, row: Row, name: Cell) -> bool:
        """Tell totals, remarks under the table and repeated headings from customers."""
        first = next((cell for cell in row if filled(cell)), None)
        if _is_total(first) or _is_total(name):
            return True
        if not isinstance(name, str):
            return False
        text = name.strip()
        others = [
            cell for column, cell in enumerate(row) if column != self._name_index and filled(cell)
        ]
        if not others:
            return _REMARK.match(text) is not None
        return bool(self._mapping.heading_rows) and all(
            shown(row[column.index]) == column.heading
            for column, _ in self._columns
            if column.index < len(row) and filled(row[column.index])
        )

    def _continues(self, row: Row, above: Cell) -> bool:
        """Tell whether a row without a name is one more contact of the customer above it.

        Where the name column has merged cells, only those continue; otherwise the row must bring
        a contact and nothing about the company itself.
        """
        if above is None or self._name_is_merged or self._sheet.fields:
            return False
        groups = {
            FIELDS[column.target].group
            for column, reader in self._columns
            if reader is not None and column.index < len(row) and filled(row[column.index])
        }
        contact = self._mapping.target("contact.name")
        has_contact = (
            contact is not None and contact.index < len(row) and filled(row[contact.index])
        )
        return has_contact and "customer" not in groups

    def _refuse_nameless(self, number: int) -> None:
        self.refusals.append(
            Refusal(
                self._sheet.name,
                number,
                next(c.label for c in self._mapping.columns if c.index == self._name_index),
                self._why_nameless(number),
                whole_row=True,
            )
        )

    def _why_nameless(self, number: int) -> Text:
        if not self._sheet.fields:
            return Text("The customer's name is missing.", "缺少客户名称。")
        person = self._mapping.target("contact.name")
        name = shown(self._sheet.rows[number - 1][person.index]) if person is not None else ""
        return Text(
            "Card {number} ({name}) names no company. Write it on the card, or choose a customer"
            " for such cards.",
            "第 {number} 张名片（{name}）没有公司。请在名片上补写，或为这类名片指定一个客户。",
        ).format(number=number, name=name or "?")

    def _tally(self, tallies: dict[str, _Tally], column: str, row: int, text: Text) -> None:
        if column in tallies:
            tallies[column].count += 1
        else:
            tallies[column] = _Tally(1, row, text)

    def _note_columns(self) -> None:
        for column in self._mapping.columns:
            if column.target == KEEP:
                text = Text(
                    "Column {column} is not known; its words are kept in the note.",
                    "{column} 列无法识别，内容保留在备注中。",
                )
            elif column.target == SKIP and is_private(column.heading):
                text = Text(
                    "Column {column} holds private facts or benefits and is left out.",
                    "{column} 列属于私人信息或利益往来，不予导入。",
                )
            else:
                continue
            self._note(None, text.format(column=column.label))

    def _note_tallies(self) -> None:
        for label, tally in self._kept.items():
            text = Text(
                "Column {column}: {count} cells are kept in the note, first in row {row}: {why}",
                "{column} 列：{count} 个单元格的内容放入备注，首见第 {row} 行：{why}",
            )
            self._note(
                tally.row,
                text.format(column=label, count=tally.count, row=tally.row, why=tally.text),
            )
        for label, tally in self._vaguer.items():
            text = Text(
                "Column {column}: {count} dates lost their vaguer words, first in row {row}: {why}.",
                "{column} 列：{count} 个日期只保留了年月，首见第 {row} 行：{why}。",
            )
            self._note(
                tally.row,
                text.format(column=label, count=tally.count, row=tally.row, why=tally.text),
            )
        self._note_rows(
            self._continued,
            Text(
                "{count} rows without a customer name are further contacts of the customer above,"
                " first row {row}.",
                "{count} 行没有客户名称，按上一客户的其他联系人处理，首见第 {row} 行。",
            ),
        )
        self._note_rows(
            self._left_out,
            Text(
                "{count} rows with totals, remarks or repeated headings were left out, first row"
                " {row}.",
                "略过合计、附注或重复表头 {count} 行，首见第 {row} 行。",
            ),
        )

    def _note_rows(self, rows: list[int], text: Text) -> None:
        if rows:
            self._note(rows[0], text.format(count=len(rows), row=rows[0]))

    def _note(self, row: int | None, text: Text) -> None:
        self.notes.append(Note(self._sheet.name, row, text))


def _is_total(cell: Cell) -> bool:
    """Tell whether a cell speaks of a sum: 合计 stands before the names as often as under them."""
    return isinstance(cell, str) and _TOTAL.fullmatch(re.sub(r"\s", "", cell)) is not None


def _merged_down(sheet: Sheet, first_row: int) -> dict[int, dict[int, Cell]]:
    """Return, by row and column, the cells that a vertical merge above them covers."""
    covered: dict[int, dict[int, Cell]] = {}
    for top, left, bottom, _right in sheet.merges:
        if bottom == top or top < first_row or left >= len(sheet.rows[top]):
            continue
        cell = sheet.rows[top][left]
        if filled(cell):
            for row in range(top + 1, min(bottom + 1, len(sheet.rows))):
                covered.setdefault(row, {})[left] = cell
    return covered
