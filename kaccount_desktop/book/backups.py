"""Verified copies of a book kept beside it: made, listed, thinned, restored.

They stand in the folder `<book>.backups`, under the book's own key, named by moment and reason.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import apsw

from kaccount_desktop.book import refusals
from kaccount_desktop.book.connection import open_raw
from kaccount_desktop.book.copying import copy_book, rekeyed_copy, remove_book, replace_book
from kaccount_desktop.book.password import BookKey, is_locked
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.thinning import worth_keeping

_LOG = logging.getLogger(__name__)

REASONS: Final = ("close", "import", "migration", "password", "bulk", "restore", "asked")
"""Why a backup was made: what it came before, or that it was asked for."""

_NAME: Final = re.compile(r"(\d{4}-\d\d-\d\d_\d{6})(?:-(\d+))?_([a-z]+)\.kabook")
_MOMENT: Final = "%Y-%m-%d_%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup: its file, when it was made (the book's own time), why, and its size in bytes.

    `number` tells apart those of one second.
    """

    path: Path
    moment: datetime
    reason: str
    size: int
    number: int


def folder_of(book: Path) -> Path:
    """Return where the backups of a book stand."""
    return book.with_name(f"{book.stem}.backups")


def backups_of(book: Path) -> list[Backup]:
    """Return the backups of a book, latest first; files of other names are not ours."""
    found: list[Backup] = []
    folder = folder_of(book)
    with suppress(OSError):
        for path in folder.iterdir():
            parts = _NAME.fullmatch(path.name)
            if parts is None or parts[3] not in REASONS or not path.is_file():
                continue
            with suppress(ValueError, OSError):
                moment = datetime.strptime(parts[1], _MOMENT)  # noqa: DTZ007 -- the book's own time
                size = path.stat().st_size
                found.append(Backup(path, moment, parts[3], size, int(parts[2] or 1)))
    return sorted(found, key=lambda one: (one.moment, one.number), reverse=True)


def back_up(
    raw: apsw.Connection, key: BookKey | None, book: Path, now: datetime, reason: str
) -> Path | None:
    """Make a verified backup and thin the older ones; return its file.

    An empty book needs none; when nothing was written since the latest one, that one is returned.
    Raises KnownError when the folder cannot be written, or the book is damaged.
    """
    state = _state(raw)
    if state is None:
        return None
    if key is not None and any(not is_locked(one.path) for one in backups_of(book)):
        renew(book, None, key)  # a password was set, and the program ended before it came to these
    before = backups_of(book)
    if before and _state_of(before[0].path, key) == state:
        return before[0].path
    folder = folder_of(book)
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise refusals.cannot_write(folder, error.strerror or str(error)) from error
    target = _free_name(folder, now, reason)
    copy_book(raw, key, target)
    thin(book)
    return target


def thin(book: Path) -> None:
    """Remove the backups that are not worth keeping."""
    found = backups_of(book)
    kept = worth_keeping(one.moment for one in found)
    for one in found:
        if one.moment not in kept:
            with suppress(OSError):
                remove_book(one.path)


def renew(book: Path, old: BookKey | None, new: BookKey | None) -> list[Path]:
    """Put the backups that the old key opens under the new one; return those it does not open."""
    return [
        one.path
        for one in backups_of(book)
        if is_locked(one.path) != (old is not None) or not _renew(one.path, old, new)
    ]


def remove_all(book: Path) -> None:
    """Remove every backup of a book, and their folder unless something else is in it."""
    for one in backups_of(book):
        with suppress(OSError):
            remove_book(one.path)
    with suppress(OSError):
        folder_of(book).rmdir()


@contextmanager
def opened(path: Path, key: BookKey | None) -> Iterator[apsw.Connection]:
    """Yield a connection to a file that nobody else has open."""
    raw = open_raw(path, key)
    try:
        yield raw
    finally:
        raw.close()


def _renew(path: Path, old: BookKey | None, new: BookKey | None) -> bool:
    part = path.with_name(f".{path.name}.part")
    try:
        with opened(path, old) as raw:
            rekeyed_copy(raw, old, new, part)
        replace_book(part, path)
    except (apsw.Error, OSError, KnownError) as error:
        _LOG.warning("renewing a backup: %s", type(error).__name__)
        return False
    finally:
        with suppress(OSError):
            remove_book(part)
    return True


def _free_name(folder: Path, now: datetime, reason: str) -> Path:
    moment = now.strftime(_MOMENT)
    before = [int(parts[2] or 1) for parts in (_NAME.fullmatch(path.name) for path in folder.iterdir())
              if parts and parts[1] == moment]  # fmt: skip
    ordinal = f"-{max(before) + 1}" if before else ""
    return folder / f"{moment}{ordinal}_{reason}.kabook"


def _state_of(path: Path, key: BookKey | None) -> tuple[int, ...] | None:
    """Return the state of a backup, None where it cannot be read under this key."""
    try:
        with opened(path, key) as raw:
            return _state(raw)
    except apsw.Error:
        return None


def _state(raw: apsw.Connection) -> tuple[int, ...] | None:
    """Return what tells two moments of a book apart; None for a book without an entry."""
    row = raw.execute("SELECT max(entry), count(*), (SELECT count(*) FROM blob) FROM journal").get
    return (raw.pragma("user_version"), *row) if row[1] else None
