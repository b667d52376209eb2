"""Cells of tables and rows of short lists: one line, with air at both sides."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kaccount_desktop.ui.kit.paint import crisp
from kaccount_desktop.ui.theme import Theme

PADDING = 8


class CellDelegate(QStyledItemDelegate):
    """Paints ground, selection and words; user text is drawn as typed, never as markup.

    `role` is the type role of the words.
    """

    def __init__(self, theme: Theme, parent: QObject, role: str = "dense") -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role

    def sizeHint(  # noqa: N802
        self,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the height of a row, and as much width as the words take."""
        width = self._theme.metrics(self._role).horizontalAdvance(str(index.data() or ""))
        return QSize(width + 2 * PADDING, self._theme.row(28))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        theme, rect = self._theme, option.rect
        state = option.state
        ground = index.data(Qt.ItemDataRole.BackgroundRole)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, theme.colour("select"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        elif isinstance(ground, (QColor, QBrush)):
            painter.fillRect(rect, ground)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else theme.colour("text"))
        painter.setFont(theme.font(self._role))
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        painter.drawText(room, flags, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(crisp(QRectF(rect)))
