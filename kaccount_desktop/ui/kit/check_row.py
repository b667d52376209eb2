"""A row of a checklist: box, words, and who or what is missing at the right."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kaccount_desktop.ui.kit.paint import crisp, paint_line
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme


class CheckRow(QAbstractButton):
    """A criterion that is ticked or not; `clicked` tells, the owner stores and sets it.

    `note` stands at the right in `note_tone`: who ticked it and when, or 缺证据 in `negative`.
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
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of a checklist row."""
        return QSize(160, self._theme.row(24))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Allow narrow panes; the words are cut."""
        return QSize(80, self._theme.row(24))

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Offer the whole words where they are cut."""
        room = self.width() - self._theme.px(24)
        wide = self._theme.metrics("body").horizontalAdvance(self.text()) > room
        self.setToolTip(plain_tip(self.text()) if wide else "")
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the row."""
        painter = QPainter(self)
        theme = self._theme
        side = theme.px(16)
        box = QRectF(0, (self.height() - side) // 2, side, side)
        name, tone = ("checkbox_checked", "positive") if self.isChecked() else (
            "checkbox_unchecked", "text-2")  # fmt: skip
        if self.isEnabled() and self.underMouse() and not self.isChecked():
            tone = "text"
        theme.icons.paint(painter, box, name, tone)
        room = QRectF(side + 6, 0, self.width() - side - 6, self.height())
        if self._note:
            taken = paint_line(
                painter, theme, room, self._note, "caption", self._note_tone, right=True
            )
            room.setRight(room.right() - taken - 12)
        paint_line(painter, theme, room, self.text(), "body")
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(crisp(QRectF(self.rect())))
