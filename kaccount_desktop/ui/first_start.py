"""The page while no book is open: begin, open, import, try; and the books opened before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.rules.clock import CHINA, Clock
from kaccount_desktop.rules.presence import is_file
from kaccount_desktop.ui.commands import Command, Commands
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.kit.paint import crisp, paint_line
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.settings_view import RecentBook
from kaccount_desktop.ui.theme import Theme

LEFT_WIDTH, RIGHT_WIDTH, GAP = 352, 472, 56


class DoorButton(QAbstractButton):
    """A wide button of 56 px with an icon, a verb and a line on what it does."""

    def __init__(
        self, theme: Theme, command: Command, detail: str, *, primary: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._detail = detail
        self._icon = str(command.property("icon_name"))
        self._primary = primary
        self.setText(command.plain)
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(detail)
        self.setToolTip(command.toolTip())
        self.setFixedHeight(theme.px(56))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(lambda: command.trigger())  # noqa: PLW0108 -- drops the argument

    def sizeHint(self) -> QSize:  # noqa: N802
        """Fill the column."""
        return QSize(LEFT_WIDTH, self._theme.px(56))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint ground, icon and both lines."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tones = ("on-accent",) * 3 if self._primary else ("text-2", "text", "text-3")
        ground = "accent-fill" if self._primary else "surface"
        if not self._primary and (self.underMouse() or self.isDown()):
            ground = "hover"
        painter.setBrush(theme.colour(ground))
        painter.setPen(theme.colour("accent-fill" if self._primary else "line-control"))
        box = crisp(QRectF(self.rect()))
        painter.drawRoundedRect(box, 4, 4)
        side = theme.px(20)
        at = QRectF(17, (self.height() - side) // 2, side, side)
        theme.icons.paint(painter, at, self._icon, tones[0])
        left = 17 + side + 15
        top = (self.height() - theme.line("body") - theme.line("caption")) / 2
        room = QRectF(left, top, self.width() - left - 12, theme.line("body"))
        paint_line(painter, theme, room, self.text(), "body", tones[1])
        room = QRectF(left, room.bottom(), room.width(), theme.line("caption"))
        paint_line(painter, theme, room, self._detail, "caption", tones[2])
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("on-accent" if self._primary else "accent"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            inset = 3 if self._primary else 1
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)


class RecentRow(QAbstractButton):
    """A book opened before: name, place, when; dull, with 移除, when the file is gone."""

    removed = Signal()

    def __init__(self, theme: Theme, recent: RecentBook, when: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._recent = recent
        self._when = when
        self._there = is_file(recent.path)
        self.setText(recent.path.stem)
        self.setAccessibleName(recent.path.stem)
        self.setFixedHeight(theme.px(52))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(plain_tip(str(recent.path)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._note = "" if self._there else self.tr("File not found ·")
        self._remove = LinkButton(self.tr("Remove"), self, quiet=True)
        self._remove.setVisible(not self._there)
        self._remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(self._remove)
        self.setEnabled(True)
        self.setAccessibleDescription(self._note or when)

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Light up."""
        self.update()
        super().enterEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the row and the hairline above it."""
        theme = self._theme
        painter = QPainter(self)
        if self.underMouse() and self._there:
            painter.fillRect(self.rect(), theme.colour("hover"))
        painter.fillRect(0, 0, self.width(), 1, theme.colour("line"))
        side = theme.px(20)
        dull = "text-2" if self._there else "text-3"
        theme.icons.paint(painter, QRectF(0, (self.height() - side) // 2, side, side), "book", dull)
        left = side + 12
        right = QRectF(left, 0, self.width() - left, self.height())
        if self._there:
            taken = paint_line(painter, theme, right, self._when, "caption", "text-3", right=True)
        else:
            right.setRight(right.right() - self._remove.width() - 2)
            taken = (
                self._remove.width()
                + 8
                + paint_line(painter, theme, right, self._note, "caption", "text-3", right=True)
            )
        top = (self.height() - theme.line("body") - theme.line("caption")) / 2
        room = QRectF(left, top, self.width() - left - taken - 12, theme.line("body"))
        paint_line(painter, theme, room, self.text(), "body", "text" if self._there else "text-3")
        room.moveTop(room.bottom())
        room.setHeight(theme.line("caption"))
        self._paint_path(painter, room)
        if self.hasFocus():
            painter.setPen(theme.colour("accent"))
            painter.drawRect(crisp(QRectF(self.rect())))

    def _paint_path(self, painter: QPainter, room: QRectF) -> None:
        metrics = self._theme.metrics("caption")
        path = metrics.elidedText(
            str(self._recent.path), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        paint_line(painter, self._theme, room, path, "caption", "text-3")


class FirstStart(QScrollArea):
    """Four doors at the left, the recent books at the right.

    `book_chosen` and `book_removed` carry the `Path` of a recent book.
    """

    book_chosen = Signal(object)
    book_removed = Signal(object)

    def __init__(
        self, theme: Theme, commands: Commands, clock: Clock, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("first_start")
        self._theme = theme
        self._clock = clock
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        self.setWidget(page)
        body = QWidget(page)
        body.setMaximumWidth(LEFT_WIDTH + GAP + RIGHT_WIDTH)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._head())
        column.addSpacing(44)
        halves = QHBoxLayout()
        halves.setSpacing(GAP)
        halves.addLayout(self._doors(commands), LEFT_WIDTH)
        self._recent = QVBoxLayout()
        self._recent.setSpacing(0)
        halves.addLayout(self._recent, RIGHT_WIDTH)
        column.addLayout(halves)
        outer = QVBoxLayout(page)
        outer.setContentsMargins(28, 16, 28, 16)
        outer.addStretch(2)
        middle = QHBoxLayout()
        middle.addStretch(1)
        middle.addWidget(body, 100)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(5)

    def set_recent(self, books: Sequence[RecentBook]) -> None:
        """Show the books opened before."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        head = QWidget(self)
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 4)
        row.addWidget(Label(self.tr("Opened before"), "heading", parent=head))
        row.addStretch(1)
        row.addWidget(Label(self.tr("Ctrl+O opens another"), "caption", "text-3", parent=head))
        self._recent.addWidget(head)
        for book in books:
            self._recent.addWidget(self._row(book))
        if not books:
            self._recent.addWidget(Hairline(self))
            self._recent.addSpacing(10)
            words = self.tr("Books you open are listed here. A file can also be dropped on this "
                            "window: a book opens, an Excel list is imported.")  # fmt: skip
            self._recent.addWidget(Label(words, "caption", "text-3", wrap=True, parent=self))
        self._recent.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(16)
        sign = Label(parent=self)
        side = self._theme.px(44)
        sign.setFixedSize(side, side)
        icon = self._theme.icons.window_icon()
        sign.setPixmap(icon.pixmap(QSize(side, side), self.devicePixelRatioF()))
        row.addWidget(sign)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(self.tr("Key Account Workbench"), "welcome", parent=self))
        promise = self.tr(
            "Customers, people, stages and forms in one file. No network, nothing is uploaded."
        )
        words.addWidget(Label(promise, "body", "text-2", parent=self))
        row.addLayout(words, 1)
        return row

    def _doors(self, commands: Commands) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        doors = (
            (commands.new_book, self.tr("Choose a place for the file")),
            (commands.open_book, self.tr("A .kabook file, on a USB stick too")),
            (commands.import_list, self.tr("Look first at what will come in, then confirm")),
        )
        for place, (command, detail) in enumerate(doors):
            column.addWidget(
                DoorButton(self._theme, command, detail, primary=place == 0, parent=self)
            )
        column.addSpacing(14)
        column.addWidget(Hairline(self))
        column.addSpacing(6)
        detail = self.tr("The year of a parts supplier, free to change")
        column.addWidget(
            DoorButton(self._theme, commands.open_sample, detail, primary=False, parent=self)
        )
        column.addStretch(1)
        return column

    def _row(self, book: RecentBook) -> RecentRow:
        row = RecentRow(self._theme, book, self._when(book.opened), self)
        row.clicked.connect(lambda: self._choose(book.path))
        row.removed.connect(lambda: self.book_removed.emit(book.path))
        return row

    def _choose(self, path: Path) -> None:
        self.book_chosen.emit(path)

    def _when(self, moment: datetime) -> str:
        local = moment.astimezone(CHINA)
        days = (self._clock.today() - local.date()).days
        if days == 0:
            return self.tr("Today {}").format(local.strftime("%H:%M"))
        if days == 1:
            return self.tr("Yesterday {}").format(local.strftime("%H:%M"))
        same_year = local.year == self._clock.today().year
        return local.strftime("%m-%d" if same_year else "%Y-%m-%d")
