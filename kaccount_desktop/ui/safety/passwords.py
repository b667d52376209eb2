"""Dialogs for passwords: to open a book, and to set, change or remove its password."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.theme import Theme

WIDTH: Final = 420
Attempt = Callable[[str], str]
"""Tries a password; returns '' when it did what was wanted, else why not, in the user's words."""


class PasswordField(QLineEdit):
    """Hides what is typed until the eye is pressed."""

    def __init__(self, theme: Theme, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        picture = theme.icons.pixmap("eye", theme.px(16), "text-2", self.devicePixelRatioF())
        eye = self.addAction(QIcon(picture), QLineEdit.ActionPosition.TrailingPosition)
        eye.setToolTip(self.tr("Show what is typed"))
        eye.setCheckable(True)
        eye.toggled.connect(self._show)

    def _show(self, on: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)


class PasswordDialog(QDialog):
    """A heading, fields of passwords, a line for what is wrong, and buttons at the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedWidth(theme.px(WIDTH))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.setSpacing(4)
        self.said = Label("", wrap=True, parent=self)
        self._column.addWidget(self.said)
        self._column.addSpacing(8)
        self.wrong = Label("", "body", "negative", wrap=True, parent=self)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addStretch(1)

    def add_field(self, name: str) -> PasswordField:
        """Add a field under its name."""
        self._column.addWidget(Label(name, "caption", "text-2", parent=self))
        field = PasswordField(self._theme, name, self)
        field.textEdited.connect(self._forget_wrong)
        self._column.addWidget(field)
        self._column.addSpacing(6)
        return field

    def add(self, widget: QWidget) -> None:
        """Add something else than a password."""
        self._column.addWidget(widget)

    def add_row(self, row: QHBoxLayout) -> None:
        """Add a row of other things."""
        self._column.addLayout(row)
        self._column.addSpacing(6)

    def finish(self, verb: str, act: Callable[[], None], cancel: str = "") -> PrimaryButton:
        """Add the foot and return its main button; Enter does `act`, Escape rejects."""
        self._column.addWidget(self.wrong)
        self.wrong.hide()
        self._column.addSpacing(8)
        self._column.addWidget(Hairline(self))
        self._column.addSpacing(8)
        self._column.addLayout(self._foot)
        leave = Button(cancel or self.tr("Cancel"), self)
        leave.clicked.connect(self.reject)
        button = PrimaryButton(verb, self)
        button.setDefault(True)
        button.clicked.connect(act)
        self._foot.addWidget(leave)
        self._foot.addWidget(button)
        return button

    def add_left(self, words: str, act: Callable[[], None]) -> None:
        """Add a quiet button at the left of the foot."""
        button = Button(words, self)
        button.clicked.connect(act)
        self._foot.insertWidget(0, button)

    def complain(self, words: str) -> None:
        """Say what is wrong above the buttons."""
        self.wrong.setText(words)
        self.wrong.show()
        self.fit()

    def _forget_wrong(self) -> None:
        if self.wrong.isVisible():
            self.wrong.hide()
            self.fit()

    def fit(self) -> None:
        """Be as high as the words need; Qt does not ask them again when they change."""
        self.setFixedHeight(self._column.totalHeightForWidth(self.width()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Take the height the words need before they are seen."""
        self.fit()
        super().showEvent(event)


class UnlockDialog(PasswordDialog):
    """Asks for the password of a book until one fits or the user leaves."""

    def __init__(
        self, theme: Theme, book: str, attempt: Attempt, parent: QWidget | None, leave: str = ""
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(self.tr("Unlock {}").format(book))
        self.said.setText(self.tr("{} has a password.").format(book))
        self._attempt = attempt
        self.field = self.add_field(self.tr("Password"))
        self.finish(self.tr("Unlock"), self._try, leave)

    def _try(self) -> None:
        wrong = self._attempt(self.field.text())
        if not wrong:
            self.accept()
            return
        self.complain(wrong)
        self.field.selectAll()
        self.field.setFocus()


class NewPasswordDialog(PasswordDialog):
    """Asks for a new password twice; `password` holds it after it was accepted.

    For a book that has one, the present one is asked for first (`present` tells whether it is
    right) and can be removed; `password` is then None.
    """

    def __init__(
        self,
        theme: Theme,
        shortest: int,
        parent: QWidget | None,
        present: Callable[[str], bool] | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(self.tr("Password of the book"))
        self.said.setText(
            self.tr(
                "With a password the book can be read by nobody who finds the laptop. Nobody can "
                "recover it: write it down and keep it in a safe place."
            )
        )
        self.password: str | None = None
        self._shortest = shortest
        self._present = present
        self.present_field = self.add_field(self.tr("Present password")) if present else None
        self.first = self.add_field(self.tr("New password"))
        self.first.setPlaceholderText(self.tr("at least {} characters").format(shortest))
        self.second = self.add_field(self.tr("Once more"))
        self.finish(self.tr("Set password"), self._try)
        if present is not None:
            self.add_left(self.tr("Remove password"), self._remove)

    def _try(self) -> None:
        if not self._knows_present():
            return
        if len(self.first.text()) < self._shortest:
            self.complain(self.tr("Use at least {} characters.").format(self._shortest))
            self.first.setFocus()
        elif self.first.text() != self.second.text():
            self.complain(self.tr("The two are not the same."))
            self.second.selectAll()
            self.second.setFocus()
        else:
            self.password = self.first.text()
            self.accept()

    def _remove(self) -> None:
        if self._knows_present():
            self.accept()

    def _knows_present(self) -> bool:
        field = self.present_field
        if field is None or self._present is None or self._present(field.text()):
            return True
        self.complain(self.tr("The present password is another one."))
        field.selectAll()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        return False
