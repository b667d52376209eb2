"""Days to pixels and back, and where the months are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

LEAST = 0.6
"""Pixels a day at the widest view: about five years across a screen."""
MOST = 40.0
"""Pixels a day at the closest view: about a month across."""


@dataclass(slots=True)
class Scale:
    """`left` is the day at pixel `origin`; `per_day` pixels are one day."""

    left: float
    per_day: float
    origin: float

    def x(self, day: date) -> float:
        """Return the pixel at which a day begins."""
        return self.origin + (day.toordinal() - self.left) * self.per_day

    def day(self, x: float) -> float:
        """Return the day (as a fractional ordinal) at a pixel."""
        return self.left + (x - self.origin) / self.per_day

    def zoom(self, factor: float, around: float) -> None:
        """Zoom so that what is at pixel `around` stays there."""
        fixed = self.day(around)
        self.per_day = min(MOST, max(LEAST, self.per_day * factor))
        self.left = fixed - (around - self.origin) / self.per_day

    def fit(self, first: date, last: date, width: float) -> None:
        """Show the days from `first` to `last` in `width` pixels."""
        days = max(30, (last - first).days)
        self.per_day = min(MOST, max(LEAST, width / days))
        self.left = first.toordinal()


def months(first: float, last: float) -> Iterator[date]:
    """Yield the first days of the months between two ordinals, the one before included."""
    day = date.fromordinal(max(1, int(first))).replace(day=1)
    while day.toordinal() <= last:
        yield day
        day = (day + timedelta(days=32)).replace(day=1)
