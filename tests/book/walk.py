"""Random but repeatable changes to every journaled table, and what must hold after each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date
from itertools import zip_longest
from typing import Any, Final

import apsw
from peewee import ForeignKeyField, TextField

from kaccount_desktop.book import derived
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.check import _vocabulary
from kaccount_desktop.book.fields import DayField, FlagField, KeyField, MoneyField
from kaccount_desktop.book.migrations import step_0001
from kaccount_desktop.book.models import (
    JOURNALED,
    BookModel,
    Contact,
    Customer,
    Position,
    Project,
    Relation,
    Run,
    Task,
    Touch,
)
from kaccount_desktop.book.wording import table_of

Content = dict[tuple[str, str], tuple[Any, ...]]
"""Every journaled row by table and key."""
Owners = dict[str, set[tuple[str, int]]]
"""By table: (key, customer) of every row."""

TEXTS: Final = ("", "华为", "王建国", "曾工", "B", "13800001234", "😀𠮷", "a\0b", "'; --", '"*" OR')
STATES: Final = ("done", "planned", "current", "pending", "open", "paused", "ended")
OFTEN: Final = (
    Customer,
    Customer,
    Contact,
    Position,
    Position,
    Project,
    Relation,
    Run,
    Task,
    Touch,
)

_NAMED: Final = ("position", "project", "touch", "task", "need", "promise", "run", "attachment")
_OF_CONTACT: Final = " JOIN position p ON p.contact_id=x.contact_id"
OWNERS: Final = {
    "customer": "SELECT key, key FROM customer",
    **{table: f"SELECT key, customer_id FROM {table}" for table in _NAMED},
    "financial_year": "SELECT customer_id||'/'||year, customer_id FROM financial_year",
    "answer": "SELECT record||'/'||form||'/'||field, customer_id FROM answer",
    "contact": "SELECT x.key, p.customer_id FROM contact x JOIN position p ON p.contact_id=x.key",
    "closeness": "SELECT x.contact_id||'/'||colleague_id, customer_id FROM closeness x"
    + _OF_CONTACT,
    "pairing": "SELECT x.contact_id||'/'||colleague_id, customer_id FROM pairing x" + _OF_CONTACT,
    "relation": "SELECT x.key, p.customer_id FROM relation x JOIN position p"
    " ON p.contact_id IN (x.first_id, x.second_id)",
    "member": "SELECT project_id||'/'||colleague_id, customer_id FROM member x"
    " JOIN project p ON p.key=project_id",
    "stand": "SELECT project_id||'/'||contact_id, customer_id FROM stand x"
    " JOIN project p ON p.key=project_id",
    "touch_contact": "SELECT touch_id||'/'||contact_id, customer_id FROM touch_contact x"
    " JOIN touch p ON p.key=touch_id",
    "touch_colleague": "SELECT touch_id||'/'||colleague_id, customer_id FROM touch_colleague x"
    " JOIN touch p ON p.key=touch_id",
    "visit": "SELECT touch_id, customer_id FROM visit JOIN touch p ON p.key=touch_id",
    "stage_run": "SELECT run_id||'/'||stage, customer_id FROM stage_run x JOIN run p ON p.key=run_id",
    "gate_check": "SELECT run_id||'/'||stage||'/'||criterion, customer_id FROM gate_check x"
    " JOIN run p ON p.key=run_id",
}
"""Whom a row concerns, told independently of `concerned`."""


def content(book: Book) -> Content:
    """Return every journaled row."""
    found: Content = {}
    for model in JOURNALED:
        fields = model._meta.sorted_fields
        columns = [field.column_name for field in fields]
        keys = [columns.index(field.column_name) for field in model._meta.get_primary_keys()]
        listed = ", ".join(f'"{column}"' for column in columns)
        for row in book.rows(f'SELECT {listed} FROM "{table_of(model)}"'):
            found[table_of(model), "/".join(str(row[place]) for place in keys)] = row
    return found


def owners(book: Book) -> Owners:
    """Return whom every row concerns."""
    return {
        table: {(str(key), who) for key, who in book.rows(sql) if who is not None}
        for table, sql in OWNERS.items()
    }


def differing(before: Content, after: Content) -> set[tuple[str, str]]:
    """Return table and key of every row that is not as it was."""
    return {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}


def concerned(rows: set[tuple[str, str]], *known: Owners) -> set[int]:
    """Return the customers of these rows, before or after."""
    return {
        customer
        for owners_then in known
        for table, pairs in owners_then.items()
        for key, customer in pairs
        if (table, key) in rows
    }


def unsound(book: Book) -> list[str]:
    """Return what does not agree with a fresh computation."""
    raw = book.reader_connection()
    faults = []
    if raw.execute("PRAGMA foreign_key_check").fetchall():
        faults.append("references")
    if derived.stale_summaries(raw):
        faults.append("summaries")
    fresh = apsw.Connection(":memory:")
    fresh.execute(next(s for s in step_0001.STATEMENTS if "fts5" in s))
    derived.fill_index(fresh, raw)
    with _vocabulary(raw) as found, _vocabulary(fresh) as wanted:
        if any(a != b for a, b in zip_longest(found, wanted)):
            faults.append("index")
    fresh.close()
    return faults


class Walker:
    """Makes up changes, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.dice = random.Random(seed)

    def change(self, change: Change) -> None:
        """Insert, update or delete a row somewhere; what the schema refuses is left."""
        model = self.dice.choice(JOURNALED + OFTEN)
        keys = self._keys(change, model)
        act = self.dice.random()
        try:
            if act < 0.55 or not keys:
                self._insert(change, model)
            elif act < 0.82:
                self._update(change, model, self.dice.choice(keys))
            else:
                change.delete(model, self.dice.choice(keys))
        except (LookupError, apsw.ConstraintError):
            return

    def _insert(self, change: Change, model: type[BookModel]) -> None:
        fields = [f for f in model._meta.sorted_fields if not (f.primary_key and f.name == "key")]
        change.insert(model, **{f.name: self._value(change, f) for f in fields})

    def _update(self, change: Change, model: type[BookModel], key: Any) -> None:
        fields = [f for f in model._meta.sorted_fields if f not in model._meta.get_primary_keys()]
        some = self.dice.sample(fields, min(len(fields), self.dice.randrange(1, 4)))
        change.update(model, key, **{f.name: self._value(change, f) for f in some})

    def _value(self, change: Change, field: Any) -> Any:
        if field.null and self.dice.random() < 0.3:
            return None
        if isinstance(field, ForeignKeyField):
            return self._one_of(self._keys(change, field.rel_model), null=field.null)
        if isinstance(field, KeyField):
            return self._one_of([*self._keys(change, Customer), *self._keys(change, Contact)])
        if isinstance(field, FlagField):
            return self.dice.random() < 0.5
        if isinstance(field, MoneyField):
            return self.dice.randrange(-10, 1000)
        if isinstance(field, DayField):
            return date(2026, self.dice.randrange(1, 13), self.dice.randrange(1, 28))
        if isinstance(field, TextField):
            return self.dice.choice(self._texts(field.name))
        return self.dice.randrange(6)

    def _texts(self, column: str) -> Sequence[str]:
        if column == "state":
            return STATES
        if column == "result":
            return ("agreed", "progress", "missed", "")
        return ("", "2026") if column == "end" else TEXTS

    def _one_of(self, keys: list[Any], *, null: bool = False) -> Any:
        if keys:
            return self.dice.choice(keys)
        if null:
            return None
        raise LookupError

    def _keys(self, change: Change, model: type[BookModel]) -> list[Any]:
        names = ", ".join(f'"{f.column_name}"' for f in model._meta.get_primary_keys())
        rows = change._raw.execute(f'SELECT {names} FROM "{table_of(model)}" ORDER BY {names}')
        return [row if len(row) > 1 else row[0] for row in rows]
