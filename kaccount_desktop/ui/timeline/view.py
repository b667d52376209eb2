"""The timeline itself: months above, a row for each stage, what happened below."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QToolTip, QWidget

from kaccount_desktop.book.queries.activity import TouchRow
from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.timeline import painting
from kaccount_desktop.ui.timeline.axis import Axis
from kaccount_desktop.ui.timeline.content import VISIT_KINDS, Content, RunLines, StageLine
from kaccount_desktop.ui.timeline.scale import Scale
from kaccount_desktop.ui.timeline.words import Words

AXIS = 22
LANE = 18
LABELS = 142
WIDEST_LABELS = 232
ROW, TIGHT_ROW = 18, 16
"""Least height of a row; the tight one where it lets the whole first process be seen."""
LARGE_ROW = 26
"""From this height on a row names its gate, and has its dates where the view is wide enough."""
DATES, WIDE = 92, 720
STEP = 1.25


@dataclass(frozen=True, slots=True)
class Hit:
    """Something under the pointer: its place, what to say, and what a click opens."""

    rect: QRectF
    tip: str
    run: int = 0
    touch: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """Words beside a bar: their place, tone, the ground under them and the width they need."""

    room: QRectF
    words: str
    tone: str
    ground: str
    needed: float


class TimelineView(QAbstractScrollArea):
    """Paints the content; drag to move in time, Ctrl and wheel or + and − to zoom."""

    run_opened = Signal(object)
    touch_opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._theme = session.theme
        self._words = Words(session, self)
        self._content: Content | None = None
        self._scale = Scale(0, 4, LABELS)
        self._axis = Axis(self._theme, self._words, self._scale)
        self._label_width = self._theme.px(LABELS)
        self._hits: list[Hit] = []
        self._said: list[Said] = []
        self._gates: list[tuple[QPointF, str]] = []
        self._drag: QPoint | None = None
        self._moved = False
        self._fitted = True
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.viewport().setMouseTracking(True)
        self.setAccessibleName(self.tr("Stage timeline"))
        self._theme.changed.connect(self.viewport().update)

    def show_content(self, content: Content, *, keep_place: bool) -> None:
        """Show other stages; `keep_place` keeps zoom and position (same customer, new data)."""
        self._content = content
        self._label_width = self._widest_label(content)
        self._scale.origin = self._labels()
        if not keep_place or self._fitted:
            self.fit()
        self._measure()
        self.viewport().update()

    def fit(self) -> None:
        """Show the whole time span."""
        self._fitted = True
        if self._content is not None:
            width = self.viewport().width() - self._labels() - 8
            self._scale.origin = self._labels()
            self._scale.fit(self._content.first, self._content.last, max(60, width))
        self.viewport().update()

    def zoom(self, factor: float, around: float | None = None) -> None:
        """Zoom in (factor above 1) or out."""
        self._fitted = False
        middle = (self._labels() + self.viewport().width()) / 2
        self._scale.zoom(factor, middle if around is None else around)
        self.viewport().update()

    # Measures

    def _labels(self) -> int:
        dates = self._theme.px(DATES) if self._has_dates() else 0
        return self._label_width + dates

    def _large(self) -> bool:
        return self._row() >= self._theme.px(LARGE_ROW)

    def _has_dates(self) -> bool:
        return self._large() and self.viewport().width() >= self._theme.px(WIDE)

    def _widest_label(self, content: Content) -> int:
        """Return the width at which the titles of the stages stand whole, within bounds."""
        metrics, px = self._theme.metrics("caption", bold=True), self._theme.px
        titles = (self._words.stage_title(line) for run in content.runs for line in run.lines)
        longest = max((metrics.horizontalAdvance(title) for title in titles), default=0)
        return min(max(longest + px(38), px(LABELS)), px(WIDEST_LABELS))

    def _row(self) -> int:
        px = self._theme.px
        room = self.viewport().height() - px(AXIS + LANE)
        rows = max(1, self._row_count())
        least = px(ROW)
        if self._content is not None and self._content.runs:
            first = len(self._content.runs[0].lines) + (len(self._content.runs) > 1)
            least = min(least, max(px(TIGHT_ROW), room // max(1, first)))
        return max(least, min(px(47), room // rows))

    def _row_count(self) -> int:
        if self._content is None:
            return 0
        head = len(self._content.runs) if len(self._content.runs) > 1 else 0
        return head + sum(len(run.lines) for run in self._content.runs)

    def _measure(self) -> None:
        room = self.viewport().height() - self._theme.px(AXIS + LANE)
        excess = self._row_count() * self._row() - room
        self.verticalScrollBar().setRange(0, max(0, excess))
        self.verticalScrollBar().setPageStep(max(1, room))
        self.verticalScrollBar().setSingleStep(self._row())

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep the whole span in view while nothing else was asked for."""
        super().resizeEvent(event)
        self._scale.origin = self._labels()
        if self._fitted:
            self.fit()
        self._measure()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Ctrl zooms, Shift moves in time, else the rows scroll."""
        delta = event.angleDelta().y() or event.angleDelta().x()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if delta > 0 else 1 / STEP, event.position().x())
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier or event.angleDelta().x():
            self._move(delta / 2)
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Arrows move in time, + and − zoom, 0 fits."""
        keys = {
            Qt.Key.Key_Left: lambda: self._move(60),
            Qt.Key.Key_Right: lambda: self._move(-60),
            Qt.Key.Key_Plus: lambda: self.zoom(STEP),
            Qt.Key.Key_Equal: lambda: self.zoom(STEP),
            Qt.Key.Key_Minus: lambda: self.zoom(1 / STEP),
            Qt.Key.Key_0: self.fit,
        }
        act = keys.get(Qt.Key(event.key()))
        if act is None:
            super().keyPressEvent(event)
        else:
            act()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to drag."""
        self._drag, self._moved = event.position().toPoint(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Move in time while dragging; show a hand over what can be opened."""
        here = event.position().toPoint()
        if self._drag is not None and event.buttons() & Qt.MouseButton.LeftButton:
            if self._moved or (here - self._drag).manhattanLength() > 4:
                self._moved = True
                self._move(here.x() - self._drag.x())
                self._drag = here
            return
        over = self.hit(event.position())
        shape = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open what was clicked."""
        self._drag = None
        over = self.hit(event.position())
        if self._moved or over is None:
            return
        if over.touch:
            self.touch_opened.emit(over.touch)
        else:
            self.run_opened.emit(over.run)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Tell about what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            over = self.hit(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), plain_tip(over.tip) if over else "", self)
            return True
        return super().viewportEvent(event)

    def hit(self, place: QPointF) -> Hit | None:
        """Return what is painted at a place, marks before bars."""
        found = [h for h in self._hits if h.rect.contains(place)]
        return min(found, key=lambda h: h.rect.width(), default=None)

    def _move(self, pixels: float) -> None:
        self._fitted = False
        self._scale.left -= pixels / self._scale.per_day
        self.viewport().update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the grid, the rows, the lane, and today over all."""
        painter = QPainter(self.viewport())
        area = QRectF(self.viewport().rect())
        painter.fillRect(area, self._theme.colour("surface"))
        self._hits = []
        self._said = []
        self._gates = []
        if self._content is None:
            return
        axis, lane = self._theme.px(AXIS), self._theme.px(LANE)
        head = QRectF(0, 0, area.width(), axis)
        today = self._session.clock.today()
        self._axis.paint_months(painter, head, area.height(), self._labels(), today)
        rows = QRectF(0, axis, area.width(), area.height() - axis - lane)
        self._paint_rows(painter, rows, self._content)
        floor = QRectF(0, area.bottom() - lane + 1, area.width(), lane)
        self._paint_lane(painter, floor, self._content)
        self._axis.paint_today(painter, head, area.height(), self._labels(), today)
        self._paint_standing(painter, rows.adjusted(self._labels(), 0, 0, 0))
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(area.adjusted(0.5, 0.5, -0.5, -0.5))

    def _paint_rows(self, painter: QPainter, area: QRectF, content: Content) -> None:
        painter.save()
        painter.setClipRect(area)
        y = area.top() - self.verticalScrollBar().value()
        height = self._row()
        several = len(content.runs) > 1
        for run in content.runs:
            if several:
                self._paint_run_head(painter, QRectF(0, y, area.width(), height), run)
                y += height
            for line in run.lines:
                if y + height >= area.top() and y <= area.bottom():
                    self._paint_stage(painter, QRectF(0, y, area.width(), height), line, run)
                y += height
        painter.restore()

    def _paint_run_head(self, painter: QPainter, row: QRectF, run: RunLines) -> None:
        painter.fillRect(row, self._theme.colour("sunken"))
        inner = row.adjusted(self._theme.px(11), 0, -12, 0)
        words = self._words.run_title(run)
        paint_line(painter, self._theme, inner, words, "micro", "text-2", bold=True)

    def _paint_stage(self, painter: QPainter, row: QRectF, line: StageLine, run: RunLines) -> None:
        theme, current = self._theme, line.row.state == "current"
        if current:
            painter.fillRect(row, theme.colour("accent-soft"))
        painter.fillRect(QRectF(0, row.bottom(), row.width(), 1), theme.colour("line-soft"))
        bars = row.adjusted(self._labels(), 0, 0, 0)
        painter.save()
        painter.setClipRect(bars, Qt.ClipOperation.IntersectClip)
        self._paint_bars(painter, bars, line, run)
        painter.restore()
        tone = "text" if line.row.state != "skipped" else "text-3"
        number = QRectF(theme.px(11), row.top(), theme.px(14), row.height())
        paint_line(painter, theme, number, str(line.number), "micro", "text-3")
        label = QRectF(theme.px(26), row.top(), self._label_width - theme.px(30), row.height())
        title = self._words.stage_title(line)
        paint_line(painter, theme, label, title, "caption", tone, bold=current)
        if self._has_dates():
            room = QRectF(self._label_width, row.top(), theme.px(DATES - 12), row.height())
            paint_line(painter, theme, room, self._words.planned(line), "micro", "text-3")
        self._hits.append(
            Hit(QRectF(0, row.top(), self._labels(), row.height()), title, run.run.key)
        )

    def _paint_bars(self, painter: QPainter, area: QRectF, line: StageLine, run: RunLines) -> None:
        row, x = line.row, self._scale.x
        middle = area.center().y()
        thick = min(8.0, max(5.0, round(area.height() / 3.6)))
        end: float | None = None
        if row.planned_start and row.planned_end:
            left, right = x(row.planned_start), x(row.planned_end)
            bar = QRectF(left, middle - thick - 1, max(2.0, right - left), thick)
            painting.paint_planned(painter, self._theme, bar)
            end = right
            self._remember(bar.adjusted(0, -2, 0, thick + 4), line, run)
        today = self._session.clock.today()
        if row.actual_start and row.state in ("current", "passed"):
            right = x(row.actual_end or today)
            left = x(row.actual_start)
            bar = QRectF(left, middle, max(2.0, right - left), thick)
            over = x(row.planned_end) if row.planned_end else right
            painting.paint_actual(painter, self._theme, bar, over)
            end = right
            self._remember(bar.adjusted(0, -thick, 0, 2), line, run)
        if line.expected:
            left = x(today if row.state == "current" else line.expected.start)
            right = x(line.expected.end)
            if right > left and (row.state == "current" or line.expected.slip > 0):
                bar = QRectF(left, middle, right - left, thick)
                painting.paint_expected(painter, self._theme, bar)
            end = max(end or 0, right)
        self._place_gate(area, line, end)

    def _place_gate(self, area: QRectF, line: StageLine, end: float | None) -> None:
        """Keep the gate of a stage, and how the stage stands, to be painted over all lines."""
        words, tone = self._words.standing(line, with_gate=self._large())
        if end is None:
            end = self._scale.x(self._session.clock.today())
        elif line.stage is not None and line.stage.gate and line.row.state != "opening":
            state = "passed" if line.row.state == "passed" else "late" if line.late else "open"
            self._gates.append((QPointF(end, area.center().y()), state))
        room = QRectF(end + 11, area.top(), max(0, area.right() - end - 14), area.height())
        needed = self._theme.metrics("micro").horizontalAdvance(words)
        begin = min(map(self._scale.x, line.begins), default=area.left())
        if needed > room.width() and begin - area.left() > needed + 12:
            room = QRectF(begin - needed - 8, area.top(), needed + 2, area.height())
        if words:
            ground = "accent-soft" if line.row.state == "current" else "surface"
            self._said.append(Said(room, words, tone, ground, needed))

    def _paint_standing(self, painter: QPainter, area: QRectF) -> None:
        """Paint gates and how the stages stand, over all lines: none goes through them."""
        painter.setClipRect(area)
        for centre, state in self._gates:
            painting.paint_gate(painter, self._theme, centre, state)
        for said in self._said:
            room = said.room
            height = min(room.height() - 2, self._theme.line("micro"))
            top = room.center().y() - height / 2
            plate = QRectF(room.left() - 2, top, said.needed + 4, height)
            painter.fillRect(plate, self._theme.colour(said.ground))
            paint_line(painter, self._theme, room, said.words, "micro", said.tone)
        painter.setClipping(False)

    def _remember(self, rect: QRectF, line: StageLine, run: RunLines) -> None:
        self._hits.append(Hit(rect, self._words.stage_tip(line), run.run.key))

    def _paint_lane(self, painter: QPainter, lane: QRectF, content: Content) -> None:
        theme, today = self._theme, self._session.clock.today()
        painter.fillRect(lane, theme.colour("sunken"))
        painter.fillRect(QRectF(0, lane.top(), lane.width(), 1), theme.colour("line"))
        for touch in content.touches:
            x = self._scale.x(touch.day)
            if x < self._labels() + 4 or touch.state == "cancelled":
                continue
            self._paint_touch(painter, QPointF(x, lane.center().y()), touch, today)
        label = lane.adjusted(theme.px(26), 0, 0, 0)
        paint_line(painter, theme, label, self.tr("Contacts"), "caption", "text-2")

    def _paint_touch(
        self, painter: QPainter, centre: QPointF, touch: TouchRow, today: date
    ) -> None:
        visit, done = touch.kind in VISIT_KINDS, touch.state == "done"
        late = not done and touch.day < today
        painting.paint_touch(painter, self._theme, centre, visit=visit, done=done, late=late)
        rect = QRectF(centre.x() - 7, centre.y() - 8, 14, 16)
        self._hits.append(Hit(rect, self._words.touch_tip(touch), touch=touch.key))
