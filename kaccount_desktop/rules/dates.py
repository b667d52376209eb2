"""Dates as people write and read them, approximate ones included.

An approximate date is text of the precision known: "2027", "2027-03" or "2027-03-18".
"""

from __future__ import annotations

import math
import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import ENGLISH, Text

_EXCEL_START: Final = date(1899, 12, 30)
_EXCEL_SERIALS: Final = range(21916, 73051)
"""1960 to 2099 as Excel counts days; smaller numbers are years, larger ones yyyymm."""

_SEPARATED: Final = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_CHINESE: Final = re.compile(r"(\d{4})年(?:(\d{1,2})月(?:份|(\d{1,2})[日号]?)?)?")
_DIGITS: Final = re.compile(r"(\d{4})(\d{2})?(\d{2})?")
_CLOCK: Final = re.compile(r"[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$")
_LOST_ZERO: Final = re.compile(r"(\d{4})\.1")
_WEEKDAYS: Final = (
    Text("Mon", "周一"), Text("Tue", "周二"), Text("Wed", "周三"), Text("Thu", "周四"),
    Text("Fri", "周五"), Text("Sat", "周六"), Text("Sun", "周日"),
)  # fmt: skip
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_YEARS: Final = range(1800, 2200)
_DAY_DIGITS: Final = 5
"""Digits of Excel's number of a day; Python counts no further than 4,300 of them."""
_NEAR: Final = {
    -1: Text("Yesterday", "昨天"),
    0: Text("Today", "今天"),
    1: Text("Tomorrow", "明天"),
}


def parse_partial_date(value: str | float | date) -> str:
    """Return the approximate date that somebody typed or a spreadsheet holds.

    Accepts 2027年3月18日, 2027年3月, 2027, 2027-03, 2027/3/18, 2027.03, 202703, dates with a time of
    day, and Excel's day numbers.

    Raises:
        KnownError: it is no date, does not exist, or is ambiguous (2010.1 may be October).
    """
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        if value.year not in _YEARS:
            raise _no_date(value.isoformat())
        return value.isoformat()
    typed = _digits_of(value) if isinstance(value, float) else str(value).strip()
    plain = _CLOCK.sub("", unicodedata.normalize("NFKC", typed).strip())
    plain = re.sub(r"\s+", "", plain).replace("–", "-").replace("。", ".")
    if lost := _LOST_ZERO.fullmatch(plain):
        raise KnownError(
            Text(
                "“{text}” may be January or October. Write {year}-01 or {year}-10.",
                "「{text}」可能是 1 月，也可能是 10 月，请写成 {year}-01 或 {year}-10。",
            ).format(text=typed, year=lost[1])
        )
    if (
        plain.isascii()
        and plain.isdigit()
        and len(plain) <= _DAY_DIGITS
        and int(plain) in _EXCEL_SERIALS
    ):
        return (_EXCEL_START + timedelta(days=int(plain))).isoformat()
    for shape in (_SEPARATED, _CHINESE, _DIGITS):
        if match := shape.fullmatch(plain):
            return _checked(typed, *match.groups())
    raise _no_date(typed)


def parse_day(value: str | float | date) -> date:
    """Return an exact day; refuses what gives only a year or month.

    Raises:
        KnownError: it is no date, or not exact to the day.
    """
    text = parse_partial_date(value)
    if len(text) < len("2027-03-18"):
        raise KnownError(
            Text(
                "“{text}” needs a day, like 2027-03-18.", "「{text}」缺少日，请写成 2027-03-18。"
            ).format(text=value)
        )
    return date.fromisoformat(text)


def _digits_of(value: float) -> str:
    """Return a spreadsheet number as text; a day number may carry a time of day."""
    if math.isfinite(value) and (value.is_integer() or int(value) in _EXCEL_SERIALS):
        return str(int(value))
    return str(value)


def _checked(typed: str, year: str, month: str | None, day: str | None) -> str:
    try:
        exact = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        raise _no_date(typed) from None
    if exact.year not in _YEARS:
        raise _no_date(typed)
    precision = 10 if day else 7 if month else 4
    return exact.isoformat()[:precision]


def _no_date(typed: str) -> KnownError:
    return KnownError(
        Text(
            "“{text}” is not a date. Write 2027, 2027-03 or 2027-03-18.",
            "「{text}」不是日期，请写成 2027、2027-03 或 2027-03-18。",
        ).format(text=typed)
    )


def show_day(day: date, today: date, language: str) -> str:
    """Return a day as lists show it: 昨天, 今天, 明天, 周三 (the next days), 11-23, 2025-11-23."""
    distance = (day - today).days
    if distance in _NEAR:
        return _NEAR[distance].in_(language)
    if 1 < distance < 7:
        return _WEEKDAYS[day.weekday()].in_(language)
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def show_weekday(day: date, language: str) -> str:
    """Return the short name of the weekday: 周三."""
    return _WEEKDAYS[day.weekday()].in_(language)


def show_partial(text: str, today: date, language: str) -> str:
    """Return an approximate date as lists show it: 2027, 2027-03, or as `show_day`."""
    if len(text) < len("2027-03-18"):
        return text
    return show_day(date.fromisoformat(text), today, language)


def long_date(value: str | date, language: str) -> str:
    """Return a date as sheets print it: 2027 年 3 月 18 日, 2027 年 3 月, 2027 年, or ''."""
    parts = [int(part) for part in str(value).split("-") if part]
    if language == ENGLISH:
        words = [str(part) for part in parts]
        words[1:2] = [_MONTHS[month - 1] for month in parts[1:2]]
        return " ".join(reversed(words))
    return " ".join(f"{part} {unit}" for part, unit in zip(parts, "年月日", strict=False))


def days_late(due: date, today: date) -> int:
    """Return by how many calendar days something is overdue, 0 when it is not."""
    return max(0, (today - due).days)


def lateness(due: date, today: date, language: str) -> str:
    """Return 晚 3 天, or '' when nothing is late."""
    days = days_late(due, today)
    if days == 0:
        return ""
    english = "1 day late" if days == 1 else f"{days} days late"
    return Text(english, f"晚 {days} 天").in_(language)
