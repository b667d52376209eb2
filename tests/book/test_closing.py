"""What holds at the edges of a book's life: paths, closing, threads, idle time, listeners."""

from __future__ import annotations

import threading
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book.actions import numbers
from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.numbers import record_numbers
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.models import Customer
from kaccount_desktop.book.refusals import BookBusyError
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known

ENDLESS = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT count(*) FROM n WHERE i<0"
)


def files_beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p != path)


def test_a_closed_book_is_not_opened_again_by_reading_or_writing(
    book: Book, book_path: Path
) -> None:
    book.close()
    before = book_path.read_bytes()
    for act in (
        lambda: book.rows("SELECT 1"),
        lambda: book.read(Customer.select()),
        book.undo,
        book.next_undo,
        lambda: book.change("x").__enter__(),
        lambda: book.local_change().__enter__(),
        lambda: book.save_copy(book_path.with_name("copy.kabook")),
    ):
        with pytest.raises(RuntimeError, match="closed"):
            act()
    assert book.checkpoint()
    assert files_beside(book_path) == []
    assert book_path.read_bytes() == before


def test_a_book_is_not_closed_in_the_middle_of_a_change(book: Book, known: Known) -> None:
    with book.change("x") as change:
        change.update(Customer, known.customer, city="北港")
        with pytest.raises(BookBusyError):
            book.close()
    assert book.rows("SELECT city FROM customer WHERE key=?", [known.customer]) == [("北港",)]


def test_closing_breaks_off_what_another_thread_still_reads(book: Book, book_path: Path) -> None:
    began, ended = threading.Event(), threading.Event()

    def tell() -> bool:
        began.set()
        return False

    def read_on() -> None:
        book.reader_connection().set_progress_handler(tell, 1000)
        try:
            book.rows(ENDLESS)
        except apsw.InterruptError:
            ended.set()

    thread = threading.Thread(target=read_on)
    thread.start()
    assert began.wait(10)
    book.close()
    thread.join(10)
    assert ended.is_set()
    assert files_beside(book_path) == []


def test_readers_of_ended_threads_do_not_pile_up(book: Book) -> None:
    for _ in range(20):
        thread = threading.Thread(target=lambda: book.rows("SELECT 1"))
        thread.start()
        thread.join(10)
    assert len(book._connections._opened) <= 2


def test_a_book_stays_itself_when_the_program_moves_to_another_folder(
    book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    names: list[object] = []
    with Book.open(book_path.name) as book:
        monkeypatch.chdir(tmp_path / "elsewhere")

        def look() -> None:
            names.extend(book.rows("SELECT name FROM customer"))
            book.release_thread()

        thread = threading.Thread(target=look)
        thread.start()
        thread.join(10)
        assert book.path == book_path.resolve()
    assert len(names) == 2


def test_a_link_to_a_book_has_the_same_lock(book: Book, book_path: Path) -> None:
    link = book_path.with_name("link.kabook")
    link.symlink_to(book.path)
    with pytest.raises(KnownError, match="already open"):
        Book.open(link)


@pytest.mark.parametrize("name", ["a\0b.kabook", "\udcc3\udcfb.kabook"])
def test_names_no_file_can_have_are_refused(tmp_path: Path, name: str) -> None:
    for act in (Book.open, Book.create):
        with pytest.raises(KnownError, match="not valid") as caught:
            act(tmp_path / name)
        assert caught.value.text.zh.encode("utf-8")


def test_a_checkpoint_waits_for_nobody(book: Book, book_path: Path, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    reader = book.reader_connection()
    reader.execute("BEGIN; SELECT 1 FROM customer").fetchall()
    edit_customer(book, known.customer, "city", "南港")
    assert not book.checkpoint()
    reader.execute("COMMIT")
    with book.change("x"):
        assert not book.checkpoint()
    assert book.checkpoint()
    assert Path(f"{book_path}-wal").stat().st_size == 0


def test_a_defect_in_one_listener_keeps_no_other_from_hearing(book: Book, known: Known) -> None:
    heard: list[Changes] = []

    def broken(_changes: Changes) -> None:
        raise ZeroDivisionError

    book.listen(broken)
    stop = book.listen(heard.append)
    with pytest.raises(ZeroDivisionError):
        edit_customer(book, known.customer, "city", "北港")
    assert len(heard) == 1
    stop()
    stop()


def test_two_threads_never_undo_the_same_entry(book: Book) -> None:
    for number in range(30):
        create_customer(book, f"公司{number}")
    refused: list[str] = []
    never = threading.Event()

    def undo_ten() -> None:
        done = 0
        while done < 10:
            try:
                done += book.undo() is not None
            except BookBusyError:
                never.wait(0.001)
            except KnownError as error:
                refused.append(error.text.en)
                return
        book.release_thread()

    threads = [threading.Thread(target=undo_ten) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert refused == []
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]


def test_a_number_given_out_meanwhile_is_kept(
    book: Book, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = record_numbers(book, "customer", [known.customer])
    real = numbers._known
    looked: list[list[int]] = []

    def known_by_now(source: Book, keys: list[int]) -> dict[int, int]:
        looked.append(keys)
        return real(source, keys) if len(looked) > 1 else {}

    monkeypatch.setattr(numbers, "_known", known_by_now)
    both = record_numbers(book, "customer", [known.customer, known.other])
    assert both[known.customer] == given[known.customer]
    assert len(set(both.values())) == 2


def test_local_changes_do_not_write_journaled_tables(book: Book) -> None:
    with pytest.raises(TypeError, match="change"), book.local_change() as raw:
        raw.execute("UPDATE customer SET note='x'")
    assert book.rows("SELECT DISTINCT note FROM customer") == [("",)]


def test_writing_where_one_reads_is_a_defect(book: Book) -> None:
    with pytest.raises(TypeError, match="reading writes nothing"):
        book.rows("DELETE FROM customer")
    with pytest.raises(TypeError, match="reading writes nothing"):
        book.read(Customer.delete())
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]


def test_two_programs_make_the_same_book_once(
    tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "new.kabook"
    real = Path.exists
    asked: list[Path] = []

    def late(self: Path) -> bool:
        """Let the other program be quicker between the first look and the lock."""
        asked.append(self)
        if len(asked) == 1:
            with Book.create(path, clock) as other:
                create_customer(other, "北港机械")
            return False
        return real(self)

    monkeypatch.setattr(Path, "exists", late)
    with pytest.raises(KnownError, match="already exists"):
        Book.create(path, clock)
    monkeypatch.undo()
    with Book.open(path, clock) as book:
        assert book.rows("SELECT name FROM customer") == [("北港机械",)]


def test_a_full_disk_is_told_and_the_book_is_as_it_was(book: Book, known: Known) -> None:
    raw = book._connections.raw
    pages = raw.execute("PRAGMA page_count").get
    raw.execute(f"PRAGMA max_page_count={pages + 20}")
    with pytest.raises(KnownError, match="disk is full"), book.change("much") as change:
        change.insert_many(Customer, [{"name": f"公司{i}", "note": "长" * 900} for i in range(500)])
    assert not raw.in_transaction
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]
    raw.execute("PRAGMA max_page_count=1000000")
    assert edit_customer(book, known.customer, "city", "北港")
    assert book.undo() is not None
