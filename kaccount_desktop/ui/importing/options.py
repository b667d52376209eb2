"""What else is asked before an import: whose people the cards without a company are."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kaccount_desktop.ui.importing.work import Reading
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session

_PAUSE_MS = 250
_LONGEST = 200


class ImportOptions(QWidget):
    """`changed` comes when the user has chosen otherwise."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        theme = session.theme
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(8)
        self.customer = QLineEdit(self)
        self.customer.setMaxLength(_LONGEST)
        self.customer.setFixedWidth(theme.px(260))
        self.customer.setPlaceholderText(self.tr("Customer (empty: refuse them)"))
        self._label = Label(self.tr("Cards without a company belong to"), "dense", parent=self)
        self.customer.setAccessibleName(self._label.text())
        row.addWidget(self._label)
        row.addWidget(self.customer)
        row.addStretch(1)
        self._later = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self.changed)
        self.customer.textEdited.connect(lambda _text: self._later.start())

    def show_reading(self, reading: Reading) -> None:
        """Ask only what this file leaves open."""
        names = [mapping.target("customer.name") for mapping in reading.mappings]
        lacking = any(
            sheet.fields and name is not None and not all(row[name.index] for row in sheet.rows)
            for sheet, name in zip(reading.workbook.sheets, names, strict=True)
        )
        self.setVisible(lacking)
