"""A line between two people of the customer: new, or live on a stored one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.standing import add_relation, edit_relation, remove_relation
from kaccount_desktop.book.models import Relation
from kaccount_desktop.book.queries.people import Evidence, people
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.choices import RELATION_KINDS
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import (
    Choice,
    ChoiceEditor,
    FlagEditor,
    choices_of,
)
from kaccount_desktop.ui.workspace.evidence_editor import EvidenceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import LineEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog

_USUAL_STRENGTH = 2


class RelationDialog(RecordDialog):
    """Without `relation` it adds one, from `first` if somebody is chosen."""

    def __init__(
        self,
        session: Session,
        customer: int,
        relation: int | None = None,
        first: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Add a relation") if relation is None else self.tr("Relation")
        super().__init__(session, title, parent, width=520)
        self._relation = relation
        self.grid = self._build(customer)
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        if relation is None:
            today = session.clock.today().isoformat()
            self.grid.put(
                {
                    "first": first,
                    "kind": "work",
                    "directed": False,
                    "strength": _USUAL_STRENGTH,
                    "private": False,
                    "evidence": Evidence("assumed", "", today),
                }
            )
            self.offer(self.tr("Add"), self._add)
        else:
            self._live()
        self.settle()
        self.grid.editor("first" if first is None else "second").setFocus()

    def _build(self, customer: int) -> FieldGrid:
        session = self.session
        grid = FieldGrid(session, self)
        known = {p.key: p for p in people(session.book, customer) if p.key}
        for name, label in (("first", self.tr("One person")), ("second", self.tr("Other person"))):
            offered = [Choice(p.key, f"{p.name} {p.title}") for p in known.values()]
            editor = grid.add(name, label, ChoiceEditor(offered, unknown_value=None))
            editor.setEnabled(self._relation is None)
        kinds = choices_of(RELATION_KINDS, session.words)
        grid.add("kind", self.tr("Kind"), ChoiceEditor(kinds, unknown=False), half=True)
        marks = [
            Choice(1, self.tr("1 weak")),
            Choice(2, self.tr("2 usual")),
            Choice(3, self.tr("3 strong")),
        ]
        grid.add("strength", self.tr("Strength"), ChoiceEditor(marks, unknown=False), half=True)
        grid.add("directed", self.tr("One way"), FlagEditor(), half=True)
        grid.add(
            "private",
            self.tr("Private"),
            FlagEditor(),
            half=True,
            tip=self.tr("A private relation is never printed on a sheet one carries along."),
        )
        grid.add("note", self.tr("Note"), LineEditor())
        grid.add("evidence", self.tr("Evidence"), EvidenceEditor(session))
        return grid

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        first, second = values.pop("first"), values.pop("second")
        if first is None or second is None:
            self.error.setText(self.tr("Choose both people."))
            self.error.show()
            return False
        kind, evidence = values.pop("kind"), values.pop("evidence")
        add_relation(self.session.book, first, second, kind, **values, **evidence)
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
        key = self._relation
        if key is None:
            return

        def act(value: Any) -> None:
            columns = value if name == "evidence" else {name: value}
            edit_relation(self.session.book, key, **columns)

        self.grid.store(name, act)

    def _reread(self) -> None:
        found = record(self.session.book, Relation, self._relation) if self._relation else None
        if found is None:
            self.accept()
            return
        evidence = Evidence(found["certainty"], found["source"], found["as_of"])
        self.grid.put({**found, "evidence": evidence})

    def _delete(self) -> None:
        key = self._relation
        if key is not None:
            self.attempt(lambda: remove_relation(self.session.book, key))
