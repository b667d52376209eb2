"""The open book: reading, the one write path, undo and redo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import apsw

from kaccount_desktop.book import blobs, derived, journal, migrations, opening, refusals
from kaccount_desktop.book.book_file import BookFile
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.changes import Changes, read_changes
from kaccount_desktop.book.concerned import WATCHED, find_customers
from kaccount_desktop.book.connection import transaction
from kaccount_desktop.book.journal import Entry
from kaccount_desktop.book.keys import KeyMaker, new_node
from kaccount_desktop.book.lock import BookLock
from kaccount_desktop.book.password import BookKey, new_key
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.language import Text, same

Listener = Callable[[Changes], None]


class Book(BookFile):
    """One book file, open. Make it with `create` or `open`, and `close` it.

    Reading is free on any thread. Writing happens in `change`, one at a time; a second writer is
    refused, not queued.
    """

    def __init__(
        self,
        path: Path,
        clock: Clock,
        *,
        read_only: bool,
        lock: BookLock | None,
        node: int | None,
        key: BookKey | None,
    ) -> None:
        super().__init__(path, clock, read_only=read_only, lock=lock, key=key)
        self._listeners: list[Listener] = []
        self._keys = KeyMaker(new_node() if node is None else node)
        try:
            self._keys.start_above(opening.largest_key(self._connections.raw))
        except BaseException:
            self._connections.writer.close()
            raise

    @classmethod
    def create(
        cls,
        path: Path | str,
        clock: Clock | None = None,
        *,
        node: int | None = None,
        password: str | None = None,
    ) -> Book:
        """Make a new book and open it; raises KnownError when it cannot be written there.

        `node` is this installation's number in keys; without it, one is drawn for this opening.
        With a password, nothing of the book is ever written in clear.
        """
        key = None if password is None else new_key(password)
        path = opening.whole_path(path)
        opening.refuse_existing(path)
        lock = BookLock(path)
        lock.take()
        try:
            opening.refuse_existing(path)  # another program may have made it meanwhile
            opening.create_file(path, key)
            return cls(path, clock or Clock(), read_only=False, lock=lock, node=node, key=key)
        except BaseException:
            lock.free()
            raise

    @classmethod
    def open(
        cls,
        path: Path | str,
        clock: Clock | None = None,
        *,
        read_only: bool = False,
        node: int | None = None,
        password: str | None = None,
    ) -> Book:
        """Open a book, bringing an older one up to date first.

        Raises KnownError, each with its own sentence: missing, not a book, newer, in use, damaged,
        PasswordNeededError, WrongPasswordError. A book in clear opens with any password.
        """
        path, clock = opening.whole_path(path), clock or Clock()
        key = opening.unlock(path, password)
        if read_only:
            with opening.worded_opening(path):
                opening.refuse_other_versions(path, key)
                return cls(path, clock, read_only=True, lock=None, node=node, key=key)
        lock = BookLock(path)
        lock.take()
        try:
            opening.refuse_write_protected(path)
            with opening.worded_opening(path):
                migrations.migrate(path, key, clock.now())
                return cls(path, clock, read_only=False, lock=lock, node=node, key=key)
        except BaseException:
            lock.free()
            raise

    def opened_again(self) -> Book:
        """Open the file once more, for reading what is committed now."""
        return Book(self.path, self.clock, read_only=True, lock=None, node=None, key=self._key)

    # Reading

    def read(self, query: Any) -> list[Any]:
        """Run a Peewee query on this thread's reader; return named tuples."""
        with opening.worded_reading(self.path):
            return list(query.namedtuples().execute(self._connections.reader()))

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        """Run SQL of the `book` layer on this thread's reader; return plain tuples."""
        with self.reading() as raw:
            return raw.execute(sql, parameters).fetchall()

    @contextmanager
    def reading(self) -> Iterator[apsw.Connection]:
        """Read on this thread's reader; damage that is met becomes a KnownError."""
        with opening.worded_reading(self.path):
            yield self._connections.reader_raw()

    def has_file(self, sha256: str) -> bool:
        """Return whether the bytes with this hash are in the book."""
        with self.reading() as raw:
            return blobs.is_kept(raw, sha256)

    @contextmanager
    def one_moment(self) -> Iterator[None]:
        """Let all reading on this thread see the book of one moment, whoever writes meanwhile."""
        with self.reading() as raw:
            raw.execute("BEGIN")
            try:
                yield
            finally:
                raw.execute("ROLLBACK")

    # Writing

    @contextmanager
    def change(self, title: Text | str) -> Iterator[Change]:
        """Write within one journal entry named `title`, one undo takes it back.

        All or nothing: an exception leaves the book as it was. Listeners hear of it after the
        commit, in the calling thread. Raises KnownError when another change runs.
        """
        wording = same(title) if isinstance(title, str) else title
        with self._writer() as raw:
            changes = None
            with transaction(raw):
                with self._recorded(raw) as session:
                    change = Change(self._connections.writer, raw, self._keys)
                    try:
                        yield change
                    finally:
                        change.end()
                    changeset = session.changeset()
                if changeset:
                    raw.execute("UPDATE journal SET state='abandoned' WHERE state='undone'")
                    changes = self._record(raw, wording, changeset)
        self._emit(changes)

    @contextmanager
    def local_change(self) -> Iterator[apsw.Connection]:
        """Write tables that belong to this laptop (map places, layouts): no journal, no undo."""
        with self._writer() as raw, transaction(raw), self._recorded(raw) as session:
            yield raw
            if not session.is_empty:
                raise TypeError("journaled tables are written by change() only")

    def undo(self) -> Entry | None:
        """Take back the last change; return its entry, or None when there is none."""
        return self._reverse(journal.next_undo, "undo", "undone")

    def redo(self) -> Entry | None:
        """Do again what was undone last; return its entry, or None."""
        return self._reverse(journal.next_redo, "redo", "done")

    def revert(self, entry: Entry) -> None:
        """Take back an older entry; raises KnownError when later changes touched its rows."""

        def still(raw: apsw.Connection) -> Entry:
            journal.refuse_touched_later(raw, entry)
            return entry

        self._reverse(still, "revert", None)

    def next_undo(self) -> Entry | None:
        """Return the entry Undo would take back."""
        with self.reading() as raw:
            return journal.next_undo(raw)

    def next_redo(self) -> Entry | None:
        """Return the entry Redo would do again."""
        with self.reading() as raw:
            return journal.next_redo(raw)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call `listener` after every change; return the way to stop it."""
        self._listeners.append(listener)

        def stop() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return stop

    # Inside

    @contextmanager
    def _writer(self) -> Iterator[apsw.Connection]:
        with self._alone(), opening.worded(self.path), self._connections.writable() as raw:
            yield raw

    @contextmanager
    def _recorded(self, raw: apsw.Connection) -> Iterator[apsw.Session]:
        """Record what is written to journaled tables, and refuse tables made or altered."""
        version = raw.pragma("schema_version")
        with closing(journal.open_session(raw)) as session:
            yield session
        if raw.pragma("schema_version") != version:
            raise TypeError("a change writes rows; tables are made by migrations only")

    def _record(
        self,
        raw: apsw.Connection,
        title: Text,
        changeset: bytes,
        act: str = "change",
        undoes: int | None = None,
    ) -> Changes:
        changes = read_changes(changeset, WATCHED)
        changes.customers = find_customers(raw, changes)
        changes.title_en, changes.title_zh = title.en, title.zh
        changes.entry = self._keys.next()
        derived.refresh(raw, changes)
        journal.store(
            raw,
            entry=changes.entry,
            title=title,
            now=self.clock.now(),
            person=opening.person(raw),
            version=migrations.VERSION,
            changeset=changeset,
            changes=changes,
            act=act,
            undoes=undoes,
        )
        return changes

    def _reverse(
        self, choose: Callable[[apsw.Connection], Entry | None], act: str, state: str | None
    ) -> Entry | None:
        with self._writer() as raw:
            entry = choose(raw)  # chosen here, so that two threads never take the same one
            if entry is None:
                return None
            floor = journal.undo_floor(raw)
            if entry.version < floor or not journal.columns_fit(entry.version, migrations.VERSION):
                reason = Text("it is from an older format", "该记录来自旧版格式")
                raise refusals.not_undoable(entry.title, reason)
            changeset = journal.changeset_of(raw, entry.entry)
            if act != "redo":
                changeset = apsw.Changeset.invert(changeset)
            with transaction(raw):
                journal.apply(raw, changeset, entry)
                changes = self._record(raw, entry.title, changeset, act, entry.entry)
                if journal.broken_references(raw, set(changes.tables)):
                    raise refusals.not_undoable(entry.title, journal.NEEDED)
                if state is not None:
                    raw.execute("UPDATE journal SET state=? WHERE entry=?", (state, entry.entry))
                else:
                    raw.execute("UPDATE journal SET state='abandoned' WHERE state='undone'")
        self._emit(changes)
        return entry

    def _emit(self, changes: Changes | None) -> None:
        """Tell every listener; a defect in one keeps nobody else from hearing."""
        if changes is None:
            return
        defects: list[Exception] = []
        for listener in list(self._listeners):
            try:
                listener(changes)
            except Exception as error:  # noqa: BLE001 -- raised below
                defects.append(error)
        if defects:
            raise defects[0]
