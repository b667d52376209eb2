"""How wide a text is on the relationship map, without asking a font.

The estimate is on the wide side of Noto Sans, so that what is laid out with it never overlaps
on any medium.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final
from unicodedata import east_asian_width

_NARROW: Final = frozenset("iIljtfr.,:;'|!()[]{}- ")
_BROAD: Final = frozenset("mwMW@%&©")
ELLIPSIS: Final = "…"
_COMPOUND_SURNAMES: Final = frozenset(
    {
        "欧阳", "太史", "端木", "上官", "司马", "东方", "独孤", "南宫", "万俟",
        "闻人", "夏侯", "诸葛", "尉迟", "公羊", "赫连", "澹台", "皇甫", "宗政",
        "濮阳", "公冶", "太叔", "申屠", "公孙", "慕容", "仲孙", "钟离", "长孙",
        "宇文", "司徒", "鲜于", "司空", "令狐", "呼延", "百里", "东郭", "西门",
    }
)  # fmt: skip


@lru_cache(maxsize=4096)
def _em(char: str) -> float:
    """Return the width of one character in ems."""
    if char in _NARROW:
        return 0.44
    if char in _BROAD or east_asian_width(char) in "WFA":
        return 1.01
    return 0.78 if char.isupper() else 0.65


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_em, text))


def text_width(text: str, size: float) -> float:
    """Return the estimated width of `text` at font size `size`, in the unit of `size`."""
    return _ems(text) * size


def elide(text: str, size: float, room: float) -> str:
    """Cut `text` at the end, with an ellipsis, so that it fits into `room`."""
    text = " ".join(text.split())
    if text_width(text, size) <= room:
        return text
    used = _em(ELLIPSIS) * size
    for at, char in enumerate(text):
        used += _em(char) * size
        if used > room:
            return text[:at].rstrip() + ELLIPSIS
    return text


def surname(name: str) -> str:
    """Return what stands inside a node: the Chinese surname, or up to two initials."""
    text = name.strip()
    if not text:
        return "?"
    if text[:2] in _COMPOUND_SURNAMES and len(text) > 2:
        return text[:2]
    if east_asian_width(text[0]) in "WF" or not text[0].isalpha():
        return text[0]
    words = [word for word in text.replace("-", " ").split() if word[0].isalpha()]
    return (words[0][0] + words[-1][0]).upper() if len(words) > 1 else words[0][0].upper()
