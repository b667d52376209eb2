"""Dates as lists write them: real ones, Excel's day numbers, and a dozen ways of text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import isfinite
from typing import Final

from kaccount_desktop.files.tables import Cell
from kaccount_desktop.rules.language import Text

EXCEL_EPOCH: Final = date(1899, 12, 30)
"""Day 0 of Excel's day numbers (from 1 March 1900 on)."""
_SERIALS: Final = range(20_000, 80_000)
_YEARS: Final = range(1900, 2200)
_MONTHS: Final = {
    name: number
    for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)
}
_TIME: Final = (
    r"(?:[ t]*(?:[上下中]午|早上|晚上|凌晨)? *(?:\d{1,2}[:时]\d{1,2}(?:[:分]\d{1,2})?(?:\.\d+)?秒?)?"
    r"(?: *[ap]m)?z?)"
)
_WEEKDAY: Final = re.compile(r"[(（]?(?:星期|周|礼拜)[一二三四五六日天][)）]?")
_FULL: Final = re.compile(
    r"(\d{4}|\d{2})(?: *[-/.年] *)(\d{1,2})(?: *[-/.月] *)(\d{1,2})[日号]?" + _TIME
)
_COMPACT: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_WESTERN: Final = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})" + _TIME)
_DAY_MONTH: Final = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[- ]([a-z]{3})[a-z]*\.?,?[- ](\d{4})")
_MONTH_DAY: Final = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTH: Final = re.compile(r"(\d{4}) *[-/.年] *(\d{1,2})月?(?:份|初|中|底|末|上旬|中旬|下旬)?")
_MONTH_NAME: Final = re.compile(r"([a-z]{3})[a-z]*\.?,? (\d{4})")
_MONTH_COMPACT: Final = re.compile(r"(\d{4})(0[1-9]|1[0-2])")
_YEAR: Final = re.compile(
    r"(\d{4})年?(?:度|初|中|底|末|[上下]半年|第?[一二三四1-4]季度?|[ -]?q[1-4]|[ -]?h[12])?"
)
_NO_YEAR: Final = re.compile(r"\d{1,2}[月/.-]\d{1,2}[日号]?")


class DateRefusedError(ValueError):
    """A cell that is no usable date; `text` is the reason."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class DateStyle:
    """How a column writes dates that could be read two ways.

    `day_first` is None while 03/04/2026 stays open; `padded` months (2026.05) make the number
    2026.1 an October whose zero Excel dropped.
    """

    day_first: bool | None = None
    padded: bool = False


def style_of(cells: Iterable[Cell]) -> DateStyle:
    """Judge a column by its unambiguous cells."""
    day_first: bool | None = None
    padded = False
    for cell in cells:
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            continue
        text = str(cell).strip()
        padded = padded or re.fullmatch(r"\d{4}\.0[1-9]", text) is not None
        match = _WESTERN.fullmatch(text.lower())
        if match is not None and day_first is None:
            first, second = int(match[1]), int(match[2])
            if first > 12 or second > 12:
                day_first = first > 12
    return DateStyle(day_first, padded)


def to_day(cell: Cell, style: DateStyle) -> date:
    """Return the business date of a cell; raise `DateRefusedError` when it names no one day."""
    text = partial_day(cell, style)[0]
    if len(text) < len("2026-03-18"):
        raise DateRefusedError(
            Text('"{text}" does not say which day.', "「{text}」没有写明哪一天。").format(text=text)
        )
    return date.fromisoformat(text)


def partial_day(cell: Cell, style: DateStyle) -> tuple[str, bool]:
    """Return `2026`, `2026-03` or `2026-03-18`, and whether vaguer words were dropped (年底)."""
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return _checked(cell.year, cell.month, cell.day), False
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _number(float(cell), style), False
    if isinstance(cell, str):
        return _text(cell, style)
    raise _unreadable(str(cell))


def _number(value: float, style: DateStyle) -> str:
    if not isfinite(value):
        raise _unreadable(f"{value:g}")
    if value.is_integer() or int(value) in _SERIALS:
        whole = int(value)
        if whole in _SERIALS:
            return (EXCEL_EPOCH + timedelta(days=whole)).isoformat()
        return _text(str(whole), style)[0]
    year, _, month = f"{value:.2f}".partition(".")
    if int(year) not in _YEARS:
        raise _unreadable(f"{value:g}")
    if month == "10" and not style.padded:
        raise DateRefusedError(
            Text(
                "{value:g} can be January or October. Write {year}-01 or {year}-10 as text.",
                "{value:g} 可能是 1 月也可能是 10 月，请以文本填写 {year}-01 或 {year}-10。",
            ).format(value=value, year=year)
        )
    return _checked(int(year), int(month))


def _text(words: str, style: DateStyle) -> tuple[str, bool]:
    text = unicodedata.normalize("NFKC", words).strip().lower()
    text = _WEEKDAY.sub("", text).strip().rstrip("。,，")
    if match := _FULL.fullmatch(text):
        year = int(match[1])
        return _checked(year + 2000 if year < 100 else year, int(match[2]), int(match[3])), False
    if (match := _COMPACT.fullmatch(text)) and int(match[1]) in _YEARS:
        return _checked(int(match[1]), int(match[2]), int(match[3])), False
    if match := _WESTERN.fullmatch(text):
        return _western(int(match[1]), int(match[2]), int(match[3]), style, words), False
    if (match := _DAY_MONTH.fullmatch(text)) and match[2] in _MONTHS:
        return _checked(int(match[3]), _MONTHS[match[2]], int(match[1])), False
    if (match := _MONTH_DAY.fullmatch(text)) and match[1] in _MONTHS:
        return _checked(int(match[3]), _MONTHS[match[1]], int(match[2])), False
    return _vague(text, words, style)


def _vague(text: str, words: str, style: DateStyle) -> tuple[str, bool]:
    if match := _MONTH.fullmatch(text):
        month = int(match[2])
        october = style.padded and match[2] == "1" and "." in text
        dropped = text[-1] in "初中底末旬"
        return _checked(int(match[1]), 10 if october else month), dropped
    if (match := _MONTH_NAME.fullmatch(text)) and match[1] in _MONTHS:
        return _checked(int(match[2]), _MONTHS[match[1]]), False
    if match := _MONTH_COMPACT.fullmatch(text):
        return _checked(int(match[1]), int(match[2])), False
    if (match := _YEAR.fullmatch(text)) and int(match[1]) in _YEARS:
        return match[1], text not in {match[1], match[1] + "年", match[1] + "年度"}
    if text.isascii() and text.isdigit() and int(text) in _SERIALS:
        return (EXCEL_EPOCH + timedelta(days=int(text))).isoformat(), False
    if _NO_YEAR.fullmatch(text):
        raise DateRefusedError(
            Text('"{text}" has no year.', "「{text}」没有年份。").format(text=words.strip())
        )
    raise _unreadable(words.strip())


def _western(first: int, second: int, year: int, style: DateStyle, words: str) -> str:
    if first != second and max(first, second) <= 12:
        if style.day_first is None:
            raise DateRefusedError(
                Text(
                    '"{text}" can be read as month first or as day first. Write {year}-MM-DD.',
                    "「{text}」分不清月和日，请写成 {year}-月-日。",
                ).format(text=words.strip(), year=year)
            )
        month, day = (second, first) if style.day_first else (first, second)
    else:
        month, day = (second, first) if first > 12 else (first, second)
    return _checked(year, month, day)


def _checked(year: int, month: int, day: int | None = None) -> str:
    """Return the ISO text of a date that exists, in a year a business could mean."""
    shown = f"{year:04}-{month:02}" + (f"-{day:02}" if day is not None else "")
    try:
        date(year, month, day or 1)
    except ValueError:
        raise DateRefusedError(
            Text("There is no date {day}.", "没有 {day} 这一天。").format(day=shown)
        ) from None
    if year not in _YEARS:
        raise DateRefusedError(
            Text("The year {year} cannot be right.", "年份 {year} 不合理。").format(year=year)
        )
    return shown


def _unreadable(text: str) -> DateRefusedError:
    return DateRefusedError(
        Text(
            '"{text}" is not a date. Write it as 2026-03-18.',
            "「{text}」不是日期，请写成 2026-03-18。",
        ).format(text=text[:40])
    )
