"""Recording what happened (记录跟进): the touch, the tasks it answers, and the next one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.actions.acting import Acting, acting
from kaccount_desktop.book.actions.rhythm import VISIT_LIKE, Proposal, proposal, task_kind
from kaccount_desktop.book.actions.values import cleaned, cleaned_row, plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import (
    Answer,
    Contact,
    Customer,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.rows import Reads, answer_keys, find, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.choices import REAL_RESULTS, TASK_KINDS, TOUCH_KINDS, TOUCH_RESULTS
from kaccount_desktop.rules.companies import short_name
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

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


def record_follow_up(  # noqa: PLR0913 -- one line of the dialog
    book: Book,
    customer: int,
    kind: str,
    day: datetime.date,
    result: str,
    *,
    summary: str = "",
    next_step: str = "",
    next_day: datetime.date | None = None,
    next_kind: str = "",
    contacts: Iterable[int] = (),
    colleagues: Iterable[int] = (),
    project: int | None = None,
    start_time: str = "",
    end_time: str = "",
    answers: Iterable[int] | None = None,
    language: str = CHINESE,
) -> int:
    """Record a contact that took place; return the touch's key.

    A real one settles the follow-up tasks it answers and asks for the next on `next_day`, or when
    the rhythm says. One that reached nobody moves the open task to the next working day.

    Raises:
        KnownError: the day is still to come, or the next date lies before it.
    """
    name = name_of(book, Customer, customer)
    words = TOUCH_KINDS.get(kind, TOUCH_KINDS["call"])
    happened = FollowUp(
        customer=customer,
        kind=kind,
        day=day,
        result=result,
        summary=summary,
        next_step=next_step,
        next_day=next_day,
        next_kind=next_kind,
        contacts=tuple(dict.fromkeys(contacts)),
        colleagues=tuple(dict.fromkeys(colleagues)),
        project=project,
        start_time=start_time,
        end_time=end_time,
        answers=None if answers is None else tuple(answers),
    )
    title = Text(f"Record {words.en.lower()}: {name}", f"记录跟进：{name}（{words.zh}）")
    with book.change(title) as change:
        return record_follow_up_in(change, acting(book, language), happened)


def record_follow_up_in(change: Change, who: Acting, happened: FollowUp) -> int:
    """Record a contact inside a change; return the touch's key."""
    _refuse_impossible(happened, who.today)
    touch = insert_touch_in(
        change,
        who,
        happened.customer,
        contacts=happened.contacts,
        colleagues=happened.colleagues,
        project=happened.project,
        kind=happened.kind,
        state="done",
        day=happened.day,
        start_time=happened.start_time,
        end_time=happened.end_time,
        result=happened.result,
        summary=happened.summary,
        next_step=happened.next_step,
    )
    if happened.kind == "visit":
        change.insert(Visit, touch=touch)
    settle_in(change, who, touch, happened)
    return touch


def insert_touch_in(
    change: Change,
    who: Acting,
    customer: int,
    *,
    contacts: Sequence[int],
    colleagues: Sequence[int],
    **columns: Any,
) -> int:
    """Insert a touch and who took part; return its key."""
    offset = who.now.utcoffset() or datetime.timedelta()
    touch = change.insert(
        Touch,
        customer=customer,
        author=who.me,
        recorded_at=int(who.now.timestamp() * 1000),
        recorded_offset=int(offset.total_seconds() // 60),
        **cleaned_row(Touch, columns),
    )
    change.insert_many(TouchContact, [{"touch": touch, "contact": c} for c in contacts])
    change.insert_many(TouchColleague, [{"touch": touch, "colleague": c} for c in colleagues])
    return touch


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


def edit_follow_up(book: Book, touch: int, column: str, value: Any) -> bool:
    """Set one column of a recorded contact; return whether it changed."""
    found = row(book, Touch, touch)
    value = cleaned(Touch, column, value)
    if getattr(found, column) == value:
        return False
    name, label = name_of(book, Customer, found.customer), column_label("touch", column)
    title = Text(
        f"Edit {label.en} of the contact with {name} on {found.day}",
        f"修改 {name} {found.day} 跟进记录的{label.zh}",
    )
    with book.change(title) as change:
        change.update(Touch, touch, **{column: value})
    return True


def delete_follow_up(book: Book, touch: int) -> None:
    """Delete a recorded contact or a visit entered by mistake, and what is open because of it."""
    found = row(book, Touch, touch)
    name = name_of(book, Customer, found.customer)
    title = Text(
        f"Delete the contact with {name} on {found.day}", f"删除 {name} {found.day} 的跟进记录"
    )
    with book.change(title) as change:
        for answer in answer_keys(change, [touch]):
            change.delete(Answer, answer)
        for task in open_tasks_of(change, touch):
            change.delete(Task, task)
        change.delete(Touch, touch)


def set_present_in(
    change: Change,
    touch: int,
    contacts: Iterable[int] | None,
    colleagues: Iterable[int] | None,
) -> None:
    """Set who of theirs and of ours took part; None leaves them as they are."""
    for model, name, wanted in (
        (TouchContact, "contact", contacts),
        (TouchColleague, "colleague", colleagues),
    ):
        if wanted is None:
            continue
        column = model._meta.fields[name]
        query = model.select(column.alias("who")).where(model._meta.fields["touch"] == touch)
        now, then = {r.who for r in change.read(query)}, set(wanted)
        for key in sorted(now - then):
            change.delete(model, (touch, key))
        change.insert_many(model, [{"touch": touch, name: key} for key in sorted(then - now)])


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


def _refuse_impossible(happened: FollowUp, today: datetime.date) -> None:
    if happened.result not in TOUCH_RESULTS:
        raise KnownError(Text("How did it go? Choose a result.", "跟进结果如何？请选择一项结果。"))
    if happened.day > today:
        raise KnownError(
            Text(
                f"{happened.day} is still to come. Record it when it has happened; plan a visit or "
                "add a task until then.",
                f"{happened.day} 还没到。请在发生之后记录；现在可以安排拜访或新建任务。",
            )
        )
    if happened.next_day is not None and happened.next_day < happened.day:
        raise KnownError(
            Text(
                f"The next date ({happened.next_day}) lies before the contact itself "
                f"({happened.day}). Choose a later one.",
                f"下次日期（{happened.next_day}）早于本次跟进（{happened.day}），请改选日期。",
            )
        )
