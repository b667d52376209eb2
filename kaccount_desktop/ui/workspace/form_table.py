"""A table of a form: its rows are child rows of the book, edited in their cells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.form_display import as_typed, display
from kaccount_desktop.book.form_values import RowValues, blank
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Field, Table
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor

Index = QModelIndex | QPersistentModelIndex
Store = Callable[[Field, Any, RowValues], bool]
FIELD: Final = Qt.ItemDataRole.UserRole + 1
_SHOWN_ONLY: Final = frozenset({"touches"})
_NUMBERS: Final = frozenset({"money", "number", "days"})
_GROWS: Final = frozenset(
    {"projects", "financial_years", "contacts", "needs", "promises", "attitudes"}
)
"""Tables that end in an empty row for one more."""


class FormTableModel(QAbstractTableModel):
    """The rows of a table, and an empty one for the next; `setData` writes one cell at once."""

    refused = Signal(str)

    def __init__(
        self, session: Session, table: Table, store: Store, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.table = table
        self._store = store
        self._rows: list[RowValues] = []
        self._first = 1 if table.row_options else 0

    def show_rows(self, rows: list[RowValues]) -> None:
        """Show other rows."""
        shown = list(rows)
        if self.table.bind in _GROWS:
            shown.append(RowValues(None, "", {c.code: blank(c) for c in self.table.columns}))
        if shown == self._rows:
            return
        if len(shown) == len(self._rows):
            self._rows = shown
            last = self.index(len(shown) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._rows = shown
        self.endResetModel()

    def field(self, column: int) -> Field | None:
        """Return the field of a column, None for the column that names the row."""
        place = column - self._first
        return self.table.columns[place] if place >= 0 else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.table.columns) + self._first

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Vertical or role != Qt.ItemDataRole.DisplayRole:
            return None
        item = self.field(section)
        if item is not None:
            return self._session.words(item.label)
        label = self.table.row_label
        return self._session.words(label) if label is not None else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows or how it is typed."""
        if not index.isValid():
            return None
        row, item = self._rows[index.row()], self.field(index.column())
        if role == FIELD:
            return item
        if item is None:
            return self._option(row) if role == Qt.ItemDataRole.DisplayRole else None
        value = row.values.get(item.code, blank(item))
        if role == Qt.ItemDataRole.DisplayRole:
            return display(item, value, self._session.language.code)
        if role == Qt.ItemDataRole.EditRole:
            return value if item.kind == "choice" else as_typed(item, value)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(display(item, value, self._session.language.code))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = (
                Qt.AlignmentFlag.AlignRight if item.kind in _NUMBERS else Qt.AlignmentFlag.AlignLeft
            )
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(  # noqa: N802
        self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Write a cell; what was refused is said by `refused`."""
        item = self.field(index.column()) if index.isValid() else None
        if item is None or role != Qt.ItemDataRole.EditRole:
            return False
        if value == self.data(index, Qt.ItemDataRole.EditRole):
            return False
        try:
            self._store(item, value, self._rows[index.row()])
        except KnownError as error:
            self.refused.emit(self._session.words(error.text))
            return False
        self.refused.emit("")
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return whether a cell can be edited."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        item = self.field(index.column())
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if item is None or item.computed or self.table.bind in _SHOWN_ONLY:
            return usual
        return usual | Qt.ItemFlag.ItemIsEditable

    def _option(self, row: RowValues) -> str:
        words = (o.title for o in self.table.row_options if o.code == row.option)
        title = next(words, None)
        return self._session.words(title) if title is not None else ""


class CellDelegate(QStyledItemDelegate):
    """Gives a choice its list and everything else one line to type in."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Return the editor of a cell."""
        item = index.data(FIELD)
        if not isinstance(item, Field) or item.kind != "choice":
            return super().createEditor(parent, option, index)
        offered = [Choice(one.code, self._session.words(one.title)) for one in item.options]
        editor = ChoiceEditor(offered, parent)
        editor.activated.connect(lambda: self._done(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show the stored value."""
        if isinstance(editor, ChoiceEditor):
            editor.put(index.data(Qt.ItemDataRole.EditRole))
            return
        super().setEditorData(editor, index)

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Write the value."""
        if isinstance(editor, ChoiceEditor):
            model.setData(index, editor.value(), Qt.ItemDataRole.EditRole)
            return
        super().setModelData(editor, model, index)

    def _done(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)


class FormTable(QWidget):
    """Shows a table whole: as high as its rows, and below it why a cell was refused."""

    def __init__(
        self,
        session: Session,
        table: Table,
        store: Store,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        theme = session.theme
        self._row_height = theme.row(28)
        self._head_height = theme.px(26)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        title = session.words(table.label)
        column.addWidget(Label(title, "dense", "text-2", parent=self))
        self.model = FormTableModel(session, table, store, self)
        self.view = QTableView(self)
        self.view.setAccessibleName(title)
        self.view.setModel(self.model)
        self.view.setItemDelegate(CellDelegate(session, self.view))
        self.view.setShowGrid(True)
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(self._row_height)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.view.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.SelectedClicked
        )
        self.view.setTabKeyNavigation(False)
        head = self.view.horizontalHeader()
        head.setFixedHeight(self._head_height)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(self.view)
        self.error = Label("", "caption", "negative", wrap=True, parent=self)
        self.error.hide()
        column.addWidget(self.error)
        self.model.refused.connect(self._say)

    def show_rows(self, rows: list[RowValues]) -> None:
        """Show other rows."""
        self.model.show_rows(rows)
        self.view.setFixedHeight(self._head_height + self.model.rowCount() * self._row_height + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep the Enter that ends a cell from the dialog: there it would finish everything."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or held:
            super().keyPressEvent(event)

    def _say(self, words: str) -> None:
        self.error.setText(words)
        self.error.setVisible(bool(words))
