"""The forms tab: the forms at the left, the entry page of the chosen one at the right."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.queries.activity import visits
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.ui.kit.buttons import SmallButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.forms_page import FormPage
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.row_list import RowList, RowWords
from kaccount_desktop.ui.workspace.tab_page import TabPage

LIST_WIDTH = 176
"""Least width of the list beside the details, in px; longer titles widen it, within bounds."""
WIDEST_LIST = 232


class FormsTab(TabPage):
    """`print_asked` carries the form, its subject, and whether a blank one is wanted."""

    print_asked = Signal(object, object, bool)
    person_asked = Signal(object)
    visit_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._forms = Shelf(session.book).current_forms()
        self._form = self._forms[0]
        self._contact: int | None = None
        self._visit: int | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_list())
        row.addWidget(Hairline(self, upright=True))
        row.addWidget(self._build_page(), 1)
        session.selection.project_changed.connect(self.make_stale)
        session.selection.contact_changed.connect(self._follow_contact)

    # Building

    def _build_list(self) -> QWidget:
        theme = self.session.theme
        scroll = PageScroll(self)
        metrics = theme.metrics("body", bold=True)
        titles = (self.wording.text(form.title) for form in self._forms)
        longest = max(metrics.horizontalAdvance(title) for title in titles) + theme.px(26)
        width = min(max(longest, theme.px(LIST_WIDTH)), theme.px(WIDEST_LIST))
        scroll.setFixedWidth(width)
        column = QVBoxLayout(scroll.inner)
        column.setContentsMargins(0, 6, 0, 6)
        self.list = RowList(theme, self.tr("Forms"), scroll.inner, height=28, picking=True)
        self.list.set_rows(
            [
                RowWords(form.id, self.wording.text(form.title), second=form.number)
                for form in self._forms
            ]
        )
        self.list.chosen.connect(self.show_form)
        column.addWidget(self.list)
        column.addStretch(1)
        return scroll

    def _build_page(self) -> QWidget:
        holder = QWidget(self)
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_head(holder))
        column.addWidget(Hairline(holder))
        self.stack = QStackedWidget(holder)
        scroll = PageScroll(self.stack)
        self.page = FormPage(self.session, scroll.inner)
        inner = QVBoxLayout(scroll.inner)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.page)
        self.empty = EmptyPane("", button="…", parent=self.stack)
        self.empty.pressed.connect(self._add_record)
        self.stack.addWidget(scroll)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)
        return holder

    def _build_head(self, parent: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self.title = ElidedLabel("", "heading", parent=parent)
        self.subject_caption = Label("", "caption", "text-3", parent=parent)
        self.record = ChoiceEditor((), parent, unknown=False)
        self.record.setMinimumWidth(self.session.theme.px(140))
        self.record.edited.connect(self._choose_record)
        self.subject_caption.setBuddy(self.record)
        self.print_filled = SmallButton(self.tr("Print"), parent)
        self.print_filled.with_icon(self.session.theme, "print")
        self.print_blank = SmallButton(self.tr("Print blank"), parent)
        self.print_filled.clicked.connect(lambda: self._print(blank=False))
        self.print_blank.clicked.connect(lambda: self._print(blank=True))
        row.addWidget(self.title)
        row.addWidget(self.subject_caption)
        row.addWidget(self.record)
        row.addStretch(1)
        row.addWidget(self.print_filled)
        row.addWidget(self.print_blank)
        return row

    # Showing

    def show_form(self, ident: object) -> None:
        """Show another form."""
        found = next((form for form in self._forms if form.id == ident), None)
        if found is not None:
            self._form = found
            self.refresh()

    def show_visit(self, visit: int) -> None:
        """Show the feedback form of a visit."""
        self._visit = visit
        found = next((form for form in self._forms if form.subject == "visit"), None)
        if found is not None:
            self._form = found
            self.make_stale()

    def forget(self) -> None:
        """Drop the person and the visit of the customer shown before."""
        self._contact = self._visit = None

    def refresh(self) -> None:
        """Show the chosen form for whom it is filled in."""
        self.list.pick(self._form.id)
        self.title.setText(self.wording.text(self._form.title))
        self._offer_records()
        subject = self.subject()
        has = subject.record(self._form) is not None
        self.stack.setCurrentIndex(0 if has else 1)
        self.print_filled.setEnabled(has)
        if has:
            self.page.show_form(self._form, subject)
            self.page.reread()

    def subject(self) -> Subject:
        """Return for whom or what the chosen form is filled in."""
        listed = [one.key for one in projects(self.session.book, self.customer)]
        project = self.session.selection.project
        if project not in listed:
            project = listed[0] if listed else None
        kind = self._form.subject
        contact = self._contact if kind == "contact" else None
        visit = self._visit if kind == "visit" else None
        return Subject(self.customer, project, contact, visit)

    def _offer_records(self) -> None:
        """Offer the people or visits a form can be filled in for, and choose one."""
        offers: dict[str, Callable[[], list[Choice]]] = {
            "contact": self._persons,
            "visit": self._visits,
            "project": self._projects,
        }
        kind = self._form.subject
        choices = offers[kind]() if kind in offers else []
        captions = {
            "contact": self.tr("for"),
            "visit": self.tr("of the visit"),
            "project": self.tr("for"),
        }
        self.subject_caption.setText(captions.get(kind, ""))
        for widget in (self.subject_caption, self.record):
            widget.setVisible(bool(choices))
        self.record.set_choices(choices)
        self.record.setAccessibleName(self.tr("Whom the form is filled in for"))
        keys = [choice.value for choice in choices]
        if kind == "contact":
            self._contact = self._kept(self._contact, keys)
            self.record.put(self._contact)
        elif kind == "visit":
            self._visit = self._kept(self._visit, keys)
            self.record.put(self._visit)
        elif kind == "project":
            self.record.put(self.subject().project)
        if not choices:
            self._say_empty(kind)

    def _kept(self, key: int | None, keys: list[object]) -> int | None:
        if key in keys:
            return key
        first = keys[0] if keys else None
        return first if isinstance(first, int) else None

    def _persons(self) -> list[Choice]:
        chosen = self.session.selection.contact
        project = self.subject().project
        found = [p for p in people(self.session.book, self.customer, project) if p.key]
        found.sort(key=lambda p: (p.key != chosen, p.role != "decision_maker", p.left))
        known = {p.key: Choice(p.key, f"{p.name} {p.title}".strip()) for p in found}
        return list(known.values())

    def _visits(self) -> list[Choice]:
        found = visits(self.session.book, self.customer)
        return [
            Choice(one.key, self.wording.joined(one.day.isoformat(), one.goal or one.summary))
            for one in found
            if one.state != "cancelled"
        ]

    def _projects(self) -> list[Choice]:
        return [Choice(one.key, one.name) for one in projects(self.session.book, self.customer)]

    def _say_empty(self, kind: str) -> None:
        sentences = {
            "contact": (self.tr("The sheet is about a person."), self.tr("Add a person…")),
            "visit": (self.tr("The sheet is about a visit."), self.tr("Plan a visit…")),
            "project": (self.tr("The sheet is about a project."), self.tr("Add a project…")),
        }
        sentence, button = sentences.get(kind, ("", ""))
        self.empty.sentence.setText(sentence)
        self.empty.button.setText(button)

    # Acting

    def _follow_contact(self, contact: object) -> None:
        if isinstance(contact, int) and self._form.subject == "contact":
            self._contact = contact
            self.make_stale()

    def _choose_record(self) -> None:
        key = self.record.value()
        if not isinstance(key, int):
            return
        if self._form.subject == "contact":
            self._contact = key
        elif self._form.subject == "visit":
            self._visit = key
        else:
            self.session.selection.choose_project(key)
        self.refresh()

    def _add_record(self) -> None:
        kind = self._form.subject
        if kind == "contact":
            self.person_asked.emit(None)
        elif kind == "visit":
            self.visit_asked.emit(None)
        else:
            self.session.commands.new_project.trigger()

    def _print(self, *, blank: bool) -> None:
        form: Form = self._form
        self.print_asked.emit(form, self.subject(), blank)
