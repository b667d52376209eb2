"""Projects (the opportunities) and who of ours works on them."""

from __future__ import annotations

import datetime
from typing import Any

from kaccount_desktop.book.actions.acting import acting
from kaccount_desktop.book.actions.processes import start_run_in
from kaccount_desktop.book.actions.values import cleaned, cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Answer, Colleague, Customer, Member, Project
from kaccount_desktop.book.rows import answer_keys, cut, find, name_of, row
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.language import CHINESE, Text


def create_project(
    book: Book,
    customer: int,
    name: str,
    playbook: str | None = None,
    *,
    opening_stage: str | None = None,
    start: datetime.date | None = None,
    language: str = CHINESE,
    **columns: Any,
) -> int:
    """Make a project; return its key. With a playbook id its process starts too.

    `opening_stage` makes it a project that was under way before the book (期初).
    """
    name = required(name, column_label("project", "name"))
    company = name_of(book, Customer, customer)
    who = acting(book, language)
    columns.setdefault("opened_on", None if opening_stage else start or who.today)
    chosen = Shelf(book).current(playbook) if playbook else None
    title = Text(f"New project {cut(name)} of {company}", f"新建项目 {cut(name)}（{company}）")
    with book.change(title) as change:
        key = create_project_in(change, customer, name, **columns)
        if chosen is not None:
            start_run_in(
                change, who, customer, chosen, project=key, start=start, opening_stage=opening_stage
            )
    return key


def create_project_in(change: Change, customer: int, name: str, **columns: Any) -> int:
    """Make a project inside a change, without a process; return its key."""
    name = required(name, column_label("project", "name"))
    return change.insert(Project, customer=customer, name=name, **cleaned_row(Project, columns))


def edit_project(book: Book, key: int, column: str, value: Any) -> bool:
    """Set one column of a project; return whether it changed."""
    found = row(book, Project, key)
    value = cleaned(Project, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("project", column), cut(found.name)
    with book.change(Text(f"Edit {label.en} of {name}", f"修改 {name} 的{label.zh}")) as change:
        change.update(Project, key, **{column: value})
    return True


def delete_project(book: Book, key: int) -> None:
    """Delete a project with its process, stands and tasks; what happened stays."""
    name = name_of(book, Project, key)
    with book.change(Text(f"Delete project {name}", f"删除项目 {name}")) as change:
        for answer in answer_keys(change, [key]):
            change.delete(Answer, answer)
        change.delete(Project, key)


def set_member(book: Book, project: int, colleague: int, **columns: Any) -> bool:
    """Put a colleague on a project, or edit their part (role, start, end)."""
    name, ours = name_of(book, Project, project), name_of(book, Colleague, colleague)
    values = cleaned_row(Member, columns)
    found = find(book, Member, (project, colleague))
    if found is not None and all(getattr(found, c) == v for c, v in values.items()):
        return False
    title = (
        Text(f"Add {ours} to project {name}", f"{ours} 加入项目 {name}")
        if found is None
        else Text(f"Edit part of {ours} in {name}", f"修改 {ours} 在 {name} 的分工")
    )
    with book.change(title) as change:
        change.upsert(Member, project=project, colleague=colleague, **values)
    return True


def remove_member(book: Book, project: int, colleague: int) -> None:
    """Take a colleague off a project."""
    row(book, Member, (project, colleague))
    name, ours = name_of(book, Project, project), name_of(book, Colleague, colleague)
    with book.change(Text(f"Take {ours} off {name}", f"{ours} 退出项目 {name}")) as change:
        change.delete(Member, (project, colleague))
