"""Tick boxes, drawn: no font of ours has ☐, and a drawn one is the same on every printer."""

from __future__ import annotations

from typing import Any, Final

BOX_SIZE: Final = 8.0
TICK_STROKE: Final = 1.4


def draw_box(canvas: Any, x: float, y: float, *, ticked: bool, size: float = BOX_SIZE) -> None:
    """Draw a box with its lower left corner at (x, y), ticked or empty."""
    canvas.saveState()
    canvas.setStrokeGray(0)
    canvas.setLineWidth(0.7)
    canvas.rect(x + 0.35, y + 0.35, size - 0.7, size - 0.7, stroke=1, fill=0)
    if ticked:
        draw_tick(canvas, x + 1.3, y + 1.4, size - 2.6, stroke=TICK_STROKE)
    canvas.restoreState()


def draw_tick(canvas: Any, x: float, y: float, size: float, stroke: float = 1.0) -> None:
    """Draw a tick into a square of this size."""
    path = canvas.beginPath()
    path.moveTo(x, y + size * 0.5)
    path.lineTo(x + size * 0.36, y + size * 0.1)
    path.lineTo(x + size, y + size * 0.95)
    canvas.setLineWidth(stroke)
    canvas.drawPath(path, stroke=1, fill=0)
