"""What the dialog must know of a customer before anything is typed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.settling import FollowUp, answered_tasks
from kaccount_desktop.book.actions.visits import complete_visit
from kaccount_desktop.book.queries.activity import TaskRow, TouchRow, open_tasks, visits
from kaccount_desktop.book.queries.customers import CustomerRow, customer_rows
from kaccount_desktop.book.queries.people import Person, people
from kaccount_desktop.book.queries.process import ProjectRow, projects
from kaccount_desktop.ui.session import Session

USUAL_KIND = "call"
USUAL_RESULT = "noted"
_CLOSED = frozenset({"won", "lost", "ended"})


@dataclass(frozen=True, slots=True)
class Background:
    """A customer with its people, projects, open tasks and planned visits."""

    row: CustomerRow
    people: tuple[Person, ...]
    projects: tuple[ProjectRow, ...]
    tasks: tuple[TaskRow, ...]
    planned: tuple[TouchRow, ...]

    @property
    def key(self) -> int:
        """The customer's key."""
        return self.row.key

    def task_due(self, today: date) -> TaskRow | None:
        """Return the call or visit that is due, the oldest first."""
        due = [t for t in self.tasks if t.due is not None and t.due <= today]
        return next((t for t in due if t.kind in {"call", "visit"}), None)

    def planned_visit(self, day: date) -> TouchRow | None:
        """Return the planned visit that was to take place by `day`, the latest of them."""
        past = [visit for visit in self.planned if visit.day <= day]
        return max(past, key=lambda visit: (visit.day, visit.start_time), default=None)

    def named(self, tasks: list[int]) -> list[TaskRow]:
        """Return open tasks by their keys, in the order they are due."""
        return [task for task in self.tasks if task.key in tasks]


def read_background(session: Session, customer: int) -> Background | None:
    """Return what is known of a customer; None when it is no longer there."""
    book = session.book
    rows = customer_rows(book, [customer])
    if not rows:
        return None
    present = {p.key: p for p in people(book, customer) if p.key and not p.left}
    return Background(
        rows[0],
        tuple(present.values()),
        tuple(p for p in projects(book, customer) if p.status not in _CLOSED),
        tuple(open_tasks(book, customer)),
        tuple(v for v in visits(book, customer) if v.state == "planned"),
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in the dialog.

    `visit` is the planned visit this was; `next_day` None leaves the next date to the rhythm.
    """

    customer: int
    kind: str
    result: str
    day: date
    summary: str = ""
    next_step: str = ""
    next_day: date | None = None
    next_kind: str = ""
    contacts: tuple[int, ...] = ()
    project: int | None = None
    answers: tuple[int, ...] | None = None
    visit: int | None = None


def settled_by(session: Session, entry: Entry) -> list[int]:
    """Return the open tasks that this entry would settle."""
    happened = FollowUp(
        entry.customer,
        entry.kind,
        entry.day,
        entry.result,
        contacts=entry.contacts,
        project=entry.project,
    )
    return answered_tasks(session.book, happened)


def save(session: Session, entry: Entry) -> None:
    """Write an entry into the book; raises KnownError when it cannot be so."""
    language = session.language.code
    if entry.visit is not None:
        complete_visit(
            session.book,
            entry.visit,
            result=entry.result,
            day=entry.day,
            summary=entry.summary,
            next_step=entry.next_step,
            next_day=entry.next_day,
            next_kind=entry.next_kind,
            contacts=entry.contacts or None,
            language=language,
        )
        return
    record_follow_up(
        session.book,
        entry.customer,
        entry.kind,
        entry.day,
        entry.result,
        summary=entry.summary,
        next_step=entry.next_step,
        next_day=entry.next_day,
        next_kind=entry.next_kind,
        contacts=entry.contacts,
        project=entry.project,
        answers=entry.answers,
        language=language,
    )
