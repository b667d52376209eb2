"""A person at the customer: new, or live on a stored one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.book.actions.people import (
    add_person_in,
    add_position,
    delete_person,
    edit_contact,
    edit_position,
)
from kaccount_desktop.book.actions.standing import (
    remove_pairing,
    set_closeness,
    set_closeness_in,
    set_pairing,
    set_stand,
    set_stand_in,
)
from kaccount_desktop.book.models import Closeness, Contact, Pairing, Position, Stand
from kaccount_desktop.book.queries.people import Evidence, colleagues, people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.kit.buttons import Button, LinkButton
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.field_grid import line_up
from kaccount_desktop.ui.workspace.person_fields import (
    ClosenessFields,
    ContactFields,
    PairingFields,
    PostFields,
    StandFields,
    without_evidence,
)
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class PersonDialog(RecordDialog):
    """Without `contact` it adds a person; with one, each edit is saved as it is made.

    Stands are those in the chosen project, closeness and pairing those of the colleague chosen.
    """

    def __init__(
        self,
        session: Session,
        customer: int,
        contact: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Add a person") if contact is None else self.tr("Person")
        super().__init__(session, title, parent, width=620)
        self._customer = customer
        self._contact = contact
        self._position: int | None = None
        self._people = people(session.book, customer)
        self._build()
        self._build_stand()
        self._build_closeness()
        line_up(self.contact, self.post, self.stand, self.closeness, self.pairing)
        self.body.addStretch(1)
        if contact is None:
            self._start()
        else:
            self._live(contact)
        self.settle()
        self.contact.editor("name").setFocus()

    # Building

    def _build(self) -> None:
        session = self.session
        self.contact = ContactFields(session, self)
        self.body.addWidget(self.contact)
        self.body.addWidget(SectionHeading(self.tr("Post"), parent=self))
        above = [p for p in self._people if p.key != self._contact and not p.left]
        self.post = PostFields(session, above, self)
        self.body.addWidget(self.post)

    def _build_stand(self) -> None:
        session = self.session
        heading = SectionHeading(self.tr("Where they stand"), parent=self)
        listed = projects(session.book, self._customer)
        self.project = ChoiceEditor([Choice(p.key, p.name) for p in listed], unknown=False)
        self.project.setAccessibleName(self.tr("Project"))
        self.project.setMinimumWidth(session.theme.px(200))
        chosen = session.selection.project
        keys = [p.key for p in listed]
        if listed:
            self.project.put(chosen if chosen in keys else keys[0])
        heading.add_right(self.project)
        self.stand = StandFields(session, self)
        self.project.setVisible(bool(listed))
        self.stand.setVisible(bool(listed))
        if not listed:
            heading.set_note(self.tr("People stand for or against a project: add one first."))
        self.body.addWidget(heading)
        self.body.addWidget(self.stand)

    def _build_closeness(self) -> None:
        session = self.session
        heading = SectionHeading(self.tr("We and this person"), parent=self)
        ours = colleagues(session.book)
        self.colleague = ChoiceEditor([Choice(c.key, c.name) for c in ours], unknown=False)
        self.colleague.setAccessibleName(self.tr("Our person"))
        if ours:
            self.colleague.put(self._first_colleague([c.key for c in ours]))
        heading.add_right(self.colleague)
        self.closeness = ClosenessFields(session, self)
        self.pairing = PairingFields(session, self)
        row = QHBoxLayout()
        self.unpair = LinkButton(self.tr("Remove the pairing"), self)
        self.pair = LinkButton(self.tr("Pair them"), self)
        row.addWidget(self.pair)
        row.addWidget(self.unpair)
        row.addStretch(1)
        self.body.addWidget(heading)
        self.body.addWidget(self.closeness)
        self.body.addLayout(row)
        self.body.addWidget(self.pairing)
        for widget in (self.colleague, self.closeness):
            widget.setVisible(bool(ours))
        self.pairing.hide()
        self.pair.hide()
        self.unpair.hide()
        if not ours:
            heading.set_note(self.tr("Add our own people first: 我方人员 in the people tab."))

    def _first_colleague(self, keys: list[int]) -> int:
        """Return who is closest to the person, else the owner of the book."""
        own = next((p for p in self._people if p.key == self._contact and p.key), None)
        if own is not None and own.pairs:
            return own.pairs[0].colleague
        return keys[0]

    # A new person

    def _start(self) -> None:
        self.contact.put({"name": ""})
        today = self.session.clock.today().isoformat()
        for grid in (self.post, self.stand, self.closeness):
            grid.put({"evidence": Evidence("assumed", "", today)})
        self.offer(self.tr("Add person"), self._add, lambda: self.contact.editor("name").value())

    def _add(self) -> bool:
        found = [grid.values() for grid in (self.contact, self.post, self.stand, self.closeness)]
        own, post, stand, close = found
        if own is None or post is None or stand is None or close is None:
            return False
        name = str(own.pop("name")).strip()
        book, customer = self.session.book, self._customer
        record_now = customer_record(book, customer) or {"name": ""}
        company, today = record_now["name"], book.clock.today()
        words = Text(f"Add {name[:40]} to {company}", f"在 {company} 新增联系人 {name[:40]}")
        with book.change(words) as change:
            columns = {**own, **without_evidence(post)}
            title = str(columns.pop("title"))
            contact, _position = add_person_in(change, customer, name, title, **columns)
            project = self.project.value()
            if isinstance(project, int) and _judged(stand):
                set_stand_in(change, project, contact, today, **without_evidence(stand))
            colleague = self.colleague.value()
            if isinstance(colleague, int) and close["level"] is not None:
                close = without_evidence(close)
                level = int(close.pop("level"))
                set_closeness_in(change, contact, colleague, level, today, **close)
        self.session.selection.choose_contact(contact)
        return True

    # A stored person

    def _live(self, contact: int) -> None:
        self.contact.edited.connect(self._store_contact)
        self.post.edited.connect(self._store_post)
        self.stand.edited.connect(self._store_stand)
        self.closeness.edited.connect(self._store_closeness)
        self.pairing.edited.connect(self._store_pairing)
        self.project.edited.connect(self._reread)
        self.colleague.edited.connect(self._reread)
        self.pair.clicked.connect(self._pair)
        self.unpair.clicked.connect(self._unpair)
        self.session.changed.connect(self._reread)
        delete = Button(self.tr("Delete person…"), self)
        delete.clicked.connect(lambda: self._delete(contact))
        self.add_left(delete)
        self.live()
        self._reread()

    def _reread(self) -> None:
        book, contact = self.session.book, self._contact
        found = record(book, Contact, contact) if contact is not None else None
        if found is None or contact is None:
            self.accept()
            return
        self.setWindowTitle(str(found["name"]))
        self.contact.put(found)
        posts = [p for p in people(book, self._customer) if p.key == contact]
        self._position = posts[0].position if posts else None
        post = record(book, Position, self._position) if self._position else None
        self.post.put(_with_evidence(post, self.post))
        project, colleague = self.project.value(), self.colleague.value()
        if isinstance(project, int):
            stand = record(book, Stand, (project, contact))
            self.stand.put(_with_evidence(stand, self.stand))
        if isinstance(colleague, int):
            close = record(book, Closeness, (contact, colleague))
            self.closeness.put(_with_evidence(close, self.closeness))
            pairing = record(book, Pairing, (contact, colleague))
            self.pairing.put(_with_evidence(pairing, self.pairing))
            self.pairing.setVisible(pairing is not None)
            self.unpair.setVisible(pairing is not None)
            self.pair.setVisible(pairing is None)

    def _store_contact(self, name: str) -> None:
        book, key = self.session.book, self._contact
        if key is not None:
            self.contact.store(name, lambda value: edit_contact(book, key, name, value))

    def _store_post(self, name: str) -> None:
        self.post.store(name, lambda value: self._write_post(name, value))

    def _write_post(self, name: str, value: Any) -> None:
        book = self.session.book
        if self._position is None:
            self._position = add_position(book, self._customer, self._contact)
        columns = value if name == "evidence" else {name: value}
        for column, part in columns.items():
            edit_position(book, self._position, column, part)

    def _store_stand(self, name: str) -> None:
        project, contact = self.project.value(), self._contact
        if isinstance(project, int) and contact is not None:
            self.stand.store(
                name,
                lambda value: set_stand(
                    self.session.book, project, contact, **_columns(name, value)
                ),
            )

    def _store_closeness(self, name: str) -> None:
        colleague, contact = self.colleague.value(), self._contact
        level = self.closeness.editor("level").value()
        if not isinstance(colleague, int) or contact is None:
            return
        book = self.session.book
        if name == "level":
            self.closeness.store(name, lambda value: set_closeness(book, contact, colleague, value))
        elif level is not None:
            self.closeness.store(
                name, lambda value: set_closeness(book, contact, colleague, level, **value)
            )

    def _store_pairing(self, name: str) -> None:
        colleague, contact = self.colleague.value(), self._contact
        if isinstance(colleague, int) and contact is not None:
            self.pairing.store(
                name,
                lambda value: set_pairing(
                    self.session.book, contact, colleague, **_columns(name, value)
                ),
            )

    def _pair(self) -> None:
        colleague, contact = self.colleague.value(), self._contact
        if isinstance(colleague, int) and contact is not None:
            level = self.closeness.editor("level").value()
            self.attempt(
                lambda: set_pairing(self.session.book, contact, colleague, level_now=level)
            )

    def _unpair(self) -> None:
        colleague, contact = self.colleague.value(), self._contact
        if isinstance(colleague, int) and contact is not None:
            self.attempt(lambda: remove_pairing(self.session.book, contact, colleague))

    def _delete(self, contact: int) -> None:
        if ask_delete_person(self.session, contact, self):
            self.attempt(lambda: delete_person(self.session.book, contact))


def ask_delete_person(session: Session, contact: int, over: QWidget) -> bool:
    """Ask whether a person should really go."""
    found = record(session.book, Contact, contact)
    if found is None:
        return False
    translate = QCoreApplication.translate
    question = translate("DeletePerson", "Delete {} with every post, judgement and relation?")
    return session.messages.ask(
        question.format(found["name"]),
        translate("DeletePerson", "Delete"),
        over,
        translate(
            "DeletePerson",
            "Somebody who only left the company is better marked as left. Undo takes it back.",
        ),
    )


def _columns(name: str, value: Any) -> dict[str, Any]:
    return dict(value) if name == "evidence" else {name: value}


def _judged(stand: dict[str, Any]) -> bool:
    return any(value for name, value in stand.items() if name != "evidence")


def _with_evidence(found: dict[str, Any] | None, grid: Any) -> dict[str, Any]:
    """Return the columns of a judgement as a grid shows them; nothing known for None."""
    if found is None:
        return dict.fromkeys(grid.fields, None)
    evidence = Evidence(found["certainty"], found["source"], found["as_of"])
    return {**found, "evidence": evidence}
