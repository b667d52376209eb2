"""Processes as data: what a playbook is, and how its TOML file is read.

A playbook runs on a customer, a project, a visit or a deal. It is a row of stages; each has tasks
done by roles, forms, a rhythm of follow-up (cadence) and a gate (评审点). Ids are permanent: books
refer to them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.paths import forms_dir, resources_dir
from kaccount_desktop.rules.toml_source import read_toml

FORMAT: Final = 1
"""The newest file format this program reads."""

SUBJECTS: Final[Choices] = {
    "customer": Text("Customer", "客户"),
    "project": Text("Project", "项目"),
    "visit": Text("Visit", "拜访"),
    "deal": Text("Deal", "交易"),
}
CADENCE_EVENTS: Final[Choices] = {
    "contact": Text("Any real contact", "任何有效接触"),
    "perfunctory": Text("A perfunctory answer", "敷衍应付"),
    "sample": Text("Sample sent", "寄样"),
    "quote": Text("Quote sent", "报价"),
    "complaint": Text("Complaint", "客诉"),
    "stage": Text("Start of the stage", "阶段开始"),
}
"""What, besides a kind of touch, may start a rhythm."""
OUTCOME_EFFECTS: Final[Choices] = {
    "pass": Text("Go on to the next stage", "进入下一阶段"),
    "return": Text("Go back", "退回"),
    "stay": Text("Stay and go on working", "留在本阶段继续"),
    "hold": Text("Pause, keep in touch", "暂不推进，保持联系"),
    "end": Text("End", "终止"),
}


@dataclass(frozen=True, slots=True)
class Role:
    """A part somebody of ours plays; mapped to colleagues once a book."""

    id: str
    title: Text


@dataclass(frozen=True, slots=True)
class TaskRule:
    """A task that a stage asks for, due `offset_days` working days after the stage starts.

    `kind` is of `TASK_KINDS`; `form` is a form id or ''.
    """

    id: str
    title: Text
    role: str
    offset_days: int
    kind: str
    form: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One condition of a gate; `evidence` says what would show it."""

    id: str
    title: Text
    evidence: Text


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a gate may decide. `effect` is of `OUTCOME_EFFECTS`; `grade` is suggested or ''."""

    id: str
    title: Text
    effect: str
    grade: str


@dataclass(frozen=True, slots=True)
class Gate:
    """The review at the end of a stage (评审点); a return leads to stage `returns_to`."""

    title: Text
    criteria: tuple[Criterion, ...]
    approver: str
    outcomes: tuple[Outcome, ...]
    returns_to: str


@dataclass(frozen=True, slots=True)
class Cadence:
    """A rhythm: after something, the next touch in `ideal_days` to `latest_days` working days.

    `after` is a kind of touch or a `CADENCE_EVENTS` code; `kind` is the next touch. It is followed
    `max_times` in a row (0: no limit); then the rhythm of any contact takes over, or, after
    perfunctory answers, the salesperson must decide whether to go on.
    """

    id: str
    after: str
    ideal_days: int
    latest_days: int
    kind: str
    max_times: int
    why: Text


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. `duration_days` is planned working days (0 only for a stage on event).

    A stage on event (危机公关) starts when something happens, may recur, and blocks nothing.
    `focus` is what matters most (工作重点); `forms` are form ids.
    """

    id: str
    title: Text
    purpose: Text
    keyword: Text
    entry: Text | None
    exit: Text | None
    focus: tuple[Text, ...]
    on_event: bool
    duration_days: int
    participants: tuple[str, ...]
    tasks: tuple[TaskRule, ...]
    gate: Gate | None
    cadences: tuple[Cadence, ...]
    forms: tuple[str, ...]

    def criterion(self, ident: str) -> Criterion | None:
        """Return the criterion of the gate with this id."""
        criteria = self.gate.criteria if self.gate else ()
        return next((c for c in criteria if c.id == ident), None)


@dataclass(frozen=True, slots=True)
class Playbook:
    """One process. `text` is the canonical TOML it was read from, `digest` its SHA-256."""

    id: str
    version: str
    format: int
    title: Text
    source: Text
    source_note: Text
    subject: str
    roles: tuple[Role, ...]
    stages: tuple[Stage, ...]
    cadences: tuple[Cadence, ...]
    text: str
    digest: str

    def stage(self, ident: str) -> Stage | None:
        """Return the stage with this id."""
        return next((stage for stage in self.stages if stage.id == ident), None)

    def role(self, ident: str) -> Role | None:
        """Return the role with this id."""
        return next((role for role in self.roles if role.id == ident), None)

    def cadences_at(self, stage_id: str) -> tuple[Cadence, ...]:
        """Return the rhythms in force at a stage: its own first, then those of the playbook."""
        stage = self.stage(stage_id)
        own = stage.cadences if stage else ()
        after = {cadence.after for cadence in own}
        return own + tuple(c for c in self.cadences if c.after not in after)

    def after(self, stage_id: str) -> Stage | None:
        """Return the next stage that is not on event, or None at the end."""
        ids = [stage.id for stage in self.stages]
        rest = self.stages[ids.index(stage_id) + 1 :]
        return next((stage for stage in rest if not stage.on_event), None)


def load_playbook(
    source: Path | bytes | str, name: str = "", forms: Collection[str] | None = None
) -> Playbook:
    """Read a playbook from a file, its bytes or its text (as a book keeps it).

    `forms` are the form ids it may name (default: the forms of the program).

    Raises:
        KnownError: the file is broken, of a newer format or inconsistent; names file and line.
    """
    from kaccount_desktop.rules.playbook_reader import read_playbook

    if forms is None:
        forms = {path.stem for path in forms_dir().glob("*.toml")}
    return read_playbook(read_toml(source, name), forms)


def load_all(directory: Path | None = None) -> dict[str, Playbook]:
    """Read every playbook of a folder (default: those of the program), by id, in file order."""
    folder = directory or resources_dir("playbooks")
    return {p.id: p for p in (load_playbook(path) for path in sorted(folder.glob("*.toml")))}
