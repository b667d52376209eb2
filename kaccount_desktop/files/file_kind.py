"""What a file really is, judged by its bytes: the ending of its name is only a hint."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from enum import Enum
from io import BytesIO
from pathlib import PurePath
from typing import Final
from xml.parsers.expat import ExpatError

from kaccount_desktop.files.encoding import decode
from kaccount_desktop.files.limits import (
    MAX_FILE_BYTES,
    MAX_OLD_BYTES,
    MAX_ROWS,
    MAX_TEXT_BYTES,
    TooLargeError,
    TooManyRowsError,
)
from kaccount_desktop.files.progress import Cancelled
from kaccount_desktop.files.vcard import is_vcard
from kaccount_desktop.files.workbook_check import EntitiesError, check_parts
from kaccount_desktop.files.xls_check import (
    asks_password,
    check_room,
    claims_too_much,
    stream_names,
)
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

MAX_SMALL_PART: Final = 4 * 1024 * 1024
"""How much of a part is read that should be a few lines."""
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ValueError,
    OSError,
    NotImplementedError,
    RuntimeError,
)
MAX_PARTS: Final = 20_000
"""Of a ZIP: a workbook has a few dozen, and thousands when every row has a picture."""
_ENTRY: Final = b"PK\x01\x02"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
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


def most_bytes(head: bytes) -> int:
    """Return how large a file may be that begins so: text becomes many times as large in memory."""
    if head.startswith(_OLE):
        return MAX_OLD_BYTES
    return MAX_FILE_BYTES if is_packed(head) or is_vcard(head) else MAX_TEXT_BYTES


def is_packed(head: bytes) -> bool:
    """Return whether a file that begins so must be read whole to tell what it is."""
    return head.startswith((*_ZIP, _OLE))


def kind_of(data: bytes, name: str) -> Kind:
    """Return how to read `data`; raise a `KnownError` that says what the file is instead."""
    if not data.strip(b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"):
        raise _refusal(
            Text('"{name}" is empty.', "「{name}」是空文件。"),
            Text("Choose the list you keep your customers in.", "请选择存放客户资料的文件。"),
            name,
        )
    if data.startswith(_ZIP):
        if data.count(_ENTRY) > MAX_PARTS:
            raise too_large(name)
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


def too_many_rows(name: str) -> KnownError:
    """Return the refusal of a list with more rows than one import takes."""
    return _refusal(
        Text(
            '"{name}" has more than {limit} filled rows, more than one import takes.',
            "「{name}」的内容超过 {limit} 行，一次导入放不下。",
        ),
        Text(
            "Split the list into several files and import them one after the other.",
            "请将名单拆分成几个文件，依次导入。",
        ),
        name,
        limit=f"{MAX_ROWS:,}",
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
            _check_zip_content(archive, set(archive.namelist()), name)
    except _BROKEN as error:
        raise damaged(name) from error


def _check_zip_content(archive: zipfile.ZipFile, names: set[str], name: str) -> None:
    if "xl/workbook.bin" in names:
        raise _not_a_table(name, Text("a binary workbook (.xlsb)", "二进制工作簿（.xlsb）"))
    if any(one.startswith("xl/") for one in names):
        return
    if "META-INF/manifest.xml" in names and "content.xml" in names:
        if b"encryption-data" in _head(archive, "META-INF/manifest.xml"):
            raise locked(name)
        if "mimetype" in names and b"spreadsheet" not in _head(archive, "mimetype"):
            raise _not_a_table(name, Text("a text document or slides", "文档或演示文稿"))
        return
    if any(one.startswith(("word/", "ppt/")) for one in names):
        raise _not_a_table(name, Text("a Word document or slides", "Word 文档或演示文稿"))
    if any(one.endswith(".iwa") for one in names):
        raise _not_a_table(name, Text("a Numbers or Pages file", "Numbers 或 Pages 文件"))
    raise _not_a_table(name, Text("a ZIP archive", "ZIP 压缩包"))


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as content:
        return content.read(MAX_SMALL_PART)


def refused(name: str, error: TooLargeError) -> KnownError:
    """Return the refusal of a file that holds more than is read of one."""
    return too_many_rows(name) if isinstance(error, TooManyRowsError) else too_large(name)


def check_inside(data: bytes, name: str, cancelled: Cancelled) -> None:
    """Refuse a workbook whose reading would take more memory than there is, or is sure to fail.

    Takes a while for a large one. Raises KnownError, and StoppedError when cancelled.
    """
    try:
        if data.startswith(_OLE):
            if claims_too_much(data):
                raise damaged(name)
            check_room(data, cancelled)
            return
        with zipfile.ZipFile(BytesIO(data)) as archive:
            check_parts(data, archive, cancelled)
    except TooLargeError as error:
        raise refused(name, error) from None
    except EntitiesError:
        raise _refusal(
            Text(
                '"{name}" declares XML entities, which no spreadsheet program writes, and was not'
                " read.",
                "「{name}」内含表格软件不会写入的 XML 实体声明，未读取。",
            ),
            Text(
                "If it is from somebody you trust, save it anew in Excel or WPS.",
                "如果来源可信，请用 Excel 或 WPS 另存后再导入。",
            ),
            name,
        ) from None
    except (*_BROKEN, ExpatError, struct.error, IndexError) as error:
        raise damaged(name) from error


def _check_ole(data: bytes, name: str) -> None:
    streams = stream_names(data)
    if streams & {"encryptedpackage", "\tdrmcontent"}:
        raise locked(name)
    if streams & {"workbook", "book"}:
        if asks_password(data):
            raise locked(name)
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
