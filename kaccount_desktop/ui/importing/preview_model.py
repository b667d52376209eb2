"""The rows of a sheet under their columns, with what was refused marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kaccount_desktop.files.fields import SKIP
from kaccount_desktop.files.import_plan import Refusal
from kaccount_desktop.files.sheet_mapping import SheetMapping
from kaccount_desktop.files.tables import Sheet
from kaccount_desktop.files.values import shown
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

LONGEST_SHOWN = 200
"""Characters of a cell that are shown; the whole cell is its tooltip."""
LONGEST_TIP = 2_000


class PreviewModel(QAbstractTableModel):
    """The data rows of one sheet as its program shows them; nothing can be edited."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._sheet: Sheet | None = None
        self._mapping: SheetMapping | None = None
        self._refused: dict[tuple[int, int], str] = {}
        self._whole: dict[int, str] = {}

    def show(self, sheet: Sheet, mapping: SheetMapping) -> None:
        """Show a sheet."""
        self.beginResetModel()
        self._sheet, self._mapping = sheet, mapping
        self._refused, self._whole = {}, {}
        self.endResetModel()

    def remap(self, mapping: SheetMapping) -> None:
        """Take another meaning of the columns; the rows stay."""
        self._mapping = mapping
        self._repaint()

    def mark(self, refusals: Iterable[Refusal]) -> None:
        """Mark what was refused, with the reason as tooltip."""
        sheet, mapping = self._sheet, self._mapping
        if sheet is None or mapping is None:
            return
        columns: Mapping[str, int] = {one.label: one.index for one in mapping.columns}
        self._refused, self._whole = {}, {}
        for one in refusals:
            if one.sheet != sheet.name:
                continue
            reason = self._session.words(one.reason)
            if one.whole_row:
                self._whole[one.row] = reason
            if one.column in columns:
                self._refused[one.row, columns[one.column]] = reason
        self._repaint()

    def place_of(self, row: int, column: str) -> QModelIndex:
        """Return where a row of the sheet (counted from 1) stands here."""
        mapping = self._mapping
        if mapping is None:
            return QModelIndex()
        found = [one.index for one in mapping.columns if one.label == column]
        return self.index(row - 1 - mapping.first_row, found[0] if found else 0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many rows lie under the heading."""
        if parent.isValid() or self._sheet is None or self._mapping is None:
            return 0
        return max(0, len(self._sheet.rows) - self._mapping.first_row)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008
        """Return how many columns the sheet has."""
        return 0 if parent.isValid() or self._mapping is None else len(self._mapping.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        """Return a cell's words, marks and tooltip."""
        if not index.isValid():
            return None
        if role == Role.DisplayRole:
            return self._words(index)[:LONGEST_SHOWN].replace("\n", " ")
        if role == Role.ToolTipRole:
            return plain_tip(self._tip(index))
        if role == Role.ForegroundRole:
            return self._session.theme.colour(self._tone(index))
        if role == Role.BackgroundRole and self._is_refused(index):
            return self._session.theme.colour("negative-soft")
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        """Return the row's number in the sheet, or a column's letter and heading."""
        mapping = self._mapping
        if role != Role.DisplayRole or mapping is None:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(mapping.first_row + section + 1)
        return mapping.columns[section].label if section < len(mapping.columns) else None

    def _number(self, index: Index) -> int:
        """Return the row's number as Excel counts."""
        return index.row() + 1 + (self._mapping.first_row if self._mapping else 0)

    def _words(self, index: Index) -> str:
        if self._sheet is None:
            return ""
        row = self._sheet.rows[self._number(index) - 1]
        return shown(row[index.column()]) if index.column() < len(row) else ""

    def _tip(self, index: Index) -> str:
        number = self._number(index)
        reason = self._refused.get((number, index.column())) or self._whole.get(number)
        words = self._words(index)
        if len(words) > LONGEST_TIP:
            words = words[:LONGEST_TIP] + "…"
        return "\n".join(part for part in (reason, words) if part)

    def _is_refused(self, index: Index) -> bool:
        number = self._number(index)
        return number in self._whole or (number, index.column()) in self._refused

    def _tone(self, index: Index) -> str:
        if self._is_refused(index):
            return "negative"
        mapping = self._mapping
        skipped = mapping is not None and mapping.columns[index.column()].target == SKIP
        return "text-3" if skipped else "text"

    def _repaint(self) -> None:
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
