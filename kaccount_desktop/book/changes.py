"""What one change did: the tables and keys it inserted, updated and deleted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import apsw

RowKey = int | str | tuple[int | str, ...]
"""A row's primary key: one value, or the parts of a natural key in order."""

_INSERT: Final = apsw.SQLITE_INSERT
_DELETE: Final = apsw.SQLITE_DELETE
_NO_PLACES: Final[Mapping[str, Sequence[int]]] = {}


@dataclass(slots=True)
class TableChanges:
    """The keys of one table that a change touched.

    `places` are the columns, by their place, that any update changed; `parents` the keys that the
    watched columns (see `read_changes`) held before or after.
    """

    inserted: set[RowKey] = field(default_factory=set)
    updated: set[RowKey] = field(default_factory=set)
    deleted: set[RowKey] = field(default_factory=set)
    places: set[int] = field(default_factory=set)
    parents: set[int] = field(default_factory=set)

    def all(self) -> set[RowKey]:
        """Return every key touched, however."""
        return self.inserted | self.updated | self.deleted


@dataclass(slots=True)
class Changes:
    """What one journal entry did, by table name; emitted once, after the commit.

    `customers` are the customers any of whose rows changed.
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


def change_key(change: apsw.TableChange) -> RowKey:
    """Return the primary key of a changed row."""
    values: tuple[Any, ...] | None = change.new if change.op == "INSERT" else change.old
    if values is None:
        raise ValueError("a change without values")
    parts = [values[place] for place in sorted(change.pk_columns)]
    key: RowKey = parts[0] if len(parts) == 1 else tuple(parts)
    return key


def read_changes(changeset: bytes, watched: Mapping[str, Sequence[int]] = _NO_PLACES) -> Changes:
    """Return what a changeset touches (the customers concerned are found by `concerned`).

    `watched` names columns, by table and place, whose values are gathered as `parents`. An import
    has hundreds of thousands of rows, so this reads them once, table by table.
    """
    changes = Changes()
    table = TableChanges()
    name = ""
    pk: list[int] = []
    places: Sequence[int] = ()
    for change in apsw.Changeset.iter(changeset):
        if change.name != name:
            name = change.name
            table = changes.tables.setdefault(name, TableChanges())
            pk, places = sorted(change.pk_columns), watched.get(name, ())
        opcode = change.opcode
        values: tuple[Any, ...] = (change.new if opcode == _INSERT else change.old) or ()
        key: RowKey = values[pk[0]] if len(pk) == 1 else tuple([values[place] for place in pk])
        if opcode == _INSERT:
            table.inserted.add(key)
        elif opcode == _DELETE:
            table.deleted.add(key)
        else:
            table.updated.add(key)
            new = change.new or ()
            table.places.update(i for i, v in enumerate(new) if v is not apsw.no_change)
            table.parents.update(v for v in map(new.__getitem__, places) if isinstance(v, int))
        for place in places:
            if isinstance(parent := values[place], int):
                table.parents.add(parent)
    return changes
