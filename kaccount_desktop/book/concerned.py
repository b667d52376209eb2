"""Which customers a change concerns: those any of whose rows it touched, deleted ones too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import apsw

from kaccount_desktop.book.changes import Changes, RowKey
from kaccount_desktop.book.frozen_columns import COLUMNS

CHUNK: Final = 500
"""Keys named in one statement."""

_BY_CUSTOMER: Final = {
    "financial_year": "customer_id",
    "position": "key",
    "project": "key",
    "touch": "key",
    "task": "key",
    "need": "key",
    "promise": "key",
    "run": "key",
    "answer": "record",
    "attachment": "key",
}
"""Tables that name their customer, with the first column of their key."""

_BY_CONTACT: Final = {"relation": ("first_id", "second_id")}
"""Tables with a key of their own that name people."""

_PARENTS: Final = {
    "contact": "SELECT DISTINCT customer_id FROM position WHERE contact_id IN (%s)",
    "project": "SELECT DISTINCT customer_id FROM project WHERE key IN (%s)",
    "run": "SELECT DISTINCT customer_id FROM run WHERE key IN (%s)",
    "touch": "SELECT DISTINCT customer_id FROM touch WHERE key IN (%s)",
}
_KEY_NAMES: Final = {
    "contact": "contact",
    "closeness": "contact",
    "pairing": "contact",
    "member": "project",
    "stand": "project",
    "touch_contact": "touch",
    "touch_colleague": "touch",
    "visit": "touch",
    "stage_run": "run",
    "gate_check": "run",
}
"""The parent that the first part of a table's key names, where no column names the customer."""


def _places(table: str, *columns: str) -> tuple[int, ...]:
    listed = COLUMNS[max(COLUMNS)][table]  # columns are only ever added at the end
    return tuple(listed.index(column) for column in columns)


WATCHED: Final = {table: _places(table, "customer_id") for table in _BY_CUSTOMER} | {
    table: _places(table, *columns) for table, columns in _BY_CONTACT.items()
}
"""The columns that name a customer or person; a deleted or moved row is found through them."""


def find_customers(raw: apsw.Connection, changes: Changes) -> set[int]:
    """Return the keys of the customers that any changed row belongs to.

    `changes` were read with `WATCHED`.
    """
    found: set[int] = {k for k in changes.keys("customer") if isinstance(k, int)}
    parents: dict[str, set[RowKey]] = {name: set() for name in _PARENTS}
    for table, parent in _KEY_NAMES.items():
        keys = changes.keys(table)
        parents[parent].update(k[0] if isinstance(k, tuple) else k for k in keys)
    for table, columns in _BY_CONTACT.items():
        parents["contact"].update(_named(raw, changes, table, "key", *columns))
    for name, sql in _PARENTS.items():
        found.update(_select_in(raw, sql, parents[name]))
    for table, key_column in _BY_CUSTOMER.items():
        found.update(_named(raw, changes, table, key_column, "customer_id"))
    return found


def _named(
    raw: apsw.Connection, changes: Changes, table: str, key_column: str, *columns: str
) -> set[int]:
    """Return whom the changed rows of a table name: a changeset tells it of all but the updated."""
    touched = changes.tables.get(table)
    if touched is None:
        return set()
    found = set(touched.parents)
    keys = {k[0] if isinstance(k, tuple) else k for k in touched.updated}
    for column in columns:
        sql = f'SELECT "{column}" FROM "{table}" WHERE "{key_column}" IN (%s)'  # noqa: S608
        found.update(_select_in(raw, sql, keys))
    return found


def chunks(keys: list[Any]) -> Iterator[list[Any]]:
    """Yield the keys in lots that fit into one statement."""
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _select_in(raw: apsw.Connection, sql: str, keys: Iterable[RowKey]) -> set[int]:
    found: set[int] = set()
    for chunk in chunks(list(keys)):
        found.update(k for (k,) in raw.execute(sql % ",".join("?" * len(chunk)), chunk) if k)
    return found
