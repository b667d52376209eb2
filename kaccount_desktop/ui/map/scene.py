"""The scene of the map: bands and columns behind, items from the layout before them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsScene

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.choices import FUNCTIONS, LEVELS
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.maplayout import OURS, MapBand, MapLayout, PlacedPerson
from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.map.content import Content
from kaccount_desktop.ui.map.items import (
    CONFLICT,
    ColleagueItem,
    CurveItem,
    LineItem,
    PersonItem,
    TagItem,
)
from kaccount_desktop.ui.session import Session

OUR_SIDE = Text("Our side", "我方")


class MapScene(QGraphicsScene):
    """Shows one layout; rebuilt when people change, repainted when the theme does."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._theme = session.theme
        self.map: MapLayout | None = None
        self.persons: dict[int, PersonItem] = {}
        self.counts: dict[str, list[str]] = {}
        """How many people each level has, and how many posts are vacant, in words."""
        self.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.BspTreeIndex)
        self._theme.changed.connect(self.update)

    def show_map(
        self,
        content: Content,
        placed: MapLayout,
        tip: Callable[[Person], str],
        dropped: Callable[[int, QPointF], None],
    ) -> None:
        """Show a layout; the chosen person stays chosen."""
        self.clear()
        self.persons = {}
        self.map = placed
        self.counts = {b.code: self._counted(placed, n, b) for n, b in enumerate(placed.bands)}
        for line in placed.lines:
            self.addItem(LineItem(self._theme, line))
        worded = placed.sizes.titles
        for curve in placed.curves:
            # The narrow dock has no room for every tie: only those nobody would guess remain.
            if worded or curve.private or curve.kind == CONFLICT:
                y = curve.label_box.y0 if curve.label_box is not None else 0.0
                behind = self._ground_at(placed, y)
                self.addItem(CurveItem(self._theme, curve, worded=worded, ground=behind))
        for colleague in placed.colleagues:
            self.addItem(ColleagueItem(self._theme, colleague))
        for tag in placed.tags:
            self.addItem(TagItem(self._theme, tag))
        for one in placed.people:
            person = content.people[one.person.key]
            item = PersonItem(
                self._theme, person, one, self._cell(placed, one), tip(person), dropped
            )
            self.persons[item.key] = item
            self.addItem(item)
        ground = QRectF(0, 0, placed.width, placed.height)
        self.setSceneRect(self.itemsBoundingRect().united(ground))

    def drawBackground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802
        """Paint levels as bands, departments as columns, with their words."""
        rect = QRectF(rect)
        theme, placed = self._theme, self.map
        painter.fillRect(rect, theme.colour("surface"))
        if placed is None:
            return
        left, width = rect.left(), rect.width()
        for number, band in enumerate(placed.bands):
            last = number == len(placed.bands) - 1
            bottom = max(band.y1, rect.bottom()) if last else band.y1
            area = QRectF(left, band.y0, width, bottom - band.y0)
            painter.fillRect(area, theme.colour(_ground(number, band)))
            if number and theme.name == "contrast":  # which has one ground for all
                painter.fillRect(QRectF(left, band.y0, width, 1), theme.colour("line-soft"))
        if placed.sizes.heading:
            self._paint_columns(painter, placed, rect)

    def drawForeground(self, painter: QPainter, rect: QRectF | QRect) -> None:  # noqa: N802, ARG002
        """Paint the words of the levels, over any line that runs below them."""
        theme, placed = self._theme, self.map
        if placed is None:
            return
        left = self.sceneRect().left() + 8
        for number, band in enumerate(placed.bands):
            title = OUR_SIDE if band.code == OURS else LEVELS[band.code]
            words = self._session.words(title)
            wide = bool(placed.sizes.gutter)
            long = theme.metrics("micro", bold=wide).horizontalAdvance(words) + 2
            room = QRectF(left, band.y0 + (4 if wide else 2), long, theme.line("micro"))
            painter.fillRect(room.adjusted(-3, 0, 3, 0), theme.colour(_ground(number, band)))
            tone = "text-2" if wide else "text-3"
            paint_line(painter, theme, room, words, "micro", tone, bold=wide)
            if wide:
                room.setWidth(placed.sizes.gutter - 12)
                for count in self.counts[band.code]:
                    room.translate(0, room.height())
                    paint_line(painter, theme, room, count, "micro", "text-3")

    def _counted(self, placed: MapLayout, number: int, band: MapBand) -> list[str]:
        if band.code == OURS:
            here, vacant = len(placed.colleagues), 0
        else:
            posts = [one.person for one in placed.people if one.band == number]
            here = sum(1 for one in posts if one.key > 0 and not one.left)
            vacant = sum(1 for one in posts if one.key < 0)  # a post is its own key
        words = self.tr("1 person") if here == 1 else self.tr("{} people").format(here)
        return [words, self.tr("{} vacant").format(vacant)] if vacant else [words]

    def _paint_columns(self, painter: QPainter, placed: MapLayout, rect: QRectF) -> None:
        theme = self._theme
        head = QRectF(rect.left(), 0, rect.width(), placed.sizes.heading)
        painter.fillRect(head, theme.colour("surface"))
        painter.fillRect(QRectF(head.left(), head.bottom(), head.width(), 1), theme.colour("line"))
        for column in placed.columns:
            if column.code not in FUNCTIONS:
                continue
            painter.fillRect(QRectF(column.x0, 0, 1, placed.height), theme.colour("line-soft"))
            room = QRectF(column.x0, 0, column.x1 - column.x0, placed.sizes.heading)
            painter.setFont(theme.font("caption"))
            painter.setPen(theme.colour("text-2"))
            painter.drawText(
                room, Qt.AlignmentFlag.AlignCenter, self._session.words(FUNCTIONS[column.code])
            )

    def _ground_at(self, placed: MapLayout, y: float) -> str:
        """Return the name of the ground colour at a height."""
        found = (_ground(n, band) for n, band in enumerate(placed.bands) if band.y0 <= y < band.y1)
        return next(found, "surface")

    def _cell(self, placed: MapLayout, one: PlacedPerson) -> QRectF:
        """Return where the node of a person may be dragged."""
        band, column = placed.bands[one.band], placed.columns[one.column]
        reach = one.radius + 4
        return QRectF(
            QPointF(column.x0 + reach, band.y0 + reach),
            QPointF(max(column.x1 - reach, column.x0 + reach), max(band.y1 - reach, one.y)),
        )


def _ground(number: int, band: MapBand) -> str:
    """Return the name of a band's colour: every second is sunken, and our own."""
    return "sunken" if number % 2 or band.code == OURS else "surface"
