"""What either side promised: made, kept, broken."""

from __future__ import annotations

from typing import Any

from kaccount_desktop.book.actions.values import cleaned, cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, Promise
from kaccount_desktop.book.rows import cut, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.choices import PROMISE_SIDES, PROMISE_STATES
from kaccount_desktop.rules.language import Text


def add_promise(book: Book, customer: int, side: str, wording: str, **columns: Any) -> int:
    """Record a promise (`side` is `us` or `them`); return its key.

    Columns: kind, project, contact, colleague, touch, made_on (default today), due.
    """
    company = name_of(book, Customer, customer)
    words = PROMISE_SIDES.get(side, Text("Promise", "承诺"))
    title = Text(
        f"{words.en}: “{cut(wording)}” ({company})", f"{words.zh}「{cut(wording)}」（{company}）"
    )
    columns.setdefault("made_on", book.clock.today())
    with book.change(title) as change:
        return add_promise_in(change, customer, side, wording, **columns)


def add_promise_in(change: Change, customer: int, side: str, wording: str, **columns: Any) -> int:
    """Record a promise inside a change; return its key."""
    required(wording, column_label("promise", "wording"))
    values = cleaned_row(Promise, {"side": side, "wording": wording, **columns})
    return change.insert(Promise, customer=customer, **values)


def edit_promise(book: Book, key: int, column: str, value: Any) -> bool:
    """Set one column of a promise; return whether it changed."""
    found = row(book, Promise, key)
    value = cleaned(Promise, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("promise", column), cut(found.wording)
    with book.change(
        Text(f"Edit {label.en} of promise “{name}”", f"修改承诺「{name}」的{label.zh}")
    ) as change:
        change.update(Promise, key, **{column: value})
    return True


def keep_promise(book: Book, key: int) -> bool:
    """Record that a promise was kept; return whether that is new."""
    return _settle(book, key, "kept")


def break_promise(book: Book, key: int) -> bool:
    """Record that a promise was broken; return whether that is new."""
    return _settle(book, key, "broken")


def reopen_promise(book: Book, key: int) -> bool:
    """Record that a promise is still open; return whether that is new."""
    return _settle(book, key, "open")


def delete_promise(book: Book, key: int) -> None:
    """Delete a promise entered by mistake."""
    name = cut(row(book, Promise, key).wording)
    with book.change(Text(f"Delete promise “{name}”", f"删除承诺「{name}」")) as change:
        change.delete(Promise, key)


def _settle(book: Book, key: int, state: str) -> bool:
    found = row(book, Promise, key)
    if found.state == state:
        return False
    name, words = cut(found.wording), PROMISE_STATES[state]
    with book.change(
        Text(f"Promise “{name}”: {words.en.lower()}", f"承诺「{name}」{words.zh}")
    ) as change:
        change.update(Promise, key, state=state)
    return True
