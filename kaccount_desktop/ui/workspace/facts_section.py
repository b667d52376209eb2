"""要点: the handful of facts of a customer one wants before a call."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.book.models import Answer, FinancialYear
from kaccount_desktop.book.queries.records import record as read_record
from kaccount_desktop.rules.choices import LIFECYCLES
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.row_list import RowList, RowWords
from kaccount_desktop.ui.workspace.sections import EmptyLine
from kaccount_desktop.ui.workspace.wording import Wording

_WIDEST_KEY: Final = 96
_MOST: Final = 6
_SUPPLIERS: Final = ("customer_information", "present_suppliers")
_YEARS: Final = 3
"""Years looked back for a balance."""


class FactsSection(QWidget):
    """Shows the first few facts that are known; `form_asked` opens the information sheet."""

    form_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading = SectionHeading(self.tr("Key facts"), parent=self)
        self.link = LinkButton(self.tr("All…"), self)
        self.link.setAccessibleName(self.tr("Open the customer information sheet"))
        self.heading.add_right(self.link)
        self.list = RowList(session.theme, self.tr("Key facts"), self, height=21)
        self.list.chosen.connect(self.form_asked)
        self.empty = EmptyLine(
            self.tr("Little is known of this company yet."), self.tr("Fill in the sheet…"), self
        )
        for widget in (self.heading, self.list, self.empty):
            column.addWidget(widget)
        self.link.clicked.connect(self.form_asked)
        self.empty.pressed.connect(self.form_asked)

    def show_record(self, record: dict[str, Any]) -> None:
        """Show the facts of a customer's record, its suppliers and its last balance."""
        rows = [pair for pair in self._facts(record) if pair[1]][:_MOST]
        self.empty.setVisible(not rows)
        self.link.setVisible(bool(rows))
        metrics = self._session.theme.metrics("caption")
        widest = max((metrics.horizontalAdvance(name) for name, _value in rows), default=0)
        width = min(widest, self._session.theme.px(_WIDEST_KEY)) + 8
        self.list.set_rows(
            [
                RowWords(name, value, lead=name, lead_width=width, first_role="dense")
                for name, value in rows
            ]
        )

    def _facts(self, record: dict[str, Any]) -> list[tuple[str, str]]:
        days = record["settlement_days"]
        period = self.tr("{} days").format(days) if days is not None else ""
        terms = [part for part in (period, str(record["payment_method"])) if part]
        return [
            (self.tr("Suppliers"), self._suppliers(int(record["key"]))),
            (self.tr("Settlement"), self.tr(", ", "between facts").join(terms)),
            (self.tr("Debt ratio"), self._debt(int(record["key"]))),
            (self.tr("Legal head"), str(record["legal_representative"])),
            (self.tr("Customer since"), str(record["customer_since"])),
            (self.tr("Products"), str(record["main_products"])),
            (self.tr("Phone"), str(record["phone"])),
            (self.tr("Address"), str(record["address"])),
            (self.tr("Status"), self._wording.code(LIFECYCLES, record["lifecycle"])),
        ]

    def _suppliers(self, customer: int) -> str:
        """Return the present suppliers as the information sheet holds them."""
        key = (customer, *_SUPPLIERS)
        found = read_record(self._session.book, Answer, key)
        lines = str(found["value"]).splitlines() if found is not None else []
        return " · ".join(line.strip() for line in lines if line.strip())

    def _debt(self, customer: int) -> str:
        """Return liabilities to assets of the last year that has both."""
        today = self._session.clock.today()
        for year in range(today.year, today.year - _YEARS, -1):
            found = read_record(self._session.book, FinancialYear, (customer, year))
            if found and found["liabilities"] is not None and found["total_assets"]:
                rate = f"{100 * found['liabilities'] / found['total_assets']:.1f}"
                return self.tr("{rate} % ({year})").format(rate=rate, year=year)
        return ""
