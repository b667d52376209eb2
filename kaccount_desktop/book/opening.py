"""What must be true of a file before it is opened as a book, and what is read first."""

from __future__ import annotations

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path, PurePath

import apsw
from peewee import PeeweeException

from kaccount_desktop.book import migrations, refusals
from kaccount_desktop.book.connection import (
    APPLICATION_ID,
    can_share,
    open_immutable,
    open_raw,
    wal_of,
)
from kaccount_desktop.book.copying import remove_book
from kaccount_desktop.book.lock import system_user
from kaccount_desktop.book.models import JOURNALED
from kaccount_desktop.book.password import BookKey, is_locked, key_of
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

SQLITE_HEADER = b"SQLite format 3\x00"
SYNCED_FOLDERS = (
    "onedrive",
    "nutstore",
    "坚果云",
    "dropbox",
    "icloud",
    "mobile documents",
    "google drive",
    "百度网盘",
    "baidunetdisk",
    "baidusyncdisk",
    "weiyun",
    "微云",
)


_KEYED = (
    *((str(m._meta.table_name), "key") for m in JOURNALED if "key" in m._meta.fields),
    ("journal", "entry"),
)


def whole_path(path: Path | str) -> Path:
    """Return the path from the root without links: one book has one lock, wherever we stand."""
    try:
        whole = Path(path).resolve()
        str(whole).encode("utf-8")
        with suppress(FileNotFoundError, NotADirectoryError, PermissionError):
            whole.lstat()  # too long a name, or a share that is gone, is told here
    except OSError as error:
        raise refusals.odd_name(path, error.strerror or "") from error
    except (RuntimeError, ValueError) as error:
        raise refusals.odd_name(path) from error
    return whole


def refuse_existing(path: Path) -> None:
    """Raise when the path is taken or its folder is not there."""
    if path.exists():
        raise refusals.exists(path)
    if not path.parent.is_dir():
        raise refusals.no_folder(path.parent)


def create_file(path: Path, key: BookKey | None = None) -> None:
    """Make the file of an empty book; it appears when it is complete, or not at all."""
    part = path.with_name(f".{path.name[:60]}.part")
    try:
        remove_book(part)
        migrations.create(part, key)
        part.replace(path)
    except (apsw.Error, OSError) as error:
        with suppress(OSError):
            remove_book(part)
        if isinstance(error, apsw.FullError):
            raise refusals.disk_full(path) from error
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        raise refusals.cannot_write(path.parent, reason) from error


def unlock(path: Path, password: str | None) -> BookKey | None:
    """Return the key of a book with a password, None for a book in clear.

    Raises KnownError as `refuse_strangers`, when a password is needed, and when it is wrong.
    """
    if not path.is_file():
        raise refusals.missing(path)
    try:
        locked = is_locked(path)
    except OSError as error:
        raise refusals.cannot_read(path, error.strerror or str(error)) from error
    if not locked:
        refuse_strangers(path)
        return None
    if password is None:
        raise refusals.password_needed(path)
    key = key_of(path, password)
    try:
        raw = open_immutable(path, key)
        try:
            ours = raw.pragma("application_id") == APPLICATION_ID
        finally:
            raw.close()
    except apsw.NotADBError as error:
        raise refusals.wrong_password(path) from error
    except apsw.Error as error:
        raise refusals.damaged(path, str(error)) from error
    if not ours:
        raise refusals.not_a_book(path)
    return key


def refuse_strangers(path: Path) -> None:
    """Raise when a file is no book in clear, or cut short, judged by its header."""
    try:
        with path.open("rb") as file:
            header = file.read(100)
        size = path.stat().st_size
    except OSError as error:
        raise refusals.cannot_read(path, error.strerror or str(error)) from error
    if len(header) < 100 or not header.startswith(SQLITE_HEADER):
        raise refusals.not_a_book(path)
    if struct.unpack(">I", header[68:72])[0] != APPLICATION_ID:
        raise refusals.not_a_book(path)
    page = struct.unpack(">H", header[16:18])[0] or 65536
    page = 65536 if page == 1 else page
    pages = struct.unpack(">I", header[28:32])[0]
    waiting = wal_of(path).exists()
    if size < pages * page and not waiting:
        raise refusals.damaged(path, f"{size} / {pages * page} B")


def refuse_write_protected(path: Path) -> None:
    """Raise when the file may be read only, before SQLite leaves files beside it."""
    if not os.access(path, os.W_OK):
        raise refusals.write_protected(path)


def refuse_other_versions(path: Path, key: BookKey | None) -> None:
    """Raise when a book opened for reading is newer, or too old to be read without migrating."""
    if not can_share(path, key) and wal_of(path).exists() and wal_of(path).stat().st_size:
        raise refusals.unfolded(path)
    found = _version(path, key)
    if found > migrations.VERSION:
        raise refusals.newer(path, found, migrations.VERSION)
    if found < migrations.VERSION:
        raise refusals.older(path)


def refuse_newer(path: Path, key: BookKey | None) -> None:
    """Raise when a book is of a later program."""
    with worded_opening(path):
        found = _version(path, key)
    if found > migrations.VERSION:
        raise refusals.newer(path, found, migrations.VERSION)


def _version(path: Path, key: BookKey | None) -> int:
    """Return the schema version, leaving no file beside the book."""
    # Opened for writing, the connection tidies its WAL away when it is closed.
    raw = open_raw(path, key) if can_share(path, key) else open_immutable(path, key)
    try:
        return migrations.user_version(raw)
    finally:
        raw.close()


@contextmanager
def worded(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file into a sentence; programming errors pass."""
    try:
        yield
    except (apsw.Error, PeeweeException) as error:
        refusal = _refusal(path, error)
        if refusal is None:
            raise
        raise refusal from error


@contextmanager
def worded_opening(path: Path) -> Iterator[None]:
    """As `worded`, where a table that is not there can only be damage."""
    with worded(path):
        try:
            yield
        except apsw.SQLError as error:
            raise refusals.damaged(path, str(error)) from error


@contextmanager
def worded_reading(path: Path) -> Iterator[None]:
    """As `worded`, where text that cannot be decoded can only be damage, and writing a defect."""
    with worded(path):
        try:
            yield
        except UnicodeDecodeError as error:
            raise refusals.damaged(path, error.reason) from error
        except (apsw.ReadOnlyError, PeeweeException) as error:
            if isinstance(_cause(error), apsw.ReadOnlyError):
                raise TypeError("reading writes nothing; rows are written by change()") from error
            raise


def _refusal(path: Path, error: BaseException | None) -> KnownError | None:
    """Return the sentence for an error about the file."""
    error = _cause(error)
    damaged_index = isinstance(error, apsw.SQLError) and "fts5 file format" in str(error)
    if damaged_index or isinstance(error, (apsw.CorruptError, apsw.NotADBError)):
        return refusals.damaged(path, str(error))
    if isinstance(error, apsw.FullError):
        return refusals.disk_full(path)
    if isinstance(error, (apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError)):
        return refusals.cannot_write(path, str(error))
    if (
        isinstance(error, apsw.ConstraintError)
        and getattr(error, "extendedresult", 0) == apsw.SQLITE_CONSTRAINT_FOREIGNKEY
    ):
        return refusals.gone_meanwhile()
    if isinstance(error, (apsw.BusyError, apsw.LockedError)):
        return refusals.in_use(path, "")
    return None


def _cause(error: BaseException | None) -> BaseException | None:
    """Return the error that Peewee has wrapped."""
    while isinstance(error, PeeweeException):
        error = error.__cause__ or error.__context__
    return error


def folder_warning(path: Path) -> Text | None:
    """Return a warning when a book would live on a network or synced folder, else None."""
    parts = [part.lower() for part in PurePath(path).parts]
    synced = any(name in part for part in parts for name in SYNCED_FOLDERS)
    network = str(path).startswith(("\\\\", "//"))
    if not (synced or network):
        return None
    return Text(
        "This folder is on a network or is synced. A book open there can be damaged by the "
        "synchronisation; keep it in a local folder and use “Save a copy” to share it.",
        "该文件夹在网络或同步盘上。客户库打开时可能被同步程序损坏；请放在本地文件夹，"
        "需要共享时用「另存副本」。",
    )


def largest_key(raw: apsw.Connection) -> int:
    """Return the largest entity or journal key in the book, 0 for none."""
    largest = 0
    for table, column in _KEYED:
        sql = f'SELECT coalesce(max("{column}"),0) FROM "{table}"'  # noqa: S608
        largest = max(largest, int(raw.execute(sql).get))
    return largest


def person(raw: apsw.Connection) -> str:
    """Return who writes: the colleague marked as owner of the book, else the system's user."""
    row = raw.execute(
        "SELECT c.name FROM about a JOIN colleague c ON c.key=CAST(a.value AS INTEGER)"
        " WHERE a.name='me'"
    ).fetchone()
    return str(row[0]) if row else system_user()
