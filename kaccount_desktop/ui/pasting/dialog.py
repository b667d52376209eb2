"""Paste and recognise: the text above, what was recognised below, and where it goes."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPlainTextEdit, QRadioButton, QWidget

from kaccount_desktop.book.actions.pasting import held_post, known_person, take_pasted
from kaccount_desktop.book.models import Contact, Customer, Position
from kaccount_desktop.book.queries.duplicates import alike_customer
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.recognition import LONGEST, recognise
from kaccount_desktop.ui.followup.customer_field import CustomerField
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.pasting.rows import FoundRows
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog

PAUSE_MS: Final = 200
"""How long after typing the text is read anew."""


class PasteDialog(RecordDialog):
    """Recognises `text`; nothing is written before it is confirmed, and then in one entry."""

    def __init__(self, session: Session, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(session, self.tr("Paste and recognise"), parent, width=600)
        self._existing: int | None = None
        self._known: int | None = None
        self._chosen_by_hand = False
        self.text = QPlainTextEdit(self)
        self.text.setAccessibleName(self.tr("Pasted text"))
        self.text.setPlaceholderText(
            self.tr("Paste a message, an e-mail signature, invoice details or an address")
        )
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(session.theme.px(120))
        self.body.addWidget(self.text)
        self.target = self._build_target()
        self.body.addWidget(self.target)
        self.nothing = Label("", "body", "text-2", wrap=True, parent=self)
        self.body.addWidget(self.nothing)
        self.rows = FoundRows(session, self)
        self.body.addWidget(self.rows)
        self.body.addStretch(1)
        self.act = self.offer(self.tr("Add customer"), self._take)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.read)
        self.rows.ticked.connect(self._name_act)
        self.text.setPlainText(text[:LONGEST])
        self.text.textChanged.connect(self._pause.start)
        self.read()
        self.settle()
        self.text.setFocus()

    def _build_target(self) -> QWidget:
        """Return the line that says where it goes: a new customer, or one that is there."""
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(12)
        self.new = QRadioButton(self.tr("New customer"), page)
        self.into = QRadioButton("", page)
        self._group = QButtonGroup(page)
        for button in (self.new, self.into):
            self._group.addButton(button)
            button.clicked.connect(self._choose)
        self.other = CustomerField(self.session, self.tr("Another customer"), page)
        self.other.setMinimumWidth(self.session.theme.px(150))
        self.other.picked.connect(self._pick)
        row.addWidget(self.new)
        row.addWidget(self.into)
        row.addStretch(1)
        row.addWidget(self.other)
        return page

    # Reading

    def read(self) -> None:
        """Recognise the text anew, and look who of the book is meant."""
        self._pause.stop()
        text = self.text.toPlainText()
        found = recognise(text)
        self.rows.show_found(found)
        if text.strip() and not found:
            self.nothing.setText(self.tr("Nothing was recognised in this text."))
        else:
            self.nothing.setText(
                "" if found else self.tr("What is recognised stands here, to be checked.")
            )
        self.nothing.setVisible(bool(self.nothing.text()))
        self.target.setVisible(bool(found))
        if not self._chosen_by_hand:
            self._existing = self._meant()
            self._show_existing(chosen=self._existing is not None)
        self._compare()
        self._fit()

    def _meant(self) -> int | None:
        """Return the customer the text means: by name or code, else the one on the screen."""
        company = self.rows.first("company")
        code = self.rows.first("credit_code")
        if company or code:
            return alike_customer(self.session.book, company, code)
        return self.session.selection.customer

    def _show_existing(self, *, chosen: bool) -> None:
        self.into.setVisible(self._existing is not None)
        if self._existing is not None:
            self.into.setText(self._name(self._existing).replace("&", "&&"))
        (self.into if chosen else self.new).setChecked(True)

    def _name(self, customer: int) -> str:
        row = record(self.session.book, Customer, customer) or {}
        name = str(row.get("name", ""))
        width = self.session.theme.px(230)
        return self.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)

    # Choosing

    def _choose(self) -> None:
        self._compare()

    def _pick(self, key: object) -> None:
        self._chosen_by_hand = True
        self._existing = int(str(key))
        self._show_existing(chosen=True)
        self._compare()

    @property
    def customer(self) -> int | None:
        """The customer it goes to; None makes a new one."""
        return self._existing if self.into.isChecked() else None

    def _compare(self) -> None:
        """Set the ticks by what the book knows of the customer and the person."""
        known: dict[tuple[str, str], Any] = {}
        book, customer = self.session.book, self.customer
        self._known = None
        if customer is not None:
            for column, value in (record(book, Customer, customer) or {}).items():
                known["customer", column] = value
            name, mobile = self.rows.first("person"), self.rows.first("mobile")
            self._known = person = known_person(book, customer, name, mobile)
            if person is not None:
                post = held_post(book, customer, person)
                for column, value in (record(book, Contact, person) or {}).items():
                    known["contact", column] = value
                for column, value in (record(book, Position, post) or {}).items():
                    known["position", column] = value
        self.rows.compare(known)
        self._name_act()

    def _name_act(self) -> None:
        ticked = self.rows.values("customer", "contact", "position")
        if self.customer is not None:
            self.act.setText(self.tr("Take into the customer"))
        else:
            self.act.setText(self.tr("Add customer"))
        self.act.setEnabled(bool(ticked))

    def _take(self) -> bool:
        key, contact = take_pasted(
            self.session.book,
            self.customer,
            self.rows.values("customer"),
            self.rows.values("contact", "position"),
            self._known,
        )
        self.session.selection.choose_customer(key)
        if contact is not None:
            self.session.selection.choose_contact(contact)
        return True
