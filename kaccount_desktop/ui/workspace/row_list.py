"""Rows of a section: icon or tag, words, and a figure at the right; one painted widget each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QToolTip, QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.paint import crisp, paint_assumed, paint_line
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.theme import Theme

_GAP: Final = 8
_TAG_SOFT: Final = {
    "positive": ("positive-soft", "positive"),
    "negative": ("negative-soft", "negative"),
    "caution": ("caution-soft", "caution"),
    "accent": ("accent-soft", "accent"),
    "grey": ("select-idle", "text-2"),
}


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a row says. `key` comes back when it is chosen.

    `lead` is a short word or date in a column of `lead_width` px before the words; `assumed` is
    the mark 「推」 when the row's judgement is not confirmed; the second line is dull and may be cut.
    """

    key: object
    first: str
    icon: str = ""
    icon_tone: str = "text-2"
    lead: str = ""
    lead_width: int = 0
    lead_tone: str = "text-3"
    tag: str = ""
    tag_kind: str = "grey"
    tag_width: int = 0
    right: str = ""
    right_tone: str = "text-3"
    right_role: str = "caption"
    second: str = ""
    tip: str = ""
    assumed: str = ""
    first_role: str = "body"
    bold: bool = False
    tone: str = "text"
    heading: bool = False
    """A dull line above the rows that follow; it cannot be chosen."""


class InfoRow(QAbstractButton):
    """One row; a click or Enter chooses it, the menu key or right button asks for its menu."""

    menu_asked = Signal(object)
    """Carries the point on the screen."""

    def __init__(
        self, theme: Theme, words: RowWords, parent: QWidget | None = None, height: int = 24
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._height = height
        self._inset = 0
        self._picked = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.set_words(words)

    @property
    def words(self) -> RowWords:
        """What the row says."""
        return self._words

    @property
    def picked(self) -> bool:
        """Whether the row is the one whose details stand beside the list."""
        return self._picked

    def set_picked(self, picked: bool) -> None:
        """Show the row as the one whose details stand beside the list, or not."""
        if picked != self._picked:
            self._picked = picked
            self.update()

    def set_inset(self, inset: int) -> None:
        """Keep room at both sides, in px, for the edge of a picked row."""
        self._inset = inset

    def set_words(self, words: RowWords) -> None:
        """Say something else."""
        taller = bool(words.second) != bool(self._words.second)
        self._words = words
        self.setText(words.first)
        said = [words.tag, words.lead, words.first, words.assumed, words.right]
        self.setAccessibleName(" ".join(part for part in said if part))
        self.setAccessibleDescription(words.second)
        plain = not words.heading
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if plain else Qt.FocusPolicy.NoFocus)
        self.setEnabled(plain)
        if taller:
            self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the height of one or two lines."""
        theme = self._theme
        lines = theme.line("body") + theme.line("caption") + 2 if self._words.second else 0
        return QSize(160, max(lines, theme.row(self._height)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Allow narrow panes; the words are cut."""
        return QSize(80, self.sizeHint().height())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the row's menu."""
        self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Choose on Enter as on Space; leave the arrow keys to the list."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Offer the whole words, or what explains them."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip()), self)
            return True
        return super().event(event)

    def tip(self) -> str:
        """Return the tooltip: the row's own, or all it says where that may be cut."""
        words = self._words
        parts = [words.first, words.second, words.tip]
        metrics = self._theme.metrics("body")
        wide = metrics.horizontalAdvance(words.first) + metrics.horizontalAdvance(words.right)
        if wide + 80 < self.width() and not words.second:
            return words.tip
        return "\n".join(part for part in parts if part)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the row."""
        painter = QPainter(self)
        theme = self._theme
        if self._words.heading:
            room = QRectF(self.rect()).adjusted(self._inset, 0, -self._inset, 0)
            paint_line(painter, theme, room, self._words.first, "caption", "text-3")
            return
        self._paint_ground(painter)
        line = theme.line("body") if self._words.second else self.height()
        top = (self.height() - theme.line("body") - theme.line("caption")) / 2
        whole = QRectF(self.rect()).adjusted(self._inset, 0, -self._inset, 0)
        first = QRectF(whole.left(), top if self._words.second else 0, whole.width(), line)
        left = self._paint_first(painter, first)
        if self._words.second:
            second = QRectF(left, first.bottom(), whole.right() - left, theme.line("caption"))
            tone = "text-2" if self._picked else "text-3"
            paint_line(painter, theme, second, self._words.second, "caption", tone)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(crisp(QRectF(self.rect())), 4, 4)

    def _paint_ground(self, painter: QPainter) -> None:
        theme, rect = self._theme, self.rect()
        if self._picked:
            painter.fillRect(rect, theme.colour("select"))
            edge = 4 if theme.name == "contrast" else 3
            painter.fillRect(0, 0, edge, rect.height(), theme.colour("accent"))
        elif self.underMouse() or self.isDown():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)

    def _paint_first(self, painter: QPainter, rect: QRectF) -> float:
        """Paint the first line; return where its words begin."""
        theme, words = self._theme, self._words
        left = rect.left()
        if words.icon:
            side = theme.px(14)
            box = QRectF(left, round(rect.center().y() - side / 2), side, side)
            theme.icons.paint(painter, box, words.icon, words.icon_tone)
            left += side + _GAP
        if words.lead_width:
            room = QRectF(left, rect.top(), words.lead_width, rect.height())
            paint_line(painter, theme, room, words.lead, "caption", words.lead_tone)
            left += words.lead_width + _GAP
        if words.tag:
            width = paint_tag(painter, theme, left, rect, words.tag, words.tag_kind)
            left += max(width, words.tag_width) + _GAP
        room = QRectF(left, rect.top(), rect.right() - left, rect.height())
        if words.right:
            taken = paint_line(
                painter, theme, room, words.right, words.right_role, words.right_tone, right=True
            )
            room.setRight(room.right() - taken - 12)
        mark = 0.0
        if words.assumed:
            mark = theme.metrics("micro").horizontalAdvance(words.assumed) + 12.0
            room.setRight(room.right() - mark)
        said = paint_line(
            painter,
            theme,
            room,
            words.first,
            words.first_role,
            words.tone,
            bold=(words.bold or self._picked) or None,
        )
        if words.assumed:
            at = room.topLeft() + QRectF(0, 0, said + 6, rect.height() / 2).bottomRight()
            paint_assumed(painter, theme, at, words.assumed)
        return left


class RowList(QWidget):
    """Rows below each other. Widgets are kept and reworded, so that a refresh stays quick."""

    chosen = Signal(object)
    menu_asked = Signal(object, object)
    """Carries the row's key and the point on the screen."""

    def __init__(
        self,
        theme: Theme,
        name: str,
        parent: QWidget | None = None,
        height: int = 24,
        *,
        picking: bool = False,
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._height = height
        self._picking = picking
        self._picked: object = None
        self._rows: list[InfoRow] = []
        self._shown = 0
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def rows(self) -> Sequence[InfoRow]:
        """The rows that are shown."""
        return self._rows[: self._shown]

    def set_rows(self, rows: Sequence[RowWords]) -> None:
        """Show other rows."""
        for place, words in enumerate(rows):
            if place == len(self._rows):
                self._rows.append(self._make(words))
            row = self._rows[place]
            if row.words != words:
                row.set_words(words)
            row.setVisible(True)
        for row in self._rows[len(rows) :]:
            row.setVisible(False)
        self._shown = len(rows)
        self.setVisible(bool(rows))
        self.pick(self._picked)

    @property
    def picked(self) -> object:
        """The key of the row whose details stand beside the list."""
        return self._picked

    def pick(self, key: object) -> None:
        """Show which row's details stand beside the list; tells nobody."""
        self._picked = key
        if self._picking:
            for row in self.rows:
                row.set_picked(key is not None and row.words.key == key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk through a list for picking with the arrow keys."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()), 0)
        usable = [row for row in self.rows if not row.words.heading]
        at = next((i for i, row in enumerate(usable) if row.hasFocus()), None)
        if not step or at is None or not 0 <= at + step < len(usable):
            super().keyPressEvent(event)
            return
        row = usable[at + step]
        row.setFocus(Qt.FocusReason.TabFocusReason)
        if self._picking:
            self._chose(row)

    def _chose(self, row: InfoRow) -> None:
        if self._picking:
            self.pick(row.words.key)
        self.chosen.emit(row.words.key)

    def _make(self, words: RowWords) -> InfoRow:
        row = InfoRow(self._theme, words, self, self._height)
        row.set_inset(10 if self._picking else 0)
        row.clicked.connect(lambda: self._chose(row))
        row.menu_asked.connect(lambda point: self.menu_asked.emit(row.words.key, point))
        self._column.addWidget(row)
        return row


def paint_tag(
    painter: QPainter, theme: Theme, left: float, rect: QRectF, words: str, kind: str
) -> float:
    """Paint a small word on a soft ground, in the middle of `rect`; return its width in px."""
    soft, tone = _TAG_SOFT[kind]
    font = theme.font("micro")
    painter.save()
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(words) + 12.0
    height = float(theme.px(18))
    box = QRectF(left, round(rect.center().y() - height / 2), width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.colour(tone if theme.name == "contrast" else soft))
    painter.setBrush(theme.colour(soft))
    painter.drawRoundedRect(crisp(box), 3, 3)
    painter.setPen(theme.colour(tone))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return width
