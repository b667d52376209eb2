"""The dialog that records follow-ups: one line each, several in a row, back-dated if need be."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPalette, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.book.actions.rhythm import Proposal, propose_next
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.followup.background import (
    USUAL_KIND,
    USUAL_RESULT,
    Background,
    Entry,
    read_background,
    save,
    settled_by,
)
from kaccount_desktop.ui.followup.form import KINDS, RESULTS, Form
from kaccount_desktop.ui.followup.head import CustomerHead
from kaccount_desktop.ui.followup.settled import SettledList
from kaccount_desktop.ui.followup.words import NextWords
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice

WIDTH = 680
UNREACHED = "no_answer"


class FollowUpDialog(QDialog):
    """Enter saves and closes, Ctrl+Enter saves and keeps the dialog for the next, Escape leaves.

    It begins with the customer, contact and project chosen in the window; another customer is
    found by typing (Alt+C). Alt with a chip's key chooses the kind, Ctrl with it the result.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._words = NextWords(session, self)
        self._background: Background | None = None
        self._proposal: Proposal | None = None
        self._saved = 0
        self.setWindowTitle(self.tr("Record follow-up"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._begin()

    # Building

    def _build(self) -> None:
        session = self._session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        body = QWidget(self)
        body.setObjectName("dialog_body")
        body.setBackgroundRole(QPalette.ColorRole.Base)
        body.setAutoFillBackground(True)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(24, 14, 24, 14)
        inner.setSpacing(12)
        self.head = CustomerHead(session, body)
        inner.addWidget(self.head)
        inner.addWidget(Hairline(body))
        self.form = Form(session, body)
        inner.addWidget(self.form)
        self.settled = SettledList(session, body)
        inner.addWidget(self.settled)
        self.error = Label("", "body", "negative", wrap=True, parent=body)
        self.error.hide()
        inner.addWidget(self.error)
        inner.addStretch(1)
        column.addWidget(body, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_foot())
        self.setFixedWidth(session.theme.px(WIDTH))

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 12)
        foot.setSpacing(8)
        self.told = ElidedLabel("", "caption", "text-3", parent=self)
        self.again = Button(self.tr("Save, then another"), self)
        self.again.setToolTip(self.tr("Ctrl+Enter"))
        self.once = PrimaryButton(self.tr("Save"), self)
        self.once.setDefault(True)
        self.once.setToolTip(self.tr("Enter"))
        foot.addWidget(self.told, 1)
        foot.addStretch(0)
        foot.addWidget(self.again)
        foot.addWidget(self.once)
        return foot

    def _connect(self) -> None:
        form = self.form
        self.head.picked.connect(self.show_customer)
        self.head.settled.connect(form.said.setFocus)
        self.again.clicked.connect(self.save_and_stay)
        self.once.clicked.connect(self.save_and_close)
        form.kind.picked.connect(form.said.setFocus)
        form.result.picked.connect(form.next_step.setFocus)
        for chips in (form.kind, form.result):
            chips.chosen.connect(self.refresh)
        for editor in (form.people, form.project):
            editor.edited.connect(self.refresh)
        for row in (form.day, form.next_day):
            row.changed.connect(self.refresh)
        form.said.textEdited.connect(self.error.hide)
        for modifier, chips, count in (
            ("Alt", form.kind, len(KINDS)),
            ("Ctrl", form.result, len(RESULTS)),
        ):
            for place in range(count):
                key = "1234567890-"[place]
                shortcut = QShortcut(QKeySequence(f"{modifier}+{key}"), self)
                shortcut.activated.connect(lambda chips=chips, place=place: chips.press(place))

    def _begin(self) -> None:
        selection = self._session.selection
        self.form.kind.put(USUAL_KIND)
        self.form.result.put(USUAL_RESULT)
        self.show_customer(selection.customer)
        if self._background is not None:
            contacts = {person.key for person in self._background.people}
            if selection.contact in contacts:
                self.form.people.put([selection.contact])
            if selection.project in {p.key for p in self._background.projects}:
                self.form.project.put(selection.project)
            self.refresh()
            self.form.said.setFocus()

    # What is shown

    def show_customer(self, key: int | None) -> None:
        """Record for another customer; what was typed so far stays."""
        found = read_background(self._session, key) if key is not None else None
        self._background = found
        self.head.show_customer(found)
        for widget in (self.form, self.again, self.once):
            widget.setEnabled(found is not None)
        if found is None:
            self.head.search()
            return
        self._offer(found)
        self.refresh()

    def _offer(self, found: Background) -> None:
        """Offer the customer's people and projects, and the kind of contact that is due."""
        form, today = self.form, self._session.clock.today()
        form.people.set_choices([Choice(p.key, p.name, p.title) for p in found.people])
        form.project.set_choices([Choice(p.key, p.name) for p in found.projects])
        due = found.task_due(today)
        form.people.put([due.contact_key] if due is not None and due.contact_key else [])
        form.project.put(due.project if due is not None else None)
        form.kind.put(due.kind if due is not None else USUAL_KIND)
        form.project.setEnabled(bool(found.projects))

    def refresh(self) -> None:
        """Word the next date, its reason, and what this contact settles."""
        background = self._background
        try:
            entry = self._entry()
        except KnownError as error:
            self._refuse(error)
            return
        if entry is None or background is None:
            return
        self.error.hide()
        self._proposal = propose_next(
            self._session.book, entry.customer, entry.kind, entry.result, entry.day, entry.project
        )
        self.form.next_day.set_day("rhythm", self._proposal.day)
        if entry.next_day is None:
            words, tone = self._words.by_rhythm(self._proposal)
        else:
            words, tone = self._words.by_hand(entry.next_day, self._proposal)
        self.form.why.set_tone(tone)
        self.form.why.setText(words)
        visit = background.planned_visit(entry.day) if entry.kind == "visit" else None
        self.settled.show_what(background.named(settled_by(self._session, entry)), visit)

    def event(self, event: QEvent) -> bool:
        """Be as high as what is shown needs."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            layout = self.layout()
            if layout is not None:
                self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        return done

    # Saving

    def save_and_close(self) -> None:
        """Save the entry and close; stay with the reason when it was refused."""
        if self._save():
            self.accept()

    def save_and_stay(self) -> None:
        """Save the entry and begin the next one: same customer, kind and day."""
        background = self._background
        if background is None or not self._save():
            return
        self._saved += 1
        now = self._session.clock.now()
        words = self.tr("{count} saved, the last {time}: {name}")
        self.told.setText(
            words.format(count=self._saved, time=f"{now:%H:%M}", name=background.row.name)
        )
        kind, day = self.form.kind.value(), self._day()
        self.form.start_over()
        self.show_customer(background.key)
        self.form.kind.put(kind)
        if day is not None:
            self.form.day.editor.put(day)
        self.refresh()
        self.form.said.setFocus()

    def _save(self) -> bool:
        try:
            entry = self._entry(complete=True)
            if entry is None:
                return False
            save(self._session, entry)
        except KnownError as error:
            self._refuse(error)
            return False
        return True

    def _refuse(self, error: KnownError) -> None:
        self.error.setText(self._session.words(error.text))
        self.error.show()

    def _entry(self, *, complete: bool = False) -> Entry | None:
        """Return what stands in the dialog; None without a customer.

        Raises:
            KnownError: a date is none or, when it is to be `complete`, nothing was said.
        """
        form, background = self.form, self._background
        if background is None:
            return None
        result, said = form.result.value(), form.said.text().strip()
        if complete and not said and result != UNREACHED:
            form.said.setFocus()
            raise KnownError(
                Text(
                    "Write in one line what was said, or choose “Not reached”.",
                    "请用一句话写下谈了什么，或选择「未接通」。",
                )
            )
        day = form.day.value() or self._session.clock.today()
        visit = background.planned_visit(day) if form.kind.value() == "visit" else None
        return Entry(
            customer=background.key,
            kind=form.kind.value(),
            result=result,
            day=day,
            summary=said,
            next_step=form.next_step.text().strip(),
            next_day=None if form.next_day.choice == "rhythm" else form.next_day.value(),
            next_kind=str(form.next_kind.value()),
            contacts=tuple(int(str(key)) for key in form.people.value()),
            project=form.project.value() or None,  # type: ignore[arg-type]
            answers=self.settled.answers(),
            visit=visit.key if visit is not None and self.settled.is_that_visit() else None,
        )

    def _day(self) -> date | None:
        try:
            return self.form.day.value()
        except KnownError:
            return None

    # Leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Save and stay on Ctrl+Enter."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.save_and_stay()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave, after asking when something is typed."""
        if self._may_leave():
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before what is typed is lost."""
        if self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _may_leave(self) -> bool:
        if not (self.form.said.text().strip() or self.form.next_step.text().strip()):
            return True
        if self.result() == QDialog.DialogCode.Accepted:
            return True
        return self._session.messages.ask(
            self.tr("Leave without saving what you typed?"), self.tr("Leave"), self
        )
