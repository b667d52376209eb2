"""The journal: every change as a compressed binary changeset, and what undo makes of it."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Any

import apsw

from kaccount_desktop.book import refusals
from kaccount_desktop.book.changes import Changes, row_key_text
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.models import JOURNALED
from kaccount_desktop.book.wording import table_label
from kaccount_desktop.rules.language import Text

JOURNALED_TABLES = tuple(str(m._meta.table_name) for m in JOURNALED)
CUSTOMER_ROW = "@customer"
"""The name under which `journal_row` files an entry with each customer it concerns.

Not with those whose own row it touched: these it has under `customer`.
"""

APPLY_FLAGS = apsw.SQLITE_CHANGESETAPPLY_FKNOACTION | apsw.SQLITE_CHANGESETAPPLY_NOSAVEPOINT
"""Without the first, redo of a cascade fails; without the second, large undos take tenfold."""

LONGEST_TITLE = 300
"""Characters of a title; a menu and a line of the history show it."""

NEEDED = Text("other records now depend on it", "已有其他记录依赖它")
"""Why an entry stays: taking it back would leave references to nothing."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the history; `at` carries its offset."""

    entry: int
    title: Text
    at: datetime
    person: str
    act: str
    state: str
    version: int
    undoes: int | None


ENTRY_COLUMNS = "entry, title_en, title_zh, at, at_offset, person, act, state, version, undoes"

_LATER_COLUMNS = ", ".join(f"j.{name.strip()}" for name in ENTRY_COLUMNS.split(","))


def entry_of(row: tuple[Any, ...]) -> Entry:
    """Return the entry of a row selected with `ENTRY_COLUMNS`."""
    entry, en, zh, at, offset, person, act, state, version, undoes = row
    zone = timezone(timedelta(minutes=offset))
    moment = datetime.fromtimestamp(at / 1000, zone)
    return Entry(entry, Text(en, zh), moment, person, act, state, version, undoes)


def open_session(raw: apsw.Connection) -> apsw.Session:
    """Return a session attached to the journaled tables only.

    Attached to all, it would record the search index's shadow tables and break undo.
    """
    session = apsw.Session(raw, "main")
    for table in JOURNALED_TABLES:
        session.attach(table)
    return session


def store(  # noqa: PLR0913 -- one row, its columns
    raw: apsw.Connection,
    *,
    entry: int,
    title: Text,
    now: datetime,
    person: str,
    version: int,
    changeset: bytes,
    changes: Changes,
    act: str = "change",
    undoes: int | None = None,
) -> None:
    """Write the entry and the keys it touched."""
    offset = now.utcoffset() or timedelta()
    raw.execute(
        "INSERT INTO journal (entry, title_en, title_zh, at, at_offset, person, version,"
        " changeset, act, state, undoes) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            entry,
            _storable(title.en),
            _storable(title.zh),
            int(now.timestamp() * 1000),
            int(offset.total_seconds() // 60),
            person,
            version,
            zlib.compress(changeset, 1),
            act,
            "done",
            undoes,
        ),
    )
    raw.executemany(
        "INSERT INTO journal_row (table_name, row_key, entry) VALUES (?,?,?)",
        _touched_rows(changes, entry),
    )


def _storable(title: str) -> str:
    """Return a title that any file name may be part of: no half characters, one line, not endless."""
    line = " ".join(title.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1] + "…"


def _touched_rows(changes: Changes, entry: int) -> Iterator[tuple[str, str, int]]:
    """Yield the rows of `journal_row`, in the order of its key: in turn they are written fast."""
    others = changes.customers - changes.keys("customer")
    yield from ((CUSTOMER_ROW, str(key), entry) for key in sorted(others))
    for name in sorted(changes.tables):
        for text in sorted(map(row_key_text, changes.tables[name].all())):
            yield name, text, entry


def changeset_of(raw: apsw.Connection, entry: int) -> bytes:
    """Return the stored changeset of an entry, inflated."""
    stored = raw.execute("SELECT changeset FROM journal WHERE entry=?", (entry,)).get
    return zlib.decompress(bytes(stored))


def undo_floor(raw: apsw.Connection) -> int:
    """Return the first schema version whose entries can still be undone."""
    row = raw.execute("SELECT value FROM book_fact WHERE name='undo_floor'").fetchone()
    return int(row[0]) if row else 1


def next_undo(raw: apsw.Connection) -> Entry | None:
    """Return the entry that Undo would take back, or None."""
    row = raw.execute(
        f"SELECT {ENTRY_COLUMNS} FROM journal WHERE state='done' AND act IN ('change','revert')"  # noqa: S608
        " AND version>=? ORDER BY entry DESC LIMIT 1",
        (undo_floor(raw),),
    ).fetchone()
    return entry_of(row) if row else None


def next_redo(raw: apsw.Connection) -> Entry | None:
    """Return the entry that Redo would do again, or None."""
    row = raw.execute(
        f"SELECT {ENTRY_COLUMNS} FROM journal WHERE state='undone' AND version>=?"  # noqa: S608
        " ORDER BY entry LIMIT 1",
        (undo_floor(raw),),
    ).fetchone()
    return entry_of(row) if row else None


def columns_fit(version: int, current: int) -> bool:
    """Return whether a changeset of `version` still fits today's tables.

    Changesets are positional, so the old columns must be the first of the new ones.
    """
    if version not in COLUMNS:
        return False
    now = COLUMNS[current]
    return all(
        table in now and now[table][: len(columns)] == columns
        for table, columns in COLUMNS[version].items()
    )


def refuse_touched_later(raw: apsw.Connection, entry: Entry) -> None:
    """Raise unless the entry is in force and no later one in force touched any of its rows."""
    state = raw.execute("SELECT state FROM journal WHERE entry=?", (entry.entry,)).get
    if state != "done" or entry.act not in ("change", "revert"):
        raise refusals.not_undoable(entry.title, Text("it is not in force", "它已不在生效状态"))
    row = raw.execute(
        f"SELECT mine.table_name, {_LATER_COLUMNS} FROM journal_row mine"  # noqa: S608
        " JOIN journal_row other ON other.table_name=mine.table_name"
        " AND other.row_key=mine.row_key AND other.entry>mine.entry"
        " JOIN journal j ON j.entry=other.entry"
        " WHERE mine.entry=? AND mine.table_name<>? AND j.act IN ('change','revert')"
        " AND j.state='done' ORDER BY other.entry DESC LIMIT 1",
        (entry.entry, CUSTOMER_ROW),
    ).fetchone()
    if row is not None:
        table, *later = row
        raise refusals.not_undoable(entry.title, _changed_by(table, entry_of(tuple(later))))


def apply(raw: apsw.Connection, changeset: bytes, entry: Entry) -> None:
    """Apply the (inverted) changeset of an entry inside the caller's transaction.

    Raises the refusal that says what stands in the way; the caller rolls back.
    """
    blocked: list[str] = []

    def conflict(reason: int, change: apsw.TableChange) -> int:
        if reason != apsw.SQLITE_CHANGESET_FOREIGN_KEY:
            blocked.append(change.name)
        return apsw.SQLITE_CHANGESET_ABORT

    try:
        apsw.Changeset.apply(changeset, raw, conflict=conflict, flags=APPLY_FLAGS)
    except (apsw.AbortError, apsw.ConstraintError) as error:
        reason = _no_longer(blocked[0]) if blocked else NEEDED
        raise refusals.not_undoable(entry.title, reason) from error


def broken_references(raw: apsw.Connection, tables: set[str]) -> bool:
    """Return whether any of the tables has a dangling key.

    Rows that point to a deleted one are counted by SQLite itself while a changeset is applied.
    """
    return any(
        raw.execute(f'PRAGMA foreign_key_check("{table}")').fetchone() is not None
        for table in sorted(tables)
    )


def _no_longer(table: str) -> Text:
    return Text(
        "its rows ({label}) are no longer as it left them",
        "相关记录（{label}）已不是当时的样子",
    ).format(label=table_label(table))


def _changed_by(table: str, later: Entry) -> Text:
    return Text(
        "its rows ({label}) were changed afterwards by “{later}”; undo that first",
        "相关记录（{label}）之后又被「{later}」改动，请先撤销后者",
    ).format(label=table_label(table), later=later.title)
