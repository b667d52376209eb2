"""What is offered when a book turns out to be damaged: reading what can be read, its backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.backups import backups_of
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.safety.backups_dialog import BackupsDialog


class Damage(QObject):
    """Asks what to do about one damaged book.

    `read_asked` comes when it should be opened for reading; `restore_asked` carries the `Path` of
    a backup that should take its place.
    """

    read_asked = Signal()
    restore_asked = Signal(object)

    def __init__(
        self, environment: Environment, messages: Messages, book: Path, window: QWidget
    ) -> None:
        super().__init__(window)
        self._environment = environment
        self._messages = messages
        self._book = book
        self._window = window

    def offer(self, error: KnownError, *, readable: bool) -> None:
        """Say what is wrong and offer what helps."""
        backups = bool(backups_of(self._book))
        choices = []
        if backups:
            choices.append(self.tr("Restore a backup…"))
        if readable:
            choices.append(self.tr("Open for reading"))
        detail = "" if backups else self.tr("There is no backup of it.")
        chosen = self._messages.choose(error.text, choices, self._window, detail)
        if chosen is None:
            return
        if backups and chosen == 0:
            self._show_backups()
        else:
            self.read_asked.emit()

    def _show_backups(self) -> None:
        dialog = BackupsDialog(self._environment, self._book, self._window, opened=False)

        def ask(path: Path) -> None:
            question = self.tr("Put this backup in the place of the damaged book?")
            detail = self.tr("The damaged file is kept beside it.")
            if self._messages.ask(question, self.tr("Restore"), dialog, detail):
                dialog.accept()
                self.restore_asked.emit(path)

        dialog.restore_asked.connect(ask)
        dialog.exec()
        dialog.deleteLater()
