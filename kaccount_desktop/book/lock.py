"""Who holds a book: an operating-system lock on `BOOK.lock`, with the holder's name inside."""

from __future__ import annotations

import getpass
import os
import socket
import tempfile
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from kaccount_desktop.book import refusals
from kaccount_desktop.rules.errors import KnownError


def system_user() -> str:
    """Return who is logged in, '' where the system does not know."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


class BookLock:
    """Held by a writer for as long as the book is open; freed by the system if it crashes."""

    def __init__(self, book: Path) -> None:
        self._book = book
        self._path = book.with_name(book.name + ".lock")
        self._lock = FileLock(str(self._path))

    def take(self) -> None:
        """Take the lock or raise the refusal that names the holder."""
        try:
            self._lock.acquire(timeout=0)
            if not self._path.exists():  # the last holder removed it as we opened it
                self._lock.release()
                self._lock.acquire(timeout=0)
        except Timeout:
            if not self._path.exists():
                raise self._not_writable() from None
            raise refusals.in_use(self._book, self._holder()) from None
        except OSError as error:
            raise refusals.cannot_write(self._path.parent, error.strerror or str(error)) from error
        # Windows locks the first byte: the name stands behind it, and that byte is left alone.
        line = f"{system_user()}@{socket.gethostname()} ({os.getpid()})"
        with suppress(OSError), self._path.open("r+b") as file:
            file.seek(1)
            file.write(line.encode("utf-8", "replace"))
            file.truncate()

    def free(self) -> None:
        """Remove the lock file while still holding it, then let go."""
        with suppress(OSError):
            self._path.unlink()
        self._lock.release()
        if os.name == "nt":  # an open file is not removed there, and a held one not after either
            with suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _not_writable(self) -> KnownError:
        """Return why no lock file can be made: a timeout hides that the folder refuses it."""
        try:
            with tempfile.TemporaryFile(dir=self._path.parent):
                return refusals.in_use(self._book, "")
        except OSError as error:
            return refusals.cannot_write(self._path.parent, error.strerror or str(error))

    def _holder(self) -> str:
        try:
            with self._path.open("rb") as file:
                file.seek(1)
                return file.read(200).decode("utf-8", "replace").strip()
        except OSError:
            return ""
