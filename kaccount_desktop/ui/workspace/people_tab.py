"""The people tab: everybody at the customer, their judgements, and the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QMenu,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.actions.people import leave_position
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.queries.people import Person, RelationRow, people, relations
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.rules.choices import RELATION_KINDS
from kaccount_desktop.ui.kit.buttons import LinkButton, SmallButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import AssumedMark, ElidedLabel, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.people_delegate import PeopleDelegate
from kaccount_desktop.ui.workspace.people_model import CODED, COLUMNS, PERSON, SORT, PeopleModel
from kaccount_desktop.ui.workspace.row_list import RowWords
from kaccount_desktop.ui.workspace.sections import RowSection
from kaccount_desktop.ui.workspace.tab_page import TabPage

_NO_LIMIT: Final = 16777215
"""Qt's own greatest height of a widget."""


class FittedTable(QTableView):
    """A table that is never wider than its room: it hides what matters least, then shares out."""

    opened = Signal(QModelIndex)
    deleting = Signal(QModelIndex)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._px = session.theme.px(100) / 100
        self._word = session.words
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.doubleClicked.connect(self.opened)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open on Enter, delete on Delete."""
        index = self.currentIndex()
        if index.isValid() and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(index)
        elif index.isValid() and event.key() == Qt.Key.Key_Delete:
            self.deleting.emit(index)
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fit the columns to the room."""
        super().resizeEvent(event)
        self.fit()

    def _least(self, place: int) -> float:
        """Return what a column needs: its title, and the widest of its fixed words."""
        model = self.model()
        side = Qt.Orientation.Horizontal
        title = str(model.headerData(place, side))
        head = self.horizontalHeader().fontMetrics().horizontalAdvance(title) + 18
        words = CODED.get(COLUMNS[place].name, {}).values()
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self._word(text)) for text in words), default=0)
        return max(head, widest + COLUMNS[place].least * self._px)

    def fit(self) -> None:
        """Hide the columns that matter least until the rest has room, then share out."""
        room = self.viewport().width()
        least = [self._least(place) for place in range(len(COLUMNS))]
        shown = list(range(len(COLUMNS)))
        by_rank = sorted((c.hides, place) for place, c in enumerate(COLUMNS) if c.hides)
        while by_rank and sum(least[place] for place in shown) > room:
            shown.remove(by_rank.pop(0)[1])
        spare = room - sum(least[place] for place in shown)
        greed = sum(COLUMNS[place].grows for place in shown) or 1
        left = room
        for place in range(len(COLUMNS)):
            self.setColumnHidden(place, place not in shown)
            if place in shown:
                width = round(least[place] + spare * COLUMNS[place].grows / greed)
                width = left if place == shown[-1] else max(24, min(width, left))
                self.setColumnWidth(place, width)
                left -= width


class PeopleTab(TabPage):
    """A table of posts and a list of relations. Signals ask the workspace to open dialogs."""

    person_asked = Signal(object)
    post_asked = Signal(object)
    person_deleted = Signal(object)
    relation_asked = Signal(object)
    relation_chosen = Signal(object)
    colleagues_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._mark = AssumedMark(self)
        self._mark.hide()
        self._names: dict[int, str] = {}
        whole = QVBoxLayout(self)
        whole.setContentsMargins(16, 8, 16, 8)
        whole.setSpacing(8)
        whole.addLayout(self._build_bar())
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self._build_table())
        self.empty = EmptyPane(
            self.tr("Nobody is known here yet"),
            self.tr("Add whom you met: who uses it, who checks it, who signs."),
            self.tr("Add a person…"),
            parent=self,
        )
        self.empty.pressed.connect(lambda: self.person_asked.emit(None))
        self.stack.addWidget(self.empty)
        whole.addWidget(self.stack, 4)
        whole.addWidget(self._build_relations(), 1)
        whole.addStretch(0)
        session.selection.contact_changed.connect(self._follow_contact)
        session.selection.project_changed.connect(self.make_stale)

    # Building

    def _build_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        caption = Label(self.tr("Stands in"), "caption", "text-3", parent=self)
        self.project = ChoiceEditor((), self, unknown=False)
        self.project.setAccessibleName(self.tr("Project whose stands are shown"))
        self.project.setMinimumWidth(self.session.theme.px(140))
        self.project.edited.connect(self._choose_project)
        caption.setBuddy(self.project)
        self.count = ElidedLabel("", "caption", "text-3", parent=self)
        self.colleagues = LinkButton(self.tr("Our people…"), self)
        self.vacant = LinkButton(self.tr("Vacant post…"), self)
        self.add = SmallButton(self.tr("Add a person…"), self)
        self.colleagues.clicked.connect(self.colleagues_asked)
        self.vacant.clicked.connect(lambda: self.post_asked.emit(None))
        self.add.clicked.connect(lambda: self.person_asked.emit(None))
        row.addWidget(caption)
        row.addWidget(self.project)
        row.addWidget(self.count, 1)
        row.addStretch(0)
        for button in (self.colleagues, self.vacant, self.add):
            row.addWidget(button)
        self._project_row = (caption, self.project)
        return row

    def _build_table(self) -> FittedTable:
        theme = self.session.theme
        self.model = PeopleModel(self.session, self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORT)
        table = self.table = FittedTable(self.session, self)
        table.setAccessibleName(self.tr("People of the customer"))
        table.setModel(self.sorted)
        table.setItemDelegate(PeopleDelegate(self.session, table))
        table.verticalHeader().setDefaultSectionSize(theme.row(28))
        table.horizontalHeader().setFixedHeight(theme.px(26))
        table.opened.connect(self._open)
        table.deleting.connect(self._delete)
        table.customContextMenuRequested.connect(self._menu)
        table.selectionModel().currentRowChanged.connect(self._chose)
        return table

    def _build_relations(self) -> QWidget:
        self.relations = RowSection(
            self.session.theme,
            self.tr("Relations between them"),
            self.tr("Who knows whom, who listens to whom: draw it, and the map shows the way in."),
            self.tr("Add a relation…"),
            self,
        )
        self.relations.add_asked.connect(lambda: self.relation_asked.emit(None))
        self.relations.chosen.connect(self.relation_chosen)
        scroll = PageScroll(self)
        column = QVBoxLayout(scroll.inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.relations)
        column.addStretch(1)
        self._relations_scroll = scroll
        return scroll

    # Showing

    def concerns(self, changes: Changes) -> bool:
        """Follow every change of a relation: a deleted one no longer tells whose it was."""
        return super().concerns(changes) or changes.touched("relation")

    def refresh(self) -> None:
        """Read and show everybody."""
        book, customer = self.session.book, self.customer
        listed = projects(book, customer)
        chosen = self.session.selection.project
        keys = [project.key for project in listed]
        shown = chosen if chosen in keys else keys[0] if keys else None
        self.project.set_choices([Choice(p.key, p.name) for p in listed])
        self.project.put(shown)
        for widget in self._project_row:
            widget.setVisible(bool(listed))
        found = people(book, customer, shown)
        self._names = {person.key: person.name for person in found}
        self.model.show_people(found)
        self.stack.setCurrentIndex(0 if found else 1)
        self.count.setText(self._count(found))
        self.table.fit()
        lines = relations(book, customer)
        self.relations.set_rows([self._relation(line) for line in lines])
        self._share_height(len(found))
        self._follow_contact(self.session.selection.contact)

    def _share_height(self, rows: int) -> None:
        """Let neither half take more than it can fill, and neither go below a few rows."""
        theme = self.session.theme
        head = self.table.horizontalHeader().height()
        whole = head + rows * self.table.verticalHeader().defaultSectionSize() + 2
        self.stack.setMaximumHeight(whole if rows else _NO_LIMIT)
        self.stack.setMinimumHeight(min(whole, theme.px(110)) if rows else 0)
        wanted = self.relations.sizeHint().height() + 4
        self._relations_scroll.setMinimumHeight(min(wanted, theme.px(80)))
        self._relations_scroll.setMaximumHeight(wanted)

    def _count(self, found: Sequence[Person]) -> str:
        here = len({p.key for p in found if p.key and not p.left})
        vacant = sum(1 for p in found if not p.key)
        left = sum(1 for p in found if p.left)
        return self.wording.joined(
            self.tr("{} here").format(here),
            self.tr("{} vacant").format(vacant) if vacant else "",
            self.tr("{} left").format(left) if left else "",
        )

    def _relation(self, line: RelationRow) -> RowWords:
        first, second = self._names.get(line.first, "?"), self._names.get(line.second, "?")
        arrow = "→" if line.directed else "—"
        private = self.tr("private") if line.private else ""
        strength = {1: self.tr("weak"), 3: self.tr("strong")}.get(line.strength, "")
        return RowWords(
            line.key,
            f"{first} {arrow} {second}",
            tag=self.wording.code(RELATION_KINDS, line.kind),
            right=self.wording.joined(strength, private, line.note),
            assumed=self._mark.text() if line.evidence.assumed else "",
            tip=self.wording.joined(line.evidence.source, line.evidence.as_of),
        )

    # Acting

    def _choose_project(self) -> None:
        key = self.project.value()
        self.session.selection.choose_project(key if isinstance(key, int) else None)

    def _chose(self, index: QModelIndex) -> None:
        person = index.data(PERSON)
        if isinstance(person, Person) and person.key and self.table.hasFocus():
            self.session.selection.choose_contact(person.key)

    def _follow_contact(self, contact: object) -> None:
        row = self.model.row_of(contact) if isinstance(contact, int) else -1
        chosen = self.table.currentIndex().data(PERSON)
        if row < 0 or (isinstance(chosen, Person) and chosen.key == contact):
            return
        index = self.sorted.mapFromSource(self.model.index(row, 0))
        flags = QItemSelectionModel.SelectionFlag
        self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        self.table.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        person = index.data(PERSON)
        if isinstance(person, Person):
            if person.key:
                self.person_asked.emit(person.key)
            else:
                self.post_asked.emit(person.position)

    def _delete(self, index: QModelIndex) -> None:
        person = index.data(PERSON)
        if isinstance(person, Person) and person.key:
            self.person_deleted.emit(person.key)

    def _menu(self, at: QPoint) -> None:
        index = self.table.indexAt(at)
        person = index.data(PERSON)
        if isinstance(person, Person):
            self.menu_for(person).popup(self.table.viewport().mapToGlobal(at))

    def menu_for(self, person: Person) -> QMenu:
        """Return what can be done with one person or post."""
        menu = QMenu(self.table)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if not person.key:
            edit = menu.addAction(self.tr("Edit post…"))
            edit.triggered.connect(lambda: self.post_asked.emit(person.position))
            return menu
        self.session.selection.choose_contact(person.key)
        edit = menu.addAction(self.tr("Edit person…"))
        edit.triggered.connect(lambda: self.person_asked.emit(person.key))
        menu.addAction(self.session.commands.record_follow_up)
        line = menu.addAction(self.tr("Add a relation…"))
        line.triggered.connect(lambda: self.relation_asked.emit(person.key))
        menu.addSeparator()
        if not person.left:
            left = menu.addAction(self.tr("Mark as left this month"))
            left.triggered.connect(lambda: self._leave(person))
        delete = menu.addAction(self.tr("Delete person…"))
        delete.triggered.connect(lambda: self.person_deleted.emit(person.key))
        return menu

    def _leave(self, person: Person) -> None:
        month = f"{self.session.clock.today():%Y-%m}"
        with self.session.messages.guard(self):
            leave_position(self.session.book, person.position, month)
