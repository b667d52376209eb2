"""Who supports us and who is against, weighted by influence: one bar with the codes of attitude."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.ui.codes import attitude_look, paint_hatch
from kaccount_desktop.ui.kit.paint import crisp
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.wording import Wording

ORDER: Final = (2, 1, 0, -1, -2, None)
"""From strong support to unknown, left to right."""
UNKNOWN_WEIGHT: Final = 1
"""Weight of somebody whose influence nobody has judged."""


class SupportBar(QWidget):
    """One segment an attitude; its width is the influence of the people who hold it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._people: dict[int | None, list[Person]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Support weighted by influence"))

    def show_people(self, people: Sequence[Person]) -> None:
        """Show other people (those present and known by name)."""
        self._people = {}
        for person in people:
            self._people.setdefault(person.attitude, []).append(person)
        said = []
        for attitude in ORDER:
            if attitude in self._people:
                count = len(self._people[attitude])
                said.append(f"{self._wording.attitude(attitude)} {count}")
        self.setAccessibleDescription("，".join(said))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the bar; any width will do."""
        return QSize(200, self._session.theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the segments."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for attitude, rect in self.segments():
            self._paint(painter, attitude, rect)

    def event(self, event: QEvent) -> bool:
        """Name the people of the segment under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            for attitude, rect in self.segments():
                if rect.left() <= event.pos().x() < rect.right():
                    names = self._wording.listed([p.name for p in self._people[attitude]])
                    words = f"{self._wording.attitude(attitude)}\n{names}"
                    QToolTip.showText(event.globalPos(), plain_tip(words), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def segments(self) -> list[tuple[int | None, QRectF]]:
        """Return each attitude held by anybody with the room it takes."""
        weights = {
            attitude: sum(person.influence or UNKNOWN_WEIGHT for person in self._people[attitude])
            for attitude in ORDER
            if attitude in self._people
        }
        total = sum(weights.values())
        found: list[tuple[int | None, QRectF]] = []
        left, passed = 0, 0
        for attitude, weight in weights.items():
            passed += weight
            right = round(self.width() * passed / total)
            found.append((attitude, QRectF(left, 0, right - left, self.height())))
            left = right
        return found

    def _paint(self, painter: QPainter, attitude: int | None, rect: QRectF) -> None:
        look = attitude_look(self._session.theme, attitude)
        box = crisp(rect.adjusted(0, 0, -1, 0))
        path = QPainterPath()
        path.addRect(box)
        if look.fill is not None:
            painter.fillPath(path, look.fill)
        if look.hatch:
            paint_hatch(painter, path, look.pen.color(), look.hatch)
        pen = look.pen
        pen.setWidthF(1)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setFont(self._session.theme.font("caption", bold=True))
        words = look.sign
        width = painter.fontMetrics().horizontalAdvance(words)
        if look.hatch and width + 8 < box.width():
            middle = QRectF(box.center().x() - width / 2 - 3, box.top() + 3, width + 6, 0)
            middle.setBottom(box.bottom() - 3)
            painter.fillRect(middle, look.fill or self._session.theme.colour("surface"))
        if width + 2 < box.width():
            painter.setPen(look.text)
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)
