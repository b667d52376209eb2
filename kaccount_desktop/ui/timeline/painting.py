"""How bars, gates and marks of the timeline are drawn."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from kaccount_desktop.ui.kit.paint import crisp
from kaccount_desktop.ui.theme import Theme

HALF_GATE = 5.5


def paint_planned(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint a planned bar: thin, outlined."""
    painter.setPen(QPen(theme.colour("mark"), 1))
    painter.setBrush(theme.colour("sunken"))
    painter.drawRect(crisp(rect))


def paint_actual(painter: QPainter, theme: Theme, rect: QRectF, overrun_from: float) -> None:
    """Paint an actual bar; what lies right of `overrun_from` is past the plan."""
    split = min(max(overrun_from, rect.left()), rect.right())
    inside = QRectF(rect.left(), rect.top(), split - rect.left(), rect.height())
    over = QRectF(split, rect.top(), rect.right() - split, rect.height())
    painter.fillRect(inside, theme.colour("bar"))
    painter.fillRect(over, theme.colour("caution-mark"))


def paint_expected(painter: QPainter, theme: Theme, rect: QRectF) -> None:
    """Paint an expected bar: dashed outline."""
    pen = QPen(theme.colour("bar"), 1)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(crisp(rect))


def paint_gate(painter: QPainter, theme: Theme, centre: QPointF, state: str) -> None:
    """Paint a gate: `passed` filled with a tick, `open` outlined, `late` red with !."""
    side = HALF_GATE
    diamond = QPolygonF(
        [
            QPointF(centre.x(), centre.y() - side),
            QPointF(centre.x() + side, centre.y()),
            QPointF(centre.x(), centre.y() + side),
            QPointF(centre.x() - side, centre.y()),
        ]
    )
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    tone = {"passed": "ours", "late": "negative"}.get(state, "text-2")
    painter.setPen(QPen(theme.colour(tone), 1.3))
    painter.setBrush(theme.colour("ours" if state == "passed" else "surface"))
    painter.drawPolygon(diamond)
    if state == "passed":
        painter.setPen(QPen(theme.colour("on-ours"), 1.2))
        painter.drawPolyline(
            [centre + QPointF(-2.2, 0), centre + QPointF(-0.5, 1.8), centre + QPointF(2.4, -1.8)]
        )
    elif state == "late":
        painter.drawLine(centre + QPointF(0, -2.8), centre + QPointF(0, 0.6))
        painter.drawPoint(centre + QPointF(0, 2.6))
    painter.restore()


def paint_touch(
    painter: QPainter, theme: Theme, centre: QPointF, *, visit: bool, done: bool, late: bool
) -> None:
    """Paint a visit (triangle) or another touch (dot), hollow while only planned."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour: QColor = theme.colour("negative" if late else "ours")
    painter.setPen(QPen(colour, 1.2))
    painter.setBrush(colour if done else theme.colour("surface"))
    if visit:
        painter.drawPolygon(
            QPolygonF(
                [
                    centre + QPointF(-5.5, -4.5),
                    centre + QPointF(5.5, -4.5),
                    centre + QPointF(0, 5),
                ]
            )
        )
    else:
        painter.drawEllipse(centre, 3.2, 3.2)
    painter.restore()
