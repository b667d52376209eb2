"""Real files in every format people keep customers in, and a book to bring them into."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock

TODAY = datetime.date(2026, 11, 23)

Rows = Sequence[Sequence[Any]]
Merge = tuple[int, int, int, int]
MakeXlsx = Callable[..., Path]


def write_xlsx(path: Path, sheets: dict[str, Rows], merges: Sequence[Merge] = ()) -> Path:
    """Write rows with their types; `merges` (of the first sheet) keep the words of their corner."""
    workbook = xlsxwriter.Workbook(str(path))
    day = workbook.add_format({"num_format": "yyyy-mm-dd"})
    for number, (name, rows) in enumerate(sheets.items()):
        sheet = workbook.add_worksheet(name)
        for r, row in enumerate(rows):
            for c, value in enumerate(row):
                if isinstance(value, datetime.date):
                    sheet.write_datetime(r, c, value, day)
                elif isinstance(value, bool):
                    sheet.write_boolean(r, c, value)
                elif isinstance(value, str) and value:
                    sheet.write_string(r, c, value)
                elif value not in (None, ""):
                    sheet.write_number(r, c, value)
        for top, left, bottom, right in merges if number == 0 else ():
            sheet.merge_range(top, left, bottom, right, rows[top][left])
    workbook.close()
    return path


@pytest.fixture
def make_xlsx(tmp_path: Path) -> MakeXlsx:
    """Write one sheet `客户` (or several, by name) to a workbook and return its path."""

    def make(
        rows: Rows | dict[str, Rows], name: str = "客户.xlsx", merges: Sequence[Merge] = ()
    ) -> Path:
        sheets = rows if isinstance(rows, dict) else {"客户": rows}
        return write_xlsx(tmp_path / name, sheets, merges)

    return make


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book, made once and copied for each test."""
    path = tmp_path_factory.mktemp("book") / "template.kabook"
    Book.create(path, Clock(TODAY)).close()
    return path


@pytest.fixture
def book(template: Path, tmp_path: Path) -> Iterator[Book]:
    """An empty book, open, on 23 November 2026."""
    path = tmp_path / "book.kabook"
    shutil.copy(template, path)
    with Book.open(path, Clock(TODAY)) as opened:
        yield opened
