"""Who changed what from what to what, and when: read from the journal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import apsw

from kaccount_desktop.book import journal
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import RowKey, change_key, row_key_text
from kaccount_desktop.book.fields import FlagField
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.journal import CUSTOMER_ROW, ENTRY_COLUMNS, Entry, entry_of
from kaccount_desktop.book.models import JOURNALED
from kaccount_desktop.book.wording import table_of

MOST_DETAILS = 200
"""Cells shown of one entry; an import has thousands."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One value that an entry changed; `old` is None for a new row, `new` for a deleted one."""

    table: str
    key: RowKey
    column: str
    old: Any
    new: Any


def customer_history(book: Book, customer: int, limit: int = 200) -> list[Entry]:
    """Return the entries that concern a customer, the latest first."""
    return _entries(book, (CUSTOMER_ROW, "customer"), str(customer), limit)


def record_history(book: Book, table: str, key: RowKey, limit: int = 200) -> list[Entry]:
    """Return the entries that touched one row, the latest first."""
    return _entries(book, (table,), row_key_text(key), limit)


def history(book: Book, limit: int = 200) -> list[Entry]:
    """Return the latest entries of the whole book."""
    sql = f"SELECT {ENTRY_COLUMNS} FROM journal ORDER BY entry DESC LIMIT ?"  # noqa: S608
    return [entry_of(r) for r in book.rows(sql, [limit])]


def _entries(book: Book, tables: tuple[str, ...], key: str, limit: int) -> list[Entry]:
    marks = ",".join("?" * len(tables))
    # CROSS JOIN keeps the order: first the few entries, then each by its key.
    rows = book.rows(
        f"SELECT {ENTRY_COLUMNS} FROM (SELECT DISTINCT entry AS found FROM journal_row"  # noqa: S608
        f" WHERE table_name IN ({marks}) AND row_key=? ORDER BY entry DESC LIMIT ?)"
        " CROSS JOIN journal ON journal.entry=found ORDER BY found DESC",
        [*tables, key, limit],
    )
    return [entry_of(r) for r in rows]


def details(book: Book, entry: Entry, limit: int = MOST_DETAILS) -> list[Cell]:
    """Return the cells an entry changed, decoded with the columns of its own version."""
    columns = COLUMNS.get(entry.version, {})
    with book.reading() as raw:
        changeset = journal.changeset_of(raw, entry.entry)
    found: list[Cell] = []
    for change in apsw.Changeset.iter(changeset):
        for cell in _cells(change, columns.get(change.name, ())):
            found.append(cell)
            if len(found) >= limit:
                return found
    return found


def _cells(change: apsw.TableChange, columns: tuple[str, ...]) -> Iterator[Cell]:
    key = change_key(change)
    old, new = change.old, change.new
    off = _flags(change.name)
    for place, column in enumerate(columns):
        if place in change.pk_columns:
            continue
        before = None if old is None else old[place]
        after = None if new is None else new[place]
        if apsw.no_change in (before, after) or before == after:
            continue
        # A zero is an answer (a neutral attitude), but for a box that was never ticked.
        blank = (None, "", 0) if column in off else (None, "")
        if not (before in blank and after in blank):
            yield Cell(change.name, key, column, before, after)


@cache
def _flags(table: str) -> frozenset[str]:
    """Return the columns of a table that say yes or no."""
    for model in JOURNALED:
        if table_of(model) == table:
            fields = model._meta.sorted_fields
            return frozenset(f.column_name for f in fields if isinstance(f, FlagField))
    return frozenset()
