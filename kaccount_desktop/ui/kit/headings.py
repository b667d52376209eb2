"""Section headings and key–value grids."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.theme import Theme


class SectionHeading(QWidget):
    """A heading, a dull note after it, and room at the right; a hairline above unless `first`.

    `add(widget)` sets a tag after the heading, `add_right(widget)` a link or button at the edge.
    """

    def __init__(
        self, title: str, note: str = "", *, first: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if not first:
            column.addWidget(Hairline(self))
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        column.addLayout(self._row)
        self.title = ElidedLabel(title, "heading", parent=self)
        self.note = ElidedLabel(note, "caption", "text-3", parent=self)
        # The note takes what is left: it is cut before the title is.
        self.note.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._row.addWidget(self.title)
        self._row.addWidget(self.note, 1)
        self._row.addStretch(0)
        self._tags = 0
        self.setAccessibleName(title)

    def set_note(self, note: str, *shorter: str) -> None:
        """Change the dull words after the heading; `shorter` ones stand where room is narrow."""
        self.note.setText(note)
        self.note.offer_shorter(*shorter)

    def add(self, widget: QWidget) -> None:
        """Set a tag right after the heading, before the note."""
        self._tags += 1
        self._row.insertWidget(self._tags, widget)

    def add_right(self, widget: QWidget) -> None:
        """Set a link or button at the right edge."""
        self._row.addWidget(widget)


class KeyValueGrid(QWidget):
    """Labels and values in two columns; a value is words or any widget."""

    def __init__(self, theme: Theme, key_width: int = 64, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, theme.px(key_width))
        self._grid.setColumnStretch(1, 1)
        self._line = theme.line("dense")

    def add(self, key: str, value: str | QWidget) -> QWidget:
        """Add a row; returns the widget that shows the value."""
        row = self._grid.rowCount()
        name = Label(key, "dense", "text-3", parent=self)
        name.setContentsMargins(0, 0, 12, 0)
        shown = value if isinstance(value, QWidget) else ElidedLabel(value, "dense", parent=self)
        if not isinstance(value, QWidget):
            shown.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        for widget in (name, shown):
            widget.setMinimumHeight(max(self._line, widget.minimumHeight()))
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(shown, row, 1)
        return shown

    def clear(self) -> None:
        """Remove every row."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
