"""The strip of stages in a header: done with a tick, the present one solid."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from kaccount_desktop.ui.kit.paint import crisp
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme

_DONE: Final = frozenset({"passed", "opening", "skipped"})
_NARROW: Final = 34
"""Greatest width of a stage that has only its sign, in px."""


@dataclass(frozen=True, slots=True)
class StageTick:
    """One stage: `state` is a code of `STAGE_STATES`; `tip` explains it (dates, gate)."""

    title: str
    state: str = "pending"
    tip: str = ""


class StageStrip(QWidget):
    """All stages of a run side by side; a click or Enter on one tells its place in `chosen`.

    Passed stages carry a tick, stages before the book (期初) a dull dash, the present one is
    filled. Where there is no room for every title, those nearest the present stage stand in
    full and the others are a tick or a number; the tooltip has them all.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._stages: tuple[StageTick, ...] = ()
        self._keyboard = 0
        self._edges: list[int] = [0]
        self._named: set[int] = set()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Stages"))

    @property
    def edges(self) -> tuple[int, ...]:
        """Where each stage begins, in px, and where the last one ends."""
        return tuple(self._edges)

    def set_stages(self, stages: Sequence[StageTick]) -> None:
        """Show other stages."""
        self._stages = tuple(stages)
        present = [i for i, stage in enumerate(stages) if stage.state == "current"]
        self._keyboard = present[0] if present else 0
        titles = [stages[i].title for i in present]
        self.setAccessibleDescription("，".join(titles))
        self._share()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of the strip; any width will do."""
        return QSize(400, self._theme.px(26))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Allow narrow panes."""
        return QSize(120, self._theme.px(26))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the new width among the stages."""
        super().resizeEvent(event)
        self._share()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint every stage inside one rounded frame."""
        if not self._stages:
            return
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = crisp(QRectF(self.rect()))
        shape = QPainterPath()
        shape.addRoundedRect(frame, 4, 4)
        painter.setClipPath(shape)
        for number in range(len(self._stages)):
            self._paint_stage(painter, number)
        painter.setClipping(False)
        painter.setPen(theme.colour("accent" if self.hasFocus() else "line-control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell which stage was clicked."""
        number = self._at(event.position().x())
        if event.button() == Qt.MouseButton.LeftButton and number is not None:
            self.chosen.emit(number)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk with the arrow keys, choose with Enter."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and self._stages:
            self._keyboard = (self._keyboard + step) % len(self._stages)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self._keyboard)
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Explain the stage under the pointer."""
        if isinstance(event, QHelpEvent):
            number = self._at(event.pos().x())
            if number is not None:
                stage = self._stages[number]
                tip = f"{number + 1}  {stage.title}"
                QToolTip.showText(
                    event.globalPos(), plain_tip(f"{tip}\n{stage.tip}" if stage.tip else tip)
                )
            return True
        return super().event(event)

    def _cell(self, number: int) -> QRectF:
        left, right = self._edges[number], self._edges[number + 1]
        return QRectF(left, 0, right - left, self.height())

    def _at(self, x: float) -> int | None:
        if not self._stages or not 0 <= x < self.width():
            return None
        return min(bisect_right(self._edges, x), len(self._stages)) - 1

    def _share(self) -> None:
        """Give every stage the same width, or what it needs: no title is cut but the present one."""
        count = len(self._stages)
        each = self.width() / count if count else 0.0
        needed = [self._wanted(stage) for stage in self._stages]
        self._named = set(range(count))
        if sum(needed) > self.width():
            needed = self._choose_named(needed)
        spare = max(0.0, self.width() - sum(needed))
        if max(needed, default=0.0) <= each:
            needed = [each] * count
        elif len(self._named) == count:
            needed = [one + spare / count for one in needed]
        elif self._named:
            more = spare / len(self._named)
            needed = [one + more * (i in self._named) for i, one in enumerate(needed)]
        self._edges = [round(edge) for edge in accumulate(needed, initial=0.0)]

    def _choose_named(self, wanted: Sequence[float]) -> list[float]:
        """Keep the titles nearest the present stage, what comes before what was; return widths."""
        count = len(wanted)
        states = [stage.state for stage in self._stages]
        here = states.index("current") if "current" in states else count - 1
        free = (self.width() - wanted[here]) / max(1, count - 1)
        least, most = self._theme.px(22), self._theme.px(_NARROW)
        narrow = min(max(free, least), most, self.width() / count)
        widths = [narrow] * count
        left = self.width() - sum(widths)
        self._named = set()
        for number in sorted(range(count), key=lambda i: (abs(i - here), i < here)):
            more = wanted[number] - narrow
            if number == here:
                more = min(more, left)
            if more > left:
                break
            self._named.add(number)
            widths[number] += more
            left -= more
        return widths

    def _wanted(self, stage: StageTick) -> float:
        metrics = self._theme.metrics("body", bold=stage.state == "current")
        done = stage.state in _DONE
        lead = self._theme.px(11) + 5 if done else metrics.horizontalAdvance("0") + 6
        return metrics.horizontalAdvance(stage.title) + lead + (9.0 if done else 14.0)

    def _paint_stage(self, painter: QPainter, number: int) -> None:
        theme = self._theme
        stage = self._stages[number]
        cell = self._cell(number)
        present = stage.state == "current"
        if present:
            painter.fillRect(cell, theme.colour("accent-fill"))
        elif stage.state in _DONE:
            painter.fillRect(cell, theme.colour("sunken"))
        if number and not present and self._stages[number - 1].state != "current":
            painter.fillRect(QRectF(cell.left(), 0, 1, cell.height()), theme.colour("line"))
        if self.hasFocus() and number == self._keyboard:
            painter.setPen(theme.colour("on-accent" if present else "accent"))
            painter.drawRect(crisp(cell.adjusted(3, 3, -3, -3)))
        self._paint_words(painter, number, cell)

    def _paint_words(self, painter: QPainter, number: int, cell: QRectF) -> None:
        theme = self._theme
        stage = self._stages[number]
        present = stage.state == "current"
        tone = "on-accent" if present else "text-2" if stage.state in _DONE else "text-3"
        font = theme.font("body", bold=present)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        lead = theme.px(11) + 5 if stage.state in _DONE else metrics.horizontalAdvance("0") + 6
        if number not in self._named:
            lead -= 5
        room = cell.width() - lead - 8
        title = stage.title if number in self._named else ""
        words = metrics.elidedText(title, Qt.TextElideMode.ElideRight, int(room))
        left = cell.left() + max(4, (cell.width() - lead - metrics.horizontalAdvance(words)) / 2)
        painter.setPen(theme.colour(tone))
        at = QRectF(left, cell.top(), lead, cell.height())
        if stage.state == "passed":
            self._paint_tick(painter, at)
        else:
            sign = {"opening": "–", "skipped": "–"}.get(stage.state, str(number + 1))
            painter.drawText(at, Qt.AlignmentFlag.AlignVCenter, sign)
        painter.drawText(
            QRectF(left + lead, cell.top(), room + 4, cell.height()),
            Qt.AlignmentFlag.AlignVCenter,
            words,
        )

    def _paint_tick(self, painter: QPainter, at: QRectF) -> None:
        pen = painter.pen()
        painter.setPen(self._theme.colour("positive"))
        size = self._theme.px(10)
        x, y = at.left() + 1, at.center().y()
        path = QPainterPath()
        path.moveTo(x, y)
        path.lineTo(x + size * 0.36, y + size * 0.36)
        path.lineTo(x + size, y - size * 0.38)
        stroke = painter.pen()
        stroke.setWidthF(1.4)
        painter.strokePath(path, stroke)
        painter.setPen(pen)
