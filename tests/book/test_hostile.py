"""Text, numbers, files and bytes that nobody should give us, and some give."""

from __future__ import annotations

import os
import random
import threading
from pathlib import Path

import pytest

from kaccount_desktop.book.actions.attachments import attach_file, save_as
from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.journal import LONGEST_TITLE
from kaccount_desktop.book.models import Contact, Customer
from kaccount_desktop.book.queries.customers import (
    CustomerFilter,
    customer_named,
    customer_rows,
    find_customers,
)
from kaccount_desktop.book.queries.history import details, history
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known
from tests.conftest import LogWatch

NAMES = (
    "'; DROP TABLE customer; --",
    '"*" OR NEAR(a b) AND NOT {x}: ^y',
    "𠮷野家㛃䶮😀👩‍👩‍👧",
    "<b>&amp;<img src='file:///etc/passwd'>",
    "=cmd()|' /C calc'!A0",
    "a\u202eb\ufeffc",
    "%s %d {0} {name}",
    "华" * 4000,
)


@pytest.mark.parametrize("name", NAMES)
def test_any_name_is_kept_found_undone_and_named(book: Book, name: str) -> None:
    key = create_customer(book, name)
    assert customer_rows(book, [key])[0].name == name
    assert key in find_customers(book, CustomerFilter(text=name)).keys
    assert customer_named(book, name) == key
    add_person(book, key, name, name)
    assert check(book) == []
    while history(book, 1)[0].act != "undo" or customer_rows(book, [key]):
        book.undo()
    assert find_customers(book, CustomerFilter(text=name)).keys == []


def test_half_characters_and_nul_are_kept_out_of_the_file(book: Book, known: Known) -> None:
    odd = os.fsdecode("名单".encode("gbk")) + "\0.xlsx"
    with book.change(f"Import {odd}") as change:
        key = change.insert(Customer, name=odd)
        change.update(Contact, known.chen, note=odd)
    entry = book.next_undo()
    assert entry is not None
    assert entry.title.en == "Import ???? .xlsx"
    assert book.rows("SELECT name FROM customer WHERE key=?", [key]) == [("????\0.xlsx",)]
    assert find_customers(book, CustomerFilter(text=odd)).keys == [key]
    assert customer_named(book, "\udcc3") is None
    book.undo()
    assert book.rows("SELECT note FROM contact WHERE key=?", [known.chen]) == [("",)]


def test_an_endless_title_is_cut(book: Book, known: Known) -> None:
    with book.change("名" * 100_000) as change:
        change.update(Customer, known.customer, note="x")
    assert len(history(book, 1)[0].title.zh) == LONGEST_TITLE


@pytest.mark.parametrize("typed", ["1e9999999", "-1e9999999", "1E+18", "9" * 5000])
def test_a_number_with_a_million_digits_is_refused_at_once(
    book: Book, known: Known, typed: str
) -> None:
    refused: list[str] = []

    def type_it() -> None:
        try:
            edit_customer(book, known.customer, "employees", typed)
        except KnownError as error:
            refused.append(error.text.en)
        book.release_thread()

    thread = threading.Thread(target=type_it, daemon=True)
    thread.start()
    thread.join(5)
    assert len(refused) == 1
    assert "number of employees" in refused[0]


def test_no_name_names_nobody(book: Book, known: Known) -> None:
    assert customer_named(book, "") is None
    assert customer_named(book, " \n") is None
    assert customer_named(book, "澜州重工股份有限公司") == known.customer
    twin = create_customer(book, "明湖", short_name="澜州重工股份有限公司")
    assert customer_named(book, "澜州重工股份有限公司") == known.customer != twin


def test_a_pipe_is_not_attached_and_leaves_nothing(
    book: Book, known: Known, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(KnownError, match="cannot be read"):
        attach_file(book, pipe, known.customer)


def test_a_file_attached_to_nothing_leaves_no_bytes(
    book: Book, known: Known, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("x")
    with pytest.raises(KnownError):
        attach_file(book, tmp_path / "a.txt", known.customer, project=5)
    assert book.rows("SELECT count(*) FROM blob") == [(0,)]
    assert book.next_redo() is None


def test_an_attachment_is_not_saved_over_the_book(
    book: Book, book_path: Path, known: Known, tmp_path: Path
) -> None:
    (tmp_path / "a.txt").write_text("x")
    kept = attach_file(book, tmp_path / "a.txt", known.customer)
    for end in ("", "-wal"):
        with pytest.raises(KnownError, match="open book itself"):
            save_as(book, kept, Path(f"{book_path}{end}"))
    save_as(book, kept, tmp_path / "b.txt")
    assert (tmp_path / "b.txt").read_text() == "x"


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_book_gives_sentences_never_a_crash(
    template: Path, tmp_path: Path, clock: Clock, log_watch: LogWatch, seed: int
) -> None:
    whole = template.read_bytes()
    dice = random.Random(seed)
    path = tmp_path / "damaged.kabook"
    seen: set[str] = set()
    with log_watch.expects("closing a book"):
        for _ in range(25):
            spoilt = bytearray(whole)
            if dice.random() < 0.4:
                del spoilt[dice.randrange(len(whole)) :]
            else:
                page = dice.randrange(1, len(whole) // 4096) * 4096
                spoilt[page : page + 4096] = dice.randbytes(4096)
            path.write_bytes(spoilt)
            assert check(path) != [] or len(spoilt) == len(whole)
            path.write_bytes(spoilt)
            seen.add(use(path, clock))
    assert seen >= {"damaged", "sound"}


def use(path: Path, clock: Clock) -> str:
    """Open a book and do what a window does."""
    try:
        with Book.open(path, clock) as book:
            keys = find_customers(book, CustomerFilter()).keys
            customer_rows(book, keys)
            find_customers(book, CustomerFilter(text="lz"))
            for entry in history(book):
                details(book, entry)
            create_customer(book, "北港机械")
            book.undo()
    except KnownError:
        return "damaged"
    return "sound"
