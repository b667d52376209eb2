"""The tabs of a page: words with a dull count, the chosen one underlined."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QTabBar, QWidget

from kaccount_desktop.ui.theme import Theme


class PageTabs(QTabBar):
    """34 px high; `set_count` sets the number after a tab's words. Nothing moves on choosing."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counts: dict[int, str] = {}
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_count(self, place: int, count: int | None) -> None:
        """Show a number after the words of a tab; None for none."""
        words = "" if count is None else str(count)
        if self._counts.get(place, "") != words:
            self._counts[place] = words
            self.updateGeometry()
            self.setTabText(place, self.tabText(place))  # makes Qt lay the tabs out again
            self.update()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Return the room for bold words and the count."""
        width = self._theme.metrics("body", bold=True).horizontalAdvance(self.tabText(index))
        count = self._counts.get(index, "")
        if count:
            width += 4 + self._theme.metrics("caption").horizontalAdvance(count)
        return QSize(width + 18, self._theme.px(34))

    def minimumTabSizeHint(self, index: int) -> QSize:  # noqa: N802
        """Never cut a tab; the bar scrolls instead."""
        return self.tabSizeHint(index)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint words, counts, the underline and the focus."""
        painter = QPainter(self)
        for index in range(self.count()):
            if self.isTabVisible(index):
                self._paint_tab(painter, index)

    def _paint_tab(self, painter: QPainter, index: int) -> None:
        theme = self._theme
        rect = QRectF(self.tabRect(index))
        chosen = index == self.currentIndex()
        tone = "text" if chosen else "text-2"
        painter.setFont(theme.font("body", bold=chosen))
        painter.setPen(theme.colour(tone))
        words = self.tabText(index)
        inner = rect.adjusted(9, 0, -9, 0)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, words)
        count = self._counts.get(index, "")
        if count:
            inner.setLeft(inner.left() + painter.fontMetrics().horizontalAdvance(words) + 4)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-3"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter, count)
        if chosen:
            line = QRectF(rect.left() + 6, rect.bottom() - 1, rect.width() - 12, 2)
            painter.fillRect(line, theme.colour("accent"))
            if self.hasFocus():
                painter.setPen(theme.colour("accent"))
                painter.drawRoundedRect(rect.adjusted(3.5, 4.5, -3.5, -4.5), 4, 4)
