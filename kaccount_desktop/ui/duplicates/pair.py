"""Two records side by side: what they have in common, and a choice for each differing field."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.actions.merging import JOINABLE, Difference, Side, differences
from kaccount_desktop.book.actions.merging_rows import BLANK, value_words
from kaccount_desktop.book.models import BookModel
from kaccount_desktop.book.queries.duplicates import standing
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.book.wording import column_label, table_of
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.page_scroll import PageScroll

_SIDES: Final[tuple[Side, ...]] = ("kept", "other", "both")


class ValueChoice(QWidget):
    """A radio button with a value that may take several lines; a click on the words chooses it."""

    def __init__(self, words: str, name: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        self.radio = QRadioButton(self)
        self.radio.setAccessibleName(f"{name}: {words}")
        self.radio.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tone = "text" if words else "text-3"
        self.words = Label(words or "—", "body", tone, wrap=True, parent=self)
        self.words.setMinimumHeight(self.radio.sizeHint().height())
        # Long words take no room from the other side: both columns are as wide.
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.words, 1, Qt.AlignmentFlag.AlignTop)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the value by its words."""
        self.radio.setChecked(True)
        self.radio.setFocus()
        event.accept()


class PairView(PageScroll):
    """Shows a pair; `choices` says whose value stays, by column."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._page: QWidget | None = None
        self._groups: dict[str, QButtonGroup] = {}
        self._column = QVBoxLayout(self.inner)
        self._column.setContentsMargins(24, 16, 24, 16)
        self._column.addStretch(1)

    @property
    def choices(self) -> dict[str, Side]:
        """Whose value stays, by column."""
        return {name: _SIDES[group.checkedId()] for name, group in self._groups.items()}

    def choice(self, column: str, side: Side) -> QAbstractButton:
        """Return the button that chooses a side's value."""
        return self._groups[column].button(_SIDES.index(side))

    def clear(self) -> None:
        """Show nothing."""
        self._groups = {}
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
            self._page = None

    def show_pair(self, model: type[BookModel], kept: int, other: int) -> None:
        """Show two customers, or two people."""
        self.clear()
        page = self._page = QWidget(self.inner)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnMinimumWidth(0, self._session.theme.px(84))
        for place in (1, 2):
            grid.setColumnStretch(place, 1)
        self._add_heads(grid, model, kept, other)
        found = differences(self._session.book, model, kept, other)
        contrary = [one for one in found if one.kept not in BLANK and one.other not in BLANK]
        for one in contrary:
            self._add_difference(grid, model, one)
        if contrary and len(contrary) < len(found):
            grid.addWidget(Hairline(page), grid.rowCount(), 0, 1, 3)
        for one in found:
            if one not in contrary:
                self._add_difference(grid, model, one)
        self._add_agreeing(grid, model, kept, {one.column for one in found})
        self._column.insertWidget(0, page)
        self.verticalScrollBar().setValue(0)

    def _add_heads(self, grid: QGridLayout, model: type[BookModel], kept: int, other: int) -> None:
        book, words = self._session.book, self._session.words
        for place, key in enumerate((kept, other), start=1):
            row = record(book, model, key) or {"name": ""}
            name = Label(str(row["name"]), "heading", wrap=True, parent=grid.parentWidget())
            hanging = " · ".join(words(text) for text in standing(book, model, key))
            name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            told = Label(hanging, "caption", "text-3", wrap=True, parent=grid.parentWidget())
            told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            grid.addWidget(name, 0, place, Qt.AlignmentFlag.AlignBottom)
            grid.addWidget(told, 1, place, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Hairline(grid.parentWidget()), 2, 0, 1, 3)

    def _add_difference(self, grid: QGridLayout, model: type[BookModel], one: Difference) -> None:
        page, row = grid.parentWidget(), grid.rowCount()
        name = self._label(model, one.column)
        label = Label(name, "dense", "text-2", wrap=True, parent=page)
        label.setMinimumHeight(self._session.theme.px(22))
        grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        group = self._groups[one.column] = QButtonGroup(page)
        for place, value in enumerate((one.kept, one.other)):
            words = value_words(self._session.book, model, one.column, value)
            choice = ValueChoice(self._session.words(words), name, page)
            group.addButton(choice.radio, place)
            grid.addWidget(choice, row, place + 1, Qt.AlignmentFlag.AlignTop)
        if one.column in JOINABLE and one.kept not in BLANK and one.other not in BLANK:
            both = ValueChoice(self.tr("Keep both, one below the other"), name, page)
            group.addButton(both.radio, _SIDES.index("both"))
            grid.addWidget(both, row + 1, 1, 1, 2)
        group.button(_SIDES.index(one.proposed)).setChecked(True)

    def _add_agreeing(
        self, grid: QGridLayout, model: type[BookModel], kept: int, differing: set[str]
    ) -> None:
        """Show in dull words what both say, so that nobody has to look it up."""
        page, book = grid.parentWidget(), self._session.book
        skipped = {*differing, "key", "currency", "lifecycle", "name"}
        shown = [
            (column, value_words(book, model, column, value))
            for column, value in (record(book, model, kept) or {}).items()
            if column not in skipped and value not in BLANK and value is not False
        ]
        if not shown:
            return
        grid.addWidget(Hairline(page), grid.rowCount(), 0, 1, 3)
        for column, words in shown:
            row = grid.rowCount()
            name = Label(self._label(model, column), "dense", "text-3", wrap=True, parent=page)
            value = Label(self._session.words(words), "dense", "text-3", wrap=True, parent=page)
            grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(value, row, 1, 1, 2, Qt.AlignmentFlag.AlignTop)

    def _label(self, model: type[BookModel], column: str) -> str:
        words = self._session.words(column_label(table_of(model), column))
        return words[:1].upper() + words[1:]
