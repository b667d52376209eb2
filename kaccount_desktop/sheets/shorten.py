"""Long texts made short for a small place: cut where a sentence ends, and marked as cut."""

from __future__ import annotations

import re
from typing import Final

from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets.paragraph import Style, passage, text_width

MARK: Final = Text(" … (see packet)", "……（见资料包）")
"""Stands behind what was cut."""
_BRIEF_MARK: Final = "…"
"""Stands there where the mark in words would take too much of the room."""
_MARK_SHARE: Final = 0.4
_SENTENCE: Final = re.compile(r"[。！？；!?;]+|\.(?=\s|$)")
_CLAUSE: Final = re.compile(r"[，、：,:）)]+|\s")
_LEAST: Final = 0.45
"""A cut at a sentence or clause end keeps at least this share of what would fit."""
_NARROWEST: Final = 0.2
"""Width of the narrowest letters, as a share of the type size."""


def shortened(text: str, style: Style, room: float, lines: int, language: str) -> str:
    """Return a text that takes at most `lines` lines of `room` points, as it is if it does.

    It is cut after a sentence, else after a clause, else between characters; never inside a line
    without the mark that says where the rest is (in a narrow cell it is only …).
    """
    words = " ".join(text.split())
    most = int(lines * room / (style.size * _NARROWEST)) + 1
    if len(words) <= most and _fits(words, style, room, lines, language):
        return words
    mark = MARK.in_(language)
    if text_width(mark, style, language) > room * lines * _MARK_SHARE:
        mark = _BRIEF_MARK
    low, high = 0, min(len(words), most)
    while low < high:
        middle = (low + high + 1) // 2
        if _fits(words[:middle] + mark, style, room, lines, language):
            low = middle
        else:
            high = middle - 1
    for pattern in (_SENTENCE, _CLAUSE):
        ends = [found.end() for found in pattern.finditer(words, 0, low)]
        if ends and ends[-1] >= low * _LEAST:
            return words[: ends[-1]].rstrip(" ，、：,:；;") + mark
    return words[:low].rstrip() + mark


def _fits(words: str, style: Style, room: float, lines: int, language: str) -> bool:
    text = passage(words, style, language)
    text.wrap(room, 1e6)
    return len(text.lines) <= lines
