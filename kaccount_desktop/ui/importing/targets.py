"""What a column may hold: one list of fields that every column's box shares."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QPaintEvent, QStandardItem, QStandardItemModel, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

from kaccount_desktop.files.fields import FIELDS, GROUPS, KEEP, SKIP
from kaccount_desktop.files.heading_words import is_private
from kaccount_desktop.files.sheet_mapping import ColumnMapping
from kaccount_desktop.ui.kit.combo import paint_combo
from kaccount_desktop.ui.session import Session

TARGET = Qt.ItemDataRole.UserRole + 1


class Targets(QStandardItemModel):
    """Leave out, keep in the note, then every field under the name of its record."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._places: dict[str, int] = {}
        self._add(self.tr("Leave out"), SKIP)
        self._add(self.tr("Keep in the note"), KEEP)
        for group, title in GROUPS.items():
            head = QStandardItem(session.words(title))
            no_choice(head, session)
            self.appendRow(head)
            for field in FIELDS.values():
                if field.group == group:
                    self._add("  " + session.words(field.label), field.id)

    def place_of(self, target: str) -> int:
        """Return the row of a target."""
        return self._places.get(target, 0)

    def _add(self, words: str, target: str) -> None:
        item = QStandardItem(words)
        item.setData(target, TARGET)
        self._places[target] = self.rowCount()
        self.appendRow(item)


def no_choice(item: QStandardItem, session: Session) -> None:
    """Make an entry of a list a heading over those below it."""
    item.setFlags(Qt.ItemFlag.NoItemFlags)
    item.setFont(session.theme.font("caption", bold=True))
    item.setForeground(session.theme.colour("text-3"))


class TargetBox(QComboBox):
    """Says what one column holds. A column of private facts can only be left out."""

    def __init__(self, session: Session, targets: Targets, parent: QWidget) -> None:
        super().__init__(parent)
        self._targets = targets
        self._suffix = ""
        self.setModel(targets)
        self.setMaxVisibleItems(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.view().setMinimumWidth(session.theme.px(200))
        self.setFont(session.theme.font("caption"))

    def show_column(self, column: ColumnMapping) -> None:
        """Show what a column holds."""
        self._suffix = f" {column.place}" if column.place > 1 else ""
        self.setCurrentIndex(self._targets.place_of(column.target))
        self.setAccessibleName(self.tr("Column {}").format(column.label))
        private = is_private(column.heading)
        self.setEnabled(not private)
        self.setToolTip(
            self.tr("Private facts and personal benefits are not imported.") if private else ""
        )
        self.update()

    def target(self) -> str:
        """Return the field chosen, `SKIP` or `KEEP`."""
        return str(self.currentData(TARGET) or SKIP)

    def shown(self) -> str:
        """Return the field's name without its indent, and which of several it is."""
        return self.currentText().strip() + self._suffix

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Leave the wheel to the table."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint what is shown."""
        paint_combo(self, self.shown())
