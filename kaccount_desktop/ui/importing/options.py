"""What else is asked before an import: what becomes of known customers, whose the cards are."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kaccount_desktop.files.import_plan import Existing
from kaccount_desktop.ui.importing.work import Reading
from kaccount_desktop.ui.kit.combo import ComboBox
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
        self.known = ComboBox(self)
        for words, code in (
            (self.tr("Fill what is empty"), "fill"),
            (self.tr("Keep what is in the book"), "keep"),
            (self.tr("Take the list's values"), "replace"),
        ):
            self.known.addItem(words, code)
        self.known.setMinimumWidth(theme.px(180))
        label = Label(self.tr("Customers the book has already"), "dense", parent=self)
        self.known.setAccessibleName(label.text())
        self.known.activated.connect(self.changed)
        row.addWidget(label)
        row.addWidget(self.known)
        row.addSpacing(16)
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
        self._label.setVisible(lacking)
        self.customer.setVisible(lacking)

    def existing(self) -> Existing:
        """Return what becomes of records the book has."""
        chosen: Existing = self.known.currentData()
        return chosen
