"""The ways into a book: new, open, the sample, and a list that begins one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.main_window import BOOK_SUFFIX, LIST_SUFFIXES, MainWindow

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
        path = self._ask_new_place(self.tr("My customers"))
        if path is not None:
            self.make(path)

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
            place = self._ask_new_place(path.stem)
            if place is None or not self.make(place):
                return
        self.list_chosen.emit(path)

    def make(self, path: Path) -> bool:
        """Make a book and open it; False when the place refused it."""
        from kaccount_desktop.book.book import Book

        with self._window.messages.guard() as guard:
            self.opened.emit(Book.create(path, self._environment.clock))
        return not guard.refused

    def open(self, path: Path) -> bool:
        """Open a book; False when it could not be opened (the user was told why)."""
        from kaccount_desktop.book.book import Book

        with self._window.messages.guard() as guard:
            self.opened.emit(Book.open(path, self._environment.clock))
        if guard.refused and self._window.session is None:
            self._window.show_first_start()
        return not guard.refused

    def open_sample(self) -> None:
        """Open the sample book, made once in the documents folder."""
        path = self._environment.documents / (self.tr("KAccount sample") + BOOK_SUFFIX)
        if not path.exists():
            with self._window.messages.guard():
                path.parent.mkdir(parents=True, exist_ok=True)
                self._make_sample(path, self._environment.clock)
        if path.exists():
            self.open(path)

    def ask_copy(self, book: Path) -> Path | None:
        """Ask where a copy of a book should be; None when the user thinks better of it."""
        path, asked = self._ask_place(
            self.tr("Save a copy"), self.tr("{} copy").format(book.stem), QFileDialog.Option(0)
        )
        if path is not None and not asked and path.exists():
            question = self.tr("{} exists already. Replace it?").format(path.name)
            if not self._window.messages.ask(question, self.tr("Replace")):
                return None
        return path

    def _ask_new_place(self, name: str) -> Path | None:
        """Ask where a new book should be; a book that is there already is never replaced."""
        folder, free, number = self._environment.documents, name, 1
        while (folder / (free + BOOK_SUFFIX)).exists():
            number += 1
            free = f"{name} {number}"
        option = QFileDialog.Option.DontConfirmOverwrite
        return self._ask_place(self.tr("New book"), free, option)[0]

    def _ask_place(
        self, title: str, name: str, option: QFileDialog.Option
    ) -> tuple[Path | None, bool]:
        """Return the place chosen, and whether the dialog has asked about what stands there."""
        from kaccount_desktop.book.opening import folder_warning

        chosen, _kind = QFileDialog.getSaveFileName(
            self._window,
            title,
            str(self._environment.documents / (name + BOOK_SUFFIX)),
            self.tr("Books (*.kabook)"),
            "",
            option,
        )
        if not chosen:
            return None, False
        path = Path(chosen)
        whole = path.suffix.lower() == BOOK_SUFFIX
        if not whole:
            path = path.with_name(path.name + BOOK_SUFFIX)
        warning = folder_warning(path)
        if warning is not None:
            words = self._environment.language.words(warning)
            if not self._window.messages.ask(words, self.tr("Make it here")):
                return None, whole
        return path, whole
