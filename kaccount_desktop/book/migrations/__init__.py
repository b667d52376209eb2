"""From any older book to today's: frozen SQL, one module a step, all or nothing.

Order: the caller holds the lock; then open, refuse a newer book, quick_check, verified backup,
foreign keys off, one transaction, row counts and foreign_key_check, commit.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import apsw

from kaccount_desktop.book import derived, refusals
from kaccount_desktop.book.backups import back_up
from kaccount_desktop.book.connection import APPLICATION_ID, open_raw, transaction
from kaccount_desktop.book.migrations import step_0001, step_0002, step_0003
from kaccount_desktop.book.password import PAGE, BookKey

STEPS: tuple[tuple[str, ...], ...] = (
    step_0001.STATEMENTS,
    step_0002.STATEMENTS,
    step_0003.STATEMENTS,
)
VERSION = len(STEPS)
"""The `user_version` this program writes."""


def user_version(raw: apsw.Connection) -> int:
    """Return the schema version in the header."""
    return int(raw.pragma("user_version"))


def create(path: Path, key: BookKey | None = None) -> None:
    """Make an empty book of today's version at a path where nothing is yet."""
    raw = apsw.Connection(str(path))
    try:
        if key is not None:
            key.give(raw)
        raw.pragma("page_size", PAGE)
        raw.pragma("application_id", APPLICATION_ID)
        raw.pragma("journal_mode", "wal")
        with transaction(raw):
            _run_steps(raw, 0)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        raw.close()


def migrate(path: Path, key: BookKey | None, now: datetime) -> None:
    """Bring an older book up to today's version; the book is untouched if anything is wrong.

    Raises KnownError for a newer or a damaged book, and when the backup cannot be written.
    """
    raw = open_raw(path, key)
    try:
        found = user_version(raw)
        if found > VERSION:
            raise refusals.newer(path, found, VERSION)
        if found == VERSION:
            return
        verdict = raw.pragma("quick_check")
        if verdict != "ok":
            raise refusals.damaged(path, str(verdict))
        back_up(raw, key, path, now, "migration")
        raw.execute("PRAGMA foreign_keys=0")
        counts = _row_counts(raw)
        with transaction(raw):
            _run_steps(raw, found)
            after = _row_counts(raw)
            lost = [table for table, rows in counts.items() if after.get(table) != rows]
            lost += [str(row[0]) for row in raw.execute("PRAGMA foreign_key_check").fetchall()[:3]]
            if lost:
                raise refusals.damaged(path, ", ".join(lost))
            derived.register(raw)
            derived.rebuild(raw)
    finally:
        raw.close()


def _run_steps(raw: apsw.Connection, version: int) -> None:
    for number, statements in enumerate(STEPS, start=1):
        if number > version:
            for statement in statements:
                raw.execute(statement)
            raw.pragma("user_version", number)


def _row_counts(raw: apsw.Connection) -> dict[str, int]:
    names = [
        name
        for (name,) in raw.execute(
            "SELECT name FROM sqlite_master WHERE type='table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
            " AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'search%'"
            " AND name<>'customer_summary'"
        )
    ]
    return {n: raw.execute(f'SELECT count(*) FROM "{n}"').get for n in names}  # noqa: S608
