"""A field that finds a customer as one types: name, pinyin, initials, a contact, a phone number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import (
    CustomerFilter,
    CustomerRow,
    customer_rows,
    find_customers,
)
from kaccount_desktop.ui.kit.cells import CellDelegate
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session

MOST_SHOWN = 12
KEY = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class FoundModel(QAbstractListModel):
    """The first customers a search found."""

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book
        self._rows: Sequence[CustomerRow] = ()

    def search(self, text: str) -> None:
        """Find customers; nothing typed finds those due first."""
        keys = find_customers(self._book, CustomerFilter(text)).keys[:MOST_SHOWN]
        self.beginResetModel()
        self._rows = customer_rows(self._book, keys)
        self.endResetModel()

    def first(self) -> int | None:
        """Return the customer found first."""
        return self._rows[0].key if self._rows else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many are shown."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, tooltip or key of a customer."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == KEY:
            return row.key
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return row.name
        return plain_tip(row.name) if role == Qt.ItemDataRole.ToolTipRole else None


class CustomerField(SearchField):
    """`picked` carries the key of the customer chosen by Enter or click; `left` comes on Escape."""

    picked = Signal(object)
    left = Signal()

    def __init__(self, session: Session, placeholder: str, parent: QWidget | None = None) -> None:
        super().__init__(session.theme, placeholder, parent=parent)
        self._found = FoundModel(session.book, self)
        completer = QCompleter(self._found, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setMaxVisibleItems(MOST_SHOWN)
        self._list = completer
        self._popup = QListView(self)
        self._popup.setUniformItemSizes(True)
        self._popup.setProperty("popup", True)
        self._popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        completer.setPopup(self._popup)
        # The completer has put a delegate of its own in its place.
        self._popup.setItemDelegate(CellDelegate(session.theme, self._popup, "body"))
        self.setCompleter(completer)
        completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self.textEdited.connect(self.search)

    def search(self, text: str = "") -> None:
        """Find customers and show them under the field."""
        self._found.search(text)
        self._list.complete()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the first on Enter, leave on Escape; neither reaches the dialog."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
            self._take_first()
            return
        if event.key() == Qt.Key.Key_Escape and not self.text():
            event.accept()
            self.left.emit()
            return
        if event.key() == Qt.Key.Key_Down and not self._popup.isVisible():
            self.search(self.text())
            return
        super().keyPressEvent(event)

    def _take_first(self) -> None:
        self._found.search(self.text())
        key = self._found.first()
        if key is not None:
            self._pick(key)

    def _take(self, index: QModelIndex) -> None:
        key = index.data(KEY)
        if key is not None:
            self._pick(key)

    def _pick(self, key: int) -> None:
        self._popup.hide()
        self.clear()
        self.picked.emit(key)
