"""The codes that work without colour: role outlines, attitude signs, closeness steps.

Map, people tab, legends and cards all paint them through these functions, so that a person looks
the same everywhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPen, QPolygonF

from kaccount_desktop.rules.choices import ATTITUDE_SIGNS
from kaccount_desktop.ui.theme import Theme

INFLUENCE_RADIUS: Final[Mapping[int, int]] = {1: 12, 2: 14, 3: 17, 4: 20, 5: 24}
"""Radius of a person's outline in px by influence 1–5."""
UNKNOWN_RADIUS: Final = 14
CLOSENESS_STEPS: Final = 5

_HALF = 0.5
_SLANT = 0.8660254


@dataclass(frozen=True, slots=True)
class AttitudeLook:
    """How an attitude is painted: ground, hatch over it, outline, surname, sign."""

    fill: QColor | None
    hatch: int
    """Distance of the 45° hatch in px; 0 for none."""
    pen: QPen
    text: QColor
    sign: str
    sign_tone: str


def attitude_look(theme: Theme, attitude: int | None) -> AttitudeLook:
    """Return the look of an attitude −2…2; None is unknown."""
    tone = {2: "positive", 1: "positive", 0: "text-3", -1: "negative", -2: "negative"}
    name = tone.get(attitude, "ghost") if attitude is not None else "ghost"
    pen = QPen(theme.colour(name), 2.5 if attitude == -2 else 1.5)
    fill: QColor | None = None
    hatch = 0
    text = theme.colour("text" if attitude is not None else "text-3")
    soft = theme.name != "contrast"
    if attitude == 2:
        fill, text = theme.colour("positive"), theme.colour("surface")
    elif attitude == 1:
        fill = theme.colour("positive-soft") if soft else None
    elif attitude in (-1, -2):
        fill = theme.colour("negative-soft") if soft else None
        hatch = 5 if attitude == -1 else 3
    elif attitude is None:
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([3 / 1.5, 2.5 / 1.5])
    return AttitudeLook(fill, hatch, pen, text, ATTITUDE_SIGNS[attitude], name)


def role_path(role: str | None, centre: QPointF, radius: float) -> QPainterPath:
    """Return the outline of a buying role around `centre`; no role is a circle, as a participant.

    A decision maker's second hexagon is `role_halo`.
    """
    path = QPainterPath()
    if role == "decision_maker":
        path.addPolygon(_hexagon(centre, radius))
        path.closeSubpath()
    elif role == "superior":
        path.addPolygon(_house(centre, radius, up=True))
        path.closeSubpath()
    elif role == "gatekeeper":
        path.addPolygon(_house(centre, radius, up=False))
        path.closeSubpath()
    elif role == "executor":
        side = radius * 0.9
        box = QRectF(centre.x() - side, centre.y() - side, 2 * side, 2 * side)
        path.addRoundedRect(box, radius * 0.3, radius * 0.3)
    elif role == "coach":
        path.addPolygon(_diamond(centre, radius * 1.15))
        path.closeSubpath()
    elif role == "user":
        half, high = radius * 1.3, radius * 0.82
        box = QRectF(centre.x() - half, centre.y() - high, 2 * half, 2 * high)
        path.addRoundedRect(box, high, high)
    else:
        path.addEllipse(centre, radius, radius)
    return path


def role_halo(role: str | None, centre: QPointF, radius: float) -> QPainterPath | None:
    """Return the outer hexagon of a decision maker; None for every other role."""
    if role != "decision_maker":
        return None
    path = QPainterPath()
    path.addPolygon(_hexagon(centre, radius + 4))
    path.closeSubpath()
    return path


def paint_person(  # noqa: PLR0913 -- each is a code of its own
    painter: QPainter,
    theme: Theme,
    centre: QPointF,
    radius: float,
    role: str | None,
    attitude: int | None,
    surname: str,
    *,
    missing: bool = False,
    assumed: bool = False,
) -> None:
    """Paint one person: outline by role, ground by attitude, surname inside.

    A missing role is a dashed outline with `?`; an assumed attitude dashes the outline.
    """
    look = attitude_look(theme, None if missing else attitude)
    path = role_path(role, centre, radius)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.fill is not None:
        painter.fillPath(path, look.fill)
    if look.hatch:
        paint_hatch(painter, path, look.pen.color(), look.hatch)
    pen = QPen(look.pen)
    if assumed and pen.style() == Qt.PenStyle.SolidLine:
        pen.setDashPattern([3 / pen.widthF(), 2.5 / pen.widthF()])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    halo = role_halo(role, centre, radius)
    if halo is not None:
        painter.drawPath(halo)
    font = QFont(theme.font("body", bold=True))  # the theme's own font must stay as it is
    font.setPixelSize(max(theme.px(11), round(radius * 0.72)))
    painter.setFont(font)
    painter.setPen(look.text)
    drop = radius * 0.12 if role == "superior" else -radius * 0.1 if role == "gatekeeper" else 0.0
    room = QRectF(centre.x() - radius, centre.y() - radius + drop, 2 * radius, 2 * radius)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, "?" if missing else surname)
    painter.restore()


def paint_hatch(painter: QPainter, path: QPainterPath, colour: QColor, distance: int) -> None:
    """Hatch a shape at 45° with lines `distance` px apart."""
    painter.save()
    painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(colour, 1))
    box = path.boundingRect()
    step = distance * 1.4142
    start = box.left() - box.height()
    while start < box.right():
        painter.drawLine(QPointF(start, box.bottom()), QPointF(start + box.height(), box.top()))
        start += step
    painter.restore()


def paint_sign(painter: QPainter, theme: Theme, centre: QPointF, attitude: int | None) -> None:
    """Paint the small round sign of an attitude (++ + 0 − −− ?), 7 px in radius or wider."""
    look = attitude_look(theme, attitude)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    font = theme.font("micro", bold=True)
    painter.setFont(font)
    half = max(theme.px(7), painter.fontMetrics().horizontalAdvance(look.sign) / 2 + 3)
    high = theme.px(7)
    box = QRectF(centre.x() - half, centre.y() - high, 2 * half, 2 * high)
    painter.setPen(QPen(theme.colour(look.sign_tone), 1.2, look.pen.style()))
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(box, high, high)
    painter.setPen(theme.colour(look.sign_tone if attitude else "text-3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, look.sign)
    painter.restore()


def paint_attitude_pill(
    painter: QPainter, theme: Theme, rect: QRectF, attitude: int | None
) -> None:
    """Paint an attitude as a stadium with its ground, hatch and sign (legend, lists, bars)."""
    look = attitude_look(theme, attitude)
    path = QPainterPath()
    path.addRoundedRect(rect.adjusted(0.75, 0.75, -0.75, -0.75), rect.height() / 2,
                        rect.height() / 2)  # fmt: skip
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if look.fill is not None:
        painter.fillPath(path, look.fill)
    if look.hatch:
        paint_hatch(painter, path, look.pen.color(), look.hatch)
    painter.setPen(look.pen)
    painter.drawPath(path)
    painter.setFont(theme.font("micro", bold=True))
    if look.hatch:  # a calm ground under the sign
        half = painter.fontMetrics().horizontalAdvance(look.sign) / 2 + 1
        middle = rect.center()
        ground = QRectF(middle.x() - half, middle.y() - 3, 2 * half, 6)
        painter.fillRect(ground, theme.colour("negative-soft"))
    painter.setPen(theme.colour(look.sign_tone) if look.hatch else look.text)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, look.sign)
    painter.restore()


def paint_closeness(painter: QPainter, theme: Theme, left_bottom: QPointF, step: int) -> float:
    """Paint five rising steps filled up to `step` (0–5); returns the width in px."""
    painter.save()
    width, gap = 3.0, 2.0
    x = left_bottom.x()
    for number in range(1, CLOSENESS_STEPS + 1):
        height = 1.0 + number * 1.8
        tone = "text-2" if number <= step else "grade-b"
        box = QRectF(x, left_bottom.y() - height, width, height)
        painter.fillRect(box, theme.colour(tone))
        x += width + gap
    painter.restore()
    return CLOSENESS_STEPS * (width + gap) - gap


def paint_ours(painter: QPainter, theme: Theme, rect: QRectF, name: str, title: str = "") -> None:
    """Paint one of our colleagues: a dark upright box with the name, the title under it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ours"))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(theme.colour("on-ours"))
    upper = QRectF(rect.left(), rect.top(), rect.width(), rect.height() * (0.52 if title else 1))
    painter.setFont(theme.font("caption", bold=True))
    place = Qt.AlignmentFlag.AlignHCenter
    bottom = Qt.AlignmentFlag.AlignBottom if title else Qt.AlignmentFlag.AlignVCenter
    painter.drawText(upper, place | bottom, name)
    if title:
        painter.setFont(theme.font("micro"))
        lower = QRectF(rect.left(), upper.bottom(), rect.width(), rect.height() - upper.height())
        painter.drawText(lower, place | Qt.AlignmentFlag.AlignTop, title)
    painter.restore()


def paint_pairing(painter: QPainter, theme: Theme, left_middle: QPointF, name: str) -> float:
    """Paint the small dark tag `↔ name` of a pairing; returns its width in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(theme.font("micro"))
    words = f"↔ {name}"
    width = painter.fontMetrics().horizontalAdvance(words) + 8.0
    height = float(theme.px(16))
    rect = QRectF(left_middle.x(), left_middle.y() - height / 2, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("ours"))
    painter.drawRoundedRect(rect, 3, 3)
    painter.setPen(theme.colour("on-ours"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return width


def surname(name: str) -> str:
    """Return what stands inside a person's outline: the first character of the name."""
    return name.strip()[:1] or "?"


def _polygon(centre: QPointF, radius: float, points: list[tuple[float, float]]) -> QPolygonF:
    return QPolygonF([QPointF(centre.x() + x * radius, centre.y() + y * radius) for x, y in points])


def _hexagon(centre: QPointF, radius: float) -> QPolygonF:
    sides = [
        (1, 0),
        (_HALF, _SLANT),
        (-_HALF, _SLANT),
        (-1, 0),
        (-_HALF, -_SLANT),
        (_HALF, -_SLANT),
    ]
    return _polygon(centre, radius * 1.06, sides)


def _house(centre: QPointF, radius: float, *, up: bool) -> QPolygonF:
    sign = 1 if up else -1
    points = [(0, -1.0), (1, -0.4), (1, 1), (-1, 1), (-1, -0.4)]
    return _polygon(centre, radius, [(x, y * sign) for x, y in points])


def _diamond(centre: QPointF, radius: float) -> QPolygonF:
    return _polygon(centre, radius, [(0, -1), (1, 0), (0, 1), (-1, 0)])
