"""People at the customer: their person data and the posts they hold."""

from __future__ import annotations

import datetime
from typing import Any, Final

from kaccount_desktop.book.actions.customers import delete_unplaced_in
from kaccount_desktop.book.actions.values import cleaned, cleaned_row, partial_day, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Answer, Contact, Customer, Position
from kaccount_desktop.book.rows import (
    Reads,
    answer_keys,
    cut,
    gone,
    name_of,
    row,
)
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

CONTACT_COLUMNS: Final = frozenset(
    {"mobile", "phone", "email", "wechat", "joined", "best_contact", "note"}
)
POSITION_COLUMNS: Final = frozenset(
    {
        "department", "function", "level", "reports_to", "start", "end", "authority",
        "certainty", "source", "as_of",
    }
)  # fmt: skip


def add_person(
    book: Book, customer: int, name: str, title: str = "", **columns: Any
) -> tuple[int, int]:
    """Add a person with a post at the customer; return (contact key, position key).

    `columns` are those of the contact and of the position; each goes where it belongs.
    """
    name = required(name, column_label("contact", "name"))
    company = name_of(book, Customer, customer)
    with book.change(
        Text(f"Add {cut(name)} to {company}", f"在 {company} 新增联系人 {cut(name)}")
    ) as change:
        return add_person_in(change, customer, name, title, **columns)


def add_person_in(
    change: Change, customer: int, name: str, title: str = "", **columns: Any
) -> tuple[int, int]:
    """Add a person inside a change; return (contact key, position key)."""
    unknown = set(columns) - CONTACT_COLUMNS - POSITION_COLUMNS
    if unknown:
        raise TypeError(f"neither contact nor position has {', '.join(sorted(unknown))}")
    own = {k: v for k, v in columns.items() if k in CONTACT_COLUMNS}
    post = {k: v for k, v in columns.items() if k in POSITION_COLUMNS}
    name = required(name, column_label("contact", "name"))
    contact = change.insert(Contact, name=name, **cleaned_row(Contact, own))
    return contact, add_position_in(change, customer, contact, title, **post)


def add_position(
    book: Book, customer: int, contact: int | None, title: str = "", **columns: Any
) -> int:
    """Give a known person a post at the customer, or record a vacant one (no contact)."""
    company = name_of(book, Customer, customer)
    shown = cut(title)
    if contact is None:
        words = Text(f"Add vacant post {shown} at {company}", f"在 {company} 新增空缺职位 {shown}")
    else:
        person = name_of(book, Contact, contact)
        words = Text(f"Add post of {person} at {company}", f"新增 {person} 在 {company} 的任职")
    with book.change(words) as change:
        return add_position_in(change, customer, contact, title, **columns)


def add_position_in(
    change: Change, customer: int, contact: int | None, title: str = "", **columns: Any
) -> int:
    """Add a post inside a change; return its key. A vacant one needs a title."""
    if contact is None:
        title = required(title, column_label("position", "title"))
    values = cleaned_row(Position, {"title": title, **columns})
    if values.get("reports_to") is not None:
        _refuse_stranger(change, customer, values["reports_to"])
    return change.insert(Position, customer=customer, contact=contact, **values)


def edit_contact(book: Book, contact: int, column: str, value: Any) -> bool:
    """Set one column of a person; return whether it changed."""
    found = row(book, Contact, contact)
    value = cleaned(Contact, column, value)
    if getattr(found, column) == value:
        return False
    label = column_label("contact", column)
    name = cut(found.name)
    with book.change(Text(f"Edit {label.en} of {name}", f"修改 {name} 的{label.zh}")) as change:
        change.update(Contact, contact, **{column: value})
    return True


def edit_position(book: Book, position: int, column: str, value: Any) -> bool:
    """Set one column of a post; return whether it changed.

    `reports_to` is the position of the superior at the same customer.
    """
    found = row(book, Position, position)
    value = cleaned(Position, column, value)
    if getattr(found, column) == value:
        return False
    if column == "reports_to" and value is not None:
        _refuse_stranger(book, found.customer, value)
        _refuse_circle(book, position, value)
    label = column_label("position", column)
    name = holder(book, position)
    with book.change(Text(f"Edit {label.en} of {name}", f"修改 {name} 的{label.zh}")) as change:
        change.update(Position, position, **{column: value})
    return True


def leave_position(book: Book, position: int, on: datetime.date | str) -> None:
    """Record that a person has left a post; `on` may be approximate (`2026-11`)."""
    end = partial_day(on, column_label("position", "end"))
    if not end:
        raise KnownError(
            Text(
                "When did they leave the post? A year or a month is enough.",
                "请填写离任时间，只写年份或月份也可以。",
            )
        )
    found = row(book, Position, position)
    if found.start and end < found.start[: len(end)]:
        raise KnownError(
            Text(
                f"The post began in {found.start}; it cannot end in {end}. Check the two dates.",
                f"任职开始于 {found.start}，不能在 {end} 结束。请核对这两个日期。",
            )
        )
    name = holder(book, position)
    with book.change(Text(f"{name} left the post", f"{name} 离任")) as change:
        change.update(Position, position, end=end)


def delete_position(book: Book, position: int) -> None:
    """Delete a post entered by mistake; a person without any other goes with it."""
    found = row(book, Position, position)
    name = holder(book, position)
    with book.change(Text(f"Delete post of {name}", f"删除 {name} 的任职")) as change:
        change.delete(Position, position)
        if found.contact is not None:
            delete_unplaced_in(change, [found.contact])


def delete_person(book: Book, contact: int) -> None:
    """Delete a person with all posts, judgements and lines."""
    name = name_of(book, Contact, contact)
    with book.change(Text(f"Delete {name}", f"删除联系人 {name}")) as change:
        for key in answer_keys(change, [contact]):
            change.delete(Answer, key)
        change.delete(Contact, contact)


def holder(source: Reads, position: int) -> str:
    """Return who holds a post, for a title: the person, else the post's own title."""
    found = row(source, Position, position)
    if found.contact is None:
        return cut(found.title)
    return name_of(source, Contact, found.contact)


def _refuse_stranger(source: Reads, customer: int, superior: int) -> None:
    rows = source.read(Position.select(Position.customer).where(Position.key == superior))
    if not rows:
        raise gone(Position)
    if rows[0].customer != customer:
        raise KnownError(
            Text(
                "A superior must hold a post at the same customer. Add the post there first.",
                "直接上级须在同一客户任职。请先在该客户补录其任职。",
            )
        )


def _refuse_circle(source: Reads, position: int, superior: int) -> None:
    """Raise when somebody would report to themselves, directly or through others."""
    above: int | None = superior
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above == position:
            name = holder(source, position)
            raise KnownError(
                Text(
                    f"{name} would come to report to {name}. Choose another superior.",
                    f"这样 {name} 会成为自己的上级，请另选直接上级。",
                )
            )
        seen.add(above)
        above = row(source, Position, above).reports_to
