"""What a preview shows: which sheet and edition, for whom, for which visit, blank or filled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.queries.activity import TouchRow, visits
from kaccount_desktop.book.queries.customers import customer_rows
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.sheets.catalogue import (
    EDITION_TITLES,
    FORMS,
    PERSON_SHEETS,
    SHEETS,
    Request,
    editions,
)
from kaccount_desktop.ui.followup.customer_field import CustomerField
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.combo import ComboBox
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.people_editor import PeopleEditor
from kaccount_desktop.ui.workspace.wording import Wording

KEY: Final = Qt.ItemDataRole.UserRole + 1
AT_ONCE: Final = 10
"""Up to so many customers are set at once; of more, only the first until others are ticked."""
LEAST_ROWS: Final = 3
MOST: Final = 200
"""As many customers are listed; nobody carries more packets."""
_WITH_VISIT = frozenset({"visit-brief", "visit-packet", "visit-feedback", "minutes"})
_WITH_PEOPLE = frozenset({*PERSON_SHEETS, "customer-information"})


@dataclass(frozen=True, slots=True)
class Asked:
    """What a preview begins with; without customers, those marked in the window."""

    sheet: str
    customers: tuple[int, ...] = ()
    project: int | None = None
    visit: int | None = None
    contacts: tuple[int, ...] = ()
    blank: bool = False


class PrintChoices(QWidget):
    """`changed` comes whenever something else is to be shown."""

    changed = Signal()

    def __init__(self, session: Session, asked: Asked, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._only: int | None = None
        self._edition_of = ""
        self.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.setAutoFillBackground(True)
        self._build()
        self._begin(asked)
        self._connect()

    # Building

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(4)
        self.sheet = ComboBox(self)
        for code, title in SHEETS.items():
            self.sheet.addItem(self._session.words(title), code)
        self._add(column, self.tr("Sheet"), self.sheet)
        self.edition = ComboBox(self)
        self._edition_head = self._add(column, self.tr("Edition"), self.edition)
        self.blank = QCheckBox(self.tr("Blank, to be filled in by hand"), self)
        column.addWidget(self.blank)
        column.addSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.count = Label("", "caption", "text-3", parent=self)
        self.all = LinkButton(self.tr("All"), self)
        self.none = LinkButton(self.tr("None"), self)
        head.addWidget(self.count, 1)
        head.addWidget(self.all)
        head.addWidget(self.none)
        column.addLayout(head)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Customers to print for"))
        self.list.setUniformItemSizes(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setProperty("framed", True)
        column.addWidget(self.list, 1)
        self.more = CustomerField(self._session, self.tr("Add a customer"), self)
        column.addWidget(self.more)
        self.visit = ComboBox(self)
        self._visit_head = self._add(column, self.tr("Visit"), self.visit)
        self.project = ChoiceEditor(
            (), self, unknown_words=self.tr("Automatic"), unknown_value=None
        )
        self._project_head = self._add(column, self.tr("Project"), self.project)
        names = self.tr(", ", "between names")
        self.people = PeopleEditor((), names, self.tr("Everybody with the role"), self)
        self.people.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._people_head = self._add(column, self.tr("Sheets of"), self.people)
        column.addStretch(0)
        for box in (self.sheet, self.edition, self.visit):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def _add(self, column: QVBoxLayout, words: str, field: QWidget) -> Label:
        label = Label(words, "caption", "text-3", parent=self)
        if column.count():
            label.setContentsMargins(0, 8, 0, 0)
        field.setAccessibleName(words)
        column.addWidget(label)
        column.addWidget(field)
        return label

    def _connect(self) -> None:
        self.sheet.activated.connect(self._tell)
        self.edition.activated.connect(self._tell)
        self.blank.clicked.connect(self._tell)
        self.list.itemChanged.connect(self._tell)
        self.visit.activated.connect(self._tell)
        self.project.edited.connect(self._tell)
        self.people.edited.connect(self._tell)
        self.more.picked.connect(self.add_customer)
        self.all.clicked.connect(lambda: self._tick_all(on=True))
        self.none.clicked.connect(lambda: self._tick_all(on=False))

    def _begin(self, asked: Asked) -> None:
        self.sheet.setCurrentIndex(self.sheet.findData(asked.sheet))
        self.blank.setChecked(asked.blank)
        keys = asked.customers or self._session.selection.customers
        ticked = len(keys) if len(keys) <= AT_ONCE else 1
        for place, row in enumerate(customer_rows(self._session.book, keys[:MOST])):
            self._add_row(row.key, row.name, on=place < ticked)
        self._refresh()
        self.project.put(asked.project)
        self.people.put(list(asked.contacts))
        if asked.visit is not None:
            self.visit.setCurrentIndex(max(0, self.visit.findData(asked.visit)))

    # What is chosen

    def customers(self) -> tuple[int, ...]:
        """Return the customers ticked, in the order of the list."""
        items = [self.list.item(row) for row in range(self.list.count())]
        return tuple(i.data(KEY) for i in items if i.checkState() == Qt.CheckState.Checked)

    def request(self) -> Request:
        """Return what is to be shown."""
        sheet = str(self.sheet.currentData())
        single = self._only is not None
        return Request(
            sheet=sheet,
            today=self._session.clock.today(),
            customers=self.customers(),
            project=(self.project.value() or None) if single else None,  # type: ignore[arg-type]
            visit=self.visit.currentData() if single and sheet in _WITH_VISIT else None,
            contacts=self._contacts() if single and sheet in _WITH_PEOPLE else (),
            language=self._session.language.code,
            blank=self.blank.isChecked() and sheet in FORMS,
            edition=str(self.edition.currentData() or ""),
        )

    def add_customer(self, key: int) -> None:
        """Tick one more customer."""
        for row in range(self.list.count()):
            item = self.list.item(row)
            if item.data(KEY) == key:
                item.setCheckState(Qt.CheckState.Checked)
                return
        for found in customer_rows(self._session.book, [key]):
            self._add_row(found.key, found.name, on=True)
        self._tell()

    def _contacts(self) -> Sequence[int]:
        return [int(str(key)) for key in self.people.value()]

    def _add_row(self, key: int, name: str, *, on: bool) -> None:
        blocked = self.list.blockSignals(True)
        item = QListWidgetItem(name, self.list)
        item.setData(KEY, key)
        item.setToolTip(plain_tip(name))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable
                      | Qt.ItemFlag.ItemIsSelectable)  # fmt: skip
        item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.list.blockSignals(blocked)
        rows = max(LEAST_ROWS, self.list.count())
        self.list.setMaximumHeight(rows * self.list.sizeHintForRow(0) + 10)

    def _tick_all(self, *, on: bool) -> None:
        blocked = self.list.blockSignals(True)
        for row in range(self.list.count()):
            state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)
        self.list.blockSignals(blocked)
        self._tell()

    def _tell(self) -> None:
        self._refresh()
        self.changed.emit()

    # What is offered

    def _refresh(self) -> None:
        """Offer what fits the sheet and the customers ticked."""
        chosen = self.customers()
        words = self.tr("Customers: {count} of {all}")
        self.count.setText(words.format(count=len(chosen), all=self.list.count()))
        for link in (self.all, self.none):
            link.setVisible(self.list.count() > 1)
        sheet = str(self.sheet.currentData())
        self.blank.setVisible(sheet in FORMS)
        self._offer_editions(sheet)
        only = chosen[0] if len(chosen) == 1 else None
        if only != self._only:
            self._only = only
            self._offer_project(only)
            self._offer_people(only)
        self._offer_visits(only, sheet)
        for head, field, fits in (
            (self._visit_head, self.visit, sheet in _WITH_VISIT),
            (self._project_head, self.project, self.project.count() > 1),
            (self._people_head, self.people, sheet in _WITH_PEOPLE),
        ):
            shown = fits and only is not None
            head.setVisible(shown)
            field.setVisible(shown)

    def _offer_editions(self, sheet: str) -> None:
        """Offer the editions of the sheet; another sheet begins with its usual one."""
        if sheet == self._edition_of:
            return
        self._edition_of = sheet
        self.edition.clear()
        for code in editions(sheet):
            self.edition.addItem(self._session.words(EDITION_TITLES[code]), code)
        for shown in (self._edition_head, self.edition):
            shown.setVisible(self.edition.count() > 1)

    def _offer_project(self, only: int | None) -> None:
        found = projects(self._session.book, only) if only is not None else []
        self.project.set_choices([Choice(p.key, p.name) for p in found])
        self.project.put(None)

    def _offer_people(self, only: int | None) -> None:
        found = people(self._session.book, only) if only is not None else []
        present = {p.key: Choice(p.key, p.name, p.title) for p in found if p.key and not p.left}
        self.people.set_choices(list(present.values()))
        self.people.put([])

    def _offer_visits(self, only: int | None, sheet: str) -> None:
        """Offer planned visits for a packet and a blank form, those done for a filled one."""
        before = self.visit.currentData()
        self.visit.clear()
        if only is None or sheet not in _WITH_VISIT:
            return
        done = sheet == "minutes" or (sheet == "visit-feedback" and not self.blank.isChecked())
        found = visits(self._session.book, only)
        fitting = [v for v in found if v.state == ("done" if done else "planned")]
        if not done:
            fitting.reverse()
        for visit in fitting:
            words = self._visit_words(visit)
            self.visit.addItem(words, visit.key)
            last = self.visit.count() - 1
            self.visit.setItemData(last, plain_tip(words), Qt.ItemDataRole.ToolTipRole)
        if not fitting:
            self.visit.addItem(self.tr("None yet") if done else self.tr("None planned"), None)
        today = self._session.clock.today()
        next_one = next((p for p, v in enumerate(fitting) if v.day >= today), len(fitting) - 1)
        usual = 0 if done else max(0, next_one)
        known = self.visit.findData(before) if before is not None else -1
        self.visit.setCurrentIndex(known if known >= 0 else usual)

    def _visit_words(self, visit: TouchRow) -> str:
        return self._wording.joined(
            " ".join(
                part for part in (self._wording.plain_day(visit.day), visit.start_time) if part
            ),
            visit.goal or visit.summary or visit.contacts,
        )
