"""A new project: its facts, the playbook it runs by, and the stage it opens at."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.queries.people import colleagues
from kaccount_desktop.rules.choices import (
    FUNDING_SOURCES,
    FUNDING_STATES,
    INFORMATION_SOURCES,
    PROJECT_STATUSES,
    RULINGS,
)
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import (
    LineEditor,
    LongEditor,
    MoneyEditor,
    PartialDayEditor,
)
from kaccount_desktop.ui.workspace.playbook_chooser import PlaybookChooser
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class ProjectFields(FieldGrid):
    """The facts of a project; shared by this dialog and the projects tab."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent, folds=True)
        words = session.words
        self.add("name", self.tr("Project"), LineEditor())
        self.add("amount", self.tr("Amount"), MoneyEditor(), half=True, unit=self.tr("yuan"))
        self.add("purchase_date", self.tr("Buys in"), PartialDayEditor(), half=True)
        funds = choices_of(FUNDING_SOURCES, words)
        self.add("funding_source", self.tr("Funds from"), ChoiceEditor(funds), half=True)
        states = choices_of(FUNDING_STATES, words)
        self.add("funding_state", self.tr("Funds are"), ChoiceEditor(states), half=True)
        sources = choices_of(INFORMATION_SOURCES, words)
        self.add("information_source", self.tr("Heard from"), ChoiceEditor(sources), half=True)
        status = choices_of(PROJECT_STATUSES, words)
        self.add("status", self.tr("Status"), ChoiceEditor(status, unknown=False), half=True)
        self.add("owner", self.tr("Owner"), ChoiceEditor((), unknown_value=None), half=True)
        self.offer_colleagues()
        rulings = choices_of(RULINGS, words)
        self.add("ruling", self.tr("Ruling"), ChoiceEditor(rulings), half=True)
        self.add("scope", self.tr("Scope"), LongEditor(lines=1))
        self.add("background", self.tr("Background"), LongEditor(lines=1))
        self.add("note", self.tr("Note"), LongEditor(lines=1))

    def offer_colleagues(self) -> None:
        """Offer the colleagues of today as owners."""
        ours = [Choice(c.key, c.name) for c in colleagues(self._session.book)]
        self.editor("owner").set_choices(ours)


class ProjectDialog(RecordDialog):
    """Adds a project and chooses it."""

    def __init__(self, session: Session, customer: int, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("New project"), parent, width=600)
        self._customer = customer
        self.grid = ProjectFields(session, self)
        self.chooser = PlaybookChooser(session, self.grid, "project")
        if not self.chooser.offers_any:
            self.grid.set_visible("playbook", False)
        self.grid.put({"status": "lead"})
        self.grid.set_visible("ruling", False)
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        self.offer(self.tr("Add project"), self._add, lambda: self.grid.editor("name").value())
        self.settle()
        self.grid.editor("name").setFocus()

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        plan = self.chooser.chosen(values)
        name = str(values.pop("name"))
        playbook = plan.pop("playbook")
        key = create_project(
            self.session.book,
            self._customer,
            name,
            playbook,
            language=self.session.language.code,
            **plan,
            **values,
        )
        self.session.selection.choose_project(key)
        return True
