"""The parts of a workbook looked through before it is read: how much its cells would take.

A workbook is a ZIP of XML, and a few kilobytes of it can stand for gigabytes: zeros packed a
thousandfold, one long text named by every cell, a cell at the far end of the sheet, a cell repeated
a billion times. The reader takes memory for all of it; a parser that keeps nothing counts first.
"""

from __future__ import annotations

import re
import zipfile
from array import array
from collections.abc import Callable, Iterator
from typing import Final
from xml.parsers import expat

from kaccount_desktop.files.limits import (
    MAX_SPAN,
    MAX_UNPACKED_BYTES,
    Room,
    TooLargeError,
)
from kaccount_desktop.files.progress import Cancelled, stop_if
from kaccount_desktop.files.unpacking import pieces

_ROOT: Final = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)[\s/>]")
_HEAD: Final = 4096
_BOM: Final = b"\xef\xbb\xbf"
_LENIENT: Final = bytes.maketrans(
    bytes(code for code in range(1, 32) if code not in b"\t\n\r") + b"&", b" " * 28 + b"."
)
"""Control characters and odd references are no reason to refuse a list; only counting matters."""
_PICTURES: Final = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bmp", ".tif", ".tiff")

Start = Callable[[str, dict[str, str]], None]
Words = Callable[[str], None]


class EntitiesError(Exception):
    """A part declares a document type: entities that no spreadsheet program writes."""


def check_parts(data: bytes, archive: zipfile.ZipFile, cancelled: Cancelled) -> None:
    """Go through every part that is XML.

    Raises TooLargeError, EntitiesError, BadZipFile or `ExpatError` for what must not be read.
    """
    infos = [one for one in archive.infolist() if not one.filename.lower().endswith(_PICTURES)]
    if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
        raise TooLargeError
    roots = {info: _root(data, info) for info in infos}
    room, shared = Room(), array("L")
    for info in sorted(infos, key=lambda one: roots[one] != "sst"):  # cells name its texts
        if roots[info] is None:
            for _piece in pieces(data, info):
                stop_if(cancelled)
            continue
        counter: _Counter
        if roots[info] == "sst":
            counter = _Texts(room, shared)
        elif roots[info] == "worksheet":
            counter = _Cells(room, shared)
        elif roots[info] == "document-content":
            counter = _OpenCells(room)
        else:
            counter = _Counter()
        _parse(pieces(data, info), counter, cancelled)


def _root(data: bytes, info: zipfile.ZipInfo) -> str | None:
    """Return the name of the outermost element, '' when it is not at once to be seen."""
    head = b""
    for piece in pieces(data, info):
        head += piece
        if len(head) >= _HEAD:
            break
    if not head.removeprefix(_BOM).lstrip().startswith(b"<"):
        return None
    found = _ROOT.search(head)
    return found[1].decode("ascii") if found else ""


def _parse(content: Iterator[bytes], counter: _Counter, cancelled: Cancelled) -> None:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = counter.start
    parser.CharacterDataHandler = counter.words
    for piece in content:
        stop_if(cancelled)
        parser.Parse(piece.translate(_LENIENT))
    parser.Parse(b"", True)  # noqa: FBT003 -- takes no keywords
    counter.end()


def _refuse_doctype(*_declared: object) -> None:
    raise EntitiesError


class _Counter:
    """Counts nothing: a part of another kind, whose XML must only be sound."""

    start: Start | None = None
    words: Words | None = None

    def end(self) -> None:
        """The part is at its end."""


class _Texts(_Counter):
    """The texts that cells name by their place, with their lengths."""

    def __init__(self, room: Room, lengths: array[int]) -> None:
        self._room = room
        self._lengths = lengths
        self.start = self._start
        self.words = self._words

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        if name.endswith("si") and name in {"si", f"{name.partition(':')[0]}:si"}:
            self._room.take(characters=8)  # a text takes memory, however short
            self._lengths.append(0)

    def _words(self, words: str) -> None:
        if self._lengths:
            self._room.take(characters=len(words))
            self._lengths[-1] += len(words)


class _Cells(_Counter):
    """The cells of a sheet (.xlsx) that hold something, and how far apart they stand."""

    def __init__(self, room: Room, lengths: array[int]) -> None:
        self._room = room
        self._lengths = lengths
        self._names: dict[str, str] = {}
        self._columns: dict[str, int] = {}
        self._row = self._column = 0
        self._shared = False
        self._state = ""
        self._cells = self._characters = 0
        self._top = self._left = self._bottom = self._right = 0
        self.start = self._start
        self.words = self._words

    def end(self) -> None:
        """Count the last row too."""
        self._end_row()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = self._names.get(name) or self._names.setdefault(name, name.rpartition(":")[2])
        if name == "c":
            self._shared = attributes.get("t") == "s"
            self._place(attributes.get("r", ""))
            self._state = "c"
        elif name in {"v", "t"} and self._state:
            self._state = name
        elif name == "row":
            number = attributes.get("r", "")
            self._go_to(int(number) if number.isdecimal() else self._row + 1)
            self._column = 0
            self._state = ""

    def _words(self, words: str) -> None:
        state = self._state
        if state == "c" or not state:
            return
        self._cells += 1
        if state == "v" and self._shared and words.isdecimal():
            place = int(words)
            if place < len(self._lengths):
                self._characters += self._lengths[place]
        else:
            self._characters += len(words)
        if state == "v":
            self._state = "c"
        self._right = max(self._right, self._column)

    def _place(self, reference: str) -> None:
        if not reference:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        row = int(reference[len(letters) :] or 0)
        if row != self._row:
            self._go_to(row)
        column = self._columns.get(letters)
        if column is None:
            column = self._columns[letters] = _column(letters)
        self._column = column

    def _go_to(self, row: int) -> None:
        self._end_row()
        self._row = row

    def _end_row(self) -> None:
        """Count the row that ends, and how far its cells stand from all others."""
        if not self._cells:
            return
        self._room.take(rows=1, cells=self._cells, characters=self._characters)
        self._cells = self._characters = 0
        self._top = min(self._top, self._row) if self._top else self._row
        self._bottom = max(self._bottom, self._row)
        if (self._bottom - self._top + 1) * self._right > MAX_SPAN:
            raise TooLargeError


class _OpenCells(_Counter):
    """The cells of an .ods, which may stand for many of the same kind, as may its rows."""

    def __init__(self, room: Room) -> None:
        self._room = room
        self._rows = self._columns = 1
        self._widest = self._height = self._empty = 0
        self._wide = self._filled = 0
        self.start = self._start
        self.words = self._words

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "table":
            self._end_row()
            self._widest = self._height = self._empty = 0
        elif name == "table-row":
            self._end_row()
            self._rows = _repeated(attributes, "table:number-rows-repeated")
        elif name in {"table-cell", "covered-table-cell"}:
            self._columns = _repeated(attributes, "table:number-columns-repeated")
            self._wide += self._columns
            if any(key.startswith("office:") for key in attributes):
                self._filled = self._wide
                self._room.take(cells=self._rows * self._columns)

    def _words(self, words: str) -> None:
        if not words.isspace():
            self._filled = self._wide
            self._room.take(characters=len(words) * self._rows * self._columns)

    def _end_row(self) -> None:
        if self._filled:
            self._room.take(rows=self._rows)
            self._widest = max(self._widest, self._filled)
            self._height += self._empty + self._rows
            self._empty = 0
            if self._widest * self._height > MAX_SPAN:
                raise TooLargeError
        else:
            self._empty += self._rows
        self._wide = self._filled = 0
        self._rows = self._columns = 1

    def end(self) -> None:
        """Count the last row too."""
        self._end_row()


def _repeated(attributes: dict[str, str], name: str) -> int:
    number = attributes.get(name, "1")
    return max(1, int(number)) if number.isdecimal() and len(number) < 12 else 1


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
