"""A copy of an open book: checked, whole, and never over the book itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.errors import KnownError


def test_the_copy_holds_what_is_not_yet_in_the_file(book: Book, tmp_path: Path) -> None:
    with book.change("add") as change:  # still in the WAL when the copy is made
        key = change.insert(Customer, name="苏州汇川")
    place = tmp_path / "副本.kabook"
    book.save_copy(place)
    with Book.open(place) as copy:
        assert copy.rows("SELECT name FROM customer WHERE key=?", [key]) == [("苏州汇川",)]
        assert check(copy) == []
        undo = copy.next_undo()
        assert undo is not None
        assert undo.title.en == "add"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith((".", "副本"))] == [place.name]


def test_a_copy_replaces_an_older_one(book: Book, tmp_path: Path) -> None:
    place = tmp_path / "copy.kabook"
    place.write_bytes(b"older")
    book.save_copy(place)
    Book.open(place).close()


def test_the_book_is_not_copied_over_itself(book: Book) -> None:
    with pytest.raises(KnownError):
        book.save_copy(book.path)
    assert check(book) == []


def test_a_place_that_cannot_be_written_is_said(book: Book, tmp_path: Path) -> None:
    with pytest.raises(KnownError):
        book.save_copy(tmp_path / "no such folder" / "copy.kabook")
