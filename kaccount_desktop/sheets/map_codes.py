"""The codes of people on a map of the full edition: outline by role, attitude sign, closeness.

They are those of the screen, without colour: what they mean stands in words below the map.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.mapmodel import PAPER

CODED: Final = replace(PAPER, steps=8.0)
"""The measures of a map with codes: room for the steps of closeness."""
CODES_LEGEND: Final = Text(
    "Outline: double hexagon decision maker, house superior, house upside down gatekeeper, square "
    "executor, diamond coach, stadium user, circle participant or unknown. Sign: attitude, ++ to "
    "−−, ? unknown. Steps: closeness, 1 to 5. Size: influence.",
    "外形：双六边形决策人，屋形上级主管，倒屋形把关人，方形执行层，菱形内线，扁圆使用者，圆形参与人或不明；"
    "符号为态度（++ 至 −−，? 不明）；台阶为关系进展（1 至 5）；大小为影响力。",
)
_HALF, _SLANT = 0.5, 0.8660254
_HEXAGON: Final = (
    (1.0, 0.0), (_HALF, _SLANT), (-_HALF, _SLANT), (-1.0, 0.0), (-_HALF, -_SLANT), (_HALF, -_SLANT),
)  # fmt: skip
_HOUSE: Final = ((0.0, 1.0), (1.0, 0.4), (1.0, -1.0), (-1.0, -1.0), (-1.0, 0.4))
_SHAPES: Final[Mapping[str, Sequence[tuple[float, float]]]] = {
    "decision_maker": tuple((x * 1.06, y * 1.06) for x, y in _HEXAGON),
    "superior": _HOUSE,
    "gatekeeper": tuple((x, -y) for x, y in _HOUSE),
    "executor": ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    "coach": ((0.0, 1.15), (1.15, 0.0), (0.0, -1.15), (-1.15, 0.0)),
}
_HALO: Final = 2.2
_STEPS: Final = 5
_STEP_WIDTH, _STEP_GAP = 2.2, 1.2


def draw_outline(canvas: Any, role: str | None, x: float, y: float, radius: float) -> None:
    """Draw the outline of a role around (x, y), white inside; no role is a circle."""
    if role == "user":
        half, high = radius * 1.3, radius * 0.82
        canvas.roundRect(x - half, y - high, 2 * half, 2 * high, high, stroke=1, fill=1)
        return
    points = _SHAPES.get(role or "")
    if points is None:
        canvas.circle(x, y, radius, stroke=1, fill=1)
        return
    if role == "decision_maker":
        _polygon(canvas, points, x, y, radius + _HALO)
    _polygon(canvas, points, x, y, radius)


def _polygon(
    canvas: Any, points: Sequence[tuple[float, float]], x: float, y: float, radius: float
) -> None:
    path = canvas.beginPath()
    path.moveTo(x + points[0][0] * radius, y + points[0][1] * radius)
    for across, upright in points[1:]:
        path.lineTo(x + across * radius, y + upright * radius)
    path.close()
    canvas.drawPath(path, stroke=1, fill=1)


def draw_pill(canvas: Any, x: float, y: float) -> None:
    """Draw the ground of an attitude's sign around (x, y)."""
    canvas.setFillGray(1)
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.6)
    canvas.roundRect(x - 5.6, y - 4, 11.2, 8, 4, stroke=1, fill=1)


def draw_steps(canvas: Any, x: float, y: float, level: int) -> None:
    """Draw five rising steps centred on x with their foot at y, dark up to `level`."""
    left = x - (_STEPS * (_STEP_WIDTH + _STEP_GAP) - _STEP_GAP) / 2
    for number in range(1, _STEPS + 1):
        canvas.setFillGray(0.1 if number <= level else 0.8)
        canvas.rect(left, y, _STEP_WIDTH, 1 + number, stroke=0, fill=1)
        left += _STEP_WIDTH + _STEP_GAP
