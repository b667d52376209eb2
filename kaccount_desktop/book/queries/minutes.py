"""What a minute for the customer is made of: nothing else of a visit is read here.

Goal, route, reaction, competitors, grade, talks with the supervisor, our next step and everything
else that is ours alone never leaves the book by this way.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Answer, Touch
from kaccount_desktop.book.queries.customers import day
from kaccount_desktop.book.queries.packet import items
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.book.rows import row
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

AGREED = ("visit_feedback", "agreed")
"""Form and field of what both sides agreed, one thing a line."""


@dataclass(frozen=True, slots=True)
class MinutePromise:
    """What a side promised at the visit, by when, and who sees to it."""

    wording: str
    due: date | None
    who: str


@dataclass(frozen=True, slots=True)
class VisitMinutes:
    """A visit that took place, as both sides may know it."""

    visit: int
    customer: str
    company: str
    day: date
    start_time: str
    end_time: str
    place: str
    theirs: tuple[tuple[str, str], ...]
    """Name and title of those of the customer."""
    ours: tuple[tuple[str, str], ...]
    agenda: tuple[str, ...]
    agreed: tuple[str, ...]
    we_promised: tuple[MinutePromise, ...]
    they_promised: tuple[MinutePromise, ...]


def visit_minutes(book: Book, customer: int, visit: int | None) -> VisitMinutes:
    """Gather the minute of a visit, without one of the last that took place.

    A promise belongs to the visit it was keyed in with, or that took place the day it was made.

    Raises:
        KnownError: there is no such visit of this customer, or it has not taken place yet.
    """
    key = visit if visit is not None else _last(book, customer)
    found = row(book, Touch, key)
    if found.customer != customer or found.state != "done":
        raise _none_yet()
    plan = book.rows("SELECT place, agenda FROM visit WHERE touch_id=?", [key])
    place, agenda = plan[0] if plan else ("", "")
    names = book.rows("SELECT name FROM customer WHERE key=?", [customer])
    return VisitMinutes(
        visit=key,
        customer=str(names[0][0]),
        company=about(book, "company"),
        day=found.day,
        start_time=found.start_time,
        end_time=found.end_time,
        place=str(place),
        theirs=_theirs(book, customer, key),
        ours=_ours(book, key),
        agenda=items(str(agenda)),
        agreed=items(_answer(book, key)),
        we_promised=_promises(book, customer, key, found.day, "us"),
        they_promised=_promises(book, customer, key, found.day, "them"),
    )


def _last(book: Book, customer: int) -> int:
    rows = book.rows(
        "SELECT t.key FROM touch t JOIN visit v ON v.touch_id=t.key"
        " WHERE t.customer_id=? AND t.state='done' ORDER BY t.day DESC, t.start_time DESC, t.key DESC"
        " LIMIT 1",
        [customer],
    )
    if not rows:
        raise _none_yet()
    return int(rows[0][0])


def _none_yet() -> KnownError:
    return KnownError(
        Text(
            "A minute is of a visit that took place. Key in its feedback first.",
            "会谈纪要须对应一次已完成的拜访，请先录入反馈。",
        )
    )


def _theirs(book: Book, customer: int, touch: int) -> tuple[tuple[str, str], ...]:
    """Return who of theirs took part, with the post held now."""
    rows = book.rows(
        "SELECT c.name, coalesce((SELECT p.title FROM position p WHERE p.contact_id=c.key"
        " AND p.customer_id=? ORDER BY p.\"end\"<>'', p.key DESC LIMIT 1), '')"
        " FROM touch_contact x JOIN contact c ON c.key=x.contact_id WHERE x.touch_id=?"
        " ORDER BY c.key",
        [customer, touch],
    )
    return tuple((str(name), str(title)) for name, title in rows)


def _ours(book: Book, touch: int) -> tuple[tuple[str, str], ...]:
    rows = book.rows(
        "SELECT g.name, g.title FROM touch_colleague x JOIN colleague g ON g.key=x.colleague_id"
        " WHERE x.touch_id=? ORDER BY g.key",
        [touch],
    )
    return tuple((str(name), str(title)) for name, title in rows)


def _answer(book: Book, visit: int) -> str:
    form, field = AGREED
    query = Answer.select(Answer.value).where(
        (Answer.record == visit) & (Answer.form == form) & (Answer.field == field)
    )
    found = book.read(query)
    return str(found[0].value) if found else ""


def _promises(
    book: Book, customer: int, visit: int, on: date, side: str
) -> tuple[MinutePromise, ...]:
    """Return what a side promised; the person named is of that side."""
    rows = book.rows(
        "SELECT p.wording, p.due, coalesce(c.name,''), coalesce(g.name,'') FROM promise p"
        " LEFT JOIN contact c ON c.key=p.contact_id LEFT JOIN colleague g ON g.key=p.colleague_id"
        " WHERE p.customer_id=? AND p.side=? AND (p.touch_id=? OR (p.touch_id IS NULL"
        " AND p.made_on=?)) ORDER BY p.due IS NULL, p.due, p.key",
        [customer, side, visit, on.isoformat()],
    )
    return tuple(
        MinutePromise(str(wording), day(due), str(ours if side == "us" else theirs))
        for wording, due, theirs, ours in rows
    )
