"""The workspace of the chosen customer: header, tabs, and what their signals open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.models import CustomerSummary
from kaccount_desktop.book.queries import records
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import Hairline
from kaccount_desktop.ui.kit.tabs import PageTabs
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.acts import Acts
from kaccount_desktop.ui.workspace.field_grid import finish_edit
from kaccount_desktop.ui.workspace.header import Header
from kaccount_desktop.ui.workspace.page_scroll import on_page
from kaccount_desktop.ui.workspace.running import Running
from kaccount_desktop.ui.workspace.tab_page import TabPage

_SAID_MS: Final = 4_000
_LEAST_PAGE: Final = 120
"""Height a page can do with, in px; it scrolls then."""
TABS: Final = ("overview", "people", "projects", "visits", "forms", "history")
HEADER_TABLES: Final = frozenset(
    {"customer", "project", "run", "stage_run", "task", "contact", "position", "touch", "visit"}
)


class Workspace(QWidget):
    """Follows the selection. A tab is built when first shown and refreshed when touched."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer: int | None = None
        self._pages: dict[str, TabPage] = {}
        on_page(self)
        # A click beside everything takes the keyboard out of a search field, so that Ctrl+Z
        # takes back the last change again and not the last letter typed.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.acts = Acts(session, self)
        self._stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
        self._stack.addWidget(self._build_empty())
        self._stack.addWidget(self._build_page())
        self._connect()
        self.show_customer(session.selection.customer)

    @property
    def tab(self) -> str:
        """The name of the tab shown."""
        return TABS[self.tabs.currentIndex()]

    def show_tab(self, name: str) -> TabPage:
        """Show a tab, building it if need be."""
        self.tabs.setCurrentIndex(TABS.index(name))
        return self._page(name)

    def show_customer(self, key: int | None) -> None:
        """Show another customer, or that none is chosen."""
        if key != self._customer:
            finish_edit(self)
        self._customer = key
        self._refresh_header()
        for page in self._pages.values():
            page.show_customer(self._customer)

    # Building

    def _build_empty(self) -> QWidget:
        self._empty = EmptyPane(
            self.tr("Choose a customer in the list, or add the first one."),
            action=self._session.commands.new_customer,
            parent=self,
        )
        return self._empty

    def _build_page(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.header = Header(self._session, holder)
        self.tabs = PageTabs(self._session.theme, holder)
        self.tabs.setAccessibleName(self.tr("Pages of the customer"))
        for title in self._titles():
            self.tabs.addTab(title)
        bar = QVBoxLayout()
        bar.setContentsMargins(14, 0, 14, 0)
        bar.addWidget(self.tabs)
        self._pages_stack = QStackedWidget(holder)
        self._pages_stack.setMinimumHeight(self._session.theme.px(_LEAST_PAGE))
        column.addWidget(self.header)
        column.addLayout(bar)
        column.addWidget(Hairline(holder))
        column.addWidget(self._pages_stack, 1)
        return holder

    def _titles(self) -> list[str]:
        return [
            self.tr("Overview"),
            self.tr("People"),
            self.tr("Projects"),
            self.tr("Visits"),
            self.tr("Forms"),
            self.tr("History"),
        ]

    def _builders(self) -> dict[str, Callable[[], TabPage]]:
        return {
            "overview": self._overview,
            "people": self._people,
            "projects": self._projects,
            "visits": self._visits,
            "forms": self._forms,
            "history": self._history,
        }

    def _overview(self) -> TabPage:
        from kaccount_desktop.ui.workspace.overview import Overview

        page = Overview(self._session, self._pages_stack)
        acts = self.acts
        page.gate.criterion_chosen.connect(acts.look_at_criterion)
        page.gate.pass_asked.connect(acts.pass_gate)
        page.gate.event_asked.connect(acts.start_event_stage)
        page.gate.start_asked.connect(acts.start_process)
        page.support.person_asked.connect(acts.add_person)
        page.support.project_asked.connect(acts.add_project)
        page.needs.add_asked.connect(acts.add_need)
        page.needs.chosen.connect(acts.edit_need)
        page.projects.add_asked.connect(acts.add_project)
        page.projects.chosen.connect(self._open_project)
        page.facts.form_asked.connect(lambda: self.show_tab("forms"))
        page.talks.add_asked.connect(self._session.commands.record_follow_up.trigger)
        page.talks.chosen.connect(self._open_touch)
        page.promises.add_asked.connect(acts.add_promise)
        page.promises.chosen.connect(acts.edit_promise)
        return page

    def _people(self) -> TabPage:
        from kaccount_desktop.ui.workspace.people_tab import PeopleTab

        page = PeopleTab(self._session, self._pages_stack)
        acts = self.acts
        page.person_asked.connect(acts.edit_person)
        page.post_asked.connect(acts.edit_post)
        page.person_deleted.connect(acts.delete_person)
        page.relation_asked.connect(acts.add_relation)
        page.relation_chosen.connect(acts.edit_relation)
        page.colleagues_asked.connect(acts.edit_colleagues)
        return page

    def _projects(self) -> TabPage:
        from kaccount_desktop.ui.workspace.projects_tab import ProjectsTab

        page = ProjectsTab(self._session, self._pages_stack)
        acts = self.acts
        page.add_asked.connect(acts.add_project)
        page.start.clicked.connect(acts.start_process)
        page.gate.start_asked.connect(acts.start_process)
        page.gate.criterion_chosen.connect(acts.look_at_criterion)
        page.gate.pass_asked.connect(acts.pass_gate)
        page.gate.event_asked.connect(acts.start_event_stage)
        return page

    def _visits(self) -> TabPage:
        from kaccount_desktop.ui.workspace.visits_tab import VisitsTab

        page = VisitsTab(self._session, self._pages_stack)
        page.plan_asked.connect(self.acts.plan_visit)
        page.edit_asked.connect(self.acts.edit_visit)
        page.feedback_asked.connect(self.acts.complete_visit)
        page.print_asked.connect(self.acts.print_visit)
        page.minute_asked.connect(self.acts.print_minute)
        return page

    def _forms(self) -> TabPage:
        from kaccount_desktop.ui.workspace.forms_tab import FormsTab

        page = FormsTab(self._session, self._pages_stack)
        page.print_asked.connect(self.acts.print_form)
        page.person_asked.connect(self.acts.edit_person)
        page.visit_asked.connect(self.acts.edit_visit)
        return page

    def _history(self) -> TabPage:
        from kaccount_desktop.ui.workspace.history_tab import HistoryTab

        return HistoryTab(self._session, self._pages_stack)

    def _page(self, name: str) -> TabPage:
        if name not in self._pages:
            page = self._builders()[name]()
            page.tab_asked.connect(self.show_tab)
            page.show_customer(self._customer)
            self._pages[name] = page
            self._pages_stack.addWidget(page)
        self._pages_stack.setCurrentWidget(self._pages[name])
        return self._pages[name]

    def _connect(self) -> None:
        session, acts, header = self._session, self.acts, self.header
        session.selection.customer_changed.connect(self.show_customer)
        session.selection.project_changed.connect(self._follow_project)
        session.changed.connect(self._hear)
        self.tabs.currentChanged.connect(lambda place: self._page(TABS[place]))
        header.edit_asked.connect(acts.edit_customer)
        header.delete_asked.connect(acts.delete_customer)
        header.copy_asked.connect(acts.copy_number)
        header.start_asked.connect(acts.start_process)
        header.stage_chosen.connect(self._open_stage)
        header.task_done_asked.connect(acts.complete_task)
        header.task_move_asked.connect(acts.move_task)
        header.task_add_asked.connect(acts.add_task)
        commands = session.commands
        commands.new_customer.handle(acts.new_customer)
        commands.new_contact.handle(acts.add_person)
        commands.new_project.handle(acts.add_project)
        commands.plan_visit.handle(acts.plan_visit)

        commands.key_in.handle(acts.ask_number)
        session.touch_asked.connect(self._open_touch)
        session.record_asked.connect(self._open_record)
        acts.said.connect(self._say)

    # Following

    def _hear(self, changes: Changes) -> None:
        if self._customer is None:
            chosen = self._session.selection.customer
            if chosen in changes.customers:  # a deletion has been undone
                self.show_customer(chosen)
            return
        if self._customer in changes.customers and HEADER_TABLES & changes.tables.keys():
            self._refresh_header()
        for page in self._pages.values():
            page.hear(changes)

    def _follow_project(self) -> None:
        """Show the chosen project's process; while another customer is chosen, wait for it."""
        if self._session.selection.customer == self._customer:
            self._refresh_header()

    def _refresh_header(self) -> None:
        book, key = self._session.book, self._customer
        record = records.customer(book, key) if key is not None else None
        self._stack.setCurrentIndex(0 if record is None else 1)
        if record is None or key is None:
            self._customer = None
            for page in self._pages.values():
                page.show_customer(None)
            return
        self.header.show_record(record)
        self.header.show_process(Running(self._session, key), self._session.selection.project)
        self.header.show_tasks(key)
        self._count(key)
        self._page(self.tab)

    def _count(self, key: int) -> None:
        """Set the numbers after the words of the tabs."""
        found = records.record(self._session.book, CustomerSummary, key) or {}
        for name, column in (
            ("people", "contacts"),
            ("projects", "projects"),
            ("visits", "visits"),
        ):
            number = found.get(column) or None
            self.tabs.set_count(TABS.index(name), number)

    def _open_stage(self, run: object, stage: str) -> None:
        from kaccount_desktop.ui.workspace.overview import Overview

        page = self.show_tab("overview")
        if isinstance(page, Overview) and isinstance(run, int):
            page.show_stage(run, stage)

    def _say(self, words: str) -> None:
        """Say something in the window's status bar for a while."""
        window = self.window()
        if isinstance(window, QMainWindow):
            window.statusBar().showMessage(words, _SAID_MS)

    def _open_project(self, key: object) -> None:
        if isinstance(key, int):
            self._session.selection.choose_project(key)
        self.show_tab("projects")

    def _open_record(self, kind: str, key: object) -> None:
        """Open what was written by hand for: a visit's feedback, else the forms of the record."""
        if not isinstance(key, int) or not self.acts.choose_record(kind, key):
            return
        if kind == "visit":
            self.acts.complete_visit(key)
        elif kind in ("contact", "project", "customer"):
            self.show_tab("forms")

    def _open_touch(self, key: object) -> None:
        from kaccount_desktop.ui.workspace.visits_tab import VisitsTab

        page = self.show_tab("visits")
        if isinstance(page, VisitsTab) and isinstance(key, int):
            page.show_touch(key)
