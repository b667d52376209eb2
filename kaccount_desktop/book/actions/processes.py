"""Processes: a playbook started on a customer or project, its gates ticked and passed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from kaccount_desktop.book.actions.acting import Acting, acting
from kaccount_desktop.book.actions.stages import (
    begin_stage_in,
    lay_out,
    stage_of,
    subject_name,
    unknown_stage,
)
from kaccount_desktop.book.actions.values import cleaned_row
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, GateCheck, Project, Run, StageRun
from kaccount_desktop.book.rows import Reads, cut, find, name_of, row
from kaccount_desktop.book.shelf import Shelf, keep
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text
from kaccount_desktop.rules.playbooks import Criterion, Playbook


def start_run(
    book: Book,
    customer: int,
    playbook: str,
    *,
    project: int | None = None,
    start: datetime.date | None = None,
    opening_stage: str | None = None,
    language: str = CHINESE,
) -> int:
    """Start the program's playbook with this id on a customer or project; return the run's key.

    With `opening_stage` it was under way before the book (期初): earlier gates are never shown as
    passed, and the run owes no tasks. Otherwise it starts at its first stage on `start`.
    """
    chosen = Shelf(book).current(playbook)
    name = name_of(book, Customer, customer) if project is None else name_of(book, Project, project)
    title = Text(f"Start “{chosen.title.en}” for {name}", f"{name} 启动流程「{chosen.title.zh}」")
    with book.change(title) as change:
        return start_run_in(
            change,
            acting(book, language),
            customer,
            chosen,
            project=project,
            start=start,
            opening_stage=opening_stage,
        )


def start_run_in(
    change: Change,
    who: Acting,
    customer: int,
    playbook: Playbook,
    *,
    project: int | None = None,
    start: datetime.date | None = None,
    opening_stage: str | None = None,
) -> int:
    """Start a playbook inside a change; return the run's key."""
    _refuse_misfit(change, customer, playbook, project)
    if opening_stage is not None and playbook.stage(opening_stage) is None:
        raise unknown_stage(playbook, opening_stage)
    day = start or who.today
    run = change.insert(
        Run,
        customer=customer,
        project=project,
        playbook=playbook.id,
        definition=keep(change, playbook),
        started_on=None if opening_stage else day,
        opening=opening_stage is not None,
    )
    rows = lay_out(playbook, day, opening_stage)
    change.insert_many(StageRun, [{"run": run, **stage} for stage in rows])
    if opening_stage is None:
        begin_stage_in(change, who, row(change, Run, run), rows[0]["stage"], day)
    return run


def tick(
    book: Book, run: int, stage: str, criterion: str, *, met: bool = True, **evidence: Any
) -> bool:
    """Say that a criterion of a gate is met (or not); return whether anything changed.

    `evidence`: certainty, source, as_of, colleague (who ticks; default the book's owner), touch,
    note. Without a source or a touch it counts as assumed.
    """
    found, playbook = open_run(book, run)
    rule = _criterion(playbook, stage, criterion)
    values = cleaned_row(GateCheck, {"met": met, **evidence})
    known = find(book, GateCheck, (run, stage, criterion))
    if known is None and not met and not evidence:
        return False
    if known is not None and all(getattr(known, c) == v for c, v in values.items()):
        return False
    who = acting(book)
    proven = bool(values.get("source") or values.get("touch"))
    values.setdefault("certainty", "confirmed" if proven else "assumed")
    values.setdefault("as_of", who.today.isoformat())
    values.setdefault("colleague", who.me)
    values["checked_on"] = who.today
    name = subject_name(book, found)
    text = Text(cut(rule.title.en), cut(rule.title.zh))
    title = (
        Text(f"{name}: criterion met, {text.en}", f"{name}：已达成「{text.zh}」")
        if met
        else Text(f"{name}: criterion not met, {text.en}", f"{name}：未达成「{text.zh}」")
    )
    with book.change(title) as change:
        change.upsert(GateCheck, run=run, stage=stage, criterion=criterion, **values)
    return True


def open_criteria(source: Reads, run: int, stage: str | None = None) -> list[Criterion]:
    """Return the criteria still unmet at the gate of a stage (default: the current one)."""
    found = row(source, Run, run)
    playbook = Shelf(source).playbook(found.definition)
    ident = stage or current_stage(source, run, playbook)
    if ident is None:
        return []
    gate = stage_of(playbook, ident).gate
    query = GateCheck.select(GateCheck.criterion).where(
        (GateCheck.run == run) & (GateCheck.stage == ident) & (GateCheck.met == 1)
    )
    met = {check.criterion for check in source.read(query)}
    return [c for c in (gate.criteria if gate else ()) if c.id not in met]


def current_stage(source: Reads, run: int, playbook: Playbook) -> str | None:
    """Return the stage in progress that is not on event, or None at the end."""
    query = StageRun.select(StageRun.stage).where(
        (StageRun.run == run) & (StageRun.state == "current")
    )
    found = [r.stage for r in source.read(query.order_by(StageRun.place))]
    regular = [ident for ident in found if not stage_of(playbook, ident).on_event]
    return regular[0] if regular else None


def pass_stage(
    book: Book,
    run: int,
    on: datetime.date | None = None,
    stage: str | None = None,
    language: str = CHINESE,
) -> str | None:
    """Pass the gate of the current stage and start the next; return its id, None at the end.

    `stage` names a stage on event that is to be closed instead.

    Raises:
        KnownError: criteria are unmet (all are named), or the run has ended or is paused.
    """
    found, playbook = open_run(book, run)
    who = acting(book, language)
    ident = stage or stage_in_progress(book, run, playbook)
    title = stage_of(playbook, ident).title
    name = subject_name(book, found)
    words = Text(f"{name}: pass stage “{title.en}”", f"{name}：通过阶段「{title.zh}」")
    with book.change(words) as change:
        return pass_stage_in(change, who, run, on or who.today, ident)


def pass_stage_in(
    change: Change, who: Acting, run: int, on: datetime.date, stage: str
) -> str | None:
    """Pass the gate of a stage inside a change; return the stage that starts, or None."""
    found, playbook = open_run(change, run)
    passed = stage_of(playbook, stage)
    at = row(change, StageRun, (run, stage))
    if at.state != "current":
        raise KnownError(
            Text(
                f"The stage “{passed.title.en}” is not in progress.",
                f"阶段「{passed.title.zh}」不在进行中。",
            )
        )
    _refuse_unmet(passed.title, open_criteria(change, run, stage))
    if at.actual_start is not None and on < at.actual_start:
        raise _before_start(passed.title, at.actual_start)
    change.update(StageRun, (run, stage), state="passed", actual_end=on)
    if passed.on_event:
        return None
    after = playbook.after(stage)
    if after is None:
        change.update(Run, run, state="ended", ended_on=on)
        return None
    begin_stage_in(change, who, found, after.id, on)
    return after.id


def start_event_stage(
    book: Book,
    run: int,
    stage: str,
    on: datetime.date | None = None,
    language: str = CHINESE,
) -> None:
    """Start a stage on event (危机公关); one that recurs starts afresh, its gate unticked."""
    found, playbook = open_run(book, run)
    chosen = stage_of(playbook, stage)
    if not chosen.on_event:
        raise KnownError(
            Text(
                f"“{chosen.title.en}” starts when the stage before it is passed.",
                f"「{chosen.title.zh}」在前一阶段通过后才开始。",
            )
        )
    if row(book, StageRun, (run, stage)).state == "current":
        return
    name = subject_name(book, found)
    who = acting(book, language)
    title = Text(f"{name}: start “{chosen.title.en}”", f"{name}：启动「{chosen.title.zh}」")
    with book.change(title) as change:
        checks = GateCheck.select(GateCheck.criterion).where(
            (GateCheck.run == run) & (GateCheck.stage == stage)
        )
        for check in change.read(checks):
            change.delete(GateCheck, (run, stage, check.criterion))
        begin_stage_in(change, who, found, stage, on or who.today)


def plan_stage(book: Book, run: int, stage: str, start: datetime.date, end: datetime.date) -> bool:
    """Set the planned dates of one stage; return whether they changed."""
    return plan_stages(book, run, {stage: (start, end)})


def plan_stages(
    book: Book, run: int, dates: Mapping[str, tuple[datetime.date, datetime.date]]
) -> bool:
    """Set the planned (first day, last day) of stages; return whether any changed."""
    found = row(book, Run, run)
    playbook = Shelf(book).playbook(found.definition)
    different = {}
    for ident, (start, end) in dates.items():
        words = stage_of(playbook, ident).title
        if end < start:
            raise KnownError(
                Text(
                    f"“{words.en}” would end ({end}) before it starts ({start}).",
                    f"「{words.zh}」的结束日期（{end}）早于开始日期（{start}）。",
                )
            )
        now = row(book, StageRun, (run, ident))
        if (now.planned_start, now.planned_end) != (start, end):
            different[ident] = (start, end)
    if not different:
        return False
    with book.change(_plan_title(playbook, list(different))) as change:
        for ident, (start, end) in different.items():
            change.update(StageRun, (run, ident), planned_start=start, planned_end=end)
    return True


def _plan_title(playbook: Playbook, stages: Sequence[str]) -> Text:
    if len(stages) == 1:
        words = stage_of(playbook, stages[0]).title
        return Text(f"Change dates of stage “{words.en}”", f"改阶段日期「{words.zh}」")
    return Text(f"Change dates of {len(stages)} stages", f"改 {len(stages)} 个阶段的日期")


def open_run(source: Reads, run: int) -> tuple[Any, Playbook]:
    """Return a run and its playbook; raise KnownError when it is paused or over."""
    found = row(source, Run, run)
    playbook = Shelf(source).playbook(found.definition)
    if found.state != "open":
        raise KnownError(
            Text(
                f"“{playbook.title.en}” is {'paused' if found.state == 'paused' else 'over'} here. "
                "Resume it first, or start a new one.",
                f"流程「{playbook.title.zh}」{'已暂停' if found.state == 'paused' else '已结束'}，"
                "请先恢复，或启动新的流程。",
            )
        )
    return found, playbook


def stage_in_progress(source: Reads, run: int, playbook: Playbook) -> str:
    """Return the regular stage in progress; raise KnownError when there is none."""
    ident = current_stage(source, run, playbook)
    if ident is None:
        raise KnownError(
            Text(
                f"No stage of “{playbook.title.en}” is in progress.",
                f"流程「{playbook.title.zh}」没有进行中的阶段。",
            )
        )
    return ident


def _criterion(playbook: Playbook, stage: str, criterion: str) -> Criterion:
    found = stage_of(playbook, stage).criterion(criterion)
    if found is None:
        raise KnownError(
            Text(
                f"The gate of stage “{stage}” has no criterion “{criterion}”.",
                f"阶段「{stage}」的评审点没有标准「{criterion}」。",
            )
        )
    return found


def _refuse_unmet(stage: Text, unmet: Sequence[Criterion]) -> None:
    if unmet:
        english = "; ".join(c.title.en for c in unmet)
        chinese = "；".join(c.title.zh for c in unmet)
        raise KnownError(
            Text(
                f"The gate of “{stage.en}” is not open yet. Still unmet: {english}.",
                f"「{stage.zh}」还不能通过，尚未达成：{chinese}。",
            )
        )


def _before_start(stage: Text, start: datetime.date) -> KnownError:
    return KnownError(
        Text(
            f"“{stage.en}” began on {start}; it cannot be passed before. Choose a later day.",
            f"「{stage.zh}」开始于 {start}，通过日期不能更早，请改选日期。",
        )
    )


def _refuse_misfit(source: Reads, customer: int, playbook: Playbook, project: int | None) -> None:
    row(source, Customer, customer)
    if project is not None and row(source, Project, project).customer != customer:
        raise KnownError(
            Text(
                "The project belongs to another customer. Choose the customer's own project.",
                "该项目属于另一客户，请选择本客户的项目。",
            )
        )
    if (playbook.subject == "project") != (project is not None):
        needs = (
            Text("on a project; choose the project first", "在项目上运行，请先选择项目")
            if playbook.subject == "project"
            else Text("on the customer, not on a project", "在客户上运行，不在项目上运行")
        )
        raise KnownError(
            Text("“{title}” runs {needs}.", "流程「{title}」{needs}。").format(
                title=playbook.title, needs=needs
            )
        )
    same = Run.select(Run.key).where(
        (Run.customer == customer)
        & (Run.playbook == playbook.id)
        & (Run.state == "open")
        & (Run.project.is_null() if project is None else Run.project == project)
    )
    if source.read(same):
        raise KnownError(
            Text(
                f"“{playbook.title.en}” is already running here. End it first.",
                f"流程「{playbook.title.zh}」已在进行中，请先结束它。",
            )
        )
