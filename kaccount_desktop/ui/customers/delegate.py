"""How a customer's row is worded and painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from kaccount_desktop.book.queries.customers import CustomerRow
from kaccount_desktop.rules.dates import show_day
from kaccount_desktop.ui.customers.model import ROW
from kaccount_desktop.ui.customers.stages import StageTitles
from kaccount_desktop.ui.kit.paint import Due
from kaccount_desktop.ui.kit.rows import Index, TwoLine, TwoLineDelegate
from kaccount_desktop.ui.session import Session


class CustomerDelegate(TwoLineDelegate):
    """Two lines: name and next date; stage and what is late, else what comes next."""

    def __init__(self, session: Session, stages: StageTitles, parent: QObject) -> None:
        super().__init__(session.theme, parent)
        self._session = session
        self._stages = stages

    def row_at(self, index: Index) -> TwoLine | None:
        """Return the words of one customer."""
        row = index.data(ROW)
        if not isinstance(row, CustomerRow):
            return None
        today = self._session.clock.today()
        return TwoLine(
            row.name,
            self._second(row, today),
            row.grade,
            row.grade_suggested,
            self._due(row, today),
        )

    def _second(self, row: CustomerRow, today: date) -> str:
        stage = self._stages.title(row.digest, row.stage) if row.stage else ""
        detail = row.next_title
        if row.gate_due and row.gate_due < today:
            days = (today - row.gate_due).days
            one = self.tr("gate 1 day late")
            detail = one if days == 1 else self.tr("gate {} days late").format(days)
        return " · ".join(part for part in (stage, detail) if part)

    def _due(self, row: CustomerRow, today: date) -> Due | None:
        if row.next_due is None:
            return None
        words = show_day(row.next_due, today, self._session.language.code)
        if row.next_due < today:
            return Due(words, "overdue")
        return Due(words, "today" if row.next_due == today else "later")
