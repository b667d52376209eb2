"""An open book with everything its pages need; handed to every page by constructor."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.commands import Commands
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.selection import Selection
from kaccount_desktop.ui.worker import Workers

if TYPE_CHECKING:
    from kaccount_desktop.book.book import Book
    from kaccount_desktop.book.changes import Changes, RowKey
    from kaccount_desktop.rules.clock import Clock
    from kaccount_desktop.ui.language import Language
    from kaccount_desktop.ui.theme import Theme

_LOG = logging.getLogger(__name__)

IDLE_MS: Final = 30_000
"""So long after the last change the WAL is folded into the book's file."""


class Session(QObject):
    """Wraps an open `Book` for Qt.

    `changed` carries one `Changes` after every commit, undo and redo, always on the window's
    thread, whichever thread wrote.
    """

    changed = Signal(object)
    search_asked = Signal(str)
    """A search to show in the customer list (from Ctrl+K)."""
    import_asked = Signal(object)
    """A list file to import, a `Path`."""
    touch_asked = Signal(object)
    """A touch or visit to show in the workspace, by its key."""
    record_asked = Signal(str, object)
    """A record to key in what was written by hand for: its kind (of `PREFIXES`) and key."""
    overdue_counted = Signal(int)
    """How many customers are overdue, for the status bar."""
    ending = Signal()
    """The session ends; what watches over it stops."""
    _arrived = Signal(object)

    def __init__(
        self, book: Book, environment: Environment, commands: Commands, messages: Messages
    ) -> None:
        super().__init__()
        self.book = book
        self.environment = environment
        self.commands = commands
        self.messages = messages
        self.selection = Selection(self)
        self.workers = Workers(
            messages.show_error, environment.report_defect, book.release_thread, self
        )
        self._deleted_customer: int | None = None
        self._arrived.connect(self._settle_choice)
        self._arrived.connect(self.changed)
        self._unlisten = book.listen(self._tell)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(IDLE_MS)
        self._idle.timeout.connect(self._fold_wal)
        self._arrived.connect(lambda _changes: self._idle.start())

    @property
    def theme(self) -> Theme:
        """Colours, fonts, sizes and icons."""
        return self.environment.theme

    @property
    def language(self) -> Language:
        """The language in force."""
        return self.environment.language

    @property
    def clock(self) -> Clock:
        """Today and now."""
        return self.environment.clock

    def words(self, text: Text | str) -> str:
        """Return a text of the lower layers in the language in force."""
        return text if isinstance(text, str) else self.language.words(text)

    def detach(self) -> None:
        """End running work and stop listening; the book stays open for another session."""
        self._idle.stop()
        self.ending.emit()
        self.workers.cancel_all()
        self._unlisten()

    def close(self) -> None:
        """End running work, keep a backup, then close the book."""
        self.detach()
        if not (self.book.read_only or self.book.closed):
            try:
                self.book.back_up("close")
            except KnownError as error:
                self.messages.show_error(error)
        self.book.close()

    def _settle_choice(self, changes: Changes) -> None:
        """Let go of what was deleted; choose a customer again when its deletion is undone."""
        chosen = self.selection
        if _gone(changes, "customer", chosen.customer):
            self._deleted_customer = chosen.customer
            chosen.choose_customer(None)
        elif self._deleted_customer in _inserted(changes, "customer"):
            chosen.choose_customer(self._deleted_customer)
            self._deleted_customer = None
        if _gone(changes, "project", chosen.project):
            chosen.choose_project(None)
        if _gone(changes, "contact", chosen.contact):
            chosen.choose_contact(None)

    def _fold_wal(self) -> None:
        """Fold what was changed into the file; while somebody reads or writes, later."""
        try:
            folded = self.book.checkpoint()
        except KnownError as error:  # nothing is lost: it stays in the WAL, and closing tells
            _LOG.warning("folding the WAL: %s", error.text.en)
            folded = False
        if not folded:
            self._idle.start()

    def _tell(self, changes: Changes) -> None:
        # The book calls on the thread that wrote; a signal carries it to ours.
        self._arrived.emit(changes)


def _gone(changes: Changes, table: str, key: int | None) -> bool:
    return table in changes.tables and key in changes.tables[table].deleted


def _inserted(changes: Changes, table: str) -> set[RowKey]:
    return changes.tables[table].inserted if table in changes.tables else set()
