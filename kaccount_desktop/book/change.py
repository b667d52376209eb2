"""The handle a caller writes with, inside `book.change(...)`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, Final

import apsw
from peewee import CompositeKey, TextField

from kaccount_desktop.book import blobs
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.connection import BookDatabase
from kaccount_desktop.book.keys import KeyMaker
from kaccount_desktop.book.models import BookModel

_MISSING: Final = object()
_BATCH: Final = 2000
"""Rows bound at once: all of an import would fill the memory twice."""


class Change:
    """Writes rows within one journal entry; reads see what was written so far."""

    def __init__(self, database: BookDatabase, raw: apsw.Connection, keys: KeyMaker) -> None:
        self._database = database
        self._raw = raw
        self._keys = keys
        self._over = False

    def end(self) -> None:
        """Refuse to write from now on: a handle kept would write into somebody else's entry."""
        self._over = True

    def read(self, query: Any) -> list[Any]:
        """Run a Peewee query on the writing connection; return named tuples."""
        self._refuse_over()
        return list(query.namedtuples().execute(self._database))

    def new_key(self) -> int:
        """Return a fresh entity key, for rows that must name each other before they exist."""
        return self._keys.next()

    def insert(self, model: type[BookModel], **values: Any) -> int:
        """Insert one row with its defaults; return its key (0 for a natural key)."""
        shape = _shape(model)
        row = self._complete(shape, values)
        self._refuse_over()
        self._raw.execute(shape.insert, row)
        return 0 if shape.key is None else int(row[shape.key])

    def insert_many(self, model: type[BookModel], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert rows in bulk; return their keys in order (0 for a natural key)."""
        shape = _shape(model)
        self._refuse_over()
        keys: list[int] = []
        source = iter(rows)
        while batch := [self._complete(shape, row) for row in islice(source, _BATCH)]:
            self._raw.executemany(shape.insert, batch)
            keys += [0 if shape.key is None else int(row[shape.key]) for row in batch]
        return keys

    def upsert(self, model: type[BookModel], **values: Any) -> None:
        """Insert a natural-key row, or set the named columns of the row that is there."""
        shape = _shape(model)
        key_names = _key_names(model)
        updates = [n for n in (_field(model, n).name for n in values) if n not in key_names]
        row = self._complete(shape, values)
        target = ", ".join(f'"{_field(model, n).column_name}"' for n in key_names)
        sets = ", ".join(
            f'"{_field(model, n).column_name}"=excluded."{_field(model, n).column_name}"'
            for n in updates
        )
        action = f"UPDATE SET {sets}" if updates else "NOTHING"
        self._refuse_over()
        self._raw.execute(f"{shape.insert} ON CONFLICT({target}) DO {action}", row)

    def update(self, model: type[BookModel], key: RowKey, **values: Any) -> None:
        """Set columns of one row; raise LookupError when there is no such row."""
        if not values:
            return
        sets = ", ".join(f'"{_field(model, n).column_name}"=?' for n in values)
        where, parts = _where(model, key)
        columns = _shape(model).columns
        bound = tuple(columns[n][1](v) for n, v in values.items())
        self._refuse_over()
        self._raw.execute(
            f'UPDATE "{_table(model)}" SET {sets} WHERE {where}',  # noqa: S608
            bound + parts,
        )
        if self._raw.changes() != 1:
            raise LookupError(f"no row {key} in {_table(model)}")

    def delete(self, model: type[BookModel], key: RowKey) -> None:
        """Delete one row and what hangs on it; raise LookupError when there is no such row."""
        where, parts = _where(model, key)
        self._refuse_over()
        self._raw.execute(f'DELETE FROM "{_table(model)}" WHERE {where}', parts)  # noqa: S608
        if not self._raw.changes():
            raise LookupError(f"no row {key} in {_table(model)}")

    def keep_file(self, path: Path) -> tuple[str, int]:
        """Keep the bytes of a file for an attachment; return their SHA-256 and their number."""
        self._refuse_over()
        return blobs.put_file(self._raw, path)

    def has_file(self, sha256: str) -> bool:
        """Return whether the bytes with this hash are in the book."""
        self._refuse_over()
        return blobs.is_kept(self._raw, sha256)

    def stay_above(self, key: int) -> None:
        """Hand out no key that is not above this one, which came from another book."""
        self._keys.start_above(key)

    def _complete(self, shape: _Shape, values: Mapping[str, Any]) -> list[Any]:
        """Return the row as it is stored: the values given, else defaults, and a key."""
        row = shape.template.copy()
        for name, value in values.items():
            column = shape.columns.get(name)
            if column is None:
                raise TypeError(f"{shape.table} has no column {name}")
            row[column[0]] = column[1](value)
        if shape.key is not None and row[shape.key] is _MISSING:
            row[shape.key] = self._keys.next()
        for place in shape.required:
            if row[place] is _MISSING:
                raise TypeError(f"{shape.table}.{shape.names[place]} must be given")
        return row

    def _refuse_over(self) -> None:
        if self._over:
            raise TypeError("this change is over; begin another one")


@dataclass(frozen=True, slots=True)
class _Shape:
    """How rows of one table are bound: every column in its place, worked out once."""

    table: str
    names: tuple[str, ...]
    insert: str
    columns: dict[str, tuple[int, Callable[[Any], Any]]]
    """By field and column name: the place and what turns a value into what is stored."""
    template: list[Any]
    required: tuple[int, ...]
    key: int | None
    """The place of the entity key, if the table has one."""


@lru_cache(maxsize=64)
def _shape(model: type[BookModel]) -> _Shape:
    fields: Sequence[Any] = model._meta.sorted_fields
    place_of = {field.name: place for place, field in enumerate(fields)}
    key = next((p for p, f in enumerate(fields) if f.primary_key and f.name == "key"), None)
    template = [
        field.db_value(field.default)
        if field.default is not None
        else None
        if field.null
        else _MISSING
        for field in fields
    ]
    names = ", ".join(f'"{field.column_name}"' for field in fields)
    marks = ", ".join("?" * len(fields))
    return _Shape(
        table=_table(model),
        names=tuple(field.name for field in fields),
        insert=f'INSERT INTO "{_table(model)}" ({names}) VALUES ({marks})',  # noqa: S608
        columns={
            name: (place_of[field.name], _text(field) or field.db_value)
            for name, field in model._meta.combined.items()
        },
        template=template,
        required=tuple(p for p, v in enumerate(template) if v is _MISSING and p != key),
        key=key,
    )


def _text(field: Any) -> Callable[[Any], Any] | None:
    """Return what turns a text into what is stored, or None for another kind of column."""
    if not isinstance(field, TextField):
        return None

    def stored(value: Any) -> Any:
        text = field.db_value(value)
        if text is None or text.isascii():
            return text
        # A lone surrogate, from a file name or a broken list, has no UTF-8: it becomes "?".
        return text.encode("utf-8", "replace").decode("utf-8")

    return stored


def _table(model: type[BookModel]) -> str:
    name: str = model._meta.table_name
    return name


def _field(model: type[BookModel], name: str) -> Any:
    try:
        return model._meta.combined[name]
    except KeyError:
        raise TypeError(f"{_table(model)} has no column {name}") from None


@lru_cache(maxsize=64)
def _key_names(model: type[BookModel]) -> tuple[str, ...]:
    key: Any = model._meta.primary_key
    return tuple(key.field_names) if isinstance(key, CompositeKey) else (key.name,)


def _where(model: type[BookModel], key: RowKey) -> tuple[str, tuple[Any, ...]]:
    names = _key_names(model)
    parts = key if isinstance(key, tuple) else (key,)
    if len(parts) != len(names):
        raise TypeError(f"{_table(model)} has a key of {len(names)} parts")
    where = " AND ".join(f'"{_field(model, n).column_name}"=?' for n in names)
    return where, parts
