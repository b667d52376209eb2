"""Recording what happened (记录跟进): the touch, the tasks it answers, and the next one."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from kaccount_desktop.book.actions.acting import Acting, acting
from kaccount_desktop.book.actions.settling import (
    FollowUp,
    carry_to_task_in,
    open_tasks_of,
    settle_in,
)
from kaccount_desktop.book.actions.values import cleaned, cleaned_row
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
from kaccount_desktop.book.rows import answer_keys, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.choices import TOUCH_KINDS, TOUCH_RESULTS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text


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


def edit_follow_up(
    book: Book, touch: int, column: str, value: Any, language: str = CHINESE
) -> bool:
    """Set one column of a recorded contact; return whether it changed.

    The next date and the next step go on to the open task they made.
    """
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
        if found.state == "done" and column in ("next_day", "next_step"):
            carry_to_task_in(change, acting(book, language), row(change, Touch, touch), column)
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
