"""Our people, and the roles they play."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from kaccount_desktop.book.actions.about import me
from kaccount_desktop.book.actions.values import cleaned, cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import About, Colleague, RoleMapping
from kaccount_desktop.book.rows import cut, name_of, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.language import Text


def add_colleague(book: Book, name: str, **columns: Any) -> int:
    """Add one of our people; return the key."""
    name = required(name, column_label("colleague", "name"))
    with book.change(Text(f"Add colleague {cut(name)}", f"新增我方人员 {cut(name)}")) as change:
        return add_colleague_in(change, name, **columns)


def add_colleague_in(change: Change, name: str, **columns: Any) -> int:
    """Add one of our people inside a change; return the key."""
    name = required(name, column_label("colleague", "name"))
    return change.insert(Colleague, name=name, **cleaned_row(Colleague, columns))


def edit_colleague(book: Book, key: int, column: str, value: Any) -> bool:
    """Set one column of a colleague; return whether it changed."""
    found = row(book, Colleague, key)
    value = cleaned(Colleague, column, value)
    if getattr(found, column) == value:
        return False
    label, name = column_label("colleague", column), cut(found.name)
    with book.change(Text(f"Edit {label.en} of {name}", f"修改 {name} 的{label.zh}")) as change:
        change.update(Colleague, key, **{column: value})
    return True


def delete_colleague(book: Book, key: int) -> None:
    """Delete a colleague entered by mistake; one who left is better set inactive."""
    name = name_of(book, Colleague, key)
    with book.change(Text(f"Delete colleague {name}", f"删除我方人员 {name}")) as change:
        if me(book) == key:
            change.delete(About, "me")
        change.delete(Colleague, key)


def set_role(book: Book, role: str, colleagues: Iterable[int], title: Text) -> bool:
    """Say which colleagues play a playbook's role, called `title`; return whether it changed."""
    wanted = set(colleagues)
    query = RoleMapping.select(RoleMapping.colleague).where(RoleMapping.role == role)
    now = {r.colleague for r in book.read(query)}
    if now == wanted:
        return False
    with book.change(Text(f"Assign role {title.en}", f"指定角色 {title.zh}")) as change:
        for key in now - wanted:
            change.delete(RoleMapping, (role, key))
        for key in wanted - now:
            change.insert(RoleMapping, role=role, colleague=key)
    return True
