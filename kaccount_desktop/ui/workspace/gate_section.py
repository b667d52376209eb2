"""The gate of the stage in progress: its criteria as check rows, who answers for them, what is missing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.book.queries.people import colleagues
from kaccount_desktop.book.queries.process import CheckRow as Check
from kaccount_desktop.rules.choices import STAGE_STATES
from kaccount_desktop.rules.playbooks import Criterion
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.check_row import CheckRow
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import Tag
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.running import GateView, Running
from kaccount_desktop.ui.workspace.sections import EmptyLine
from kaccount_desktop.ui.workspace.wording import Wording


class GateSection(QWidget):
    """Shows a `GateView`. A row asks to be ticked (with evidence) or to have its tick looked at."""

    criterion_chosen = Signal(object, object)
    """The `GateView` and the `Criterion`."""
    pass_asked = Signal(object)
    event_asked = Signal(object)
    """Asks to start a stage on event (危机公关)."""
    start_asked = Signal()

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, first: bool = True
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._view: GateView | None = None
        self._rows: list[CheckRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.heading = SectionHeading(self.tr("Gate"), first=first, parent=self)
        self.late = Tag("", "negative", bold=True, parent=self)
        self.heading.add(self.late)
        self.pass_link = LinkButton(self.tr("Pass the gate…"), self)
        self.heading.add_right(self.pass_link)
        self.event_link = LinkButton(self.tr("Start this stage…"), self)
        self.heading.add_right(self.event_link)
        self.pass_link.clicked.connect(lambda: self.pass_asked.emit(self._view))
        self.event_link.clicked.connect(lambda: self.event_asked.emit(self._view))
        self.empty = EmptyLine("", parent=self)
        self.empty.link.setText(self.tr("Start a process…"))
        self.empty.pressed.connect(self.start_asked)
        self._column.addWidget(self.heading)
        self._column.addWidget(self.empty)

    @property
    def rows(self) -> list[CheckRow]:
        """The check rows that are shown."""
        return [row for row in self._rows if not row.isHidden()]

    def show_gate(self, running: Running, view: GateView | None, *, has_run: bool) -> None:
        """Show a gate, or say why there is none."""
        self._view = view
        checks = view.checks if view else ()
        for place, (rule, check) in enumerate(checks):
            self._row(place, rule, check, current=view is not None and view.row.state == "current")
        for row in self._rows[len(checks) :]:
            row.hide()
        self.empty.setVisible(view is None)
        self.empty.link.setVisible(not has_run)
        self.late.hide()
        self.pass_link.setVisible(view is not None)
        self.event_link.hide()
        if view is None:
            self.heading.title.setText(self.tr("Gate"))
            self.heading.set_note("")
            self.empty.sentence.setText(
                self.tr("This stage has no gate.")
                if has_run
                else self.tr("Start a process: its stages, tasks and gates stand here.")
            )
            return
        self._head(running, view)

    def _head(self, running: Running, view: GateView) -> None:
        wording = self._wording
        self.heading.title.setText(self.tr("Gate: {}").format(wording.text(view.gate.title)))
        current = view.row.state == "current"
        late = wording.late_by(view.row.planned_end) if current else ""
        self.late.setText(late)
        self.late.setVisible(bool(late))
        count = self.tr("{met} / {all} met").format(met=view.met, all=len(view.checks))
        state = "" if current else wording.text(STAGE_STATES[view.row.state])
        said = [wording.joined(state, count, who) for who in self._approver(running, view)]
        self.heading.set_note(*said, wording.joined(state, count))
        self.event_link.setVisible(view.stage.on_event and not current)
        whole = view.met == len(view.checks)
        self.pass_link.setEnabled(whole and current)
        self.pass_link.setVisible(current)
        self.pass_link.setToolTip("" if whole else self.tr("Every criterion must be met first."))

    def _approver(self, running: Running, view: GateView) -> list[str]:
        """Return who approves, with name and role, then with the name only."""
        playbook = running.playbook(view.run)
        role = playbook.role(view.gate.approver) if playbook else None
        if role is None:
            return [""]
        title = self._wording.text(role.title)
        names = [c.name for c in colleagues(self._session.book) if role.id in c.roles]
        forms = [title]
        if len(names) == 1:
            named = self.tr("{name} ({role})").format(name=names[0], role=title)
            forms = [named, names[0]]
        return [self.tr("Approver {}").format(form) for form in forms]

    def _row(self, place: int, rule: Criterion, check: Check | None, *, current: bool) -> None:
        if place == len(self._rows):
            made = CheckRow(self._session.theme, "", parent=self)
            made.clicked.connect(lambda _on=False, place=place: self._clicked(place))
            self._rows.append(made)
            self._column.addWidget(made)
        row = self._rows[place]
        row.setText(self._wording.text(rule.title))
        row.setAccessibleName(row.text())
        met = check is not None and check.met
        row.setChecked(met)
        if met and check is not None:
            who = f"{check.colleague} {self._wording.plain_day(check.checked_on)}".strip()
            assumed = self.tr("assumed") if check.evidence.assumed else ""
            row.set_note(self._wording.joined(assumed, who), "text-3")
        elif current:
            row.set_note(self.tr("evidence missing"), "negative")
        else:
            row.set_note("")
        row.setEnabled(current)
        row.show()

    def _clicked(self, place: int) -> None:
        view = self._view
        if view is None or place >= len(view.checks):
            return
        rule, check = view.checks[place]
        self._rows[place].setChecked(check is not None and check.met)
        self.criterion_chosen.emit(view, rule)
