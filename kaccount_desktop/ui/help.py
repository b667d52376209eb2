"""The two help dialogs: every command with its keys, and the version."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop import __version__
from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.ui.commands import Command, Commands
from kaccount_desktop.ui.kit.buttons import PrimaryButton
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.theme import Theme

COLUMNS = 2


class KeysDialog(QDialog):
    """Lists every command that has keys."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        shown = [c for c in commands if c.handled and not c.shortcut().isEmpty()]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        rows = -(-len(shown) // COLUMNS)
        for place, command in enumerate(shown):
            self._add(theme, grid, command, place % rows, 3 * (place // rows))
        grid.setColumnMinimumWidth(2, 24)
        _finish(self, grid)

    def _add(
        self, theme: Theme, grid: QGridLayout, command: Command, row: int, column: int
    ) -> None:
        keys = command.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        key_label = Label(keys, "caption", "text-2", parent=self)
        key_label.setMinimumSize(theme.px(96), theme.line("body"))
        words = command.plain.removesuffix("…")
        grid.addWidget(key_label, row, column)
        grid.addWidget(Label(words, "body", parent=self), row, column + 1)


class AboutDialog(QDialog):
    """The version and what the program is built of."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("About KAccount"))
        column = QVBoxLayout()
        column.setSpacing(8)
        column.addWidget(Label(self.tr("Key Account Workbench"), "page", parent=self))
        version = self.tr("Version {} · offline").format(__version__)
        column.addWidget(Label(version, "caption", "text-2", parent=self))
        sentences = (
            self.tr("Everything stays in the book on this computer. The program opens no network "
                    "connection."),
            self.tr("Free software under the MIT licence. The fonts are Noto Sans SC (SIL Open "
                    "Font Licence) and RareHan; the icons are Fluent System Icons (MIT)."),
            self.tr("Their licences lie beside them in {}.").format(resources_dir()),
        )  # fmt: skip
        for sentence in sentences:
            label = Label(sentence, "body", "text-2", wrap=True, parent=self)
            label.setFixedWidth(theme.px(420))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        _finish(self, column)


def _finish(dialog: QDialog, body: QGridLayout | QVBoxLayout) -> None:
    """Put the body above one closing button."""
    close = PrimaryButton(QCoreApplication.translate("Dialogs", "Close"), dialog)
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    foot = QHBoxLayout()
    foot.addStretch(1)
    foot.addWidget(close)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(16)
    column.addLayout(body)
    column.addStretch(1)
    column.addLayout(foot)
