"""The customers and people of a book that may be one and the same, and what two of them hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import BookModel, ContactApart, Customer, CustomerApart
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.rows import Reads, chunks
from kaccount_desktop.rules.duplicates import (
    CompanyTraits,
    Group,
    PersonTraits,
    bare_company,
    company_groups,
    person_groups,
)
from kaccount_desktop.rules.language import Text, same

_CUSTOMERS: Final = "SELECT key, name, aliases, credit_code, phone FROM customer ORDER BY key"
_LOOKED_AT: Final = 50
"""Customers a search finds that are compared with a pasted name."""
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


def alike_customer(book: Book, name: str, credit_code: str = "") -> int | None:
    """Return the customer that a pasted name or credit code means, or None."""
    if credit_code:
        rows = book.rows("SELECT key FROM customer WHERE credit_code=? ORDER BY key", [credit_code])
        if rows:
            return int(rows[0][0])
    bare, place = bare_company(name)
    if not bare:
        return None
    keys = list(find_customers(book, CustomerFilter(bare)).keys[:_LOOKED_AT])
    for row in book.read(Customer.select().where(Customer.key << keys).order_by(Customer.key)):
        for known in (row.name, *row.aliases.splitlines()):
            other, its_place = bare_company(known)
            if other == bare and (place == its_place or not place or not its_place):
                return int(row.key)
    return None


def standing(book: Book, model: type[BookModel], key: int) -> tuple[Text, ...]:
    """Return what hangs on a customer (people, projects, visits), or the posts of a person."""
    if model is Customer:
        rows = book.rows(
            "SELECT contacts, projects, visits FROM customer_summary WHERE customer=?", [key]
        )
        people, projects, visits = rows[0] if rows else (0, 0, 0)
        return (
            Text(f"People {people}", f"联系人 {people}"),
            Text(f"projects {projects}", f"项目 {projects}"),
            Text(f"visits {visits}", f"拜访 {visits}"),
        )
    posts = book.rows(
        "SELECT c.name, p.title FROM position p JOIN customer c ON c.key=p.customer_id"
        " WHERE p.contact_id=? ORDER BY p.end<>'', p.key",
        [key],
    )
    return tuple(same(f"{company} {title}".strip()) for company, title in posts)


def names(book: Book, model: type[BookModel], keys: Sequence[int]) -> dict[int, str]:
    """Return the names of those of the records that are still there."""
    found: dict[int, str] = {}
    for lot in chunks(keys):
        fields = model._meta.fields
        query = model.select(fields["key"], fields["name"]).where(fields["key"] << lot)
        found.update({row.key: row.name for row in book.read(query)})
    return found


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
