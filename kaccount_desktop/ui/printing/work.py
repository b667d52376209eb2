"""A sheet set on paper off the window's thread: it stays in memory, no file is left behind."""

from __future__ import annotations

from dataclasses import dataclass

from kaccount_desktop.book.book import Book
from kaccount_desktop.sheets.catalogue import Request, prepare
from kaccount_desktop.ui.worker import Job


@dataclass(frozen=True, slots=True)
class Paper:
    """A finished PDF; `spelt` are the characters no font has, with what is printed instead."""

    request: Request
    title: str
    data: bytes
    spelt: tuple[tuple[str, str], ...]
    text: str = ""
    """The sheet as a message, if it may be sent as one."""
    kept_back: tuple[str, ...] = ()
    """Lines left out because the customer must not read them."""


def make(book: Book, request: Request, job: Job) -> Paper:
    """Set a sheet; raises KnownError when there is nothing to print."""
    sheet = prepare(book, request)
    job.stop_if_cancelled()
    spelt = tuple(sheet.unprintable())
    kept_back = tuple(sheet.kept_back)
    return Paper(request, sheet.title, sheet.pdf(), spelt, sheet.text, kept_back)
