"""The history tab: who changed what from what to what, and when; an entry can be taken back."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.journal import Entry
from kaccount_desktop.book.queries.history import (
    MOST_DETAILS,
    Cell,
    customer_history,
    details,
)
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.kit.buttons import SmallButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.column_words import label, tells, value_words
from kaccount_desktop.ui.workspace.tab_page import TabPage
from kaccount_desktop.ui.workspace.wording import Wording

Index = QModelIndex | QPersistentModelIndex
ENTRY: Final = Qt.ItemDataRole.UserRole + 1
_WHAT, _WHEN, _WHO = range(3)
_CELLS_READ: Final = 20_000
"""Cells of one entry that are looked through for those of the customer."""


class HistoryModel(QAbstractItemModel):
    """Entries, and under each the cells it changed, read when it is opened.

    An entry's index has the internal id 0, a cell's the place of its entry plus 1.
    """

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._entries: list[Entry] = []
        self._cells: dict[int, list[Cell]] = {}
        self._customer = 0

    def show_entries(self, entries: list[Entry], customer: int) -> None:
        """Show a customer's entries; new ones at the head leave the rest as it stands."""
        known = self._entries if customer == self._customer else []
        self._customer = customer
        added = len(entries) - len(known)
        grown = added > 0 and [e.entry for e in entries[added:]] == [e.entry for e in known]
        if not (grown and known):
            self.beginResetModel()
            self._entries, self._cells = entries, {}
            self.endResetModel()
            return
        self.beginInsertRows(QModelIndex(), 0, added - 1)
        self._entries = entries
        self._cells = {place + added: cells for place, cells in self._cells.items()}
        self.endInsertRows()
        self.dataChanged.emit(self.index(added, 0), self.index(len(entries) - 1, _WHO))

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008
        """Return the index of an entry or of one of its cells."""
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else 0)

    def parent(self, index: Index = QModelIndex()) -> Any:  # noqa: B008
        """Return the entry of a cell."""
        place = index.internalId() if index.isValid() else 0
        return self.createIndex(place - 1, 0, 0) if place else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many entries there are, or cells of one."""
        if not parent.isValid():
            return len(self._entries)
        if parent.internalId() or parent.column():
            return 0
        return len(self._cells.get(parent.row(), ()))

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008, ARG002
        """Return what, when and who."""
        return 3

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: N802, B008
        """Return whether something can be opened: every entry changed something."""
        if not parent.isValid():
            return bool(self._entries)
        return not parent.internalId() and parent.column() == 0

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802
        """Return whether the cells of an entry are still to be read."""
        return parent.isValid() and not parent.internalId() and parent.row() not in self._cells

    def fetchMore(self, parent: Index) -> None:  # noqa: N802
        """Read the cells of an entry."""
        if not self.canFetchMore(parent):
            return
        place = parent.row()
        found = self._own_cells(self._entries[place])
        if found:
            self.beginInsertRows(self.index(place, 0), 0, len(found) - 1)
        self._cells[place] = found
        if found:
            self.endInsertRows()

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        return [self.tr("What changed"), self.tr("When"), self.tr("Who")][section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        place = index.internalId()
        if role == ENTRY:
            return self._entries[place - 1 if place else index.row()]
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        words = (
            self._cell(self._cells[place - 1][index.row()], index.column())
            if place
            else self._entry(self._entries[index.row()], index.column())
        )
        return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words

    def _own_cells(self, entry: Entry) -> list[Cell]:
        """Return what an entry changed of this customer; an import touches many others."""
        cells = details(self._session.book, entry, _CELLS_READ)
        owners: dict[tuple[str, RowKey], object] = {}
        for cell in cells:
            row = (cell.table, cell.key)
            if cell.table == "customer":
                owners[row] = cell.key
            elif cell.column == "customer_id":
                owners[row] = cell.new if cell.new is not None else cell.old
        if any(owner != self._customer for owner in owners.values()):
            cells = [c for c in cells if owners.get((c.table, c.key)) == self._customer]
        told = [c for c in cells if tells(c) and c.column != "customer_id"]
        return told[:MOST_DETAILS]

    def _entry(self, entry: Entry, column: int) -> str:
        if column == _WHEN:
            return f"{self._wording.day(entry.at.date())} {entry.at:%H:%M}"
        if column == _WHO:
            return entry.person
        title = self._session.words(entry.title)
        acts = {
            "undo": self.tr("Undone: {}"),
            "redo": self.tr("Done again: {}"),
            "revert": self.tr("Taken back: {}"),
        }
        words = acts[entry.act].format(title) if entry.act in acts else title
        return self._wording.joined(words, self.tr("undone") if entry.state != "done" else "")

    def _cell(self, cell: Cell, column: int) -> str:
        if column != _WHAT:
            return ""
        book = self._session.book
        before = self._session.words(value_words(book, cell, cell.old))
        after = self._session.words(value_words(book, cell, cell.new))
        name = self._session.words(label(cell))
        if cell.old is None:
            return self.tr("{name}: {new}").format(name=name, new=after)
        return self.tr("{name}: {old} → {new}").format(name=name, old=before, new=after)


class TallRows(QStyledItemDelegate):
    """Gives every row of a tree the height of the table rows of the house."""

    def __init__(self, height: int, parent: QObject) -> None:
        super().__init__(parent)
        self._height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        """Return the usual width and the house's height."""
        return QSize(super().sizeHint(option, index).width(), self._height)


class HistoryTab(TabPage):
    """A tree of entries; the chosen one can be taken back unless later changes stand on it."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(8)
        bar = QHBoxLayout()
        said = self.tr("Nothing is ever rewritten: taking an entry back is an entry of its own.")
        bar.addWidget(Label(said, "caption", "text-3", wrap=True, parent=self), 1)
        self.revert = SmallButton(self.tr("Take this entry back"), self)
        self.revert.clicked.connect(self._revert)
        bar.addWidget(self.revert)
        column.addLayout(bar)
        self.error = Label("", "body", "negative", wrap=True, parent=self)
        self.error.hide()
        column.addWidget(self.error)
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._build_tree())
        self.stack.addWidget(EmptyPane(self.tr("Nothing has happened yet."), parent=self))
        column.addWidget(self.stack, 1)

    def _build_tree(self) -> QTreeView:
        theme = self.session.theme
        self.model = HistoryModel(self.session, self)
        tree = self.tree = QTreeView(self)
        tree.setAccessibleName(self.tr("History"))
        tree.setModel(self.model)
        tree.setUniformRowHeights(True)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        tree.setAllColumnsShowFocus(True)
        tree.setItemDelegate(TallRows(theme.row(26), tree))
        head = tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(_WHAT, QHeaderView.ResizeMode.Stretch)
        for place, width in ((_WHEN, 104), (_WHO, 84)):
            head.setSectionResizeMode(place, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(place, theme.px(width))
        tree.selectionModel().currentChanged.connect(self._chose)
        return tree

    def concerns(self, changes: Any) -> bool:
        """Every change of this customer is history."""
        return self._customer in changes.customers

    def forget(self) -> None:
        """Drop the sentence about another customer's entry."""
        self.error.hide()

    def refresh(self) -> None:
        """Read the entries."""
        entries = customer_history(self.session.book, self.customer)
        self.model.show_entries(entries, self.customer)
        self.stack.setCurrentIndex(0 if entries else 1)
        self._chose()

    def _chose(self) -> None:
        entry = self.tree.currentIndex().data(ENTRY)
        possible = isinstance(entry, Entry) and entry.state == "done"
        self.revert.setEnabled(possible and entry.act in ("change", "revert"))

    def _revert(self) -> None:
        entry = self.tree.currentIndex().data(ENTRY)
        if not isinstance(entry, Entry):
            return
        try:
            self.session.book.revert(entry)
        except KnownError as error:
            self._refuse(error.text)
        else:
            self.error.hide()

    def _refuse(self, text: Text) -> None:
        self.error.setText(self.session.words(text))
        self.error.show()
