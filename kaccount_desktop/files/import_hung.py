"""What hangs on a customer already, by what a list tells it apart by."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from kaccount_desktop.book.models import Contact, Position
from kaccount_desktop.book.queries.known import Known
from kaccount_desktop.files.import_plan import Values, person_key
from kaccount_desktop.files.import_writes import Record, known_record


@dataclass(slots=True)
class Person:
    """A person of a customer: who it is and the post held there."""

    contact: Record
    post: Record


@dataclass(frozen=True, slots=True)
class KnownTask:
    """What a task is told apart by; `row` is that of one still to be written."""

    title: str
    due: Any
    done_on: Any
    kind: str = "other"
    row: Values | None = None


@dataclass(slots=True)
class Hung:
    """What one customer already has, and what was added for it, by what tells it apart."""

    people: dict[str, Person] = field(default_factory=dict)
    mobiles: dict[str, Person] = field(default_factory=dict)
    touches: dict[tuple[Any, str], set[Any]] = field(default_factory=dict)
    """By day and words, who wrote them: two of ours may have called on one day."""
    tasks: list[KnownTask] = field(default_factory=list)
    words: set[tuple[str, str]] = field(default_factory=set)
    above: dict[Any, Any] = field(default_factory=dict)
    """The post each post reports to."""


def known_hung(known: Known, customer: int) -> Hung:
    """Return what the book has of one customer."""
    hung = Hung()
    for contact, post in known.contacts.get(customer, ()):
        hung.above[post.key] = post.reports_to
        person = Person(
            known_record(Contact, contact.key, contact), known_record(Position, post.key, post)
        )
        hung.people.setdefault(person_key(contact.name), person)
        if contact.mobile:
            hung.mobiles.setdefault(contact.mobile, person)
    for row in known.touches.get(customer, ()):
        hung.touches.setdefault((row.day, row.summary), set()).add(row.author)
    hung.tasks = [
        KnownTask(row.title, row.due, row.done_on, row.kind)
        for row in known.tasks.get(customer, ())
    ]
    for table, rows in (("need", known.needs), ("promise", known.promises)):
        hung.words |= {(table, row.wording) for row in rows.get(customer, ())}
    return hung
