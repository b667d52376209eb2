"""What a contact does to the tasks: which it settles, and what it asks for next."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.actions.acting import Acting
from kaccount_desktop.book.actions.rhythm import VISIT_LIKE, Proposal, proposal, task_kind
from kaccount_desktop.book.actions.values import plain
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Contact, Customer, Task, Touch
from kaccount_desktop.book.rows import Reads, find, name_of
from kaccount_desktop.rules.choices import REAL_RESULTS, TASK_KINDS, TOUCH_KINDS, TOUCH_RESULTS
from kaccount_desktop.rules.companies import short_name
from kaccount_desktop.rules.language import Text

TYPED: Final = "follow_up"
"""Origin of a task whose date the user gave with a follow-up."""
RHYTHM: Final = "cadence/"
"""Start of the origin of a task that a rhythm asked for; the rhythm's id follows."""
PLANNED_VISIT: Final = "visit"
"""Origin of the task that stands for a planned visit."""

_AGREED: Final = Text("Set on {day} ({kind})", "{day} {kind}时定下")
_NEXT_TITLES: Final = {
    "call": Text("Call {who}", "给 {who} 打电话"),
    "visit": Text("Visit {who}", "拜访 {who}"),
    "sample": Text("Send samples to {who}", "给 {who} 寄样"),
    "quote": Text("Quote to {who}", "给 {who} 报价"),
}
_ANY_TITLE: Final = Text("Follow up with {who}", "跟进 {who}")
_DECIDE_TITLE: Final = Text("Decide how to go on with {who}", "决定 {who} 是否继续跟进")


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What happened, as told in one line.

    `next_day` None lets the rhythm decide; `next_kind` (of `TASK_KINDS`) '' too. `answers` are the
    tasks this settles; None leaves it to `answered_tasks`.
    """

    customer: int
    kind: str
    day: datetime.date
    result: str
    summary: str = ""
    next_step: str = ""
    next_day: datetime.date | None = None
    next_kind: str = ""
    contacts: tuple[int, ...] = ()
    colleagues: tuple[int, ...] = ()
    project: int | None = None
    start_time: str = ""
    end_time: str = ""
    answers: tuple[int, ...] | None = None

    @property
    def real(self) -> bool:
        """Whether somebody was reached: only then a rhythm restarts."""
        return self.result in REAL_RESULTS


def settle_in(change: Change, who: Acting, touch: int, happened: FollowUp) -> int | None:
    """Settle the tasks a contact answers and ask for the next; return the next task's key."""
    if happened.real:
        answers = happened.answers
        if answers is None:
            answers = tuple(answered_tasks(change, happened))
        words = TOUCH_RESULTS[happened.result]
        said = "：".join(part for part in (who.word(words), plain(happened.summary)) if part)
        for key in answers:
            change.update(Task, key, done_on=happened.day, result=said)
    proposed = proposal(change, happened.customer, happened.project, who.today)
    due = happened.next_day or proposed.day
    waiting = _waiting_task(change, happened)
    overtaken = waiting is not None and _overtaken(change, touch, happened)
    if due is None or (overtaken and happened.next_day is None):
        return None
    change.update(Touch, touch, next_day=due)
    if happened.real:
        waiting = None
    if waiting is not None:
        return _put_off(change, who, waiting, happened, proposed, due)
    return _ask(change, who, touch, happened, proposed, due)


def answered_tasks(source: Reads, happened: FollowUp) -> list[int]:
    """Return the open tasks a real contact settles.

    What an earlier follow-up or the rhythm asked for, unless it is about somebody else; and what
    was due by then and is of this kind: any contact answers a call, a meeting also a visit.
    """
    if not happened.real:
        return []
    kinds = {"call", "visit"} if happened.kind in VISIT_LIKE else {"call"}
    found = []
    for task in _open_tasks(source, happened):
        due = task.due is not None and task.due <= happened.day and task.kind in kinds
        asked = _is_asked(task, happened) and _asked_on(source, task) <= happened.day
        if task.origin != PLANNED_VISIT and (asked or due):
            found.append(task.key)
    return found


def carry_to_task_in(change: Change, who: Acting, touch: Any, column: str) -> None:
    """Bring the task a contact asked for in step with its next date and step."""
    tasks = open_tasks_of(change, touch.key)
    for key in tasks:
        if column == "next_step" and touch.next_step:
            change.update(Task, key, title=touch.next_step)
        elif column == "next_day" and touch.next_day:
            change.update(Task, key, due=touch.next_day, latest=None, origin=TYPED)
    if tasks or column != "next_day" or touch.next_day is None:
        return
    title = next_title(change, touch.customer, None, "call")
    agreed = _AGREED.format(day=f"{touch.day:%m-%d}", kind=TOUCH_KINDS[touch.kind])
    change.insert(
        Task,
        customer=touch.customer,
        project=touch.project,
        touch=touch.key,
        kind="call",
        title=touch.next_step or who.word(title),
        why=who.word(agreed),
        due=touch.next_day,
        owner=who.me,
        origin=TYPED,
    )


def open_tasks_of(source: Reads, touch: int) -> list[int]:
    """Return the open tasks that a touch brought about."""
    query = Task.select(Task.key).where((Task.touch == touch) & Task.done_on.is_null())
    return [t.key for t in source.read(query)]


def next_title(
    source: Reads, customer: int, contact: int | None, kind: str, *, decide: bool = False
) -> Text:
    """Return what a task for the next touch is called when nobody named it."""
    name = (
        short_name(name_of(source, Customer, customer))
        if contact is None
        else name_of(source, Contact, contact)
    )
    wording = _DECIDE_TITLE if decide else _NEXT_TITLES.get(kind, _ANY_TITLE)
    return wording.format(who=name)


def _open_tasks(source: Reads, happened: FollowUp) -> list[Any]:
    query = Task.select().where((Task.customer == happened.customer) & Task.done_on.is_null())
    return [
        task
        for task in source.read(query.order_by(Task.due, Task.key))
        if None in (task.project, happened.project) or task.project == happened.project
    ]


def _waiting_task(source: Reads, happened: FollowUp) -> Any | None:
    """Return the follow-up that is open already: a missed call puts it off, it adds none."""
    waiting = (task for task in _open_tasks(source, happened) if _is_asked(task, happened))
    return next(waiting, None)


def _is_asked(task: Any, happened: FollowUp) -> bool:
    """Tell whether the rhythm, which is the customer's, asked for a task, or a follow-up did.

    What a follow-up agreed with somebody is not settled by talking to somebody else.
    """
    if task.origin.startswith(RHYTHM):
        return True
    anybody = task.contact is None or not happened.contacts
    return bool(task.origin == TYPED and (anybody or task.contact in happened.contacts))


def _asked_on(source: Reads, task: Any) -> datetime.date:
    """Return the day of the touch that asked for a task."""
    touch = None if task.touch is None else find(source, Touch, task.touch)
    return datetime.date.min if touch is None else touch.day


def _overtaken(source: Reads, touch: int, happened: FollowUp) -> bool:
    """Tell whether later contacts are recorded: an entry made afterwards changes no dates."""
    query = Touch.select(Touch.key).where(
        (Touch.customer == happened.customer)
        & (Touch.state == "done")
        & (Touch.day > happened.day)
        & (Touch.key != touch)
    )
    return bool(source.read(query.limit(1)))


def _put_off(
    change: Change,
    who: Acting,
    task: Any,
    happened: FollowUp,
    proposed: Proposal,
    due: datetime.date,
) -> int:
    values: dict[str, Any] = {"due": due, "due_time": ""}
    if happened.next_day is None:
        values["why"] = who.word(proposed.why)
    if plain(happened.next_step):
        values["title"] = plain(happened.next_step)
    if task.latest is not None and task.latest < due:
        values["latest"] = due
    change.update(Task, task.key, **values)
    return int(task.key)


def _ask(
    change: Change,
    who: Acting,
    touch: int,
    happened: FollowUp,
    proposed: Proposal,
    due: datetime.date,
) -> int:
    typed = happened.next_day is not None
    kind = happened.next_kind or (task_kind(proposed.kind) if not typed else "call")
    if kind not in TASK_KINDS:
        kind = task_kind(kind)
    contact = happened.contacts[0] if happened.contacts else None
    decide = proposed.decide and not typed
    title = next_title(change, happened.customer, contact, kind, decide=decide)
    agreed = _AGREED.format(day=f"{happened.day:%m-%d}", kind=TOUCH_KINDS[happened.kind])
    return change.insert(
        Task,
        customer=happened.customer,
        project=happened.project,
        contact=contact,
        touch=touch,
        kind=kind,
        title=plain(happened.next_step) or who.word(title),
        why=who.word(agreed if typed else proposed.why),
        due=due,
        latest=None if typed else proposed.latest,
        owner=who.me,
        origin=TYPED if typed else RHYTHM + proposed.cadence,
    )
