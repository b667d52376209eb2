"""Whole tables, for writing the book out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kaccount_desktop.book.models import BookModel
from kaccount_desktop.book.rows import Reads


def every_row(source: Reads, model: type[BookModel]) -> Iterator[Any]:
    """Yield every row of a table as a named tuple, in the order of its keys."""
    yield from source.read(model.select().order_by(*model._meta.get_primary_keys()))


def rows_by_key(source: Reads, model: type[BookModel]) -> dict[int, Any]:
    """Return every row of a table with a key of its own, by that key."""
    return {row.key: row for row in every_row(source, model)}
