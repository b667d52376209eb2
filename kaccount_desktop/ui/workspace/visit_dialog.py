"""A visit: planned anew, or live on a stored one."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.followups import delete_follow_up
from kaccount_desktop.book.actions.visits import (
    cancel_visit,
    edit_visit,
    participants,
    plan_visit,
    set_visit_people,
)
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.queries.people import colleagues, people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.workdays import add_workdays
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid, line_up
from kaccount_desktop.ui.workspace.line_editors import (
    DayEditor,
    LineEditor,
    LongEditor,
    TimeEditor,
)
from kaccount_desktop.ui.workspace.people_editor import PeopleEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog
from kaccount_desktop.ui.workspace.wording import Wording

_ENDED: Final = frozenset({"won", "lost", "ended"})


class VisitFields(FieldGrid):
    """When, where, who, and what for."""

    def __init__(self, session: Session, customer: int, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        wording = Wording(session, self)
        self.add("day", self.tr("Day"), DayEditor(session), half=True)
        listed = [Choice(p.key, p.name) for p in projects(session.book, customer)]
        self.add("project", self.tr("Project"), ChoiceEditor(listed, unknown_value=None), half=True)
        self.add("start_time", self.tr("From"), TimeEditor(), half=True)
        self.add("end_time", self.tr("Until"), TimeEditor(), half=True)
        self.add("place", self.tr("Place"), LineEditor())
        self.add("route", self.tr("Route"), LineEditor())
        theirs = [p for p in people(session.book, customer) if p.key and not p.left]
        comma = wording.listed(["", ""])
        known = {p.key: Choice(p.key, f"{p.name} {p.title}".strip()) for p in theirs}
        whom = PeopleEditor(list(known.values()), comma, self.tr("Choose whom to meet…"))
        self.add("contacts", self.tr("Whom"), whom)
        ours = [Choice(c.key, c.name) for c in colleagues(session.book)]
        who = PeopleEditor(ours, comma, self.tr("Choose who goes…"))
        self.add("colleagues", self.tr("Who of us"), who)
        self.add("goal", self.tr("Goal"), LongEditor(lines=1))


class TalkFields(FieldGrid):
    """What to carry, what to say and what not; lists hold one item a line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        each = self.tr("one a line")
        self.add("agenda", self.tr("Agenda"), LongEditor(placeholder=each))
        self.add("materials", self.tr("To bring"), LongEditor(placeholder=each))
        self.add("opening_line", self.tr("Opening line"), LongEditor(lines=1))
        self.add("talking_points", self.tr("Talking points"), LongEditor(placeholder=each))
        self.add("questions", self.tr("Questions"), LongEditor(placeholder=each))
        self.add("closing", self.tr("Closing"), LongEditor(lines=1))
        self.add("avoid", self.tr("Don't mention"), LongEditor(lines=1, placeholder=each))


class VisitDialog(RecordDialog):
    """Without `visit` it plans one; `touch` keys name visits."""

    def __init__(
        self,
        session: Session,
        customer: int,
        visit: int | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = self.tr("Plan a visit") if visit is None else self.tr("Visit")
        super().__init__(session, title, parent, width=640)
        self._customer = customer
        self._visit = visit
        self.plan = VisitFields(session, customer, self)
        self.talk = TalkFields(session, self)
        self.body.addWidget(self.plan)
        self.body.addWidget(SectionHeading(self.tr("Prepare"), parent=self))
        self.body.addWidget(self.talk)
        line_up(self.plan, self.talk)
        self.body.addStretch(1)
        if visit is None:
            self._prefill()
            self.offer(self.tr("Plan the visit"), self._add, self._filled)
        else:
            self._live(visit)
        self.settle()
        self.plan.editor("day").setFocus()

    def _prefill(self) -> None:
        session = self.session
        found = customer_record(session.book, self._customer) or {}
        ours = colleagues(session.book)
        chosen = session.selection.contact
        running = [p.key for p in projects(session.book, self._customer) if p.status not in _ENDED]
        present = {p.key for p in people(session.book, self._customer) if not p.left}
        self.plan.put(
            {
                "day": add_workdays(session.clock.today(), 1),
                "place": found.get("address", ""),
                "project": session.selection.project or next(iter(running), None),
                "contacts": [chosen] if chosen in present else [],
                "colleagues": [one.key for one in ours if one.me],
            }
        )
        self.talk.put({"materials": self._materials()})

    def _materials(self) -> str:
        """Return the checklist of 大客户营销流程, one item a line."""
        items = (
            self.tr("Business cards"),
            self.tr("Leaflets and samples"),
            self.tr("Notebook"),
            self.tr("Pen"),
        )
        return "\n".join(items)

    def _filled(self) -> object:
        return [
            grid.editor(name).value()
            for grid, name in ((self.plan, "goal"), (self.plan, "contacts"), (self.talk, "agenda"),
                               (self.talk, "talking_points"), (self.talk, "questions"))
        ]  # fmt: skip

    def _add(self) -> bool:
        plan, talk = self.plan.values(), self.talk.values()
        if plan is None or talk is None:
            return False
        day = plan.pop("day") or self.session.clock.today()
        language = self.session.language.code
        book = self.session.book
        made = plan_visit(book, self._customer, day, language=language, **plan, **talk)
        self.session.touch_asked.emit(made)
        return True

    # A stored visit

    def _live(self, visit: int) -> None:
        self.plan.edited.connect(lambda name: self._store(self.plan, name))
        self.talk.edited.connect(lambda name: self._store(self.talk, name))
        self.session.changed.connect(self._reread)
        self.call_off = Button(self.tr("Call off"), self)
        self.call_off.clicked.connect(self._cancel)
        delete = Button(self.tr("Delete…"), self)
        delete.clicked.connect(lambda: self._delete(visit))
        self.add_left(delete)
        self.add_left(self.call_off)
        self.live()
        self._reread()

    def _reread(self) -> None:
        book, visit = self.session.book, self._visit
        touch = record(book, Touch, visit) if visit is not None else None
        if touch is None or visit is None:
            self.accept()
            return
        theirs, ours = participants(book, visit)
        self.plan.put({**touch, "contacts": theirs, "colleagues": ours})
        found = record(book, Visit, visit) or {}
        self.plan.put({name: found.get(name, "") for name in ("place", "route", "goal")})
        self.talk.put({name: found.get(name, "") for name in self.talk.fields})
        self.call_off.setVisible(touch["state"] == "planned")

    def _store(self, grid: FieldGrid, name: str) -> None:
        visit = self._visit
        if visit is None:
            return
        book = self.session.book

        def act(value: Any) -> None:
            if name == "contacts":
                set_visit_people(book, visit, contacts=value)
            elif name == "colleagues":
                set_visit_people(book, visit, colleagues=value)
            else:
                edit_visit(book, visit, name, value)

        grid.store(name, act)

    def _cancel(self) -> None:
        visit = self._visit
        if visit is not None:
            self.attempt(lambda: cancel_visit(self.session.book, visit))

    def _delete(self, visit: int) -> None:
        question = self.tr("Delete this visit and what is open because of it?")
        if self.session.messages.ask(question, self.tr("Delete"), self):
            self.attempt(lambda: delete_follow_up(self.session.book, visit))
