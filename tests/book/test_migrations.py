"""A kept book of version 1 (`fixtures/make_v1.py`) becomes today's, with every child row."""

from __future__ import annotations

import shutil
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book import migrations
from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.backups import backups_of, folder_of
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.queries.history import details, history
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError

KEPT = Path(__file__).parent / "fixtures" / "v1.kabook"
ROWS = {
    "about": 2, "answer": 1, "attachment": 1, "blob": 1, "closeness": 1, "colleague": 2,
    "contact": 3, "customer": 3, "definition": 1, "financial_year": 2, "gate_check": 1,
    "journal": 2, "member": 1, "need": 1, "pairing": 1, "position": 3, "project": 1,
    "promise": 1, "relation": 1, "role_mapping": 1, "run": 1, "stage_run": 2, "stand": 1,
    "task": 1, "touch": 1, "touch_colleague": 1, "touch_contact": 1, "visit": 1,
}  # fmt: skip


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.kabook"
    shutil.copyfile(KEPT, path)
    return path


def version(path: Path) -> int:
    raw = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return migrations.user_version(raw)
    finally:
        raw.close()


def counts(path: Path) -> dict[str, int]:
    raw = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        return {name: raw.execute(f"SELECT count(*) FROM {name}").get for name in ROWS}
    finally:
        raw.close()


def test_the_kept_book_has_rows_in_every_journaled_table(old: Path) -> None:
    assert version(old) == 1
    assert set(COLUMNS[1]) <= set(ROWS)
    assert counts(old) == ROWS


def test_every_row_is_there_after_migrating(old: Path, clock: Clock) -> None:
    with Book.open(old, clock) as book:
        found = {name: book.rows(f"SELECT count(*) FROM {name}")[0][0] for name in ROWS}
        assert found == ROWS
        assert book.rows("SELECT aliases FROM customer") == [("",)] * 3
        assert check(book) == []
    assert version(old) == migrations.VERSION


def test_summary_and_search_are_made_anew(old: Path, clock: Clock) -> None:
    with Book.open(old, clock) as book:
        rows = book.rows(
            "SELECT next_title, stage, contacts FROM customer_summary WHERE customer=101"
        )
        assert rows == [("给 陈建国 打电话", "collect", 2)]
        assert find_customers(book, CustomerFilter(text="czg")).keys == []
        assert find_customers(book, CustomerFilter(text="cjg")).keys == [101]


def test_a_verified_backup_stands_beside_the_book(old: Path, clock: Clock) -> None:
    Book.open(old, clock).close()
    assert sorted(p.name for p in old.parent.iterdir()) == ["old.backups", old.name]
    (kept,) = backups_of(old)
    backup = kept.path
    assert kept.reason == "migration"
    assert version(backup) == 1
    assert counts(backup) == ROWS


def test_visits_of_before_have_their_numbers(old: Path, clock: Clock) -> None:
    Book.open(old, clock).close()
    with Book.open(old, clock, read_only=True) as book:
        (visit,) = (key for (key,) in book.rows("SELECT touch_id FROM visit"))
        assert record_number(book, "visit", visit).startswith("V-0001-")


def test_a_book_of_today_is_not_backed_up(book_path: Path, clock: Clock) -> None:
    Book.open(book_path, clock).close()
    assert list(book_path.parent.iterdir()) == [book_path]


def test_entries_of_the_old_version_are_read_and_undone(old: Path, clock: Clock) -> None:
    with Book.open(old, clock) as book:
        edit = history(book)[0]
        assert edit.version == 1
        assert [(c.column, c.old, c.new) for c in details(book, edit)] == [("city", "澜州", "北港")]
        assert {c.table for c in details(book, history(book)[1])} >= {"customer", "stand", "visit"}
        assert book.undo() is not None
        assert book.rows("SELECT city FROM customer WHERE key=101") == [("澜州",)]
        assert book.undo() is not None
        assert book.rows("SELECT count(*) FROM customer") == [(0,)]
        assert book.rows("SELECT count(*) FROM stand") == [(0,)]
        book.redo()
        book.redo()
        assert book.rows("SELECT city, aliases FROM customer WHERE key=101") == [("北港", "")]
        assert check(book) == []


def test_new_entries_are_of_the_new_version(old: Path, clock: Clock) -> None:
    with Book.open(old, clock) as book:
        edit_customer(book, 101, "aliases", "澜重")
        assert history(book)[0].version == migrations.VERSION
        assert find_customers(book, CustomerFilter(text="澜重")).keys == [101]


def test_an_older_book_is_not_migrated_by_reading_it(old: Path) -> None:
    before = old.read_bytes()
    with pytest.raises(KnownError, match="older format"):
        Book.open(old, read_only=True)
    assert old.read_bytes() == before
    assert list(old.parent.iterdir()) == [old]


def test_a_step_that_fails_leaves_the_book_and_its_backup(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*migrations.STEPS, ("DELETE FROM stand",))
    monkeypatch.setattr(migrations, "STEPS", broken)
    monkeypatch.setattr(migrations, "VERSION", len(broken))
    with pytest.raises(KnownError, match="stand"):
        Book.open(old)
    assert version(old) == 1
    assert counts(old) == ROWS
    assert version(backups_of(old)[0].path) == 1


def test_a_step_that_breaks_references_is_taken_back(
    old: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (*migrations.STEPS, ("UPDATE position SET customer_id=999 WHERE key=301",))
    monkeypatch.setattr(migrations, "STEPS", broken)
    monkeypatch.setattr(migrations, "VERSION", len(broken))
    with pytest.raises(KnownError, match="position"):
        Book.open(old)
    assert counts(old) == ROWS
    assert version(old) == 1


def test_no_backup_no_migration(old: Path) -> None:
    folder_of(old).write_bytes(b"in the way")
    with pytest.raises(KnownError):
        Book.open(old)
    assert version(old) == 1
    assert counts(old) == ROWS
