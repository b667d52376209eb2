"""The things on the map: people, our colleagues, lines."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPainterPathStroker, QPen
from PySide6.QtWidgets import (
    QGraphicsItem,
    QGraphicsSceneMouseEvent,
    QStyleOptionGraphicsItem,
    QWidget,
)

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.maplayout import Box, PairingTag, PlacedColleague, PlacedPerson
from kaccount_desktop.rules.maplines import Curve, ReportingLine
from kaccount_desktop.ui import codes
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme

CONFLICT = "conflict"
"""The kind of a tie that is an enmity."""
READABLE = 0.55
"""Below this scale names are too small to be read, so they are not painted."""


def rect_of(box: Box) -> QRectF:
    """Return a layout box as a rectangle."""
    return QRectF(box.x0, box.y0, box.x1 - box.x0, box.y1 - box.y0)


def _detail(option: QStyleOptionGraphicsItem, painter: QPainter) -> float:
    return float(option.levelOfDetailFromTransform(painter.worldTransform()))


class PersonItem(QGraphicsItem):
    """One person; can be dragged inside the own cell (`cell`)."""

    def __init__(
        self,
        theme: Theme,
        person: Person,
        placed: PlacedPerson,
        cell: QRectF,
        tip: str,
        dropped: Callable[[int, QPointF], None],
    ) -> None:
        super().__init__()
        self.key = placed.person.key
        self.person = person
        self.placed = placed
        self._theme = theme
        self._cell = cell
        self._dropped = dropped
        self._started = QPointF()
        self._text = rect_of(placed.text).translated(-placed.x, -placed.y)
        self.setPos(placed.x, placed.y)
        self.setZValue(10)
        self.setToolTip(plain_tip(tip))
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsSelectable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIsMovable)
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemSendsGeometryChanges)
        self.setCacheMode(QGraphicsItem.CacheMode.NoCache)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return node, sign and text."""
        reach = self.placed.radius * 1.3 + 14
        return QRectF(-reach, -reach, 2 * reach, 2 * reach).united(self._text)

    def shape(self) -> QPainterPath:
        """Return where a click counts: the node and the name."""
        path = QPainterPath()
        side = max(22.0, self.placed.radius * 2.3)
        path.addRect(QRectF(-side / 2, -side / 2, side, side))
        path.addRect(self._text)
        return path

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint outline, surname, sign, name, title and closeness."""
        del widget
        theme, person, placed = self._theme, self.person, self.placed
        vacant = person.key == 0
        if self.isSelected():
            self._paint_focus(painter)
        if placed.person.left:
            painter.setOpacity(0.55)
        codes.paint_person(
            painter,
            theme,
            QPointF(0, 0),
            placed.radius,
            person.role or None,
            person.attitude,
            codes.surname(person.name),
            missing=vacant,
            assumed=person.stand_evidence.assumed and person.attitude is not None,
        )
        if not vacant and person.role:
            corner = placed.radius * 0.82
            codes.paint_sign(painter, theme, QPointF(corner, -corner), person.attitude)
        painter.setOpacity(1.0)
        if _detail(option, painter) >= READABLE:
            self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        theme, placed = self._theme, self.placed
        sizes = placed.person, self._text
        font = _font(theme, "caption", bold=bool(placed.title))
        painter.setFont(font)
        painter.setPen(theme.colour("text-3" if placed.person.left else "text"))
        line = float(painter.fontMetrics().height())
        room = QRectF(sizes[1].center().x() - 90, self._text.top() - 1, 180, line)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(room, centre, placed.name)
        if placed.person.left:
            width = painter.fontMetrics().horizontalAdvance(placed.name)
            middle = room.top() + line * 0.55
            painter.drawLine(QPointF(-width / 2, middle), QPointF(width / 2, middle))
        if placed.title:
            room.translate(0, line - 1)
            painter.setFont(_font(theme, "micro", bold=False))
            painter.setPen(theme.colour("text-3"))
            painter.drawText(room, centre, placed.title)
            if self.person.key:
                bottom = QPointF(-11.5, self._text.bottom())
                codes.paint_closeness(painter, theme, bottom, self.person.closeness)

    def _paint_focus(self, painter: QPainter) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = self.placed.radius * 1.1 + 5
        path = codes.role_path(self.person.role or None, QPointF(0, 0), reach)
        painter.drawPath(path)
        painter.restore()

    # Dragging

    def mousePressEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Remember where a drag began."""
        self._started = self.pos()
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QGraphicsSceneMouseEvent) -> None:  # noqa: N802
        """Tell where it was dropped."""
        super().mouseReleaseEvent(event)
        if (self.pos() - self._started).manhattanLength() > self.placed.radius / 2:
            self._dropped(self.key, self.pos())
        else:
            self.setPos(self._started)

    def itemChange(  # noqa: N802
        self, change: QGraphicsItem.GraphicsItemChange, value: object
    ) -> object:
        """Keep the person inside the cell that level and department give."""
        moving = change == QGraphicsItem.GraphicsItemChange.ItemPositionChange
        if moving and self.scene() is not None and isinstance(value, QPointF):
            cell = self._cell
            return QPointF(
                min(max(value.x(), cell.left()), cell.right()),
                min(max(value.y(), cell.top()), cell.bottom()),
            )
        return super().itemChange(change, value)


class ColleagueItem(QGraphicsItem):
    """One of our people: a dark box."""

    def __init__(self, theme: Theme, placed: PlacedColleague) -> None:
        super().__init__()
        self._theme = theme
        self._placed = placed
        self._rect = rect_of(placed.box)
        self.setToolTip(plain_tip(f"{placed.colleague.name} {placed.colleague.title}".strip()))
        self.setZValue(5)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the box."""
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the box with its name."""
        del widget
        readable = _detail(option, painter) >= READABLE
        name = self._placed.name if readable else ""
        codes.paint_ours(painter, self._theme, self._rect, name, self._placed.title)


class TagItem(QGraphicsItem):
    """A pairing: the small tag at a person's right."""

    def __init__(self, theme: Theme, tag: PairingTag) -> None:
        super().__init__()
        self._theme = theme
        self._rect = rect_of(tag.box)
        self._words = tag.text.removeprefix("↔ ")
        self.setZValue(9)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the tag."""
        return self._rect.adjusted(-1, -1, 6, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the tag while it can be read."""
        del widget
        if _detail(option, painter) >= READABLE:
            middle = QPointF(self._rect.left(), self._rect.center().y())
            codes.paint_pairing(painter, self._theme, middle, self._words)


class LineItem(QGraphicsItem):
    """A reporting line: an elbow of 1 px. One item each, which repaints faster than one path."""

    def __init__(self, theme: Theme, line: ReportingLine) -> None:
        super().__init__()
        self._theme = theme
        self._points = [QPointF(x, y) for x, y in line.points]
        xs = [p.x() for p in self._points]
        ys = [p.y() for p in self._points]
        self._rect = QRectF(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return what the elbow spans."""
        return self._rect.adjusted(-1, -1, 1, 1)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the elbow."""
        del option, widget
        painter.setPen(_pen(self._theme.colour("mark"), 1))
        painter.drawPolyline(self._points)


class CurveItem(QGraphicsItem):
    """A relation between two people; a private one is dashed.

    Its word stands on it where there is room (`worded`), on the colour of the `ground` there;
    else hovering over the line tells it.
    """

    def __init__(self, theme: Theme, curve: Curve, *, worded: bool, ground: str) -> None:
        super().__init__()
        self._ground = ground
        self._theme = theme
        self._curve = curve
        self._full = worded
        self._worded = worded and curve.label_box is not None
        self._path = QPainterPath(QPointF(*curve.points[0]))
        self._path.cubicTo(*(QPointF(*p) for p in curve.points[1:]))
        self.setToolTip(plain_tip(curve.label))
        self.setZValue(3)

    def boundingRect(self) -> QRectF:  # noqa: N802
        """Return the curve and its word."""
        rect = self._path.boundingRect().adjusted(-2, -2, 2, 2)
        if self._worded and self._curve.label_box is not None:
            rect = rect.united(rect_of(self._curve.label_box).adjusted(-8, -2, 8, 2))
        return rect

    def shape(self) -> QPainterPath:
        """Return the line and a little beside it, so that a pointer finds it."""
        stroker = QPainterPathStroker()
        stroker.setWidth(8)
        return stroker.createStroke(self._path)

    def paint(
        self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None
    ) -> None:
        """Paint the curve, its word over a gap."""
        del widget
        theme, curve = self._theme, self._curve
        tone = "negative" if curve.kind == CONFLICT else "text-3"
        pen = _pen(theme.colour(tone), 1 + 0.5 * (curve.strength - 1) if self._full else 1)
        if curve.private or not self._full:
            pen.setDashPattern([4, 3])
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(self._path)
        readable = self._worded and _detail(option, painter) >= READABLE
        if readable and curve.label_box is not None:
            room = rect_of(curve.label_box).adjusted(-8, -2, 8, 2)
            painter.setFont(_font(theme, "micro", bold=False))
            spare = room.width() - painter.fontMetrics().horizontalAdvance(curve.label) - 6
            gap = room.adjusted(spare / 2, 2, -spare / 2, -2)
            painter.fillRect(gap, theme.colour(self._ground))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, curve.label)


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width)
    pen.setCosmetic(width <= 1)
    return pen


def _font(theme: Theme, role: str, *, bold: bool) -> QFont:
    return theme.font(role, bold=bold)
