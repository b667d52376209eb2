"""What a gate may decide besides letting pass: return, stay, hold, end; and a run's own end."""

from __future__ import annotations

import datetime
from typing import Any

from kaccount_desktop.book.actions.acting import Acting, acting
from kaccount_desktop.book.actions.processes import open_run, pass_stage_in, stage_in_progress
from kaccount_desktop.book.actions.stages import stage_of, subject_name
from kaccount_desktop.book.actions.values import plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Customer, Run, StageRun, Task
from kaccount_desktop.book.rows import Reads, row
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import CHINESE, Text
from kaccount_desktop.rules.playbooks import Outcome, Playbook, Stage


def decide_gate(
    book: Book,
    run: int,
    outcome: str,
    on: datetime.date | None = None,
    note: str = "",
    language: str = CHINESE,
) -> str | None:
    """Decide the gate of the current stage; return the stage then in progress, None at the end.

    A return puts the stage the playbook names in progress again, a hold pauses the run, an end
    closes its open tasks. A grade the outcome carries becomes the customer's suggested grade.

    Raises:
        KnownError: the gate has no such outcome, or it is to pass while criteria are unmet.
    """
    found, playbook = open_run(book, run)
    who = acting(book, language)
    stage = stage_of(playbook, stage_in_progress(book, run, playbook))
    chosen = _outcome(stage, outcome)
    name = subject_name(book, found)
    title = Text(f"{name}: {chosen.title.en}", f"{name}：{chosen.title.zh}")
    day = on or who.today
    with book.change(title) as change:
        _note(change, run, stage.id, _remark(who, chosen.title, day, note))
        _suggest_grade(change, who, found.customer, chosen)
        if chosen.effect == "pass":
            return pass_stage_in(change, who, run, day, stage.id)
        if chosen.effect == "return":
            return _return_in(change, run, playbook, stage)
        if chosen.effect == "hold":
            change.update(Run, run, state="paused")
        elif chosen.effect == "end":
            _end_in(change, found, day, who.word(chosen.title))
        return None if chosen.effect == "end" else stage.id


def end_run(book: Book, run: int, on: datetime.date | None = None, note: str = "") -> None:
    """End a run wherever it stands; its open tasks are closed."""
    found = row(book, Run, run)
    playbook = Shelf(book).playbook(found.definition)
    name = subject_name(book, found)
    title = Text(f"{name}: end “{playbook.title.en}”", f"{name}：结束流程「{playbook.title.zh}」")
    with book.change(title) as change:
        _end_in(change, found, on or book.clock.today(), plain(note))


def resume_run(book: Book, run: int) -> bool:
    """Resume a run that was paused or ended; return False when it is open."""
    found = row(book, Run, run)
    if found.state == "open":
        return False
    playbook = Shelf(book).playbook(found.definition)
    name = subject_name(book, found)
    title = Text(
        f"{name}: resume “{playbook.title.en}”", f"{name}：恢复流程「{playbook.title.zh}」"
    )
    with book.change(title) as change:
        change.update(Run, run, state="open", ended_on=None)
    return True


def _outcome(stage: Stage, ident: str) -> Outcome:
    outcomes = stage.gate.outcomes if stage.gate else ()
    found = next((o for o in outcomes if o.id == ident), None)
    if found is None:
        english = ", ".join(o.title.en for o in outcomes)
        chinese = "、".join(o.title.zh for o in outcomes)
        raise KnownError(
            Text(
                f"The gate of “{stage.title.en}” cannot decide “{ident[:60]}”. "
                f"Choose one of: {english}.",
                f"「{stage.title.zh}」的评审点没有结论「{ident[:60]}」，请从中选择：{chinese}。",
            )
        )
    return found


def _return_in(change: Change, run: int, playbook: Playbook, stage: Stage) -> str:
    """Put the stage a refusal returns to in progress; those after it wait again."""
    target = stage.gate.returns_to if stage.gate and stage.gate.returns_to else stage.id
    regular = [s.id for s in playbook.stages if not s.on_event]
    for ident in regular[regular.index(target) : regular.index(stage.id) + 1]:
        values: dict[str, Any] = {"state": "pending", "actual_start": None, "actual_end": None}
        if ident == target:
            values = {"state": "current", "actual_end": None}
            if row(change, StageRun, (run, ident)).actual_start is None:  # it was 期初
                values["actual_start"] = row(change, StageRun, (run, stage.id)).actual_start
        change.update(StageRun, (run, ident), **values)
    return target


def _end_in(change: Change, found: Any, on: datetime.date, result: str) -> None:
    change.update(Run, found.key, state="ended", ended_on=on)
    for key in _open_tasks(change, found):
        change.update(Task, key, done_on=on, result=result)


def _open_tasks(source: Reads, found: Any) -> list[int]:
    """Return the open tasks the run's playbook asked for."""
    about = Task.project.is_null() if found.project is None else Task.project == found.project
    query = Task.select(Task.key).where(
        (Task.customer == found.customer)
        & about
        & Task.done_on.is_null()
        & Task.origin.startswith(f"{found.playbook}/")
    )
    return [task.key for task in source.read(query)]


def _remark(who: Acting, outcome: Text, on: datetime.date, note: str) -> str:
    words = f"{on} {who.word(outcome)}"
    return f"{words}：{plain(note)}" if plain(note) else words


def _note(change: Change, run: int, stage: str, remark: str) -> None:
    known = row(change, StageRun, (run, stage)).note
    change.update(StageRun, (run, stage), note="\n".join(p for p in (known, remark) if p))


def _suggest_grade(change: Change, who: Acting, customer: int, outcome: Outcome) -> None:
    if outcome.grade:
        change.update(
            Customer,
            customer,
            suggested_grade=outcome.grade,
            suggested_grade_source=who.word(outcome.title),
        )
