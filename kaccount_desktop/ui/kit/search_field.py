"""A search field with its icon, its clear button and the keys that reach it."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

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
        self._glass = QAction(self)
        self._glass.setEnabled(False)
        self.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)
        theme.icons.place(self._glass, "search", 16, "text-2")
        self._clear = QAction(self)
        self._clear.setToolTip(self.tr("Clear"))
        self._clear.setVisible(False)
        self.addAction(self._clear, QLineEdit.ActionPosition.TrailingPosition)
        theme.icons.place(self._clear, "dismiss", 16)
        self._clear.triggered.connect(self.clear)
        self.textChanged.connect(self._offer_clear)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Clear on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            event.accept()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the field and, while it is empty, its keys."""
        super().paintEvent(event)
        if not self._keys or self.text():
            return
        painter = QPainter(self)
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
