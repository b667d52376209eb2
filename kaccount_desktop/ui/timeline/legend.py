"""What the bars and marks of the timeline mean."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.timeline import painting

ROW = 30
Sign: TypeAlias = tuple[float, Callable[[QPainter, float, float], None], str]
"""Width of a sign at 100 %, how it is painted at a place, and what it means."""


class Legend(QWidget):
    """One line of signs with their words; what does not fit is left out at the right."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = session.theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for one line."""
        return QSize(400, self._theme.px(ROW))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the signs with their words."""
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        metrics = theme.metrics("micro")
        x, y = 14.0, self.height() / 2
        for width, paint, words in self._signs():
            needed = width + 6 + metrics.horizontalAdvance(words)
            if x + needed > self.width() - 8:
                break
            paint(painter, x, y)
            room = QRectF(x + width + 6, 0, needed, self.height())
            paint_line(painter, theme, room, words, "micro", "text-2")
            x += needed + 18

    def _signs(self) -> tuple[Sign, ...]:
        return (
            (26, self._planned, self.tr("planned")),
            (26, self._actual, self.tr("actual")),
            (26, self._over, self.tr("past the plan")),
            (26, self._expected, self.tr("expected")),
            (12, self._gate("passed"), self.tr("gate passed")),
            (12, self._gate("late"), self.tr("gate late")),
            (12, self._gate("open"), self.tr("gate ahead")),
            (12, self._touch(visit=True, done=True), self.tr("visit")),
            (10, self._touch(visit=False, done=True), self.tr("call or message")),
            (12, self._touch(visit=True, done=False), self.tr("planned visit")),
        )

    def _planned(self, painter: QPainter, x: float, y: float) -> None:
        painting.paint_planned(painter, self._theme, QRectF(x, y - 3, 26, 6))

    def _actual(self, painter: QPainter, x: float, y: float) -> None:
        painting.paint_actual(painter, self._theme, QRectF(x, y - 3, 26, 7), x + 26)

    def _over(self, painter: QPainter, x: float, y: float) -> None:
        painting.paint_actual(painter, self._theme, QRectF(x, y - 3, 26, 7), x)

    def _expected(self, painter: QPainter, x: float, y: float) -> None:
        painting.paint_expected(painter, self._theme, QRectF(x, y - 3, 26, 6))

    def _gate(self, state: str) -> Callable[[QPainter, float, float], None]:
        def paint(painter: QPainter, x: float, y: float) -> None:
            painting.paint_gate(painter, self._theme, QPointF(x + 6, y), state)

        return paint

    def _touch(self, *, visit: bool, done: bool) -> Callable[[QPainter, float, float], None]:
        def paint(painter: QPainter, x: float, y: float) -> None:
            centre = QPointF(x + (6 if visit else 5), y)
            painting.paint_touch(painter, self._theme, centre, visit=visit, done=done, late=False)

        return paint
