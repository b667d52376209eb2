"""Every command of the window: one action each, in one place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence

from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme

_MNEMONIC: Final = re.compile(r"\(&\w\)")

LONGEST_TITLE: Final = 36
"""How much of a change's title the toolbar shows, in columns (a Chinese character is two)."""
SHORTEST_TITLE: Final = 12
"""How much of it stays where the toolbar has no room."""


class Needs(Enum):
    """What must be there before a command makes sense."""

    NOTHING = 0
    BOOK = 1
    CUSTOMER = 2


class Command(QAction):
    """An action that is enabled while somebody handles it and its needs are met."""

    settled = Signal()
    """Somebody began to handle it."""

    def __init__(self, parent: QObject, text: str, tip: str, needs: Needs) -> None:
        super().__init__(text, parent)
        self.needs = needs
        self.setToolTip(tip)
        self.setStatusTip("")
        self.setEnabled(False)
        self._slots: list[Callable[..., object]] = []

    @property
    def plain(self) -> str:
        """Its words without the mnemonic."""
        return _MNEMONIC.sub("", self.text()).replace("&", "")

    @property
    def handled(self) -> bool:
        """Whether somebody does what it says."""
        return bool(self._slots)

    @property
    def possible(self) -> bool:
        """Whether it can be done now, as far as the command itself knows."""
        return self.handled

    def handle(self, slot: Callable[[], object]) -> None:
        """Do `slot` when the command is triggered (or toggled, for a checkable one)."""

        def run() -> None:
            slot()

        self._slots.append(run)
        self.triggered.connect(run)
        self.settled.emit()

    def release(self) -> None:
        """Forget the handlers: the book they worked on is closing."""
        for slot in self._slots:
            self.triggered.disconnect(slot)
        self._slots.clear()
        self.setEnabled(False)


class Commands(QObject):
    """The actions of one window; pages connect with `commands.NAME.handle(slot)`.

    `refresh` enables them by what is open and chosen.
    """

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: list[Command] = []
        self._book = False
        self._customer = False
        self._make_file()
        self._make_edit()
        self._make_view()
        self._make_work()
        self._make_print()
        self._make_window()

    def __iter__(self) -> Iterator[Command]:
        return iter(self._all)

    def refresh(self, *, book: bool, customer: bool) -> None:
        """Enable what can be done with what is open and chosen."""
        self._book = book
        self._customer = customer
        for command in self._all:
            self._settle(command)

    def release_book(self) -> None:
        """Forget every handler that works on the open book."""
        for command in self._all:
            if command.needs is not Needs.NOTHING:
                command.release()
        self.today.setChecked(False)
        self.undo.handle_title("")
        self.redo.handle_title("")

    def _settle(self, command: Command) -> None:
        have = command.needs is Needs.NOTHING or (
            self._book and (command.needs is Needs.BOOK or self._customer)
        )
        command.setEnabled(have and command.possible)
        command.setVisible(command.handled or not self._book)

    def _make_file(self) -> None:
        self.new_book = self._add(
            self.tr("&New book…"), self.tr("Make a new book"), "Ctrl+Shift+N", "add"
        )
        self.open_book = self._add(
            self.tr("&Open book…"), self.tr("Open a book file"), "Ctrl+O", "folder_open"
        )
        self.open_sample = self._add(
            self.tr("Try the &sample book"),
            self.tr("Open a copy of the sample book, free to change"),
            icon="beaker",
        )
        self.import_list = self._add(
            self.tr("&Import customers from Excel…"),
            self.tr("Import customers, people and projects from a workbook, CSV or vCard file"),
            "Ctrl+I",
            "document_table",
        )
        self.save_copy = self._add(
            self.tr("Save a &copy…"),
            self.tr("Write a checked copy of the open book into another file"),
            needs=Needs.BOOK,
        )
        self.password = self._add(
            self.tr("&Password…"),
            self.tr("Set, change or remove the password of the book"),
            icon="lock_closed",
            needs=Needs.BOOK,
        )
        self.lock = self._add(
            self.tr("Loc&k now"),
            self.tr("Hide everything until the password is typed"),
            "Ctrl+Shift+L",
            needs=Needs.BOOK,
        )
        self.backups = self._add(
            self.tr("&Backups…"),
            self.tr("List the backups of the book, and restore one"),
            icon="history",
            needs=Needs.BOOK,
        )
        self.close_book = self._add(
            self.tr("C&lose book"), self.tr("Close the book"), "Ctrl+W", needs=Needs.BOOK
        )
        self.settings = self._add(self.tr("Se&ttings…"), self.tr("Change the settings"), "Ctrl+,")
        self.leave = self._add(self.tr("&Quit"), self.tr("Close the program"), "Ctrl+Q")

    def _make_edit(self) -> None:
        self.undo = UndoCommand(self, self.tr("&Undo"), self.tr("Undo: {}"))
        self._enter(self.undo, QKeySequence.StandardKey.Undo, "arrow_undo")
        self.redo = UndoCommand(self, self.tr("&Redo"), self.tr("Redo: {}"))
        self._enter(self.redo, QKeySequence.StandardKey.Redo, "arrow_redo")
        own = self.redo.shortcuts()
        also = [QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")]  # the hand knows either
        self.redo.setShortcuts([*own, *(keys for keys in also if keys not in own)])
        self.search = self._add(
            self.tr("&Search…"),
            self.tr("Search customers and people by name, pinyin or phone"),
            "Ctrl+K",
            "search",
            Needs.BOOK,
        )

    def _make_view(self) -> None:
        self.today = self._add(
            self.tr("&Today"),
            self.tr("Show only customers due today or overdue"),
            "Ctrl+T",
            "calendar_today",
            Needs.BOOK,
        )
        self.today.setCheckable(True)
        self.layout_visit = self._add(
            self.tr("Prepare a &visit"), self.tr("Workspace and a wide map"), needs=Needs.BOOK
        )
        self.layout_pipeline = self._add(
            self.tr("Pi&peline"), self.tr("Customers and a high timeline"), needs=Needs.BOOK
        )
        self.layout_people = self._add(
            self.tr("P&eople"), self.tr("Customers and a map of half the window"), needs=Needs.BOOK
        )
        self.reset_layout = self._add(
            self.tr("&Reset layout"), self.tr("Put every pane back to its place"), needs=Needs.BOOK
        )

    def _make_work(self) -> None:
        self.new_customer = self._add(
            self.tr("New &customer…"), self.tr("Add a customer"), "Ctrl+N", "add", Needs.BOOK
        )
        self.new_contact = self._add(
            self.tr("New &person…"),
            self.tr("Add a person at the chosen customer"),
            "Ctrl+Shift+P",
            "person_add",
            Needs.CUSTOMER,
        )
        self.paste_facts = self._add(
            self.tr("P&aste and recognise…"),
            self.tr("Recognise a copied message, signature or invoice details"),
            "Ctrl+Shift+V",
            "copy",
            Needs.BOOK,
        )
        self.find_duplicates = self._add(
            self.tr("Find &duplicates…"),
            self.tr("Look through the whole book for customers and people kept twice"),
            needs=Needs.BOOK,
        )
        self.new_project = self._add(
            self.tr("New p&roject…"),
            self.tr("Add a project for the chosen customer"),
            "Ctrl+Shift+J",
            "add",
            Needs.CUSTOMER,
        )
        self.plan_visit = self._add(
            self.tr("Plan a &visit…"),
            self.tr("Plan a visit to the chosen customer"),
            "Ctrl+Shift+B",
            "vehicle_car_profile",
            Needs.CUSTOMER,
        )
        self.record_follow_up = self._add(
            self.tr("&Record follow-up"),
            self.tr("Write down what happened and what comes next"),
            "Ctrl+R",
            "compose",
            Needs.BOOK,
        )
        self.key_in = self._add(
            self.tr("&Key in a form…"),
            self.tr("Key in what was written by hand, by the record number on the sheet"),
            "Ctrl+Shift+K",
            needs=Needs.BOOK,
        )
        self.next_customer = self._add(
            self.tr("&Next customer"), self.tr("Choose the next customer of the list"),
            "Alt+Down", needs=Needs.BOOK,
        )  # fmt: skip
        self.previous_customer = self._add(
            self.tr("Pre&vious customer"), self.tr("Choose the previous customer of the list"),
            "Alt+Up", needs=Needs.BOOK,
        )  # fmt: skip

    def _make_print(self) -> None:
        self.print_brief = self._add(
            self.tr("Visit on &one page…"),
            self.tr("Preview and print the visit on one page, the feedback form on its back"),
            "Ctrl+P",
            "print",
            Needs.CUSTOMER,
        )
        self.print_brief.setIconText(self.tr("Print visit"))
        self.print_packet = self._add(
            self.tr("&Visit packet…"),
            self.tr("Preview and print the visit packet"),
            "Ctrl+Alt+P",
            "print",
            Needs.CUSTOMER,
        )
        self.print_information = self._add(
            self.tr("Customer &information sheet…"),
            self.tr("Preview and print the customer information sheet"),
            "Ctrl+Shift+I",
            "print",
            Needs.CUSTOMER,
        )

    def _make_window(self) -> None:
        self.next_pane = self._add(
            self.tr("&Next pane"), self.tr("Move the keyboard to the next pane"), "F6",
            needs=Needs.BOOK,
        )  # fmt: skip
        self.previous_pane = self._add(
            self.tr("&Previous pane"), self.tr("Move the keyboard to the previous pane"),
            "Shift+F6", needs=Needs.BOOK,
        )  # fmt: skip
        self.keys = self._add(
            self.tr("&Keyboard shortcuts"), self.tr("List every command with its keys"), "F1"
        )
        self.about = self._add(
            self.tr("&About KAccount"), self.tr("Show the version and the licences")
        )

    def _add(
        self,
        text: str,
        tip: str,
        keys: str = "",
        icon: str = "",
        needs: Needs = Needs.NOTHING,
    ) -> Command:
        command = Command(self, text, tip, needs)
        self._enter(command, keys, icon)
        return command

    def _enter(self, command: Command, keys: str | QKeySequence.StandardKey, icon: str) -> None:
        if keys:
            command.setShortcut(QKeySequence(keys))
            shown = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            tip = self.tr("{tip} ({keys})").format(tip=command.toolTip(), keys=shown)
            command.setToolTip(tip)
        command.setIconText(command.plain.removesuffix("…"))
        if icon:
            command.setProperty("icon_name", icon)
            self._theme.icons.place(command, icon)
            command.setIconVisibleInMenu(False)
        command.settled.connect(lambda: self._settle(command))
        self._all.append(command)


class UndoCommand(Command):
    """Undo or redo, whose words name the change it takes back or does again."""

    def __init__(self, parent: QObject, plain: str, named: str) -> None:
        super().__init__(parent, plain, _MNEMONIC.sub("", plain).replace("&", ""), Needs.BOOK)
        self._plain = plain
        self._named = named
        self._title = ""
        self._room = LONGEST_TITLE

    @property
    def plain(self) -> str:
        """Its words without mnemonic and without the name of a change."""
        return _MNEMONIC.sub("", self._plain).replace("&", "")

    @property
    def possible(self) -> bool:
        """Whether there is a change to take back or do again."""
        return super().possible and bool(self._title)

    def handle_title(self, title: str) -> None:
        """Show the name of the change; empty when there is none."""
        self._title = title
        self.setText(self._named.format(title).replace("&", "&&") if title else self._plain)
        words = self._named.format(title) if title else self.plain
        self.setIconText(_cut(words, self._room).replace("&", "&&"))
        keys = self.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self.setToolTip(plain_tip(f"{words} ({keys})"))

    def fit(self, columns: int) -> None:
        """Let the words on the toolbar take so many columns, though never fewer than a few."""
        room = max(columns, SHORTEST_TITLE)
        if room != self._room:
            self._room = room
            self.handle_title(self._title)


def _cut(words: str, columns: int) -> str:
    """Return the words cut to a width, with … where something is missing."""
    used = 0
    for place, char in enumerate(words):
        used += 2 if ord(char) > 0x2E7F else 1
        if used > columns:
            return words[:place].rstrip() + "…"
    return words
