"""Side titles of forms: Chinese set vertically, other writing turned by 90°."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Final

from kaccount_desktop.sheets.fonts import one_line
from kaccount_desktop.sheets.paragraph import Style, passage, text_width

SIDE_WIDTH: Final = 21.0
_STYLE: Final = Style(9, 12.6, bold=True, align="center")
_TIGHT: Final = 11.0
"""Distance of the characters of a long title."""
_LONG: Final = 6
_LEFT_OUT: Final = "，。、；： "
"""Stands badly between characters set on each other."""
_TURNED: Final = Style(8.2, 9.6, bold=True, align="center")
_TURNED_LINES: Final = 2


def _is_upright(words: str) -> bool:
    """Tell a title whose characters can stand on each other."""
    return any(char >= "\u2e80" for char in words)


def _upright(words: str) -> str:
    """Return the characters of a title that is set vertically."""
    return "".join(char for char in words if char not in _LEFT_OUT)


def _step(upright: str) -> float:
    """Return the distance of the characters."""
    return _TIGHT if len(upright) > _LONG else _STYLE.leading


@lru_cache(maxsize=256)
def side_height(words: str) -> float:
    """Return the height a side title needs, in points."""
    shown = one_line(words)
    if _is_upright(shown):
        upright = _upright(shown)
        return len(upright) * _step(upright) + 8
    longest = max((text_width(word, _TURNED) for word in shown.split()), default=0.0)
    room = max(text_width(shown, _TURNED) / _TURNED_LINES * 1.15, longest)
    while _turned_lines(shown, room) > _TURNED_LINES:
        room += 6
    return min(room, text_width(shown, _TURNED)) + 9


def _turned_lines(shown: str, room: float) -> int:
    line = passage(shown, _TURNED)
    line.wrap(room, 1e6)
    return len(line.lines)


def draw_side_title(canvas: Any, words: str, x: float, y: float, high: float) -> None:
    """Draw a side title into the column that starts at (x, y), centred in the height."""
    shown = one_line(words)
    if _is_upright(shown):
        upright = _upright(shown)
        step = _step(upright)
        top = y + high / 2 + len(upright) * step / 2
        for at, char in enumerate(upright):
            one = passage(char, _STYLE.but(leading=step))
            one.wrap(SIDE_WIDTH, step)
            one.drawOn(canvas, x, top - (at + 1) * step)
        return
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(90)
    line = passage(shown, _TURNED)
    _, need = line.wrap(high - 6, 1e6)
    line.drawOn(canvas, 3, -SIDE_WIDTH / 2 - need / 2)
    canvas.restoreState()
