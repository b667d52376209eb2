"""A book with a password: nothing readable without it, set, changed and removed in place."""

from __future__ import annotations

import threading
import unicodedata
from pathlib import Path

import pytest

from kaccount_desktop.book import backups, book_file, copying
from kaccount_desktop.book.backups import backups_of, folder_of
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.models import Customer
from kaccount_desktop.book.password import ROUNDS, new_key, read_password
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.refusals import PasswordNeededError, WrongPasswordError
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError

FIRST, SECOND = "春江花月夜-2026", "a'\"; DROP TABLE x --"
COMPOSED = "caf\u00e9 au lait"
NAMES = ("海川船舶", "陈建国")
OWASP_ROUNDS = 210_000
"""For PBKDF2-HMAC-SHA512, OWASP Password Storage Cheat Sheet."""


def readable(folder: Path) -> list[str]:
    """Return the files in which a name can be read, in any encoding it might have."""
    wanted = [name.encode(code) for name in NAMES for code in ("utf-8", "utf-16-le", "gb18030")]
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(name in path.read_bytes() for name in wanted)
    ]


def customers(path: Path, password: str | None) -> list[str]:
    with Book.open(path, read_only=True, password=password) as book:
        return [name for (name,) in book.rows("SELECT name FROM customer ORDER BY key")]


@pytest.fixture
def locked(tmp_path: Path, clock: Clock) -> Path:
    """A closed book with the first password."""
    path = tmp_path / "客户.kabook"
    with Book.create(path, clock, password=FIRST) as book, book.change("海川船舶") as change:
        change.insert(Customer, name="海川船舶", phone="0599-8601200")
    return path


def test_the_key_is_derived_at_todays_strength() -> None:
    assert ROUNDS >= OWASP_ROUNDS
    assert len(new_key(FIRST).key) == 32
    assert FIRST not in repr(new_key(FIRST))


def test_nothing_can_be_read_while_it_is_open_nor_after(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "客户.kabook"
    book = Book.create(path, clock, password=FIRST)
    with book:
        with book.change("海川船舶") as change:
            change.insert_many(Customer, [{"name": f"海川船舶{n}"} for n in range(3000)])
        assert path.with_name(path.name + "-wal").stat().st_size > 0
        assert find_customers(book, CustomerFilter(text="海川")).keys
        assert book.back_up("asked") is not None
        book.save_copy(tmp_path / "副本.kabook")
        assert check(book) == []
        assert readable(tmp_path) == []
    assert readable(tmp_path) == []
    assert b"SQLite" not in path.read_bytes()


@pytest.mark.parametrize("wrong", ["春江花月夜-2025", "", "x" * 5000, "\udce9\0"])
def test_a_wrong_password_is_refused_and_the_book_stays(locked: Path, wrong: str) -> None:
    before = locked.read_bytes()
    with pytest.raises(WrongPasswordError, match="damaged"):
        Book.open(locked, password=wrong)
    assert locked.read_bytes() == before
    assert [p.name for p in locked.parent.iterdir()] == [locked.name]


def test_without_a_password_one_is_asked_for(locked: Path) -> None:
    with pytest.raises(PasswordNeededError):
        Book.open(locked)
    with pytest.raises(PasswordNeededError):
        Book.open(locked, read_only=True)


def test_a_password_is_the_same_however_it_was_composed(tmp_path: Path) -> None:
    path = tmp_path / "a.kabook"
    Book.create(path, password=COMPOSED).close()
    assert customers(path, unicodedata.normalize("NFD", COMPOSED)) == []


def test_a_short_password_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="8"):
        Book.create(tmp_path / "a.kabook", password=FIRST[:7])
    assert list(tmp_path.iterdir()) == []


def test_set_change_and_remove_in_place(book: Book, book_path: Path) -> None:
    before = book.rows("SELECT key, name FROM customer ORDER BY key")
    book.set_password(FIRST)
    assert book.has_password
    assert book.rows("SELECT key, name FROM customer ORDER BY key") == before
    assert readable(book_path.parent) == []
    with book.change("海川船舶") as change:
        change.insert(Customer, name="海川船舶")
    book.undo()
    book.set_password(SECOND)
    book.redo()
    assert check(book) == []
    book.close()
    with pytest.raises(WrongPasswordError):
        Book.open(book_path, password=FIRST)
    names = [name for _key, name in before] + ["海川船舶"]
    assert customers(book_path, SECOND) == names
    with Book.open(book_path, password=SECOND) as again:
        again.set_password(None)
        assert not again.has_password
    assert customers(book_path, None) == names
    assert check(book_path) == []
    assert book_path.read_bytes().startswith(b"SQLite format 3")


def test_backups_of_before_are_put_under_the_new_password(book: Book, book_path: Path) -> None:
    plain = book.back_up("asked")
    assert plain is not None
    assert plain.read_bytes().startswith(b"SQLite")
    assert book.set_password(FIRST) == []
    assert len(backups_of(book_path)) >= 1
    assert readable(folder_of(book_path)) == []
    for one in backups_of(book_path):
        assert customers(one.path, FIRST) == customers(book_path, FIRST)


def test_backups_that_were_not_renewed_are_renewed_with_the_next(
    book: Book, book_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert book.back_up("asked") is not None
    with monkeypatch.context() as broken:
        broken.setattr(backups, "renew", lambda *_args: [])  # the program was killed here
        book.set_password(FIRST)
    assert any(one.path.read_bytes().startswith(b"SQLite") for one in backups_of(book_path))
    with book.change("x") as change:
        change.insert(Customer, name="海川船舶")
    book.back_up("asked")
    assert readable(folder_of(book_path)) == []


@pytest.mark.parametrize("step", ["rekey", "_verify", "replace_book"])
def test_what_fails_while_it_is_set_leaves_the_book_as_it_was(
    book: Book, book_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    book.back_up("password")
    module = book_file if step == "replace_book" else copying
    monkeypatch.setattr(module, step, fail)
    with pytest.raises((KnownError, OSError)):
        book.set_password(FIRST)
    monkeypatch.undo()
    assert not book.has_password
    with book.change("x") as change:
        change.insert(Customer, name="海川船舶")
    book.close()
    assert "海川船舶" in customers(book_path, None)
    assert sorted(p.name for p in book_path.parent.iterdir()) == ["客户.backups", "客户.kabook"]


def test_it_is_not_set_while_a_change_runs(book: Book) -> None:
    refused: list[KnownError] = []

    def attempt() -> None:
        try:
            book.set_password(FIRST)
        except KnownError as error:
            refused.append(error)

    with book.change("x"):
        thread = threading.Thread(target=attempt)
        thread.start()
        thread.join()
    assert len(refused) == 1
    assert not book.has_password


def test_a_locked_book_cut_short_is_no_book_or_damaged(locked: Path) -> None:
    whole = locked.read_bytes()
    locked.write_bytes(whole[: len(whole) // 2 // 4096 * 4096])
    with pytest.raises(KnownError):
        Book.open(locked, password=FIRST)
    locked.write_bytes(whole[:5000])
    with pytest.raises(KnownError, match="not a KAccount book"):
        Book.open(locked, password=FIRST)


def test_other_files_of_whole_pages_are_no_locked_books(tmp_path: Path) -> None:
    for head in (b"%PDF-1.7", b"PK\x03\x04", "客户".encode(), b"\xd0\xcf\x11\xe0"):
        path = tmp_path / "x.kabook"
        path.write_bytes(head.ljust(8192, b"a"))
        if head != "客户".encode():
            with pytest.raises(KnownError, match="not a KAccount book"):
                Book.open(path)


@pytest.mark.parametrize("text", ["", "\n", "\r\nsecond line"])
def test_a_password_file_without_one_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "p.txt"
    path.write_text(text, "utf-8")
    with pytest.raises(KnownError, match="no password"):
        read_password(path)


def test_a_password_file_may_have_a_mark_and_line_ends(tmp_path: Path) -> None:
    path = tmp_path / "p.txt"
    path.write_bytes("\ufeff春江 花月夜 \r\n# kept in the safe\r\n".encode())
    assert read_password(path) == "春江 花月夜 "
