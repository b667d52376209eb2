"""A promise of either side: new, or live on a stored one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.promises import add_promise, delete_promise, edit_promise
from kaccount_desktop.book.models import Promise
from kaccount_desktop.book.queries.people import colleagues, people
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.choices import PROMISE_KINDS, PROMISE_SIDES, PROMISE_STATES
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import DayEditor, LongEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog


class PromiseDialog(RecordDialog):
    """Without `promise` it adds one to the customer."""

    def __init__(
        self,
        session: Session,
        customer: int,
        promise: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Add a promise") if promise is None else self.tr("Promise")
        super().__init__(session, title, parent, width=520)
        self._customer = customer
        self._promise = promise
        self.grid = self._build()
        self.body.addWidget(self.grid)
        self.body.addStretch(1)
        if promise is None:
            self.grid.put({"side": "us", "kind": "date", "made_on": session.clock.today()})
            wording = self.grid.editor("wording")
            self.offer(self.tr("Add"), self._add, wording.value)
        else:
            self._live()
        self.settle()
        self.grid.editor("wording").setFocus()

    def _build(self) -> FieldGrid:
        session, words = self.session, self.session.words
        grid = FieldGrid(session, self)
        sides = choices_of(PROMISE_SIDES, words)
        grid.add("side", self.tr("Who"), ChoiceEditor(sides, unknown=False), half=True)
        kinds = choices_of(PROMISE_KINDS, words)
        grid.add("kind", self.tr("About"), ChoiceEditor(kinds, unknown=False), half=True)
        grid.add("wording", self.tr("What"), LongEditor())
        theirs = [p for p in people(session.book, self._customer) if p.key and not p.left]
        persons = ChoiceEditor([Choice(p.key, p.name) for p in theirs], unknown_value=None)
        grid.add("contact", self.tr("Their person"), persons, half=True)
        ours = ChoiceEditor(
            [Choice(c.key, c.name) for c in colleagues(session.book)], unknown_value=None
        )
        grid.add("colleague", self.tr("Our person"), ours, half=True)
        grid.add("made_on", self.tr("Promised on"), DayEditor(session), half=True)
        grid.add("due", self.tr("Due"), DayEditor(session), half=True)
        if self._promise is not None:
            states = choices_of(PROMISE_STATES, words)
            grid.add("state", self.tr("State"), ChoiceEditor(states, unknown=False), half=True)
        return grid

    def _add(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        side, wording = values.pop("side"), values.pop("wording")
        add_promise(self.session.book, self._customer, side, wording, **values)
        return True

    def _live(self) -> None:
        self.grid.edited.connect(self._store)
        self.session.changed.connect(self._reread)
        delete = Button(self.tr("Delete"), self)
        delete.clicked.connect(self._delete)
        self.add_left(delete)
        self.live()
        self._reread()

    def _store(self, name: str) -> None:
        book, key = self.session.book, self._promise
        if key is not None:
            self.grid.store(name, lambda value: edit_promise(book, key, name, value))

    def _reread(self) -> None:
        found = record(self.session.book, Promise, self._promise) if self._promise else None
        if found is None:
            self.accept()
            return
        self.grid.put(found)

    def _delete(self) -> None:
        key = self._promise
        if key is not None:
            self.attempt(lambda: delete_promise(self.session.book, key))
