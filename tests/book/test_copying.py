"""“Save a copy”: the copy is whole, checked and alone, and nothing else is overwritten."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from kaccount_desktop.book import copying, refusals
from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known


def cities(path: Path) -> list[str]:
    with Book.open(path, read_only=True) as copy:
        return [str(city) for (city,) in copy.rows("SELECT city FROM customer ORDER BY key")]


def others(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir() if not p.name.startswith("客户.kabook"))


def test_a_copy_of_an_open_book_is_whole_and_alone(
    book: Book, known: Known, tmp_path: Path
) -> None:
    edit_customer(book, known.customer, "city", "北港")
    target = tmp_path / "副本.kabook"
    book.save_copy(target)
    assert others(tmp_path) == ["副本.kabook"]
    assert check(target) == []
    assert cities(target) == ["北港", ""]
    with Book.open(target) as copy:
        assert copy.undo() is not None
    assert cities(target) == ["澜州", ""]
    assert book.rows("SELECT city FROM customer WHERE key=?", [known.customer]) == [("北港",)]


def test_a_copy_holds_what_is_committed(book: Book, known: Known, tmp_path: Path) -> None:
    target = tmp_path / "copy.kabook"
    with book.change("x") as change:
        change.update(Customer, known.customer, city="北港")
        book.save_copy(target)
    assert cities(target) == ["澜州", ""]


def test_a_copy_is_made_by_a_worker_and_from_a_book_open_to_read(
    book: Book, book_path: Path, tmp_path: Path
) -> None:
    def work() -> None:
        book.save_copy(tmp_path / "one.kabook")
        book.release_thread()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(10)
    with Book.open(book_path, read_only=True) as reading:
        reading.save_copy(tmp_path / "two.kabook")
    assert others(tmp_path) == ["one.kabook", "two.kabook"]


def test_an_older_copy_is_replaced_with_what_a_crash_left_beside_it(
    book: Book, known: Known, tmp_path: Path, clock: Clock
) -> None:
    target = tmp_path / "copy.kabook"
    book.save_copy(target)
    with Book.open(target, clock) as older:
        edit_customer(older, known.customer, "city", "旧城")
        wal = Path(f"{target}-wal").read_bytes()
    Path(f"{target}-wal").write_bytes(wal)
    book.save_copy(target)
    assert others(tmp_path) == ["copy.kabook"]
    assert cities(target) == ["澜州", ""]


@pytest.mark.parametrize("end", ["", "-wal", "-shm", ".lock"])
def test_the_book_itself_is_not_overwritten(book: Book, book_path: Path, end: str) -> None:
    with pytest.raises(KnownError, match="open book itself"):
        book.save_copy(f"{book_path}{end}")
    assert create_customer(book, "北港机械")


def test_the_book_is_known_by_other_names(book: Book, book_path: Path, tmp_path: Path) -> None:
    (tmp_path / "link.kabook").symlink_to(book_path)
    os.link(book_path, tmp_path / "hard.kabook")
    for name in ("link.kabook", "hard.kabook"):
        with pytest.raises(KnownError, match="open book itself"):
            book.save_copy(tmp_path / name)


def test_a_book_open_elsewhere_is_not_replaced(book: Book, tmp_path: Path, clock: Clock) -> None:
    target = tmp_path / "copy.kabook"
    book.save_copy(target)
    with Book.open(target, clock) as other:
        with pytest.raises(KnownError, match="already open"):
            book.save_copy(target)
        assert create_customer(other, "北港机械")
    assert len(cities(target)) == 3


def test_places_that_take_no_copy_are_named(book: Book, tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no folder"):
        book.save_copy(tmp_path / "none" / "copy.kabook")
    (tmp_path / "folder").mkdir()
    with pytest.raises(KnownError, match="Cannot write"):
        book.save_copy(tmp_path / "folder")
    with pytest.raises(KnownError, match="not valid"):
        book.save_copy(tmp_path / "a\0b.kabook")
    with pytest.raises(KnownError, match="not valid"):
        book.save_copy(tmp_path / "\udcc3.kabook")
    assert others(tmp_path) == ["folder"]


def test_a_copy_that_is_not_sound_does_not_replace_the_older_one(
    book: Book, known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "copy.kabook"
    book.save_copy(target)
    edit_customer(book, known.customer, "city", "北港")

    def unsound(_raw: object, _part: Path, _key: object) -> None:
        raise refusals.damaged(book.path, "row 3 missing from index")

    monkeypatch.setattr(copying, "_verify", unsound)
    with pytest.raises(KnownError, match="row 3 missing"):
        book.save_copy(target)
    assert others(tmp_path) == ["copy.kabook"]
    assert cities(target) == ["澜州", ""]
