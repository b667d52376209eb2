"""What the tests of the window share: one theme, a closed template book, a session, a shell."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kaccount_desktop.app.settings import SettingsFile
from kaccount_desktop.app.state import StateFile
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.commands import Commands
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.safety.new_book import NewBookDialog
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.theme import Theme
from tests.ui.import_dialog import OpenDialog

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def one_theme(qapp: QApplication) -> Theme:
    """The theme of the whole run: fonts and icons are read once."""
    return Theme(qapp, "light")


@pytest.fixture(scope="session")
def one_language(qapp: QApplication) -> Language:
    """The language object of the whole run."""
    return Language(qapp, "zh_CN")


@pytest.fixture
def theme(one_theme: Theme) -> Iterator[Theme]:
    """The light theme; a test may switch it."""
    yield one_theme
    if one_theme.mode != "light":
        one_theme.set_mode("light")


@pytest.fixture
def language(one_language: Language) -> Iterator[Language]:
    """Chinese; a test may switch it."""
    yield one_language
    one_language.use("zh_CN")


@pytest.fixture
def clock() -> Clock:
    """A clock pinned to Monday 2026-11-23."""
    return Clock(TODAY)


@pytest.fixture
def defects() -> list[BaseException]:
    """The defects reported during the test; `environment` asserts that there are none."""
    return []


@pytest.fixture
def environment(
    theme: Theme,
    language: Language,
    clock: Clock,
    defects: list[BaseException],
    tmp_path: Path,
) -> Iterator[Environment]:
    """The program around a window, with settings and state that are not stored."""
    documents = tmp_path / "documents"
    documents.mkdir()
    yield Environment(
        theme, language, clock, SettingsFile(), StateFile(), documents, defects.append
    )
    assert defects == []


@pytest.fixture
def new_books(qtbot: QtBot) -> Iterator[list[Path]]:
    """Takes the place that each dialog for a new book offers, and no password; tells the places."""
    taken: list[Path] = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, NewBookDialog) and dialog.isVisible():
            taken.append(Path(dialog.place.text()))
            qtbot.keyClick(dialog.place, Qt.Key.Key_Return)

    timer = QTimer(interval=10)
    timer.timeout.connect(answer)
    timer.start()
    yield taken
    timer.stop()


@pytest.fixture(scope="session")
def template_book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty book, closed; every test works on a copy."""
    path = tmp_path_factory.mktemp("template") / "empty.kabook"
    Book.create(path, Clock(TODAY)).close()
    return path


@pytest.fixture
def book_path(template_book: Path, tmp_path: Path) -> Path:
    """A copy of the empty book."""
    path = tmp_path / "客户.kabook"
    shutil.copyfile(template_book, path)
    return path


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Iterator[Book]:
    """An open empty book."""
    with Book.open(book_path, clock) as book:
        yield book


@pytest.fixture
def session(qapp: QApplication, book: Book, environment: Environment) -> Iterator[Session]:
    """An open book wrapped for Qt, with the commands of a bare window."""
    window = QMainWindow()
    commands = Commands(environment.theme, window)
    session = Session(
        book, environment, commands, Messages(environment.language, environment.theme, window)
    )
    yield session
    session.detach()
    window.deleteLater()
    session.deleteLater()
    qapp.processEvents()


MakeShell = Callable[[Callable[[], Parts]], Shell]


@pytest.fixture
def make_shell(environment: Environment, qapp: QApplication) -> Iterator[MakeShell]:
    """Makes a shell from an assembly; its window is closed after the test."""
    shells: list[Shell] = []

    def make(assemble: Callable[[], Parts]) -> Shell:
        shell = Shell(environment, assemble, _no_sample)
        shells.append(shell)
        return shell

    yield make
    for shell in shells:
        shell.window.close()
        shell.window.deleteLater()
        shell.deleteLater()
    qapp.processEvents()


def _no_sample(path: Path, clock: Clock) -> None:
    """Make an empty book where the program would make the sample book."""
    Book.create(path, clock).close()


@pytest.fixture
def open_dialog(session: Session, qtbot: QtBot) -> Iterator[OpenDialog]:
    """Open the import dialog on a file; what is still open is closed afterwards."""
    made: list[ImportDialog] = []

    def make(path: Path) -> ImportDialog:
        dialog = ImportDialog(session, path)
        made.append(dialog)
        with qtbot.waitExposed(dialog):
            dialog.show()
        return dialog

    yield make
    for dialog in made:
        if isValid(dialog):
            dialog.reject()
    QApplication.processEvents()
