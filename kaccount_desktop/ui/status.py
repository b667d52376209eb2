"""The status bar: what was saved at the left, what presses at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from kaccount_desktop import __version__
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.labels import ElidedLabel, Label
from kaccount_desktop.ui.language import LANGUAGE_NAMES, Language
from kaccount_desktop.ui.theme import Theme


class StatusBar(QStatusBar):
    """24 px. Says what was saved and when; never a button that covers work."""

    def __init__(self, theme: Theme, language: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setSizeGripEnabled(False)
        self.setFixedHeight(theme.px(24))
        holder = QWidget(self)
        row = QHBoxLayout(holder)
        row.setContentsMargins(8, 0, 8, 0)
        row.setSpacing(4)
        self._tick = Label(parent=holder)
        self._said = ElidedLabel("", "caption", "text-2", parent=holder)
        self._overdue = Label("", "caption", "text-2", parent=holder)
        self.language = LinkButton(LANGUAGE_NAMES[language.code], holder, quiet=True)
        self.language.setToolTip(self.tr("Change the language"))
        self.keys = LinkButton(self.tr("Help F1"), holder, quiet=True)
        row.addWidget(self._tick)
        row.addWidget(self._said, 1)
        row.addStretch(0)
        for widget in (self._overdue, self.language, self.keys):
            row.addSpacing(10)
            row.addWidget(widget)
        self.addWidget(holder, 1)
        self._tick.setFixedSize(theme.px(16), theme.px(16))
        theme.changed.connect(self._draw_tick)
        self._draw_tick()
        self.show_start()

    def show_start(self) -> None:
        """Say the version: no book is open."""
        self._tick.hide()
        self._overdue.hide()
        self.language.show()
        self.keys.show()
        self._said.setText(self.tr("Version {} · offline").format(__version__))

    def show_book(self) -> None:
        """A book is open: make room for what is saved."""
        self._said.setText("")
        self.language.hide()
        self.keys.hide()

    def say_saved(self, title: str, moment: datetime) -> None:
        """Say which change was saved and when."""
        self._tick.show()
        words = self.tr("Saved: {title} {time}")
        self._said.setText(words.format(title=title, time=moment.strftime("%H:%M")))

    def say_reversed(self, title: str, moment: datetime, *, undone: bool) -> None:
        """Say which change was undone, or done again, and when."""
        self._tick.show()
        words = self.tr("Undone: {title} {time}") if undone else self.tr("Redone: {title} {time}")
        self._said.setText(words.format(title=title, time=moment.strftime("%H:%M")))

    def say(self, words: str) -> None:
        """Say something that is no saved change (a file written, an import cancelled)."""
        self._tick.hide()
        self._said.setText(words)

    def show_overdue(self, count: int) -> None:
        """Show how many customers are overdue; nothing when none is."""
        self._overdue.setText(self.tr("Overdue {}").format(count))
        self._overdue.setVisible(count > 0)

    def _draw_tick(self) -> None:
        ratio = self.devicePixelRatioF()
        picture = self._theme.icons.pixmap(
            "checkmark_circle", self._theme.px(14), "positive", ratio
        )
        self._tick.setPixmap(picture)
        self._tick.setAlignment(Qt.AlignmentFlag.AlignCenter)
