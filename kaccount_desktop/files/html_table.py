"""Tables out of HTML: many office systems export a web page and call it .xls."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

from kaccount_desktop.files.encoding import decode
from kaccount_desktop.files.limits import Room, TooLargeError
from kaccount_desktop.files.progress import Cancelled, never, stop_if

Merge = tuple[int, int, int, int]
"""First row, first column, last row, last column; all from 0 and inclusive."""

_PIECE: Final = 65_536
_LONGEST_WAIT: Final = 1_000_000
_BREAKS = {"br", "p", "div", "li"}
_SILENT = {"script", "style", "title"}


class HtmlTable:
    """One outermost table: its rows of text and its merged cells."""

    def __init__(self, room: Room) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[Merge] = []
        self._room = room
        self._covered: set[tuple[int, int]] = set()

    def begin_row(self) -> None:
        """Start a row below the last one."""
        self._room.take(rows=1)
        self.rows.append([])

    def add_cell(self, text: str, row_span: int, column_span: int) -> None:
        """Put a cell at the next free place of the last row."""
        if not self.rows:
            self.begin_row()
        self._room.take(cells=row_span * column_span, characters=len(text))
        row = len(self.rows) - 1
        cells = self.rows[row]
        while (row, len(cells)) in self._covered:
            cells.append("")
        column = len(cells)
        cells.append(text)
        cells.extend([""] * (column_span - 1))
        if row_span > 1 or column_span > 1:
            self.merges.append((row, column, row + row_span - 1, column + column_span - 1))
            self._covered.update(
                (row + down, column + right)
                for down in range(1, row_span)
                for right in range(column_span)
            )


def html_tables(data: bytes, cancelled: Cancelled = never) -> list[HtmlTable]:
    """Return the tables of an HTML page that have any cells, in their order.

    Raises TooLargeError, and StoppedError when cancelled.
    """
    parser = _Parser()
    text = _text_of(data)
    for place in range(0, len(text), _PIECE):
        stop_if(cancelled)
        parser.feed(text[place : place + _PIECE])
        if len(parser.rawdata) > _LONGEST_WAIT:  # a comment without an end is read over and over
            raise TooLargeError
    if len(parser.rawdata) < _PIECE:
        parser.close()
    return [table for table in parser.tables if any(table.rows)]


def _text_of(data: bytes) -> str:
    declared = re.search(rb"charset\s*=\s*[\"']?([\w-]+)", data[:4096], re.IGNORECASE)
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        encoding = declared[1].decode("ascii").lower()
        if encoding in {"gb2312", "gbk"}:
            encoding = "gb18030"
        try:
            return data.decode(encoding)
        except (LookupError, UnicodeDecodeError):
            pass
    decoded = decode(data)
    return decoded.text if decoded is not None else data.decode("utf-8", errors="replace")


class _Parser(HTMLParser):
    """Collects cell texts; a table inside a cell adds its words to that cell."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[HtmlTable] = []
        self._room = Room()
        self._depth = 0
        self._text: list[str] | None = None
        self._spans = (1, 1)
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.tables.append(HtmlTable(self._room))
        elif tag in _SILENT:
            self._silent += 1
        elif self._depth == 1 and tag == "tr":
            self._end_cell()
            self.tables[-1].begin_row()
        elif self._depth == 1 and tag in {"td", "th"}:
            self._end_cell()
            values = dict(attrs)
            self._spans = (_span(values.get("rowspan")), _span(values.get("colspan")))
            self._text = []
        elif tag in _BREAKS and self._text is not None:
            self._text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            if self._depth == 1:
                self._end_cell()
            self._depth -= 1
        elif tag in _SILENT and self._silent:
            self._silent -= 1
        elif self._depth == 1 and tag in {"td", "th", "tr"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._text is not None and not self._silent:
            self._text.append(re.sub(r"\s+", " ", data))

    def _end_cell(self) -> None:
        if self._text is None:
            return
        lines = "".join(self._text).split("\n")
        text = "\n".join(line.strip() for line in lines).strip()
        self.tables[-1].add_cell(text, *self._spans)
        self._text = None


def _span(value: str | None) -> int:
    return min(max(int(value), 1), 1000) if value is not None and value.isdigit() else 1
