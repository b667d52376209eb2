"""The sheets behind the readable ones: every record of the book with its number, field by field.

One sheet for each table that has rows, one for texts longer than a cell, and the marker sheet that
lists them. A row ends in a mark by which an edited one is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.migrations import VERSION
from kaccount_desktop.book.tables import Table, all_tables, table_rows
from kaccount_desktop.files.marker_sheet import FORMAT, MARKER, SHEET_LINE
from kaccount_desktop.files.progress import Cancelled, Progress, stop_if
from kaccount_desktop.files.record_cells import check_mark, to_cell
from kaccount_desktop.rules.language import Text

HEAD_ROWS: Final = 2
"""Rows above the records: the words people read, and the names the program reads."""
MARK: Final = "="
"""The name of the last column, which holds the marks."""
LONG_TEXTS: Final = "long_texts"
LONG_COLUMNS: Final = ("table", "record", "column", "piece", "text")
_BATCH: Final = 500
_GREY: Final = "#B8BFC8"
_LONGEST_TITLE: Final = 28
"""Excel allows 31 characters; further pages are numbered."""

_RECORDS: Final = Text("Record {label}", "记录 {label}")
_LONG_TITLE: Final = Text("Record long texts", "记录 长文本")
_ABOUT: Final = Text(
    "This workbook holds a whole KAccount book. The first sheets are for reading and changing: what"
    " you change there is taken over when the workbook is imported. The grey sheets hold every"
    " record with its number, for the program; leave them as they are. Files kept in the book lie in"
    " the folder named below; keep it beside the workbook.",
    "本工作簿含整个 KAccount 客户库。前面的工作表供阅读和修改，导入时以其中的修改为准；"
    "灰色标签的工作表按编号保存全部记录，供程序读取，请勿改动。附件在下面所列的文件夹中，请与本工作簿放在一起。",
)


@dataclass(slots=True)
class RecordSheets:
    """Writes the record sheets of a book into an open workbook; `rows` counts them by table."""

    workbook: Any
    language: str
    last_row: int
    rows: dict[str, int] = field(default_factory=dict)
    _text: Any = None
    _bold: Any = None
    _index: list[tuple[str, str, int]] = field(default_factory=list)
    _long: list[tuple[str, str, str, int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Make the formats."""
        self._text = self.workbook.add_format({"num_format": "@"})
        self._bold = self.workbook.add_format({"bold": True})

    def write(self, book: Book, folder: str, progress: Progress, cancelled: Cancelled) -> None:
        """Write every table, then what the marker sheet says of them."""
        marker = self.workbook.add_worksheet(MARKER)
        marker.set_tab_color(_GREY)
        for place, table in enumerate(all_tables().values(), 1):
            names = [column.name for column in table.columns]
            heads = [column.label.in_(self.language) for column in table.columns]
            title = _RECORDS.format(label=table.label).in_(self.language)[:_LONGEST_TITLE]
            lines = self._lines(book, table, cancelled)
            self.rows[table.name] = self._sheet(title, table.name, (heads, names), lines)
            progress(place / len(all_tables()))
        long_title = _LONG_TITLE.in_(self.language)
        self._sheet(long_title, LONG_TEXTS, (LONG_COLUMNS, LONG_COLUMNS), iter(self._long))
        self._mark(marker, book, folder)

    def _lines(self, book: Book, table: Table, cancelled: Cancelled) -> Iterator[list[Any]]:
        for number, row in enumerate(table_rows(book, table)):
            if number % _BATCH == 0:
                stop_if(cancelled)
            line: list[Any] = []
            for column in table.columns:
                cell, more = to_cell(column, row[column.name])
                line.append(cell)
                ident = record_name(table, row)
                self._long += [
                    (table.name, ident, column.name, piece, text)
                    for piece, text in enumerate(more, 2)
                ]
            yield [*line, check_mark(table, row, table.columns)]

    def _sheet(
        self,
        title: str,
        table: str,
        heads: tuple[Iterable[str], Iterable[str]],
        lines: Iterator[Iterable[Any]],
    ) -> int:
        """Write the lines, on as many sheets as they need; no sheet for none."""
        total, pages, on_page = 0, 0, 0
        sheet: Any = None
        name = ""
        for line in lines:
            if sheet is None or on_page + HEAD_ROWS > self.last_row:
                self._close(name, table, on_page)
                pages, on_page = pages + 1, 0
                name = title if pages == 1 else f"{title} {pages}"
                sheet = self._begin(name, heads, marked=table != LONG_TEXTS)
            for place, cell in enumerate(line):
                if isinstance(cell, str):
                    sheet.write_string(on_page + HEAD_ROWS, place, cell, self._text)
                elif cell is not None:
                    sheet.write_number(on_page + HEAD_ROWS, place, cell)
            on_page, total = on_page + 1, total + 1
        self._close(name, table, on_page)
        return total

    def _begin(self, name: str, heads: tuple[Iterable[str], Iterable[str]], *, marked: bool) -> Any:
        sheet = self.workbook.add_worksheet(name)
        sheet.set_tab_color(_GREY)
        sheet.freeze_panes(HEAD_ROWS, 1)
        for number, words in enumerate(heads):
            for place, word in enumerate([*words, *((MARK,) if marked else ())]):
                sheet.set_column(place, place, 20 if place == 0 else 14)
                sheet.write_string(number, place, word, self._bold)
        return sheet

    def _close(self, name: str, table: str, rows: int) -> None:
        if rows:
            self._index.append((name, table, rows))

    def _mark(self, sheet: Any, book: Book, folder: str) -> None:
        sheet.set_column(0, 2, 24)
        lines: list[tuple[str, ...]] = [
            (FORMAT,),
            (_ABOUT.in_(self.language),),
            ("version", str(VERSION)),
            ("language", self.language),
            ("exported", book.clock.today().isoformat()),
            ("files", folder),
            *((SHEET_LINE, name, table, str(rows)) for name, table, rows in self._index),
        ]
        for number, line in enumerate(lines):
            for place, word in enumerate(line):
                sheet.write_string(number, place, word)


def record_name(table: Table, row: Any) -> str:
    """Return what a row of a table is called among the long texts."""
    return "/".join(str(row[name]) for name in table.key)
