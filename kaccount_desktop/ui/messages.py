"""Sentences to the user: refusals, questions. Plain text only, in the window's language."""

from __future__ import annotations

from collections.abc import Sequence
from types import TracebackType
from typing import Final, Self

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.theme import Theme

LEAST_WIDTH: Final = 320
"""A message is at least so wide, in px at 100 %."""


class Guard:
    """A block whose `KnownError` becomes a dialog; `refused` tells afterwards that it did."""

    def __init__(self, messages: Messages, over: QWidget | None) -> None:
        self._messages = messages
        self._over = over
        self.refused = False

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if not isinstance(error, KnownError):
            return False
        self.refused = True
        self._messages.show_error(error, self._over)
        return True


class Messages(QObject):
    """Shows a `KnownError` as a sentence and asks before what cannot be taken back."""

    def __init__(self, language: Language, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._language = language
        self._theme = theme
        self._window = window

    def show_error(self, error: KnownError, over: QWidget | None = None) -> None:
        """Show the refusal in a dialog that does not block the program."""
        self.tell(error.text, over, warn=True)

    def tell(self, text: Text | str, over: QWidget | None = None, *, warn: bool = False) -> None:
        """Show one sentence with a single button."""
        box = self._box(text, over)
        self._put_icon(box, "warning" if warn else "info", "caution" if warn else "text-2")
        box.addButton(self.tr("OK"), QMessageBox.ButtonRole.AcceptRole)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def ask(
        self, question: Text | str, verb: str, over: QWidget | None = None, detail: str = ""
    ) -> bool:
        """Ask before an act; `verb` words the button that does it. True when it is wanted."""
        box = self._box(question, over)
        self._put_icon(box, "question_circle", "text-2")
        box.setInformativeText(detail)
        act: QPushButton = box.addButton(verb, QMessageBox.ButtonRole.AcceptRole)
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.exec()
        return box.clickedButton() is act

    def choose(
        self,
        question: Text | str,
        choices: Sequence[str],
        over: QWidget | None = None,
        detail: str = "",
    ) -> int | None:
        """Warn, and offer several ways out; return which was taken, None for none."""
        box = self._box(question, over)
        self._put_icon(box, "warning", "caution")
        box.setInformativeText(detail)
        buttons = [box.addButton(words, QMessageBox.ButtonRole.AcceptRole) for words in choices]
        stay = box.addButton(self.tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(buttons[0] if buttons else stay)
        box.exec()
        taken = box.clickedButton()
        return buttons.index(taken) if taken in buttons else None

    def guard(self, over: QWidget | None = None) -> Guard:
        """Return a block that shows a `KnownError` raised inside it instead of letting it pass.

        Use it as `with session.messages.guard(self) as guard:`; `guard.refused` tells the outcome.
        """
        return Guard(self, over)

    def _put_icon(self, box: QMessageBox, name: str, tone: str) -> None:
        side, ratio = self._theme.px(24), self._window.devicePixelRatioF()
        box.setIconPixmap(self._theme.icons.pixmap(name, side, tone, ratio))

    def _box(self, text: Text | str, over: QWidget | None) -> QMessageBox:
        box = QMessageBox(over or QApplication.activeModalWidget() or self._window)
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setWindowTitle(QApplication.applicationDisplayName())
        box.setText(self._language.words(text) if isinstance(text, Text) else text)
        # A short sentence gets room; a long one must not have it from a style sheet, or Qt
        # takes that for all the room it needs, and cuts the sentence off instead of wrapping it.
        words = box.findChild(QLabel, "qt_msgbox_label")
        if words is not None and words.sizeHint().width() < self._theme.px(LEAST_WIDTH):
            words.setMinimumWidth(self._theme.px(LEAST_WIDTH))
        return box
