"""How a cell of the import's tables is painted: one line, with air at both sides."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kaccount_desktop.ui.kit.paint import crisp
from kaccount_desktop.ui.theme import Theme

PADDING = 8


class CellDelegate(QStyledItemDelegate):
    """Paints ground, selection and words; user text is drawn as typed, never as markup."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

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
        elif isinstance(ground, (QColor, QBrush)):
            painter.fillRect(rect, ground)
        colour = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(colour if isinstance(colour, QColor) else theme.colour("text"))
        painter.setFont(theme.font("dense"))
        room = QRectF(rect).adjusted(PADDING, 0, -PADDING, 0)
        words = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter.value | Qt.TextFlag.TextSingleLine.value
        painter.drawText(room, flags, words)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(crisp(QRectF(rect)))
