"""OLE containers ([MS-CFB] version 3) with the streams a test needs."""

from __future__ import annotations

import struct
from pathlib import Path

_SECTOR, _SMALL, _LIMIT = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def write_ole(path: Path, **streams: bytes) -> Path:
    """Write a container; streams below 4096 bytes lie in the small stream, as they must."""
    small, small_table, starts = b"", [], {}
    for name, content in streams.items():
        if len(content) < _LIMIT:
            starts[name] = len(small) // _SMALL
            small += content.ljust(-(-len(content) // _SMALL) * _SMALL, b"\0")
            last = len(small) // _SMALL
            small_table += [*range(starts[name] + 1, last), _END]
    body, table = b"", [_FAT]

    def add(content: bytes) -> int:
        """Append sectors in a chain; return the first one's number."""
        nonlocal body
        first, count = len(table), -(-len(content) // _SECTOR)
        table.extend([*range(first + 1, first + count), _END])
        body += content.ljust(count * _SECTOR, b"\0")
        return first

    for name, content in streams.items():
        if len(content) >= _LIMIT:
            starts[name] = add(content)
    root = _entry("Root Entry", 5, add(small) if small else _END, len(small), child=1)
    entries = [
        _entry(name, 2, starts[name], len(content), right=place + 2)
        for place, (name, content) in enumerate(streams.items())
    ]
    entries[-1] = entries[-1][:72] + struct.pack("<I", _FREE) + entries[-1][76:]
    directory = add(b"".join([root, *entries]))
    small_fat = add(_numbers(small_table)) if small else _END
    fat = _numbers(table)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6, 0, 1, directory, 0, _LIMIT, small_fat, bool(small), _END, 0, 0),
    )
    path.write_bytes(header.ljust(_SECTOR, b"\xff") + fat + body)
    return path


def _numbers(values: list[int]) -> bytes:
    """Return one sector of a table, the unused places marked free."""
    assert len(values) <= _SECTOR // 4
    return struct.pack(f"<{len(values)}I", *values).ljust(_SECTOR, b"\xff")


def _entry(
    name: str, kind: int, start: int, size: int, *, right: int = _FREE, child: int = _FREE
) -> bytes:
    words = name.encode("utf-16-le")
    head = words.ljust(64, b"\0") + struct.pack(
        "<HBBIII", len(words) + 2, kind, 1, _FREE, right, child
    )
    return head + b"\0" * 36 + struct.pack("<IQ", start, size)
