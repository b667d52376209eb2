"""What Ctrl+K offers while one types: customers, and the people who made them match."""

from __future__ import annotations

from dataclasses import dataclass

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import (
    CustomerFilter,
    CustomerRow,
    customer_rows,
    find_customers,
    record_of_number,
)
from kaccount_desktop.book.search_words import fold, fold_name, initials_of, sounds_of, spelt_part

MOST_PEOPLE = 3
"""How many people of one customer are offered."""
_FEWEST_DIGITS = 3
_PEOPLE = """
SELECT c.key, c.name, p.title, c.mobile, c.phone FROM position p
JOIN contact c ON c.key = p.contact_id WHERE p.customer_id = ? AND p."end" = '' ORDER BY p.key
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer, or with `contact` one of its people (then `name` and `title` are the person's)."""

    customer: CustomerRow
    contact: int | None = None
    name: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Hits:
    """The first customers found with their people that match; `more` when there are others."""

    text: str
    hits: tuple[Hit, ...]
    more: bool


def quick_find(book: Book, text: str, limit: int = 7) -> Hits:
    """Return the first customers `text` finds, each followed by its people it names."""
    if not text.strip():
        return Hits(text, (), more=False)
    found = find_customers(book, CustomerFilter(text))
    hits: list[Hit] = []
    for row in customer_rows(book, found.keys[:limit]):
        hits.append(Hit(row))
        hits += _people(book, row, text)
    return Hits(text, tuple(hits), more=found.capped or len(found.keys) > limit)


def _people(book: Book, row: CustomerRow, text: str) -> list[Hit]:
    record = record_of_number(book, text)
    hits = []
    for contact, name, title, mobile, phone in book.rows(_PEOPLE, [row.key]):
        if record is not None:
            meant = record == ("contact", contact)
        else:
            meant = names(text, name) or _called(text, f"{mobile} {phone}")
        if meant:
            hits.append(Hit(row, contact, name, title))
    return hits[:MOST_PEOPLE]


def _called(text: str, numbers: str) -> bool:
    digits = "".join(filter(str.isdigit, text))
    return len(digits) >= _FEWEST_DIGITS and digits in "".join(filter(str.isdigit, numbers))


def names(text: str, name: str) -> bool:
    """Return whether `text` is a part of the name, its pinyin or its initials."""
    wanted = "".join(fold(text).split())
    folded = fold_name(name)
    if not wanted:
        return False
    if wanted in folded.replace(" ", ""):
        return True
    spelt = spelt_part(folded)
    return any(word.startswith(wanted) for word in (*sounds_of(spelt), *initials_of(spelt)))
