"""The ways into a book: new, open, the sample, and a list that begins one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.presence import is_there
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.main_window import BOOK_SUFFIX, LIST_SUFFIXES, MainWindow

if TYPE_CHECKING:
    from kaccount_desktop.book.book import Book

T = TypeVar("T")
SampleMaker = Callable[[Path, Clock], None]


class Doors(QObject):
    """Asks for files and opens books.

    `opened` carries a `Book`; `list_chosen` the `Path` of a list to import into the open book.
    """

    opened = Signal(object)
    list_chosen = Signal(object)

    def __init__(
        self, environment: Environment, window: MainWindow, make_sample: SampleMaker
    ) -> None:
        super().__init__(window)
        self._environment = environment
        self._window = window
        self._make_sample = make_sample

    def ask_new(self) -> None:
        """Ask where a new book should be, make and open it."""
        self._ask_and_make(self.tr("My customers"))

    def ask_open(self) -> None:
        """Ask for a book and open it."""
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Open book"),
            str(self._environment.documents),
            self.tr("Books (*.kabook)"),
        )
        if chosen:
            self.open(Path(chosen))

    def ask_list(self) -> None:
        """Ask for a list to import; without an open book, also where the new book should be."""
        kinds = " ".join(f"*{suffix}" for suffix in LIST_SUFFIXES)
        chosen, _kind = QFileDialog.getOpenFileName(
            self._window,
            self.tr("Import customers"),
            str(self._environment.documents),
            self.tr("Lists ({})").format(kinds),
        )
        if chosen:
            self.take_list(Path(chosen))

    def take_list(self, path: Path) -> None:
        """Import a list, making a book for it first when none is open."""
        if self._window.session is None:
            from kaccount_desktop.files.tables import refuse_what_is_no_list

            with self._window.messages.guard() as guard:
                refuse_what_is_no_list(path)
            if guard.refused:  # no book is left behind by a file that was none of ours
                return
            if not self._ask_and_make(path.stem):
                return
        self.list_chosen.emit(path)

    def make(self, path: Path, password: str | None = None) -> bool:
        """Make a book and open it; False when the place refused it."""
        from kaccount_desktop.book.book import Book

        with self._window.messages.guard() as guard:
            self.opened.emit(Book.create(path, self._environment.clock, password=password))
        return not guard.refused

    def open(self, path: Path, password: str | None = None, *, read_only: bool = False) -> bool:
        """Open a book, asking for its password; False when it was not opened (the user knows why)."""
        from kaccount_desktop.book import refusals
        from kaccount_desktop.book.book import Book

        def opened(typed: str | None) -> Book:
            clock = self._environment.clock
            return Book.open(path, clock, read_only=read_only, password=typed)

        book: Book | None = None
        try:
            try:
                book = opened(password)
            except (refusals.PasswordNeededError, refusals.WrongPasswordError):
                book = self._unlocked(path, opened)
        except refusals.DamagedError as error:
            return self._offer_help(path, error, password, readable=not read_only)
        except KnownError as error:
            self._window.messages.show_error(error)
        if book is not None:
            self.opened.emit(book)
        elif self._window.session is None:
            self._window.show_first_start()
        return book is not None

    def restore_open(self, book: Book, backup: Path) -> None:
        """Put a backup in the place of an open book; one with another password asks for it."""
        from kaccount_desktop.book import refusals

        def restored(typed: str | None) -> bool:
            book.restore(backup, typed)
            return True

        with self._window.messages.guard():
            try:
                restored(None)
            except (refusals.PasswordNeededError, refusals.WrongPasswordError):
                self._unlocked(backup, restored)

    def _ask_and_make(self, name: str) -> bool:
        """Ask where a new book should be and for its password, and make it; False for no book."""
        from kaccount_desktop.book.opening import folder_warning
        from kaccount_desktop.book.password import SHORTEST
        from kaccount_desktop.ui.safety.new_book import NewBookDialog

        def advise(path: Path) -> str:
            warning = folder_warning(path)
            return "" if warning is None else self._environment.language.words(warning)

        environment = self._environment
        place = self._free_place(name)
        dialog = NewBookDialog(environment.theme, place, SHORTEST, advise, self._window)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted and self.make(dialog.path, dialog.password)

    def _free_place(self, name: str) -> Path:
        """Return a place where no book is yet."""
        folder, free, number = self._environment.documents, name, 1
        while is_there(folder / (free + BOOK_SUFFIX)):
            number += 1
            free = f"{name} {number}"
        return folder / (free + BOOK_SUFFIX)

    def _unlocked(self, path: Path, act: Callable[[str], T]) -> T | None:
        """Ask for a password until `act` takes it; None when the user leaves.

        Raises KnownError for what another password does not help.
        """
        from kaccount_desktop.book import refusals
        from kaccount_desktop.ui.safety.passwords import UnlockDialog

        answers: list[T] = []
        others: list[KnownError] = []

        def attempt(typed: str) -> str:
            try:
                answers.append(act(typed))
            except refusals.WrongPasswordError as error:
                return self._environment.language.words(error.text)
            except KnownError as error:
                others.append(error)
            return ""

        dialog = UnlockDialog(self._environment.theme, path.name, attempt, self._window)
        dialog.exec()
        dialog.deleteLater()
        if others:
            raise others[0]
        return answers[0] if answers else None

    def _offer_help(
        self, path: Path, error: KnownError, password: str | None, *, readable: bool
    ) -> bool:
        """Offer what helps with a damaged book; return whether one was opened."""
        from kaccount_desktop.ui.safety.damage import Damage

        if self._window.session is None:
            self._window.show_first_start()
        done = [False]

        def read() -> None:
            done[0] = self.open(path, password, read_only=True)

        def restore(backup: Path) -> None:
            done[0] = self._put_back(path, backup)

        damage = Damage(self._environment, self._window.messages, path, self._window)
        damage.read_asked.connect(read)
        damage.restore_asked.connect(restore)
        damage.offer(error, readable=readable)
        damage.deleteLater()
        return done[0]

    def _put_back(self, path: Path, backup: Path) -> bool:
        """Put a backup in the place of a damaged book and open it."""
        from kaccount_desktop.book import refusals, rescue

        def put(typed: str | None) -> Path:
            return rescue.put_back(path, backup, self._environment.clock.now(), typed)

        with self._window.messages.guard() as guard:
            try:
                put(None)
            except (refusals.PasswordNeededError, refusals.WrongPasswordError):
                if self._unlocked(backup, put) is None:
                    return False
        return not guard.refused and self.open(path)

    def open_sample(self) -> None:
        """Open the sample book, made once in the documents folder."""
        path = self._environment.documents / (self.tr("KAccount sample") + BOOK_SUFFIX)
        if not is_there(path):
            with self._window.messages.guard():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._make_sample(path, self._environment.clock)
        if is_there(path):
            self.open(path)

    def ask_copy(self, book: Path) -> Path | None:
        """Ask where a copy of a book should be; None when the user thinks better of it."""
        from kaccount_desktop.book.opening import folder_warning

        name = self.tr("{} copy").format(book.stem)
        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            self.tr("Save a copy"),
            str(self._environment.documents / (name + BOOK_SUFFIX)),
            self.tr("Books (*.kabook)"),
        )
        if not chosen:
            return None
        path, messages = Path(chosen), self._window.messages
        if path.suffix.lower() != BOOK_SUFFIX:  # the dialog asked about another name
            path = path.with_name(path.name + BOOK_SUFFIX)
            question = self.tr("{} exists already. Replace it?").format(path.name)
            if is_there(path) and not messages.ask(question, self.tr("Replace")):
                return None
        warning = folder_warning(path)
        if warning is not None:
            words = self._environment.language.words(warning)
            if not messages.ask(words, self.tr("Make it here")):
                return None
        return path
