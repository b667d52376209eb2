"""Where a line of Chinese mixed with Latin may end (kinsoku), and breaking a text by it."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import Final
from unicodedata import east_asian_width

NEVER_FIRST: Final = frozenset(
    "!),.:;?]}%/°·’”‰℃…—–～‧、。〉》」』】〕〗〞︰﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞！），．：；？］｝～％"
)
"""Closing punctuation and signs of unit: no line starts with one."""
NEVER_LAST: Final = frozenset("([{“‘〈《「『【〔〖〝（［｛￥$£#＃§№\ue000\ue001")
"""Opening punctuation, prefixes and tick boxes: no line ends with one."""
_UNITS: Final = frozenset("年月日号小时分秒天周楼层台套件个次人名家万亿千百元吨米页项级期章")
_TOGETHER: Final = frozenset("—…_-.")
_FRAME: Final = "\ue004"
_BLANK: Final = "\ue002"
_GAP: Final = "\ue003"


def _is_word(char: str) -> bool:
    """Tell characters of words and numbers, which stay together."""
    return char not in " \n" and char < "\u2e80" and not ("\ue000" <= char <= "\uf8ff")


def may_break(chars: Sequence[str], at: int) -> bool:
    """Tell whether a line may end before position `at` (0 < at < len)."""
    before, after = chars[at - 1], chars[at]
    if after in NEVER_FIRST or before in NEVER_LAST or after in (" ", "\n", _GAP, _BLANK):
        return False
    if "\xa0" in (before, after) or after[0] == _FRAME:
        return False
    if before in (" ", _GAP):
        return not _number_and_unit(chars, at)
    if before.isdigit() and after in _UNITS:
        return False
    if _is_word(before) and _is_word(after):
        return _wide_sign(before) or _wide_sign(after)
    return before != after or before not in _TOGETHER


def _number_and_unit(chars: Sequence[str], at: int) -> bool:
    """Tell the space of `486 万` or `12 月`."""
    return at >= 2 and chars[at - 2].isdigit() and chars[at] in _UNITS


def _wide_sign(char: str) -> bool:
    """Tell signs outside the Chinese blocks that are set full width (→ ① “)."""
    return char > "\u00ff" and not char.isalpha() and east_asian_width(char) in "WFA"


def break_lines(
    chars: Sequence[str],
    widths: Sequence[float],
    room: float,
    stretch: tuple[int, int],
    joined: Container[int] = frozenset(),
) -> list[tuple[int, int]]:
    """Return the lines of a stretch of characters as index ranges, none wider than `room`.

    No line begins at an index in `joined` unless a line cannot hold what is joined. Spaces at the
    end of a line may stand beyond it. A word wider than a line is cut. An empty text has no lines.
    """
    start, end = stretch
    lines: list[tuple[int, int]] = []
    first = at = start
    used = 0.0
    allowed = -1
    while at < end:
        char = chars[at]
        if char == "\n":
            lines.append((first, at + 1))
            first = at = at + 1
            used, allowed = 0.0, -1
            continue
        if at > first and at not in joined and may_break(chars, at):
            allowed = at
        used += widths[at]
        if used > room + 0.01 and at > first and char not in (" ", _GAP):
            cut = allowed if allowed > first else _forced(chars, first, at)
            lines.append((first, cut))
            first = at = _skip_spaces(chars, cut, end)
            used, allowed = 0.0, -1
            continue
        at += 1
    if first < end or (end > start and chars[end - 1] == "\n" and first == end and not lines):
        lines.append((first, end))
    return lines


def _forced(chars: Sequence[str], first: int, at: int) -> int:
    """Return where to cut a run without a break: as late as punctuation allows."""
    cut = at
    while cut > first + 1 and (chars[cut] in NEVER_FIRST or chars[cut - 1] in NEVER_LAST):
        cut -= 1
    return cut if cut > first + 1 or at == first + 1 else at


def _skip_spaces(chars: Sequence[str], at: int, end: int) -> int:
    while at < end and chars[at] in (" ", _GAP):
        at += 1
    return at
