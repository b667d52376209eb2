"""Which backups are worth keeping: many of late, one a day, a week and a month from before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

LATEST: Final = 10
DAYS: Final = 14
WEEKS: Final = 8
MONTHS: Final = 12

_PERIODS: Final[tuple[tuple[int, Callable[[datetime], tuple[int, ...]]], ...]] = (
    (DAYS, lambda moment: (moment.year, moment.month, moment.day)),
    (WEEKS, lambda moment: tuple(moment.isocalendar())[:2]),
    (MONTHS, lambda moment: (moment.year, moment.month)),
)


def worth_keeping(moments: Iterable[datetime]) -> set[datetime]:
    """Return the latest ten, and the last of each of 14 days, 8 weeks and 12 months that has one.

    Days, weeks and months without a backup don't count, so that a long holiday ages nothing.
    """
    latest_first = sorted(set(moments), reverse=True)
    kept = set(latest_first[:LATEST])
    for most, period_of in _PERIODS:
        last: dict[tuple[int, ...], datetime] = {}
        for moment in latest_first:
            last.setdefault(period_of(moment), moment)
        kept.update(list(last.values())[:most])
    return kept
