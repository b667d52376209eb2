"""The head of the preview: a column's letter and heading, and the box that says what it holds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView, QTableView

from kaccount_desktop.files.fields import SKIP
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.ui.importing.targets import TargetBox, Targets
from kaccount_desktop.ui.kit.paint import paint_line
from kaccount_desktop.ui.session import Session

EXACT = 1.0
GAP = 4
AT_ONCE = 60
"""Columns that get their box at once; those of a wider sheet get theirs when they are seen."""


class ColumnHead(QHeaderView):
    """A box of fields under each heading. `remapped` carries the column's number and its target.

    A column whose meaning is a guess carries 「推」, as every assumption in the program does.
    """

    remapped = Signal(int, str)
    reached = Signal(int)
    """The keyboard is on the box of this column."""

    def __init__(self, session: Session, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._session = session
        self._targets = Targets(session, self)
        self._boxes: dict[int, TargetBox] = {}
        self._mapping: SheetMapping | None = None
        self.setSectionsMovable(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(session.theme.px(96))
        self.sectionResized.connect(self._place)
        table.horizontalScrollBar().valueChanged.connect(self._place)

    def show_mapping(self, mapping: SheetMapping) -> None:
        """Show what each column holds; boxes are made once and used for the next sheet."""
        self._mapping = mapping
        for number in range(min(AT_ONCE, len(mapping.columns))):
            self.box(number)
        for number, box in self._boxes.items():
            box.setVisible(number < len(mapping.columns))
            if number < len(mapping.columns):
                box.show_column(mapping.columns[number])
        self._place()
        self.viewport().update()

    def box(self, column: int) -> TargetBox:
        """Return the box of a column."""
        found = self._boxes.get(column)
        if found is None:
            found = self._boxes[column] = self._make(column)
        return found

    def sizeHint(self) -> QSize:  # noqa: N802
        """Leave room for both lines."""
        theme = self._session.theme
        return QSize(super().sizeHint().width(), theme.px(24) + theme.px(28) + GAP)

    def updateGeometries(self) -> None:  # noqa: N802
        """Place the boxes whenever the table is laid out."""
        super().updateGeometries()
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Tell which column the keyboard reaches, so that the table shows it."""
        if event.type() == QEvent.Type.FocusIn:
            for number, box in self._boxes.items():
                if box is watched:
                    self.reached.emit(number)
        return super().eventFilter(watched, event)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802
        """Paint letter and heading above the box."""
        theme, mapping = self._session.theme, self._mapping
        painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), theme.colour("line-soft"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if mapping is None or section >= len(mapping.columns):
            return
        column = mapping.columns[section]
        line = QRectF(rect.left() + 8, rect.top() + 2, rect.width() - 14, theme.px(22))
        if 0 < column.confidence < EXACT:
            line.setRight(line.right() - self._paint_guess(painter, line) - 6)
        tone = "text-3" if column.target == SKIP else "text"
        paint_line(painter, theme, line, column.label.replace("\n", " "), "caption", tone)

    def _paint_guess(self, painter: QPainter, line: QRectF) -> float:
        theme = self._session.theme
        words = self.tr("guess", "the short mark in a frame")
        painter.save()
        painter.setFont(theme.font("micro"))
        width = painter.fontMetrics().horizontalAdvance(words) + 6.0
        height = float(theme.px(15))
        top = line.center().y() - height / 2
        frame = QRectF(line.right() - width, top, width, height)
        painter.setPen(theme.colour("ghost"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(theme.colour("text-2"))
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)
        painter.restore()
        return width

    def _make(self, number: int) -> TargetBox:
        box = TargetBox(self._session, self._targets, self.viewport())
        if self._mapping is not None and number < len(self._mapping.columns):
            box.show_column(self._mapping.columns[number])
        box.activated.connect(lambda _place: self.remapped.emit(number, box.target()))
        box.installEventFilter(self)
        box.show()
        return box

    def _place(self) -> None:
        theme = self._session.theme
        top, width = theme.px(24), self.viewport().width()
        for number in range(self.count()):
            left = self.sectionViewportPosition(number)
            size = self.sectionSize(number)
            seen = left < width and left + size > 0
            if number in self._boxes or seen:
                self.box(number).setGeometry(left + 3, top, size - 7, theme.px(26))
