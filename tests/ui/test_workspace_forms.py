"""The forms tab: entry pages built from the definitions and bound to the book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.queries.activity import needs
from kaccount_desktop.book.queries.history import customer_history
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.ui.kit.labels import AssumedMark
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.form_table import FormTable
from kaccount_desktop.ui.workspace.forms_tab import FormsTab
from kaccount_desktop.ui.workspace.visit_dialog import VisitDialog
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.ui.workspace_book import Keys, fill, open_dialog, shown, undo_title


@pytest.fixture
def keys(session: Session) -> Keys:
    """The small book."""
    return fill(session.book)


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """The workspace, shown, on the customer."""
    yield from shown(qtbot, session, keys)


@pytest.fixture
def forms_tab(workspace: Workspace) -> FormsTab:
    """The forms tab, shown."""
    page = workspace.show_tab("forms")
    assert isinstance(page, FormsTab)
    return page


def code_of(form: Form, ident: str) -> str:
    return next(item.code for item in form.fields() if item.id == ident)


class TestForms:
    def test_showing_a_form_writes_nothing(
        self, forms_tab: FormsTab, session: Session, keys: Keys
    ) -> None:
        before = undo_title(session.book)
        for ident in ("decision_maker", "visit_feedback", "customer_information"):
            forms_tab.show_form(ident)
            session.selection.choose_customer(keys.other)
            session.selection.choose_customer(keys.customer)
        assert undo_title(session.book) == before

    def test_each_edit_is_one_entry(
        self, forms_tab: FormsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        before = len(customer_history(session.book, keys.customer))
        address = forms_tab.page.editor(code_of(form, "address"))
        address.setFocus()
        qtbot.keyClicks(address, "Industry Road 18")
        qtbot.keyClick(address, Qt.Key.Key_Return)
        assert len(customer_history(session.book, keys.customer)) == before + 1
        assert (customer_record(session.book, keys.customer) or {})["address"] == "Industry Road 18"

    def test_unknown_can_be_set_again(
        self, forms_tab: FormsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        owned = forms_tab.page.editor(code_of(form, "ownership"))
        assert owned.currentText() == "国有控股"
        owned.setCurrentIndex(0)
        owned.activated.emit(0)
        people_count = forms_tab.page.editor(code_of(form, "employees"))
        people_count.setFocus()
        people_count.selectAll()
        qtbot.keyClick(people_count, Qt.Key.Key_Delete)
        qtbot.keyClick(people_count, Qt.Key.Key_Return)
        stored = customer_record(session.book, keys.customer) or {}
        assert (stored["ownership"], stored["employees"]) == ("", None)

    def test_a_refused_value_has_its_sentence_beside_it(
        self, forms_tab: FormsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        code = code_of(form, "credit_code")
        editor = forms_tab.page.editor(code)
        editor.setFocus()
        qtbot.keyClicks(editor, "12")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        field = forms_tab.page._grids[code].fields[code]
        assert "12" in field.error.text()
        assert field.error.isVisible()
        edit_customer(session.book, keys.customer, "city", "别处")
        assert editor.text() == "12"
        session.selection.choose_customer(keys.other)
        session.selection.choose_customer(keys.customer)
        assert forms_tab.page.editor(code).text() == ""

    def test_a_table_is_edited_in_its_cells(self, forms_tab: FormsTab) -> None:
        form = forms_tab.page.form
        assert form is not None
        years = next(t for t in form.tables() if t.bind == "financial_years")
        table = forms_tab.page.table(years.code)
        model = table.model
        tester = QAbstractItemModelTester(
            model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        assert model.rowCount() == 1
        assert not model.setData(model.index(0, 1), "36.8亿")
        assert "年度" in table.error.text()
        assert table.error.isVisible()
        assert model.setData(model.index(0, 0), "2025")
        assert not table.error.isVisible()
        assert model.setData(model.index(0, 1), "36.8亿")
        assert model.index(0, 1).data() == "36.8 亿元"
        assert model.index(0, 1).data(Qt.ItemDataRole.EditRole) == "3,680,000,000"
        assert model.rowCount() == 2, "an empty row waits for the next year"
        assert model.setData(model.index(0, 0), "")
        assert model.rowCount() == 1
        assert tester.model() is model

    def test_a_cell_is_typed_with_keys(
        self, forms_tab: FormsTab, session: Session, qtbot: QtBot
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        years = next(t for t in form.tables() if t.bind == "financial_years")
        view = forms_tab.page.table(years.code).view
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        view.edit(view.model().index(0, 0))
        line = view.viewport().findChild(QLineEdit)
        assert line is not None
        qtbot.keyClicks(line, "2024")
        qtbot.keyClick(line, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: view.model().rowCount() == 2)
        assert undo_title(session.book).zh.count("2024") == 1

    def test_people_by_function_can_be_named_in_the_table(
        self, forms_tab: FormsTab, session: Session, keys: Keys
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        found = next(t for t in form.tables() if t.bind == "key_people_by_function")
        model = forms_tab.page.table(found.code).model
        functions = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
        purchasing = functions.index("采购")
        assert model.index(purchasing, 1).data() == "韩雪梅"
        technical = functions.index("技术")
        assert model.setData(model.index(technical, 1), "陈建国")
        made = next(p for p in people(session.book, keys.customer) if p.name == "陈建国")
        assert made.function == "technical"

    def test_the_person_form_marks_what_is_assumed(
        self, forms_tab: FormsTab, session: Session, keys: Keys
    ) -> None:
        forms_tab.show_form("decision_maker")
        form = forms_tab.page.form
        assert form is not None
        assert forms_tab.subject() == Subject(keys.customer, keys.project, keys.boss)
        mark = forms_tab.page._marks[code_of(form, "role")]
        assert isinstance(mark, AssumedMark)
        assert mark.isVisible()
        session.selection.choose_contact(keys.buyer)
        assert forms_tab.page.editor(code_of(form, "name")).text() == "韩雪梅"

    def test_needs_typed_on_the_visit_form_become_needs(
        self, forms_tab: FormsTab, session: Session, keys: Keys
    ) -> None:
        visit = plan_visit(session.book, keys.customer, date(2026, 11, 26), contacts=[keys.boss])
        forms_tab.show_form("visit_feedback")
        assert forms_tab.subject().visit == visit
        form = forms_tab.page.form
        assert form is not None
        itch = forms_tab.page.editor(code_of(form, "itch"))
        itch.setPlainText("型号太杂")
        itch.finish()
        assert "型号太杂" in [need.wording for need in needs(session.book, keys.customer)]

    def test_a_form_without_its_record_says_what_to_do(
        self, forms_tab: FormsTab, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        session.selection.choose_customer(keys.other)
        forms_tab.show_form("visit_feedback")
        assert forms_tab.empty.isVisible()
        assert not forms_tab.print_filled.isEnabled()
        forms_tab.empty.button.click()
        open_dialog(workspace, VisitDialog).leave()

    def test_printing_names_the_form_and_whom_it_is_for(
        self, forms_tab: FormsTab, keys: Keys
    ) -> None:
        asked: list[tuple[str, Subject, bool]] = []
        forms_tab.print_asked.disconnect()
        forms_tab.print_asked.connect(
            lambda form, subject, blank: asked.append((form.id, subject, blank))
        )
        forms_tab.print_filled.click()
        forms_tab.print_blank.click()
        subject = Subject(keys.customer, keys.project)
        assert asked == [
            ("customer_information", subject, False),
            ("customer_information", subject, True),
        ]

    def test_every_kind_of_field_has_its_editor(
        self, forms_tab: FormsTab, session: Session, keys: Keys
    ) -> None:
        plan_visit(session.book, keys.customer, date(2026, 11, 26))
        for form in forms_tab._forms:
            forms_tab.show_form(form.id)
            for item in form.fields():
                editor = forms_tab.page.editor(item.code)
                assert editor.accessibleName() == item.label.zh
            tables = forms_tab.page.findChildren(FormTable)
            assert len({t for t in tables if t.isVisibleTo(forms_tab.page)}) >= len(
                list(form.tables())
            )
