"""The details of one contact: a planned visit to prepare, or what happened, live."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.book.actions.followups import delete_follow_up, edit_follow_up
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.queries.activity import TouchRow
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.choices import REACTIONS, TOUCH_KINDS, TOUCH_RESULTS
from kaccount_desktop.ui.kit.buttons import Button, LinkButton
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import ElidedLabel, Label, Tag
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.field_grid import FieldGrid, finish_edit
from kaccount_desktop.ui.workspace.flow_layout import FlowLayout
from kaccount_desktop.ui.workspace.line_editors import DayEditor, LineEditor, LongEditor
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.wording import Wording

_LINES: Final = ("agenda", "materials", "talking_points", "questions", "avoid")
_PLAN: Final = (
    "goal",
    "place",
    "route",
    *_LINES[:2],
    "opening_line",
    *_LINES[2:4],
    "closing",
    "avoid",
)
_FEEDBACK: Final = ("reaction", "their_words", "rivals_heard", "next_goal", "support_needed")


class Reading(QWidget):
    """Names and texts to read, one below the other; texts break into lines."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shown: list[tuple[str, str]] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)

    def show_rows(self, rows: list[tuple[str, str]]) -> None:
        """Show those that say something."""
        told = [row for row in rows if row[1]]
        if told == self._shown:
            return
        self._shown = told
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for name, text in told:
            holder = QWidget(self)
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            caption = Label(name, "dense", "text-3", parent=holder)
            caption.setFixedWidth(self._session.theme.px(84))
            words = Label(text, "dense", wrap=True, parent=holder)
            row.addWidget(caption, 0)
            row.addWidget(words, 1)
            row.setAlignment(caption, Qt.AlignmentFlag.AlignTop)
            self._column.addWidget(holder)


class TouchDetails(PageScroll):
    """A visit reads as it was planned; what happened is edited in place."""

    edit_asked = Signal(object)
    feedback_asked = Signal(object)
    print_asked = Signal(object)
    minute_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._touch: TouchRow | None = None
        column = QVBoxLayout(self.inner)
        column.setContentsMargins(16, 10, 16, 24)
        column.setSpacing(8)
        column.addLayout(self._build_head())
        self.people = Label("", "caption", "text-2", wrap=True, parent=self.inner)
        column.addWidget(self.people)
        column.addWidget(self._build_buttons())
        self.grid = self._build_grid()
        column.addWidget(self.grid)
        self.plan_heading = SectionHeading(self.tr("As planned"), parent=self.inner)
        self.plan = Reading(session, self.inner)
        self.feedback_heading = SectionHeading(self.tr("Feedback"), parent=self.inner)
        self.feedback = Reading(session, self.inner)
        for widget in (self.plan_heading, self.plan, self.feedback_heading, self.feedback):
            column.addWidget(widget)
        column.addLayout(self._build_foot())
        column.addStretch(1)

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.title = ElidedLabel("", "group", parent=self.inner)
        self.state = Tag("", "grey", parent=self.inner)
        row.addWidget(self.title)
        row.addWidget(self.state)
        row.addStretch(1)
        return row

    def _build_buttons(self) -> QWidget:
        holder = QWidget(self.inner)
        row = FlowLayout(holder, gap=8)
        theme = self._session.theme
        self.complete = Button(self.tr("Done: enter the feedback…"), self.inner)
        self.edit = Button(self.tr("Edit…"), self.inner)
        self.print = Button(self.tr("Print visit"), self.inner).with_icon(theme, "print")
        self.minute = Button(self.tr("Minute for the customer…"), self.inner)
        for button in (self.complete, self.edit, self.print, self.minute):
            row.addWidget(button)
        self.complete.clicked.connect(lambda: self._ask(self.feedback_asked))
        self.edit.clicked.connect(lambda: self._ask(self.edit_asked))
        self.print.clicked.connect(lambda: self._ask(self.print_asked))
        self.minute.clicked.connect(lambda: self._ask(self.minute_asked))
        return holder

    def _build_grid(self) -> FieldGrid:
        session = self._session
        grid = FieldGrid(session, self.inner, folds=True)
        grid.add("day", self.tr("Day"), DayEditor(session), half=True)
        results = choices_of(TOUCH_RESULTS, session.words)
        grid.add("result", self.tr("Result"), ChoiceEditor(results, unknown=False), half=True)
        grid.add("summary", self.tr("What was said"), LongEditor())
        grid.add("next_step", self.tr("Next step"), LineEditor())
        grid.edited.connect(self._store)
        return grid

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.delete = LinkButton(self.tr("Delete…"), self.inner)
        self.delete.clicked.connect(self._delete)
        row.addStretch(1)
        row.addWidget(self.delete)
        return row

    def show_touch(self, customer: int, touch: TouchRow | None) -> None:
        """Show a contact of a customer."""
        del customer
        fresh = touch is None or self._touch is None or touch.key != self._touch.key
        if fresh:
            finish_edit(self.grid)
        self._touch = touch
        self.inner.setVisible(touch is not None)
        if touch is None:
            return
        book, words = self._session.book, self._wording
        stored = record(book, Touch, touch.key)
        visit = record(book, Visit, touch.key)
        planned = touch.state == "planned"
        kind = words.code(TOUCH_KINDS, touch.kind)
        times = "–".join(part for part in (touch.start_time, touch.end_time) if part)
        self.title.setText(words.joined(f"{kind} {touch.day.isoformat()}", times))
        late = words.late(touch.day) if planned else ""
        planned_words = late or words.day(touch.day)
        self.state.setText(planned_words if planned else self.tr("Called off"))
        self.state.set_kind("negative" if late else "grey")
        self.state.setVisible(touch.state != "done")
        who = self.tr("{theirs} with {ours}")
        parts = (touch.contacts, touch.colleagues)
        both = who.format(theirs=parts[0], ours=parts[1])
        self.people.setText(both if all(parts) else "".join(parts))
        self.people.setVisible(any(parts))
        self.complete.setVisible(planned)
        self.edit.setVisible(visit is not None)
        self.print.setVisible(visit is not None)
        self.minute.setVisible(visit is not None and touch.state == "done")
        self.grid.setVisible(not planned)
        if stored is not None:
            self.grid.put(stored, all_of_them=fresh)
        self._show_visit(visit)

    def _show_visit(self, visit: dict[str, Any] | None) -> None:
        found = visit or {}
        names = self._names()
        self.plan.show_rows([(names[one], self._text(found, one)) for one in _PLAN])
        self.feedback.show_rows([(names[one], self._text(found, one)) for one in _FEEDBACK])
        told = any(found.get(one) for one in _PLAN)
        self.plan_heading.setVisible(told)
        self.plan.setVisible(told)
        said = any(found.get(one) for one in _FEEDBACK)
        self.feedback_heading.setVisible(said)
        self.feedback.setVisible(said)

    def _text(self, visit: dict[str, Any], name: str) -> str:
        text = str(visit.get(name) or "")
        if name == "reaction":
            return self._wording.code(REACTIONS, text)
        return text

    def _names(self) -> dict[str, str]:
        return {
            "goal": self.tr("Goal"),
            "place": self.tr("Place"),
            "route": self.tr("Route"),
            "agenda": self.tr("Agenda"),
            "materials": self.tr("To bring"),
            "opening_line": self.tr("Opening line"),
            "talking_points": self.tr("Talking points"),
            "questions": self.tr("Questions"),
            "closing": self.tr("Closing"),
            "avoid": self.tr("Don't mention"),
            "reaction": self.tr("Reaction"),
            "their_words": self.tr("Their words"),
            "rivals_heard": self.tr("Competitors"),
            "next_goal": self.tr("Next goal"),
            "support_needed": self.tr("Support needed"),
        }

    def _ask(self, signal: Any) -> None:
        if self._touch is not None:
            signal.emit(self._touch.key)

    def _store(self, name: str) -> None:
        touch, book = self._touch, self._session.book
        if touch is not None:
            self.grid.store(name, lambda value: edit_follow_up(book, touch.key, name, value))

    def _delete(self) -> None:
        touch = self._touch
        if touch is None:
            return
        question = self.tr("Delete this contact and what is open because of it?")
        if self._session.messages.ask(question, self.tr("Delete"), self):
            with self._session.messages.guard(self):
                delete_follow_up(self._session.book, touch.key)
