"""The fields of the dialog, built and named; what they do is in `dialog`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from kaccount_desktop.rules.choices import TASK_KINDS, TOUCH_KINDS, TOUCH_RESULTS
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.workdays import add_workdays
from kaccount_desktop.ui.followup.day_row import DayRow
from kaccount_desktop.ui.followup.key_chips import KeyChips
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.people_editor import PeopleEditor

KINDS: Final = (
    "call", "wechat", "visit", "email", "meeting", "reception", "fair", "executive", "inspection",
    "demo", "trial",
)  # fmt: skip
"""Kinds of touch, the most usual first: their keys are 1 to 9, 0 and -."""
KIND_KEYS: Final = "1234567890-"
RESULTS: Final = ("noted", "progress", "agreed", "perfunctory", "refused", "no_answer")
RESULT_KEYS: Final = "123456"
RHYTHM: Final = "rhythm"
LONGEST: Final = 20_000
"""Characters a line takes; more is no line any more."""


class Form(QWidget):
    """Every field of a follow-up, in the order Tab walks them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, session.theme.px(64))
        self._grid.setColumnStretch(1, 1)
        self._build_what()
        self._build_who()
        self._build_next()

    def start_over(self) -> None:
        """Empty what belongs to one entry; kind, day and people stay for the next."""
        self.said.clear()
        self.next_step.clear()
        self.next_kind.put("")
        self.result.put("noted")
        self.next_day.choose(RHYTHM)

    # Building

    def _build_what(self) -> None:
        self.kind = KeyChips(self._words(TOUCH_KINDS, KINDS), self.tr("Kind"), KIND_KEYS, self)
        self._row(self.tr("Kind"), self.kind, self.tr("Alt + key"))
        self.said = QLineEdit(self)
        self.said.setMaxLength(LONGEST)
        self.said.setPlaceholderText(self.tr("What was said, in one line"))
        self.said.setMinimumHeight(self._session.theme.px(34))
        self._row(self.tr("Said"), self.said)
        self.result = KeyChips(
            self._words(TOUCH_RESULTS, RESULTS), self.tr("Result"), RESULT_KEYS, self
        )
        self._row(self.tr("Result"), self.result, self.tr("Ctrl + key"))

    def _build_who(self) -> None:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        names = self.tr(", ", "between names")
        self.people = PeopleEditor((), names, self.tr("nobody named"), box)
        self.project = ChoiceEditor(
            (), box, unknown_words=self.tr("No project"), unknown_value=None
        )
        for field, name in ((self.people, self.tr("With")), (self.project, self.tr("Project"))):
            field.setAccessibleName(name)
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            row.addWidget(field, 1)
        self._row(self.tr("With"), box)
        days = {
            "today": self.tr("Today"),
            "yesterday": self.tr("Yesterday"),
            "before": self.tr("The day before"),
        }
        self.day = DayRow(self._session, self.tr("Day"), days, self)
        today = self._session.clock.today()
        for away, code in enumerate(days):
            self.day.set_day(code, today - timedelta(days=away))
        self.day.choose("today")
        self._row(self.tr("Day"), self.day)

    def _build_next(self) -> None:
        box = QWidget(self)
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        words = self._session.words
        kinds = [Choice(code, words(text)) for code, text in TASK_KINDS.items() if code != "gate"]
        self.next_kind = ChoiceEditor(kinds, box, unknown_words=self.tr("By the rhythm"))
        self.next_kind.setAccessibleName(self.tr("Kind of the next step"))
        self.next_kind.setFixedWidth(self._session.theme.px(128))
        self.next_step = QLineEdit(box)
        self.next_step.setMaxLength(LONGEST)
        self.next_step.setPlaceholderText(self.tr("What to do next (may stay empty)"))
        self.next_step.setAccessibleName(self.tr("Next step"))
        row.addWidget(self.next_kind)
        row.addWidget(self.next_step, 1)
        self._row(self.tr("Next step"), box)
        days = {
            RHYTHM: self.tr("By the rhythm"),
            "tomorrow": self.tr("Tomorrow"),
            "two": self.tr("In 2 working days"),
            "monday": self.tr("Next Monday"),
        }
        self.next_day = DayRow(self._session, self.tr("Next date"), days, self)
        today = self._session.clock.today()
        self.next_day.set_day("tomorrow", today + timedelta(days=1))
        self.next_day.set_day("two", add_workdays(today, 2))
        self.next_day.set_day("monday", today + timedelta(days=7 - today.weekday()))
        self.next_day.choose(RHYTHM)
        self.why = Label("", "caption", "text-3", wrap=True, parent=self)
        lines = QVBoxLayout()
        lines.setSpacing(4)
        lines.addWidget(self.next_day)
        lines.addWidget(self.why)
        both = QWidget(self)
        lines.setContentsMargins(0, 0, 0, 0)
        both.setLayout(lines)
        self._row(self.tr("Next date"), both)

    def _words(self, table: Mapping[str, Text], codes: tuple[str, ...]) -> dict[str, str]:
        return {code: self._session.words(table[code]) for code in codes}

    def _row(self, name: str, field: QWidget, hint: str = "") -> None:
        row = self._grid.rowCount()
        if not field.accessibleName():
            field.setAccessibleName(name)
        column = QVBoxLayout()
        column.setSpacing(0)
        above = self._session.theme.px(1 if isinstance(field, KeyChips) else 4)
        column.setContentsMargins(0, above, 0, 0)
        column.addWidget(Label(name, "dense", "text-2", parent=self))
        if hint:
            column.addWidget(Label(hint, "micro", "text-3", parent=self))
        column.addStretch(1)
        self._grid.addLayout(column, row, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(field, row, 1)
