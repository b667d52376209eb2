"""A search field with its icon, its clear button and the keys that reach it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kaccount_desktop.ui.kit.buttons import IconButton
from kaccount_desktop.ui.kit.undo_keys import is_for_the_book
from kaccount_desktop.ui.theme import Theme


class SearchField(QLineEdit):
    """One line to search in; Escape clears it. `keys` are shown at the right while it is empty."""

    def __init__(
        self, theme: Theme, placeholder: str, keys: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._keys = keys
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self._clear = IconButton(theme, "dismiss", self.tr("Clear"), self, size=12)
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.hide()
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._offer_clear)
        shown = theme.metrics("micro").horizontalAdvance(keys) + 12 if keys else 0
        room = max(shown, self._clear.width())
        self.setTextMargins(theme.px(24), 0, room, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the book when nothing was typed here."""
        if is_for_the_book(event, undoable=self.isUndoAvailable(), redoable=self.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the clear button at the right edge."""
        super().resizeEvent(event)
        side = self._clear.height()
        self._clear.move(self.width() - side - 3, (self.height() - side) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field and, while it is empty, its keys."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = self._theme.px(16)
        glass = QRectF(9, (self.height() - side) // 2, side, side)
        self._theme.icons.paint(painter, glass, "search")
        if not self._keys or self.text():
            return
        painter.setFont(self._theme.font("micro"))
        width = painter.fontMetrics().horizontalAdvance(self._keys) + 10
        height = self._theme.px(18)
        top = (self.height() - height) // 2
        rect = QRect(self.width() - width - 5, top, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0.5, 0.5)
        painter.setPen(self._theme.colour("line"))
        painter.drawRoundedRect(rect.adjusted(0, 0, -1, -1), 3, 3)
        painter.setPen(self._theme.colour("text-3"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._keys)

    def _offer_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
