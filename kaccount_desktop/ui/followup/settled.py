"""What a follow-up settles besides: tasks that become done, the planned visit it was."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.book.queries.activity import TaskRow, TouchRow
from kaccount_desktop.ui.kit.check_row import CheckRow
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.wording import Wording

_TONES = {"overdue": "negative", "today": "caution"}


class SettledList(QWidget):
    """Ticked rows of what this contact answers; what is unticked stays open."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._rows: dict[int, CheckRow] = {}
        self._visit: CheckRow | None = None
        self._shown: tuple[tuple[int, ...], int | None] = ((), None)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._head = Label(self.tr("This settles"), "caption", "text-3", parent=self)
        self._column.addWidget(self._head)
        self.hide()

    def show_what(self, tasks: Sequence[TaskRow], visit: TouchRow | None) -> None:
        """Show other rows; ticks stay where the same rows are shown again."""
        shown = (tuple(task.key for task in tasks), visit.key if visit else None)
        if shown == self._shown:
            return
        self._shown = shown
        self._clear()
        if visit is not None:
            goal = visit.goal or self.tr("no goal noted")
            words = self.tr("The visit planned for {day}: {goal}")
            self._visit = self._add(words.format(day=self._wording.plain_day(visit.day), goal=goal))
            self._visit.toggled.connect(self._free)
        for task in tasks:
            due = self._wording.due(task.due)
            self._rows[task.key] = self._add(task.title, due.words, _TONES.get(due.state, "text-3"))
        self._free()
        self.setVisible(bool(tasks) or visit is not None)

    def answers(self) -> tuple[int, ...] | None:
        """Return the tasks ticked; None while none is offered."""
        if not self._rows:
            return None
        return tuple(key for key, row in self._rows.items() if row.isChecked())

    def is_that_visit(self) -> bool:
        """Return whether the planned visit is ticked as the one that took place."""
        return self._visit is not None and self._visit.isChecked()

    def _clear(self) -> None:
        for row in (*self._rows.values(), self._visit):
            if row is not None:
                self._column.removeWidget(row)
                row.hide()
                row.deleteLater()
        self._rows = {}
        self._visit = None

    def _free(self) -> None:
        """A planned visit settles what it answers by itself: then nothing else can be unticked."""
        for row in self._rows.values():
            row.setEnabled(not self.is_that_visit())
            if self.is_that_visit():
                row.setChecked(True)

    def _add(self, words: str, note: str = "", tone: str = "text-3") -> CheckRow:
        row = CheckRow(self._session.theme, words, note, tone, self)
        row.setChecked(True)
        self._column.addWidget(row)
        return row
