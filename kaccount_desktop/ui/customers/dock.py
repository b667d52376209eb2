"""The customers dock: search, chips, sorting and the list itself."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.queries.customers import (
    MOST_SORTED,
    CustomerFilter,
    Facets,
    Found,
    Sort,
    facets,
    find_customers,
)
from kaccount_desktop.ui.customers.delegate import CustomerDelegate
from kaccount_desktop.ui.customers.filters import FilterMenu
from kaccount_desktop.ui.customers.model import KEY, CustomerModel
from kaccount_desktop.ui.customers.stages import StageTitles
from kaccount_desktop.ui.kit.buttons import Chip, IconButton, LinkButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.pages import DockPage
from kaccount_desktop.ui.session import Session

AT_ONCE = 3_000
"""Up to so many customers the list is read on the window's thread: it takes a few milliseconds."""
MOST_MARKED = 2_000
"""More marked customers than this stay marked unseen: marking rows one by one takes time."""
TYPING_MS = 150
"""How long after a key press the whole result is sorted, when it is large."""


class CustomersDock(DockPage):
    """Finds, filters and sorts customers; choosing one moves the whole window."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._stages = StageTitles(session)
        self._facets: Facets | None = None
        self._sort: Sort = "due"
        self._descending = False
        self._model = CustomerModel(session.book, self)
        self._build()
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.reload)
        self._connect()
        self.reload()

    # Building

    def _build(self) -> None:
        theme = self._session.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(10, 8, 10, 8)
        top.setSpacing(8)
        self.search = SearchField(theme, self.tr("Name, pinyin, contact or phone"), parent=self)
        top.addWidget(self.search)
        top.addLayout(self._build_chips())
        column.addLayout(top)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_head())
        column.addWidget(Hairline(self))
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self._build_list())
        self._empty = EmptyPane(
            self.tr("No customers yet"),
            self.tr("Import the list you keep in Excel, or add the first customer."),
            action=self._session.commands.import_list,
            parent=self,
        )
        self._stack.addWidget(self._empty)
        self._nothing = EmptyPane(
            self.tr("No customer matches"),
            self.tr("Search by name, pinyin initials, a contact or a phone number."),
            self.tr("Show all"),
            parent=self,
        )
        self._nothing.pressed.connect(self.show_all)
        self._stack.addWidget(self._nothing)
        column.addWidget(self._stack, 1)

    def _build_chips(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        self.chip_all = Chip(self.tr("All"), self)
        self.chip_today = Chip("", self)
        self.chip_grade = Chip(self.tr("Grade {}").format("A"), self)
        self.chip_late = Chip("", self)
        for chip in (self.chip_all, self.chip_today, self.chip_grade, self.chip_late):
            row.addWidget(chip)
        row.addStretch(1)
        self.filter_button = IconButton(
            self._session.theme, "filter", self.tr("More filters"), self, 16
        )
        row.addWidget(self.filter_button)
        self.filters = FilterMenu(self._session, self._stages, self)
        return row

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(10, 2, 12, 2)
        self.sort_button = LinkButton("", self)
        self.sort_button.setProperty("quiet", True)
        row.addWidget(self.sort_button)
        row.addStretch(1)
        self.count = Label("", "caption", "text-3", parent=self)
        row.addWidget(self.count)
        return row

    def _build_list(self) -> QListView:
        view = self.view = QListView(self)
        view.setModel(self._model)
        view.setItemDelegate(CustomerDelegate(self._session, self._stages, view))
        view.setUniformItemSizes(True)
        view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setFrameShape(QListView.Shape.NoFrame)
        view.setAccessibleName(self.tr("Customers"))
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        return view

    def _connect(self) -> None:
        session = self._session
        self.search.textChanged.connect(self._typed)
        self.search.returnPressed.connect(self._take_first)
        self.chip_all.clicked.connect(self.show_all)
        for chip in (self.chip_today, self.chip_grade, self.chip_late):
            chip.toggled.connect(lambda _on: self._later.start())
        self.filter_button.clicked.connect(self._open_filters)
        self.filters.changed.connect(self._later.start)
        self.sort_button.clicked.connect(self._open_sorts)
        selection = self.view.selectionModel()
        selection.currentChanged.connect(self._choose)
        selection.selectionChanged.connect(self._choose)
        self.view.customContextMenuRequested.connect(self._open_menu)
        session.changed.connect(self._refresh)
        session.search_asked.connect(self._search_for)
        session.selection.customer_changed.connect(self._follow)
        session.selection.customers_marked.connect(self._take_marks)
        session.theme.changed.connect(self.view.doItemsLayout)
        session.commands.today.handle(self._toggle_today)
        session.commands.next_customer.handle(lambda: self._step(1))
        session.commands.previous_customer.handle(lambda: self._step(-1))

    # What is shown

    def wanted(self) -> CustomerFilter:
        """Return what the list is narrowed to now."""
        chosen = self.filters.chosen
        grades = set(chosen.grades) | ({"A"} if self.chip_grade.isChecked() else set())
        today = self._session.clock.today()
        due_by = today if self.chip_today.isChecked() else None
        if self.chip_late.isChecked():
            due_by = today - timedelta(days=1)
        return CustomerFilter(
            self.search.text(),
            frozenset(grades),
            frozenset(chosen.stages),
            frozenset(chosen.statuses),
            frozenset(chosen.owners),
            due_by,
        )

    def reload(self) -> None:
        """Read the list and the counts anew, in a worker when the book is large."""
        book, today = self._session.book, self._session.clock.today()
        wanted, sort, down = self.wanted(), self._sort, self._descending
        if self._facets is None or self._facets.total <= AT_ONCE:
            counted = facets(book, today)
            if counted.total <= AT_ONCE or not self._model.keys:
                self._show(find_customers(book, wanted, sort, descending=down), counted)
                return
        self._session.workers.start(
            lambda _job: (find_customers(book, wanted, sort, descending=down), facets(book, today)),
            lambda answer: self._show(*answer),
            topic="customers",
        )

    def _show(self, found: Found, counted: Facets) -> None:
        self._facets = counted
        self._session.overdue_counted.emit(counted.overdue)
        self._word(found, counted)
        blocked = self.view.selectionModel().blockSignals(True)
        self._model.show(found.keys)
        self.view.selectionModel().blockSignals(blocked)
        self._follow(self._session.selection.customer)
        self._show_marks(self._session.selection.customers)
        self._stack.setCurrentIndex(0 if found.keys else (1 if not counted.total else 2))
        if self._session.selection.customer is None and found.keys:
            self._session.selection.choose_customer(found.keys[0])

    def _word(self, found: Found, counted: Facets) -> None:
        self.chip_today.setText(self.tr("Due {}").format(counted.overdue + counted.due_today))
        self.chip_late.setText(self.tr("Overdue {}").format(counted.overdue))
        wanted = self.wanted()
        self.chip_all.setChecked(not wanted.narrows() and not wanted.text)
        self.filter_button.setProperty("on", self.filters.chosen.any())
        number = f"{MOST_SORTED:,}+" if found.capped else f"{len(found.keys):,}"
        one = len(found.keys) == 1
        words = self.tr("1 customer") if one else self.tr("{} customers").format(number)
        self.count.setText(words)
        self.sort_button.setText(
            self._sort_words()[self._sort] + (" ↓" if self._descending else "")
        )
        self.subtitle_changed.emit("")

    def show_all(self) -> None:
        """Take every filter away."""
        for chip in (self.chip_today, self.chip_grade, self.chip_late):
            blocked = chip.blockSignals(True)
            chip.setChecked(False)
            chip.blockSignals(blocked)
        self._session.commands.today.setChecked(False)
        self.filters.chosen.clear()
        self.search.clear()
        self.reload()

    def _typed(self) -> None:
        large = self._facets is not None and self._facets.total > AT_ONCE
        self._later.setInterval(TYPING_MS // 3 if large else 0)
        self._later.start()

    def _search_for(self, text: str) -> None:
        if self.search.text() != text:
            self.search.setText(text)
        self.view.setFocus()

    def _toggle_today(self) -> None:
        self.chip_today.setChecked(self._session.commands.today.isChecked())

    def _refresh(self, changes: Changes) -> None:
        self._model.forget(changes.customers)
        self._later.start()

    # Choosing

    def _choose(self) -> None:
        """Take over what the keyboard or the mouse chose and marked.

        A row that is current but not marked was not chosen: Qt makes the first row current
        when the list gets the keyboard, and Ctrl with the arrow keys only walks.
        """
        index, model = self.view.currentIndex(), self.view.selectionModel()
        key = index.data(KEY)
        if key is not None and model.isSelected(index):
            self._session.selection.choose_customer(key)
        keys = tuple(i.data(KEY) for i in model.selectedIndexes())
        self._session.selection.mark_customers(keys if len(keys) > 1 else ())

    def _step(self, step: int) -> None:
        """Choose the next or previous customer of the list, wherever the keyboard is."""
        place = self._model.row_of(self._session.selection.customer)
        wanted = place + step if place >= 0 else 0
        if 0 <= wanted < len(self._model.keys):
            self._session.selection.choose_customer(self._model.keys[wanted])

    def _follow(self, key: int | None) -> None:
        place = self._model.row_of(key)
        if place < 0:
            self._choose_nothing()
            return
        index = self._model.index(place)
        if self.view.currentIndex() != index or not self.view.selectionModel().isSelected(index):
            blocked = self.view.selectionModel().blockSignals(True)
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.view.selectionModel().blockSignals(blocked)
            self.view.scrollTo(index)
            self.view.viewport().update()

    def _choose_nothing(self) -> None:
        """Show no row chosen: the customer the window shows is not in this list."""
        blocked = self.view.selectionModel().blockSignals(True)
        self.view.selectionModel().clear()
        self.view.selectionModel().blockSignals(blocked)
        self.view.viewport().update()

    def _take_marks(self, keys: tuple[int, ...]) -> None:
        self._show_marks(keys)
        if len(keys) > 1:
            self.view.setFocus()

    def _show_marks(self, keys: tuple[int, ...]) -> None:
        """Show marked what something else has marked: the customers an import brought."""
        model = self.view.selectionModel()
        if not 1 < len(keys) <= MOST_MARKED:
            return
        if {index.data(KEY) for index in model.selectedIndexes()} == set(keys):
            return
        rows = {key: row for row, key in enumerate(self._model.keys)}
        marked = QItemSelection()
        for row in sorted(rows[key] for key in keys if key in rows):
            marked.select(self._model.index(row), self._model.index(row))
        blocked = model.blockSignals(True)
        model.select(marked, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        model.blockSignals(blocked)
        self.view.viewport().update()

    def _take_first(self) -> None:
        if self._later.isActive():
            self._later.stop()
            self.reload()
        if self._model.keys:
            self._session.selection.choose_customer(self._model.keys[0])
            self.view.setFocus()

    # Menus

    def _open_filters(self) -> None:
        if self._facets is not None:
            self.filters.offer(self._facets)
        corner = self.filter_button.mapToGlobal(QPoint(0, self.filter_button.height()))
        self.filters.popup(corner)

    def _sort_words(self) -> dict[Sort, str]:
        return {
            "due": self.tr("By next follow-up"),
            "name": self.tr("By name"),
            "grade": self.tr("By grade"),
            "stage": self.tr("By stage"),
            "touch": self.tr("By last contact"),
        }

    def _open_sorts(self) -> None:
        menu = QMenu(self)
        for sort, words in self._sort_words().items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(sort == self._sort)
            action.triggered.connect(lambda _on, sort=sort: self.sort_by(sort))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.sort_button.mapToGlobal(QPoint(0, self.sort_button.height())))

    def sort_by(self, sort: Sort) -> None:
        """Sort by this; asked again, the other way round."""
        self._descending = sort == self._sort and not self._descending
        self._sort = sort
        self.reload()

    def _open_menu(self, place: QPoint) -> None:
        commands = self._session.commands
        menu = QMenu(self)
        actions: list[QAction] = [
            commands.record_follow_up,
            commands.print_brief,
            commands.print_packet,
            commands.plan_visit,
            commands.new_contact,
            commands.new_project,
        ]
        for action in actions:
            if action.isVisible():
                menu.addAction(action)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(place))
