"""The commands that belong to the open book: there again for every book that is opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import customer_named
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.shell import Shell

MakeShell = Callable[[Callable[[], Parts]], Shell]


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    return make_shell(
        lambda: Parts((), lambda _session, parent: QWidget(parent), lambda _session, _window: None)
    )


def test_a_second_book_can_be_closed_too(shell: Shell, book_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kabook"
    shutil.copyfile(book_path, other)
    assert shell.open(book_path)
    assert shell.open(other)
    commands = shell.window.commands
    assert commands.close_book.isEnabled()
    commands.close_book.trigger()
    assert shell.session is None


def test_save_a_copy_writes_the_open_book(
    shell: Shell, book_path: Path, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "copy.kabook"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(place), ""))
    assert shell.open(book_path)
    assert shell.session is not None
    create_customer(shell.session.book, "澜州重工股份有限公司")
    shell.window.commands.save_copy.trigger()
    qtbot.waitUntil(lambda: bool(shell.window.findChildren(QMessageBox)))
    for box in shell.window.findChildren(QMessageBox):
        box.close()
    with Book.open(place, Clock()) as copy:
        assert customer_named(copy, "澜州重工股份有限公司") is not None
