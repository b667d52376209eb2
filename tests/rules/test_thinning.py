"""Backups are thinned: the latest all, then one a day, a week and a month."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from kaccount_desktop.rules.thinning import DAYS, LATEST, MONTHS, WEEKS, worth_keeping

START = datetime(2026, 1, 1, 9, 0)  # noqa: DTZ001 -- the book's own time


def test_few_backups_are_all_kept() -> None:
    moments = [START + timedelta(minutes=n) for n in range(LATEST)]
    assert worth_keeping(moments) == set(moments)


def test_a_year_of_ten_a_day_is_thinned_by_day_week_and_month() -> None:
    moments = [START + timedelta(days=d, hours=h) for d in range(365) for h in range(10)]
    kept = worth_keeping(moments)
    assert set(moments[-LATEST:]) <= kept
    days = sorted({moment.date() for moment in kept}, reverse=True)
    assert days[:DAYS] == [(START + timedelta(days=364 - d)).date() for d in range(DAYS)]
    assert {(moment.year, moment.month) for moment in kept} == {(2026, m) for m in range(1, 13)}
    assert len(kept) <= LATEST + DAYS + WEEKS + MONTHS


def test_the_last_of_a_day_is_the_one_kept() -> None:
    moments = [START + timedelta(hours=h) for h in range(12)]
    moments += [START + timedelta(days=1, minutes=m) for m in range(LATEST)]
    kept = sorted(worth_keeping(moments))
    assert kept[0] == START + timedelta(hours=11)


@given(st.lists(st.datetimes(datetime(2024, 1, 1), datetime(2034, 1, 1))))  # noqa: DTZ001
def test_the_latest_is_never_lost_and_thinning_again_changes_nothing(
    moments: list[datetime],
) -> None:
    kept = worth_keeping(moments)
    assert kept <= set(moments)
    assert set(sorted(set(moments))[-LATEST:]) <= kept
    assert worth_keeping(kept) == kept
