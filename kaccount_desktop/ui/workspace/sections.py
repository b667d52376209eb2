"""A section of a page: its heading, its rows, and what to do while it is empty."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.theme import Theme
from kaccount_desktop.ui.workspace.row_list import RowList, RowWords


class EmptyLine(QWidget):
    """One dull sentence on what would stand here, and a link that gets it."""

    pressed = Signal()

    def __init__(self, sentence: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.sentence = Label(sentence, "caption", "text-3", wrap=True, parent=self)
        self.link = LinkButton(link, self)
        self.link.setVisible(bool(link))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.link)
        self.link.clicked.connect(self.pressed)


class RowSection(QWidget):
    """A heading with a link that adds, rows below it, or an `EmptyLine`.

    `chosen` and `menu_asked` come from the rows, `add_asked` from the link and the empty line.
    """

    chosen = Signal(object)
    menu_asked = Signal(object, object)
    add_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        empty: str,
        add: str,
        parent: QWidget | None = None,
        *,
        first: bool = False,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.heading = SectionHeading(title, first=first, parent=self)
        self.add_link = LinkButton(add, self)
        self.add_link.setAccessibleName(f"{title}: {add}")
        self.heading.add_right(self.add_link)
        self.list = RowList(theme, title, self)
        self.empty = EmptyLine(empty, add, self)
        for widget in (self.heading, self.list, self.empty):
            column.addWidget(widget)
        self.add_link.clicked.connect(self.add_asked)
        self.empty.pressed.connect(self.add_asked)
        self.list.chosen.connect(self.chosen)
        self.list.menu_asked.connect(self.menu_asked)

    def set_rows(self, rows: Sequence[RowWords]) -> None:
        """Show other rows, or the empty line."""
        self.list.set_rows(rows)
        self.empty.setVisible(not rows)
        self.add_link.setVisible(bool(rows))
