"""The book sheets are printed from, made once and copied closed for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from tests.sheets.printed_book import TODAY, Keys, fill


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    path = tmp_path_factory.mktemp("sheets") / "template.kabook"
    with Book.create(path, Clock(TODAY)) as book:
        keys = fill(book)
    return path, keys


@pytest.fixture
def keys(template: tuple[Path, Keys]) -> Keys:
    return template[1]


@pytest.fixture
def book(template: tuple[Path, Keys], tmp_path: Path) -> Iterator[Book]:
    """An open copy of the filled book."""
    path = tmp_path / "客户.kabook"
    shutil.copyfile(template[0], path)
    with Book.open(path, Clock(TODAY)) as opened:
        yield opened
