"""Dates as people write and read them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from kaccount_desktop.rules.clock import CHINA
from kaccount_desktop.rules.dates import (
    days_late,
    lateness,
    long_date,
    parse_day,
    parse_partial_date,
    show_day,
    show_partial,
)
from kaccount_desktop.rules.errors import KnownError

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("2027年3月", "2027-03"),
        ("2027 年 3 月 18 日", "2027-03-18"),
        ("2027年3月18号", "2027-03-18"),
        ("2027年3月份", "2027-03"),
        ("2027年", "2027"),
        ("2027", "2027"),
        ("2027-03", "2027-03"),
        ("2027/3/18", "2027-03-18"),
        ("2027.03", "2027-03"),
        ("2027.10", "2027-10"),
        ("2027.3.18", "2027-03-18"),
        ("２０２７／３", "2027-03"),
        ("20270318", "2027-03-18"),
        ("202703", "2027-03"),
        ("2027-03-18 00:00:00", "2027-03-18"),
        ("2027-03-18T08:30", "2027-03-18"),
        ("46464", "2027-03-18"),
    ],
)
def test_a_typed_date_is_read_with_its_precision(typed: str, expected: str) -> None:
    assert parse_partial_date(typed) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (46464.5, "2027-03-18"),
        (2027.0, "2027"),
        (2009.05, "2009-05"),
        (20270318.0, "2027-03-18"),
        (2027, "2027"),
        (date(2027, 3, 18), "2027-03-18"),
        (datetime(2027, 3, 18, 8, 30, tzinfo=CHINA), "2027-03-18"),
    ],
)
def test_a_cell_of_a_spreadsheet_is_read(value: float | date, expected: str) -> None:
    assert parse_partial_date(value) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "明年",
        "2027-13",
        "2027-02-30",
        "2027年上半年",
        "27-03",
        "3/18",
        "=NOW()",
        "0000",
        "9999",
    ],
)
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(KnownError, match="is not a date"):
        parse_partial_date(typed)


def test_a_month_that_lost_its_zero_is_refused() -> None:
    for value in ("2010.1", 2010.1):
        with pytest.raises(KnownError, match="2010-01 or 2010-10"):
            parse_partial_date(value)


def test_an_exact_day_needs_a_day() -> None:
    assert parse_day("2027年3月18日") == date(2027, 3, 18)
    with pytest.raises(KnownError, match="needs a day"):
        parse_day("2027-03")


@pytest.mark.parametrize(
    ("day", "chinese", "english"),
    [
        (date(2026, 11, 22), "昨天", "Yesterday"),
        (date(2026, 11, 23), "今天", "Today"),
        (date(2026, 11, 24), "明天", "Tomorrow"),
        (date(2026, 11, 25), "周三", "Wed"),
        (date(2026, 11, 29), "周日", "Sun"),
        (date(2026, 11, 30), "11-30", "11-30"),
        (date(2026, 11, 20), "11-20", "11-20"),
        (date(2027, 3, 18), "2027-03-18", "2027-03-18"),
    ],
)
def test_a_day_is_shown_from_today(day: date, chinese: str, english: str) -> None:
    assert show_day(day, TODAY, "zh_CN") == chinese
    assert show_day(day, TODAY, "en") == english


def test_an_approximate_date_keeps_its_precision() -> None:
    assert show_partial("2027-03", TODAY, "zh_CN") == "2027-03"
    assert show_partial("2027", TODAY, "zh_CN") == "2027"
    assert show_partial("2026-11-25", TODAY, "zh_CN") == "周三"
    assert show_partial("", TODAY, "zh_CN") == ""


def test_sheets_print_the_long_form() -> None:
    assert long_date("2027-03-18", "zh_CN") == "2027 年 3 月 18 日"
    assert long_date("2027-03", "en") == "March 2027"
    assert long_date(date(2027, 3, 8), "en") == "8 March 2027"
    assert long_date("2027", "zh_CN") == "2027 年"
    assert long_date("", "zh_CN") == ""


def test_lateness_is_said_in_days() -> None:
    assert lateness(date(2026, 11, 20), TODAY, "zh_CN") == "晚 3 天"
    assert lateness(date(2026, 11, 22), TODAY, "en") == "1 day late"
    assert lateness(TODAY, TODAY, "zh_CN") == ""
    assert days_late(date(2026, 11, 30), TODAY) == 0


@pytest.mark.parametrize(
    "value",
    ["1" * 100_000, "9" * 5000, float("inf"), float("nan"), -1e300, date.min, date(9999, 12, 31)],
)
def test_what_no_calendar_holds_is_refused(value: str | float | date) -> None:
    with pytest.raises(KnownError, match="not a date"):
        parse_partial_date(value)
    with pytest.raises(KnownError, match="not a date"):
        parse_day(value)
