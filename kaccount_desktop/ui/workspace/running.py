"""The process shown: which run of the customer, with its playbook, stages and gate in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kaccount_desktop.book.queries.process import CheckRow, RunRow, StageRow, gate_checks, runs
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import STAGE_STATES
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.playbooks import Criterion, Gate, Playbook, Stage
from kaccount_desktop.ui.kit.stage_strip import StageTick
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.wording import Wording


@dataclass(frozen=True, slots=True)
class GateView:
    """A gate of a run with its checks, criterion by criterion."""

    run: RunRow
    row: StageRow
    stage: Stage
    gate: Gate
    checks: tuple[tuple[Criterion, CheckRow | None], ...]

    @property
    def met(self) -> int:
        """How many criteria are met."""
        return sum(1 for _rule, check in self.checks if check is not None and check.met)


def chosen_run(found: Sequence[RunRow], project: int | None) -> RunRow | None:
    """Return the run to show: that of the chosen project, else the customer's, else the biggest."""
    if project is not None:
        own = [run for run in found if run.project == project]
        if own:
            return own[0]
    return found[0] if found else None


class Running:
    """Reads the runs of one customer and words them."""

    def __init__(self, session: Session, customer: int) -> None:
        self._session = session
        self._wording = Wording(session)
        self._shelf = Shelf(session.book)
        self.runs = runs(session.book, customer)

    def playbook(self, run: RunRow) -> Playbook | None:
        """Return the playbook a run keeps; None when the book has lost it."""
        try:
            return self._shelf.playbook(run.digest)
        except KnownError:
            return None

    def title(self, run: RunRow) -> str:
        """Return what a run is about and by which playbook."""
        playbook = self.playbook(run)
        name = self._session.words(playbook.title) if playbook else run.playbook
        return self._wording.joined(run.project_name, name)

    def stage_title(self, run: RunRow) -> str:
        """Return the title of the stage in progress, '' when none is."""
        playbook = self.playbook(run)
        stage = playbook.stage(run.current.stage) if playbook and run.current else None
        return self._session.words(stage.title) if stage else ""

    def ticks(self, run: RunRow) -> list[StageTick]:
        """Return the stages of a run for a strip, each with what its tooltip says."""
        playbook = self.playbook(run)
        ticks = []
        for row in run.stages:
            stage = playbook.stage(row.stage) if playbook else None
            title = self._session.words(stage.title) if stage else row.stage
            ticks.append(StageTick(title, row.state, self._tip(row, stage)))
        return ticks

    def gate(self, run: RunRow, stage: str | None = None) -> GateView | None:
        """Return the gate of a stage of a run (default: the one in progress), if it has one."""
        playbook = self.playbook(run)
        wanted = stage or (run.current.stage if run.current else None)
        row = next((row for row in run.stages if row.stage == wanted), None)
        rule = playbook.stage(row.stage) if playbook and row else None
        if row is None or rule is None or rule.gate is None:
            return None
        checks = gate_checks(self._session.book, run.key)
        lines = tuple((one, checks.get((row.stage, one.id))) for one in rule.gate.criteria)
        return GateView(run, row, rule, rule.gate, lines)

    def _tip(self, row: StageRow, stage: Stage | None) -> str:
        lines = [self._session.words(STAGE_STATES[row.state])]
        if row.planned_start and row.planned_end:
            lines.append(self._wording.planned(row.planned_start, row.planned_end))
        if row.actual_start:
            lines.append(self._wording.actual(row.actual_start, row.actual_end))
        if stage is not None:
            lines.append(self._session.words(stage.purpose))
        return "\n".join(lines)
