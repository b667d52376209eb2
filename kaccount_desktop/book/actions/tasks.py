"""Tasks: typed in, done, moved to another day."""

from __future__ import annotations

import datetime
from typing import Any

from kaccount_desktop.book.actions.values import cleaned, cleaned_row, plain, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, Task
from kaccount_desktop.book.rows import cut, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text


def add_task(
    book: Book, customer: int, title: str, due: datetime.date | None = None, **columns: Any
) -> int:
    """Add a task; return its key. Columns as in `Task` (kind, why, due_time, owner, contact …)."""
    title = required(title, column_label("task", "title"))
    company = name_of(book, Customer, customer)
    words = Text(f"Add task “{cut(title)}” at {company}", f"新增任务「{cut(title)}」（{company}）")
    with book.change(words) as change:
        return add_task_in(change, customer, title, due, **columns)


def add_task_in(
    change: Change, customer: int, title: str, due: datetime.date | None = None, **columns: Any
) -> int:
    """Add a task inside a change; return its key."""
    title = required(title, column_label("task", "title"))
    values = cleaned_row(Task, {"due": due, **columns})
    return change.insert(Task, customer=customer, title=title, **values)


def edit_task(book: Book, key: int, column: str, value: Any) -> bool:
    """Set one column of a task; return whether it changed."""
    found = row(book, Task, key)
    value = cleaned(Task, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("task", column), cut(found.title)
    with book.change(
        Text(f"Edit {label.en} of task “{name}”", f"修改任务「{name}」的{label.zh}")
    ) as change:
        change.update(Task, key, **{column: value})
    return True


def complete_task(book: Book, key: int, result: str = "", on: datetime.date | None = None) -> bool:
    """Mark a task as done; return False when it was done already."""
    found = row(book, Task, key)
    if found.done_on is not None:
        return False
    name = cut(found.title)
    with book.change(Text(f"Complete task “{name}”", f"完成任务「{name}」")) as change:
        change.update(Task, key, done_on=on or book.clock.today(), result=plain(result))
    return True


def reopen_task(book: Book, key: int) -> bool:
    """Take a task's completion back; return False when it was open."""
    found = row(book, Task, key)
    if found.done_on is None:
        return False
    name = cut(found.title)
    with book.change(Text(f"Reopen task “{name}”", f"重新打开任务「{name}」")) as change:
        change.update(Task, key, done_on=None, result="")
    return True


def reschedule_task(
    book: Book, key: int, due: datetime.date, reason: str = "", due_time: str | None = None
) -> bool:
    """Move a task to another day; the reason joins what the task says of why.

    Raises KnownError for a task that is done.
    """
    found = row(book, Task, key)
    name = cut(found.title)
    if found.done_on is not None:
        raise KnownError(
            Text(
                f"The task “{name}” is done already. Reopen it first, or add a new one.",
                f"任务「{name}」已完成。请先重新打开，或新建任务。",
            )
        )
    values: dict[str, Any] = {"due": due}
    if due_time is not None:
        values["due_time"] = cleaned(Task, "due_time", due_time)
    if found.latest is not None and due > found.latest:
        values["latest"] = due
    if all(getattr(found, c) == v for c, v in values.items()):
        return False
    if plain(reason):
        values["why"] = "；".join(part for part in (found.why, plain(reason)) if part)
    title = Text(f"Move task “{name}” to {due}", f"任务「{name}」改期至 {due}")
    with book.change(title) as change:
        change.update(Task, key, **values)
    return True


def delete_task(book: Book, key: int) -> None:
    """Delete a task entered by mistake."""
    name = cut(row(book, Task, key).title)
    with book.change(Text(f"Delete task “{name}”", f"删除任务「{name}」")) as change:
        change.delete(Task, key)
