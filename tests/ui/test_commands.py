"""Commands: enabled by what is open, chosen and handled; named; no two with the same keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QMainWindow

from kaccount_desktop.ui.commands import Commands
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.theme import Theme


@pytest.fixture
def commands(theme: Theme, language: Language, qapp: QApplication) -> Iterator[Commands]:
    del language
    window = QMainWindow()
    yield Commands(theme, window)
    window.deleteLater()
    qapp.processEvents()


def test_a_command_is_enabled_when_handled_and_its_needs_are_met(commands: Commands) -> None:
    command = commands.print_packet
    done: list[int] = []
    commands.refresh(book=True, customer=True)
    assert not command.isEnabled()
    assert not command.isVisible(), "with a book open, what nobody does is not shown"
    command.handle(lambda: done.append(1))
    assert command.isEnabled()
    assert command.isVisible()
    command.trigger()
    commands.refresh(book=True, customer=False)
    assert not command.isEnabled()
    command.trigger()
    assert done == [1]


def test_releasing_the_book_forgets_its_handlers_only(commands: Commands) -> None:
    done: list[str] = []
    commands.print_packet.handle(lambda: done.append("print"))
    commands.open_book.handle(lambda: done.append("open"))
    commands.release_book()
    commands.refresh(book=True, customer=True)
    commands.print_packet.trigger()
    commands.open_book.trigger()
    assert done == ["open"]


def test_undo_names_what_it_takes_back(commands: Commands) -> None:
    undo = commands.undo
    undo.handle(lambda: None)
    commands.refresh(book=True, customer=False)
    assert not undo.isEnabled()
    undo.handle_title("改 A&B 的阶段日期")
    commands.refresh(book=True, customer=False)
    assert undo.isEnabled()
    assert undo.text() == "撤销：改 A&&B 的阶段日期"
    undo.handle_title("x" * 100)
    assert len(undo.iconText()) < 40


def test_every_command_is_named_and_explained(commands: Commands) -> None:
    for command in commands:
        assert command.plain.strip("…"), command
        assert command.toolTip(), command.text()
        assert "&" not in command.plain
        assert "(" not in command.plain


def test_no_two_commands_share_keys(commands: Commands) -> None:
    keys = [c.shortcut().toString() for c in commands if not c.shortcut().isEmpty()]
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_undo_takes_the_room_it_is_given(commands: Commands) -> None:
    undo = commands.undo
    undo.handle(lambda: None)
    undo.handle_title("改阶段日期「信息收集与样品资料提供」和评审日期")
    assert undo.iconText().endswith("…")
    undo.fit(60)
    assert undo.iconText() == "撤销：改阶段日期「信息收集与样品资料提供」和评审日期"
    undo.fit(4)
    assert undo.iconText() == "撤销：改阶段…", "the least is kept"


def test_redo_has_the_keys_of_either_system(commands: Commands) -> None:
    keys = {one.toString() for one in commands.redo.shortcuts()}
    assert keys == {"Ctrl+Y", "Ctrl+Shift+Z"}
