"""A backup in the place of a damaged book, which is kept beside it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from kaccount_desktop.book import backups, opening, refusals
from kaccount_desktop.book.connection import wal_of
from kaccount_desktop.book.copying import copy_book, remove_book, replace_book
from kaccount_desktop.book.lock import BookLock


def put_back(book: Path, backup: Path, now: datetime, password: str | None = None) -> Path:
    """Put a backup in the place of a book that cannot be opened; return where that now stands.

    Raises KnownError when the backup cannot be opened or the folder not be written; the book is
    then where it was.
    """
    key = opening.unlock(backup, password)
    opening.refuse_newer(backup, key)
    lock = BookLock(book)
    lock.take()
    try:
        part = book.with_name(f".{book.name[:60]}.new")
        with backups.opened(backup, key) as raw:
            copy_book(raw, key, part)
        try:
            aside = _set_aside(book, now)
            replace_book(part, book)
        finally:
            remove_book(part)
    finally:
        lock.free()
    return aside


def _set_aside(book: Path, now: datetime) -> Path:
    """Give the damaged file, and the changes beside it, another name."""
    stem, number = f"{book.stem} {now:%Y-%m-%d %H%M}", 1
    aside = book.with_name(f"{stem}.damaged")
    while aside.exists():
        number += 1
        aside = book.with_name(f"{stem}-{number}.damaged")
    try:
        if book.exists():
            book.rename(aside)
        if wal_of(book).exists():
            wal_of(book).rename(wal_of(aside))
    except OSError as error:
        raise refusals.cannot_write(book.parent, error.strerror or str(error)) from error
    return aside
