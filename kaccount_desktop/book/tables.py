"""The journaled tables described without the database: what a workbook or a packet must carry.

Made from the models, so that a table or a column of tomorrow is carried, or asked for, by itself.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from typing import Any, Final, Literal

from peewee import CompositeKey, ForeignKeyField, IntegerField, TextField

from kaccount_desktop.book.fields import DayField, FlagField, KeyField, ScaledField
from kaccount_desktop.book.models import JOURNALED, BookModel, Judgement
from kaccount_desktop.book.queries.whole import every_row
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.wording import column_label, table_label
from kaccount_desktop.rules.language import Text

Kind = Literal["key", "text", "whole", "flag", "scaled", "day"]

ANY_RECORD: Final = "*"
"""The parent of a key that may name a record of any table."""
_ANY: Final = {("answer", "record"), ("merged", "record"), ("merged", "kept")}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `parent` is the table it refers to, `unit` that of a scaled number."""

    name: str
    kind: Kind
    label: Text
    null: bool
    default: Any
    parent: str = ""
    unit: Decimal = Decimal(1)
    has_default: bool = False


@dataclass(frozen=True)
class Table:
    """One table with its columns, those of its key first; `own_key` when the key is a number."""

    name: str
    model: type[BookModel]
    label: Text
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    judges: bool

    @cached_property
    def own_key(self) -> bool:
        """Whether rows have a record number of their own."""
        return self.key == ("key",)

    @cached_property
    def by_name(self) -> Mapping[str, Column]:
        """The columns by name."""
        return {column.name: column for column in self.columns}

    def key_of(self, row: Mapping[str, Any]) -> Any:
        """Return the key as `Change` takes it: one value, or a tuple."""
        parts = tuple(row[name] for name in self.key)
        return parts[0] if len(parts) == 1 else parts

    @cached_property
    def row_type(self) -> Any:
        """A named tuple of the columns, as queries yield them."""
        return namedtuple(self.name, [one.name for one in self.columns])  # noqa: PYI024


@cache
def all_tables() -> Mapping[str, Table]:
    """Return every journaled table by name, parents before children."""
    return {table.name: table for table in map(_table, JOURNALED)}


def table_for(model: type[BookModel]) -> Table:
    """Return the table of a model."""
    return all_tables()[str(model._meta.table_name)]


def table_rows(source: Reads, table: Table) -> Iterator[dict[str, Any]]:
    """Yield every row by column, in the order of the keys."""
    for row in every_row(source, table.model):
        yield row._asdict()


def _table(model: type[BookModel]) -> Table:
    name = str(model._meta.table_name)
    primary: Any = model._meta.primary_key
    key = tuple(primary.field_names) if isinstance(primary, CompositeKey) else (primary.name,)
    columns = {field.name: _column(name, field) for field in model._meta.sorted_fields}
    ordered = [columns[one] for one in key] + [c for c in columns.values() if c.name not in key]
    return Table(name, model, table_label(name), tuple(ordered), key, issubclass(model, Judgement))


def _column(table: str, field: Any) -> Column:
    parent = ""
    kind = _kind(field.rel_field) if isinstance(field, ForeignKeyField) else _kind(field)
    if isinstance(field, ForeignKeyField):
        parent = str(field.rel_model._meta.table_name)
    elif (table, field.name) in _ANY:
        parent = ANY_RECORD
    return Column(
        field.name,
        kind,
        column_label(table, field.name),
        bool(field.null),
        field.default,
        parent,
        getattr(field, "unit", Decimal(1)),
        field.default is not None,
    )


def _kind(field: Any) -> Kind:
    kinds: tuple[tuple[type, Kind], ...] = (
        (KeyField, "key"),
        (FlagField, "flag"),
        (ScaledField, "scaled"),
        (DayField, "day"),
        (IntegerField, "whole"),
        (TextField, "text"),
    )
    for kind, name in kinds:
        if isinstance(field, kind):
            return name
    raise TypeError(f"say in book/tables.py how {field.model.__name__}.{field.name} is carried")
