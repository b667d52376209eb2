"""What a customer needs (痛点, 痒点, 兴奋点), and our answer."""

from __future__ import annotations

from typing import Any

from kaccount_desktop.book.actions.values import cleaned, cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, Need
from kaccount_desktop.book.rows import cut, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.choices import NEED_KINDS
from kaccount_desktop.rules.language import Text


def add_need(book: Book, customer: int, kind: str, wording: str, **columns: Any) -> int:
    """Record a need (`kind` of `NEED_KINDS`) in the customer's words; return its key.

    Columns: project, contact, answer, proof and the evidence; as of today unless said otherwise.
    """
    company = name_of(book, Customer, customer)
    words = NEED_KINDS.get(kind, Text("need", "需求"))
    title = Text(f"Add {words.en.lower()} of {company}", f"新增 {company} 的{words.zh}")
    columns.setdefault("as_of", book.clock.today().isoformat())
    with book.change(title) as change:
        return add_need_in(change, customer, kind, wording, **columns)


def add_need_in(change: Change, customer: int, kind: str, wording: str, **columns: Any) -> int:
    """Record a need inside a change; return its key."""
    required(wording, column_label("need", "wording"))
    values = cleaned_row(Need, {"kind": kind, "wording": wording, **columns})
    return change.insert(Need, customer=customer, **values)


def edit_need(book: Book, key: int, column: str, value: Any) -> bool:
    """Set one column of a need; return whether it changed."""
    found = row(book, Need, key)
    value = cleaned(Need, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("need", column), cut(found.wording)
    with book.change(
        Text(f"Edit {label.en} of need “{name}”", f"修改需求「{name}」的{label.zh}")
    ) as change:
        change.update(Need, key, **{column: value})
    return True


def delete_need(book: Book, key: int) -> None:
    """Delete a need entered by mistake."""
    name = cut(row(book, Need, key).wording)
    with book.change(Text(f"Delete need “{name}”", f"删除需求「{name}」")) as change:
        change.delete(Need, key)
