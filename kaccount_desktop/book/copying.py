"""A verified copy of a book through the backup API: whole and checked, or not there at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import apsw

from kaccount_desktop.book import refusals
from kaccount_desktop.book.connection import open_raw
from kaccount_desktop.book.password import BookKey, rekey

_BESIDE = ("-wal", "-shm", "-journal")


def copy_book(raw: apsw.Connection, key: BookKey | None, target: Path) -> None:
    """Copy the book of `raw`, as committed, to `target`, which is replaced only when all is well.

    The copy is under the same key. Raises KnownError when the copy cannot be written, or the book
    itself is damaged.
    """
    part = target.with_name(f".{target.name[:60]}.part")
    with _worded(raw, target), _removed(part):
        _copy(raw, key, part)
        replace_book(part, target)


def rekeyed_copy(
    raw: apsw.Connection, old: BookKey | None, new: BookKey | None, part: Path
) -> None:
    """Write a checked copy of the book of `raw`, which has the old key, under a new one (or none).

    Raises KnownError when it cannot be written, or the book is damaged; `part` is then not there.
    """
    with _worded(raw, part):
        try:
            _copy(raw, old, part)
            copy = open_raw(part, old)
            try:
                rekey(copy, new)
            finally:
                copy.close()
            _verify(raw, part, new)
        except BaseException:
            with suppress(OSError):
                remove_book(part)
            raise


def replace_book(part: Path, target: Path) -> None:
    """Put a closed, complete file in the place of another, which never holds half a book.

    Raises KnownError when it cannot be put there; `target` is then as it was.
    """
    try:
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        # A WAL left beside a file that is replaced would be taken for the new one's.
        for end in _BESIDE:
            Path(f"{target}{end}").unlink(missing_ok=True)
        part.replace(target)
    except OSError as error:
        raise refusals.cannot_write(target, error.strerror or str(error)) from error


def remove_book(path: Path) -> None:
    """Remove a file and what SQLite leaves beside it; what is not there is no error."""
    for end in ("", *_BESIDE):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _copy(raw: apsw.Connection, key: BookKey | None, part: Path) -> None:
    """Copy page by page, then open what was written and check it."""
    remove_book(part)
    copy = apsw.Connection(str(part))
    try:
        if key is not None:
            key.give(copy)
        with copy.backup("main", raw, "main") as backup:
            backup.step()
    finally:
        copy.close()
    _verify(raw, part, key)


def _verify(raw: apsw.Connection, part: Path, key: BookKey | None) -> None:
    copy = open_raw(part, key)
    try:
        verdict = str(copy.pragma("quick_check"))
    finally:
        copy.close()
    if verdict != "ok":
        raise refusals.damaged(Path(raw.db_filename("main")), verdict)


@contextmanager
def _removed(part: Path) -> Iterator[None]:
    """Leave nothing of a copy that was not finished."""
    try:
        yield
    finally:
        with suppress(OSError):
            remove_book(part)


@contextmanager
def _worded(raw: apsw.Connection, target: Path) -> Iterator[None]:
    """Turn what goes wrong while copying into a sentence."""
    try:
        yield
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise refusals.damaged(Path(raw.db_filename("main")), str(error)) from error
    except apsw.FullError as error:
        raise refusals.disk_full(target) from error
    except apsw.Error as error:
        raise refusals.cannot_write(target, str(error)) from error
    except OSError as error:
        raise refusals.cannot_write(target, error.strerror or str(error)) from error
