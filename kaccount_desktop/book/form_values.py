"""What the blanks of a form hold for one record, read from the book.

Values are keyed by field code (`F01-03`). By the kind of the field they are:

- text, long, lines, time, partial_date, choice, person, signature: `str` ('' when unknown);
- choices: tuple of codes, in order; bool: `bool`; date: `date` or None;
- money: `Decimal` (yuan) or None; number, days: `int` or None;
- contacts, colleagues: tuple of `Named`.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.models import (
    Answer,
    Colleague,
    Contact,
    Customer,
    FinancialYear,
    Need,
    Pairing,
    Position,
    Project,
    Promise,
    Stand,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.queries.people import Person, people
from kaccount_desktop.book.queries.process import connections
from kaccount_desktop.book.rows import find, row
from kaccount_desktop.rules import money
from kaccount_desktop.rules.forms import ANSWER, Field, Form, Option, Table

LAST_TOUCHES: Final = 5
"""Rows of a table of touches."""

_TEXTUAL: Final = frozenset(
    {"text", "long", "lines", "time", "partial_date", "choice", "person", "signature"}
)
_ROLE_RANKS: Final = (
    "decision_maker",
    "superior",
    "participant",
    "gatekeeper",
    "executor",
    "coach",
    "user",
)
_LEVEL_RANKS: Final = ("group", "decision", "participation", "execution")


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with a key and a name."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The records a form is filled in for; `visit` is the key of its touch."""

    customer: int
    project: int | None = None
    contact: int | None = None
    visit: int | None = None

    def record(self, form: Form) -> int | None:
        """Return the key of the record the form's answers are stored with."""
        by_subject = {
            "customer": self.customer,
            "project": self.project,
            "contact": self.contact,
            "visit": self.visit,
        }
        return by_subject[form.subject]


@dataclass(frozen=True, slots=True)
class RowValues:
    """One row of a table: `key` of the child row (None when there is none yet).

    `option` is the code of the row (of `Table.row_options`), `values` are by column code.
    """

    key: RowKey | None
    option: str
    values: dict[str, Any]


@dataclass(frozen=True, slots=True)
class FormValues:
    """All values of a form for one subject."""

    form: Form
    subject: Subject
    values: dict[str, Any] = field(default_factory=dict)
    tables: dict[str, list[RowValues]] = field(default_factory=dict)

    def value(self, item: Field) -> Any:
        """Return the value of a single field."""
        return self.values.get(item.code, blank(item))

    def rows(self, table: Table) -> list[RowValues]:
        """Return the rows of a table."""
        return self.tables.get(table.code, [])

    def is_blank(self, item: Field) -> bool:
        """Tell whether nothing is known for a field."""
        return bool(self.value(item) == blank(item))


def form_values(
    book: Book,
    form: Form,
    customer: int,
    project: int | None = None,
    contact: int | None = None,
    visit: int | None = None,
) -> FormValues:
    """Return what the book holds for every blank of the form.

    A form on a contact or visit needs that key. Raises KnownError when a record is gone.
    """
    subject = Subject(customer, project, contact, visit)
    reader = _Reader(book, form, subject)
    return FormValues(
        form=form,
        subject=subject,
        values={item.code: reader.value(item) for item in form.fields()},
        tables={table.code: reader.table(table) for table in form.tables()},
    )


def blank(item: Field) -> Any:
    """Return the value of a field nobody filled in."""
    if item.kind in _TEXTUAL:
        return ""
    if item.kind in ("choices", "contacts", "colleagues"):
        return ()
    return False if item.kind == "bool" else None


def as_value(item: Field, stored: Any) -> Any:
    """Return what a column or answer holds as the value of a field."""
    if stored is None:
        return blank(item)
    if item.kind == "choices":
        parts = stored.split(",") if isinstance(stored, str) else stored
        return tuple(part for part in parts if part)
    if item.kind == "bool":
        return bool(stored)
    return str(stored) if item.kind in _TEXTUAL else stored


def answer_value(item: Field, text: str) -> Any:
    """Return the value of a field stored as an answer."""
    if not text:
        return blank(item)
    if item.kind == "date":
        return datetime.date.fromisoformat(text)
    if item.kind == "money":
        return money.parse_money(text)
    if item.kind in ("number", "days"):
        return int(text)
    return as_value(item, text)


class _Reader:
    """Reads the records of a subject once, and picks what a field binds to."""

    def __init__(self, book: Book, form: Form, subject: Subject) -> None:
        self._book = book
        self._form = form
        self._subject = subject
        self._customer = row(book, Customer, subject.customer)
        self._records: dict[str, Any] = {"customer": self._customer}
        self._people: list[Person] | None = None
        self._load_project()
        self._load_contact()
        self._load_visit()
        self._answers = self._load_answers()

    def value(self, item: Field) -> Any:
        """Return the value of a single field."""
        if item.bind == ANSWER:
            return answer_value(item, self._answers.get(item.id, ""))
        if item.bind in ("touch.contacts", "touch.colleagues"):
            return self._present(item.column, self._subject.visit)
        record = self._records.get(item.record)
        if record is None:
            return blank(item)
        stored = getattr(record, item.column)
        return self._name(item, stored) if item.kind == "person" else as_value(item, stored)

    def table(self, table: Table) -> list[RowValues]:
        """Return the rows of a table."""
        readers = {
            "projects": self._projects,
            "financial_years": self._financial_years,
            "key_people_by_function": self._key_people,
            "contacts": lambda t: [self._person_row(t, p, "") for p in self._everybody()],
            "attitudes": self._attitudes,
            "needs": self._needs,
            "touches": self._touches,
            "promises": self._promises,
        }
        return readers[table.bind](table)

    # Single records

    def _load_project(self) -> None:
        if self._subject.project is not None:
            self._records["project"] = row(self._book, Project, self._subject.project)

    def _load_contact(self) -> None:
        contact = self._subject.contact
        if contact is None:
            return
        self._records["contact"] = row(self._book, Contact, contact)
        self._records["position"] = current_position(self._book, self._subject)
        pairs = self._book.read(Pairing.select().where(Pairing.contact == contact).limit(1))
        self._records["pairing"] = pairs[0] if pairs else None
        if self._subject.project is not None:
            key = (self._subject.project, contact)
            self._records["stand"] = find(self._book, Stand, key)

    def _load_visit(self) -> None:
        if self._subject.visit is not None:
            self._records["touch"] = row(self._book, Touch, self._subject.visit)
            self._records["visit"] = find(self._book, Visit, self._subject.visit)

    def _load_answers(self) -> dict[str, str]:
        record = self._subject.record(self._form)
        query = Answer.select(Answer.field, Answer.value).where(
            (Answer.record == record) & (Answer.form == self._form.id)
        )
        return {a.field: a.value for a in self._book.read(query)} if record is not None else {}

    def _name(self, item: Field, key: Any) -> str:
        """Return whom a foreign key means."""
        if key is None:
            return ""
        if item.column == "reports_to":
            superior = find(self._book, Position, key)
            key = superior.contact if superior else None
            found = find(self._book, Contact, key) if key is not None else None
            return str(found.name) if found else (superior.title if superior else "")
        model = Customer if item.column == "parent" else Colleague
        found = find(self._book, model, key)
        return str(found.name) if found else ""

    def _present(self, column: str, touch: int | None) -> tuple[Named, ...]:
        if touch is None:
            return ()
        link, who = (TouchContact, Contact) if column == "contacts" else (TouchColleague, Colleague)
        name = "contact" if column == "contacts" else "colleague"
        member = link._meta.fields[name]
        query = (
            who.select(who.key, who.name)
            .join(link, on=(member == who.key))
            .where(link._meta.fields["touch"] == touch)
            .order_by(who.key)
        )
        return tuple(Named(r.key, r.name) for r in self._book.read(query))

    # Tables

    def _financial_years(self, table: Table) -> list[RowValues]:
        query = FinancialYear.select().where(FinancialYear.customer == self._subject.customer)
        years = self._book.read(
            query.order_by(FinancialYear.year.desc()).limit(max(3, table.min_rows))
        )
        return [RowValues((r.customer, r.year), "", _cells(table, r)) for r in reversed(years)]

    def _projects(self, table: Table) -> list[RowValues]:
        found = self._book.read(Project.select().where(Project.customer == self._subject.customer))
        known = connections(self._book, self._subject.customer)
        found.sort(key=lambda r: (r.amount is None, -(r.amount or 0), r.key))
        return [
            RowValues(r.key, "", _cells(table, r) | _linked(table, known.get(r.key, ())))
            for r in found
        ]

    def _everybody(self) -> list[Person]:
        if self._people is None:
            found = people(self._book, self._subject.customer, self._subject.project)
            self._people = [p for p in found if p.key and not p.left]
        return self._people

    def _key_people(self, table: Table) -> list[RowValues]:
        rows = []
        for option in table.row_options:
            own = [p for p in self._everybody() if p.function == option.code]
            first = min(own, key=_rank, default=None)
            rows.append(self._option_row(table, option, first))
        return rows

    def _option_row(self, table: Table, option: Option, person: Person | None) -> RowValues:
        if person is None:
            return RowValues(None, option.code, {c.code: blank(c) for c in table.columns})
        return self._person_row(table, person, option.code)

    def _attitudes(self, table: Table) -> list[RowValues]:
        met = [n.key for n in self._present("contacts", self._subject.visit)]
        return [self._person_row(table, p, "") for p in self._everybody() if p.key in met]

    def _person_row(self, table: Table, person: Person, option: str) -> RowValues:
        values = {}
        for column in table.columns:
            stored: Any = None
            if column.record == "closeness":
                stored = person.closeness or None
            else:
                stored = getattr(person, column.column, None)
            values[column.code] = as_value(column, stored)
        return RowValues(person.key, option, values)

    def _needs(self, table: Table) -> list[RowValues]:
        owner = (
            Need.customer == self._subject.customer
            if self._subject.contact is None
            else (Need.customer == self._subject.customer) & (Need.contact == self._subject.contact)
        )
        found = self._book.read(Need.select().where(owner).order_by(Need.key))
        ranked = sorted(found, key=lambda n: ("pain", "itch", "delight").index(n.kind))
        return [RowValues(r.key, "", _cells(table, r)) for r in ranked]

    def _touches(self, table: Table) -> list[RowValues]:
        query = Touch.select().where(
            (Touch.customer == self._subject.customer) & (Touch.state == "done")
        )
        if self._subject.contact is not None:
            present = TouchContact.select(TouchContact.touch).where(
                TouchContact.contact == self._subject.contact
            )
            query = query.where(Touch.key << present)
        last = query.order_by(Touch.day.desc(), Touch.key.desc()).limit(LAST_TOUCHES)
        rows = []
        for found in self._book.read(last):
            values = _cells(table, found)
            for column in table.columns:
                if column.column in ("contacts", "colleagues"):
                    values[column.code] = self._present(column.column, found.key)
            rows.append(RowValues(found.key, "", values))
        return rows

    def _promises(self, table: Table) -> list[RowValues]:
        if self._subject.visit is None:
            made = Promise.customer == self._subject.customer
        else:
            made = Promise.touch == self._subject.visit
        found = self._book.read(Promise.select().where(made).order_by(Promise.key))
        return [RowValues(r.key, "", _cells(table, r)) for r in found]


def current_position(book: Book, subject: Subject) -> Any | None:
    """Return the post the contact holds at the customer now, else the last one held there."""
    query = Position.select().where(
        (Position.contact == subject.contact) & (Position.customer == subject.customer)
    )
    found = book.read(query.order_by(Position.end != "", Position.key.desc()).limit(1))
    return found[0] if found else None


def _rank(person: Person) -> tuple[int, int, int, int]:
    """Sort the foremost person first: by role, influence, level, then who came first."""
    return (
        _place(_ROLE_RANKS, person.role),
        -(person.influence or 0),
        _place(_LEVEL_RANKS, person.level),
        person.key,
    )


def _place(ranks: Sequence[str], code: str) -> int:
    return ranks.index(code) if code in ranks else len(ranks)


def _linked(table: Table, known: tuple[str, ...]) -> dict[str, Any]:
    return {column.code: known for column in table.columns if column.column == "connections"}


def _cells(table: Table, found: Any) -> dict[str, Any]:
    return {
        column.code: as_value(column, getattr(found, column.column, None))
        for column in table.columns
    }
