"""A new customer, with a hint when it is already there; and the facts of a stored one, live."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.book.actions.acting import acting
from kaccount_desktop.book.actions.customers import create_customer_in, edit_customer
from kaccount_desktop.book.actions.processes import start_run_in
from kaccount_desktop.book.queries.customers import CustomerFilter, customer_rows, find_customers
from kaccount_desktop.book.queries.people import colleagues
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import CHAIN_PLACES, GRADES, LIFECYCLES, OWNERSHIPS
from kaccount_desktop.rules.companies import company_key, loose_company_key
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import (
    Choice,
    ChoiceEditor,
    FlagEditor,
    choices_of,
)
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import LineEditor, LongEditor, NumberEditor
from kaccount_desktop.ui.workspace.playbook_chooser import PlaybookChooser
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog

_LEAST: Final = 2
"""Characters of a name before the book is searched for it."""
_ALIKE: Final = 3
"""Similar customers named in the hint."""
_PAUSE_MS: Final = 120


class SimilarHint(QWidget):
    """Names customers of the book that a typed name resembles; a click opens one."""

    def __init__(self, session: Session, dialog: RecordDialog) -> None:
        super().__init__(dialog)
        self._session = session
        self._dialog = dialog
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(6)
        self.words = Label("", "caption", "text-3", parent=self)
        self._row.addWidget(self.words)
        self._links: list[LinkButton] = []
        self._row.addStretch(1)
        self.hide()

    def look(self, name: str) -> None:
        """Search the book for a name as typed."""
        for link in self._links:
            link.deleteLater()
        self._links = []
        book = self._session.book
        text = name.strip()
        keys = list(find_customers(book, CustomerFilter(text)).keys) if len(text) >= _LEAST else []
        bare = loose_company_key(text)
        if not keys and len(bare) >= _LEAST:
            keys = list(find_customers(book, CustomerFilter(bare)).keys)
        rows = customer_rows(book, keys[:_ALIKE])
        same = any(company_key(row.name) == company_key(text) for row in rows)
        self.words.setText(self.tr("Already in the book:") if same else self.tr("Similar:"))
        self.words.set_tone("caution" if same else "text-3")
        for place, row in enumerate(rows, start=1):
            link = LinkButton(row.name.replace("&", "&&"), self)
            link.clicked.connect(lambda _on=False, key=row.key: self._open(key))
            self._row.insertWidget(place, link)
            self._links.append(link)
        self.setVisible(bool(rows))

    @property
    def links(self) -> list[LinkButton]:
        """The customers named."""
        return list(self._links)

    def _open(self, key: int) -> None:
        self._session.selection.choose_customer(key)
        self._dialog.leave()


class NewCustomerDialog(RecordDialog):
    """Asks for the name; everything else may wait. Chooses the customer it made."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("New customer"), parent)
        grid = self.grid = FieldGrid(session, self)
        self.name = grid.add("name", self.tr("Name"), LineEditor())
        self.hint = SimilarHint(session, self)
        grid.add_wide(self.hint)
        add_facts(grid, session)
        self.chooser = PlaybookChooser(session, grid, "customer")
        grid.put({"lifecycle": "prospect"})
        mine = [c.key for c in colleagues(session.book) if c.me]
        if mine:
            grid.put({"owner": mine[0]})
        self.body.addWidget(grid)
        self.body.addStretch(1)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(lambda: self.hint.look(self.name.text()))
        self.name.textEdited.connect(self._look_soon)
        self.offer(self.tr("Add customer"), self._add, self.name.text)
        self.settle()
        self.name.setFocus()

    def _look_soon(self) -> None:
        self._pause.start()

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        plan = self.chooser.chosen(values)
        name = str(values.pop("name")).strip()
        book = self.session.book
        playbook = plan.pop("playbook")
        chosen = Shelf(book).current(playbook) if playbook else None
        title = Text(f"New customer {name[:40]}", f"新建客户 {name[:40]}")
        if values["suggested_grade"]:
            values["suggested_grade_source"] = self.session.words(Text("Typed in", "手工填写"))
        with book.change(title) as change:
            key = create_customer_in(change, name, **values)
            if chosen is not None:
                who = acting(book, self.session.language.code)
                start_run_in(change, who, key, chosen, **plan)
        self.session.selection.choose_customer(key)
        return True


class CustomerDialog(RecordDialog):
    """The facts of a stored customer; each edit is saved as it is made."""

    def __init__(self, session: Session, customer: int, parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Customer"), parent)
        self._customer = customer
        grid = self.grid = FieldGrid(session, self)
        grid.add("name", self.tr("Name"), LineEditor())
        grid.add("short_name", self.tr("Short name"), LineEditor(), half=True)
        grid.add("credit_code", self.tr("Credit code"), LineEditor(), half=True)
        add_facts(grid, session)
        grid.add("employees", self.tr("Employees"), NumberEditor(), half=True)
        owned = choices_of(OWNERSHIPS, session.words)
        grid.add("ownership", self.tr("Ownership"), ChoiceEditor(owned), half=True)
        places = choices_of(CHAIN_PLACES, session.words)
        grid.add("chain_place", self.tr("In the chain"), ChoiceEditor(places), half=True)
        grid.add("benchmark", self.tr("Benchmark"), FlagEditor(), half=True)
        grid.add("phone", self.tr("Phone"), LineEditor(), half=True)
        grid.add("website", self.tr("Website"), LineEditor())
        grid.add("address", self.tr("Address"), LineEditor())
        grid.add("aliases", self.tr("Other names"), LongEditor(lines=1))
        grid.add("note", self.tr("Note"), LongEditor())
        self.body.addWidget(grid)
        self.body.addStretch(1)
        grid.edited.connect(self._store)
        session.changed.connect(self._reread)
        self.live()
        self._reread()
        self.settle()
        grid.editor("name").setFocus()

    def _store(self, name: str) -> None:
        book, key = self.session.book, self._customer
        self.grid.store(name, lambda value: edit_customer(book, key, name, value))

    def _reread(self) -> None:
        found: dict[str, Any] | None = customer_record(self.session.book, self._customer)
        if found is None:
            self.accept()
            return
        self.grid.put(found)


def add_facts(grid: FieldGrid, session: Session) -> None:
    """Add the fields that a new and a stored customer share."""
    translate = QCoreApplication.translate
    grades = choices_of(GRADES, session.words)
    grid.add(
        "suggested_grade",
        translate("CustomerFacts", "Suggested grade"),
        ChoiceEditor(grades),
        half=True,
        tip=translate(
            "CustomerFacts", "A suggestion: the grade itself comes from an approved assessment."
        ),
    )
    states = choices_of(LIFECYCLES, session.words)
    grid.add(
        "lifecycle",
        translate("CustomerFacts", "Status"),
        ChoiceEditor(states, unknown=False),
        half=True,
    )
    grid.add("industry", translate("CustomerFacts", "Industry"), LineEditor(), half=True)
    grid.add("lead_source", translate("CustomerFacts", "Source"), LineEditor(), half=True)
    grid.add("region", translate("CustomerFacts", "Region"), LineEditor(), half=True)
    grid.add("city", translate("CustomerFacts", "City"), LineEditor(), half=True)
    ours = [Choice(c.key, c.name) for c in colleagues(session.book)]
    grid.add(
        "owner",
        translate("CustomerFacts", "Owner"),
        ChoiceEditor(ours, unknown_value=None),
        half=True,
    )
