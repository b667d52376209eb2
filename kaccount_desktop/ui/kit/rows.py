"""The two-line row of lists: badge, name, next date; stage and reason below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kaccount_desktop.ui.kit.paint import (
    GRADE_SIDE,
    Due,
    assumed_mark,
    paint_assumed,
    paint_due,
    paint_grade,
    paint_line,
)
from kaccount_desktop.ui.theme import Theme

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class TwoLine:
    """What one row says. The second line is dull and may be cut."""

    first: str
    second: str = ""
    grade: str = ""
    suggested: bool = False
    due: Due | None = None


class TwoLineDelegate(QStyledItemDelegate):
    """Paints rows of two lines; a subclass answers `row_at`.

    With `badge` a column is kept free at the left for the grade.
    """

    def __init__(self, theme: Theme, parent: QObject | None = None, *, badge: bool = True) -> None:
        super().__init__(parent)
        self._theme = theme
        self._badge = badge
        self._height = theme.row(48)
        self._mark = assumed_mark()
        theme.changed.connect(self._measure)

    def row_at(self, index: Index) -> TwoLine | None:
        """Return what the row says; None while it is not loaded."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the same height for every row, so that views need not ask each."""
        return QSize(120, self._height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground, badge, both lines and the next date."""
        rect = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self.paint_ground(painter, option)
        row = self.row_at(index)
        if row is None:
            return
        theme = self._theme
        left = rect.left() + 10
        text = theme.px(38) if row.second or row.suggested else theme.line("body")
        top = rect.top() + (rect.height() - text) / 2
        if self._badge:
            side = theme.px(GRADE_SIDE)
            badge = QRectF(left, round(top + 1), side, side)
            paint_grade(painter, theme, badge, row.grade, suggested=row.suggested)
            if row.suggested and row.grade:
                self._paint_mark(painter, badge)
            left += side + 10
        first = QRectF(left, top, rect.right() - 12 - left, theme.line("body"))
        if row.due is not None:
            taken = paint_due(painter, theme, first, row.due, selected=chosen)
            first.setRight(first.right() - taken - 8)
        paint_line(painter, theme, first, row.first, "body", bold=chosen)
        second = QRectF(left, first.bottom(), rect.right() - 12 - left, theme.line("caption"))
        tone = "text-2" if chosen else "text-3"
        paint_line(painter, theme, second, row.second, "caption", tone)

    def _paint_mark(self, painter: QPainter, badge: QRectF) -> None:
        """Paint the frame of an assumed judgement under the badge of a suggested grade."""
        width = self._theme.metrics("micro").horizontalAdvance(self._mark) + 4
        middle = badge.bottom() + 2 + self._theme.px(15) / 2
        at = QPointF(round(badge.center().x() - width / 2), middle)
        paint_assumed(painter, self._theme, at, self._mark)

    def paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        """Paint hover, selection with its left edge, and the separator below."""
        theme = self._theme
        rect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(rect, theme.colour("select" if active else "select-idle"))
            edge = 4 if theme.name == "contrast" else 3
            painter.fillRect(rect.x(), rect.y(), edge, rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line-soft"))

    def _measure(self) -> None:
        self._height = self._theme.row(48)
