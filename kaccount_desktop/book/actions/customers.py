"""Customers: made, edited, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from kaccount_desktop.book.actions.values import cleaned, cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Answer, Contact, Customer, Position
from kaccount_desktop.book.opening import person
from kaccount_desktop.book.rows import (
    Reads,
    answer_keys,
    chunks,
    cut,
    name_of,
    row,
)
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

ASSESSED: Final = frozenset({"grade", "grade_on"})
"""Set by an approved assessment only; what a person thinks goes to `suggested_grade`."""


def create_customer(book: Book, name: str, **columns: Any) -> int:
    """Make a customer; return its key."""
    name = required(name, column_label("customer", "name"))
    with book.change(Text(f"New customer {cut(name)}", f"新建客户 {cut(name)}")) as change:
        return create_customer_in(change, name, **columns)


def create_customer_in(change: Change, name: str, **columns: Any) -> int:
    """Make a customer inside a change; return its key."""
    _refuse_assessed(columns)
    name = required(name, column_label("customer", "name"))
    return change.insert(Customer, name=name, **cleaned_row(Customer, columns))


def edit_customer(book: Book, key: int, column: str, value: Any, source: str = "") -> bool:
    """Set one column; return whether anything changed.

    `source` says where a suggested grade comes from (default: the person who types it).
    """
    return edit_many(book, [key], column, value, source) > 0


def edit_many(book: Book, keys: Iterable[int], column: str, value: Any, source: str = "") -> int:
    """Set one column of several customers in one entry; return how many changed."""
    _refuse_assessed([column])
    value = cleaned(Customer, column, value)
    different = _different(book, keys, column, value)
    if not different:
        return 0
    columns = {column: value}
    if column == "suggested_grade":
        columns["suggested_grade_source"] = (source or _person(book)) if value else ""
    if column == "parent" and value is not None:
        _refuse_circle(book, different, value)
    with book.change(_edit_title(book, different, column)) as change:
        for key in different:
            change.update(Customer, key, **columns)
    return len(different)


def delete_customers(book: Book, keys: Iterable[int]) -> int:
    """Delete customers with all that hangs on them; return how many.

    People left without any position go too.
    """
    listed = list(dict.fromkeys(keys))
    if not listed:
        return 0
    name = name_of(book, Customer, listed[0])
    if len(listed) == 1:
        title = Text(f"Delete customer {name}", f"删除客户 {name}")
    else:
        title = Text(f"Delete {len(listed)} customers", f"删除 {len(listed)} 个客户")
    with book.change(title) as change:
        delete_customers_in(change, listed)
    return len(listed)


def delete_customers_in(change: Change, keys: Sequence[int]) -> None:
    """Delete customers inside a change, and people left without any position."""
    people: set[int] = set()
    for lot in chunks(keys):
        query = Position.select(Position.contact).where(Position.customer << lot)
        people.update(r.contact for r in change.read(query) if r.contact is not None)
    for key in keys:
        change.delete(Customer, key)
    delete_unplaced_in(change, people)


def delete_unplaced_in(change: Change, contacts: Iterable[int]) -> None:
    """Delete those of the people who hold no position anywhere."""
    wanted = set(contacts)
    for lot in chunks(sorted(wanted)):
        query = Position.select(Position.contact).where(Position.contact << lot).distinct()
        wanted -= {r.contact for r in change.read(query)}
    for key in answer_keys(change, wanted):
        change.delete(Answer, key)
    for contact in sorted(wanted):
        change.delete(Contact, contact)


def _refuse_assessed(columns: Iterable[str]) -> None:
    if ASSESSED & set(columns):
        raise KnownError(
            Text(
                "The grade comes from an approved assessment. Enter what you think as the "
                "suggested grade.",
                "客户等级由批准的价值评估给出。请把您的判断填在「建议等级」里。",
            )
        )


def _different(book: Book, keys: Iterable[int], column: str, value: Any) -> list[int]:
    listed = list(dict.fromkeys(keys))
    different = []
    for lot in chunks(listed):
        field = getattr(Customer, column)
        rows = book.read(
            Customer.select(Customer.key, field.alias("now")).where(Customer.key << lot)
        )
        different += [r.key for r in rows if r.now != value]
    if len(listed) == 1 and not different:
        name_of(book, Customer, listed[0])
    return different


def _edit_title(book: Book, keys: Sequence[int], column: str) -> Text:
    label = column_label("customer", column)
    if len(keys) == 1:
        name = name_of(book, Customer, keys[0])
        return Text(f"Edit {label.en} of {name}", f"修改 {name} 的{label.zh}")
    count = len(keys)
    return Text(f"Edit {label.en} of {count} customers", f"修改 {count} 个客户的{label.zh}")


def _refuse_circle(source: Reads, keys: Iterable[int], parent: int) -> None:
    """Raise when a customer would come to stand above itself."""
    below = set(keys)
    above: int | None = parent
    seen: set[int] = set()
    while above is not None and above not in seen:
        if above in below:
            raise KnownError(
                Text(
                    "A company cannot belong to itself or to one of its own subsidiaries. "
                    "Choose another parent company.",
                    "上级集团不能是企业自己或它的下属企业，请另选。",
                )
            )
        seen.add(above)
        above = row(source, Customer, above).parent


def _person(book: Book) -> str:
    with book.reading() as raw:
        return person(raw)
