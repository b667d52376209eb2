"""A row of a checklist: box, words, and who or what is missing at the right."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kaccount_desktop.ui.kit.paint import crisp, paint_line
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme

MOST_LINES: Final = 3


class CheckRow(QAbstractButton):
    """A criterion that is ticked or not; `clicked` tells, the owner stores and sets it.

    `note` stands at the right in `note_tone`: who ticked it and when, or 缺证据 in `negative`.
    Long words are broken into lines, up to `MOST_LINES`.
    """

    def __init__(
        self,
        theme: Theme,
        text: str,
        note: str = "",
        note_tone: str = "text-3",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._note = note
        self._note_tone = note_tone
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_note(self, note: str, tone: str = "text-3") -> None:
        """Change the words at the right."""
        self._note = note
        self._note_tone = tone
        self.setAccessibleDescription(note)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height its lines need at the present width."""
        return QSize(160, self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Allow narrow panes; the words are broken."""
        return QSize(80, self._theme.row(24))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height where the lines are other ones."""
        super().resizeEvent(event)
        if self.height() != self.heightForWidth(self.width()):
            self.updateGeometry()

    def heightForWidth(self, width: int) -> int:  # noqa: N802
        """Return a row's height, and a line's for each further line."""
        lines = min(self._lines(width), MOST_LINES)
        return self._theme.row(24) + (lines - 1) * self._theme.line("body")

    def _room(self, width: int) -> int:
        """Return the width left for the words beside box and note."""
        note = self._theme.metrics("caption").horizontalAdvance(self._note) + 12
        return width - self._theme.px(16) - 6 - (note if self._note else 0)

    def _lines(self, width: int) -> int:
        metrics = self._theme.metrics("body")
        space = QRect(0, 0, max(20, self._room(width)), 10000)
        taken = metrics.boundingRect(space, int(Qt.TextFlag.TextWordWrap), self.text())
        return max(1, round(taken.height() / metrics.lineSpacing()))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Offer the whole words where they are cut."""
        cut = self._lines(self.width()) > MOST_LINES
        self.setToolTip(plain_tip(self.text()) if cut else "")
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the row."""
        painter = QPainter(self)
        theme = self._theme
        side, first = theme.px(16), theme.row(24)
        box = QRectF(0, (first - side) // 2, side, side)
        name, tone = ("checkbox_checked", "positive") if self.isChecked() else (
            "checkbox_unchecked", "text-2")  # fmt: skip
        if self.isEnabled() and self.underMouse() and not self.isChecked():
            tone = "text"
        theme.icons.paint(painter, box, name, tone)
        room = QRectF(side + 6, 0, self.width() - side - 6, first)
        if self._note:
            paint_line(painter, theme, room, self._note, "caption", self._note_tone, right=True)
        room.setWidth(max(20, self._room(self.width())))
        if self.heightForWidth(self.width()) == first:
            paint_line(painter, theme, room, self.text(), "body")
        else:
            self._paint_lines(painter, room)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crisp(QRectF(self.rect())))

    def _paint_lines(self, painter: QPainter, room: QRectF) -> None:
        metrics = self._theme.metrics("body")
        room.setTop((room.height() - metrics.lineSpacing()) / 2)
        room.setBottom(self.height())
        painter.setFont(self._theme.font("body"))
        painter.setPen(self._theme.colour("text"))
        painter.drawText(room, int(Qt.TextFlag.TextWordWrap), self.text())
