"""What one change did: the tables and keys it inserted, updated and deleted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import apsw

RowKey = int | str | tuple[int | str, ...]
"""A row's primary key: one value, or the parts of a natural key in order."""


@dataclass(slots=True)
class TableChanges:
    """The keys of one table that a change touched."""

    inserted: set[RowKey] = field(default_factory=set)
    updated: set[RowKey] = field(default_factory=set)
    deleted: set[RowKey] = field(default_factory=set)

    def all(self) -> set[RowKey]:
        """Return every key touched, however."""
        return self.inserted | self.updated | self.deleted


@dataclass(slots=True)
class Changes:
    """What one journal entry did, by table name; emitted once, after the commit.

    `customers` are the customers any of whose rows changed; `everything` asks listeners to reload
    (a book restored, a very large import).
    """

    tables: dict[str, TableChanges] = field(default_factory=dict)
    customers: set[int] = field(default_factory=set)
    title_en: str = ""
    title_zh: str = ""
    entry: int = 0

    def touched(self, *names: str) -> bool:
        """Return whether any of the named tables changed."""
        return any(name in self.tables for name in names)

    def keys(self, name: str) -> set[RowKey]:
        """Return every key of the table that was touched."""
        table = self.tables.get(name)
        return table.all() if table else set()

    def rows(self) -> Iterable[tuple[str, RowKey]]:
        """Yield (table, key) of every row touched."""
        for name, table in self.tables.items():
            for key in table.all():
                yield name, key


def row_key_text(key: RowKey) -> str:
    """Return the key as the journal stores it: parts joined with `/`."""
    return "/".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


def _merged(old: Any, new: Any) -> Any:
    return old if new is apsw.no_change else new


def row_values(change: apsw.TableChange) -> tuple[tuple[Any, ...], tuple[Any, ...]]:
    """Return (old, new) values of a changed row; unchanged columns are `apsw.no_change`."""
    return tuple(change.old or ()), tuple(change.new or ())


def change_key(change: apsw.TableChange) -> RowKey:
    """Return the primary key of a changed row."""
    values = change.new if change.op == "INSERT" else change.old
    if values is None:
        raise ValueError("a change without values")
    parts: list[Any] = [values[i] for i in sorted(change.pk_columns)]
    key: RowKey = parts[0] if len(parts) == 1 else tuple(parts)
    return key


def read_changes(changeset: bytes) -> Changes:
    """Return the tables and keys a changeset touches (customers are found by `derived`)."""
    changes = Changes()
    for change in apsw.Changeset.iter(changeset):
        table = changes.tables.get(change.name)
        if table is None:
            table = changes.tables[change.name] = TableChanges()
        key = change_key(change)
        if change.op == "INSERT":
            table.inserted.add(key)
        elif change.op == "DELETE":
            table.deleted.add(key)
        else:
            table.updated.add(key)
    return changes
