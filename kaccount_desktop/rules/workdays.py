"""Chinese working days: weekends, public holidays and the made-up working weekends (调休).

The holidays come from the `chinesecalendar` package, which knows the years the State Council has
announced. Other years count Monday to Friday, and `unknown_years` says so.
"""

from __future__ import annotations

from datetime import date, timedelta

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

_ONE_DAY = timedelta(days=1)


def is_workday(day: date) -> bool:
    """Tell whether people work on `day`; Monday to Friday where no holidays are announced."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < 5


def is_announced(year: int) -> bool:
    """Tell whether the holidays of `year` are known."""
    import chinese_calendar

    try:
        chinese_calendar.is_workday(date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def add_workdays(day: date, count: int) -> date:
    """Return the `count`-th working day after `day` (before it, when negative).

    Zero returns `day` itself, or the next working day where nobody works on `day`.

    Raises KnownError where the calendar ends.
    """
    if count == 0:
        return day if is_workday(day) else add_workdays(day, 1)
    step = _ONE_DAY if count > 0 else -_ONE_DAY
    left = abs(count)
    while left:
        try:
            day += step
        except OverflowError:
            raise KnownError(
                Text(
                    f"{day} is where the calendar ends. Choose a nearer day.",
                    f"{day} 已是日历的尽头，请选择更近的日期。",
                )
            ) from None
        if is_workday(day):
            left -= 1
    return day


def workdays_between(start: date, end: date) -> int:
    """Return how many working days lie after `start` up to and including `end`.

    Negative when `end` is before `start`, so that `add_workdays(start, n)` lies `n` days after.
    """
    if end < start:
        return -workdays_between(end, start)
    days = range(1, (end - start).days + 1)
    return sum(is_workday(start + timedelta(days=number)) for number in days)


def unknown_years(start: date, end: date) -> Text | None:
    """Return a note when a span reaches years whose holidays are not announced, else None."""
    unknown = [year for year in range(start.year, end.year + 1) if not is_announced(year)]
    if not unknown:
        return None
    return Text(
        "The holidays of {year} are not known yet; Monday to Friday were counted",
        "{year} 年的放假安排尚未收录，按周一至周五推算",
    ).format(year=unknown[0])
