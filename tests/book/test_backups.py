"""Backups: verified, none twice, thinned, restored; under the book's own key."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book import backups
from kaccount_desktop.book.backups import backups_of, folder_of
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.thinning import LATEST, MONTHS


def add(book: Book, name: str) -> None:
    with book.change(name) as change:
        change.insert(Customer, name=name)


def names(path: Path) -> list[str]:
    with Book.open(path, read_only=True) as book:
        return [name for (name,) in book.rows("SELECT name FROM customer ORDER BY key")]


def test_a_backup_is_a_whole_book(book: Book, book_path: Path) -> None:
    path = book.back_up("asked")
    assert path is not None
    assert names(path) == names(book_path)
    (one,) = backups_of(book_path)
    assert (one.path, one.reason, one.size) == (path, "asked", path.stat().st_size)
    assert one.moment.date() == date(2026, 11, 23)


def test_none_is_made_when_nothing_was_written_since(book: Book, book_path: Path) -> None:
    first = book.back_up("import")
    assert book.back_up("close") == first
    add(book, "海川船舶")
    assert book.back_up("close") != first
    assert [one.reason for one in backups_of(book_path)] == ["close", "import"]


def test_an_empty_book_needs_none(empty_book: Book) -> None:
    assert empty_book.back_up("close") is None
    assert not folder_of(empty_book.path).exists()


def test_undo_counts_as_a_change(book: Book) -> None:
    first = book.back_up("asked")
    book.undo()
    assert book.back_up("asked") != first


def test_files_of_other_names_are_left_alone(book: Book, book_path: Path) -> None:
    folder = folder_of(book_path)
    folder.mkdir()
    others = ["notes.txt", "2026-13-99_999999_close.kabook", "2026-11-23_090000_why.kabook"]
    for name in others:
        (folder / name).write_text("x")
    book.back_up("asked")
    backups.thin(book_path)
    assert len(backups_of(book_path)) == 1
    assert all((folder / name).exists() for name in others)


def test_a_long_year_leaves_few(template: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.kabook"
    path.write_bytes(template.read_bytes())
    for week in range(60):
        with Book.open(path, Clock(date(2025, 1, 6) + timedelta(weeks=week))) as book:
            add(book, f"客户{week}")
            book.back_up("close")
    found = backups_of(path)
    assert LATEST < len(found) < LATEST + 14 + MONTHS
    assert names(found[0].path)[-1] == "客户59"


def test_a_backup_that_cannot_be_written_is_told(book: Book, book_path: Path) -> None:
    folder_of(book_path).write_text("in the way")
    with pytest.raises(KnownError, match="backups"):
        book.back_up("asked")


def test_a_damaged_book_is_not_backed_up_over_good_ones(book: Book, book_path: Path) -> None:
    good = book.back_up("asked")
    add(book, "海川船舶")
    book.close()
    raw = apsw.Connection(str(book_path))
    root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='answer'").get
    raw.close()
    content = bytearray(book_path.read_bytes())
    content[(root - 1) * 4096 : (root - 1) * 4096 + 200] = b"\xff" * 200
    book_path.write_bytes(content)
    with (
        Book.open(book_path, Clock(date(2026, 11, 24)), read_only=True) as opened,
        pytest.raises(KnownError, match="damaged"),
    ):
        opened.back_up("asked")
    assert [one.path for one in backups_of(book_path)] == [good]
    assert [p.name for p in folder_of(book_path).iterdir()] == [good.name if good else ""]


def test_a_backup_is_restored_and_the_book_of_before_kept(book: Book, book_path: Path) -> None:
    good = book.back_up("asked")
    before = names(book_path)
    assert good is not None
    add(book, "海川船舶")
    book.restore(good)
    assert book.rows("SELECT count(*) FROM customer") == [(len(before),)]
    assert [one.reason for one in backups_of(book_path)] == ["restore", "asked"]
    add(book, "长江")
    book.close()
    assert names(book_path) == [*before, "长江"]
    assert "海川船舶" in names(backups_of(book_path)[0].path)


def test_a_damaged_backup_is_refused_and_the_book_stays(book: Book) -> None:
    bad = book.back_up("asked")
    assert bad is not None
    bad.write_bytes(bad.read_bytes()[:8192])
    before = book.rows("SELECT name FROM customer ORDER BY key")
    add(book, "海川船舶")
    with pytest.raises(KnownError):
        book.restore(bad)
    assert book.rows("SELECT name FROM customer ORDER BY key") == [*before, ("海川船舶",)]
