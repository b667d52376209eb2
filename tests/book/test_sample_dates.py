"""The dates of the sample book: believable whenever it is made."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import JOURNALED
from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.book.sample_days import Days
from kaccount_desktop.book.wording import table_of
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.workdays import add_workdays, is_workday

TODAY = date(2026, 11, 23)
"""A Monday."""
FULL_PREPARATION = ("goal", "route", "agenda", "materials", "opening_line", "talking_points",
                    "questions", "closing")  # fmt: skip


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.kabook"
    make_sample(path, Clock(TODAY))
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Book]:
    with Book.open(sample_path, Clock(TODAY), read_only=True) as book:
        yield book


def test_two_visits_ahead_are_fully_prepared(sample: Book) -> None:
    for workdays in (1, 2):
        day = add_workdays(TODAY, workdays)
        columns = ", ".join(FULL_PREPARATION)
        (found,) = sample.rows(
            f"SELECT {columns} FROM visit JOIN touch ON touch.key=touch_id"
            " WHERE state='planned' AND day=?",
            [str(day)],
        )
        assert all(found)


def test_tasks_are_overdue_due_today_and_still_to_come(sample: Book) -> None:
    dues = [
        (date.fromisoformat(due) - TODAY).days
        for (due,) in sample.rows("SELECT due FROM task WHERE done_on IS NULL")
    ]
    assert {-1, 0, 1} <= {(distance > 0) - (distance < 0) for distance in dues}
    assert min(dues) >= -7
    assert max(dues) <= 90
    assert sum(distance < 0 for distance in dues) <= 5


def test_what_happened_lies_in_the_past_year_on_working_days(sample: Book) -> None:
    days = [
        date.fromisoformat(day)
        for (day,) in sample.rows("SELECT day FROM touch WHERE state='done'")
    ]
    assert all(TODAY - timedelta(days=366) < day <= TODAY and is_workday(day) for day in days)
    assert len({day.month for day in days}) >= 9
    done = sample.rows("SELECT done_on FROM task WHERE done_on IS NOT NULL")
    assert all(date.fromisoformat(day) <= TODAY for (day,) in done)
    recorded = sample.rows("SELECT day, recorded_at FROM touch WHERE state='done'")
    assert all(at / 86_400_000 >= days_since_1970(day) for day, at in recorded)


def days_since_1970(day: str) -> int:
    return (date.fromisoformat(day) - date(1970, 1, 1)).days


def test_every_planned_date_is_believable(sample: Book) -> None:
    planned = sample.rows("SELECT day FROM touch WHERE state='planned'")
    assert len(planned) >= 6
    for (text,) in planned:
        day = date.fromisoformat(text)
        assert TODAY < day <= TODAY + timedelta(days=60)
        assert is_workday(day)
    rows = sample.rows(
        "SELECT run_id, planned_start, planned_end FROM stage_run WHERE planned_end IS NOT NULL"
        " ORDER BY run_id, place"
    )
    before: tuple[int, str] = (0, "")
    for run, start, end in rows:
        assert start <= end
        assert is_workday(date.fromisoformat(end))
        assert run != before[0] or start >= before[1], "a stage is planned to begin before the last"
        before = (run, end)
        length = (date.fromisoformat(end) - date.fromisoformat(start)).days
        assert length <= 130


def test_stages_took_place_one_after_the_other(sample: Book) -> None:
    rows = sample.rows(
        "SELECT run_id, state, actual_start, actual_end FROM stage_run"
        " WHERE actual_start IS NOT NULL AND stage<>'crisis' ORDER BY run_id, place"
    )
    before: tuple[int, str] = (0, "")
    for run, state, start, end in rows:
        assert start <= str(TODAY)
        assert run != before[0] or start >= before[1]
        assert (state == "passed") == (end is not None)
        before = (run, end or start)


def test_gates_were_early_on_time_and_late(sample: Book) -> None:
    slips = [
        (date.fromisoformat(end) - date.fromisoformat(planned)).days
        for end, planned in sample.rows(
            "SELECT actual_end, planned_end FROM stage_run WHERE state='passed'"
        )
    ]
    assert {-1, 0, 1} <= {(slip > 0) - (slip < 0) for slip in slips}
    assert max(slips) <= 14
    assert min(slips) >= -14


def test_days_move_off_holidays_away_from_today() -> None:
    days = Days(TODAY)
    assert days.day(0) == TODAY
    assert days.day(-1) == date(2026, 11, 20)
    assert days.day(5) == date(2026, 11, 30)
    assert days.day("2w") == date(2026, 11, 25)
    assert days.day(-50) == date(2026, 9, 30)  # 4 October is a holiday
    assert days.month(4) == "2027-03"
    assert days.month(-11) == "2025-12"
    assert days.partial("2019") == "2019"
    assert days.partial(-10) == "2026-11-13"


def test_days_fill_in_texts() -> None:
    days = Days(TODAY)
    given = {"a": ["{-18} 会面，{17:zh}评审", "{y-1}-06"], "b": "{-160:iso}", "c": 3, "d": "{2w}"}
    assert days.filled(given) == {
        "a": ["11-05 会面，12 月 10 日评审", "2025-06"],
        "b": "2026-06-16",
        "c": 3,
        "d": "11-25",
    }


def test_a_wrong_distance_is_a_defect() -> None:
    with pytest.raises(ValueError, match="no distance"):
        Days(TODAY).day("soon")


def test_every_place_for_a_date_was_filled_in(sample: Book) -> None:
    for model in JOURNALED:
        table = table_of(model)
        if table == "definition":
            continue
        columns = [row[1] for row in sample.rows(f'PRAGMA table_info("{table}")')]
        for column in columns:
            left = f'SELECT "{column}" FROM "{table}" WHERE "{column}" GLOB \'*{{*}}*\''
            assert sample.rows(left) == []
