"""The projects tab: the list at the left; stages, gate and facts of the chosen one at the right."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.actions.projects import delete_project, edit_project
from kaccount_desktop.book.models import Project
from kaccount_desktop.book.queries.process import ProjectRow, projects
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.choices import PROJECT_STATUSES, RULINGS
from kaccount_desktop.ui.kit.buttons import LinkButton, SmallButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.kit.stage_strip import StageStrip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.field_grid import finish_edit
from kaccount_desktop.ui.workspace.gate_section import GateSection
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.project_dialog import ProjectFields
from kaccount_desktop.ui.workspace.row_list import RowList, RowWords
from kaccount_desktop.ui.workspace.running import Running
from kaccount_desktop.ui.workspace.tab_page import TabPage

LIST_WIDTH = 232


class ProjectsTab(TabPage):
    """Choosing a project in the list chooses it for the whole window."""

    add_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._project: int | None = None
        self._shown_stage: str | None = None
        self.stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        halves = QWidget(self.stack)
        row = QHBoxLayout(halves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_list())
        row.addWidget(Hairline(self, upright=True))
        row.addWidget(self._build_details(), 1)
        self.stack.addWidget(halves)
        self.empty = EmptyPane(
            self.tr("No project yet"),
            self.tr("A project is what they want to buy: when, for how much, paid by whom."),
            self.tr("Add a project…"),
            parent=self.stack,
        )
        self.empty.pressed.connect(self.add_asked)
        self.stack.addWidget(self.empty)
        session.selection.project_changed.connect(self.make_stale)

    # Building

    def _build_list(self) -> QWidget:
        theme = self.session.theme
        scroll = PageScroll(self)
        scroll.setFixedWidth(theme.px(LIST_WIDTH))
        column = QVBoxLayout(scroll.inner)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        self.list = RowList(theme, self.tr("Projects"), scroll.inner, picking=True)
        self.list.chosen.connect(self._choose)
        self.add = LinkButton(self.tr("Add a project…"), scroll.inner)
        self.add.clicked.connect(self.add_asked)
        column.addWidget(self.list)
        links = QHBoxLayout()
        links.setContentsMargins(8, 0, 8, 0)
        links.addWidget(self.add)
        links.addStretch(1)
        column.addLayout(links)
        column.addStretch(1)
        return scroll

    def _build_details(self) -> QWidget:
        scroll = PageScroll(self)
        column = QVBoxLayout(scroll.inner)
        column.setContentsMargins(16, 10, 16, 24)
        column.setSpacing(10)
        column.addLayout(self._build_head(scroll.inner))
        column.addLayout(self._build_process(scroll.inner))
        self.gate = GateSection(self.session, scroll.inner)
        column.addWidget(self.gate)
        column.addWidget(SectionHeading(self.tr("Facts"), parent=scroll.inner))
        self.grid = ProjectFields(self.session, scroll.inner)
        self.grid.edited.connect(self._store)
        column.addWidget(self.grid)
        foot = QHBoxLayout()
        self.delete = LinkButton(self.tr("Delete project…"), scroll.inner)
        self.delete.clicked.connect(self._delete)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        column.addLayout(foot)
        column.addStretch(1)
        return scroll

    def _build_head(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.name = ElidedLabel("", "group", parent=parent)
        self.amount = Label("", "body", "text-2", parent=parent)
        row.addWidget(self.name, 1)
        row.addStretch(0)
        row.addWidget(self.amount)
        return row

    def _build_process(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.strip = StageStrip(self.session.theme, parent)
        self.strip.chosen.connect(self._look_at_stage)
        self.no_run = Label(self.tr("No process runs on this project."), "body", "text-3")
        self.start = SmallButton(self.tr("Start a process…"), parent)
        row.addWidget(self.strip, 1)
        row.addWidget(self.no_run)
        row.addWidget(self.start)
        return row

    # Showing

    def forget(self) -> None:
        """Drop the project of the customer shown before."""
        self._project = None
        self._shown_stage = None

    def refresh(self) -> None:
        """Read and show the list, and the chosen project."""
        listed = projects(self.session.book, self.customer)
        self.stack.setCurrentIndex(0 if listed else 1)
        if not listed:
            return
        chosen = self.session.selection.project
        keys = [project.key for project in listed]
        shown = chosen if chosen in keys else keys[0]
        fresh = shown != self._project
        if fresh:
            finish_edit(self.grid)
            self._shown_stage = None
        self._project = shown
        running = Running(self.session, self.customer)
        self.list.set_rows([self._row(project, running) for project in listed])
        self.list.pick(shown)
        project = next(one for one in listed if one.key == shown)
        self.name.setText(project.name)
        self.amount.setText(self.wording.money(project.amount))
        self._show_process(running)
        found = record(self.session.book, Project, shown)
        self.grid.offer_colleagues()
        if found is not None:
            self.grid.put(found, all_of_them=fresh)

    def _row(self, project: ProjectRow, running: Running) -> RowWords:
        words = self.wording
        run = next((one for one in running.runs if one.project == project.key), None)
        state = words.code(RULINGS, project.ruling) or words.code(PROJECT_STATUSES, project.status)
        stage = running.stage_title(run) if run is not None else ""
        return RowWords(
            project.key,
            project.name,
            right=words.money(project.amount),
            second=words.joined(stage, state, project.purchase_date),
        )

    def _show_process(self, running: Running) -> None:
        run = next((one for one in running.runs if one.project == self._project), None)
        self.strip.setVisible(run is not None)
        self.no_run.setVisible(run is None)
        self.start.setVisible(run is None)
        view = None
        if run is not None:
            self.strip.set_stages(running.ticks(run))
            view = running.gate(run, self._shown_stage) or running.gate(run)
        self.gate.setVisible(run is not None)
        self.gate.show_gate(running, view, has_run=run is not None)

    # Acting

    def _choose(self, key: object) -> None:
        if isinstance(key, int):
            self.session.selection.choose_project(key)
            self.make_stale()

    def _look_at_stage(self, place: int) -> None:
        running = Running(self.session, self.customer)
        run = next((one for one in running.runs if one.project == self._project), None)
        if run is not None and place < len(run.stages):
            self._shown_stage = run.stages[place].stage
            self._show_process(running)

    def _store(self, name: str) -> None:
        book, key = self.session.book, self._project
        if key is not None:
            self.grid.store(name, lambda value: edit_project(book, key, name, value))

    def _delete(self) -> None:
        key = self._project
        if key is None:
            return
        question = self.tr("Delete {} with its process, stands and tasks?")
        detail = self.tr("What happened stays with the customer. Undo takes it back.")
        if self.session.messages.ask(
            question.format(self.name.text()), self.tr("Delete"), self, detail
        ):
            self.session.selection.choose_project(None)
            with self.session.messages.guard(self):
                delete_project(self.session.book, key)
