"""The entry page of one form, built from its definition and bound to the book."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.book.form_entry import set_form_value
from kaccount_desktop.book.form_values import (
    FormValues,
    RowValues,
    Subject,
    current_position,
    form_values,
)
from kaccount_desktop.book.models import Stand
from kaccount_desktop.book.queries.people import Evidence
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Field, Form, Row, Section, Table
from kaccount_desktop.ui.kit.headings import SectionHeading
from kaccount_desktop.ui.kit.labels import AssumedMark, Hairline, Label
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice
from kaccount_desktop.ui.workspace.field_grid import FieldGrid, finish_edit, line_up
from kaccount_desktop.ui.workspace.form_fields import LONG_KINDS, PEOPLE_KINDS, EditorMaker
from kaccount_desktop.ui.workspace.form_table import FormTable
from kaccount_desktop.ui.workspace.wording import Wording


class FormPage(QWidget):
    """Shows a form for one subject. An edit is saved when it is finished, one journal entry each."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, *, coded: bool = False
    ) -> None:
        super().__init__(parent)
        self._coded = coded
        """Whether labels begin with the codes printed on paper."""
        self._session = session
        self._wording = Wording(session, self)
        self._form: Form | None = None
        self._subject: Subject | None = None
        self._grids: dict[str, FieldGrid] = {}
        self._tables: dict[str, FormTable] = {}
        self._marks: dict[str, AssumedMark] = {}
        self._offered: dict[str, list[Choice]] = {}
        self._holder: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(16, 8, 16, 24)
        self._column.setSpacing(0)

    @property
    def form(self) -> Form | None:
        """The form shown."""
        return self._form

    @property
    def subject(self) -> Subject | None:
        """Whom or what it is filled in for."""
        return self._subject

    def editor(self, code: str) -> Any:
        """Return the editor of a field by its code."""
        return self._grids[code].editor(code)

    def table(self, code: str) -> FormTable:
        """Return a table by its code."""
        return self._tables[code]

    def show_form(self, form: Form, subject: Subject) -> None:
        """Show a form for a subject; the page is built anew only for another form."""
        same_page = self._form is not None and self._form.digest == form.digest
        fresh = not same_page or self._subject != subject
        if fresh:
            finish_edit(self)
        self._form, self._subject = form, subject
        if not same_page:
            self._build(form, subject)
        self.reread(all_of_them=fresh)

    def reread(self, *, all_of_them: bool = False) -> None:
        """Read the book again; what is refused or being typed stays."""
        form, subject = self._form, self._subject
        if form is None or subject is None:
            return
        try:
            found = form_values(
                self._session.book,
                form,
                subject.customer,
                subject.project,
                subject.contact,
                subject.visit,
            )
        except KnownError:
            return  # the record has just been deleted; the tab moves on
        self._offer_people(form, subject)
        self._put(found, all_of_them=all_of_them)

    # Building

    def _build(self, form: Form, subject: Subject) -> None:
        if self._holder is not None:
            self._column.removeWidget(self._holder)
            self._holder.hide()
            self._holder.deleteLater()
        self._grids, self._tables, self._marks, self._offered = {}, {}, {}, {}
        self._holder = QWidget(self)
        column = QVBoxLayout(self._holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        maker = EditorMaker(self._session, subject.customer, self._holder)
        head = self._grid(form.head, maker)
        column.addWidget(head)
        for section in form.sections:
            self._build_section(column, section, maker)
        if form.note is not None:
            note = self._wording.text(form.note)
            column.addWidget(Label(note, "caption", "text-3", wrap=True, parent=self._holder))
        column.addStretch(1)
        line_up(*self._holder.findChildren(FieldGrid))
        self._column.addWidget(self._holder)
        self._holder.show()

    def _build_section(self, column: QVBoxLayout, section: Section, maker: EditorMaker) -> None:
        column.addSpacing(4)
        if section.title is None:
            column.addWidget(Hairline(self._holder))
        else:
            title = self._wording.text(section.title)
            column.addWidget(SectionHeading(title, parent=self._holder))
        grid: FieldGrid | None = None
        for row in section.rows:
            if isinstance(row, Table):
                grid = None
                column.addWidget(self._build_table(row))
                continue
            if grid is None:
                grid = self._new_grid()
                column.addWidget(grid)
            self._add_row(grid, row, maker)

    def _grid(self, fields: Iterable[Field], maker: EditorMaker) -> FieldGrid:
        grid = self._new_grid()
        for item in fields:
            self._add_field(grid, item, maker, half=True)
        return grid

    def _new_grid(self) -> FieldGrid:
        width = 108 if self._coded else 88
        grid = FieldGrid(self._session, self._holder, label_width=width, folds=True)
        grid.edited.connect(self._store)
        return grid

    def _add_row(self, grid: FieldGrid, row: Row, maker: EditorMaker) -> None:
        fields = [item for cell in row.cells for item in cell]
        for item in fields:
            half = len(fields) > 1 and item.kind not in LONG_KINDS
            self._add_field(grid, item, maker, half=half)

    def _add_field(self, grid: FieldGrid, item: Field, maker: EditorMaker, *, half: bool) -> None:
        label = self._wording.text(item.label)
        if self._coded and item.code[-2:].isdigit():
            label = f"{item.code[-2:]} {label}"
        hint = self._wording.text(item.hint) if item.hint is not None else ""
        editor = maker.make(item)
        mark = AssumedMark(grid) if item.record in ("stand", "position") else None
        grid.add(
            item.code,
            label,
            editor,
            half=half,
            unit=maker.unit(item),
            tip=plain_tip(hint),
            mark=mark,
        )
        if mark is not None:
            self._marks[item.code] = mark
        self._grids[item.code] = grid

    def _build_table(self, table: Table) -> FormTable:
        made = FormTable(self._session, table, self._store_cell, self._holder)
        self._tables[table.code] = made
        return made

    # Reading and writing

    def _offer_people(self, form: Form, subject: Subject) -> None:
        """Bring the choices of people up to date."""
        maker = EditorMaker(self._session, subject.customer)
        for item in form.fields():
            if item.kind in PEOPLE_KINDS and not item.computed and item.code in self._grids:
                offered = maker.offered(item)
                if self._offered.get(item.code) != offered:
                    self._offered[item.code] = offered
                    self.editor(item.code).set_choices(offered)

    def _put(self, found: FormValues, *, all_of_them: bool) -> None:
        for item in found.form.fields():
            grid = self._grids.get(item.code)
            if grid is not None:
                grid.put({item.code: found.value(item)}, all_of_them=all_of_them)
        for table in found.form.tables():
            shown = self._tables.get(table.code)
            if shown is not None:
                shown.show_rows(found.rows(table))
        self._show_evidence(found)

    def _show_evidence(self, found: FormValues) -> None:
        """Mark the judgements that are assumed, and say where each comes from."""
        subject = found.subject
        judged: dict[str, Evidence | None] = {"stand": None, "position": None}
        if subject.contact is not None and subject.project is not None:
            key = (subject.project, subject.contact)
            row = record(self._session.book, Stand, key)
            if row is not None:
                judged["stand"] = Evidence(row["certainty"], row["source"], row["as_of"])
        if subject.contact is not None:
            post = current_position(self._session.book, subject)
            if post is not None:
                judged["position"] = Evidence(post.certainty, post.source, post.as_of)
        for code, mark in self._marks.items():
            item = found.form.field(code)
            evidence = judged.get(item.record) if item is not None else None
            if item is None or evidence is None or found.is_blank(item):
                mark.hide()
                continue
            mark.setVisible(evidence.assumed)
            date = self._wording.stored_day(evidence.as_of)
            said = self._wording.joined(evidence.source, date)
            mark.setToolTip(plain_tip(self.tr("Assumed, not yet confirmed") + "\n" + said))

    def _store(self, code: str) -> None:
        form, subject = self._form, self._subject
        item = form.field(code) if form is not None else None
        if form is None or subject is None or item is None:
            return
        language = self._session.language.code
        stored = self._grids[code].store(
            code,
            lambda value: set_form_value(
                self._session.book, form, subject, item, value, language=language
            ),
        )
        if stored:
            self.reread()

    def _store_cell(self, item: Field, value: Any, line: RowValues) -> bool:
        form, subject = self._form, self._subject
        if form is None or subject is None:
            return False
        language = self._session.language.code
        return set_form_value(self._session.book, form, subject, item, value, line, language)
