"""Our own people (我方人员), who this book belongs to, and the company's name on the sheets."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from kaccount_desktop.book.actions.about import set_company, set_me
from kaccount_desktop.book.actions.colleagues import (
    add_colleague,
    delete_colleague,
    edit_colleague,
)
from kaccount_desktop.book.models import Colleague
from kaccount_desktop.book.queries.people import ColleagueRow, colleagues
from kaccount_desktop.book.queries.records import about, record
from kaccount_desktop.ui.kit.buttons import LinkButton, SmallButton
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import FlagEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid, finish_edit
from kaccount_desktop.ui.workspace.line_editors import LineEditor, LongEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class ColleaguesDialog(RecordDialog):
    """A list at the left, the fields of the chosen colleague at the right; live."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Our people"), parent, width=720)
        self._shown: int | None = None
        self.company = FieldGrid(session, self)
        self.company.add("company", self.tr("Company"), LineEditor(), tip=self.tr("On every sheet"))
        self.body.addWidget(self.company)
        self.body.addWidget(SectionHeading(self.tr("Our people"), parent=self))
        halves = QHBoxLayout()
        halves.setSpacing(24)
        halves.addLayout(self._build_list(), 2)
        halves.addLayout(self._build_fields(), 3)
        self.body.addLayout(halves, 1)
        self.company.edited.connect(self._store_company)
        self.grid.edited.connect(self._store)
        session.changed.connect(self._reread)
        self.live()
        self._reread()
        self.settle()
        if self.list.count():
            self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> int | None:
        """The key of the colleague chosen in the list."""
        place = self.list.currentRow()
        if place < 0:
            return None
        return int(self.list.item(place).data(Qt.ItemDataRole.UserRole))

    def _build_list(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Our people"))
        self.list.setMinimumHeight(self.session.theme.px(200))
        self.list.currentItemChanged.connect(self._show)
        self.add = SmallButton(self.tr("Add a colleague"), self)
        self.add.clicked.connect(self._add)
        column.addWidget(self.list, 1)
        column.addWidget(self.add)
        return column

    def _build_fields(self) -> QVBoxLayout:
        column = QVBoxLayout()
        self.grid = FieldGrid(self.session, self)
        self.grid.add("name", self.tr("Name"), LineEditor())
        self.grid.add("title", self.tr("Title"), LineEditor())
        self.grid.add("phone", self.tr("Phone"), LineEditor())
        self.grid.add("email", self.tr("E-mail"), LineEditor())
        self.grid.add("knows", self.tr("Knows"), LongEditor())
        self.grid.add("active", self.tr("Works with us"), FlagEditor())
        column.addWidget(self.grid)
        row = QHBoxLayout()
        self.me = LinkButton(self.tr("This is me"), self)
        self.me.clicked.connect(self._mark_me)
        self.delete = LinkButton(self.tr("Delete…"), self)
        self.delete.clicked.connect(self._delete)
        row.addWidget(self.me)
        row.addStretch(1)
        row.addWidget(self.delete)
        column.addLayout(row)
        column.addStretch(1)
        return column

    def _reread(self) -> None:
        book = self.session.book
        self.company.put({"company": about(book, "company")})
        kept = self.chosen
        found = colleagues(book, all_of_them=True)
        self.list.blockSignals(True)
        self.list.clear()
        for one in found:
            item = QListWidgetItem(self._words(one))
            item.setData(Qt.ItemDataRole.UserRole, one.key)
            item.setSizeHint(QSize(80, self.session.theme.row(28)))
            self.list.addItem(item)
            if one.key == kept:
                self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._show()

    def _words(self, one: ColleagueRow) -> str:
        me = self.tr("me") if one.me else ""
        left = "" if one.active else self.tr("no longer with us")
        return self.wording.joined(one.name, one.title, me, left)

    def _show(self) -> None:
        key = self.chosen
        fresh = key != self._shown
        if fresh:
            finish_edit(self.grid)
        self._shown = key
        found = record(self.session.book, Colleague, key) if key is not None else None
        self.grid.setEnabled(found is not None)
        self.delete.setEnabled(found is not None)
        mine = about(self.session.book, "me")
        self.me.setEnabled(found is not None and mine != str(key))
        if found is not None:
            self.grid.put(found, all_of_them=fresh)

    def _store(self, name: str) -> None:
        key = self._shown
        if key is not None:
            book = self.session.book
            self.grid.store(name, lambda value: edit_colleague(book, key, name, value))

    def _store_company(self, _name: str) -> None:
        self.company.store("company", lambda value: set_company(self.session.book, value))

    def _add(self) -> None:
        added: list[int] = []
        name = self.tr("New colleague")
        if self.attempt(lambda: added.append(add_colleague(self.session.book, name))):
            for place in range(self.list.count()):
                if self.list.item(place).data(Qt.ItemDataRole.UserRole) == added[0]:
                    self.list.setCurrentRow(place)
            editor = self.grid.editor("name")
            editor.setFocus()
            editor.selectAll()

    def _mark_me(self) -> None:
        key = self.chosen
        if key is not None:
            self.attempt(lambda: set_me(self.session.book, key))

    def _delete(self) -> None:
        key = self.chosen
        if key is None:
            return
        name = self.grid.editor("name").text()
        detail = self.tr("Somebody who left is better marked as no longer with us.")
        question = self.tr("Delete {}?").format(name)
        if self.session.messages.ask(question, self.tr("Delete"), self, detail):
            self.attempt(lambda: delete_colleague(self.session.book, key))
