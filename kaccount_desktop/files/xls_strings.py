"""The table of strings of an .xls, which goes on over many records ([MS-XLS] 2.4.265, 2.5.293)."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from typing import Final

_WIDE, _MORE, _RUNS = 1, 4, 8
_HEADER: Final = 8


def string_lengths(records: Sequence[bytes]) -> Iterator[int]:
    """Yield how many characters each string has; where one is broken off, nothing follows."""
    reader = _Reader(records)
    try:
        count = struct.unpack("<II", reader.take(_HEADER))[1]
        for _one in range(count):
            length, flags = struct.unpack("<HB", reader.take(3))
            runs = struct.unpack("<H", reader.take(2))[0] if flags & _RUNS else 0
            more = struct.unpack("<I", reader.take(4))[0] if flags & _MORE else 0
            reader.skip_characters(length, 2 if flags & _WIDE else 1)
            reader.skip(runs * 4 + more)
            yield length
    except (struct.error, IndexError):
        return


class _Reader:
    """Walks over the records; a string that goes on in the next one says its width again."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records
        self._number = self._place = 0

    def take(self, size: int) -> bytes:
        self._begin_next()
        content = self._records[self._number][self._place : self._place + size]
        self._place += size
        return content

    def skip(self, size: int) -> None:
        while size:
            self._begin_next()
            step = min(size, self._left)
            self._place += step
            size -= step

    def skip_characters(self, length: int, width: int) -> None:
        while length:
            if not self._left:
                self._begin_next()
                width = 2 if self._records[self._number][self._place] & _WIDE else 1
                self._place += 1
            step = min(length, self._left // width) or 1
            self._place += step * width
            length -= step

    @property
    def _left(self) -> int:
        return max(0, len(self._records[self._number]) - self._place)

    def _begin_next(self) -> None:
        while not self._left:
            self._number += 1
            self._place = 0
            self._records[self._number]  # raises where there is none
