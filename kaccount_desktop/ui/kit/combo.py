"""A box that opens a list: our own chevron, and words cut with an ellipsis."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

_BESIDE_WORDS = 38
"""What frame, padding and chevron take of the width, in px."""


class ComboBox(QComboBox):
    """One of several, chosen from a list."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint frame, words and a plain chevron."""
        paint_combo(self, self.currentText())


def paint_combo(box: QComboBox, words: str) -> None:
    """Paint a box that opens a list, showing `words`."""
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    option.subControls &= ~QStyle.SubControl.SC_ComboBoxArrow
    room = box.width() - _BESIDE_WORDS
    option.currentText = box.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
    painter = QStylePainter(box)
    painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
    if not box.isEditable():
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
    paint_chevron(painter, box)


def paint_chevron(painter: QPainter, widget: QWidget) -> None:
    """Paint the small open arrow at the right of a field that opens a list."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    on = QPalette.ColorGroup.Normal if widget.isEnabled() else QPalette.ColorGroup.Disabled
    colour = widget.palette().color(on, QPalette.ColorRole.PlaceholderText)
    painter.setPen(QPen(colour, 1.2))
    half = widget.fontMetrics().height() / 5
    middle = QPointF(widget.width() - 5 - 2.5 * half, widget.height() / 2)
    points = [
        QPointF(middle.x() - half, middle.y() - half / 2),
        QPointF(middle.x(), middle.y() + half / 2),
        QPointF(middle.x() + half, middle.y() - half / 2),
    ]
    painter.drawPolyline(points)
