"""Sentences to the user: refusals, questions. Plain text only, in the window's language."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.language import Language


class Messages(QObject):
    """Shows a `KnownError` as a sentence and asks before what cannot be taken back."""

    def __init__(self, language: Language, window: QWidget) -> None:
        super().__init__(window)
        self._language = language
        self._window = window

    def show_error(self, error: KnownError, over: QWidget | None = None) -> None:
        """Show the refusal in a dialog that does not block the program."""
        self.tell(error.text, over, warn=True)

    def tell(self, text: Text | str, over: QWidget | None = None, *, warn: bool = False) -> None:
        """Show one sentence with a single button."""
        box = self._box(text, over)
        box.setIcon(QMessageBox.Icon.Warning if warn else QMessageBox.Icon.Information)
        box.addButton(self.tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def ask(
        self, question: Text | str, verb: str, over: QWidget | None = None, detail: str = ""
    ) -> bool:
        """Ask before an act; `verb` words the button that does it. True when it is wanted."""
        box = self._box(question, over)
        box.setIcon(QMessageBox.Icon.Question)
        box.setInformativeText(detail)
        act: QPushButton = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is act

    @contextmanager
    def guard(self, over: QWidget | None = None) -> Iterator[None]:
        """Show a `KnownError` raised inside the block instead of letting it pass."""
        try:
            yield
        except KnownError as error:
            self.show_error(error, over)

    def _box(self, text: Text | str, over: QWidget | None) -> QMessageBox:
        box = QMessageBox(over or QApplication.activeModalWidget() or self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(QApplication.applicationDisplayName())
        box.setText(self._language.words(text) if isinstance(text, Text) else text)
        return box
