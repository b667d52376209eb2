"""Starting a process on the customer or on one of its projects."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.playbook_chooser import PlaybookChooser
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class StartDialog(RecordDialog):
    """Asks on what, by which playbook, and from which stage."""

    def __init__(
        self,
        session: Session,
        customer: int,
        project: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, self.tr("Start a process"), parent)
        self._customer = customer
        said = self.tr("A playbook lays out the stages, their tasks and what each gate asks for.")
        self.body.addWidget(Label(said, "caption", "text-3", wrap=True, parent=self))
        self._fields: dict[str, tuple[FieldGrid, PlaybookChooser]] = {}
        self.subject_grid = FieldGrid(session, self)
        offered = [Choice(one.key, one.name) for one in projects(session.book, customer)]
        self.subject = ChoiceEditor(
            offered, unknown_words=self.tr("The customer"), unknown_value=None
        )
        self.subject_grid.add("project", self.tr("Runs on"), self.subject)
        self.subject.put(project)
        self.body.addWidget(self.subject_grid)
        for name in ("customer", "project"):
            grid = FieldGrid(session, self)
            chooser = PlaybookChooser(session, grid, name, may_be_none=False)
            self._fields[name] = (grid, chooser)
            self.body.addWidget(grid)
        self.none = Label(self.tr("There is no playbook for it."), "body", "text-3", parent=self)
        self.body.addWidget(self.none)
        self.body.addStretch(1)
        self.subject.edited.connect(self._follow)
        self.button = self.offer(self.tr("Start"), self._start)
        self._follow()
        self.settle()

    @property
    def _kind(self) -> str:
        return "customer" if self.subject.value() is None else "project"

    def _follow(self) -> None:
        for name, (grid, chooser) in self._fields.items():
            grid.setVisible(name == self._kind and chooser.offers_any)
        offers = self._fields[self._kind][1].offers_any
        self.none.setVisible(not offers)
        self.button.setEnabled(offers)

    def _start(self) -> bool:
        grid, chooser = self._fields[self._kind]
        values = grid.values()
        if values is None:
            return False
        plan = chooser.chosen(values)
        playbook = str(plan.pop("playbook"))
        project = self.subject.value()
        start_run(
            self.session.book,
            self._customer,
            playbook,
            project=project if isinstance(project, int) else None,
            language=self.session.language.code,
            **plan,
        )
        return True
