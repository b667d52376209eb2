"""Reports of what went wrong before, shown whole; they leave the computer only by the user's hand."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book import refusals
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.messages import Messages


class CrashDialog(QDialog):
    """Shows the text of the reports; to be copied, saved, deleted or left.

    `deleted` comes when the user wants them gone.
    """

    deleted = Signal()

    def __init__(
        self, environment: Environment, messages: Messages, report: str, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._documents = environment.documents
        self._messages = messages
        px = environment.theme.px
        self.setWindowTitle(self.tr("Report of a fault"))
        self.resize(px(600), px(440))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(10)
        column.addWidget(
            Label(
                self.tr("Something went wrong in KAccount before. Every saved change is in the book."),
                wrap=True,
                parent=self,
            )
        )  # fmt: skip
        column.addWidget(
            Label(
                self.tr(
                    "This is all the report says: where in the program, and the versions. It holds "
                    "nothing of your book and is sent to nobody. Whoever looks after KAccount can "
                    "mend the fault with it."
                ),
                tone="text-2",
                wrap=True,
                parent=self,
            )
        )
        self.text = QPlainTextEdit(report, self)
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Report"))
        column.addWidget(self.text, 1)
        column.addLayout(self._make_foot())

    def _make_foot(self) -> QHBoxLayout:
        self.copy = Button(self.tr("Copy"), self)
        self.copy.clicked.connect(self._copy)
        self.save = Button(self.tr("Save as…"), self)
        self.save.clicked.connect(self._save)
        self.delete = Button(self.tr("Delete"), self)
        self.delete.clicked.connect(self._delete)
        close = PrimaryButton(self.tr("Close"), self)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.save)
        foot.addWidget(self.delete)
        foot.addStretch(1)
        foot.addWidget(close)
        return foot

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text.toPlainText())

    def _save(self) -> None:
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Save the report"),
            str(self._documents / "kaccount-report.txt"),
            self.tr("Text (*.txt)"),
        )
        if not chosen:
            return
        path = Path(chosen)
        with self._messages.guard(self):
            try:
                path.write_text(self.text.toPlainText(), encoding="utf-8")
            except OSError as error:
                raise refusals.cannot_write(path, error.strerror or str(error)) from error

    def _delete(self) -> None:
        self.deleted.emit()
        self.accept()
