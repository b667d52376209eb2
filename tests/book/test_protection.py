"""A book whose file or folder may only be read: read it, or say why not, and leave nothing behind."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.somebody import as_somebody


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that anybody reaches; `tmp_path` lies in one of the tester's own."""
    with tempfile.TemporaryDirectory(prefix="kaccount-tests-") as name:
        place = Path(name)
        place.chmod(0o755)
        yield place
        place.chmod(0o755)


def names(path: Path) -> list[str]:
    """Return what another process can read of a book, or why it cannot."""
    try:
        with Book.open(path, read_only=True) as book:
            return sorted(str(name) for (name,) in book.rows("SELECT name FROM customer"))
    except KnownError as error:
        return [error.text.en]


def read(path: Path) -> Callable[[], str]:
    return lambda: ", ".join(names(path))


def write(path: Path) -> Callable[[], str]:
    def act() -> str:
        try:
            with Book.open(path) as book:
                create_customer(book, "北港机械")
        except KnownError as error:
            return error.text.en
        return "written"

    return act


def files(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


@pytest.mark.parametrize("folder_mode", [0o777, 0o555])
def test_a_write_protected_book_is_read_and_not_written(
    book_path: Path, folder: Path, folder_mode: int
) -> None:
    path = folder / "a.kabook"
    shutil.copyfile(book_path, path)
    path.chmod(0o444)
    folder.chmod(folder_mode)
    assert as_somebody(read(path)) == "明湖汽车零部件集团, 澜州重工股份有限公司"
    assert files(folder) == ["a.kabook"]
    answer = as_somebody(write(path))
    assert "write-protected" in answer or "Cannot write" in answer
    assert files(folder) == ["a.kabook"]


def test_last_changes_out_of_reach_are_not_passed_over(
    book: Book, book_path: Path, folder: Path, clock: Clock
) -> None:
    create_customer(book, "北港机械")
    path = folder / "a.kabook"
    for end in ("", "-wal"):
        shutil.copyfile(f"{book_path}{end}", f"{path}{end}")
        Path(f"{path}{end}").chmod(0o444)
    folder.chmod(0o555)
    assert "a.kabook-wal" in as_somebody(read(path))
    folder.chmod(0o755)
    for file in folder.iterdir():
        file.chmod(0o644)
    with Book.open(path, clock) as crashed:
        assert len(crashed.rows("SELECT key FROM customer")) == 3
