"""Dates as lists write them."""

from __future__ import annotations

import datetime

import pytest

from kaccount_desktop.files.dates import (
    DateRefusedError,
    DateStyle,
    partial_day,
    style_of,
    to_day,
)
from kaccount_desktop.files.tables import Cell

PLAIN = DateStyle()


@pytest.mark.parametrize(
    "cell",
    [
        "2026-3-18",
        "2026/03/18",
        "2026.3.18",
        "2026年3月18日",
        "2026年03月18号",
        "20260318",
        "26-3-18",
        "2026-03-18 10:30:00",
        "2026-03-18T10:30:00Z",
        "2026/3/18 星期三",
        "2026-03-18 上午",
        "２０２６－０３－１８",
        "18/03/2026",
        "3/18/2026",
        "Mar 18, 2026",
        "18 March 2026",
        46099.0,
        46099.4,
        "46099",
        20260318.0,
        datetime.date(2026, 3, 18),
        datetime.datetime(2026, 3, 18, 23, 59),  # noqa: DTZ001 - as calamine gives it
    ],
)
def test_a_day_is_read_however_it_is_written(cell: Cell) -> None:
    assert to_day(cell, PLAIN) == datetime.date(2026, 3, 18)


@pytest.mark.parametrize(
    ("cell", "text", "vaguer"),
    [
        ("2026年3月", "2026-03", False),
        ("2026-03", "2026-03", False),
        (2026.03, "2026-03", False),
        ("2026.12", "2026-12", False),
        ("2026", "2026", False),
        (2026.0, "2026", False),
        ("2026年", "2026", False),
        ("2026年上半年", "2026", True),
        ("2026Q3", "2026", True),
        ("2026年3月底", "2026-03", True),
        ("March 2026", "2026-03", False),
        ("202603", "2026-03", False),
    ],
)
def test_an_approximate_date_keeps_its_precision(cell: Cell, text: str, *, vaguer: bool) -> None:
    assert partial_day(cell, PLAIN) == (text, vaguer)


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("03/04/2026", "分不清"),
        ("3月18日", "没有年份"),
        ("2026-02-30", "没有 2026-02-30"),
        ("明天", "不是日期"),
        (2026.1, "10 月"),
        (0.0, "不是日期"),
        (True, "不是日期"),
        (datetime.date(1899, 12, 31), "不合理"),
    ],
)
def test_what_names_no_day_is_refused_with_its_reason(cell: Cell, word: str) -> None:
    with pytest.raises(DateRefusedError) as refused:
        partial_day(cell, PLAIN)
    assert word in refused.value.text.zh


def test_a_month_is_no_day() -> None:
    with pytest.raises(DateRefusedError, match="which day"):
        to_day("2026年3月", PLAIN)


def test_the_column_decides_between_month_and_day_first() -> None:
    assert style_of(["03/04/2026", None, "25/04/2026"]) == DateStyle(day_first=True)
    assert style_of(["03/04/2026", "04/25/2026"]) == DateStyle(day_first=False)
    assert to_day("03/04/2026", DateStyle(day_first=True)) == datetime.date(2026, 4, 3)
    assert to_day("03/04/2026", DateStyle(day_first=False)) == datetime.date(2026, 3, 4)


def test_padded_months_tell_october_from_january() -> None:
    style = style_of([2009.05, 2010.1, 2009.12])
    assert partial_day(2010.1, style)[0] == "2010-10"
    assert partial_day("2010.1", style)[0] == "2010-10"
