"""A day as people type it in a hurry: 今天, 明天, +3, 周三, 11-23, 2026-11-23."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from kaccount_desktop.rules.dates import parse_day
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

_WORDS: Final = {
    "前天": -2, "昨天": -1, "今天": 0, "明天": 1, "后天": 2, "大后天": 3,
    "yesterday": -1, "today": 0, "tomorrow": 1,
}  # fmt: skip
_AWAY: Final = re.compile(r"([+-]?)(\d{1,3})(?:天|d|days?)?(?:后)?")
_WEEKDAY: Final = re.compile(r"(下?)(?:周|星期|礼拜)([一二三四五六日天])")
_ENGLISH_DAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH_DAY: Final = re.compile(r"(\d{1,2})[-/.月](\d{1,2})[日号]?")
_HALF_YEAR: Final = 183
_WEEK: Final = 7


def read_day(text: str, today: date) -> date:
    """Return the day typed. A month and day without a year is the nearest such day.

    Raises:
        KnownError: it is no day.
    """
    plain = text.strip().lower()
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    match = _AWAY.fullmatch(plain)
    if match and (match[1] or not plain.isdecimal()):
        away = int(match[2])
        return today + timedelta(days=-away if match[1] == "-" else away)
    weekday = _weekday(plain, today)
    if weekday is not None:
        return weekday
    match = _MONTH_DAY.fullmatch(plain)
    if match:
        return _nearest(text, int(match[1]), int(match[2]), today)
    return parse_day(text.strip())


def _weekday(plain: str, today: date) -> date | None:
    """Return the next such weekday, today included; 下周三 is that of the week after."""
    match = _WEEKDAY.fullmatch(plain)
    if match:
        place = "一二三四五六日".index(match[2].replace("天", "日"))
        if match[1]:
            monday = today - timedelta(days=today.weekday())
            return monday + timedelta(days=_WEEK + place)
    elif plain[:3] in _ENGLISH_DAYS and plain.isalpha():
        place = _ENGLISH_DAYS.index(plain[:3])
    else:
        return None
    return today + timedelta(days=(place - today.weekday()) % _WEEK)


def _nearest(text: str, month: int, day: int, today: date) -> date:
    found: list[date] = []
    for year in (today.year - 1, today.year, today.year + 1):
        try:
            found.append(date(year, month, day))
        except ValueError:
            continue
    if not found:
        raise KnownError(
            Text(
                "“{text}” is not a date. Write it as 11-23 or 2026-11-23.",
                "「{text}」不是日期，请写成 11-23 或 2026-11-23。",
            ).format(text=text)
        )
    same_year = [one for one in found if abs((one - today).days) <= _HALF_YEAR]
    return min(same_year or found, key=lambda one: abs((one - today).days))
