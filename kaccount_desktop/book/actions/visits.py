"""Visits (拜访): planned, prepared, carried out with feedback, or called off."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.actions.acting import Acting, acting
from kaccount_desktop.book.actions.followups import insert_touch_in, set_present_in
from kaccount_desktop.book.actions.promises import add_promise_in
from kaccount_desktop.book.actions.settling import (
    PLANNED_VISIT,
    FollowUp,
    next_title,
    open_tasks_of,
    settle_in,
)
from kaccount_desktop.book.actions.values import cleaned, cleaned_row, plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import (
    Answer,
    Customer,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.rows import Reads, find, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.cadence import RESULT_OF_REACTION
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text

NEXT_KIND: Final = "next_kind"
"""The field of the feedback form that ticks the kind of the next touch."""
VISIT_COLUMNS: Final = frozenset(Visit._meta.fields) - {"touch"}
TOUCH_COLUMNS: Final = frozenset({"day", "start_time", "end_time", "project", "summary"})


@dataclass(frozen=True, slots=True)
class NewPromise:
    """A promise made at a visit: `side` is `us` or `them`."""

    side: str
    wording: str
    due: datetime.date | None = None
    kind: str = "other"


def plan_visit(
    book: Book,
    customer: int,
    day: datetime.date,
    *,
    contacts: Iterable[int] = (),
    colleagues: Iterable[int] = (),
    language: str = CHINESE,
    **columns: Any,
) -> int:
    """Plan a visit; return the touch's key. A task of the day stands for it in the lists.

    `columns` are those of `Visit` and project, start_time, end_time.
    """
    name = name_of(book, Customer, customer)
    with book.change(Text(f"Plan visit to {name} on {day}", f"安排 {day} 拜访 {name}")) as change:
        return plan_visit_in(
            change,
            acting(book, language),
            customer,
            day,
            contacts=contacts,
            colleagues=colleagues,
            **columns,
        )


def plan_visit_in(
    change: Change,
    who: Acting,
    customer: int,
    day: datetime.date,
    *,
    contacts: Iterable[int] = (),
    colleagues: Iterable[int] = (),
    **columns: Any,
) -> int:
    """Plan a visit inside a change; return the touch's key."""
    unknown = set(columns) - VISIT_COLUMNS - TOUCH_COLUMNS
    if unknown:
        raise TypeError(f"neither touch nor visit has {', '.join(sorted(unknown))}")
    of_touch = {k: v for k, v in columns.items() if k in TOUCH_COLUMNS}
    of_visit = {k: v for k, v in columns.items() if k in VISIT_COLUMNS}
    met = tuple(dict.fromkeys(contacts))
    touch = insert_touch_in(
        change,
        who,
        customer,
        contacts=met,
        colleagues=tuple(dict.fromkeys(colleagues)),
        kind="visit",
        state="planned",
        day=day,
        **of_touch,
    )
    visit = cleaned_row(Visit, of_visit)
    change.insert(Visit, touch=touch, **visit)
    planned = row(change, Touch, touch)
    _refuse_end_before_start(planned.start_time, planned.end_time)
    title = next_title(change, customer, met[0] if met else None, "visit")
    change.insert(
        Task,
        customer=customer,
        project=planned.project,
        contact=met[0] if met else None,
        touch=touch,
        kind="visit",
        title=who.word(title),
        why=visit.get("goal", ""),
        due=planned.day,
        due_time=planned.start_time,
        owner=who.me,
        origin=PLANNED_VISIT,
    )
    return touch


def edit_visit(book: Book, touch: int, column: str, value: Any, language: str = CHINESE) -> bool:
    """Set one column of a visit (of `Visit`, or day, start_time, end_time, project, summary)."""
    found = row(book, Touch, touch)
    of_touch = column in TOUCH_COLUMNS
    model = Touch if of_touch else Visit
    value = cleaned(model, column, value)
    now = found if of_touch else find(book, Visit, touch)
    blank = Visit._meta.fields[column].default if not of_touch else None
    if (blank if now is None else getattr(now, column)) == value:
        return False
    if column == "end_time":  # a new start may pass the old end: the end is mended next
        _refuse_end_before_start(found.start_time, value)
    label = column_label("touch" if of_touch else "visit", column)
    with book.change(_edit_title(book, found, label)) as change:
        if of_touch:
            change.update(Touch, touch, **{column: value})
        else:
            change.upsert(Visit, touch=touch, **{column: value})
        if column == "suggested_grade" and found.state == "done":
            _suggest_grade(change, acting(book, language), found.customer, value, found.day)
        _keep_task_in_step(change, touch)
    return True


def _refuse_end_before_start(start: str, end: str) -> None:
    if start and end and end < start:
        raise KnownError(
            Text(
                f"The visit would end at {end}, before it starts at {start}.",
                f"拜访的结束时间（{end}）早于开始时间（{start}）。",
            )
        )


def set_visit_people(
    book: Book,
    touch: int,
    contacts: Iterable[int] | None = None,
    colleagues: Iterable[int] | None = None,
) -> bool:
    """Set who of theirs and of ours takes part (None: as it is); return whether that changed."""
    found = row(book, Touch, touch)
    theirs, ours = participants(book, touch)
    wanted = (
        theirs if contacts is None else list(contacts),
        ours if colleagues is None else list(colleagues),
    )
    if (set(theirs), set(ours)) == (set(wanted[0]), set(wanted[1])):
        return False
    label = Text("participants", "参加人员")
    with book.change(_edit_title(book, found, label)) as change:
        set_present_in(change, touch, *wanted)
    return True


def complete_visit(  # noqa: PLR0913 -- what the feedback form asks
    book: Book,
    touch: int,
    *,
    result: str = "",
    day: datetime.date | None = None,
    summary: str = "",
    next_step: str = "",
    next_day: datetime.date | None = None,
    next_kind: str = "",
    contacts: Iterable[int] | None = None,
    colleagues: Iterable[int] | None = None,
    promises: Iterable[NewPromise] = (),
    language: str = CHINESE,
    **feedback: Any,
) -> None:
    """Record that a planned visit took place, with its feedback and the next step.

    `feedback` are columns of `Visit`; what was entered on the feedback form already counts too.
    Without a `result` the reaction decides it. What was promised is recorded, a grade ticked
    becomes the customer's suggested grade.

    Raises:
        KnownError: neither result nor reaction is given, or the day is still to come.
    """
    found = row(book, Touch, touch)
    name = name_of(book, Customer, found.customer)
    who = acting(book, language)
    values = cleaned_row(Visit, feedback)
    result = result or RESULT_OF_REACTION.get(_reaction(book, touch, values), "")
    if not result:
        raise KnownError(
            Text(
                "How did the visit go? Tick the customer's reaction or choose a result.",
                "拜访结果如何？请勾选客户反应，或选择跟进结果。",
            )
        )
    summary, next_step = plain(summary) or found.summary, plain(next_step) or found.next_step
    on = day or min(found.day, who.today)
    _refuse_future(on, who.today)
    title = Text(f"Visit to {name} on {on}: feedback", f"录入 {name} {on} 拜访反馈")
    with book.change(title) as change:
        change.update(
            Touch,
            touch,
            state="done",
            day=on,
            result=cleaned(Touch, "result", result),
            summary=summary,
            next_step=next_step,
        )
        change.upsert(Visit, touch=touch, **values)
        set_present_in(change, touch, contacts, colleagues)
        for task in open_tasks_of(change, touch):
            change.update(Task, task, done_on=on)
        _suggest_grade(change, who, found.customer, row(change, Visit, touch).suggested_grade, on)
        _record_promises(change, found, on, promises)
        happened = FollowUp(
            customer=found.customer,
            kind=found.kind,
            day=on,
            result=result,
            summary=summary,
            next_step=next_step,
            next_day=next_day or found.next_day,
            next_kind=next_kind or _kind_ticked(change, touch),
            contacts=_present(change, touch),
            project=found.project,
        )
        settle_in(change, who, touch, happened)


def cancel_visit(book: Book, touch: int, reason: str = "") -> bool:
    """Call a planned visit off; return False when it is not planned any more."""
    found = row(book, Touch, touch)
    if found.state != "planned":
        return False
    name = name_of(book, Customer, found.customer)
    title = Text(f"Call off visit to {name} on {found.day}", f"取消 {found.day} 对 {name} 的拜访")
    with book.change(title) as change:
        words = "\n".join(part for part in (found.summary, plain(reason)) if part)
        change.update(Touch, touch, state="cancelled", summary=words)
        for task in open_tasks_of(change, touch):
            change.delete(Task, task)
    return True


def participants(source: Reads, touch: int) -> tuple[list[int], list[int]]:
    """Return who takes part: contacts and colleagues."""
    ours = TouchColleague.select(TouchColleague.colleague).where(TouchColleague.touch == touch)
    return list(_present(source, touch)), [r.colleague for r in source.read(ours)]


def _present(source: Reads, touch: int) -> tuple[int, ...]:
    theirs = TouchContact.select(TouchContact.contact).where(TouchContact.touch == touch)
    return tuple(r.contact for r in source.read(theirs))


def _reaction(source: Reads, touch: int, values: dict[str, Any]) -> str:
    if "reaction" in values:
        return str(values["reaction"])
    found = find(source, Visit, touch)
    return str(found.reaction) if found else ""


def _kind_ticked(source: Reads, touch: int) -> str:
    """Return the kind of the next touch as ticked on the feedback form, or ''."""
    query = Answer.select(Answer.value).where(
        (Answer.record == touch) & (Answer.field == NEXT_KIND)
    )
    found = source.read(query)
    return str(found[0].value) if found else ""


def _edit_title(source: Reads, found: Any, label: Text) -> Text:
    name = name_of(source, Customer, found.customer)
    return Text(
        f"Edit {label.en} of the visit to {name} on {found.day}",
        f"修改 {name} {found.day} 拜访的{label.zh}",
    )


def _keep_task_in_step(change: Change, touch: int) -> None:
    """Give the task that stands for a planned visit its day, time and goal."""
    found, visit = row(change, Touch, touch), find(change, Visit, touch)
    query = Task.select(Task.key).where(
        (Task.touch == touch) & (Task.origin == PLANNED_VISIT) & Task.done_on.is_null()
    )
    for task in change.read(query):
        change.update(
            Task,
            task.key,
            due=found.day,
            due_time=found.start_time,
            project=found.project,
            why=visit.goal if visit else "",
        )


def _suggest_grade(
    change: Change, who: Acting, customer: int, grade: str, on: datetime.date
) -> None:
    if grade:
        source = who.word(Text(f"Visit of {on}", f"{on} 拜访反馈"))
        change.update(Customer, customer, suggested_grade=grade, suggested_grade_source=source)


def _record_promises(
    change: Change, found: Any, on: datetime.date, promises: Iterable[NewPromise]
) -> None:
    for promise in promises:
        if plain(promise.wording):
            add_promise_in(
                change,
                found.customer,
                promise.side,
                promise.wording,
                project=found.project,
                touch=found.key,
                kind=promise.kind,
                made_on=on,
                due=promise.due,
            )


def _refuse_future(on: datetime.date, today: datetime.date) -> None:
    if on > today:
        raise KnownError(
            Text(
                f"The visit is on {on}; feedback is entered when it has taken place. "
                "Change its date if it took place earlier.",
                f"拜访安排在 {on}，拜访之后才能录入反馈。如果已提前拜访，请先改日期。",
            )
        )
