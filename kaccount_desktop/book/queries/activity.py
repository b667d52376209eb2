"""What is due at a customer, what happened, what was needed and promised."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import day
from kaccount_desktop.book.queries.people import Evidence


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task; `contact` and `owner` are names; `origin` is the playbook rule that made it."""

    key: int
    customer: int
    project: int | None
    contact_key: int | None
    contact: str
    kind: str
    title: str
    why: str
    due: date | None
    due_time: str
    latest: date | None
    owner: str
    stage: str
    done_on: date | None
    result: str
    origin: str

    @property
    def from_playbook(self) -> bool:
        """Whether a stage asked for it (`playbook/stage/task`), not a person or a rhythm."""
        return self.origin.count("/") == 2


_TASKS = """
SELECT t.key, t.customer_id, t.project_id, t.contact_id, coalesce(c.name,''), t.kind, t.title,
  t.why, t.due, t.due_time, t.latest, coalesce(g.name,''), t.stage, t.done_on, t.result, t.origin
FROM task t LEFT JOIN contact c ON c.key=t.contact_id LEFT JOIN colleague g ON g.key=t.owner_id
WHERE t.customer_id=? {0} ORDER BY t.done_on IS NOT NULL, t.due IS NULL, t.due, t.due_time, t.key
"""


def open_tasks(book: Book, customer: int) -> list[TaskRow]:
    """Return what is due at the customer, the earliest first."""
    return [_task(r) for r in book.rows(_TASKS.format("AND t.done_on IS NULL"), [customer])]


def tasks(book: Book, customer: int) -> list[TaskRow]:
    """Return every task of the customer, open ones first."""
    return [_task(r) for r in book.rows(_TASKS.format(""), [customer])]


def _task(row: tuple[object, ...]) -> TaskRow:
    values = list(row)
    for place in (8, 10, 13):
        values[place] = day(values[place])  # type: ignore[arg-type]
    return TaskRow(*values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class TouchRow:
    """A contact with the customer; people are names joined with 、."""

    key: int
    project: int | None
    kind: str
    state: str
    day: date
    start_time: str
    end_time: str
    result: str
    summary: str
    next_step: str
    next_day: date | None
    author: str
    contacts: str
    colleagues: str
    goal: str
    place: str


_TOUCHES = """
SELECT t.key, t.project_id, t.kind, t.state, t.day, t.start_time, t.end_time, t.result, t.summary,
  t.next_step, t.next_day, coalesce(a.name,''),
  coalesce((SELECT group_concat(c.name,'、') FROM touch_contact x JOIN contact c ON c.key=x.contact_id
    WHERE x.touch_id=t.key),''),
  coalesce((SELECT group_concat(g.name,'、') FROM touch_colleague x
    JOIN colleague g ON g.key=x.colleague_id WHERE x.touch_id=t.key),''),
  coalesce(v.goal,''), coalesce(v.place,'')
FROM touch t LEFT JOIN colleague a ON a.key=t.author_id LEFT JOIN visit v ON v.touch_id=t.key
WHERE t.customer_id=? {0} ORDER BY t.day DESC, t.start_time DESC, t.key DESC LIMIT ?
"""


def touches(book: Book, customer: int, limit: int = 500) -> list[TouchRow]:
    """Return what happened and what is planned at the customer, the latest first."""
    return [_touch(r) for r in book.rows(_TOUCHES.format(""), [customer, limit])]


def last_talks(book: Book, customer: int, limit: int = 3) -> list[TouchRow]:
    """Return the last contacts that reached somebody."""
    sql = _TOUCHES.format("AND t.state='done' AND t.result<>'no_answer'")
    return [_touch(r) for r in book.rows(sql, [customer, limit])]


def visits(book: Book, customer: int, limit: int = 500) -> list[TouchRow]:
    """Return visits, planned and done, the latest first."""
    sql = _TOUCHES.format("AND v.touch_id IS NOT NULL")
    return [_touch(r) for r in book.rows(sql, [customer, limit])]


def next_visit(book: Book, customer: int, today: date) -> TouchRow | None:
    """Return the planned visit that comes next, today's included."""
    planned = [v for v in visits(book, customer) if v.state == "planned" and v.day >= today]
    return min(planned, key=lambda v: (v.day, v.start_time), default=None)


def visited_next(book: Book, today: date) -> list[int]:
    """Return the customers to be visited on the next day (today or later) with a planned visit."""
    rows = book.rows(
        "SELECT t.customer_id FROM touch t JOIN visit v ON v.touch_id=t.key WHERE t.state='planned'"
        " AND t.day=(SELECT min(n.day) FROM touch n JOIN visit w ON w.touch_id=n.key"
        "  WHERE n.state='planned' AND n.day>=?) ORDER BY t.start_time, t.key",
        [today.isoformat()],
    )
    return list(dict.fromkeys(int(key) for (key,) in rows))


def _touch(row: tuple[object, ...]) -> TouchRow:
    values = list(row)
    for place in (4, 10):
        values[place] = day(values[place])  # type: ignore[arg-type]
    return TouchRow(*values)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class NeedRow:
    """What a customer needs, whose need it is, and our answer."""

    key: int
    project: int | None
    contact_key: int | None
    contact: str
    kind: str
    wording: str
    answer: str
    proof: str
    evidence: Evidence


def needs(book: Book, customer: int) -> list[NeedRow]:
    """Return the needs: pain, then itch, then delight."""
    rows = book.rows(
        "SELECT n.key, n.project_id, n.contact_id, coalesce(c.name,''), n.kind, n.wording, n.answer,"
        " n.proof, n.certainty, n.source, n.as_of FROM need n LEFT JOIN contact c"
        " ON c.key=n.contact_id WHERE n.customer_id=?"
        " ORDER BY CASE n.kind WHEN 'pain' THEN 0 WHEN 'itch' THEN 1 ELSE 2 END, n.key",
        [customer],
    )
    return [NeedRow(*[*row[:8], Evidence(*row[8:])]) for row in rows]


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """What either side promised."""

    key: int
    side: str
    kind: str
    wording: str
    contact: str
    colleague: str
    made_on: date | None
    due: date | None
    state: str


def promises(book: Book, customer: int) -> list[PromiseRow]:
    """Return the promises, open ones first, then by due date."""
    rows = book.rows(
        "SELECT p.key, p.side, p.kind, p.wording, coalesce(c.name,''), coalesce(g.name,''),"
        " p.made_on, p.due, p.state FROM promise p LEFT JOIN contact c ON c.key=p.contact_id"
        " LEFT JOIN colleague g ON g.key=p.colleague_id WHERE p.customer_id=?"
        " ORDER BY p.state<>'open', p.due IS NULL, p.due, p.key",
        [customer],
    )
    return [PromiseRow(*[*r[:6], day(r[6]), day(r[7]), r[8]]) for r in rows]


@dataclass(frozen=True, slots=True)
class AttachmentRow:
    """A file kept in the book; `size` in bytes."""

    key: int
    name: str
    media_type: str
    size: int
    sha256: str
    added_on: date | None
    note: str


def attachments(book: Book, customer: int) -> list[AttachmentRow]:
    """Return the files kept with the customer, the newest first."""
    rows = book.rows(
        "SELECT key, name, media_type, size, sha256, added_on, note FROM attachment"
        " WHERE customer_id=? ORDER BY key DESC",
        [customer],
    )
    return [AttachmentRow(*[*r[:5], day(r[5]), r[6]]) for r in rows]
