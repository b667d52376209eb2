"""What this file keeps for itself under a name: beside the journal, so that no undo forgets it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import BookFact


def kept_facts(book: Book, names: Sequence[str]) -> dict[str, str]:
    """Return those of the named facts that are kept, by name."""
    rows = book.read(BookFact.select().where(BookFact.name << list(names)))
    return {row.name: row.value for row in rows}


def keep_facts(book: Book, facts: Mapping[str, str]) -> None:
    """Keep facts by their names; an empty one is forgotten.

    Raises:
        KnownError: the book is read-only or cannot be written.
    """
    with book.local_change() as raw:
        for name, value in facts.items():
            if value:
                raw.execute(
                    "INSERT OR REPLACE INTO book_fact(name, value) VALUES (?,?)", (name, value)
                )
            else:
                raw.execute("DELETE FROM book_fact WHERE name=?", (name,))
