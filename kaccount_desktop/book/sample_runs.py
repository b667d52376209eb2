"""Projects and processes of the sample data: run through the same steps as a user takes.

A run starts on its day, its gates are ticked on what the follow-up records say, each stage is
passed on its day, and the tasks of a stage are done in its time. What is still open at the end is
what the data leave open.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from kaccount_desktop.book.actions.processes import current_stage, pass_stage_in, start_run_in
from kaccount_desktop.book.actions.projects import create_project_in
from kaccount_desktop.book.actions.stages import begin_stage_in
from kaccount_desktop.book.actions.standing import set_stand_in
from kaccount_desktop.book.models import GateCheck, Member, Run, StageRun, Task, Touch
from kaccount_desktop.book.rows import cut, row
from kaccount_desktop.book.sample_filling import Data, Filling, columns
from kaccount_desktop.rules.choices import REAL_RESULTS, TOUCH_KINDS
from kaccount_desktop.rules.playbooks import Criterion, Playbook
from kaccount_desktop.rules.workdays import add_workdays

_LONGEST_SOURCE: Final = 40
_TASK_SHIFTS: Final = (0, 1, -1, 2, 0)
"""By how many working days tasks of the past were done after (before) they were due."""


def fill_project(filling: Filling, customer: int, data: Data) -> None:
    """Write a project with its team and where people stand in it."""
    change, days = filling.change, filling.days
    project = create_project_in(
        change,
        customer,
        data["name"],
        purchase_date=days.month(data["purchase"]) if "purchase" in data else "",
        owner=filling.colleague(data.get("owner")) or filling.who.me,
        opened_on=days.maybe(data.get("opened")),
        ruling_on=days.maybe(data.get("ruling_on")),
        **columns(
            data,
            "amount", "information_source", "funding_source", "funding_state", "status",
            "ruling", "background", "scope", "note",
        ),
        **filling.evidence(data.get("evidence")),
    )  # fmt: skip
    filling.projects[data["name"]] = project
    for name, role, start in data.get("team", ()):
        change.insert(
            Member,
            project=project,
            colleague=filling.colleagues[name],
            role=role,
            start=days.partial(start),
        )
    for name, role, attitude, influence, formal, real, concerns, evidence in data.get("stands", ()):
        set_stand_in(
            change,
            project,
            filling.contacts[name],
            days.today,
            role=role,
            attitude=None if attitude == "?" else attitude,
            influence=influence or None,
            formal_power=formal or None,
            real_power=real or None,
            concerns=concerns,
            **filling.evidence(evidence),
        )


def fill_run(
    filling: Filling, customer: int, ident: str, data: Data, project: int | None = None
) -> None:
    """Write a process on a customer, or on a project."""
    playbook = filling.shelf.current(ident)
    start = filling.days.day(data["start"])
    run = start_run_in(
        filling.change,
        filling.acting(on=start),
        customer,
        playbook,
        project=project,
        start=start,
        opening_stage=data.get("opening"),
    )
    _Run(filling, playbook, run, customer, project, _Log.of(filling, customer)).fill(data)


@dataclass(frozen=True, slots=True)
class _Entry:
    key: int
    day: date
    words: str


@dataclass(frozen=True, slots=True)
class _Log:
    """What happened at a customer, which the ticks at the gates rest on."""

    entries: Sequence[_Entry]

    @classmethod
    def of(cls, filling: Filling, customer: int) -> _Log:
        query = Touch.select(Touch.key, Touch.day, Touch.kind, Touch.summary).where(
            (Touch.customer == customer)
            & (Touch.state == "done")
            & (Touch.result << sorted(REAL_RESULTS))
        )
        return cls(
            [
                _Entry(
                    t.key,
                    t.day,
                    f"{t.day:%m-%d} {TOUCH_KINDS[t.kind].zh}：{cut(t.summary, _LONGEST_SOURCE)}",
                )
                for t in filling.change.read(query.order_by(Touch.day, Touch.key))
            ]
        )

    def back(self, until: date, steps: int) -> _Entry | None:
        """Return the last entry by a day, or one of the four before it."""
        found = [entry for entry in self.entries if entry.day <= until][-5:]
        return found[-1 - steps % len(found)] if found else None


@dataclass(frozen=True, slots=True)
class _Run:
    filling: Filling
    playbook: Playbook
    run: int
    customer: int
    project: int | None
    log: _Log

    def fill(self, data: Data) -> None:
        """Bring the run from its start to where the data say it stands."""
        self._plan(data.get("plan", ()))
        self._pass(data.get("passed", ()), data.get("assumed", ()))
        if "crisis" in data:
            self._start_crisis(data["crisis"])
        for stage, note in data.get("notes", {}).items():
            self.filling.change.update(StageRun, (self.run, stage), note=note)
        self._stand_at(data)

    def _plan(self, plan: Sequence[Sequence[int]]) -> None:
        regular = [stage for stage in self.playbook.stages if not stage.on_event]
        for stage, (start, end) in zip(regular, plan, strict=False):
            self.filling.change.update(
                StageRun,
                (self.run, stage.id),
                planned_start=self.filling.days.day(start),
                planned_end=self.filling.days.day(end),
            )

    def _pass(self, passed: Sequence[int], assumed: Sequence[str]) -> None:
        for distance in passed:
            stage = current_stage(self.filling.change, self.run, self.playbook)
            if stage is None:
                raise ValueError(f"{self.playbook.id}: more stages passed than there are")
            day = self.filling.days.day(distance)
            for place, criterion in enumerate(self._criteria(stage)):
                certainty = "assumed" if criterion.id in assumed else "confirmed"
                self._tick_by_log(stage, criterion, place, day, certainty)
            begun = row(self.filling.change, StageRun, (self.run, stage)).actual_start
            self._do_tasks(stage, begun, day)
            pass_stage_in(self.filling.change, self.filling.acting(on=day), self.run, day, stage)

    def _start_crisis(self, crisis: Data) -> None:
        """Start the stage on event, with the tasks that the data leave open."""
        stage = next(stage for stage in self.playbook.stages if stage.on_event)
        day = self.filling.days.day(crisis["start"])
        found = row(self.filling.change, Run, self.run)
        begin_stage_in(self.filling.change, self.filling.acting(on=day), found, stage.id, day)
        self._tick(stage.id, crisis.get("met", ()))
        self._do_tasks(stage.id, day, self.filling.days.today, crisis.get("open", {}))

    def _stand_at(self, data: Data) -> None:
        """Leave the run as the data say: in progress, paused or ended early."""
        change, days = self.filling.change, self.filling.days
        stage = current_stage(change, self.run, self.playbook)
        if stage is not None:
            self._tick(stage, data.get("met", ()))
            begun = row(change, StageRun, (self.run, stage)).actual_start
            self._do_tasks(stage, begun, days.today, data.get("open", {}))
        if "ended" in data:
            end = days.day(data["ended"])
            change.update(Run, self.run, state="ended", ended_on=end)
            for task in self._open_tasks(stage or ""):
                change.update(Task, task.key, done_on=end, result=data["why_ended"])
        elif data.get("paused"):
            change.update(Run, self.run, state="paused")

    # Gates

    def _criteria(self, stage: str) -> Sequence[Criterion]:
        found = self.playbook.stage(stage)
        return found.gate.criteria if found and found.gate else ()

    def _tick_by_log(
        self, stage: str, criterion: Criterion, place: int, day: date, certainty: str
    ) -> None:
        """Tick a criterion on what the follow-up records say, else on what the playbook asks."""
        entry = self.log.back(day, place)
        self._check(
            stage,
            criterion.id,
            day,
            touch=entry.key if entry else None,
            certainty=certainty if entry else "assumed",
            source=entry.words if entry else criterion.evidence.zh,
        )

    def _tick(self, stage: str, met: Sequence[Sequence[Any]]) -> None:
        known = {criterion.id for criterion in self._criteria(stage)}
        for ident, name, distance, certainty, source in met:
            if ident not in known:
                raise ValueError(f"{self.playbook.id}/{stage} has no criterion {ident}")
            day = self.filling.days.day(distance)
            self._check(
                stage,
                ident,
                day,
                colleague=self.filling.colleagues[name],
                certainty=certainty,
                source=source,
            )

    def _check(self, stage: str, criterion: str, day: date, **values: Any) -> None:
        values.setdefault("colleague", self.filling.who.me)
        self.filling.change.insert(
            GateCheck,
            run=self.run,
            stage=stage,
            criterion=criterion,
            met=True,
            checked_on=day,
            as_of=day.isoformat(),
            **values,
        )

    # Tasks

    def _open_tasks(self, stage: str) -> list[Any]:
        about = Task.project.is_null() if self.project is None else Task.project == self.project
        query = Task.select(Task.key, Task.due, Task.origin).where(
            (Task.customer == self.customer)
            & about
            & Task.done_on.is_null()
            & Task.origin.startswith(f"{self.playbook.id}/{stage}/")
        )
        return self.filling.change.read(query.order_by(Task.key))

    def _do_tasks(
        self, stage: str, begun: date, until: date, left: Mapping[str, int] | None = None
    ) -> None:
        """Do the tasks of a stage that were due by `until`; `left` ones move to their day.

        Without `left` the stage is over and all are done.
        """
        tasks = {task.origin.rpartition("/")[2]: task for task in self._open_tasks(stage)}
        for place, (ident, task) in enumerate(tasks.items()):
            if left is not None and ident in left:
                due = self.filling.days.day(left[ident])
                self.filling.change.update(Task, task.key, due=due)
            elif left is None or task.due < until:
                done = add_workdays(task.due, _TASK_SHIFTS[place % len(_TASK_SHIFTS)])
                done = max(begun, min(done, until))
                self.filling.change.update(Task, task.key, done_on=done)
        unknown = set(left or ()) - set(tasks)
        if unknown:
            raise ValueError(f"{self.playbook.id}/{stage} has no tasks {sorted(unknown)}")
