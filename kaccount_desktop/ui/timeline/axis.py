"""The months above the timeline, their lines behind the rows, and today over all."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.theme import Theme
from kaccount_desktop.ui.timeline.scale import Scale, months
from kaccount_desktop.ui.timeline.words import Words


class Axis:
    """Paints against a `Scale` that the view moves; `labels` is the width of the stage titles."""

    def __init__(self, theme: Theme, words: Words, scale: Scale) -> None:
        self._theme = theme
        self._words = words
        self._scale = scale

    def paint_months(
        self, painter: QPainter, axis: QRectF, height: float, labels: float, today: date
    ) -> None:
        """Paint a line for each month behind the rows, and the names of the months above."""
        theme = self._theme
        painter.fillRect(axis, theme.colour("window"))
        painter.fillRect(QRectF(0, axis.bottom(), axis.width(), 1), theme.colour("line"))
        right = self._scale.day(axis.width())
        flag = self._flag(axis, labels, today)
        wide = self._scale.per_day * 30 > theme.px(34)
        for month in months(self._scale.day(labels), right):
            x = round(self._scale.x(month))
            if x < labels:
                continue
            named = wide or month.month in (1, 4, 7, 10)
            top = axis.top() + 6 if named else axis.bottom()
            painter.fillRect(QRectF(x, top, 1, height), theme.colour("line-soft"))
            if named:
                words = self._words.month(month)
                width = theme.metrics("micro").horizontalAdvance(words) + 2
                room = QRectF(x + 6, axis.top(), width, axis.height())
                if flag is None or not room.intersects(flag.adjusted(-4, 0, 4, 0)):
                    paint_line(painter, theme, room, words, "micro", "text-2")

    def paint_today(
        self, painter: QPainter, axis: QRectF, height: float, labels: float, today: date
    ) -> None:
        """Paint the line of today and its flag."""
        theme = self._theme
        flag = self._flag(axis, labels, today)
        if flag is None:
            return
        x = round(self._scale.x(today))
        painter.fillRect(QRectF(x, axis.bottom() - 2, 1.5, height), theme.colour("negative"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("negative"))
        painter.drawRoundedRect(flag, 3, 3)
        painter.setPen(theme.colour("surface"))
        painter.setFont(theme.font("micro", bold=True))
        painter.drawText(flag, Qt.AlignmentFlag.AlignCenter, self._words.today(today))

    def _flag(self, axis: QRectF, labels: float, today: date) -> QRectF | None:
        """Return where today's flag stands; None while today is out of sight."""
        x = round(self._scale.x(today))
        if not labels <= x <= axis.width():
            return None
        words = self._words.today(today)
        width = self._theme.metrics("micro", bold=True).horizontalAdvance(words) + 14
        left = min(max(x - width / 2, labels), axis.width() - width - 4)
        return QRectF(left, axis.top() + 3, width, axis.height() - 6)
