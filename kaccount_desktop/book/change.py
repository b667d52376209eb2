"""The handle a caller writes with, inside `book.change(...)`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import apsw
from peewee import CompositeKey

from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.connection import BookDatabase
from kaccount_desktop.book.fields import KeyField
from kaccount_desktop.book.keys import KeyMaker
from kaccount_desktop.book.models import BookModel


class Change:
    """Writes rows within one journal entry; reads see what was written so far."""

    def __init__(self, database: BookDatabase, raw: apsw.Connection, keys: KeyMaker) -> None:
        self._database = database
        self._raw = raw
        self._keys = keys

    def read(self, query: Any) -> list[Any]:
        """Run a Peewee query on the writing connection; return named tuples."""
        return list(query.namedtuples().execute(self._database))

    def new_key(self) -> int:
        """Return a fresh entity key, for rows that must name each other before they exist."""
        return self._keys.next()

    def insert(self, model: type[BookModel], **values: Any) -> int:
        """Insert one row with its defaults; return its key (0 for a natural key)."""
        row = self._complete(model, values)
        columns = tuple(row)
        self._raw.execute(_insert_sql(model, columns), _bindings(model, row))
        key = row.get("key", 0)
        return int(key)

    def insert_many(self, model: type[BookModel], rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert rows in bulk; all rows name the same columns. Return their keys in order."""
        completed = [self._complete(model, row) for row in rows]
        if not completed:
            return []
        columns = tuple(completed[0])
        converters = [_field(model, name) for name in columns]
        self._raw.executemany(
            _insert_sql(model, columns),
            (
                tuple(f.db_value(row[n]) for f, n in zip(converters, columns, strict=True))
                for row in completed
            ),
        )
        return [int(row.get("key", 0)) for row in completed]

    def upsert(self, model: type[BookModel], **values: Any) -> None:
        """Insert a natural-key row, or set the named columns of the row that is there."""
        key_names = _key_names(model)
        named = {_field(model, n).name: v for n, v in values.items()}
        updates = [n for n in named if n not in key_names]
        row = self._complete(model, named)
        sql = _insert_sql(model, tuple(row))
        target = ", ".join(f'"{_field(model, n).column_name}"' for n in key_names)
        if updates:
            sets = ", ".join(
                f'"{_field(model, n).column_name}"=excluded."{_field(model, n).column_name}"'
                for n in updates
            )
            sql += f" ON CONFLICT({target}) DO UPDATE SET {sets}"
        else:
            sql += f" ON CONFLICT({target}) DO NOTHING"
        self._raw.execute(sql, _bindings(model, row))

    def update(self, model: type[BookModel], key: RowKey, **values: Any) -> None:
        """Set columns of one row; raise LookupError when there is no such row."""
        if not values:
            return
        sets = ", ".join(f'"{_field(model, n).column_name}"=?' for n in values)
        where, parts = _where(model, key)
        bound = tuple(_field(model, n).db_value(v) for n, v in values.items())
        self._raw.execute(
            f'UPDATE "{_table(model)}" SET {sets} WHERE {where}',  # noqa: S608
            bound + parts,
        )
        if self._raw.changes() != 1:
            raise LookupError(f"no row {key} in {_table(model)}")

    def delete(self, model: type[BookModel], key: RowKey) -> None:
        """Delete one row and what hangs on it; raise LookupError when there is no such row."""
        where, parts = _where(model, key)
        self._raw.execute(f'DELETE FROM "{_table(model)}" WHERE {where}', parts)  # noqa: S608
        if not self._raw.changes():
            raise LookupError(f"no row {key} in {_table(model)}")

    def _complete(self, model: type[BookModel], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the row with defaults and a key, columns in the table's order."""
        given = {_field(model, name).name: value for name, value in values.items()}
        row: dict[str, Any] = {}
        for field in _fields(model):
            if field.name in given:
                row[field.name] = given[field.name]
            elif field.primary_key and isinstance(field, KeyField):
                row[field.name] = self._keys.next()
            elif field.default is not None:
                row[field.name] = field.default
            elif field.null:
                row[field.name] = None
            else:
                raise TypeError(f"{_table(model)}.{field.name} must be given")
        return row


def _table(model: type[BookModel]) -> str:
    name: str = model._meta.table_name
    return name


def _fields(model: type[BookModel]) -> Sequence[Any]:
    fields: Sequence[Any] = model._meta.sorted_fields
    return fields


def _field(model: type[BookModel], name: str) -> Any:
    try:
        return model._meta.combined[name]
    except KeyError:
        raise TypeError(f"{_table(model)} has no column {name}") from None


@lru_cache(maxsize=256)
def _insert_sql(model: type[BookModel], columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{_field(model, c).column_name}"' for c in columns)
    marks = ", ".join("?" * len(columns))
    return f'INSERT INTO "{_table(model)}" ({names}) VALUES ({marks})'  # noqa: S608


def _bindings(model: type[BookModel], row: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(_field(model, name).db_value(value) for name, value in row.items())


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
