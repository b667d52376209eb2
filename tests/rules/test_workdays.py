"""Chinese working days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.workdays import (
    add_workdays,
    is_announced,
    is_workday,
    unknown_years,
    workdays_between,
)


def test_a_made_up_saturday_is_worked_and_a_holiday_is_not() -> None:
    assert is_workday(date(2026, 2, 14))  # Saturday before the Spring Festival
    assert not is_workday(date(2026, 10, 1))
    assert not is_workday(date(2026, 11, 22))  # an ordinary Sunday


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # Friday to Monday
        (date(2026, 2, 13), 1, date(2026, 2, 14)),  # the made-up Saturday counts
        (date(2026, 9, 30), 2, date(2026, 10, 9)),  # over the National Day week
        (date(2026, 11, 23), -1, date(2026, 11, 20)),
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 22), 0, date(2026, 11, 23)),
        (date(2030, 6, 7), 1, date(2030, 6, 10)),  # holidays not announced: Monday to Friday
    ],
)
def test_working_days_are_added(day: date, count: int, expected: date) -> None:
    assert add_workdays(day, count) == expected


@given(st.dates(date(2025, 1, 1), date(2027, 12, 1)), st.integers(1, 40))
def test_adding_and_counting_agree(day: date, count: int) -> None:
    later = add_workdays(day, count)
    assert is_workday(later)
    assert workdays_between(day, later) == count
    assert workdays_between(later, day) == -count


def test_years_not_announced_are_named() -> None:
    assert is_announced(2026)
    assert not is_announced(2040)
    assert unknown_years(date(2026, 1, 1), date(2026, 12, 31)) is None
    note = unknown_years(date(2039, 12, 30), date(2040, 1, 4))
    assert note is not None
    assert note.zh.startswith("2039 年")


@pytest.mark.parametrize(("day", "count"), [(date.max, 1), (date.min, -1), (date(9999, 12, 1), 40)])
def test_the_calendar_ends(day: date, count: int) -> None:
    with pytest.raises(KnownError, match="calendar ends"):
        add_workdays(day, count)
