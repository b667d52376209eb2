"""What the timeline shows of a customer, gathered once for each change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from kaccount_desktop.book.queries.activity import TouchRow, touches
from kaccount_desktop.book.queries.process import RunRow, StageRow, runs
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.forecast import Forecast, days_late, forecast, slip_of
from kaccount_desktop.rules.playbooks import Playbook, Stage
from kaccount_desktop.ui.session import Session

VISIT_KINDS = frozenset(
    {"visit", "meeting", "reception", "fair", "executive", "inspection", "demo", "trial"}
)
"""Touches drawn as a triangle; the others are dots."""
MARGIN = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class StageLine:
    """One row: a stage with its dates and what is expected of it."""

    number: int
    row: StageRow
    stage: Stage | None
    expected: Forecast | None
    late: int
    slip: int | None

    @property
    def begins(self) -> tuple[date, ...]:
        """Return the days on which its bars begin: planned, actual, expected."""
        expected = self.expected.start if self.expected else None
        days = (self.row.planned_start, self.row.actual_start, expected)
        return tuple(day for day in days if day is not None)


@dataclass(frozen=True, slots=True)
class RunLines:
    """One run with its stages."""

    run: RunRow
    playbook: Playbook
    lines: tuple[StageLine, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the timeline, and the days it spans."""

    runs: tuple[RunLines, ...]
    touches: tuple[TouchRow, ...]
    first: date
    last: date


def gather(session: Session, shelf: Shelf, customer: int, project: int | None) -> Content:
    """Read the open runs (those of the chosen project first) and the touches of a customer."""
    today = session.clock.today()
    found = [run for run in runs(session.book, customer) if run.stages]
    found.sort(key=lambda run: (run.state != "open", project is None or run.project != project))
    lined = tuple(_lines(run, shelf.playbook(run.digest), today) for run in found)
    happened = tuple(touches(session.book, customer))
    days = [d for run in lined for line in run.lines for d in _days(line)]
    days += [t.day for t in happened] + [today]
    return Content(lined, happened, min(days) - MARGIN, max(days) + 3 * MARGIN)


def _lines(run: RunRow, playbook: Playbook, today: date) -> RunLines:
    expected = forecast(run.stages, today) if run.state == "open" else {}
    lines = tuple(
        StageLine(
            number,
            row,
            playbook.stage(row.stage),
            expected.get(row.stage),
            days_late(row, today),
            slip_of(row),
        )
        for number, row in enumerate(run.stages, start=1)
    )
    return RunLines(run, playbook, lines)


def _days(line: StageLine) -> list[date]:
    row = line.row
    days = [row.planned_start, row.planned_end, row.actual_start, row.actual_end]
    if line.expected:
        days.append(line.expected.end)
    return [day for day in days if day is not None]
