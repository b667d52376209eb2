"""From paper back into the book: the record number on a sheet opens what is to be keyed in."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.numbers import find_number
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import LineEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class KeyInDialog(RecordDialog):
    """One field; Enter opens the record, a misread number is refused by its check digit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Key in a form"), parent, width=480)
        self.grid = FieldGrid(session, self)
        self.number = LineEditor()
        self.grid.add("number", self.tr("Record number on the sheet"), self.number)
        self.body.addWidget(self.grid)
        hint = self.tr(
            "For example V-0008-1. A visit opens its feedback form; what you leave empty stays "
            "unknown."
        )
        self.body.addWidget(Label(hint, "caption", "text-3", wrap=True, parent=self))
        self.offer(self.tr("Open the form"), self._open)
        self.settle()
        self.number.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open on Enter; there is but one field."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._try()
            return
        super().keyPressEvent(event)

    def _open(self) -> bool:
        kind, key = find_number(self.session.book, self.number.text())
        # Opened once this dialog has closed, so that the next one gets the keyboard.
        self.finished.connect(lambda _code: self.session.record_asked.emit(kind, key))
        return True
