"""The stages of a run: their planned dates, and what a stage brings with it when it begins."""

from __future__ import annotations

import datetime
from typing import Any

from kaccount_desktop.book.actions.acting import Acting
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, Project, RoleMapping, StageRun, Task
from kaccount_desktop.book.rows import Reads, name_of, row
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Playbook, Stage
from kaccount_desktop.rules.workdays import add_workdays

_WHY = Text("Stage “{stage}”", "「{stage}」阶段的工作")


def lay_out(
    playbook: Playbook, start: datetime.date, opening_stage: str | None
) -> list[dict[str, Any]]:
    """Return the stages of a new run with planned dates, in working days one after the other.

    With `opening_stage` the stages before it are 期初 and have no dates, and it is in progress from
    `start`. A stage on event has no plan; when a run opens in one, the stage before it runs too.
    """
    opened = _opened(playbook, opening_stage)
    rows: list[dict[str, Any]] = []
    day = add_workdays(start, 0)
    before = opened is not None
    for place, stage in enumerate(playbook.stages, start=1):
        before = before and stage.id != opened
        row: dict[str, Any] = {
            "stage": stage.id,
            "place": place,
            "planned_start": None,
            "planned_end": None,
            "actual_start": None,
            "state": "pending",
        }
        if stage.on_event:
            current = stage.id == opening_stage
        elif before:
            current = False
            row["state"] = "opening"
        else:
            current = stage.id == opened
            row["planned_start"] = day
            row["planned_end"] = add_workdays(day, stage.duration_days - 1)
            day = add_workdays(row["planned_end"], 1)
        if current:
            row |= {"state": "current", "actual_start": start}
        rows.append(row)
    return rows


def _opened(playbook: Playbook, opening_stage: str | None) -> str | None:
    """Return the regular stage a run opens at: the one named, or that around a stage on event."""
    if opening_stage is None or not stage_of(playbook, opening_stage).on_event:
        return opening_stage
    regular = [s.id for s in playbook.stages if not s.on_event]
    place = [s.id for s in playbook.stages].index(opening_stage)
    earlier = [s.id for s in playbook.stages[:place] if not s.on_event]
    return earlier[-1] if earlier else regular[0]


def begin_stage_in(change: Change, who: Acting, run: Any, ident: str, on: datetime.date) -> None:
    """Put a stage in progress from `on` and add its tasks."""
    playbook = Shelf(change).playbook(run.definition)
    stage = stage_of(playbook, ident)
    change.update(StageRun, (run.key, ident), state="current", actual_start=on, actual_end=None)
    owners = _owners(change, run, stage, who)
    for rule in stage.tasks:
        change.insert(
            Task,
            customer=run.customer,
            project=run.project,
            kind=rule.kind,
            title=who.word(rule.title),
            why=who.word(_WHY.format(stage=stage.title)),
            due=add_workdays(on, rule.offset_days),
            owner=owners[rule.role],
            origin=f"{playbook.id}/{stage.id}/{rule.id}",
            stage=stage.id,
        )


def stage_of(playbook: Playbook, ident: str) -> Stage:
    """Return a stage of the playbook; raise KnownError when it has none with this id."""
    stage = playbook.stage(ident)
    if stage is None:
        raise unknown_stage(playbook, ident)
    return stage


def unknown_stage(playbook: Playbook, ident: str) -> KnownError:
    """Return the refusal for a stage the playbook does not have."""
    names = Text(
        ", ".join(s.title.en for s in playbook.stages),
        "、".join(s.title.zh for s in playbook.stages),
    )
    return KnownError(
        Text(
            "“{playbook}” has no stage “{ident}”. Choose one of: {names}.",
            "流程「{playbook}」没有阶段「{ident}」。请从中选择：{names}。",
        ).format(playbook=playbook.title, ident=ident[:60], names=names)
    )


def subject_name(source: Reads, run: Any) -> str:
    """Return the name of what a run is about, for titles."""
    if run.project is not None:
        return name_of(source, Project, run.project)
    return name_of(source, Customer, run.customer)


def _owners(source: Reads, run: Any, stage: Stage, who: Acting) -> dict[str, int | None]:
    """Return who does the tasks of a stage: the one colleague in the role, else the owner."""
    fallback = row(source, Customer, run.customer).owner or who.me
    if run.project is not None:
        fallback = row(source, Project, run.project).owner or fallback
    owners: dict[str, int | None] = {}
    for role in {rule.role for rule in stage.tasks}:
        query = RoleMapping.select(RoleMapping.colleague).where(RoleMapping.role == role)
        mapped = [r.colleague for r in source.read(query.limit(2))]
        owners[role] = mapped[0] if len(mapped) == 1 else fallback
    return owners
