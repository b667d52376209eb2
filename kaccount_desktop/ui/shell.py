"""The program's window over its whole life: books come and go, the language changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication

from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.doors import Doors, SampleMaker
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.safety.keeping import Keeper
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.waiting import when_free

if TYPE_CHECKING:
    from kaccount_desktop.book.book import Book

LONGEST_WAIT_MS = 1000
"""A window that is never painted (started minimised) opens its book after this."""


class Shell(QObject):
    """Owns the window and the session; builds the window anew in another language or text size.

    `assemble` is called for each window, so that titles come out in the language in force.
    """

    window_changed = Signal()

    def __init__(
        self, environment: Environment, assemble: Callable[[], Parts], make_sample: SampleMaker
    ) -> None:
        super().__init__()
        self._environment = environment
        self._assemble = assemble
        self._make_sample = make_sample
        self._coming: tuple[Path, str | None] | None = None
        self._keeper: Keeper | None = None
        self.window = self._build()

    @property
    def session(self) -> Session | None:
        """The open book, if any."""
        return self.window.session

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def open(self, path: Path, password: str | None = None) -> bool:
        """Open a book file; False when it was refused (the user was told why)."""
        return self._doors.open(path, password)

    @Slot(object)
    def warn(self, text: Text) -> None:
        """Tell of a defect; may be called from every thread by a signal."""
        self.window.messages.tell(text, warn=True)

    def take(self, book: Path | None) -> None:
        """A second start named a book: come forward, and open it as if it were chosen here."""
        window = self.window
        if window.isMinimized():
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()
        if book is not None:
            when_free(lambda: self._open_other(book), self)

    def _open_other(self, path: Path) -> None:
        """Open a book, unless it is the one that is open."""
        self._coming = None
        session = self.session
        if session is None or not _is_same(session.book.path, path):
            self.open(path)

    def open_after_start(self, path: Path, password: str | None = None) -> None:
        """Show the window's frame at once, then open the book; call before `show`."""
        self._coming = path, password
        self.window.expect_book(path)
        self.window.painted.connect(self._open_coming)
        QTimer.singleShot(LONGEST_WAIT_MS, self._open_coming)

    def _open_coming(self) -> None:
        coming, self._coming = self._coming, None
        if coming is not None:
            self.open(*coming)

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
        commands.settings.handle(self._show_settings)
        commands.keys.handle(self._show_keys)
        commands.about.handle(self._show_about)
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
        window.commands.close_book.handle(self.close_book)
        window.commands.save_copy.handle(self._save_copy)
        keeper = Keeper(session, window)
        keeper.restore_asked.connect(self._restore)
        keeper.close_asked.connect(self.close_book)
        self._keeper = keeper
        window.refresh_commands()
        return session

    def _show_settings(self) -> None:
        from kaccount_desktop.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._environment, self.window.messages, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.stored.connect(self._obey)
        dialog.open()

    def _save_copy(self) -> None:
        """Ask where, then copy the open book in a worker and say so."""
        session = self.session
        place = self._doors.ask_copy(session.book.path) if session else None
        if session is None or place is None:
            return
        book, window = session.book, self.window
        session.workers.start(
            lambda _job: book.save_copy(place),
            lambda _done: window.messages.tell(
                Text("Saved a checked copy as {path}.", "已另存并核对副本：{path}。").format(
                    path=place
                )
            ),
        )

    def _restore(self, backup: Path) -> None:
        """Put a backup in the place of the open book, and show that."""
        session = self.window.leave_session()
        if session is None:
            return
        session.detach()
        book, customer = session.book, session.selection.customer
        self._doors.restore_open(book, backup)
        session.deleteLater()
        self._adopt(book).selection.choose_customer(customer)

    def _show_keys(self) -> None:
        from kaccount_desktop.ui.help import KeysDialog

        dialog = KeysDialog(self._environment.theme, self.window.commands, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_about(self) -> None:
        from kaccount_desktop.ui.help import AboutDialog

        dialog = AboutDialog(self._environment.theme, self.window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _obey(self, name: str) -> None:
        """Put a setting into force."""
        settings, theme = self._environment.settings, self._environment.theme
        if name == "theme":
            theme.set_mode(str(settings.value("theme")))
        elif name == "density":
            theme.set_density(str(settings.value("density")))
        elif name == "text_size":
            QTimer.singleShot(0, self._size_as_set)
        elif name == "lock_minutes" and self._keeper is not None and self.session is not None:
            self._keeper.watch()
        elif name == "language":
            # Building the window anew deletes the dialog this came from: after its own event.
            QTimer.singleShot(0, self._speak_as_set)

    def _import(self, path: Path) -> None:
        if self.session is not None:
            self.session.import_asked.emit(path)

    def _speak(self, code: str) -> None:
        with self.window.messages.guard():
            self._environment.settings.put("language", code)
        QTimer.singleShot(0, self._speak_as_set)

    def _speak_as_set(self) -> None:
        """Build the window anew in the language of the settings, with the same book and choice."""
        language = self._environment.language
        before = language.code
        language.use(str(self._environment.settings.value("language")))
        if language.code != before:
            self._environment.theme.renew()
            self._renew_window()

    def _size_as_set(self) -> None:
        """Set all type larger or smaller, as the settings say, and offer them again."""
        size = int(self._environment.settings.value("text_size"))
        self._environment.theme.set_text_scale(size / 100)
        self._renew_window()
        self._show_settings()

    def _renew_window(self) -> None:
        """Build the window anew around the same book and choice."""
        old = self.window
        shown = old.isVisible()
        session = old.leave_session()
        self.window = self._build()
        self.window.restoreGeometry(old.saveGeometry())
        if session is not None:
            session.detach()
            new = self._adopt(session.book)
            new.selection.choose_customer(session.selection.customer)
            session.deleteLater()
        self.window.setVisible(shown)
        old.hide()
        old.deleteLater()
        self.window_changed.emit()


def _is_same(one: Path, other: Path) -> bool:
    """Return whether two paths lead to one file."""
    try:
        return one.samefile(other)
    except OSError:
        return False
