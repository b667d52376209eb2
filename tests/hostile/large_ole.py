"""An OLE container with one large stream ([MS-CFB])."""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

_SECTOR: Final = 512
_END, _FAT, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def write_large_ole(path: Path, stream: bytes) -> Path:
    """Write a container whose one stream is called Workbook; its table takes 109 sectors at most."""
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    count = len(stream) // _SECTOR
    tables = 1
    while tables * 128 < count + 1 + tables:
        tables += 1
    assert tables <= 109
    table = [_FAT] * tables + [_END]
    first = len(table)
    table += [*range(first + 1, first + count), _END]
    table += [_FREE] * (tables * 128 - len(table))
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6, 0, tables, tables, 0, 4096, _END, 0, _END, 0),
    )
    header += struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))
    root = _entry("Root Entry", 5, _END, 0, 1)
    entry = _entry("Workbook", 2, first, len(stream), _FREE)
    directory = (root + entry).ljust(_SECTOR, b"\0")
    fat = struct.pack(f"<{len(table)}I", *table)
    path.write_bytes(header + fat + directory + stream)
    return path


def _entry(name: str, kind: int, start: int, size: int, child: int) -> bytes:
    words = name.encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack("<HBB", len(words) + 2, kind, 1)
    return head + struct.pack("<III36xIQ", _FREE, _FREE, child, start, size)
