"""Facts of the book itself: our company's name, and which colleague it belongs to."""

from __future__ import annotations

from kaccount_desktop.book.actions.values import plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import About, Colleague
from kaccount_desktop.book.rows import cut, find, name_of
from kaccount_desktop.rules.language import Text


def set_me(book: Book, key: int) -> bool:
    """Say which colleague this book belongs to; return whether it changed."""
    if me(book) == key:
        return False
    name = name_of(book, Colleague, key)
    with book.change(Text(f"This book belongs to {name}", f"本库使用人：{name}")) as change:
        set_about_in(change, "me", str(key))
    return True


def me(book: Book) -> int | None:
    """Return the colleague this book belongs to, or None."""
    found = find(book, About, "me")
    return int(found.value) if found and found.value else None


def set_company(book: Book, name: str) -> bool:
    """Set our company's name, which every sheet carries; return whether it changed."""
    found = find(book, About, "company")
    name = " ".join(plain(name).split())
    if (found.value if found else "") == name:
        return False
    title = Text(f"Our company is {cut(name)}", f"我方公司名称：{cut(name)}")
    with book.change(title) as change:
        set_about_in(change, "company", name)
    return True


def set_about_in(change: Change, name: str, value: str) -> None:
    """Set a fact of the book itself (`company`, `me`) inside a change."""
    change.upsert(About, name=name, value=value)
