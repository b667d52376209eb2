"""What was refused, kept or changed, and what should be known: tables with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QTableView, QVBoxLayout, QWidget

from kaccount_desktop.files.import_report import Report
from kaccount_desktop.ui.kit.cells import CellDelegate
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import Hairline
from kaccount_desktop.ui.kit.tabs import PageTabs
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Finding:
    """One line: where in the file, and what; `row` counts from 1, 0 for the whole sheet."""

    sheet: str
    row: int
    column: str
    words: str


class FindingsModel(QAbstractTableModel):
    """Sheet, row, column and reason."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: Sequence[Finding] = ()

    def show(self, rows: Sequence[Finding]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def finding(self, row: int) -> Finding:
        """Return a line."""
        return self._rows[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return four."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return the words of a cell."""
        if not index.isValid() or role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        one = self._rows[index.row()]
        words = (one.sheet, str(one.row or ""), one.column, one.words)[index.column()]
        return words.replace("\n", " ") if role == Role.DisplayRole else plain_tip(words)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return the heading of a column."""
        if role != Role.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Sheet"), self.tr("Row"), self.tr("Column"), self.tr("Why"))[section]


class Findings(QWidget):
    """Tabs for refusals, notes, what was kept and what changed over one table. `chosen` carries a `Finding`."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._lists: list[list[Finding]] = [[], [], [], []]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.tabs = PageTabs(session.theme, self)
        for words in (
            self.tr("Not imported"),
            self.tr("Notes"),
            self.tr("Kept as the book has it"),
            self.tr("Changed in the book"),
        ):
            self.tabs.setTabVisible(self.tabs.addTab(words), self.tabs.count() == 1)
        self.tabs.setContentsMargins(7, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addWidget(Hairline(self))
        self._model = FindingsModel(self)
        self.table = self._build_table()
        self._nothing = EmptyPane(self.tr("Every row can be taken in."), parent=self)
        column.addWidget(self.table, 1)
        column.addWidget(self._nothing, 1)
        self.tabs.currentChanged.connect(self._show_list)

    def show_report(self, report: Report) -> None:
        """Show what an import found."""
        words = self._session.words
        self._lists = [
            [Finding(r.sheet, r.row, r.column, words(r.reason)) for r in report.refusals],
            [Finding(n.sheet, n.row or 0, "", words(n.text)) for n in report.notes],
            [Finding(d.sheet, d.row, words(d.label), words(d.text())) for d in report.differences],
            [Finding(u.sheet, u.row, words(u.label), words(u.text())) for u in report.updates],
        ]
        for place, rows in enumerate(self._lists):
            self.tabs.set_count(place, len(rows))
            self.tabs.setTabVisible(place, bool(rows) or place == 0)
        if not self._lists[self.tabs.currentIndex()]:
            filled = [place for place, rows in enumerate(self._lists) if rows]
            self.tabs.setCurrentIndex(filled[0] if filled else 0)
        self._show_list()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not any(self._lists)

    def _build_table(self) -> QTableView:
        theme = self._session.theme
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("What was not imported, and why"))
        table.setShowGrid(False)
        table.setItemDelegate(CellDelegate(theme, table))
        table.setAlternatingRowColors(True)
        table.setFont(theme.font("dense"))
        table.setWordWrap(False)
        table.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        rows = table.verticalHeader()
        rows.hide()
        rows.setDefaultSectionSize(theme.row(26))
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        head.setHighlightSections(False)
        for place, width in enumerate((96, 52, 132)):
            head.resizeSection(place, theme.px(width))
        selection = table.selectionModel()
        selection.currentRowChanged.connect(self._choose)
        table.clicked.connect(self._choose)
        return table

    def _show_list(self) -> None:
        rows = self._lists[self.tabs.currentIndex()]
        self._model.show(rows)
        self.table.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self._model.finding(index.row()))
