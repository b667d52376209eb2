"""Completing a visit: the feedback form on screen, then what comes next."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.actions.visits import complete_visit
from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.models import Touch
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import TOUCH_RESULTS
from kaccount_desktop.rules.workdays import add_workdays
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.forms_page import FormPage
from kaccount_desktop.ui.workspace.line_editors import DayEditor, LineEditor
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog

FEEDBACK = "visit_feedback"
"""The form keyed in after a visit (客户反馈表)."""
_SOON = 2


class FeedbackDialog(RecordDialog):
    """The form saves as it is filled in; *Visit done* then closes the visit and plans the next step."""

    def __init__(
        self, session: Session, customer: int, visit: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, self.tr("Visit feedback"), parent, width=720)
        self._visit = visit
        self.body.setContentsMargins(8, 8, 8, 8)
        self.page = FormPage(session, self, coded=True)
        form = Shelf(session.book).current_form(FEEDBACK)
        touch = record(session.book, Touch, visit) or {}
        subject = Subject(customer, touch.get("project"), None, visit)
        self.page.show_form(form, subject)
        self.body.addWidget(self.page, 1)
        self.grid = FieldGrid(session, self)
        self.body.addWidget(SectionHeading(self.tr("Close the visit"), parent=self))
        hint = self.tr(
            "The form saves as you fill it in. Without a result the reaction decides it."
        )
        self.body.addWidget(Label(hint, "caption", "text-3", wrap=True, parent=self))
        self.body.addWidget(self.grid)
        results = choices_of(TOUCH_RESULTS, session.words)
        unknown = self.tr("as the reaction says")
        self.grid.add(
            "result", self.tr("Result"), ChoiceEditor(results, unknown_words=unknown), half=True
        )
        self.grid.add("day", self.tr("Took place"), DayEditor(session), half=True)
        self.grid.add("next_step", self.tr("Next step"), LineEditor(), half=True)
        self.grid.add("next_day", self.tr("On"), DayEditor(session), half=True)
        today = session.clock.today()
        day = min(touch.get("day") or today, today)
        self.grid.put(
            {
                "day": day,
                "next_step": touch.get("next_step", ""),
                "next_day": touch.get("next_day") or add_workdays(today, _SOON),
            }
        )
        session.changed.connect(self._reread)
        self.offer(self.tr("Visit done"), self._complete, leave=self.tr("Close"))
        self.settle()

    def _reread(self) -> None:
        self.page.reread()

    def _complete(self) -> bool:
        values = self.grid.values()
        if values is None:
            return False
        language = self.session.language.code
        complete_visit(self.session.book, self._visit, language=language, **values)
        return True
