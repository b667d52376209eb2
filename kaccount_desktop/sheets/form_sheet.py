"""Any form of `forms/` on paper: filled from the book, or blank to be filled in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.form_display import display
from kaccount_desktop.book.form_values import FormValues, RowValues
from kaccount_desktop.rules.dates import long_date
from kaccount_desktop.rules.forms import Field, Form, Section, Table
from kaccount_desktop.rules.forms import Row as FormRow
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.form_fields import (
    Setting,
    Spans,
    date_blanks,
    label_spans,
    value_spans,
)
from kaccount_desktop.sheets.form_head import HeadLine, TitleLine
from kaccount_desktop.sheets.headings import SheetStart
from kaccount_desktop.sheets.paragraph import CELL, LABEL, NOTE, Span, gap, passage
from kaccount_desktop.sheets.piece import Piece, Story
from kaccount_desktop.sheets.side_title import SIDE_WIDTH
from kaccount_desktop.sheets.tables import (
    HAND_ROW,
    PAD_X,
    ROW,
    Cell,
    Grid,
    Group,
    Part,
    Row,
    label_width,
)
from kaccount_desktop.sheets.writing import Room, Signature, WritingLines

_CODE_WIDTH: Final = 12.0
_CARRIED: Final = Text(
    "Key in the same day. The numbers are those of the entry page.",
    "当天录入；格内编号与录入页一致。",
)
"""Stands for the note of a form that may be lost: the note may tell what it hides."""
_COLON: Final = Text(":\u2002", "：")  # an en space is not dropped before a box
_LINE_STEPS: Final = (20.0, 17.0, 14.0, 11.0, 9.5, 8.0, 6.5, 5.0)
"""Height of a further writing line: as much as leaves a blank form on one page."""
_TIGHT: Final = 6.0
"""Below this step rows are as low as those of a list."""
_DOTTED_FROM: Final = 16.0
_LEFT_KINDS: Final = frozenset({"long", "lines", "contacts", "colleagues"})
_OWN_LINES: Final = frozenset({"long", "lines"})
_SURE: Final = frozenset({"customer.name", "contact.name"})
"""Whose form it is stands on it even when it is printed blank."""
_NUMBERS: Final = frozenset({"money", "number", "days"})


@dataclass(frozen=True, slots=True)
class FormSheet:
    """One printed form: where it stands in the file and what fills it.

    `filled_by` and `filled_on` stand in the head line where nobody filled them in.
    """

    filled: FormValues
    setting: Setting
    record_number: str = ""
    filled_by: str = ""
    filled_on: date | None = None
    customer: str = ""
    key: str = ""
    outline: str = ""
    level: int = 0

    @property
    def form(self) -> Form:
        """The form printed."""
        return self.filled.form


def form_story(sheet: FormSheet) -> Story:
    """Return a form as flowables, from its title to its note; the caller breaks pages."""
    form, setting = sheet.form, sheet.setting
    language = setting.language
    title = form.title.in_(language)
    heading = Heading(title, sheet.customer, form.number, form.version)
    start = SheetStart(heading, sheet.key or form.id, sheet.outline or title, sheet.level)
    top = form_top(sheet)
    note = _CARRIED if setting.carry and setting.blank else form.note
    foot = [passage(note.in_(language), NOTE.but(before=5), language)] if note else []
    fixed = sum(piece.wrap(page.BODY_WIDTH, 1e6)[1] + 5 for piece in [*top, *foot])
    grid = _fitting_grid(sheet, page.BODY_HEIGHT - fixed - 6)
    return [start, *top, Spacer(1, 5), grid, *foot]


def section_grid(sheet: FormSheet, ident: str) -> Grid:
    """Return the table of one section of a form, for sheets that hold more than the form."""
    step = _LINE_STEPS[2] if sheet.setting.blank else _LINE_STEPS[0]
    return _Builder(sheet, step).grid(ident)


def form_top(sheet: FormSheet) -> Story:
    """Return title, record number and the head line of a form."""
    form, language = sheet.form, sheet.setting.language
    subtitle = form.subtitle.in_(language) if form.subtitle else ""
    return [
        TitleLine(form.title.in_(language), subtitle, sheet.record_number, language),
        HeadLine([_head_item(field, sheet) for field in form.head], language),
    ]


def _head_item(field: Field, sheet: FormSheet) -> tuple[str, str]:
    language = sheet.setting.language
    value = sheet.filled.value(field)
    if not value and not sheet.setting.blank:
        value = {"filled_by": sheet.filled_by, "filled_on": sheet.filled_on}.get(field.id)
    return field.label.in_(language), display(field, value, language)


def _fitting_grid(sheet: FormSheet, room: float) -> Grid:
    """Return the table; a blank one with the widest lines that still fit on one page."""
    steps = _LINE_STEPS if sheet.setting.blank else _LINE_STEPS[:1]
    for step in steps:
        grid = _Builder(sheet, step).grid()
        if grid.wrap(page.BODY_WIDTH, 1e6)[1] <= room:
            return grid
    return _Builder(sheet, steps[0]).grid()


class _Builder:
    """Builds the table of one form with one height of writing lines."""

    def __init__(self, sheet: FormSheet, step: float) -> None:
        self.filled = sheet.filled
        self.setting = sheet.setting
        self.form = sheet.form
        self.step = step
        hand = HAND_ROW if step >= _TIGHT else ROW
        self.least = hand if sheet.setting.blank else ROW + 1
        self.label_width = label_width(sheet.setting.language)
        if sheet.setting.blank and sheet.setting.language != ENGLISH:
            self.label_width += _CODE_WIDTH

    def grid(self, only: str = "") -> Grid:
        """Return the table of all sections, or of one."""
        sections = [one for one in self.form.sections if only in ("", one.id)]
        parts = [self._part(section) for section in sections]
        return Grid([part for part in parts if part is not None])

    def _part(self, section: Section) -> Part | None:
        side = section.title.in_(self.setting.language) if section.title else ""
        width = page.BODY_WIDTH - (SIDE_WIDTH if side else 0)
        groups: list[Group] = []
        for item in section.rows:
            if isinstance(item, Table):
                if not self._left_out(item):
                    groups.append(self._table(item, width, labelled=not side))
                continue
            row = self._row(item, width)
            if row is None:
                continue
            if groups and groups[-1].label is None and not groups[-1].heads:
                groups[-1].rows.append(row)
            else:
                groups.append(Group([row]))
        return Part(groups, side) if groups else None

    def _left_out(self, item: Field | Table) -> bool:
        """Tell what a filled carry sheet does not show."""
        return self.setting.carry and not item.carry and not self.setting.blank

    # -- single fields -------------------------------------------------------------------------

    def _row(self, row: FormRow, width: float) -> Row | None:
        shown = []
        for cell in row.cells:
            fields = [field for field in cell if not self._left_out(field)]
            if fields:
                shown.append(fields)
        if not shown:
            return None
        total = sum(fields[0].span for fields in shown)
        cells: list[Cell] = []
        for fields in shown:
            share = width * fields[0].span / total
            first = fields[0]
            label = label_spans(
                first.label, first.code, self.setting, hidden=self.setting.hides(first)
            )
            cells.append(self._label(label, self.label_width))
            cells.append(self._value(fields, share - self.label_width))
        return Row(cells, self.least)

    def _label(self, words: Spans, width: float) -> Cell:
        return Cell([passage(words, LABEL, self.setting.language)], width, page.FILL_LABEL)

    def _value(self, fields: Sequence[Field], width: float) -> Cell:
        """Return the cell of one or more fields: words, lines to write on, a signature.

        What needs lines of its own begins a new line of the cell.
        """
        pieces: list[Piece] = []
        spans: Spans = []
        lines = least = 0
        for at, field in enumerate(fields):
            if at and _is_date_of_signature(fields, at):
                continue
            if field.kind == "signature" or (at and field.kind in _OWN_LINES):
                if spans or lines:
                    pieces.append(self._line(spans, lines))
                least += lines
                spans, lines = [], 0
            if field.kind == "signature":
                dated = fields[at + 1] if _is_date_of_signature(fields, at + 1) else None
                pieces.append(self._signature(field, dated))
                continue
            words = self._words(field)
            words = self._inside(field, words) if at else words
            if spans and words:
                spans.append(self._apart(fields[at - 1], field))
            spans.extend(words)
            lines = max(lines, field.lines)
        if spans or not pieces:
            pieces.append(self._line(spans, lines))
        return self._cell(pieces, spans, least + lines, width)

    def _apart(self, before: Field, field: Field) -> str | Span:
        """Return what parts two fields of a cell; times to fill in take a line below the day."""
        if self.setting.blank and field.kind == "time":
            return "\n" if before.kind == "date" else gap(7)
        return gap(14)

    def _words(self, field: Field) -> Spans:
        """Return a value; on a blank form only what the book knows for sure is printed."""
        value = self.filled.value(field)
        sure = field.computed or field.bind in _SURE
        known = sure and value not in (None, "") and not self.setting.hides(field)
        setting = replace(self.setting, blank=self.setting.blank and not known)
        return value_spans(field, value, setting)

    def _cell(self, pieces: list[Piece], spans: Spans, lines: int, width: float) -> Cell:
        """Return a cell; on a blank form it has room for its lines."""
        if not self.setting.blank or lines < 2:
            return Cell(pieces, width)
        high = self.least + (lines - 1) * self.step
        if not spans and len(pieces) == 1 and self.step >= _DOTTED_FROM:
            return Cell([WritingLines(lines - 1)], width, middle=False, least=high)
        signed = any(isinstance(piece, Signature) for piece in pieces)
        return Cell(pieces, width, middle=False, least=high + (13 if signed else 0))

    def _line(self, spans: Spans, lines: int) -> Piece:
        """Return the words of a line; on a blank form with room for its further lines."""
        line = passage(spans, CELL, self.setting.language)
        if self.setting.blank and lines > 1:
            return Room(line, CELL.leading + (lines - 1) * self.step)
        return line

    def _inside(self, field: Field, words: Spans) -> Spans:
        """Return a field that stands in the cell of another, with its label before it."""
        if not words and not self.setting.blank:
            return []
        hidden = self.setting.hides(field)
        label = label_spans(field.label, field.code, self.setting, hidden=hidden)
        colon = "\xa0" if field.kind == "time" or hidden else _COLON.in_(self.setting.language)
        return [*label, colon, *words]

    def _signature(self, field: Field, dated: Field | None) -> Signature:
        language = self.setting.language
        name = self.filled.value(field)
        day = self.filled.value(dated) if dated else None
        hidden = self.setting.hides(field)
        label = label_spans(field.label, field.code, self.setting, hidden=hidden)
        words: Spans = [*label, " " if hidden else _COLON.in_(language)]
        dates: Spans = date_blanks(language)
        if isinstance(day, str | date) and day:
            dates = [long_date(day, language)]
        return Signature(language, words, str(name or ""), dates)

    # -- tables --------------------------------------------------------------------------------

    def _table(self, table: Table, width: float, *, labelled: bool) -> Group:
        columns = [column for column in table.columns if not self._left_out(column)]
        label = None
        if labelled:
            hidden = self.setting.carry and not table.carry
            words = label_spans(table.label, table.code, self.setting, hidden=hidden)
            label = passage(words, LABEL, self.setting.language)
            width -= self.label_width
        widths = self._widths(table, columns, width, aligned=not labelled)
        rows = [self._head_row(table, columns, widths)]
        rows += [self._body_row(table, columns, widths, row) for row in self._filled_rows(table)]
        return Group(rows, label, self.label_width, heads=1)

    def _widths(
        self, table: Table, columns: Sequence[Field], width: float, *, aligned: bool
    ) -> list[float]:
        """Return the widths; the first column is as wide as a label where it stands below one."""
        first = [self.label_width] if table.row_options or aligned else []
        shared = columns if table.row_options else columns[len(first) :]
        total = sum(column.span for column in shared) or 1
        room = width - sum(first)
        return [*first, *(room * column.span / total for column in shared)]

    def _head_row(self, table: Table, columns: Sequence[Field], widths: Sequence[float]) -> Row:
        labels: list[Spans] = [
            label_spans(column.label, column.code, self.setting, hidden=self.setting.hides(column))
            for column in columns
        ]
        if table.row_options:
            words = table.row_label.in_(self.setting.language) if table.row_label else ""
            labels.insert(0, [words])
        return Row(
            [self._label(label, wide) for label, wide in zip(labels, widths, strict=True)], ROW
        )

    def _filled_rows(self, table: Table) -> list[RowValues]:
        """Return the rows to print: one for each fixed row, else what there is, else room."""
        known = self.filled.rows(table)
        if table.row_options:
            by_option = {row.option: row for row in known}
            return [
                by_option.get(option.code, RowValues(None, option.code, {}))
                for option in table.row_options
            ]
        return known + [RowValues(None, "", {})] * max(max(table.min_rows, 1) - len(known), 0)

    def _body_row(
        self, table: Table, columns: Sequence[Field], widths: Sequence[float], row: RowValues
    ) -> Row:
        cells: list[Cell] = []
        if table.row_options:
            title = next(o.title for o in table.row_options if o.code == row.option)
            cells.append(self._label([title.in_(self.setting.language)], widths[0]))
        rest = widths[len(cells) :]
        for at, (column, wide) in enumerate(zip(columns, rest, strict=True)):
            cells.append(self._table_cell(column, row.values.get(column.code), wide, first=at == 0))
        return Row(cells, ROW)

    def _table_cell(self, column: Field, value: Any, width: float, *, first: bool) -> Cell:
        words = value_spans(column, value, self.setting, narrow=True)
        style, room = CELL, width - 2 * PAD_X
        if self.setting.blank and _wide(words, self.setting.language) > room:
            words = []
        if column.kind in _NUMBERS and not first:
            style = CELL.but(align="right")
        elif column.kind not in _LEFT_KINDS:
            style = CELL.but(align="center")
        return Cell([passage(words, style, self.setting.language)], width)


def _wide(words: Spans, language: str) -> float:
    """Return the width of boxes to tick side by side; where they do not fit, one writes."""
    return passage(words, CELL, language).natural_width()


def _is_date_of_signature(fields: Sequence[Field], at: int) -> bool:
    """Tell a date that stands beside the signature before it."""
    if not 0 < at < len(fields):
        return False
    return fields[at].kind == "date" and fields[at - 1].kind == "signature"
