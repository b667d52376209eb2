"""A need of the customer (痛点, 痒点, 兴奋点), our answer and its proof: new, or live on a stored one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.needs import add_need, delete_need, edit_need
from kaccount_desktop.book.models import Need
from kaccount_desktop.book.queries.people import Evidence, people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.choices import NEED_KINDS
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.evidence_editor import EvidenceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import LongEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class NeedDialog(RecordDialog):
    """Without `need` it adds one to the customer."""

    def __init__(
        self,
        session: Session,
        customer: int,
        need: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Add a need") if need is None else self.tr("Need")
        super().__init__(session, title, parent)
        self._customer = customer
        self._need = need
        self.grid = self._build()
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        if need is None:
            today = session.clock.today().isoformat()
            self.grid.put({"kind": "pain", "evidence": Evidence("confirmed", "", today)})
            self.offer(self.tr("Add"), self._add, self._filled)
        else:
            self._live()
        self.settle()
        self.grid.editor("wording").setFocus()

    def _build(self) -> FieldGrid:
        session = self.session
        grid = FieldGrid(session, self)
        kinds = choices_of(NEED_KINDS, session.words)
        grid.add("kind", self.tr("Kind"), ChoiceEditor(kinds, unknown=False), half=True)
        persons = [p for p in people(session.book, self._customer) if p.key and not p.left]
        whose = ChoiceEditor([Choice(p.key, p.name) for p in persons], unknown_value=None)
        grid.add("contact", self.tr("Whose"), whose, half=True)
        grid.add("wording", self.tr("In their words"), LongEditor())
        grid.add("answer", self.tr("Our answer"), LongEditor())
        grid.add("proof", self.tr("Proof"), LongEditor(lines=1))
        listed = [Choice(p.key, p.name) for p in projects(session.book, self._customer)]
        grid.add("project", self.tr("Project"), ChoiceEditor(listed, unknown_value=None))
        grid.add("evidence", self.tr("Evidence"), EvidenceEditor(session))
        return grid

    def _filled(self) -> object:
        return (self.grid.editor("wording").value(), self.grid.editor("answer").value())

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        kind, wording = values.pop("kind"), values.pop("wording")
        evidence = values.pop("evidence")
        add_need(self.session.book, self._customer, kind, wording, **values, **evidence)
        return True

    def _live(self) -> None:
        self.grid.edited.connect(self._store)
        self.session.changed.connect(self._reread)
        delete = Button(self.tr("Delete"), self)
        delete.clicked.connect(self._delete)
        self.add_left(delete)
        self.live()
        self._reread()

    def _store(self, name: str) -> None:
        book, key = self.session.book, self._need
        if key is None:
            return

        def act(value: Any) -> None:
            if name != "evidence":
                edit_need(book, key, name, value)
                return
            for column, part in value.items():
                edit_need(book, key, column, part)

        self.grid.store(name, act)

    def _reread(self) -> None:
        found = record(self.session.book, Need, self._need) if self._need else None
        if found is None:
            self.accept()
            return
        evidence = Evidence(found["certainty"], found["source"], found["as_of"])
        self.grid.put({**found, "evidence": evidence})

    def _delete(self) -> None:
        key = self._need
        if key is not None:
            self.attempt(lambda: delete_need(self.session.book, key))
