"""A post at the customer that nobody holds yet: new, or live on a stored one."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.people import add_position, delete_position, edit_position
from kaccount_desktop.book.models import Position
from kaccount_desktop.book.queries.people import Evidence, people
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.person_fields import PostFields, without_evidence
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class PostDialog(RecordDialog):
    """Without `position` it adds a vacant post; a stored one can be given to somebody."""

    def __init__(
        self,
        session: Session,
        customer: int,
        position: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Add a vacant post") if position is None else self.tr("Post")
        super().__init__(session, title, parent)
        self._customer = customer
        self._position = position
        known = people(session.book, customer)
        self.holder = FieldGrid(session, self)
        persons = {p.key: p.name for p in known if p.key}
        offered = [Choice(key, name) for key, name in persons.items()]
        nobody = ChoiceEditor(offered, unknown_words=self.tr("nobody yet"), unknown_value=None)
        self.holder.add("contact", self.tr("Held by"), nobody)
        above = [p for p in known if p.position != position and not p.left]
        self.post = PostFields(session, above, self)
        self.body.addWidget(self.holder)
        self.body.addWidget(self.post)
        self.body.addStretch(1)
        self.holder.setVisible(position is not None)
        if position is None:
            today = session.clock.today().isoformat()
            self.post.put({"evidence": Evidence("assumed", "", today)})
            title_field = self.post.editor("title")
            self.offer(self.tr("Add post"), self._add, title_field.value)
        else:
            self._live()
        self.settle()
        self.post.editor("title").setFocus()

    def _add(self) -> bool:
        values = self.post.values()
        if values is None:
            return False
        columns = without_evidence(values)
        title = str(columns.pop("title"))
        add_position(self.session.book, self._customer, None, title, **columns)
        return True

    def _live(self) -> None:
        self.holder.edited.connect(lambda name: self._store(self.holder, name))
        self.post.edited.connect(lambda name: self._store(self.post, name))
        self.session.changed.connect(self._reread)
        delete = Button(self.tr("Delete"), self)
        delete.clicked.connect(self._delete)
        self.add_left(delete)
        self.live()
        self._reread()

    def _reread(self) -> None:
        found = record(self.session.book, Position, self._position) if self._position else None
        if found is None:
            self.accept()
            return
        evidence = Evidence(found["certainty"], found["source"], found["as_of"])
        self.holder.put(found)
        self.post.put({**found, "evidence": evidence})

    def _store(self, grid: FieldGrid, name: str) -> None:
        key = self._position
        if key is None:
            return

        def act(value: Any) -> None:
            columns = value if name == "evidence" else {name: value}
            for column, part in columns.items():
                edit_position(self.session.book, key, column, part)

        grid.store(name, act)

    def _delete(self) -> None:
        key = self._position
        if key is not None:
            self.attempt(lambda: delete_position(self.session.book, key))
