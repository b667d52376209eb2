"""A whole book as an Excel workbook that the import reads back: one sheet for each kind of record.

Every text is written as text: a name that begins with `=` stays a name.
"""

from __future__ import annotations

import errno
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.export_rows import ExportRows, Row
from kaccount_desktop.files.field import Kind
from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.progress import Cancelled, Progress, never, silent, stop_if
from kaccount_desktop.rules.choices import CONCERNS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

LAST_ROW: Final = 1_048_575
"""Excel's last row counted from 0; what does not fit goes on in a second sheet."""
LONGEST_TEXT: Final = 32_767
"""Characters a cell of Excel holds."""
_EXACT_YUAN: Final = Decimal(10) ** 12
_YES: Final = Text("yes", "是")
_WIDTHS: Final = {Kind.LONG: 40, Kind.NAME: 24, Kind.MONEY: 16}
_BATCH: Final = 500


@dataclass(slots=True)
class Exported:
    """How many rows each sheet got, and cells whose text was cut at Excel's limit."""

    rows: dict[str, int] = field(default_factory=dict)
    cut: list[Text] = field(default_factory=list)


def export(
    book: Book,
    out: Path,
    language: str = CHINESE,
    progress: Progress = silent,
    cancelled: Cancelled = never,
) -> Exported:
    """Write the book to `out` (.xlsx), whole or not at all; return what was written.

    Raises:
        KnownError: the place cannot be written to.
        StoppedError: cancelled; `out` is as it was.
    """
    try:
        with tempfile.TemporaryDirectory(dir=out.parent, prefix=".export-") as folder:
            draft = Path(folder) / "draft.xlsx"
            exported = _write(book, draft, language, progress, cancelled)
            draft.replace(out)
    except OSError as error:
        raise unwritable(out, error) from error
    progress(1.0)
    return exported


def _write(
    book: Book, draft: Path, language: str, progress: Progress, cancelled: Cancelled
) -> Exported:
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    packed = BytesIO()  # a ZIP on a full disk would complain once more when it is forgotten
    workbook = xlsxwriter.Workbook(packed, {"constant_memory": True, "tmpdir": str(draft.parent)})
    workbook.set_properties({"created": book.clock.now().replace(tzinfo=None)})
    exported = Exported()
    try:
        _write_sheets(book, workbook, language, exported, progress, cancelled)
    finally:  # even a cancelled workbook holds open files
        try:
            workbook.close()
        except FileCreateError as error:
            raise OSError(str(error)) from error
    draft.write_bytes(packed.getbuffer())
    return exported


def _write_sheets(
    book: Book,
    workbook: Any,
    language: str,
    exported: Exported,
    progress: Progress,
    cancelled: Cancelled,
) -> None:
    sheets = list(ExportRows(book, language).sheets())
    for number, (title, fields, lines) in enumerate(sheets, 1):
        writer = _SheetWriter(workbook, title.in_(language), fields, language, exported)
        for count, line in enumerate(lines):
            if count % _BATCH == 0:
                stop_if(cancelled)
            writer.add(line)
        writer.finish()
        progress(0.9 * number / len(sheets))


class _SheetWriter:
    def __init__(
        self, workbook: Any, title: str, fields: list[str], language: str, exported: Exported
    ) -> None:
        self._workbook = workbook
        self._title = title
        self._fields = [FIELDS[one] for one in fields]
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
            if value is not None and value != "":
                self._writers(one.kind)(column, value)
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

    def _writers(self, kind: Kind) -> Callable[[int, Any], None]:
        return {
            Kind.MONEY: self._write_money,
            Kind.COUNT: self._write_number,
            Kind.DAYS: self._write_number,
            Kind.SCALE: self._write_number,
            Kind.DAY: self._write_day,
            Kind.FLAG: self._write_flag,
            Kind.CONCERNS: self._write_concerns,
            Kind.CHOICE: self._write_choice,
        }.get(kind, self._write_text)

    def _write_text(self, column: int, value: Any) -> None:
        text = str(value)
        if len(text) > LONGEST_TEXT:
            self._exported.cut.append(
                Text(
                    "{sheet}, row {row}, {field}: cut after {most} characters.",
                    "{sheet} 第 {row} 行「{field}」：超过 {most} 个字符，已截断。",
                ).format(
                    sheet=self._title,
                    row=self._row + 1,
                    field=self._fields[column].label,
                    most=LONGEST_TEXT,
                )
            )
            text = text[:LONGEST_TEXT]
        self._sheet.write_string(self._row, column, text, self._text)

    def _write_money(self, column: int, value: Any) -> None:
        if abs(value) < _EXACT_YUAN:
            self._sheet.write_number(self._row, column, float(value), self._money)
        else:
            self._write_text(column, f"{value:.2f}")

    def _write_number(self, column: int, value: Any) -> None:
        self._sheet.write_number(self._row, column, int(value))

    def _write_day(self, column: int, value: date) -> None:
        self._sheet.write_datetime(self._row, column, value, self._day)

    def _write_flag(self, column: int, value: Any) -> None:
        if value:
            self._write_text(column, _YES.in_(self._language))

    def _write_choice(self, column: int, value: Any) -> None:
        words = (self._fields[column].choices or {}).get(str(value))
        self._write_text(column, words.in_(self._language) if words is not None else value)

    def _write_concerns(self, column: int, value: Any) -> None:
        codes = [code for code in str(value).split(",") if code in CONCERNS]
        self._write_text(column, "、".join(CONCERNS[code].in_(self._language) for code in codes))


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
