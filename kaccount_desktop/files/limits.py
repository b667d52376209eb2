"""How much of a stranger's file is read, so that none takes more than a gigabyte of memory.

Counted before the reader proper sees the file: what a file says of its own size may be a lie.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MAX_FILE_BYTES: Final = 200 * 1024 * 1024
"""Of a workbook or of cards, which may carry pictures."""
MAX_OLD_BYTES: Final = 64 * 1024 * 1024
"""Of an .xls, whose sheets end at row 65,536."""
MAX_TEXT_BYTES: Final = 48 * 1024 * 1024
"""Of a file that is text only; the cards of a telephone are, once their pictures are out."""
MAX_UNPACKED_BYTES: Final = 256 * 1024 * 1024
"""Of all parts of a workbook, unpacked, but pictures."""
MAX_ROWS: Final = 120_000
"""Filled rows of one file; each becomes several records with a history of their own."""
MAX_FILLED: Final = 2_000_000
"""Filled cells of one file, some 180 bytes each."""
MAX_SPAN: Final = 8_000_000
"""Rows times columns of one sheet, empty cells too: a stray cell at XFD1048576 spans them all."""
MAX_CHARACTERS: Final = 40_000_000
"""Of all cells together: one long text may be named by a hundred thousand of them."""


class TooLargeError(Exception):
    """A file holds more than is read of one; worded where the file's name is known."""


class TooManyRowsError(TooLargeError):
    """It holds more rows than are read of one file."""


@dataclass(slots=True)
class Room:
    """What is left to one file; `take` raises `TooLargeError` when it is used up."""

    rows: int = MAX_ROWS
    cells: int = MAX_FILLED
    characters: int = MAX_CHARACTERS

    def take(self, *, rows: int = 0, cells: int = 0, characters: int = 0) -> None:
        """Use up some of it."""
        self.rows -= rows
        self.cells -= cells
        self.characters -= characters
        if self.rows < 0:
            raise TooManyRowsError
        if self.cells < 0 or self.characters < 0:
            raise TooLargeError
