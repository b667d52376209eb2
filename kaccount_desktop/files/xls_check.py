"""An OLE container looked into before reading: its streams, a password, and how much it claims.

An old Excel file (.xls) has no checksums, and its reader takes memory for as many cells as a
damaged file claims, which would end the program. A newer workbook with a password is such a
container too ([MS-OFFCRYPTO]). Sources: [MS-CFB] for the container, [MS-XLS] for the records.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from kaccount_desktop.files.limits import MAX_SPAN, Room, TooLargeError
from kaccount_desktop.files.progress import Cancelled, stop_if
from kaccount_desktop.files.xls_strings import string_lengths

_END: Final = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of chain, free, part of the table itself."""
_HEADER: Final = 512
_MAX_ROWS: Final = 65_536
_MAX_COLUMNS: Final = 256
_DIMENSIONS, _STRINGS, _CONTINUED = 0x0200, 0x00FC, 0x003C
_BEGIN, _SHARED = 0x0809, 0x00FD
_FILEPASS: Final = 0x002F
_EOF: Final = 0x000A
_WORKBOOKS: Final = frozenset({"workbook", "book"})
_CELLS: Final = frozenset({0x0006, 0x00BD, 0x00BE, 0x00FD, 0x0201, 0x0203, 0x0204, 0x0205, 0x027E})
"""Records of cells: all begin with row and column."""
_LEAST_STRING: Final = 3


def stream_names(data: bytes) -> frozenset[str]:
    """Return the names of a container's streams in lower case, none when it is broken."""
    try:
        return frozenset(name for name, _entry in _entries(_directory(data)))
    except (struct.error, ValueError, IndexError):
        return frozenset()


def asks_password(data: bytes) -> bool:
    """Return whether the records of an .xls are encrypted: their lengths are not, all else is."""
    try:
        for kind, _content in _records(_workbook_stream(data)):
            if kind in {_FILEPASS, _EOF}:
                return kind == _FILEPASS
    except (struct.error, ValueError, IndexError):
        return False
    return False


def claims_too_much(data: bytes) -> bool:
    """Return whether an OLE file cannot be the .xls it says it is."""
    try:
        return _records_lie(_workbook_stream(data))
    except (struct.error, ValueError, IndexError):
        return True


def check_room(data: bytes, cancelled: Cancelled) -> None:
    """Raise TooLargeError when the cells of an .xls would take more than memory has for them."""
    room, strings, lengths = Room(), list[bytes](), list[int]()
    row, last, widest = -1, 0, 0
    for kind, content in _records(_workbook_stream(data)):
        if kind == _STRINGS or (kind == _CONTINUED and strings):
            strings.append(content)
            continue
        if strings:
            lengths, strings = list(string_lengths(strings)), []
        if kind == _BEGIN:
            stop_if(cancelled)
            row, last, widest = -1, 0, 0
        elif kind in _CELLS and len(content) >= 4:
            here, column = struct.unpack_from("<HH", content)
            characters = len(content)
            if kind == _SHARED and len(content) >= 10:
                place = _number(content, 6)
                characters = lengths[place] if place < len(lengths) else 0
            room.take(rows=here != row, cells=1, characters=characters)
            row, last, widest = here, max(last, here + 1), max(widest, column + 1)
            if last * widest > MAX_SPAN:
                raise TooLargeError


def _records_lie(stream: bytes) -> bool:
    for kind, content in _records(stream):
        if kind == _STRINGS and _number(content, 4) * _LEAST_STRING > len(stream):
            return True
        if kind == _DIMENSIONS and len(content) >= 12:
            first, last, left, right = struct.unpack_from("<IIHH", content)
            if not (first <= last <= _MAX_ROWS and left <= right <= _MAX_COLUMNS):
                return True
        if kind in _CELLS and struct.unpack_from("<H", content, 2)[0] >= _MAX_COLUMNS:
            return True
    return False


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, place)
        yield kind, stream[place + 4 : place + 4 + length]
        place += 4 + length


def _number(data: bytes, place: int) -> int:
    found: int = struct.unpack_from("<I", data, place)[0]
    return found


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream that holds the workbook; raise ValueError when the container is broken."""
    directory = _directory(data)
    size = _sector_size(data)
    for name, entry in _entries(directory):
        if name in _WORKBOOKS:
            return _stream(data, entry, directory[:128], _sector_table(data, size), size)
    raise ValueError("no workbook")


def _sector_size(data: bytes) -> int:
    size: int = 1 << struct.unpack_from("<H", data, 30)[0]
    if size not in {512, 4096}:
        raise ValueError(size)
    return size


def _directory(data: bytes) -> bytes:
    size = _sector_size(data)
    return _chain(data, _number(data, 48), _sector_table(data, size), size)


def _entries(directory: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the name in lower case and the entry of each stream and storage."""
    for place in range(0, len(directory) - 127, 128):
        entry = directory[place : place + 128]
        yield entry[:64].decode("utf-16-le", "replace").partition("\x00")[0].lower(), entry


def _stream(data: bytes, entry: bytes, root: bytes, table: list[int], size: int) -> bytes:
    start, length = _number(entry, 116), _number(entry, 120)
    if length >= _number(data, 56):
        return _chain(data, start, table, size)[:length]
    small = _chain(data, _number(root, 116), table, size)
    small_table = _numbers(_chain(data, _number(data, 60), table, size))
    return _chain(small, start, small_table, 64, header=0)[:length]


def _sector_table(data: bytes, size: int) -> list[int]:
    """Return the table that chains sectors, itself listed in the header and beyond."""
    sectors = list(struct.unpack_from("<109I", data, 76))
    following = _number(data, 68)
    seen: set[int] = set()
    while following < _END:
        if following in seen:
            raise ValueError("circle")
        seen.add(following)
        more = _numbers(_sector(data, following, size))
        sectors += more[:-1]
        following = more[-1]
    return [
        number
        for sector in sectors
        if sector < _END
        for number in _numbers(_sector(data, sector, size))
    ]


def _chain(data: bytes, start: int, table: list[int], size: int, header: int = _HEADER) -> bytes:
    parts: list[bytes] = []
    sector = start
    while sector < _END:
        if len(parts) > len(table):
            raise ValueError("circle")
        parts.append(_sector(data, sector, size, header))
        sector = table[sector]
    return b"".join(parts)


def _sector(data: bytes, number: int, size: int, header: int = _HEADER) -> bytes:
    """Return one sector; those of 4096 bytes begin after a header of their own size."""
    offset = (max(header, size) if header else 0) + number * size
    if offset >= len(data):
        raise ValueError(number)
    return data[offset : offset + size]


def _numbers(data: bytes) -> list[int]:
    whole = len(data) // 4
    return list(struct.unpack_from(f"<{whole}I", data))
