"""A whole book as an Excel workbook that the import reads back: one sheet for each kind of record.

Every text is written as text: a name that begins with `=` stays a name.
"""

from __future__ import annotations

import errno
import tempfile
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.export_rows import ExportRows, Row, WholeBook
from kaccount_desktop.files.field import Field, Kind
from kaccount_desktop.files.fields import FIELDS, NUMBER
from kaccount_desktop.files.human_cells import shown_cell
from kaccount_desktop.files.kept_files import files_folder, write_files
from kaccount_desktop.files.progress import Cancelled, Progress, never, part, silent, stop_if
from kaccount_desktop.files.record_cells import LONGEST_TEXT, cut_to_cell
from kaccount_desktop.files.record_sheets import RecordSheets
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

LAST_ROW: Final = 1_048_575
"""Excel's last row counted from 0; what does not fit goes on in a second sheet."""
_WIDTHS: Final = {Kind.LONG: 40, Kind.NAME: 24, Kind.MONEY: 16}
_BATCH: Final = 500


@dataclass(slots=True)
class Exported:
    """How many rows each readable sheet got, how many records and files there are in all.

    `cut` are cells whose text was cut at Excel's limit (the records hold it whole), `lost` files
    whose content the book has no longer; `folder` is where the files are.
    """

    folder: Path
    rows: dict[str, int] = field(default_factory=dict)
    records: dict[str, int] = field(default_factory=dict)
    files: int = 0
    cut: list[Text] = field(default_factory=list)
    lost: list[Text] = field(default_factory=list)


def export(
    book: Book,
    out: Path,
    language: str = CHINESE,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Exported:
    """Write the book to `out` (.xlsx), whole or not at all; return what was written.

    The files kept in the book go into a folder beside it.

    Raises:
        KnownError: the place cannot be written to.
        StoppedError: cancelled; `out` is as it was.
    """
    exported = Exported(files_folder(out))
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as folder:
            draft = Path(folder) / "draft.xlsx"
            with book.one_moment():
                _write(book, draft, language, exported, progress, cancelled)
                exported.files, exported.lost = write_files(book, exported.folder, cancelled)
            draft.replace(out)
    except OSError as error:
        raise unwritable(out, error) from error
    progress(1.0)
    return exported


def _write(
    book: Book,
    draft: Path,
    language: str,
    exported: Exported,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    packed = BytesIO()  # a ZIP on a full disk would complain once more when it is forgotten
    workbook = xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": str(draft.parent)})
    workbook.set_properties({"created": book.clock.now().replace(tzinfo=None)})
    try:
        _write_sheets(book, workbook, language, exported, part(progress, 0.0, 0.4), cancelled)
        records = RecordSheets(workbook, language, LAST_ROW)
        records.write(book, exported.folder.name, part(progress, 0.4, 0.8), cancelled)
        exported.records = records.rows
    finally:  # even a cancelled workbook holds open files
        try:
            workbook.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
    draft.write_bytes(packed.getbuffer())


def _write_sheets(
    book: Book,
    workbook: Any,
    language: str,
    exported: Exported,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    sheets = list(ExportRows(WholeBook(book), language).sheets())
    for number, (title, fields, lines) in enumerate(sheets, 1):
        writer = _SheetWriter(workbook, title.in_(language), fields, language, exported)
        for count, line in enumerate(lines):
            if count % _BATCH == 0:
                stop_if(cancelled)
            writer.add(line)
        writer.finish()
        progress(number / len(sheets))


class _SheetWriter:
    def __init__(
        self, workbook: Any, title: str, fields: list[str], language: str, exported: Exported
    ) -> None:
        self._workbook = workbook
        self._title = title
        self._fields = [NUMBER if one == NUMBER.id else FIELDS[one] for one in fields]
        self._language = language
        self._exported = exported
        self._head = workbook.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self._day = workbook.add_format({"num_format": "yyyy-mm-dd"})
        self._money = workbook.add_format({"num_format": "#,##0.00"})
        self._text = workbook.add_format({"num_format": "@"})
        self._pages = 0
        self._total = 0
        self._begin()

    def add(self, line: Row) -> None:
        """Write one row; a sheet that is full goes on in another."""
        if self._row > LAST_ROW:
            self.finish()
            self._begin()
        for column, one in enumerate(self._fields):
            value = line.get(one.id)
            if value is not None:
                self._put(column, one, value)
        self._row += 1
        self._total += 1

    def finish(self) -> None:
        """Close the sheet: filter and counts."""
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), len(self._fields) - 1)
        self._exported.rows[self._title] = self._total

    def _begin(self) -> None:
        self._pages += 1
        name = self._title if self._pages == 1 else f"{self._title} {self._pages}"
        self._sheet = self._workbook.add_worksheet(name)
        self._sheet.freeze_panes(1, 1)
        for column, one in enumerate(self._fields):
            self._sheet.set_column(column, column, _WIDTHS.get(one.kind, 14))
            label = one.label.in_(self._language)
            self._sheet.write_string(0, column, label, self._head)
        self._row = 1

    def _put(self, column: int, one: Field, value: Any) -> None:
        cell = shown_cell(one, value, self._language)
        if isinstance(cell, str):
            self._write_text(column, cell)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._row, column, cell, self._day)
        elif isinstance(cell, Decimal):
            self._sheet.write_number(self._row, column, float(cell), self._money)
        elif cell is not None:
            self._sheet.write_number(self._row, column, cell)

    def _write_text(self, column: int, text: str) -> None:
        cut = cut_to_cell(text)
        if cut != text:
            self._exported.cut.append(
                Text(
                    "{sheet}, row {row}, {field}: cut after {most} characters here; the record"
                    " sheets hold all of it.",
                    "{sheet} 第 {row} 行「{field}」：此处超过 {most} 个字符，已截断；"
                    "完整内容在记录表中。",
                ).format(
                    sheet=self._title,
                    row=self._row + 1,
                    field=self._fields[column].label,
                    most=LONGEST_TEXT,
                )
            )
        self._sheet.write_string(self._row, column, cut, self._text)


def unwritable(out: Path, error: OSError) -> KnownError:
    """Return the refusal of a place no workbook can be written to."""
    if error.errno == errno.ENOSPC:
        return KnownError(
            Text(
                '"{name}" cannot be written: the disk is full. Free some space or choose another'
                " disk.",
                "无法写入「{name}」：磁盘已满。请腾出空间，或另选磁盘。",
            ).format(name=out)
        )
    return KnownError(
        Text(
            '"{name}" cannot be written: {why}. Close it if it is open in Excel, or choose another'
            " folder.",
            "无法写入「{name}」：{why}。如果它正在 Excel 中打开请先关闭，或另选文件夹。",
        ).format(name=out, why=error.strerror or str(error))
    )
