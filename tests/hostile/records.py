"""Old workbooks made record by record, which a writer of workbooks would refuse to write."""

from __future__ import annotations

import struct
from pathlib import Path

from tests.hostile.large_ole import write_large_ole


def corners(path: Path) -> Path:
    """Two cells, as far apart as a sheet goes."""
    cells = _record(0x0203, struct.pack("<HHHd", 0, 0, 0, 1.0))
    cells += _record(0x0203, struct.pack("<HHHd", 65_535, 255, 0, 1.0))
    return write_large_ole(path, _workbook(b"", cells))


def many_names_of_one_text(path: Path) -> Path:
    """A text of 8,000 characters that 300,000 cells name."""
    text = b"x" * 8000
    table = _record(0x00FC, struct.pack("<IIHB", 300_000, 1, len(text), 0) + text)
    cells = b"".join(
        _record(0x00FD, struct.pack("<HHHI", row, column, 0, 0))
        for row in range(30_000)
        for column in range(10)
    )
    return write_large_ole(path, _workbook(table, cells))


def _workbook(strings: bytes, cells: bytes) -> bytes:
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    name = struct.pack("<IHBB", 0, 0, 1, 0) + b"A"
    head_size = 2 * 20 + len(name) + 4 + len(strings) + 4 - 20
    name = struct.pack("<I", head_size) + name[4:]
    head = _record(0x0809, begin) + _record(0x0085, name) + strings + _record(0x000A, b"")
    sheet = _record(0x0809, struct.pack("<HHHHII", 0x0600, 0x0010, 0, 0, 0, 0))
    return head + sheet + cells + _record(0x000A, b"")


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content
