"""Every file that is tried: how it is made, and which words its refusal must have."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Final

from tests.files.ole import write_ole
from tests.hostile.packed import (
    SHEET,
    SHEET_END,
    SHEET_NAME,
    STRINGS_NAME,
    laughs,
    open_document,
    outside_entity,
    rows,
    strings,
    write_parts,
    zeros,
)
from tests.hostile.records import corners, many_names_of_one_text

MIB: Final = 1024 * 1024
HEAD: Final = "客户名称,联系人\n".encode()
Make = Callable[[Path], Path]


def _repeat(path: Path, head: bytes, piece: bytes, size: int, tail: bytes = b"") -> Path:
    block = piece * max(1, MIB // len(piece))
    with path.open("wb") as file:
        file.write(head)
        for _ in range(max(1, size // len(block))):
            file.write(block)
        file.write(tail)
    return path


def _text(size: int, piece: bytes, head: bytes = HEAD, tail: bytes = b"") -> Make:
    return lambda path: _repeat(path, head, piece, size * MIB, tail)


def _sheet(count: int, width: int = 2) -> Make:
    return lambda path: write_parts(path, {SHEET_NAME: rows(count, width=width)})


def _one_text_everywhere(path: Path) -> Path:
    cell = b'<c t="s"><v>0</v></c>'
    text = strings([b"<si><t>" + b"x" * MIB + b"</t></si>"])
    return write_parts(path, {STRINGS_NAME: text, SHEET_NAME: rows(100_000, cell, 5)})


def _texts(path: Path) -> Path:
    empty = b"<si><t/></si>" * 80_000
    many = strings(empty for _ in range(200))
    return write_parts(path, {STRINGS_NAME: many, SHEET_NAME: rows(2)})


def _nested(path: Path) -> Path:
    inner = zeros(path.with_name("inner.xlsx"), 1)
    return write_parts(path, {"xl/inner.zip": [inner.read_bytes()]})


def _entities(declared: tuple[bytes, bytes], part: str) -> Make:
    head, use = declared

    def make(path: Path) -> Path:
        inline = b'<row><c t="inlineStr"><is><t>' + use + b"</t></is></c></row>"
        text = b"<sst><si><t>" + use + b"</t></si></sst>"
        body = SHEET + inline + SHEET_END if part == SHEET_NAME else text
        parts = {SHEET_NAME: rows(2), part: [head + body]}
        return write_parts(path, parts)

    return make


def _ods_entities(declared: tuple[bytes, bytes]) -> Make:
    head, use = declared
    cell = b"<table:table-row><table:table-cell><text:p>" + use + b"</text:p></table:table-cell>"
    return lambda path: open_document(path, cell + b"</table:table-row>", head)


def _ods_repeated(path: Path) -> Path:
    cell = (
        b'<table:table-row table:number-rows-repeated="1048576"><table:table-cell'
        b' table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell>'
        b"</table:table-row>"
    )
    return open_document(path, cell)


def _broken_xls(path: Path) -> Path:
    return write_ole(path, Workbook=os.urandom(60_000))


def _loop(path: Path) -> Path:
    path.symlink_to(path)
    return path


def _pipe(path: Path) -> Path:
    os.mkfifo(path)
    return path


def _folder(path: Path) -> Path:
    path.mkdir()
    return path


_PICTURE = b"BEGIN:VCARD\nVERSION:3.0\nFN:\xe6\x9d\x8e\xe5\xbc\xba\nORG:A\nPHOTO;ENCODING=b:"
_CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:\xe6\x9d\x8e\xe5\xbc\xba\nORG:A\nNOTE:"
_END = b"\nEND:VCARD\n"

LIMIT, LARGE, BAD, ENTITY = "120,000", "过大", "损坏", "实体"
CASES: Final[tuple[tuple[str, str, Make, str], ...]] = (
    ("a sheet of 2,000,000 rows", "a.xlsx", _sheet(2_000_000), LIMIT),
    ("a sheet of 1,048,576 rows and 3 columns", "a.xlsx", _sheet(1_048_576, 3), LIMIT),
    ("100,000 rows and 100 columns", "a.xlsx", _sheet(100_000, 100), LARGE),
    ("CSV of 2,000,000 rows", "a.csv", _text(42, "苏州精密机械,李强\n".encode()), LIMIT),
    ("CSV of 1 GB in one line", "a.csv", _text(1024, b"abc,def,"), LARGE),
    ("CSV of 45 MB in one line", "a.csv", _text(45, b"abc,def,"), LARGE),
    ("CSV of 45 MB in one cell", "a.csv", _text(45, b"abcdefgh"), LARGE),
    ("CSV of 45 MB behind an open quote", "a.csv", _text(45, b"abcdefg\n", HEAD + b'"'), "131,072"),
    ("CSV of 45 MB of empty lines", "a.csv", _text(45, b"\n"), LARGE),
    ("CSV of 45 MB of zeros", "a.csv", _text(45, b"\x00", b""), "空文件"),
    ("CSV of a heading and 45 MB of zeros", "a.csv", _text(45, b"\x00"), "不是表格"),
    ("a sheet of 5 GB of zeros", "a.xlsx", lambda path: zeros(path, 5), LARGE),
    ("the same, claiming to be 1 MB", "a.xlsx", lambda path: zeros(path, 5, MIB), BAD),
    ("16,000,000 empty shared strings", "a.xlsx", _texts, LARGE),
    ("a text of 1 MB in 500,000 cells", "a.xlsx", _one_text_everywhere, LARGE),
    ("a bomb inside a workbook", "a.xlsx", _nested, BAD),
    ("billion laughs in a sheet", "a.xlsx", _entities(laughs(), SHEET_NAME), ENTITY),
    ("billion laughs in the strings", "a.xlsx", _entities(laughs(), STRINGS_NAME), ENTITY),
    ("an outside entity in a sheet", "a.xlsx",
     _entities(outside_entity(b"/etc/hostname"), SHEET_NAME), ENTITY),
    ("billion laughs in an .ods", "a.ods", _ods_entities(laughs()), ENTITY),
    ("an outside entity in an .ods", "a.ods",
     _ods_entities(outside_entity(b"/etc/hostname")), ENTITY),
    ("an .ods cell repeated 17 billion times", "a.ods", _ods_repeated, LARGE),
    ("an .xls of broken records", "a.xls", _broken_xls, BAD),
    ("an .xls with cells in far corners", "a.xls", corners, LARGE),
    ("an .xls with one text in 300,000 cells", "a.xls", many_names_of_one_text, LARGE),
    ("vCard of 500 MB", "a.vcf", _text(500, _CARD + b"x" + _END, b""), LARGE),
    ("vCard of 190 MB of small cards", "a.vcf", _text(190, _CARD + b"x" + _END, b""), LARGE),
    ("vCard of 45 MB of small cards", "a.vcf", _text(45, _CARD + b"x" + _END, b""), LIMIT),
    ("vCard with a picture of 100 MB", "a.vcf", _text(100, b"QUJD", _PICTURE, _END), ""),
    ("the same, in lines", "a.vcf", _text(100, b"QUJDQUJD\n ", _PICTURE, _END), ""),
    ("vCard with a line folded without end", "a.vcf", _text(45, b"x\n ", _CARD, _END), ""),
    ("vCard of 45 MB of small properties", "a.vcf", _text(45, b"A:b\n", _CARD + b"\n", _END), ""),
    ("HTML of cells 1,000 wide and high", "a.xls",
     _text(4, b"<td rowspan=1000 colspan=1000>x", b"<table><tr>"), LARGE),
    ("HTML with comments that never end", "a.xls", _text(20, b"<!--", b"<table><tr><td>x"), LARGE),
    ("a link to itself", "a.csv", _loop, "无法读取"),
    ("a pipe nobody writes to", "a.csv", _pipe, "不是普通文件"),
    ("a device without end", "", lambda _path: Path("/dev/zero"), "不是普通文件"),
    ("a folder", "a.xlsx", _folder, "文件夹"),
    ("a file that is gone", "a.xlsx", lambda path: path, "找不到"),
    ("a name of 300 characters", "客" * 100 + ".csv", lambda path: path, "无法读取"),
)  # fmt: skip
"""What it is, the name of its file, how it is made, and a word of the refusal ('' when taken)."""
