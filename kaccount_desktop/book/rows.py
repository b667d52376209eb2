"""Single rows by their key, and how a title names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, Protocol

from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.models import Answer, BookModel
from kaccount_desktop.book.wording import table_label, table_of
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

LONGEST_NAME: Final = 40
"""Characters of a name that a title repeats."""

CHUNK: Final = 500
"""Keys named in one query."""


class Reads(Protocol):
    """What a `Book` and a `Change` have in common: they run queries."""

    def read(self, query: Any) -> list[Any]:
        """Run a Peewee query; return named tuples."""


def find(source: Reads, model: type[BookModel], key: RowKey, *columns: str) -> Any | None:
    """Return the row with this key as a named tuple of its fields (or of some), or None."""
    names = [field.name for field in model._meta.get_primary_keys()]
    parts = key if isinstance(key, tuple) else (key,)
    query = model.select(*(model._meta.fields[column] for column in columns))
    for name, part in zip(names, parts, strict=True):
        query = query.where(model._meta.fields[name] == part)
    rows = source.read(query)
    return rows[0] if rows else None


def row(source: Reads, model: type[BookModel], key: RowKey) -> Any:
    """Return the row with this key; raise KnownError when it is not in the book (any more)."""
    found = find(source, model, key)
    if found is None:
        raise gone(model)
    return found


def gone(model: type[BookModel]) -> KnownError:
    """Return the refusal for a row that somebody deleted meanwhile."""
    label = table_label(table_of(model))
    return KnownError(
        Text(
            "This {what} is no longer in the book. Choose another one, or undo its deletion.",
            "该{what}已不在客户库中。请另选，或撤销删除操作。",
        ).format(what=label)
    )


def name_of(source: Reads, model: type[BookModel], key: RowKey) -> str:
    """Return the row's name, cut for a title; raise KnownError when it is gone."""
    found = find(source, model, key, "name")
    if found is None:
        raise gone(model)
    return cut(found.name)


def cut(text: str, longest: int = LONGEST_NAME) -> str:
    """Return the text on one line and no longer than a title bears."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"


def chunks(keys: Iterable[int]) -> Iterator[Sequence[int]]:
    """Yield the keys in lots that fit into one query."""
    listed = list(dict.fromkeys(keys))
    for start in range(0, len(listed), CHUNK):
        yield listed[start : start + CHUNK]


def answer_keys(source: Reads, records: Iterable[int]) -> list[tuple[int, str, str]]:
    """Return the keys of the form answers stored with these records.

    An answer names its record without a foreign key, so it is deleted by whoever deletes it.
    """
    found: list[tuple[int, str, str]] = []
    for lot in chunks(records):
        query = Answer.select(Answer.record, Answer.form, Answer.field)
        found += [
            (a.record, a.form, a.field) for a in source.read(query.where(Answer.record << lot))
        ]
    return found
