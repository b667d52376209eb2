"""The one source of "today" and "now"; a test or `--date` injects its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""China has kept UTC+8 without summer time since 1992, so no zone database is needed."""


@dataclass(frozen=True, slots=True)
class Clock:
    """Tells today's business date and the present moment; `fixed` pins the date."""

    fixed: date | None = None

    def today(self) -> date:
        """Return today's date in China."""
        return self.fixed or datetime.now(CHINA).date()

    def now(self) -> datetime:
        """Return the present moment with its offset; a pinned clock reads 09:00."""
        if self.fixed is not None:
            return datetime.combine(self.fixed, time(9), CHINA)
        return datetime.now(CHINA)
