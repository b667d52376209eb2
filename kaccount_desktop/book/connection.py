"""Connections to a book file: one writer, a reader for each thread, all read-only by default."""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw
from playhouse.apsw_ext import APSWDatabase

from kaccount_desktop.book.password import BookKey

_LOG = logging.getLogger(__name__)

APPLICATION_ID = 0x4B414343
"""`KACC`, in the header of every book."""

CACHE_KIB = 16_384
BUSY_SECONDS = 5
"""How long a connection waits for another before it gives up."""
PRAGMAS = (
    "foreign_keys=1",
    "synchronous=NORMAL",
    f"cache_size=-{CACHE_KIB}",
    "temp_store=MEMORY",
    "trusted_schema=0",
    "query_only=1",
)


class BookDatabase(APSWDatabase):
    """Peewee's APSW database with the pragmas every connection to a book must have."""

    def __init__(self, path: Path, key: BookKey | None, *, immutable: bool, shared: bool) -> None:
        self._key = key
        flags = apsw.SQLITE_OPEN_READWRITE
        name = str(path)
        if immutable:
            flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
            name = immutable_uri(path)
        super().__init__(
            name, autoconnect=False, thread_safe=not shared, timeout=BUSY_SECONDS, flags=flags
        )

    def _connect(self) -> Any:
        connection = super()._connect()
        try:
            if self._key is not None:
                self._key.give(connection)
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except apsw.Error:
            connection.close()
            raise
        return connection


def open_raw(path: Path, key: BookKey | None = None) -> apsw.Connection:
    """Open an existing file past Peewee, to look at it or to migrate it; waits for others."""
    raw = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
    if key is not None:
        key.give(raw)
    raw.set_busy_timeout(BUSY_SECONDS * 1000)
    return raw


def open_immutable(path: Path, key: BookKey | None = None) -> apsw.Connection:
    """Open a file on a medium that cannot be written, where no file can stand beside it."""
    raw = apsw.Connection(
        immutable_uri(path), flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    )
    if key is not None:
        key.give(raw)
    return raw


def immutable_uri(path: Path) -> str:
    """Return the name under which SQLite opens a file that nobody changes."""
    return f"file:{quote(path.absolute().as_posix())}?immutable=1"


def can_share(path: Path, key: BookKey | None = None) -> bool:
    """Return whether a reader can take part in the WAL, which needs files beside the book.

    Opened for writing and held to reading, a connection tidies those files away when it ends; a
    book on a read-only medium, or a write-protected one, is opened as immutable instead.
    """
    if not os.access(path, os.W_OK) and not wal_of(path).exists():
        return False
    probe = None
    try:
        probe = open_raw(path, key)
        probe.execute("SELECT 1 FROM sqlite_master").fetchall()
    except (apsw.CantOpenError, apsw.ReadOnlyError, apsw.IOError):
        return False
    finally:
        if probe is not None:
            probe.close()
    return True


def wal_of(path: Path) -> Path:
    """Return where the changes stand that are not folded into the book yet."""
    return path.with_name(path.name + "-wal")


@contextmanager
def transaction(raw: apsw.Connection) -> Iterator[None]:
    """Write all of it or nothing.

    APSW's own context fails to roll back what SQLite has rolled back already, as it does when the
    disk is full, and hides the reason.
    """
    raw.execute("BEGIN IMMEDIATE")
    try:
        yield
        raw.execute("COMMIT")
    except BaseException:
        if raw.in_transaction:
            raw.execute("ROLLBACK")
        raise


class Connections:
    """The writer of a book and its readers, opened when first asked for."""

    def __init__(self, path: Path, key: BookKey | None, *, read_only: bool) -> None:
        self.read_only = read_only
        immutable = read_only and not can_share(path, key)
        self.writer = BookDatabase(path, key, immutable=immutable, shared=True)
        self.writer.connect()
        self._reader = BookDatabase(path, key, immutable=immutable, shared=False)
        self._opened: list[tuple[threading.Thread, apsw.Connection]] = []
        self._lock = threading.Lock()
        self.closed = False

    @property
    def raw(self) -> apsw.Connection:
        """The writer's APSW connection."""
        self._refuse_closed()  # Peewee would open it again, without the lock
        connection: apsw.Connection = self.writer.connection()
        return connection

    def reader(self) -> BookDatabase:
        """Return the database object whose connection belongs to the calling thread."""
        self._refuse_closed()
        if self._reader.is_closed():
            self._reader.connect()
            with self._lock:
                self._drop_ended()
                self._opened.append((threading.current_thread(), self._reader.connection()))
        return self._reader

    def reader_raw(self) -> apsw.Connection:
        """Return the calling thread's own APSW reader connection."""
        connection: apsw.Connection = self.reader().connection()
        return connection

    @contextmanager
    def writable(self) -> Iterator[apsw.Connection]:
        """Lift `query_only` on the writer for a declared writer, and put it back."""
        raw = self.raw
        raw.execute("PRAGMA query_only=0")
        try:
            yield raw
        finally:
            raw.execute("PRAGMA query_only=1")

    def release_thread(self) -> None:
        """Close the calling thread's reader; a worker calls this when it ends."""
        if not self._reader.is_closed():
            connection = self._reader.connection()
            self._reader.close()
            with self._lock:
                self._opened = [(t, c) for t, c in self._opened if c is not connection]

    def fold_wal(self) -> bool:
        """Fold the WAL into the file without waiting for readers; return whether all of it went."""
        with self.writable() as raw:
            raw.set_busy_timeout(0)
            try:
                busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()[0][0]
            except apsw.BusyError:
                return False
            finally:
                raw.set_busy_timeout(BUSY_SECONDS * 1000)
        return not busy

    def close(self) -> None:
        """Fold the WAL into the file, so that a closed book is one file, and close."""
        self.closed = True
        self._close_readers()
        try:
            if not self.read_only:
                raw: apsw.Connection = self.writer.connection()
                raw.execute("PRAGMA query_only=0")
                raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                raw.execute("PRAGMA optimize=0x10002")
        except apsw.Error as error:  # what is committed stays in the WAL; closing goes on
            _LOG.warning("closing a book, %s: %s", type(error).__name__, error)
        finally:
            self.writer.close()

    def _close_readers(self) -> None:
        """Close every reader, whichever thread opened it."""
        if not self._reader.is_closed():
            self._reader.close()
        with self._lock:
            opened, self._opened = self._opened, []
        for _thread, connection in opened:
            _close(connection)

    def _drop_ended(self) -> None:
        """Close the readers of threads that ended without saying so."""
        for thread, connection in self._opened:
            if not thread.is_alive():
                connection.close()
        self._opened = [(t, c) for t, c in self._opened if t.is_alive()]

    def _refuse_closed(self) -> None:
        if self.closed:
            raise RuntimeError("this book is closed")


def _close(connection: apsw.Connection) -> None:
    """Close a reader; what another thread still reads on it is broken off."""
    until = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.close()
        except apsw.ThreadingViolationError:
            if time.monotonic() > until:
                _LOG.warning("closing a book: a reader is still busy")
                return
            connection.interrupt()
            time.sleep(0.002)
        else:
            return
