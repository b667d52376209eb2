"""What a file really is, judged by its bytes: the ending of its name is only a hint."""

from __future__ import annotations

import re
import zipfile
import zlib
from enum import Enum
from io import BytesIO
from pathlib import PurePath
from typing import Final

from kaccount_desktop.files.encoding import decode
from kaccount_desktop.files.vcard import is_vcard
from kaccount_desktop.files.xls_check import asks_password, claims_too_much, stream_names
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

MAX_FILE_BYTES: Final = 200 * 1024 * 1024
MAX_UNPACKED_BYTES: Final = 2 * 1024 * 1024 * 1024
MAX_CELLS: Final = 20_000_000
"""Rows times columns of one sheet: a stray cell at XFD1048576 would otherwise take all memory."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_CELL_COLUMN: Final = re.compile(rb'<c [^>]*?\br="([A-Z]{1,7})\d')
_CELL_ROW: Final = re.compile(rb'<c [^>]*?\br="[A-Z]+(\d{1,9})"')
_FOREIGN: Final = (
    (b"%PDF", Text("a PDF document", "PDF 文档")),
    (b"\x89PNG", Text("a picture", "图片")),
    (b"\xff\xd8\xff", Text("a picture", "图片")),
    (b"GIF8", Text("a picture", "图片")),
    (b"BM", Text("a picture", "图片")),
    (b"RIFF", Text("a sound, film or picture", "音视频或图片")),
    (b"MZ", Text("a program", "程序")),
    (b"\x7fELF", Text("a program", "程序")),
    (b"SQLite format 3\x00", Text("a database or a KAccount book", "数据库或客户库")),
    (b"Rar!", Text("a RAR archive", "RAR 压缩包")),
    (b"7z\xbc\xaf", Text("a 7-Zip archive", "7z 压缩包")),
    (b"\x1f\x8b", Text("a gzip archive", "gzip 压缩包")),
    (b"{\\rtf", Text("an RTF document", "RTF 文档")),
)


class Kind(Enum):
    """The families of files the import can read."""

    SPREADSHEET = "spreadsheet"
    HTML = "html"
    DELIMITED = "delimited"
    CARDS = "cards"


def kind_of(data: bytes, name: str) -> Kind:
    """Return how to read `data`; raise a `KnownError` that says what the file is instead."""
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise _refusal(
            Text('"{name}" is empty.', "「{name}」是空文件。"),
            Text("Choose the list you keep your customers in.", "请选择存放客户资料的文件。"),
            name,
        )
    if data.startswith(_ZIP):
        _check_zip(data, name)
        return Kind.SPREADSHEET
    if data.startswith(_OLE):
        _check_ole(data, name)
        return Kind.SPREADSHEET
    if is_vcard(data):
        return Kind.CARDS
    for magic, what in _FOREIGN:
        if data.startswith(magic) and (len(magic) > 2 or b"\x00" in data[:512]):
            raise _not_a_table(name, what)
    return _text_kind(data, name)


def damaged(name: str) -> KnownError:
    """Return the refusal of a spreadsheet whose inside cannot be read."""
    return _refusal(
        Text(
            '"{name}" is damaged or was not saved completely.',
            "「{name}」已损坏或没有保存完整。",
        ),
        Text(
            "Open it in Excel or WPS, save it as a new .xlsx file and import that.",
            "请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再导入。",
        ),
        name,
    )


def locked(name: str) -> KnownError:
    """Return the refusal of a file protected by a password."""
    return _refusal(
        Text('"{name}" is protected by a password.', "「{name}」设有打开密码。"),
        Text(
            "Remove the password in Excel (File, Info, Protect workbook) and import it again.",
            "请在 Excel 中取消密码（文件→信息→保护工作簿）后再导入。",
        ),
        name,
    )


def too_large(name: str) -> KnownError:
    """Return the refusal of a file that would not fit into memory."""
    return _refusal(
        Text('"{name}" is too large to read at once.', "「{name}」过大，无法一次读入。"),
        Text(
            "Delete empty rows and columns at the far end, or split the list into several files.",
            "请删除末尾的空行空列，或将名单拆分成几个文件。",
        ),
        name,
    )


def no_rows(name: str) -> KnownError:
    """Return the refusal of a workbook in which no sheet has a filled row."""
    return _refusal(
        Text('No sheet of "{name}" has any rows.', "「{name}」的各工作表都没有内容。"),
        Text("Choose the list you keep your customers in.", "请选择存放客户资料的文件。"),
        name,
    )


def _check_zip(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            infos = archive.infolist()
            if sum(info.file_size for info in infos) > MAX_UNPACKED_BYTES:
                raise too_large(name)
            names = {info.filename for info in infos}
            _check_zip_content(archive, names, name)
            _check_dimensions(archive, names, name)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        ValueError,
        OSError,
        NotImplementedError,
    ) as error:
        raise damaged(name) from error


def _check_zip_content(archive: zipfile.ZipFile, names: set[str], name: str) -> None:
    if any(one.startswith("xl/") for one in names):
        return
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        if b"encryption-data" in archive.read("META-INF/manifest.xml"):
            raise locked(name)
        if "mimetype" in names and b"spreadsheet" not in archive.read("mimetype"):
            raise _not_a_table(name, Text("a text document or slides", "文档或演示文稿"))
        return
    if any(one.startswith(("word/", "ppt/")) for one in names):
        raise _not_a_table(name, Text("a Word document or slides", "Word 文档或演示文稿"))
    if any(one.endswith(".iwa") for one in names):
        raise _not_a_table(name, Text("a Numbers or Pages file", "Numbers 或 Pages 文件"))
    raise _not_a_table(name, Text("a ZIP archive", "ZIP 压缩包"))


def _check_dimensions(archive: zipfile.ZipFile, names: set[str], name: str) -> None:
    """Refuse a sheet whose outermost cells span more than memory holds.

    The cells themselves are asked: the dimension a sheet states may be missing or wrong.
    """
    for one in names:
        if not re.fullmatch(r"xl/worksheets/[^/]+\.xml", one):
            continue
        sheet = archive.read(one)
        columns = set(_CELL_COLUMN.findall(sheet))
        rows = max(map(int, set(_CELL_ROW.findall(sheet))), default=0)
        if rows * max(map(_column, columns), default=0) > MAX_CELLS:
            raise too_large(name)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _check_ole(data: bytes, name: str) -> None:
    streams = stream_names(data)
    if streams & {"encryptedpackage", "\tdrmcontent"}:
        raise locked(name)
    if streams & {"workbook", "book"}:
        if asks_password(data):
            raise locked(name)
        if claims_too_much(data):
            raise damaged(name)
        return
    if streams & {"worddocument", "powerpoint document"}:
        raise _not_a_table(name, Text("a Word document or slides", "Word 文档或演示文稿"))
    raise damaged(name)


def _text_kind(data: bytes, name: str) -> Kind:
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"<?xml") or b"urn:schemas-microsoft-com:office:spreadsheet" in head:
        if b"<html" in head:
            return Kind.HTML
        raise _refusal(
            Text('"{name}" is a table saved as XML.', "「{name}」是以 XML 格式保存的表格。"),
            Text(
                "Open it in Excel or WPS and save it as .xlsx.",
                "请用 Excel 或 WPS 打开并另存为 .xlsx。",
            ),
            name,
        )
    if re.match(rb"(<!doctype html|<html|<table|<meta|<head|<style|<body|<!--)", head):
        return Kind.HTML
    if decode(data) is None:
        raise _not_a_table(name, Text("an unknown kind of file", "未知类型的文件"))
    return Kind.DELIMITED


def _not_a_table(name: str, what: Text) -> KnownError:
    return _refusal(
        Text('"{name}" is {this}, not a table.', "「{name}」是{this}，不是表格。"),
        Text(
            "The import reads Excel files (.xlsx, .xls), .ods, CSV text and vCards (.vcf).",
            "可导入 Excel（.xlsx、.xls）、.ods、CSV 文本和 vCard 名片（.vcf）。",
        ),
        name,
        this=what,
    )


def _refusal(what: Text, advice: Text, name: str, **more: object) -> KnownError:
    sentence = what.format(name=PurePath(name).name, **more)
    return KnownError(Text(f"{sentence.en} {advice.en}", sentence.zh + advice.zh))
