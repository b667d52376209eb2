"""The rhythm of a customer: which playbook sets it, what happened so far, when it asks again."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Project, Run, StageRun, Task, Touch
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.cadence import Event, NextTouch, next_touch
from kaccount_desktop.rules.choices import TASK_KINDS
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Cadence
from kaccount_desktop.rules.workdays import add_workdays

VISIT_LIKE: Final = frozenset(
    {"visit", "meeting", "executive", "inspection", "reception", "fair", "demo", "trial"}
)
"""Kinds of touch in which people meet."""

LOOKED_BACK: Final = 200
"""As many of the last touches decide the rhythm; it restarts far more often."""

_NONE: Final = Text("No rhythm applies; choose a date", "没有适用的跟进节奏，请自选日期")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What to do next and why. `day` is None when no rhythm applies.

    `kind` is of `TASK_KINDS`; `decide` asks for a decision instead of another touch; `note` warns
    of a year without known holidays.
    """

    day: datetime.date | None
    why: Text
    kind: str = "call"
    latest: datetime.date | None = None
    cadence: str = ""
    decide: bool = False
    note: Text | None = None


def propose_next(
    book: Book,
    customer: int,
    kind: str,
    result: str,
    day: datetime.date,
    project: int | None = None,
) -> Proposal:
    """Return what the rhythm asks for if this touch (not recorded yet) took place."""
    return proposal(book, customer, project, book.clock.today(), [Event(day, kind, result)])


def proposal(
    source: Reads,
    customer: int,
    project: int | None,
    today: datetime.date,
    more: Sequence[Event] = (),
) -> Proposal:
    """Return what the rhythm asks for after all that is recorded, and `more`."""
    cadences = cadences_in_force(source, customer, project)
    happened = [*events(source, customer, project, cadences), *more]
    due = next_touch(cadences, happened)
    return Proposal(None, _NONE) if due is None else _proposal(due, today)


def _proposal(due: NextTouch, today: datetime.date) -> Proposal:
    """Return the proposal; what should have been before today is due today."""
    day = max(due.ideal, add_workdays(today, 0))
    return Proposal(
        day=day,
        why=due.reason,
        kind=task_kind(due.kind),
        latest=max(due.latest, day),
        cadence=due.cadence,
        decide=due.decide,
        note=due.note,
    )


def task_kind(kind: str) -> str:
    """Return the kind of task for a kind of touch or task."""
    if kind in TASK_KINDS:
        return kind
    return "visit" if kind in VISIT_LIKE else "call"


def cadences_in_force(source: Reads, customer: int, project: int | None) -> tuple[Cadence, ...]:
    """Return the rhythms of the run that leads, at its current stage.

    That is the project's run, else the customer's, else that of its biggest project; without any
    run, the general rhythms of the program's first playbook for customers.
    """
    shelf = Shelf(source)
    run = _leading_run(source, customer, project)
    if run is None:
        general = (p.cadences for p in shelf.current_playbooks() if p.subject == "customer")
        return next(general, ())
    query = StageRun.select(StageRun.stage).where(
        (StageRun.run == run.key) & (StageRun.state == "current")
    )
    current = [r.stage for r in source.read(query.order_by(StageRun.place))]
    playbook = shelf.playbook(run.definition)
    return playbook.cadences_at(current[0]) if current else playbook.cadences


def _leading_run(source: Reads, customer: int, project: int | None) -> Any | None:
    query = Run.select().where((Run.customer == customer) & (Run.state != "ended"))
    runs = source.read(query.order_by(Run.key))
    if not runs:
        return None
    sizes = {
        p.key: p.amount or 0
        for p in source.read(
            Project.select(Project.key, Project.amount).where(Project.customer == customer)
        )
    }
    return min(
        runs,
        key=lambda run: (
            run.project is None or run.project != project,
            run.state != "open",
            run.project is not None,
            -sizes.get(run.project, 0),
        ),
    )


def events(
    source: Reads, customer: int, project: int | None, cadences: Sequence[Cadence]
) -> list[Event]:
    """Return what happened at the customer, as far as the rhythms look at it."""
    triggers = {cadence.after for cadence in cadences}
    touches = Touch.select(Touch.day, Touch.kind, Touch.result).where(
        (Touch.customer == customer) & (Touch.state == "done")
    )
    last = source.read(touches.order_by(Touch.day.desc(), Touch.key.desc()).limit(LOOKED_BACK))
    found = [Event(t.day, t.kind, t.result) for t in reversed(last)]
    sent = Task.select(Task.done_on, Task.kind).where(
        (Task.customer == customer)
        & ~Task.done_on.is_null()
        & (Task.kind << sorted(triggers & {"sample", "quote"}))
    )
    found += [Event(t.done_on, t.kind) for t in source.read(sent)]
    if triggers & {"stage", "complaint"}:
        found += _stage_events(source, customer, project, triggers)
    return found


def _stage_events(
    source: Reads, customer: int, project: int | None, triggers: set[str]
) -> list[Event]:
    """Return the start of the stage in progress: of one on event, what set it off."""
    run = _leading_run(source, customer, project)
    if run is None:
        return []
    playbook = Shelf(source).playbook(run.definition)
    query = StageRun.select(StageRun.stage, StageRun.actual_start).where(
        (StageRun.run == run.key) & (StageRun.state == "current")
    )
    found = []
    for current in source.read(query):
        stage = playbook.stage(current.stage)
        kind = "complaint" if stage and stage.on_event else "stage"
        if kind in triggers and current.actual_start is not None and not run.opening:
            found.append(Event(current.actual_start, kind))
    return found
