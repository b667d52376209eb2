"""The file of an open book: its lock, connections and key; closing, copying, keeping it safe."""

from __future__ import annotations

import hmac
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import apsw

from kaccount_desktop.book import backups, derived, migrations, opening, refusals
from kaccount_desktop.book.connection import Connections
from kaccount_desktop.book.copying import copy_book, rekeyed_copy, remove_book, replace_book
from kaccount_desktop.book.lock import BookLock
from kaccount_desktop.book.password import BookKey, key_of, new_key
from kaccount_desktop.rules.clock import Clock


class BookFile:
    """What an open book is as a file; `Book` is what is in it."""

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        read_only: bool,
        lock: BookLock | None,
        key: BookKey | None,
    ) -> None:
        self.path = path
        self.clock = clock
        self.read_only = read_only
        self._lock = lock
        self._key = key
        self._writing = threading.Lock()
        self._connections = self._connect()

    def close(self) -> None:
        """Close the book; the file then stands alone, without a WAL beside it.

        Raises KnownError while a change runs.
        """
        if self._connections.closed:
            return
        if not self._writing.acquire(blocking=False):
            raise refusals.busy()
        try:
            self._connections.close()
        finally:
            self._writing.release()
            if self._lock:
                self._lock.free()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_exc: object) -> None:
        self.close()

    def save_copy(self, path: Path | str) -> None:
        """Write a checked copy of the book, as last committed; what is at `path` is replaced.

        Raises KnownError for the book's own files, a book that is open elsewhere, a place that
        cannot be written, and damage in this book.
        """
        target = self.refuse_own_file(path)
        if not target.parent.is_dir():
            raise refusals.no_folder(target.parent)
        if target.exists() and not target.is_file():  # a folder, or a device
            raise refusals.cannot_write(target, "not a file")
        lock = BookLock(target)
        lock.take()
        try:
            copy_book(self._connections.reader_raw(), self._key, target)
        finally:
            lock.free()

    @property
    def closed(self) -> bool:
        """Whether the book has been closed."""
        return self._connections.closed

    @property
    def has_password(self) -> bool:
        """Whether the book can only be read with a password."""
        return self._key is not None

    def accepts(self, password: str) -> bool:
        """Return whether this is the book's password (takes as long as opening it)."""
        if self._key is None:
            return False
        return hmac.compare_digest(key_of(self.path, password).key, self._key.key)

    def set_password(self, password: str | None) -> list[Path]:
        """Set, change or remove the password, and renew the backups; return those left as they were.

        The book is written anew beside itself, checked, and put in its own place: whatever happens
        meanwhile, the file is the old one or the new one. Listeners stay; readers of other threads
        are ended. Raises KnownError while a change runs, and when it cannot be written.
        """
        key = None if password is None else new_key(password)
        with self._alone():
            self.back_up("password")
            old, part = self._key, self._part()
            rekeyed_copy(self._connections.reader_raw(), old, key, part)
            self._put_in_place(part, key)
        return backups.renew(self.path, old, key)

    def restore(self, backup: Path, password: str | None = None) -> None:
        """Put a backup in the place of the book, which is kept as a backup itself.

        A backup under the book's own key needs no password. Nothing of this is told to listeners:
        everything that was read must be read again. Raises KnownError when the backup is damaged
        or newer; the book is then as it was.
        """
        with self._alone():
            key = self._key
            if key is None or not key.fits(backup):
                key = opening.unlock(backup, password)
            opening.refuse_newer(backup, key)
            self.back_up("restore")
            part = self._part()
            with backups.opened(backup, key) as raw:
                copy_book(raw, key, part)
            self._put_in_place(part, key)

    def back_up(self, reason: str) -> Path | None:
        """Keep a verified copy beside the book; see `backups.back_up`."""
        reader = self._connections.reader_raw()
        return backups.back_up(reader, self._key, self.path, self.clock.now(), reason)

    def refuse_own_file(self, path: Path | str) -> Path:
        """Return the whole path of a file to write; raise KnownError when the book lives there."""
        target = opening.whole_path(path)
        beside = {f"{self.path.name}{end}" for end in ("", "-wal", "-shm", ".lock")}
        here = target.parent == self.path.parent and target.name in beside
        if here or (target.exists() and self.path.exists() and target.samefile(self.path)):
            raise refusals.own_file(target)
        return target

    def release_thread(self) -> None:
        """Close the calling worker's reader when its job ends."""
        self._connections.release_thread()

    def reader_connection(self) -> apsw.Connection:
        """Return this thread's APSW reader, for interrupting a long read; see `reading`."""
        return self._connections.reader_raw()

    def checkpoint(self) -> bool:
        """Fold the WAL into the file, as the program does when it has been idle.

        Waits for nobody: returns False when a change runs or somebody reads, to be tried later.
        """
        if self.read_only or self._connections.closed:
            return True
        if not self._writing.acquire(blocking=False):
            return False
        try:
            with opening.worded(self.path):
                return self._connections.fold_wal()
        finally:
            self._writing.release()

    def _part(self) -> Path:
        return self.path.with_name(f".{self.path.name[:60]}.new")

    def _put_in_place(self, part: Path, key: BookKey | None) -> None:
        """Close the file, put `part` in its place, and open that."""
        self._connections.close()
        try:
            replace_book(part, self.path)
            self._key = key
        finally:
            remove_book(part)
            migrations.migrate(self.path, self._key, self.clock.now())
            self._connections = self._connect()

    def _connect(self) -> Connections:
        connections = Connections(self.path, self._key, read_only=self.read_only)
        try:
            derived.register(connections.raw)
        except BaseException:
            connections.writer.close()
            raise
        return connections

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep every other writer of this program out."""
        if self.read_only:
            raise refusals.read_only(self.path)
        if not self._writing.acquire(blocking=False):
            raise refusals.busy()
        try:
            yield
        finally:
            self._writing.release()
