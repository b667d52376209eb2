"""What the window does when a second start hands it a book."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QElapsedTimer
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.waiting import LOOK_MS
from tests.ui.shell_parts import WAIT_MS, MakeShell, parts


def test_it_comes_forward_and_opens_the_book_once_no_dialog_is_open(
    make_shell: MakeShell, book_path: Path, clock: Clock, tmp_path: Path, qtbot: QtBot
) -> None:
    other = tmp_path / "two.kabook"
    Book.create(other, clock).close()
    shell = make_shell(parts)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.open(book_path)
    session = shell.session
    shell.window.showMinimized()
    dialog = QDialog(shell.window)
    dialog.open()
    shell.take(other)
    assert not shell.window.isMinimized()
    since = QElapsedTimer()
    since.start()
    qtbot.waitUntil(lambda: since.hasExpired(2 * LOOK_MS))
    assert shell.session is session, "not under an open dialog"
    dialog.close()
    qtbot.waitUntil(lambda: shell.session is not session, timeout=WAIT_MS)
    assert shell.session is not None
    assert shell.session.book.path == other
    assert not book_path.with_name(book_path.name + ".lock").exists(), "the first was closed"


def test_the_book_that_is_open_stays_as_it_is(
    make_shell: MakeShell, book_path: Path, qtbot: QtBot
) -> None:
    shell = make_shell(parts)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.open(book_path)
    session = shell.session
    shell.take(book_path.parent / "." / book_path.name)
    shell.take(None)
    since = QElapsedTimer()
    since.start()
    qtbot.waitUntil(lambda: since.hasExpired(2 * LOOK_MS))
    assert shell.session is session
