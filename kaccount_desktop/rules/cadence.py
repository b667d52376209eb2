"""When the next touch is due, and why: the rhythms of a playbook applied to what happened.

A rhythm restarts at the last *real* contact only. Calls that reached nobody ask for another try on
the next working day and leave the rhythm where it was. Perfunctory answers are counted: after the
times the playbook allows, the salesperson must decide (开发客户流程表: 再跟踪 1–2 次，看客户反应再定).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kaccount_desktop.rules.choices import REAL_RESULTS, TOUCH_KINDS
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Cadence
from kaccount_desktop.rules.workdays import add_workdays, unknown_years

RESULT_OF_REACTION: Final[Mapping[str, str]] = {
    "warm": "progress",
    "agreeing": "progress",
    "average": "noted",
    "perfunctory": "perfunctory",
    "opposed": "refused",
}
"""The result of a visit when only the reaction was ticked on the feedback form."""

_RETRY = Text(
    "Not reached on {day}: try again the next working day", "{day} 未接通，下一个工作日再联系"
)
_TIMES = Text("{why} ({times} of {limit})", "{why}（第 {times} 次，共 {limit} 次）")
_DECIDE = Text(
    "Still perfunctory after {times} more tries: decide whether to stop or to have a manager call",
    "再跟踪 {times} 次仍敷衍，请决定：停止追踪，或由主管上门面谈",
)


@dataclass(frozen=True, slots=True)
class Event:
    """What happened: a touch (`kind` of `TOUCH_KINDS`, with its result) or another event.

    Other events (`sample`, `quote`, `complaint`, `stage`) have the result ''.
    """

    day: date
    kind: str
    result: str = ""

    @property
    def is_real(self) -> bool:
        """Whether it reached somebody, or is no touch at all."""
        return self.kind not in TOUCH_KINDS or self.result in REAL_RESULTS


@dataclass(frozen=True, slots=True)
class NextTouch:
    """When the next touch is due.

    `ideal` to `latest` is the window; when a rhythm is already late, a retry may be ideal after
    `latest`. `kind` is how to touch, `times` the number of this touch in the row. `decide`: no
    further touch but a decision is due. `note` warns of years without known holidays.
    """

    ideal: date
    latest: date
    kind: str
    reason: Text
    cadence: str
    times: int = 1
    decide: bool = False
    note: Text | None = None


def next_touch(cadences: Sequence[Cadence], events: Sequence[Event]) -> NextTouch | None:
    """Return what is due after `events` (any order; the same day keeps the order given).

    `cadences` are those in force (`Playbook.cadences_at`). None when no rhythm applies.
    """
    ordered = sorted(events, key=lambda event: event.day)
    real = [event for event in ordered if event.is_real]
    due = _after_real(cadences, real)
    missed = _last_missed(ordered)
    if missed is None or (due is not None and due.decide):
        return due
    return _retry(missed, due)


def _last_missed(ordered: Sequence[Event]) -> Event | None:
    """Return the last try when nobody was reached since."""
    return ordered[-1] if ordered and not ordered[-1].is_real else None


def _retry(missed: Event, due: NextTouch | None) -> NextTouch:
    ideal = add_workdays(missed.day, 1)
    return NextTouch(
        ideal=ideal,
        latest=due.latest if due else ideal,
        kind=missed.kind,
        reason=_RETRY.format(day=f"{missed.day:%m-%d}"),
        cadence=due.cadence if due else "",
        times=due.times if due else 1,
        note=unknown_years(missed.day, ideal),
    )


def _after_real(cadences: Sequence[Cadence], real: Sequence[Event]) -> NextTouch | None:
    if not real:
        return None
    by_trigger = {cadence.after: cadence for cadence in cadences}
    perfunctory = by_trigger.get("perfunctory")
    if perfunctory and real[-1].result == "perfunctory":
        return _due(perfunctory, real[-1].day, _run_of_perfunctory(real))
    cadence, done = _rhythm(by_trigger, real)
    return _due(cadence, real[-1].day, done + 1) if cadence else None


def _run_of_perfunctory(real: Sequence[Event]) -> int:
    """Return how many touches in a row, up to the last, were answered perfunctorily."""
    count = 0
    for event in reversed(real):
        if event.kind not in TOUCH_KINDS:
            continue
        if event.result != "perfunctory":
            break
        count += 1
    return count


def _rhythm(by_trigger: Mapping[str, Cadence], real: Sequence[Event]) -> tuple[Cadence | None, int]:
    """Return the rhythm in force after the last event, and how often it was followed already.

    Every further touch continues it (拜访后隔 2 天电话，电话后再隔 2 天). An agreement, or having
    followed it `max_times`, ends it, and the rhythm of any contact takes over.
    """
    contact = by_trigger.get("contact")
    running: Cadence | None = None
    done = 0
    for event in real:
        if event.kind in by_trigger:
            running, done = by_trigger[event.kind], 0
        elif event.kind in TOUCH_KINDS:
            done += 1
            spent = running is not None and 0 < running.max_times <= done
            if running is None or spent or event.result == "agreed":
                running, done = contact, 0
    return running, done


def _due(cadence: Cadence, day: date, times: int) -> NextTouch:
    limit = cadence.max_times
    if limit and times > limit:
        return _decision(cadence, day, times)
    latest = add_workdays(day, cadence.latest_days)
    reason = _TIMES.format(why=cadence.why, times=times, limit=limit) if limit > 1 else cadence.why
    return NextTouch(
        ideal=add_workdays(day, cadence.ideal_days),
        latest=latest,
        kind=cadence.kind,
        reason=reason,
        cadence=cadence.id,
        times=times,
        note=unknown_years(day, latest),
    )


def _decision(cadence: Cadence, day: date, times: int) -> NextTouch:
    latest = add_workdays(day, cadence.ideal_days)
    return NextTouch(
        ideal=add_workdays(day, 1),
        latest=latest,
        kind="other",
        reason=_DECIDE.format(times=cadence.max_times),
        cadence=cadence.id,
        times=times,
        decide=True,
        note=unknown_years(day, latest),
    )
