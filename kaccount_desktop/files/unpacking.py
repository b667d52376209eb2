"""The parts of a ZIP unpacked piece by piece, and no further than the archive says they go."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

_PIECE: Final = 65_536
_LOCAL: Final = 30
"""Bytes of a local header before the name."""


def pieces(data: bytes, info: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield the content of one part.

    Raises BadZipFile when the part unpacks to another size than the directory says: `zipfile`
    would stop there in silence, the reader of workbooks would go on.
    """
    packed = _packed(data, info)
    left = info.file_size
    for piece in _inflated(packed) if info.compress_type else _sliced(packed):
        left -= len(piece)
        if left < 0:
            break
        yield piece
    if left:
        raise zipfile.BadZipFile("a part is not of the size it says")


def _packed(data: bytes, info: zipfile.ZipInfo) -> memoryview:
    if info.flag_bits & 1 or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
        raise zipfile.BadZipFile("packed in an unusual way")
    try:
        name, extra = struct.unpack_from("<HH", data, info.header_offset + _LOCAL - 4)
    except struct.error as error:
        raise zipfile.BadZipFile("cut off") from error
    start = info.header_offset + _LOCAL + name + extra
    return memoryview(data)[start : start + info.compress_size]


def _sliced(packed: memoryview) -> Iterator[bytes]:
    for place in range(0, len(packed), _PIECE):
        yield bytes(packed[place : place + _PIECE])


def _inflated(packed: memoryview) -> Iterator[bytes]:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for place in range(0, len(packed), _PIECE):
        waiting: bytes | memoryview = packed[place : place + _PIECE]
        while waiting and not unpacker.eof:
            piece = unpacker.decompress(waiting, _PIECE)
            waiting = unpacker.unconsumed_tail
            if piece:
                yield piece
        if unpacker.eof:
            break
    last = unpacker.flush()
    if last:
        yield last
