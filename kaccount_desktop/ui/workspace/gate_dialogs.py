"""Ticking a criterion with its evidence, and passing a gate."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.processes import pass_stage, tick
from kaccount_desktop.book.queries.people import Evidence
from kaccount_desktop.book.queries.process import CheckRow
from kaccount_desktop.rules.playbooks import Criterion
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.evidence_editor import EvidenceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import DayEditor, LongEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog
from kaccount_desktop.ui.workspace.running import GateView


class TickDialog(RecordDialog):
    """Says that a criterion is met, by what evidence; on a met one, changes or takes it back."""

    def __init__(
        self, session: Session, view: GateView, rule: Criterion, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, self.tr("Criterion"), parent, width=520)
        self._view = view
        self._rule = rule
        check = next((found for one, found in view.checks if one.id == rule.id), None)
        self.body.addWidget(Label(session.words(rule.title), "heading", wrap=True, parent=self))
        hint = self.tr("What would show it: {}").format(session.words(rule.evidence))
        self.body.addWidget(Label(hint, "caption", "text-3", wrap=True, parent=self))
        self.grid = FieldGrid(session, self)
        self.note = self.grid.add("note", self.tr("Note"), LongEditor(self.grid))
        self.evidence = self.grid.add("evidence", self.tr("Evidence"), EvidenceEditor(session))
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self._fill(check)
        met = check is not None and check.met
        self.offer(self.tr("Save") if met else self.tr("Tick as met"), self._tick, self._filled)
        if met:
            back = Button(self.tr("Not met after all"), self)
            back.clicked.connect(self._take_back)
            self.add_left(back)
        self.settle()
        self.note.setFocus()

    def _fill(self, check: CheckRow | None) -> None:
        if check is not None and check.met:
            self.grid.put({"note": check.note, "evidence": check.evidence})
            return
        today = self.session.clock.today().isoformat()
        self.grid.put({"note": "", "evidence": Evidence("confirmed", "", today)})

    def _filled(self) -> object:
        return (self.note.value(), self.evidence.source.value())

    def _tick(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        self._store(met=True, note=values["note"], **values["evidence"])
        return True

    def _take_back(self) -> None:
        if self.attempt(lambda: self._store(met=False)):
            self.accept()

    def _store(self, *, met: bool, **evidence: object) -> None:
        run, stage = self._view.run.key, self._view.row.stage
        tick(self.session.book, run, stage, self._rule.id, met=met, **evidence)


class PassDialog(RecordDialog):
    """Passes the gate of a stage on a day; the next stage starts with its tasks."""

    def __init__(self, session: Session, view: GateView, parent: QWidget | None = None) -> None:
        title = self.tr("Pass gate: {}").format(session.words(view.gate.title))
        super().__init__(session, title, parent, width=460)
        self._view = view
        stage = session.words(view.stage.title)
        said = self.tr("“{}” is closed and the next stage starts, with its tasks.").format(stage)
        self.body.addWidget(Label(said, wrap=True, parent=self))
        self.grid = FieldGrid(session, self)
        self.day = self.grid.add("day", self.tr("Passed on"), DayEditor(session))
        self.grid.put({"day": session.clock.today()})
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self.offer(self.tr("Pass the gate"), self._pass)
        self.settle()
        self.day.setFocus()

    def _pass(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        on: date = values["day"] or self.session.clock.today()
        stage = self._view.row.stage if self._view.stage.on_event else None
        language = self.session.language.code
        pass_stage(self.session.book, self._view.run.key, on, stage, language)
        return True
