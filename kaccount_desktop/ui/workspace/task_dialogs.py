"""The small dialogs on a task: add, done, move."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.book.actions.tasks import add_task, complete_task, reschedule_task
from kaccount_desktop.book.queries.activity import TaskRow
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.rules.choices import TASK_KINDS
from kaccount_desktop.rules.dates import show_day
from kaccount_desktop.rules.workdays import add_workdays
from kaccount_desktop.ui.kit.buttons import SmallButton
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import DayEditor, LineEditor, LongEditor, TimeEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog

_SOON: Final = (1, 2, 3, 5)
"""Working days from today that one click moves a task to."""
_NEXT_WEEK: Final = 7


class AddTaskDialog(RecordDialog):
    """Asks what is to be done, for whom, when and why."""

    def __init__(self, session: Session, customer: int, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Add a task"), parent, width=520)
        self._customer = customer
        grid = self.grid = FieldGrid(session, self)
        self.title = grid.add("title", self.tr("Task"), LineEditor())
        kinds = choices_of(TASK_KINDS, session.words)
        grid.add("kind", self.tr("Kind"), ChoiceEditor(kinds, unknown=False), half=True)
        found = [p for p in people(session.book, customer) if p.key and not p.left]
        grid.add(
            "contact",
            self.tr("With"),
            ChoiceEditor([Choice(p.key, p.name) for p in found], unknown_value=None),
            half=True,
        )
        self.due = grid.add("due", self.tr("Due"), DayEditor(session), half=True)
        grid.add("due_time", self.tr("Time"), TimeEditor(), half=True)
        grid.add("why", self.tr("Why"), LineEditor())
        grid.put({"kind": "call", "due": add_workdays(session.clock.today(), 1)})
        self.body.addWidget(grid)
        self.body.addStretch(1)
        self.offer(self.tr("Add"), self._add, self.title.value)
        self.settle()
        self.title.setFocus()

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        add_task(self.session.book, self._customer, **values)
        return True


class CompleteDialog(RecordDialog):
    """Asks what came of a task and marks it as done."""

    def __init__(self, session: Session, task: TaskRow, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Task done"), parent, width=460)
        self._task = task
        self.body.addWidget(Label(task.title, "heading", wrap=True, parent=self))
        if task.why:
            self.body.addWidget(Label(task.why, "caption", "text-3", wrap=True, parent=self))
        self.grid = FieldGrid(session, self)
        self.said = self.grid.add("result", self.tr("Result"), LongEditor())
        self.grid.add("on", self.tr("Done on"), DayEditor(session))
        self.grid.put({"on": session.clock.today()})
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self.offer(self.tr("Mark as done"), self._complete, self.said.value)
        self.settle()
        self.said.setFocus()

    def _complete(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        complete_task(self.session.book, self._task.key, values["result"], values["on"])
        return True


class MoveDialog(RecordDialog):
    """Moves a task to another day: one click for the usual ones, and a reason if there is one."""

    def __init__(self, session: Session, task: TaskRow, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Move task"), parent, width=460)
        self._task = task
        self.body.addWidget(Label(task.title, "heading", wrap=True, parent=self))
        self.body.addLayout(self._soon())
        self.grid = FieldGrid(session, self)
        self.due = self.grid.add("due", self.tr("New date"), DayEditor(session), half=True)
        self.grid.add("due_time", self.tr("Time"), TimeEditor(), half=True)
        self.grid.add("reason", self.tr("Reason"), LineEditor())
        today = session.clock.today()
        later = task.due if task.due and task.due > today else add_workdays(today, 1)
        self.grid.put({"due": later, "due_time": task.due_time})
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self.offer(self.tr("Move it"), self._move)
        self.settle()
        self.due.setFocus()
        self.due.selectAll()

    def _soon(self) -> QHBoxLayout:
        today = self.session.clock.today()
        row = QHBoxLayout()
        row.setSpacing(6)
        days = [add_workdays(today, count) for count in _SOON]
        monday = today + timedelta(days=_NEXT_WEEK - today.weekday())
        for day in dict.fromkeys([*days, add_workdays(monday, 0)]):
            words = f"{show_day(day, today, self.session.language.code)} {day:%m-%d}"
            button = SmallButton(words if day.strftime("%m-%d") not in words[:5] else words[:5])
            button.clicked.connect(lambda _on=False, day=day: self._take(day))
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _take(self, day: object) -> None:
        self.due.put(None)
        self.due.setText(str(day))
        self.due.setFocus()

    def _move(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        book, due = self.session.book, values["due"]
        if due is None:
            due = self.session.clock.today()
        reschedule_task(book, self._task.key, due, values["reason"], values["due_time"])
        return True
