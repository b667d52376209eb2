"""What goes into a visit packet: everything known of a customer, gathered once."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import (
    Colleague,
    Customer,
    FinancialYear,
    Stand,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.queries.activity import (
    NeedRow,
    PromiseRow,
    TaskRow,
    TouchRow,
    last_talks,
    needs,
    next_visit,
    open_tasks,
    promises,
    touches,
)
from kaccount_desktop.book.queries.people import (
    ColleagueRow,
    Person,
    RelationRow,
    colleagues_of,
    map_places,
    people,
    relations,
)
from kaccount_desktop.book.queries.process import (
    CheckRow,
    ProjectRow,
    RunRow,
    gate_checks,
    project,
    projects,
    runs,
)
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.book.rows import find, row
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import LEVELS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Playbook

KEY_PEOPLE = 4
"""How many cards a packet has when the visit names fewer people."""
_ENDED = frozenset({"won", "lost", "ended"})
_DECIDING = frozenset({"decision_maker", "superior"})
_TALKS = 3
_TALKS_OF_PERSON = 3


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """A visit as planned; lists hold one item each, people are keys and names."""

    key: int
    day: date
    start_time: str
    end_time: str
    place: str
    goal: str
    route: str
    agenda: tuple[str, ...]
    materials: tuple[str, ...]
    opening_line: str
    talking_points: tuple[str, ...]
    questions: tuple[str, ...]
    closing: str
    contacts: tuple[int, ...]
    colleagues: tuple[tuple[str, str], ...]
    """Name and title of ours."""
    avoid: tuple[str, ...] = ()
    """What not to mention; read for the full edition only."""


@dataclass(frozen=True, slots=True)
class PacketRun:
    """A process in progress with its definition and the checks of its gates."""

    run: RunRow
    playbook: Playbook
    checks: Mapping[tuple[str, str], CheckRow]
    full: bool = False
    """Whether criteria that judge the customer or its people are worded too."""


@dataclass(frozen=True, slots=True)
class Packet:
    """All that a visit packet of one customer is made of."""

    customer: Mapping[str, Any]
    revenue: tuple[int, Any] | None
    """The latest year with a known revenue, and the revenue in yuan."""
    project: ProjectRow | None
    visit: VisitPlan | None
    people: tuple[Person, ...]
    """Everybody now at the customer, one row each."""
    cards: tuple[Person, ...]
    """Those who get a card: whom the visit names, then others who matter."""
    colleagues: tuple[ColleagueRow, ...]
    relations: tuple[RelationRow, ...]
    map_places: Mapping[int, int]
    runs: tuple[PacketRun, ...]
    needs: tuple[NeedRow, ...]
    talks: tuple[TouchRow, ...]
    talks_of: Mapping[int, tuple[TouchRow, ...]]
    """The last talks with each person who has a card."""
    tasks: tuple[TaskRow, ...]
    promises: tuple[PromiseRow, ...]
    """Open ones of both sides."""
    author: str
    company: str
    full: bool = False
    """Whether it holds what a paper that may be lost must not show."""


def packet(
    book: Book,
    customer: int,
    today: date,
    *,
    project_key: int | None = None,
    visit_key: int | None = None,
    full: bool = False,
) -> Packet:
    """Gather a packet; without a visit the next one planned is taken, if there is any.

    Only a `full` one holds our own procedure, talks with nobody but a coach, and what not to say.

    Raises:
        KnownError: the customer, project or visit is not (or no longer) in the book, or the
            project or visit is another customer's.
    """
    record = row(book, Customer, customer)._asdict()
    planned = _visit(book, customer, visit_key, today)
    plan = _plan(book, planned, full=full) if planned else None
    chosen = _project(book, customer, project_key, planned)
    present = _present(book, customer, chosen.key if chosen else None)
    cards = _cards(present, plan)
    return Packet(
        customer=record,
        revenue=_revenue(book, customer),
        project=chosen,
        visit=plan,
        people=present,
        cards=cards,
        colleagues=tuple(colleagues_of(book, customer)),
        relations=tuple(relations(book, customer)),
        map_places=map_places(book, customer),
        runs=_runs(book, customer, chosen.key if chosen else None, full=full),
        needs=tuple(needs(book, customer)),
        talks=_talks(book, customer, full=full),
        talks_of=_talks_of(book, customer, cards, full=full),
        # The steps of our playbooks name coach and deciders: no paper that may be lost shows them.
        tasks=tuple(t for t in open_tasks(book, customer) if full or not t.from_playbook),
        promises=tuple(p for p in promises(book, customer) if p.state == "open"),
        author=author(book, record["owner"]),
        company=about(book, "company"),
        full=full,
    )


def author(book: Book, owner: int | None = None) -> str:
    """Return who prints: the colleague the book belongs to, else the customer's owner."""
    me = about(book, "me")
    for key in (int(me) if me.isdigit() else None, owner):
        found = find(book, Colleague, key) if key else None
        if found is not None:
            return str(found.name)
    return ""


def chosen_project(book: Book, customer: int, wanted: int | None) -> int | None:
    """Return the key of the project asked for, else of the biggest one in progress."""
    found = _project(book, customer, wanted, None)
    return found.key if found else None


def people_in(
    book: Book, customer: int, project_key: int | None, roles: Collection[str]
) -> list[Person]:
    """Return who has one of these roles in the project, by level and name."""
    present = _present(book, customer, project_key)
    return sorted((p for p in present if p.role in roles), key=_by_level)


def _visit(book: Book, customer: int, key: int | None, today: date) -> Any | None:
    """Return the touch of the visit to prepare."""
    if key is None:
        planned = next_visit(book, customer, today)
        return find(book, Touch, planned.key) if planned else None
    found = row(book, Touch, key)
    if found.customer != customer:
        raise _of_another(Text("visit", "拜访"))
    return found


def _project(book: Book, customer: int, key: int | None, planned: Any) -> ProjectRow | None:
    """Return the project asked for, else the visit's, else the biggest one in progress."""
    wanted = key or (planned.project if planned else None)
    if wanted is not None:
        found = project(book, wanted)
        if found is None or found.customer != customer:
            raise _of_another(Text("project", "项目"))
        return found
    return next((p for p in projects(book, customer) if p.status not in _ENDED), None)


def _of_another(what: Text) -> KnownError:
    return KnownError(
        Text(
            "This {what} is not one of this customer's. Choose another one.",
            "该{what}不属于这家客户，请另选。",
        ).format(what=what)
    )


def _plan(book: Book, planned: Any, *, full: bool = False) -> VisitPlan:
    visit = find(book, Visit, planned.key)
    met = TouchContact.select(TouchContact.contact).where(TouchContact.touch == planned.key)
    ours = (
        Colleague.select(Colleague.name, Colleague.title)
        .join(TouchColleague, on=(TouchColleague.colleague == Colleague.key))
        .where(TouchColleague.touch == planned.key)
        .order_by(Colleague.key)
    )
    text = {name: str(getattr(visit, name, "") or "") for name in Visit._meta.fields}
    return VisitPlan(
        key=planned.key,
        day=planned.day,
        start_time=planned.start_time,
        end_time=planned.end_time,
        place=text["place"],
        goal=text["goal"],
        route=text["route"],
        agenda=items(text["agenda"]),
        materials=items(text["materials"]),
        opening_line=text["opening_line"],
        talking_points=items(text["talking_points"]),
        questions=items(text["questions"]),
        closing=text["closing"],
        contacts=tuple(r.contact for r in book.read(met)),
        colleagues=tuple((r.name, r.title) for r in book.read(ours)),
        avoid=items(text["avoid"]) if full else (),
    )


def items(text: str) -> tuple[str, ...]:
    """Return the lines of a text that holds one item a line."""
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _present(book: Book, customer: int, project_key: int | None) -> tuple[Person, ...]:
    """Return those who hold a post now, each once."""
    seen: dict[int, Person] = {}
    for person in people(book, customer, project_key):
        if person.key and not person.left:
            seen.setdefault(person.key, person)
    return tuple(seen.values())


def _cards(present: Sequence[Person], plan: VisitPlan | None) -> tuple[Person, ...]:
    """Return who gets a card: whom the visit names, then others up to `KEY_PEOPLE`.

    The order is that of levels and names, so that it tells nothing of how we judge anybody.
    """
    named = set(plan.contacts) if plan else set()
    others = [person for person in present if person.key not in named and _matters(person)]
    if not named and not others:
        others = list(present)
    others.sort(key=_by_level)
    chosen = [person for person in present if person.key in named]
    chosen.sort(key=_by_level)
    return (*chosen, *others[: max(KEY_PEOPLE - len(chosen), 0)])


def _matters(person: Person) -> bool:
    return person.role in _DECIDING or person.map_level in ("group", "decision")


def _by_level(person: Person) -> tuple[int, str, int]:
    return list(LEVELS).index(person.map_level), person.name, person.key


def _revenue(book: Book, customer: int) -> tuple[int, Any] | None:
    query = (
        FinancialYear.select(FinancialYear.year, FinancialYear.revenue)
        .where((FinancialYear.customer == customer) & FinancialYear.revenue.is_null(False))  # noqa: FBT003
        .order_by(FinancialYear.year.desc())
        .limit(1)
    )
    return next(((r.year, r.revenue) for r in book.read(query)), None)


def _runs(
    book: Book, customer: int, project_key: int | None, *, full: bool
) -> tuple[PacketRun, ...]:
    """Return the customer's own process and that of the project, as far as they are open."""
    shelf = Shelf(book)
    chosen = [
        run
        for run in runs(book, customer)
        if run.state == "open" and (run.project is None or run.project == project_key)
    ]
    return tuple(
        PacketRun(run, shelf.playbook(run.digest), gate_checks(book, run.key), full)
        for run in chosen
    )


def _confidences(book: Book, customer: int) -> set[int]:
    """Return the talks with nobody but a coach: a paper that may be lost would give them away."""
    coaches = {
        found.contact
        for found in book.read(Stand.select(Stand.contact).where(Stand.role == "coach").distinct())
    }
    met: dict[int, set[int]] = {}
    query = (
        TouchContact.select(TouchContact.touch, TouchContact.contact)
        .join(Touch, on=(Touch.key == TouchContact.touch))
        .where(Touch.customer == customer)
    )
    for present in book.read(query):
        met.setdefault(present.touch, set()).add(present.contact)
    return {touch for touch, present in met.items() if present <= coaches}


def _talks(book: Book, customer: int, *, full: bool) -> tuple[TouchRow, ...]:
    kept = set() if full else _confidences(book, customer)
    found = last_talks(book, customer, _TALKS + len(kept))
    return tuple(talk for talk in found if talk.key not in kept)[:_TALKS]


def _talks_of(
    book: Book, customer: int, cards: Sequence[Person], *, full: bool
) -> dict[int, tuple[TouchRow, ...]]:
    kept = set() if full else _confidences(book, customer)
    done = {
        touch.key: touch
        for touch in touches(book, customer)
        if touch.state == "done" and touch.key not in kept
    }
    found: dict[int, list[TouchRow]] = {person.key: [] for person in cards}
    if not found:
        return {}
    query = TouchContact.select().where(TouchContact.contact << list(found))
    for present in book.read(query):
        if present.touch in done:
            found[present.contact].append(done[present.touch])
    return {
        key: tuple(sorted(listed, key=lambda t: (t.day, t.key), reverse=True)[:_TALKS_OF_PERSON])
        for key, listed in found.items()
    }
