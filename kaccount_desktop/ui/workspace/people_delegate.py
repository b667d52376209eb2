"""How the cells of the people table are painted: attitude sign and word, closeness steps and word."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.ui.codes import paint_attitude_pill, paint_closeness
from kaccount_desktop.ui.kit.labels import AssumedMark
from kaccount_desktop.ui.kit.paint import crisp, paint_assumed, paint_line
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.people_model import COLUMNS, PERSON

Index = QModelIndex | QPersistentModelIndex
_PAD: Final = 8
_NUMBERS: Final = ("influence",)


class PeopleDelegate(QStyledItemDelegate):
    """Paints every cell; a person who left and a vacant post are dull."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = session.theme
        self._mark = AssumedMark().text()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802, ARG002
        """Return the height of a table row."""
        return QSize(60, self._theme.row(28))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint ground and content."""
        rect = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, chosen=chosen, first=index.column() == 0)
        person = index.data(PERSON)
        if not isinstance(person, Person):
            return
        name = COLUMNS[index.column()].name
        room = rect.adjusted(_PAD, 0, -_PAD, -1)
        if name == "attitude" and person.key:
            self._paint_attitude(painter, room, person, str(index.data()), chosen=chosen)
            return
        if name == "closeness" and person.closeness:
            bottom = QPointF(room.left(), room.center().y() + 5)
            taken = paint_closeness(painter, self._theme, bottom, person.closeness)
            room.setLeft(room.left() + taken + 6)
        tone = self._tone(person, name, chosen=chosen)
        words = str(index.data() or "")
        bold = True if name == "name" and chosen else None
        paint_line(
            painter, self._theme, room, words, "dense", tone, bold=bold, right=name in _NUMBERS
        )

    def _paint_attitude(
        self, painter: QPainter, room: QRectF, person: Person, words: str, *, chosen: bool
    ) -> None:
        theme = self._theme
        height = theme.px(15)
        pill = QRectF(room.left(), round(room.center().y() - height / 2), theme.px(24), height)
        paint_attitude_pill(painter, theme, pill, person.attitude)
        room.setLeft(pill.right() + 6)
        assumed = person.attitude is not None and person.stand_evidence.assumed
        mark = theme.metrics("micro").horizontalAdvance(self._mark) + 10 if assumed else 0
        text = room.adjusted(0, 0, -mark, 0)
        tone = self._tone(person, "attitude", chosen=chosen)
        said = paint_line(painter, theme, text, words, "dense", tone)
        if assumed:
            at = QPointF(room.left() + said + 5, room.center().y())
            paint_assumed(painter, theme, at, self._mark)

    def _tone(self, person: Person, name: str, *, chosen: bool) -> str:
        dull = "text-2" if chosen else "text-3"
        if person.left or not person.key:
            return dull
        if name in ("name", "title", "attitude", "closeness"):
            return "text"
        return "text-2"

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, chosen: bool, first: bool
    ) -> None:
        theme = self._theme
        rect = option.rect
        state = option.state
        if chosen:
            active = bool(state & QStyle.StateFlag.State_Active)
            painter.fillRect(rect, theme.colour("select" if active else "select-idle"))
            if first:
                edge = 4 if theme.name == "contrast" else 3
                painter.fillRect(rect.x(), rect.y(), edge, rect.height(), theme.colour("accent"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("hover"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), 1, theme.colour("line-soft"))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(theme.colour("accent"))
            painter.drawRect(crisp(QRectF(rect).adjusted(1, 1, -1, -2)))
