"""Rows out of delimited text: comma, semicolon, tab or bar, with quoted line breaks."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from kaccount_desktop.files.limits import MAX_SPAN, Room, TooLargeError
from kaccount_desktop.files.progress import Cancelled, never, stop_if
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

DELIMITERS: Final = ",;\t|"
_SAMPLE_LINES: Final = 60
_LONGEST_LINE: Final = 2_000_000
_ROW_ITSELF: Final = 8
"""What a row takes beside its cells, in cells."""


def split_rows(text: str, name: str, cancelled: Cancelled = never) -> list[list[str]]:
    """Return the rows of `text`.

    Raises KnownError for a quotation mark that never closes, TooLargeError for too many rows or
    cells, StoppedError when cancelled.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    delimiter = _declared(text)
    if delimiter is not None:
        text = text.partition("\n")[2]
    else:
        delimiter = detect_delimiter(text)
    try:
        return _read(text, delimiter, cancelled, strict=True)
    except _LongCellError as error:
        raise KnownError(
            Text(
                'A cell in line {line} of "{name}" has more than {most} characters. A quotation '
                "mark before it may not be closed; else save the list as .xlsx.",
                "「{name}」第 {line} 行有单元格超过 {most} 个字符。可能是前面的引号没有结束；"
                "否则请另存为 .xlsx。",
            ).format(name=name, line=error.line, most=f"{csv.field_size_limit():,}")
        ) from error
    except _OpenQuoteError as error:
        raise KnownError(
            Text(
                'A quotation mark in line {line} of "{name}" never closes. Add the missing " '
                "or save the list as .xlsx.",
                "「{name}」第 {line} 行的引号没有结束。请补上缺少的引号，或另存为 .xlsx。",
            ).format(name=name, line=error.line)
        ) from error
    except csv.Error:
        return _read(text, delimiter, cancelled, strict=False)


def detect_delimiter(text: str) -> str:
    """Return the delimiter that splits the first lines most evenly; a comma when none does."""
    counts = _delimiter_counts(text)
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        seen = [row[delimiter] for row in counts]
        filled = [count for count in seen if count]
        if not filled:
            continue
        usual = max(set(filled), key=filled.count)
        evenness = filled.count(usual) / len(seen)
        score = evenness * (1 + min(usual, 20) / 20)
        if score > best_score:
            best, best_score = delimiter, score
    return best


class _OpenQuoteError(Exception):
    def __init__(self, line: int) -> None:
        super().__init__(line)
        self.line = line


class _LongCellError(_OpenQuoteError):
    pass


def _declared(text: str) -> str | None:
    """Return the delimiter of Excel's own first line `sep=;`, if there is one."""
    first = text.partition("\n")[0].strip("\"' ")
    if len(first) == 5 and first.lower().startswith("sep="):
        return first[4]
    return None


def _lines(text: str) -> Iterator[str]:
    """Yield the lines; a StringIO would hold four bytes for every character."""
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        if end - start > _LONGEST_LINE:
            raise TooLargeError
        yield text[start:end]
        start = end


def _read(text: str, delimiter: str, cancelled: Cancelled, *, strict: bool) -> list[list[str]]:
    reader = csv.reader(_lines(text), delimiter=delimiter, strict=strict)
    rows: list[list[str]] = []
    line, room, span = 1, Room(), 0
    try:
        for row in reader:
            stop_if(cancelled)
            rows.append(row)
            line = reader.line_num + 1
            cells = sum(map(bool, row))
            room.take(rows=cells > 0, cells=cells)
            span += len(row) + _ROW_ITSELF
            if span > MAX_SPAN:
                raise TooLargeError
    except csv.Error as error:
        if "field larger" in str(error):
            raise _LongCellError(line) from error
        if "unexpected end of data" in str(error):
            raise _OpenQuoteError(line) from error
        raise
    return rows


def _delimiter_counts(text: str) -> list[dict[str, int]]:
    """Count the delimiters outside quotation marks in each of the first records."""
    rows: list[dict[str, int]] = []
    row = dict.fromkeys(DELIMITERS, 0)
    quoted = False
    for character in text[:65536]:
        if character == '"':
            quoted = not quoted
        elif character == "\n" and not quoted:
            if any(row.values()):
                rows.append(row)
            row = dict.fromkeys(DELIMITERS, 0)
            if len(rows) >= _SAMPLE_LINES:
                break
        elif not quoted and character in row:
            row[character] += 1
    if any(row.values()):
        rows.append(row)
    return rows
