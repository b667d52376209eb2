"""Single records: one customer, contact, project, visit, with all its columns."""

from __future__ import annotations

from typing import Any

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.models import BookModel, Customer


def record(book: Book, model: type[BookModel], key: RowKey) -> dict[str, Any] | None:
    """Return the columns of one row by field name (a foreign key as its key), or None."""
    names = [f.name for f in model._meta.get_primary_keys()]
    parts = key if isinstance(key, tuple) else (key,)
    query = model.select()
    for name, part in zip(names, parts, strict=True):
        query = query.where(getattr(model, name) == part)
    rows = book.read(query)
    if not rows:
        return None
    fields = [f.name for f in model._meta.sorted_fields]
    return dict(zip(fields, rows[0], strict=True))


def customer(book: Book, key: int) -> dict[str, Any] | None:
    """Return all columns of a customer, or None when it is gone."""
    return record(book, Customer, key)


def about(book: Book, name: str) -> str:
    """Return a fact of the book itself (`company`, `me`), '' when unset."""
    rows = book.rows("SELECT value FROM about WHERE name=?", [name])
    return str(rows[0][0]) if rows else ""


_CUSTOMER_OF = {
    "customer": "SELECT key FROM customer WHERE key=?",
    "contact": (
        "SELECT customer_id FROM position WHERE contact_id=? ORDER BY \"end\"<>'', key LIMIT 1"
    ),
    "project": "SELECT customer_id FROM project WHERE key=?",
    "visit": "SELECT customer_id FROM touch WHERE key=?",
    "task": "SELECT customer_id FROM task WHERE key=?",
}


def customer_of(book: Book, kind: str, key: int) -> int | None:
    """Return whose a numbered record is (kinds of `PREFIXES`), None when it is gone."""
    rows = book.rows(_CUSTOMER_OF[kind], [key])
    return int(rows[0][0]) if rows else None
