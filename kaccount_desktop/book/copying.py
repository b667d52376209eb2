"""A verified copy of a book through the backup API: whole and checked, or not there at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import apsw

from kaccount_desktop.book import refusals

_BESIDE = ("-wal", "-shm", "-journal")


def copy_book(raw: apsw.Connection, target: Path) -> None:
    """Copy the book of `raw`, as committed, to `target`, which is replaced only when all is well.

    Raises KnownError when the copy cannot be written, or the book itself is damaged.
    """
    part = target.with_name(f".{target.name[:60]}.part")
    try:
        remove_book(part)
        verdict = _copy(raw, part)
        if verdict != "ok":
            raise refusals.damaged(Path(raw.db_filename("main")), verdict)
        # A WAL left beside a file that is replaced would be taken for the new one's.
        for end in _BESIDE:
            Path(f"{target}{end}").unlink(missing_ok=True)
        part.replace(target)
    except (apsw.CorruptError, apsw.NotADBError) as error:
        raise refusals.damaged(Path(raw.db_filename("main")), str(error)) from error
    except apsw.FullError as error:
        raise refusals.disk_full(target) from error
    except apsw.Error as error:
        raise refusals.cannot_write(target, str(error)) from error
    except OSError as error:
        raise refusals.cannot_write(target, error.strerror or str(error)) from error
    finally:
        with suppress(OSError):
            remove_book(part)


def remove_book(path: Path) -> None:
    """Remove a file and what SQLite leaves beside it; what is not there is no error."""
    for end in ("", *_BESIDE):
        Path(f"{path}{end}").unlink(missing_ok=True)


def _copy(raw: apsw.Connection, part: Path) -> str:
    copy = apsw.Connection(str(part))
    try:
        with copy.backup("main", raw, "main") as backup:
            backup.step()
        return str(copy.pragma("quick_check"))
    finally:
        copy.close()
