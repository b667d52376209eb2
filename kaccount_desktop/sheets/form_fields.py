"""One field of a form on paper: its value in words, or room to write it by hand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.book.form_display import display
from kaccount_desktop.rules.choices import ATTITUDE_SIGNS
from kaccount_desktop.rules.forms import Field
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.sheets.paragraph import Span, blank, gap, ticks, whole_names

_YES: Final = Text("Yes", "是")
_NO: Final = Text("No", "否")
_MOST_TICKS: Final = 5
"""A filled choice of more options than this prints the chosen words only."""
_CODE_GREY: Final = 0.33
_CHINESE_WORDS: Final = re.compile(
    "(统一社会|信用代码|质量问题|处理程序|供应商|供应|现存问题|当时|怎样|进入|市场|客户|增加|调整|原因|项目|角色|时间|方式|"
    "产品|用途|资源|稳健性|付款|情况)"
)
"""Words of labels of two lines; without a dictionary a line would end inside them."""
_RANKS: Final = "①②③④⑤⑥⑦⑧⑨⑩"

Spans = list[str | Span]


@dataclass(frozen=True, slots=True)
class Setting:
    """How a form is printed.

    `blank` leaves room to write and shows field codes. `carry` hides the wording of what a
    customer must not read: a blank form shows codes only, a filled one leaves the field out.
    """

    language: str
    blank: bool = False
    carry: bool = False

    def hides(self, field: Field) -> bool:
        """Tell whether only the code of a field may be printed."""
        return self.carry and not field.carry


def short_code(code: str) -> str:
    """Return a field code without the form's: 03 of F01-03."""
    return code.rpartition("-")[2]


def label_spans(label: Text, code: str, setting: Setting, *, hidden: bool) -> Spans:
    """Return the words of a label; a blank form shows the code before them."""
    shown = [] if hidden else _unbroken(label.in_(setting.language))
    if not setting.blank:
        return shown
    return [Span(short_code(code) + ("\xa0" if shown else ""), grey=_CODE_GREY), *shown]


def _unbroken(label: str) -> Spans:
    """Return a label whose Chinese words are not cut at the end of a line."""
    parts = [part for part in _CHINESE_WORDS.split(label) if part]
    return [Span(part, whole=True) if _CHINESE_WORDS.fullmatch(part) else part for part in parts]


def value_spans(field: Field, value: Any, setting: Setting, *, narrow: bool = False) -> Spans:
    """Return the words of a value, or the boxes and blanks to fill in; `narrow` in a table."""
    if setting.blank:
        return _blank_spans(field, setting, narrow=narrow)
    if field.kind in ("choice", "bool"):
        return _chosen(field, value, setting, narrow=narrow)
    if value in (None, "", ()):
        return []
    if field.kind == "choices":
        return [_ranked([_option_words(field, code, setting.language) for code in value])]
    if narrow and field.kind == "date":
        return [str(value)]
    shown = display(field, value, setting.language)
    return whole_names(shown) if narrow and "、" in shown else [shown]


def _ranked(words: Sequence[str]) -> str:
    """Return words in their order of weight."""
    if len(words) < 2 or len(words) > len(_RANKS):
        return "  ".join(words)
    return "  ".join(f"{_RANKS[at]} {word}" for at, word in enumerate(words))


def _option_words(field: Field, code: str, language: str) -> str:
    title = field.option(code)
    return title.in_(language) if title else code


def _chosen(field: Field, value: Any, setting: Setting, *, narrow: bool) -> Spans:
    """Return a choice: all options with the chosen one ticked, or its words where room is short."""
    language = setting.language
    if field.kind == "bool":
        return ticks([(_YES.in_(language), value is True), (_NO.in_(language), False)])
    code = "" if value is None else str(value)
    if narrow or len(field.options) > _MOST_TICKS:
        return _option_with_sign(field, code, language) if code else []
    return ticks((option.title.in_(language), option.code == code) for option in field.options)


def _option_with_sign(field: Field, code: str, language: str) -> Spans:
    words = _option_words(field, code, language)
    if field.choices == "attitudes" and code.lstrip("-").isdigit():
        return [f"{ATTITUDE_SIGNS[int(code)]} {words}"]
    return [words]


def _blank_spans(field: Field, setting: Setting, *, narrow: bool) -> Spans:
    """Return boxes to tick or blanks to write on; [] for plain room."""
    language = setting.language
    if field.kind == "bool":
        return ticks([(_YES.in_(language), False), (_NO.in_(language), False)])
    if field.kind in ("choice", "choices"):
        distance = 5.0 if narrow else 10.0
        return ticks(
            ((words, False) for words in _blank_options(field, setting, narrow=narrow)), distance
        )
    if field.kind == "partial_date":
        return month_blanks(language)
    if field.kind == "date":
        return date_blanks(language, narrow=True)
    if field.kind == "time":
        return [blank(26)]
    if field.unit is not None:
        return [gap(34), field.unit.in_(language)]
    return []


def _blank_options(field: Field, setting: Setting, *, narrow: bool) -> list[str]:
    if setting.hides(field):
        return [str(at) for at in range(1, len(field.options) + 1)]
    if narrow and field.choices == "attitudes":
        return [ATTITUDE_SIGNS[int(option.code)] for option in field.options]
    return [option.title.in_(setting.language) for option in field.options]


def date_blanks(language: str, *, narrow: bool = False) -> Spans:
    """Return room for a date written by hand."""
    if language == ENGLISH:
        return [blank(60)]
    if narrow:
        return [gap(14), "月", gap(14), "日"]
    return [gap(26), "年", gap(16), "月", gap(16), "日"]


def month_blanks(language: str) -> Spans:
    """Return room for a year and a month written by hand."""
    return [blank(60)] if language == ENGLISH else [gap(26), "年", gap(16), "月"]
