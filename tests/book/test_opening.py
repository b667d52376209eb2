"""Making and opening a book: what is refused, each with its own sentence, and what is left behind."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book import migrations
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.financial_years import add_year
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.connection import APPLICATION_ID
from kaccount_desktop.book.opening import folder_warning
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known
from tests.conftest import LogWatch


def refusal(path: Path, *, read_only: bool = False) -> str:
    """Open a book that must be refused; return the sentence, the file being as it was."""
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(KnownError) as caught:
        Book.open(path, read_only=read_only)
    assert caught.value.text.en != caught.value.text.zh
    assert (path.read_bytes() if path.is_file() else None) == before
    return caught.value.text.en


def files_beside(path: Path) -> list[str]:
    return sorted(p.name for p in path.parent.iterdir() if p != path)


def test_a_closed_book_is_one_file(book_path: Path, clock: Clock) -> None:
    with Book.open(book_path, clock) as book:
        create_customer(book, "北港机械")
        assert files_beside(book_path)
    assert files_beside(book_path) == []
    with Book.open(book_path, clock) as book:
        assert book.rows("SELECT count(*) FROM customer") == [(3,)]


def test_a_new_book_says_what_it_is(tmp_path: Path, clock: Clock) -> None:
    path = tmp_path / "new.kabook"
    Book.create(path, clock).close()
    assert files_beside(path) == []
    raw = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        assert raw.pragma("application_id") == APPLICATION_ID
        assert raw.pragma("user_version") == migrations.VERSION
        assert raw.pragma("journal_mode") == "wal"
    finally:
        raw.close()


def test_a_book_is_not_made_over_a_file(book_path: Path) -> None:
    before = book_path.read_bytes()
    with pytest.raises(KnownError, match="already exists"):
        Book.create(book_path)
    assert book_path.read_bytes() == before
    assert files_beside(book_path) == []


def test_a_book_is_not_made_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match="no folder"):
        Book.create(tmp_path / "missing" / "a.kabook")
    assert list(tmp_path.iterdir()) == []


def test_a_book_is_not_made_below_a_file(tmp_path: Path) -> None:
    below = tmp_path / "file.txt"
    below.write_text("x")
    with pytest.raises(KnownError, match="no folder"):
        Book.create(below / "a.kabook")


def test_a_book_is_not_made_where_nobody_may_write(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir()
    if Path("/proc/self").is_dir():  # even the superuser may not write there
        folder = Path("/proc/self")
    else:
        folder.chmod(0o500)
    with pytest.raises(KnownError, match="Cannot write"):
        Book.create(folder / "a.kabook")


def test_a_missing_book_is_refused(tmp_path: Path) -> None:
    assert "no book" in refusal(tmp_path / "none.kabook")
    assert "no book" in refusal(tmp_path)
    assert list(tmp_path.iterdir()) == []


def not_a_book(path: Path) -> None:
    path.write_text("客户名称,电话\n澜州重工,0599\n" * 50, encoding="utf-8")


def empty(path: Path) -> None:
    path.write_bytes(b"")


def foreign(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE customer (key INTEGER PRIMARY KEY, name TEXT)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("make", [not_a_book, empty, foreign])
@pytest.mark.parametrize("read_only", [False, True])
def test_other_files_are_no_books(
    tmp_path: Path, make: Callable[[Path], None], read_only: bool
) -> None:
    path = tmp_path / "list.kabook"
    make(path)
    assert "not a KAccount book" in refusal(path, read_only=read_only)
    assert files_beside(path) == []


@pytest.mark.parametrize("read_only", [False, True])
def test_a_newer_book_is_refused(book_path: Path, read_only: bool) -> None:
    raw = apsw.Connection(str(book_path))
    raw.pragma("user_version", migrations.VERSION + 1)
    raw.close()
    assert "newer version" in refusal(book_path, read_only=read_only)
    assert files_beside(book_path) == []


def test_a_book_cut_short_is_damaged(book_path: Path) -> None:
    whole = book_path.read_bytes()
    book_path.write_bytes(whole[: len(whole) // 2])
    assert "damaged" in refusal(book_path)
    assert "damaged" in refusal(book_path, read_only=True)
    assert files_beside(book_path) == []


def test_garbage_in_the_schema_is_damage(book_path: Path) -> None:
    whole = bytearray(book_path.read_bytes())
    whole[100:4096] = os.urandom(3996)
    book_path.write_bytes(whole)
    assert "damaged" in refusal(book_path)
    assert files_beside(book_path) == []


def test_garbage_between_the_rows_is_a_sentence_when_it_is_met(
    book_path: Path, known: Known, log_watch: LogWatch
) -> None:
    raw = apsw.Connection(str(book_path))
    page = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='financial_year'").get
    raw.close()
    whole = bytearray(book_path.read_bytes())
    whole[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    book_path.write_bytes(whole)
    opened = Book.open(book_path)
    with pytest.raises(KnownError, match="damaged"):
        add_year(opened, known.customer, 2025)
    with log_watch.expects("closing a book"):
        opened.close()
    assert not book_path.with_name(book_path.name + ".lock").exists()


def test_garbage_in_an_older_book_is_found_before_migrating(tmp_path: Path) -> None:
    path = tmp_path / "v1.kabook"
    shutil.copyfile(Path(__file__).parent / "fixtures" / "v1.kabook", path)
    whole = bytearray(path.read_bytes())
    start = len(whole) // 2 // 512 * 512
    whole[start : start + 5120] = b"\xff" * 5120
    path.write_bytes(whole)
    assert "damaged" in refusal(path)


def test_a_book_open_elsewhere_names_the_holder(book: Book, book_path: Path) -> None:
    with pytest.raises(KnownError) as caught:
        Book.open(book_path)
    assert "already open" in caught.value.text.en
    assert f"({os.getpid()})" in caught.value.text.en
    assert f"({os.getpid()})" in caught.value.text.zh
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]


def test_another_process_is_kept_out_too(book: Book, book_path: Path) -> None:
    code = (
        "import sys\n"
        "from kaccount_desktop.book.book import Book\n"
        "from kaccount_desktop.rules.errors import KnownError\n"
        "try:\n    Book.open(sys.argv[1])\n"
        "except KnownError as error:\n    print(error.text.en)\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(book_path)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
        check=True,
    )
    assert "already open" in run.stdout
    assert f"({os.getpid()})" in run.stdout
    assert create_customer(book, "北港机械")


def test_a_lock_left_by_a_crash_is_no_hindrance(book_path: Path, clock: Clock) -> None:
    book_path.with_name(book_path.name + ".lock").write_text(" 王志强@laptop (1)")
    with Book.open(book_path, clock) as book:
        assert create_customer(book, "北港机械")
    assert files_beside(book_path) == []


def test_reading_leaves_no_files_and_needs_no_lock(
    book: Book, book_path: Path, known: Known, clock: Clock
) -> None:
    key = create_customer(book, "北港机械")
    with Book.open(book_path, clock, read_only=True) as reading:
        assert reading.rows("SELECT name FROM customer WHERE key=?", [key]) == [("北港机械",)]
    book.close()
    before = book_path.read_bytes()
    with Book.open(book_path, clock, read_only=True) as reading:
        assert reading.rows("SELECT city FROM customer WHERE key=?", [known.customer]) == [
            ("澜州",)
        ]
    assert files_beside(book_path) == []
    assert book_path.read_bytes() == before


def test_an_unclean_end_loses_nothing(book: Book, book_path: Path, tmp_path: Path) -> None:
    create_customer(book, "北港机械")
    crashed = tmp_path / "crashed.kabook"
    for end in ("", "-wal"):
        shutil.copyfile(f"{book_path}{end}", f"{crashed}{end}")
    with Book.open(crashed) as again:
        assert again.rows("SELECT count(*) FROM customer") == [(3,)]
    assert not Path(f"{crashed}-wal").exists()


@pytest.mark.parametrize("in_change", [True, False])
def test_a_program_killed_leaves_a_whole_book(
    book_path: Path, in_change: bool, clock: Clock
) -> None:
    code = (
        "import sys\n"
        "from kaccount_desktop.book.book import Book\n"
        "from kaccount_desktop.book.models import Customer\n"
        "book = Book.open(sys.argv[1])\n"
        "with book.change('lost') as change:\n"
        "    change.insert_many(Customer, [{'name': f'北港{i}'} for i in range(5000)])\n"
        "    if sys.argv[2] == 'True':\n"
        "        print('ready', flush=True)\n"
        "        input()\n"
        "print('ready', flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(book_path), str(in_change)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"},
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline().strip() == b"ready"
        program.kill()
    with Book.open(book_path, clock) as book:
        found = book.rows("SELECT count(*) FROM customer")[0][0]
        assert found == (2 if in_change else 5002)
        assert check(book) == []
        if not in_change:
            book.undo()
        assert book.rows("SELECT count(*) FROM customer") == [(2,)]
    assert files_beside(book_path) == []


def test_closing_twice_and_a_checkpoint_do_no_harm(book: Book, book_path: Path) -> None:
    create_customer(book, "北港机械")
    book.checkpoint()
    assert Path(f"{book_path}-wal").stat().st_size == 0
    book.close()
    book.close()
    assert files_beside(book_path) == []


def test_two_books_are_open_at_once(book: Book, empty_book: Book) -> None:
    create_customer(empty_book, "北港机械")
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]
    assert empty_book.rows("SELECT count(*) FROM customer") == [(1,)]


@pytest.mark.parametrize(
    ("path", "warned"),
    [
        ("/data/坚果云/客户.kabook", True),
        ("C:/Data/OneDrive - Work/客户.kabook", True),
        ("//server/share/客户.kabook", True),
        ("/data/documents/客户.kabook", False),
    ],
)
def test_synced_and_network_folders_are_warned_of(path: str, warned: bool) -> None:
    assert (folder_warning(Path(path)) is not None) == warned
