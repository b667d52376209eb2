"""When the stages still open will end, if the current one ends no earlier than it can.

The estimate is plain: a stage takes as long as it was planned to, from the day it really began; a
stage that is late ends today at the earliest; the stages after it are pushed back with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol


class StageDates(Protocol):
    """The dates of one stage of a run, in order of the stages."""

    @property
    def stage(self) -> str: ...  # noqa: D102
    @property
    def planned_start(self) -> date | None: ...  # noqa: D102
    @property
    def planned_end(self) -> date | None: ...  # noqa: D102
    @property
    def actual_start(self) -> date | None: ...  # noqa: D102
    @property
    def actual_end(self) -> date | None: ...  # noqa: D102
    @property
    def state(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Forecast:
    """Expected start and end of a stage, and its slip in days against the plan (negative early)."""

    start: date
    end: date
    slip: int


def slip_of(stage: StageDates) -> int | None:
    """Return by how many days a finished stage ended after its plan (negative: before)."""
    if stage.actual_end is None or stage.planned_end is None:
        return None
    return (stage.actual_end - stage.planned_end).days


def days_late(stage: StageDates, today: date) -> int:
    """Return by how many days a stage in progress is past its planned end, 0 if it is not."""
    if stage.state != "current" or stage.planned_end is None:
        return 0
    return max(0, (today - stage.planned_end).days)


def forecast(stages: Sequence[StageDates], today: date) -> dict[str, Forecast]:
    """Return the forecast of the current stage and of those after it that have a plan."""
    found: dict[str, Forecast] = {}
    free_from: date | None = None
    for stage in stages:
        if stage.state not in ("current", "pending"):
            continue
        if stage.planned_start is None or stage.planned_end is None:
            continue
        length = stage.planned_end - stage.planned_start
        start = stage.actual_start or stage.planned_start
        if stage.actual_start is None and free_from is not None:
            start = max(start, free_from)
        end = max(start + length, today) if stage.state == "current" else start + length
        found[stage.stage] = Forecast(start, end, (end - stage.planned_end).days)
        free_from = end + timedelta(days=1)
    return found
