"""What a book already knows of some customers, for an import that must not say it twice.

All functions read through a `Book` or inside a `Change`, and return named tuples of the models'
fields; foreign keys are keys.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kaccount_desktop.book.models import (
    Closeness,
    Colleague,
    Contact,
    Customer,
    FinancialYear,
    Member,
    Need,
    Pairing,
    Position,
    Project,
    Promise,
    Relation,
    Run,
    Stand,
    Task,
    Touch,
)
from kaccount_desktop.book.rows import Reads, chunks


@dataclass(frozen=True, slots=True)
class Company:
    """What a customer is recognised by."""

    key: int
    name: str
    aliases: tuple[str, ...]
    credit_code: str
    short_name: str = ""


@dataclass(slots=True)
class Known:
    """The rows of some customers, by the key of the record they belong to."""

    customers: dict[int, Any] = field(default_factory=dict)
    contacts: dict[int, list[tuple[Any, Any]]] = field(default_factory=dict)
    """By customer: pairs of contact and position, posts still held first."""
    projects: dict[int, list[Any]] = field(default_factory=dict)
    runs: dict[int, list[Any]] = field(default_factory=dict)
    touches: dict[int, list[Any]] = field(default_factory=dict)
    tasks: dict[int, list[Any]] = field(default_factory=dict)
    needs: dict[int, list[Any]] = field(default_factory=dict)
    promises: dict[int, list[Any]] = field(default_factory=dict)
    stands: dict[tuple[int, int], Any] = field(default_factory=dict)
    """By project and contact."""
    closeness: dict[tuple[int, int], Any] = field(default_factory=dict)
    """By contact and colleague."""
    pairings: dict[tuple[int, int], Any] = field(default_factory=dict)
    years: dict[tuple[int, int], Any] = field(default_factory=dict)
    """By customer and year."""
    members: set[tuple[int, int]] = field(default_factory=set)
    """Project and colleague."""
    relations: set[tuple[int, int, str]] = field(default_factory=set)
    """First and second person, and the kind."""


def companies(source: Reads) -> list[Company]:
    """Return every customer's names and credit code, the oldest first."""
    query = Customer.select(
        Customer.key, Customer.name, Customer.aliases, Customer.credit_code, Customer.short_name
    ).order_by(Customer.key)
    return [
        Company(row.key, row.name, tuple(row.aliases.splitlines()), row.credit_code, row.short_name)
        for row in source.read(query)
    ]


def colleague_keys(source: Reads) -> dict[str, int]:
    """Return our people by name; of two with one name the active, then the older one."""
    query = Colleague.select().order_by(Colleague.active, Colleague.key.desc())
    return {row.name: row.key for row in source.read(query)}


def known_of(source: Reads, customers: Sequence[int]) -> Known:
    """Return all that the book holds of these customers."""
    known = Known()
    for lot in chunks(customers):
        rows = source.read(Customer.select().where(Customer.key << lot))
        known.customers.update({row.key: row for row in rows})
        for model, target in (
            (Project, known.projects),
            (Run, known.runs),
            (Touch, known.touches),
            (Task, known.tasks),
            (Need, known.needs),
            (Promise, known.promises),
        ):
            query = model.select().where(model.customer << lot).order_by(model.key)
            for row in source.read(query):
                target.setdefault(row.customer, []).append(row)
        _people(source, lot, known)
        _stands(source, lot, known)
        for row in source.read(FinancialYear.select().where(FinancialYear.customer << lot)):
            known.years[row.customer, row.year] = row
    return known


def _people(source: Reads, lot: Sequence[int], known: Known) -> None:
    posts = source.read(
        Position.select()
        .where((Position.customer << lot) & Position.contact.is_null(is_null=False))
        .order_by(Position.end != "", Position.key)
    )
    keys = [post.contact for post in posts]
    people: dict[int, Any] = {}
    for part in chunks(keys):
        for person in source.read(Contact.select().where(Contact.key << part)):
            people[person.key] = person
        for model, target in ((Closeness, known.closeness), (Pairing, known.pairings)):
            for row in source.read(model.select().where(model.contact << part)):
                target[row.contact, row.colleague] = row
        related = (Relation.first << part) | (Relation.second << part)
        for row in source.read(Relation.select().where(related)):
            known.relations.add((row.first, row.second, row.kind))
    for post in posts:
        known.contacts.setdefault(post.customer, []).append((people[post.contact], post))


def _stands(source: Reads, lot: Sequence[int], known: Known) -> None:
    query = Stand.select(Stand).join(Project).where(Project.customer << lot)
    for row in source.read(query):
        known.stands[row.project, row.contact] = row
    team = Member.select(Member).join(Project).where(Project.customer << lot)
    known.members |= {(row.project, row.colleague) for row in source.read(team)}
