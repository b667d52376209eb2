"""What the codes of the map mean."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kaccount_desktop.rules.choices import ATTITUDES, BUYING_ROLES, CLOSENESS, UNKNOWN_ATTITUDE
from kaccount_desktop.ui import codes
from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.session import Session

ROW = 27


class Legend(QWidget):
    """Two lines: roles and attitudes, closeness and influence; cut where it does not fit."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = session.theme
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Legend"))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for three lines."""
        return QSize(400, self._theme.px(ROW * 3 + 8))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the codes with their words."""
        painter = QPainter(self)
        theme = self._theme
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        row = theme.px(ROW)
        self._paint_roles(painter, theme.px(4) + row / 2)
        self._paint_attitudes(painter, theme.px(4) + row * 1.5)
        self._paint_rest(painter, theme.px(4) + row * 2.5)

    def _paint_roles(self, painter: QPainter, y: float) -> None:
        x = self._head(painter, self.tr("Role"), y)
        for role, title in BUYING_ROLES.items():
            codes.paint_person(painter, self._theme, QPointF(x + 11, y), 8, role, 0, " ")
            x = self._words(painter, x + 29, y, self._session.words(title))

    def _paint_attitudes(self, painter: QPainter, y: float) -> None:
        x = self._head(painter, self.tr("Attitude"), y)
        for code, title in ATTITUDES.items():
            self._pill(painter, x, y, int(code))
            x = self._words(painter, x + 28, y, self._session.words(title))
        self._pill(painter, x, y, None)
        self._words(painter, x + 28, y, self._session.words(UNKNOWN_ATTITUDE))

    def _paint_rest(self, painter: QPainter, y: float) -> None:
        x = self._head(painter, self.tr("Closeness"), y)
        for code, title in CLOSENESS.items():
            codes.paint_closeness(painter, self._theme, QPointF(x, y + 5), int(code))
            x = self._words(painter, x + 28, y, self._session.words(title))
        x += 12
        for radius in codes.INFLUENCE_RADIUS.values():
            small = radius / 2.6
            codes.paint_person(painter, self._theme, QPointF(x + small, y), small, None, 0, " ")
            x += 2 * small + 4
        x = self._words(painter, x + 2, y, self.tr("influence, small to great")) + 12
        for private, words in ((False, self.tr("tie")), (True, self.tr("private tie"))):
            pen = QPen(self._theme.colour("text-3"), 1.5)
            if private:
                pen.setDashPattern([4, 3])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, y), QPointF(x + 24, y))
            x = self._words(painter, x + 30, y, words)

    def _pill(self, painter: QPainter, x: float, y: float, attitude: int | None) -> None:
        codes.paint_attitude_pill(painter, self._theme, QRectF(x, y - 7, 24, 14), attitude)

    def _head(self, painter: QPainter, words: str, y: float) -> float:
        paint_line(painter, self._theme, self._room(14, y), words, "caption", "text-3")
        return float(self._theme.px(86))

    def _words(self, painter: QPainter, x: float, y: float, words: str) -> float:
        return x + paint_line(painter, self._theme, self._room(x, y), words, "caption") + 14

    def _room(self, x: float, y: float) -> QRectF:
        height = float(self._theme.px(ROW))
        return QRectF(x, y - height / 2, max(0.0, self.width() - x - 8), height)
