"""Where a new book shall be, and its password, in one dialog: Enter takes what is offered."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from kaccount_desktop.rules.presence import is_folder, is_there
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.safety.passwords import PasswordDialog
from kaccount_desktop.ui.theme import Theme

SUFFIX = ".kabook"
Advise = Callable[[Path], str]
"""Says what speaks against a place, in the user's words; '' for nothing."""


class NewBookDialog(PasswordDialog):
    """Asks for both; `path` and `password` (None: without) hold them after it was accepted."""

    def __init__(
        self, theme: Theme, place: Path, shortest: int, advise: Advise, parent: QWidget | None
    ) -> None:
        super().__init__(theme, parent)
        self.setWindowTitle(self.tr("New book"))
        self.said.setText(self.tr("A book is one file that holds all customers."))
        self.path = place
        self.password: str | None = None
        self._shortest = shortest
        self._advise = advise
        self.place = self._add_place(place)
        self.advice = Label("", "caption", "caution", wrap=True, parent=self)
        self.add(self.advice)
        self.first = self.add_field(self.tr("Password (recommended)"))
        self.first.setPlaceholderText(self.tr("at least {} characters").format(shortest))
        self.second = self.add_field(self.tr("Once more"))
        said = self.tr(
            "With a password the book can be read by nobody who finds the laptop. Nobody can "
            "recover it: write it down and keep it in a safe place."
        )
        self.add(Label(said, "caption", "text-3", wrap=True, parent=self))
        self.make = self.finish("", self._try)
        self.first.textChanged.connect(self._settle)
        self.place.textChanged.connect(self._settle)
        self._settle()
        self.place.setFocus()

    def _add_place(self, place: Path) -> QLineEdit:
        self.add(Label(self.tr("File"), "caption", "text-2", parent=self))
        field = QLineEdit(str(place), self)
        field.setAccessibleName(self.tr("File"))
        browse = Button(self.tr("Browse…"), self)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(field, 1)
        row.addWidget(browse)
        self.add_row(row)
        return field

    def _browse(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("New book"),
            self.place.text(),
            self.tr("Books (*.kabook)"),
            "",
            QFileDialog.Option.DontConfirmOverwrite,
        )
        if chosen:
            self.place.setText(str(_whole(Path(chosen))))

    def _settle(self) -> None:
        """Word the button by what it will do, and say what speaks against the place."""
        plain = not self.first.text()
        self.make.setText(self.tr("Create without a password") if plain else self.tr("Create"))
        self.second.setEnabled(not plain)
        advice = self._advise(_whole(Path(self.place.text())))
        self.advice.setText(advice)
        self.advice.setVisible(bool(advice))
        if self.isVisible():
            self.fit()

    def _try(self) -> None:
        path = _whole(Path(self.place.text().strip()))
        wrong = self._wrong(path)
        if wrong:
            self.complain(wrong)
            return
        self.path = path
        self.password = self.first.text() or None
        self.accept()

    def _wrong(self, path: Path) -> str:
        """Return what is wrong with what was filled in."""
        if not path.is_absolute() or not path.stem:
            return self.tr("Name a folder and a file.")
        if is_there(path):
            return self.tr("{} exists already. Choose another name.").format(path.name)
        if not is_folder(path.parent):
            return self.tr("There is no folder {}.").format(path.parent)
        typed = self.first.text()
        if typed and len(typed) < self._shortest:
            return self.tr("Use at least {} characters.").format(self._shortest)
        if typed and typed != self.second.text():
            return self.tr("The two are not the same.")
        return ""


def _whole(path: Path) -> Path:
    """Return the path with the suffix of a book."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")
