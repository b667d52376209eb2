"""The overview: gate, support and needs at the left; projects, facts, contacts, promises at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kaccount_desktop.book.queries import records
from kaccount_desktop.book.queries.activity import (
    NeedRow,
    PromiseRow,
    last_talks,
    needs,
    promises,
)
from kaccount_desktop.book.queries.people import Person, people
from kaccount_desktop.book.queries.process import ProjectRow, projects
from kaccount_desktop.rules.choices import (
    FUNDING_SOURCES,
    FUNDING_STATES,
    NEED_KINDS,
    PROJECT_STATUSES,
    PROMISE_SIDES,
    RULINGS,
    TOUCH_KINDS,
)
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import AssumedMark, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.facts_section import FactsSection
from kaccount_desktop.ui.workspace.gate_section import GateSection
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.row_list import RowWords
from kaccount_desktop.ui.workspace.running import Running, chosen_run
from kaccount_desktop.ui.workspace.sections import EmptyLine, RowSection
from kaccount_desktop.ui.workspace.support_bar import SupportBar
from kaccount_desktop.ui.workspace.tab_page import TabPage
from kaccount_desktop.ui.workspace.wording import NEED_TAGS, TOUCH_ICONS, Wording

_TALKS: Final = 5
_LEFT, _RIGHT = 61, 39
"""Shares of the two columns in percent."""
_NARROW: Final = 480
"""A page narrower than this has one column, in px."""


class SupportSection(QWidget):
    """谁支持，谁反对: the bar, and the opponents by name."""

    person_asked = Signal()
    project_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(session, self)
        self._has_project = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.heading = SectionHeading(self.tr("Who is for us, who against"), parent=self)
        self.bar = SupportBar(session, self)
        self.against = Label("", "caption", "text-2", wrap=True, parent=self)
        self.empty = EmptyLine("", self.tr("Add"), self)
        self.empty.pressed.connect(self._add)
        for widget in (self.heading, self.bar, self.against, self.empty):
            column.addWidget(widget)

    def show_people(self, found: Sequence[Person], project: ProjectRow | None) -> None:
        """Show where the people present stand in a project."""
        present = [person for person in found if person.key and not person.left]
        self._has_project = project is not None
        shown = bool(present) and project is not None
        self.bar.setVisible(shown)
        self.empty.setVisible(not shown)
        opponents = [p for p in present if p.attitude is not None and p.attitude < 0]
        self.against.setVisible(shown)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(6 if shown else 0)
        if not shown:
            self.heading.set_note("")
            self._say_empty(bool(present))
            return
        self.bar.show_people(present)
        count = self.tr("weighted by influence, {} people").format(len(present))
        name = project.name if project else ""
        self.heading.set_note(self._wording.joined(count, name))
        self.against.setText(self._opponents(opponents, present))

    def _opponents(self, opponents: Sequence[Person], present: Sequence[Person]) -> str:
        if opponents:
            named = [self._named(person) for person in opponents]
            return self.tr("Against: {}").format(self._wording.listed(named))
        unknown = sum(1 for person in present if person.attitude is None)
        if unknown:
            return self.tr("Nobody known to be against; {} not yet judged.").format(unknown)
        return self.tr("Nobody is against.")

    def _named(self, person: Person) -> str:
        if not person.title:
            return person.name
        return self.tr("{name} ({role})").format(name=person.name, role=person.title)

    def _say_empty(self, has_people: bool) -> None:
        if not has_people:
            self.empty.sentence.setText(self.tr("Nobody is known here yet."))
            self.empty.link.setText(self.tr("Add a person…"))
        else:
            self.empty.sentence.setText(self.tr("People stand for or against a project."))
            self.empty.link.setText(self.tr("Add a project…"))

    def _add(self) -> None:
        person = self.empty.link.text() == self.tr("Add a person…")
        (self.person_asked if person else self.project_asked).emit()


class Overview(TabPage):
    """The first tab. Its sections ask; the workspace opens the dialogs."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._mark = AssumedMark(self)
        self._mark.hide()
        self._stage: tuple[int, str] | None = None
        scroll = PageScroll(self)
        inner = scroll.inner
        row = self._row = QHBoxLayout(inner)
        row.setContentsMargins(16, 6, 16, 16)
        row.addWidget(self._build_left(inner))
        row.addWidget(self._build_right(inner))
        self._fold()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scroll)
        session.selection.project_changed.connect(self._leave_stage)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Set the columns one below the other where the page is narrow."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        narrow = self.width() < self.session.theme.px(_NARROW)
        side = QHBoxLayout.Direction
        self._row.setDirection(side.TopToBottom if narrow else side.LeftToRight)
        self._row.setSpacing(12 if narrow else 24)
        for place, share in enumerate((_LEFT, _RIGHT)):
            self._row.setStretch(place, 0 if narrow else share)

    def _build_left(self, parent: QWidget) -> QWidget:
        theme = self.session.theme
        self.gate = GateSection(self.session, parent)
        self.support = SupportSection(self.session, parent)
        self.needs = RowSection(
            theme,
            self.tr("What the customer wants"),
            self.tr("No need is recorded. What hurts, what itches, what would delight them?"),
            self.tr("Add a need…"),
            parent,
        )
        return _column(parent, self.gate, self.support, self.needs)

    def _build_right(self, parent: QWidget) -> QWidget:
        theme = self.session.theme
        self.projects = RowSection(
            theme,
            self.tr("Projects"),
            self.tr("No project yet."),
            self.tr("Add a project…"),
            parent,
            first=True,
        )
        self.facts = FactsSection(self.session, parent)
        self.talks = RowSection(
            theme,
            self.tr("Last contacts"),
            self.tr("Nothing is recorded yet."),
            self.tr("Record…"),
            parent,
        )
        self.promises = RowSection(
            theme,
            self.tr("Open promises"),
            self.tr("No promise is open."),
            self.tr("Add a promise…"),
            parent,
        )
        return _column(parent, self.projects, self.facts, self.talks, self.promises)

    def show_stage(self, run: int, stage: str) -> None:
        """Show the gate of another stage of a run, until another project is chosen."""
        self._stage = (run, stage)
        self.make_stale()

    def forget(self) -> None:
        """Drop the stage of the customer shown before."""
        self._stage = None

    def _leave_stage(self) -> None:
        self._stage = None
        self.make_stale()

    def refresh(self) -> None:
        """Read and show everything of the customer."""
        book, customer = self.session.book, self.customer
        running = Running(self.session, customer)
        chosen = self.session.selection.project
        run = chosen_run(running.runs, chosen)
        stage = self._stage[1] if run and self._stage and self._stage[0] == run.key else None
        view = running.gate(run, stage) if run else None
        self.gate.show_gate(running, view, has_run=run is not None)
        listed = projects(book, customer)
        project = next((p for p in listed if p.key == chosen), listed[0] if listed else None)
        found = people(book, customer, project.key if project else None)
        self.support.show_people(found, project)
        self.needs.set_rows([self._need(one) for one in needs(book, customer)])
        self.projects.set_rows([self._project(one, chosen) for one in listed])
        record = records.customer(book, customer)
        if record is not None:
            self.facts.show_record(record)
        self._show_talks(customer)
        due = [self._promise(one) for one in promises(book, customer) if one.state == "open"]
        self.promises.set_rows(due)

    def _need(self, need: NeedRow) -> RowWords:
        words = self.wording
        return RowWords(
            need.key,
            need.wording,
            tag=words.code(NEED_KINDS, need.kind),
            tag_kind=NEED_TAGS[need.kind],
            tag_width=self._tag_width(),
            right=need.contact,
            assumed=self._mark.text() if need.evidence.assumed else "",
            tip=self.tr("Our answer: {}").format(need.answer) if need.answer else "",
        )

    def _tag_width(self) -> int:
        metrics = self.session.theme.metrics("micro")
        words = [self.wording.text(text) for text in NEED_KINDS.values()]
        return max(metrics.horizontalAdvance(word) for word in words) + 12

    def _project(self, project: ProjectRow, chosen: int | None) -> RowWords:
        words = self.wording
        date = self.tr("buys {}").format(project.purchase_date) if project.purchase_date else ""
        funds = [
            words.code(FUNDING_SOURCES, project.funding_source),
            words.code(FUNDING_STATES, project.funding_state),
        ]
        funding = self.tr(", ", "between facts").join(part for part in funds if part)
        state = words.code(RULINGS, project.ruling) or words.code(PROJECT_STATUSES, project.status)
        return RowWords(
            project.key,
            project.name,
            right=words.money(project.amount),
            right_role="body",
            right_tone="text",
            second=words.joined(date, funding, state),
            bold=project.key == chosen,
        )

    def _show_talks(self, customer: int) -> None:
        words = self.wording
        rows = []
        talks = last_talks(self.session.book, customer, _TALKS)
        metrics = self.session.theme.metrics("caption")
        date_width = max(
            (metrics.horizontalAdvance(words.plain_day(touch.day)) for touch in talks), default=0
        )
        for touch in talks:
            said = touch.summary or touch.next_step or words.code(TOUCH_KINDS, touch.kind)
            who = self.tr("{who}: {what}").format(who=touch.contacts, what=said)
            rows.append(
                RowWords(
                    touch.key,
                    " ".join((who if touch.contacts else said).split()),
                    icon=TOUCH_ICONS.get(touch.kind, "comment"),
                    lead=words.plain_day(touch.day),
                    lead_width=date_width,
                    tip=words.code(TOUCH_KINDS, touch.kind),
                )
            )
        self.talks.set_rows(rows)

    def _promise(self, promise: PromiseRow) -> RowWords:
        words = self.wording
        due = words.due(promise.due)
        tone = {"overdue": "negative", "today": "caution"}.get(due.state, "text-3")
        return RowWords(
            promise.key,
            promise.wording,
            tag=words.code(PROMISE_SIDES, promise.side),
            tag_kind="accent" if promise.side == "us" else "grey",
            right=due.words,
            right_tone=tone,
            second=words.joined(promise.colleague, promise.contact),
        )


def _column(parent: QWidget, *sections: QWidget) -> QWidget:
    holder = QWidget(parent)
    holder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    for section in sections:
        column.addWidget(section)
    column.addStretch(1)
    return holder
