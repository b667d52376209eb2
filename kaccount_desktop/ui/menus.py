"""The menu bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from kaccount_desktop.rules.language import LANGUAGES
from kaccount_desktop.ui.commands import Command, Commands
from kaccount_desktop.ui.docks import PaneDock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.language import LANGUAGE_NAMES
from kaccount_desktop.ui.settings_view import RecentBook
from kaccount_desktop.ui.theme import MODES


class Menus(QObject):
    """Fills the window's menu bar from the commands.

    `book_chosen` carries the `Path` of a recent book, `language_chosen` a language code.
    """

    book_chosen = Signal(object)
    language_chosen = Signal(str)

    def __init__(
        self,
        window: QMainWindow,
        environment: Environment,
        commands: Commands,
        docks: Sequence[PaneDock],
    ) -> None:
        super().__init__(window)
        self._bar = window.menuBar()
        self._bar.setFixedHeight(environment.theme.px(26))
        self._environment = environment
        self._recent = QMenu(self.tr("Open &recent"), window)
        self._fill(commands, docks)

    def set_recent(self, books: Sequence[RecentBook]) -> None:
        """Show the books opened before."""
        self._recent.clear()
        for book in books:
            action = self._recent.addAction(str(book.path).replace("&", "&&"))
            action.triggered.connect(
                lambda _checked=False, path=book.path: self.book_chosen.emit(path)
            )
        self._recent.setEnabled(bool(books))

    def _fill(self, commands: Commands, docks: Sequence[PaneDock]) -> None:
        file = self._menu(self.tr("&File"), commands.new_book, commands.open_book)
        file.addMenu(self._recent)
        self._extend(file, commands.open_sample, None, commands.import_list, None)
        self._extend(file, commands.save_copy, commands.backups, None)
        self._extend(file, commands.password, commands.lock, None)
        self._extend(file, commands.settings, None, commands.close_book, commands.leave)
        self._menu(self.tr("&Edit"), commands.undo, commands.redo, None, commands.search)
        self._fill_view(commands, docks)
        self._menu(
            self.tr("&Customers"),
            commands.new_customer,
            commands.new_contact,
            commands.paste_facts,
            None,
            commands.find_duplicates,
            None,
            commands.previous_customer,
            commands.next_customer,
        )
        self._menu(self.tr("&Projects"), commands.new_project)
        self._menu(
            self.tr("&Records"),
            commands.record_follow_up,
            commands.plan_visit,
            commands.key_in,
        )
        self._menu(
            self.tr("Prin&t"),
            commands.print_brief,
            commands.print_packet,
            commands.print_information,
        )
        self._menu(self.tr("&Window"), commands.next_pane, commands.previous_pane)
        self._menu(self.tr("&Help"), commands.keys, commands.about)

    def _fill_view(self, commands: Commands, docks: Sequence[PaneDock]) -> None:
        menu = self._menu(self.tr("&View"), commands.today, None)
        for dock in docks:
            menu.addAction(dock.toggleViewAction())
        layouts = (commands.layout_visit, commands.layout_pipeline, commands.layout_people)
        self._extend(menu, None, *layouts, commands.reset_layout, None)
        self._themes = menu.addMenu(self.tr("T&heme"))
        self._themes.aboutToShow.connect(self._fill_themes)
        languages = {code: LANGUAGE_NAMES[code] for code in LANGUAGES}
        present = self._environment.language.code
        child = menu.addMenu(self.tr("&Language"))
        self._add_choices(child, languages, present, self.language_chosen.emit)

    def _fill_themes(self) -> None:
        """List the themes anew: their titles are in their files, and one is in force."""
        theme, words = self._environment.theme, self._environment.language.words
        titles = {name: words(text) for name, text in theme.titles().items()}
        modes = {mode: titles.get(mode, self.tr("As the system")) for mode in MODES}
        self._themes.clear()
        self._add_choices(self._themes, modes, theme.mode, self._choose_theme)

    def _menu(self, title: str, *entries: Command | None) -> QMenu:
        menu = self._bar.addMenu(title)
        self._extend(menu, *entries)
        return menu

    @staticmethod
    def _extend(menu: QMenu, *entries: Command | None) -> None:
        for entry in entries:
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)

    def _add_choices(
        self,
        menu: QMenu,
        choices: Mapping[str, str],
        present: str,
        choose: Callable[[str], object],
    ) -> None:
        group = QActionGroup(menu)
        for value, words in choices.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(value == present)
            group.addAction(action)
            action.triggered.connect(lambda _checked=False, value=value: choose(value))

    def _choose_theme(self, mode: str) -> None:
        self._environment.settings.put("theme", mode)
        self._environment.theme.set_mode(mode)
