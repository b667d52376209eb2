"""The base of everything that is placed on a sheet."""

from __future__ import annotations

from typing import Any, TypeAlias

from reportlab.platypus.flowables import Flowable

Story: TypeAlias = list[Any]
"""What is set on pages in this order: pieces, and the breaks and spaces of ReportLab."""


class Piece(Flowable):
    """A part of a sheet: measured by `wrap`, cut by `split`, drawn at the origin by `draw`.

    Lengths are points. `width` and `height` hold what `wrap` found last.
    """

    width: float
    height: float
    canv: Any
    at_foot = False
    """A piece that keeps to the foot of its cell."""

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure for a width of `room`; return width and height."""
        raise NotImplementedError

    def split(self, room: float, high: float) -> list[Piece]:  # noqa: ARG002
        """Return what fits into the height `high` and the rest; [] when it cannot be cut."""
        return []

    def draw(self) -> None:
        """Draw, the lower left corner at the origin of the canvas."""
        raise NotImplementedError
