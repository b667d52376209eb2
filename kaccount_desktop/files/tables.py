"""A spreadsheet, a CSV file, a saved web page or vCards as sheets of plain rows."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Final

from kaccount_desktop.files.delimited import split_rows
from kaccount_desktop.files.encoding import UNPRINTABLE, decode
from kaccount_desktop.files.file_kind import (
    Kind,
    check_inside,
    damaged,
    is_packed,
    kind_of,
    locked,
    most_bytes,
    no_rows,
    refused,
    too_large,
)
from kaccount_desktop.files.html_table import Merge, html_tables
from kaccount_desktop.files.limits import TooLargeError
from kaccount_desktop.files.marker_sheet import take_records
from kaccount_desktop.files.progress import Cancelled, Progress, never, silent, stop_if
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

    from kaccount_desktop.files.record_reading import Carried

Cell = str | float | int | bool | date | datetime | time | timedelta | None
"""What a cell holds; an empty one is '' or None."""
Row = list[Cell]

_BATCH: Final = 2000
LINE_BREAKS: Final = re.compile(r"\r\n?|_x000[dD]_\n?")
_HEAD: Final = 4096
_PIECE: Final = 4 * 1024 * 1024
_GLANCE: Final = 1024 * 1024
"""So much of a text tells what it is."""


@dataclass(frozen=True, slots=True)
class Note:
    """Something the user should know that refused nothing; `row` counts from 1 as Excel does."""

    sheet: str
    row: int | None
    text: Text


@dataclass(slots=True)
class Sheet:
    """One sheet: row 0 is its first line even when empty; rows may differ in length.

    `merges` are the merged cells where the format tells them (`knows_merges`). `fields` are the
    ids of what the columns hold where the format itself says it (vCards); such a sheet has no
    heading, and each row stands alone.
    """

    name: str
    rows: list[Row]
    merges: list[Merge] = field(default_factory=list)
    knows_merges: bool = False
    hidden: bool = False
    fields: tuple[str, ...] = ()


@dataclass(slots=True)
class Workbook:
    """The sheets of a file that have at least one filled cell, in their order.

    `records` are those of an exported book that only the program reads (`record_reading.py`).
    """

    path: Path
    sheets: list[Sheet]
    notes: list[Note] = field(default_factory=list)
    records: list[Sheet] = field(default_factory=list)
    carried: Carried | None = None
    """What they say, once it was read."""


def read_workbook(
    path: Path, progress: Progress = silent, cancelled: Cancelled = never
) -> Workbook:
    """Read `path` by its content; raise a `KnownError` sentence for every way it can fail.

    Control characters (a NUL byte among them) are taken out of every cell and noted.
    Raises `StoppedError` when cancelled.
    """
    data = _read_bytes(path, cancelled)
    progress(0.1)
    notes: list[Note] = []
    try:
        sheets = _sheets(data, path, notes, progress, cancelled)
    except TooLargeError as error:
        raise refused(path.name, error) from error
    del data  # as large as the file: what follows needs the room
    stop_if(cancelled)
    sheets = [sheet for sheet in sheets if any(any(filled(c) for c in row) for row in sheet.rows)]
    if not sheets:
        raise no_rows(path.name)
    workbook = Workbook(path, sheets, notes)
    take_records(workbook)
    for sheet in workbook.sheets:
        notes.extend(_clean(sheet, cancelled))
    progress(1.0)
    return workbook


def refuse_what_is_no_list(path: Path) -> None:
    """Raise a `KnownError` sentence for a file that is no list at all, before anything is made."""
    kind_of(_read_bytes(path, never, _GLANCE), path.name)


def filled(cell: Cell) -> bool:
    """Return whether a cell holds anything but white space (zero and FALSE count as filled)."""
    if cell is None:
        return False
    return bool(cell.strip()) if isinstance(cell, str) else True


def column_letters(index: int) -> str:
    """Return Excel's name of a column counted from 0: A, B … Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _sheets(
    data: bytes, path: Path, notes: list[Note], progress: Progress, cancelled: Cancelled
) -> list[Sheet]:
    kind = kind_of(data, path.name)
    if kind is Kind.SPREADSHEET:
        check_inside(data, path.name, cancelled)
        progress(0.2)
        return list(_spreadsheet(data, path.name, progress, cancelled))
    if kind is Kind.HTML:
        return [
            Sheet(_table_name(path, number), _as_rows(table.rows), table.merges, knows_merges=True)
            for number, table in enumerate(html_tables(data, cancelled))
        ]
    if kind is Kind.CARDS:
        return [_cards(data, path, notes, cancelled)]
    text = _text_of(data, path, notes)
    return [Sheet(path.stem, _as_rows(split_rows(text, path.name, cancelled)))]


def _read_bytes(path: Path, cancelled: Cancelled, glance: int | None = None) -> bytes:
    """Return the content of a file; of text only `glance` bytes, if that is enough."""
    try:
        if path.is_dir():
            raise KnownError(
                Text(
                    '"{name}" is a folder. Choose a file in it.',
                    "「{name}」是文件夹，请选择其中的文件。",
                ).format(name=path.name)
            )
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # reading a pipe or a device may never end
            raise KnownError(
                Text(
                    '"{name}" is no ordinary file, but a device or a connection. Choose a file.',
                    "「{name}」不是普通文件，而是设备或管道。请选择文件。",
                ).format(name=path.name)
            )
        with path.open("rb") as file:
            return _read_all(file, path.name, about.st_size, cancelled, glance)
    except FileNotFoundError as error:
        raise KnownError(
            Text('There is no file "{name}".', "找不到文件「{name}」。").format(name=path)
        ) from error
    except PermissionError as error:
        raise KnownError(
            Text(
                '"{name}" may not be read. If it is open in Excel, close it there first.',
                "没有读取「{name}」的权限。如果它正在 Excel 中打开，请先关闭。",
            ).format(name=path.name)
        ) from error
    except OSError as error:
        raise KnownError(
            Text(
                '"{name}" could not be read: {why}. Copy it to this computer and try again.',
                "无法读取「{name}」：{why}。请先复制到本机再试。",
            ).format(name=path.name, why=error.strerror or type(error).__name__)
        ) from error


def _read_all(
    file: BinaryIO, name: str, size: int, cancelled: Cancelled, glance: int | None
) -> bytes:
    """Read to the end, in pieces; a file that grows meanwhile is too large at some time."""
    head = file.read(_HEAD)
    most = most_bytes(head)
    parts, have = [head], len(head)
    while have <= most >= size:
        stop_if(cancelled)
        if glance is not None and have >= glance and not is_packed(head):
            break
        piece = file.read(_PIECE)
        if not piece:
            break
        parts.append(piece)
        have += len(piece)
    if max(have, size) > most:
        raise too_large(name)
    return b"".join(parts)


def _spreadsheet(
    data: bytes, name: str, progress: Progress, cancelled: Cancelled
) -> Iterator[Sheet]:
    from python_calamine import (
        CalamineError,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    try:
        workbook = load_workbook(BytesIO(data))
        kept = [one for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
        for number, about in enumerate(kept):
            stop_if(cancelled)
            sheet = _sheet(workbook, about.name, cancelled)
            sheet.hidden = about.visible != SheetVisibleEnum.Visible
            yield sheet
            progress(0.2 + 0.7 * (number + 1) / len(kept))
    except PasswordError as error:
        raise locked(name) from error
    except (CalamineError, OSError, ValueError) as error:
        raise damaged(name) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":  # how a defect in the reader's Rust surfaces
            raise damaged(name) from error
        raise


def _sheet(workbook: CalamineWorkbook, name: str, cancelled: Cancelled) -> Sheet:
    source = workbook.get_sheet_by_name(name)
    if source.start is None:
        return Sheet(name, [])
    merges = source.merged_cell_ranges
    return Sheet(
        name,
        list(_sheet_rows(source, cancelled)),
        [(*first, *last) for first, last in merges or ()],
        knows_merges=merges is not None,
    )


def _sheet_rows(source: CalamineSheet, cancelled: Cancelled) -> Iterator[Row]:
    """Yield every row from the sheet's first; calamine leaves out empty columns on the left."""
    left: Row = [None] * (source.start[1] if source.start else 0)
    for number, row in enumerate(source.iter_rows()):
        if number % _BATCH == 0:
            stop_if(cancelled)
        yield [*left, *row] if left else list(row)


def _text_of(data: bytes, path: Path, notes: list[Note]) -> str:
    decoded = decode(data)
    if decoded is None:
        raise damaged(path.name)
    if decoded.broken:
        notes.append(
            Note(
                path.stem,
                None,
                Text(
                    "{count} characters could not be read ({encoding}) and show as \ufffd.",
                    "有 {count} 个字符无法识别（{encoding}），以 \ufffd 显示。",
                ).format(count=decoded.broken, encoding=decoded.encoding),
            )
        )
    return decoded.text


def _cards(data: bytes, path: Path, notes: list[Note], cancelled: Cancelled) -> Sheet:
    from kaccount_desktop.files.vcard_sheet import read_card_rows

    cards = read_card_rows(data, cancelled)
    notes.extend(Note(path.stem, number, text) for number, text in cards.notes)
    return Sheet(path.stem, _as_rows(cards.rows), fields=cards.columns)


def _as_rows(rows: Iterable[list[str]]) -> list[Row]:
    return [list(row) for row in rows]


def _table_name(path: Path, number: int) -> str:
    return path.stem if number == 0 else f"{path.stem} {number + 1}"


def _clean(sheet: Sheet, cancelled: Cancelled) -> list[Note]:
    """Take control characters out of the texts of a sheet, in place, and note where."""
    removed, first = 0, (0, 0)
    for number, row in enumerate(sheet.rows):
        if number % _BATCH == 0:
            stop_if(cancelled)
        for column, cell in enumerate(row):
            if isinstance(cell, str) and cell and not cell.isprintable():
                row[column], count = UNPRINTABLE.subn("", LINE_BREAKS.sub("\n", cell))
                if count:
                    first = first if removed else (number, column)
                    removed += count
    if not removed:
        return []
    text = Text(
        "{count} invisible control characters were removed, the first in cell {cell}.",
        "已去除 {count} 个不可见的控制字符，第一处在单元格 {cell}。",
    ).format(count=removed, cell=f"{column_letters(first[1])}{first[0] + 1}")
    return [Note(sheet.name, first[0] + 1, text)]
