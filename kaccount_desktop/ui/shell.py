"""The program's window over its whole life: books come and go, the language changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from kaccount_desktop.book.book import Book
from kaccount_desktop.ui.doors import Doors, SampleMaker
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.session import Session


class Shell(QObject):
    """Owns the window and the session; builds the window anew in another language.

    `assemble` is called for each window, so that titles come out in the language in force.
    """

    window_changed = Signal()

    def __init__(self, environment: Environment, assemble: Callable[[], Parts], make_sample: SampleMaker) -> None:
        super().__init__()
        self._environment = environment
        self._assemble = assemble
        self._make_sample = make_sample
        self.window = self._build()

    @property
    def session(self) -> Session | None:
        """The open book, if any."""
        return self.window.session

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def open(self, path: Path) -> bool:
        """Open a book file; False when it was refused (the user was told why)."""
        return self._doors.open(path)

    def show_book(self, book: Book) -> None:
        """Show an open book, closing the one before."""
        self.close_book()
        self._environment.state.add_recent(book.path, self._environment.clock.now())
        self._adopt(book)

    def close_book(self) -> None:
        """Close the open book, if any, and show the first-start page."""
        session = self.window.leave_session()
        if session is not None:
            session.close()
        self.window.show_recent()

    def _build(self) -> MainWindow:
        QApplication.setApplicationDisplayName(self.tr("KAccount"))
        window = MainWindow(self._environment, self._assemble())
        doors = self._doors = Doors(self._environment, window, self._make_sample)
        commands = window.commands
        commands.new_book.handle(doors.ask_new)
        commands.open_book.handle(doors.ask_open)
        commands.open_sample.handle(doors.open_sample)
        commands.import_list.handle(doors.ask_list)
        commands.close_book.handle(self.close_book)
        window.book_dropped.connect(doors.open)
        window.list_dropped.connect(doors.take_list)
        window.language_asked.connect(self._speak)
        doors.opened.connect(self.show_book)
        doors.list_chosen.connect(self._import)
        window.refresh_commands()
        return window

    def _adopt(self, book: Book) -> Session:
        window = self.window
        session = Session(book, self._environment, window.commands, window.messages)
        window.show_session(session)
        return session

    def _import(self, path: Path) -> None:
        if self.session is not None:
            self.session.import_asked.emit(path)

    def _speak(self, code: str) -> None:
        """Build the window anew in another language, with the same book and customer."""
        if code == self._environment.language.code:
            return
        self._environment.settings.put("language", code)
        old = self.window
        session = old.leave_session()
        self._environment.language.use(code)
        if session is not None:
            session.detach()
        self.window = self._build()
        self.window.setGeometry(old.geometry())
        if session is not None:
            new = self._adopt(session.book)
            new.selection.choose_customer(session.selection.customer)
            session.deleteLater()
        self.window.setVisible(old.isVisible())
        old.deleteLater()
        self.window_changed.emit()
