"""The toolbar: today, new, record, print, undo, and the search at the right."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from kaccount_desktop.ui.commands import LONGEST_TITLE, Command, Commands
from kaccount_desktop.ui.kit.buttons import MenuButton
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.theme import Theme

SEARCH, LEAST_SEARCH = 320, 150
"""Width of the search, and the least it shrinks to, in px."""


class MainToolBar(QToolBar):
    """40 px, fixed. `search` is the field that Ctrl+K reaches."""

    def __init__(self, theme: Theme, commands: Commands, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._undo = commands.undo
        self.setWindowTitle(self.tr("Toolbar"))
        self.setObjectName("toolbar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setIconSize(QSize(theme.px(20), theme.px(16)))  # 2 px of air at both sides
        self.setFixedHeight(theme.px(40))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self._button(commands.today)
        self.addWidget(self._new_button(commands))
        self.addSeparator()
        self._button(commands.record_follow_up)
        self._button(commands.print_brief)
        self.addSeparator()
        self._button(commands.undo)
        self._button(commands.redo, words=False)
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        keys = commands.search.shortcut().toString()
        words = self.tr("Search customers, people")
        self.search = SearchField(theme, words, keys, self)
        self.search.setFixedWidth(theme.px(SEARCH))
        self.addWidget(self.search)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Give the name of the change to take back the room that nothing else needs.

        Where there is little, the search gives way too; it never leaves the toolbar.
        """
        super().resizeEvent(event)
        px = self._theme.px
        metrics = self.widgetForAction(self._undo).fontMetrics()
        words = metrics.horizontalAdvance(self._undo.iconText())
        others = self.sizeHint().width() - words - self.search.width()
        room = self.width() - others - px(24)
        digit = metrics.horizontalAdvance("0")
        search = min(px(SEARCH), max(px(LEAST_SEARCH), room - LONGEST_TITLE * digit))
        self.search.setFixedWidth(search)
        self._undo.fit(int((room - search) / digit))

    def _button(self, command: Command, *, words: bool = True) -> None:
        self.addAction(command)
        button = self.widgetForAction(command)
        if isinstance(button, QToolButton):
            beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
            button.setToolButtonStyle(beside if words else Qt.ToolButtonStyle.ToolButtonIconOnly)
            button.setAccessibleName(command.plain)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _new_button(self, commands: Commands) -> QToolButton:
        button = MenuButton(self._theme, self)
        button.setText(self.tr("New"))
        button.setToolTip(self.tr("Add a customer, a person, a project or a visit"))
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setObjectName("new_button")
        self._theme.icons.place(button, "add")
        menu = QMenu(button)
        menu.addAction(commands.new_customer)
        menu.addAction(commands.new_contact)
        menu.addAction(commands.new_project)
        menu.addAction(commands.plan_visit)
        button.setMenu(menu)
        return button
