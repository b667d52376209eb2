"""The customers and people of a book that may be one and the same, and what two of them hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import ContactApart, CustomerApart
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.rules.duplicates import (
    CompanyTraits,
    Group,
    PersonTraits,
    company_groups,
    person_groups,
)

_CUSTOMERS: Final = "SELECT key, name, aliases, credit_code, phone FROM customer ORDER BY key"
_PEOPLE: Final = """
SELECT c.key, c.name, c.mobile, c.email, p.customer_id FROM contact c
LEFT JOIN position p ON p.contact_id = c.key ORDER BY c.key
"""


@dataclass(frozen=True, slots=True)
class Found:
    """The groups of a whole book, and the pairs a person said are not the same."""

    customers: tuple[Group, ...]
    people: tuple[Group, ...]
    apart_customers: frozenset[tuple[int, int]] = frozenset()
    apart_people: frozenset[tuple[int, int]] = frozenset()


def find_duplicates(book: Book, tell: Callable[[float], None] = lambda _share: None) -> Found:
    """Return every group of likely duplicates.

    `tell` hears the share done, and may raise to stop. 100,000 customers take a few seconds.
    """
    apart_customers = _apart(book, CustomerApart)
    apart_people = _apart(book, ContactApart)
    tell(0.0)
    with book.reading() as raw:
        companies = [
            CompanyTraits(key, (name, *aliases.splitlines()), code, (phone,) if phone else ())
            for key, name, aliases, code, phone in raw.execute(_CUSTOMERS)
        ]
        tell(0.2)
        customers = company_groups(companies, apart_customers, lambda: tell(0.3))
        tell(0.6)
        people = person_groups(_people(raw.execute(_PEOPLE)), apart_people, lambda: tell(0.8))
    tell(1.0)
    return Found(tuple(customers), tuple(people), apart_customers, apart_people)


def _people(rows: Any) -> Iterator[PersonTraits]:
    """Yield a person once, with every customer where they hold a post."""
    last: tuple[Any, ...] | None = None
    places: list[int] = []
    for key, name, mobile, email, customer in rows:
        if last is not None and last[0] != key:
            yield _person(last, places)
            places = []
        last = (key, name, mobile, email)
        if customer is not None:
            places.append(customer)
    if last is not None:
        yield _person(last, places)


def _person(row: tuple[Any, ...], customers: Sequence[int]) -> PersonTraits:
    key, name, mobile, email = row
    return PersonTraits(key, name, tuple(customers), (mobile,) if mobile else (), email)


def _apart(source: Reads, model: type[CustomerApart | ContactApart]) -> frozenset[tuple[int, int]]:
    return frozenset((row.first, row.second) for row in source.read(model.select()))
