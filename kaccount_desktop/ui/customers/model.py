"""The customers found, a page of rows at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import CustomerRow, customer_rows

PAGE = 60
"""Rows read together: about two screens."""

ROW = Qt.ItemDataRole.UserRole + 1
KEY = Qt.ItemDataRole.UserRole + 2

Index = QModelIndex | QPersistentModelIndex


class CustomerModel(QAbstractListModel):
    """Holds the keys of all customers found and reads rows when a view asks for them."""

    def __init__(self, book: Book, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._keys: Sequence[int] = ()
        self._rows: dict[int, CustomerRow] = {}

    @property
    def keys(self) -> Sequence[int]:
        """The customers found, in order."""
        return self._keys

    def show(self, keys: Sequence[int]) -> None:
        """Show these customers; a view keeps its place when the same ones are shown again."""
        if list(keys) == list(self._keys):
            self.forget(self._rows)
            return
        self.beginResetModel()
        self._keys = keys
        self._rows.clear()
        self.endResetModel()

    def forget(self, keys: Iterable[int]) -> None:
        """Read these customers again when they are next painted."""
        gone = set(keys) & self._rows.keys()
        for key in gone:
            del self._rows[key]
        if gone and self._keys:
            self.dataChanged.emit(self.index(0), self.index(len(self._keys) - 1))

    def row_of(self, key: int | None) -> int:
        """Return the place of a customer in the list, -1 when it is not shown."""
        try:
            return self._keys.index(key) if key is not None else -1
        except ValueError:
            return -1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many customers were found."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return name, row or key of a customer."""
        if not index.isValid() or not 0 <= index.row() < len(self._keys):
            return None
        if role == KEY:
            return self._keys[index.row()]
        row = self._row(index.row())
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return row.name
        return None

    def _row(self, place: int) -> CustomerRow | None:
        key = self._keys[place]
        if key not in self._rows:
            start = place - place % PAGE
            page = self._keys[start : start + PAGE]
            if len(self._rows) > PAGE * 40:
                self._rows.clear()
            self._rows.update((row.key, row) for row in customer_rows(self._book, page))
        return self._rows.get(key)
