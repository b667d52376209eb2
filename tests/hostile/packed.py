"""Workbooks that are small and unpack to more than any computer holds."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

TYPES: Final = (
    b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    b'<Default Extension="xml" ContentType="application/xml"/></Types>'
)
BOOK: Final = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    b'<sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_OFFICE: Final = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
TIES: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="' + _OFFICE + b'worksheet"/>'
    b'<Relationship Id="rId2" Target="sharedStrings.xml" Type="' + _OFFICE + b'sharedStrings"/>'
    b"</Relationships>"
)
ROOT_TIES: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="xl/workbook.xml" Type="' + _OFFICE + b'officeDocument"/>'
    b"</Relationships>"
)
SHEET: Final = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
SHEET_END: Final = b"</sheetData></worksheet>"
SHEET_NAME: Final = "xl/worksheets/sheet1.xml"
STRINGS_NAME: Final = "xl/sharedStrings.xml"
_MIB: Final = 1024 * 1024


def write_parts(path: Path, parts: Mapping[str, Iterable[bytes]]) -> Path:
    """Write a workbook whose parts are given in pieces; what is not given is as usual."""
    usual = {
        "[Content_Types].xml": [TYPES],
        "_rels/.rels": [ROOT_TIES],
        "xl/workbook.xml": [BOOK],
        "xl/_rels/workbook.xml.rels": [TIES],
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, pieces in {**usual, **parts}.items():
            with archive.open(name, "w", force_zip64=True) as part:
                for piece in pieces:
                    part.write(piece)
    return path


def rows(count: int, cell: bytes = b"<c><v>%d</v></c>", width: int = 2) -> Iterator[bytes]:
    """Yield a sheet of so many rows."""
    yield SHEET
    batch: list[bytes] = []
    for number in range(1, count + 1):
        cells = (cell % number if b"%d" in cell else cell) * width
        batch.append(b'<row r="%d">' % number + cells + b"</row>")
        if len(batch) == 10_000:
            yield b"".join(batch)
            batch.clear()
    yield b"".join(batch) + SHEET_END


def strings(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield a table of strings around what is given."""
    yield b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    yield from pieces
    yield b"</sst>"


def zeros(path: Path, gibibytes: int, claimed: int | None = None) -> Path:
    """Write a workbook whose sheet is zeros; it may claim to be smaller than it is.

    The block that packs one MiB is written over and over, so that making it takes no time.
    """
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    block = packer.compress(bytes(_MIB)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = block * (gibibytes * 1024) + packer.flush(zlib.Z_FINISH)
    size = gibibytes * 1024 * _MIB if claimed is None else claimed
    crc = zlib.crc32(bytes(min(size, _MIB)))
    write_parts(path, {})
    content = path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        start = archive.start_dir
    directory = content[start : content.rindex(b"PK\x05\x06")]
    name = SHEET_NAME.encode()
    more = struct.pack("<HHQQ", 1, 16, size, len(packed))
    far = 0xFFFFFFFF
    local = struct.pack("<4s5H3I2H", b"PK\x03\x04", 45, 0, 8, 0, 33, crc, far, far, len(name), 20)
    entry = struct.pack(
        "<4s6H3I5H2I", b"PK\x01\x02", 45, 45, 0, 8, 0, 33, crc, far, far, len(name), 20, 0, 0, 0, 0,
        start,
    )  # fmt: skip
    directory += entry + name + more
    with path.open("wb") as file:
        file.write(content[:start] + local + name + more + packed)
        where = file.tell()
        file.write(directory)
        file.write(struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 5, 5, len(directory), where, 0))
    return path


def open_document(path: Path, table: bytes, head: bytes = b"") -> Path:
    """Write an .ods around a table."""
    names = b"".join(
        b' xmlns:%s="urn:oasis:names:tc:opendocument:xmlns:%s:1.0"' % (short, short)
        for short in (b"office", b"table", b"text")
    )
    content = (
        head + b"<office:document-content" + names + b"><office:body><office:spreadsheet>"
        b'<table:table table:name="A">' + table + b"</table:table></office:spreadsheet>"
        b"</office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return path


def laughs(words: bytes = b"&l9;") -> tuple[bytes, bytes]:
    """Return entities of which each is ten of the one before, and one that names them all."""
    lines = [b'<!DOCTYPE w [<!ENTITY l0 "' + "哈".encode() * 10 + b'">']
    lines += [b'<!ENTITY l%d "%s">' % (n, b"&l%d;" % (n - 1) * 10) for n in range(1, 10)]
    return b"".join([*lines, b"]>"]), words


def outside_entity(place: bytes) -> tuple[bytes, bytes]:
    """Return the declaration of an entity that is another file, and its use."""
    return b'<!DOCTYPE w [<!ENTITY out SYSTEM "' + place + b'">]>', b"&out;"
