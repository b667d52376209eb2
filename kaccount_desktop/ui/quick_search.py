"""Ctrl+K: customers and people offered under the search field while one types.

The record number of a printed sheet opens that record, to key in what was written by hand.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPoint,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QMainWindow, QStyleOptionViewItem, QVBoxLayout

from kaccount_desktop.book.actions.numbers import find_number
from kaccount_desktop.book.queries.quick import Hit, Hits, quick_find
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.kit.rows import Index, TwoLine, TwoLineDelegate
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.session import Session

MOST_ROWS = 9
HIT = Qt.ItemDataRole.UserRole
PAUSE_MS = 60
LEAST_WIDTH = 320


class _HitModel(QAbstractListModel):
    """The hits, and one row that shows them all in the customer list."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.hits: tuple[Hit | None, ...] = ()
        self._all = self.tr("Show all in the customer list")

    def show(self, hits: Hits) -> None:
        """Offer other hits."""
        self.beginResetModel()
        self.hits = (*hits.hits, None) if hits.hits else ()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 -- Qt's signature
        """Return how many rows are offered."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the hit of a row, or its words for screen readers."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role == HIT:
            return hit
        if role == Qt.ItemDataRole.DisplayRole:
            return self._all if hit is None else hit.name or hit.customer.name
        return None


class _HitDelegate(TwoLineDelegate):
    """A customer with its grade; a person with title and customer."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a person's sign where a customer has its grade."""
        super().paint(painter, option, index)
        hit = index.data(HIT)
        if isinstance(hit, Hit) and hit.contact is not None:
            side = self._theme.px(16)
            top = option.rect.top() + (option.rect.height() - side) // 2
            self._theme.icons.paint(painter, QRectF(11, top, side, side), "person", "text-3")

    def row_at(self, index: Index) -> TwoLine | None:
        """Return the words of a row."""
        hit = index.data(HIT)
        if not isinstance(hit, Hit):
            return TwoLine(str(index.data()))
        if hit.contact is None:
            row = hit.customer
            return TwoLine(row.name, row.next_title, row.grade, row.grade_suggested)
        second = " · ".join(part for part in (hit.title, hit.customer.name) if part)
        return TwoLine(hit.name, second)


class QuickSearch(QFrame):
    """The list under the field. Arrow keys walk, Enter chooses, Escape closes.

    `taken` comes when a customer or person was chosen: the keyboard belongs there now.
    """

    taken = Signal()

    def __init__(self, session: Session, field: SearchField, window: QMainWindow) -> None:
        super().__init__(window)
        self._session = session
        self._field = field
        self._window = window
        self.setObjectName("quick_search")
        self._model = _HitModel(self)
        self.view = QListView(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_HitDelegate(session.theme, self.view))
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName(self.tr("Found"))
        self.view.clicked.connect(self._take)
        self._nothing = Label(self.tr("Nothing found"), "body", "text-3", parent=self)
        self._nothing.setContentsMargins(12, 10, 12, 10)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.view)
        column.addWidget(self._nothing)
        self._pause = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._pause.timeout.connect(self._ask)
        field.textChanged.connect(self._typed)
        field.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Walk the list with the keys of the field; close it when the field is left."""
        if watched is self._field:
            if event.type() == QEvent.Type.FocusOut:
                self.hide()
            elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
                return self._key(Qt.Key(event.key()))
        return super().eventFilter(watched, event)

    def _key(self, key: Qt.Key) -> bool:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key, 0)
        if step and self.isVisible():
            row = (self.view.currentIndex().row() + step) % max(1, self._model.rowCount())
            self.view.setCurrentIndex(self._model.index(row))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._field.text().strip():
            if self._open_number():
                return True
            if self._pause.isActive() or not self.isVisible():
                self._pause.stop()
                self._show(quick_find(self._session.book, self._field.text()))
            if self._model.hits:
                self._take(self.view.currentIndex())
            return True
        return False

    def _open_number(self) -> bool:
        """Open the record whose number was typed from a sheet of paper; False when it is none."""
        try:
            kind, record = find_number(self._session.book, self._field.text())
        except KnownError:
            return False
        self._pause.stop()
        self.hide()
        self._field.clear()
        self._session.record_asked.emit(kind, record)
        return True

    def _typed(self, text: str) -> None:
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self.hide()

    def _ask(self) -> None:
        book, text = self._session.book, self._field.text()
        self._session.workers.start(
            lambda _job: quick_find(book, text), self._show, topic="quick search"
        )

    def _show(self, hits: Hits) -> None:
        if hits.text != self._field.text() or not hits.text.strip():
            return
        self._model.show(hits)
        rows = self._model.rowCount()
        self.view.setVisible(rows > 0)
        self._nothing.setVisible(rows == 0)
        if rows:
            self.view.setCurrentIndex(self._model.index(0))
        self._place(rows)
        self.show()
        self.raise_()

    def _place(self, rows: int) -> None:
        """Lie under the field, at least as wide as it, as high as its rows."""
        height = min(rows, MOST_ROWS) * self._session.theme.row(48) + 2
        if rows == 0:
            height = self._nothing.sizeHint().height() + 2
        corner = self._field.mapTo(self._window, QPoint(0, self._field.height() + 2))
        width = max(self._field.width(), self._session.theme.px(LEAST_WIDTH))
        self.setGeometry(corner.x() + self._field.width() - width, corner.y(), width, height)

    def _take(self, index: QModelIndex) -> None:
        hit = index.data(HIT)
        text = self._field.text()
        self.hide()
        self._field.clear()
        if not isinstance(hit, Hit):
            self._session.search_asked.emit(text)
            return
        self._session.selection.choose_customer(hit.customer.key)
        if hit.contact is not None:
            self._session.selection.choose_contact(hit.contact)
        self.taken.emit()
