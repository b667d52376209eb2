"""The projects, visits, forms and history tabs: what they show, edit and take back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.projects import edit_project
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.queries.activity import needs, open_tasks, touches
from kaccount_desktop.book.queries.history import customer_history
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.process import projects, runs
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.ui.kit.labels import AssumedMark
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.feedback_dialog import FeedbackDialog
from kaccount_desktop.ui.workspace.form_table import FormTable
from kaccount_desktop.ui.workspace.forms_tab import FormsTab
from kaccount_desktop.ui.workspace.history_tab import ENTRY, HistoryTab
from kaccount_desktop.ui.workspace.project_dialog import ProjectDialog
from kaccount_desktop.ui.workspace.projects_tab import ProjectsTab
from kaccount_desktop.ui.workspace.visit_dialog import VisitDialog
from kaccount_desktop.ui.workspace.visits_tab import VisitsTab
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.ui.workspace_book import Keys, fill, open_dialog, undo_title


@pytest.fixture
def keys(session: Session) -> Keys:
    """The small book."""
    return fill(session.book)


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """The workspace, shown, on the customer."""
    workspace = Workspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(900, 700)
    workspace.show()
    session.selection.choose_customer(keys.customer)
    yield workspace
    for dialog in workspace.findChildren(QDialog):
        dialog.hide()


@pytest.fixture
def projects_tab(workspace: Workspace) -> ProjectsTab:
    """The projects tab, shown."""
    page = workspace.show_tab("projects")
    assert isinstance(page, ProjectsTab)
    return page


@pytest.fixture
def visits_tab(workspace: Workspace) -> VisitsTab:
    """The visits tab, shown."""
    page = workspace.show_tab("visits")
    assert isinstance(page, VisitsTab)
    return page


@pytest.fixture
def forms_tab(workspace: Workspace) -> FormsTab:
    """The forms tab, shown."""
    page = workspace.show_tab("forms")
    assert isinstance(page, FormsTab)
    return page


@pytest.fixture
def history_tab(workspace: Workspace) -> HistoryTab:
    """The history tab, shown."""
    page = workspace.show_tab("history")
    assert isinstance(page, HistoryTab)
    return page


def code_of(form: Form, ident: str) -> str:
    return next(item.code for item in form.fields() if item.id == ident)


class TestProjects:
    def test_the_biggest_comes_first_and_is_shown(
        self, projects_tab: ProjectsTab, keys: Keys
    ) -> None:
        rows = [row.words for row in projects_tab.list.rows]
        assert [row.first for row in rows] == ["二号焊装线改造", "备件年框"]
        assert projects_tab.list.picked == keys.project
        assert projects_tab.name.text() == "二号焊装线改造"
        assert projects_tab.start.isVisible()

    def test_arrow_keys_walk_and_choose_for_the_window(
        self, projects_tab: ProjectsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        first = projects_tab.list.rows[0]
        first.setFocus()
        qtbot.waitUntil(first.hasFocus)
        qtbot.keyClick(first, Qt.Key.Key_Down)
        assert session.selection.project == keys.small
        assert projects_tab.strip.isVisible()
        assert projects_tab.gate.rows
        assert projects_tab.list.rows[1].picked

    def test_facts_are_edited_in_place(
        self, projects_tab: ProjectsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        amount = projects_tab.grid.editor("amount")
        amount.setFocus()
        amount.selectAll()
        qtbot.keyClicks(amount, "520w")
        qtbot.keyClick(amount, Qt.Key.Key_Return)
        assert projects(session.book, keys.customer)[0].amount == Decimal(5_200_000)
        assert amount.text() == "5,200,000"
        assert projects_tab.list.rows[0].words.right == "520 万"
        assert undo_title(session.book).zh == "修改 二号焊装线改造 的标的"

    def test_showing_another_project_writes_nothing(
        self, projects_tab: ProjectsTab, session: Session, keys: Keys
    ) -> None:
        before = undo_title(session.book)
        for key in (keys.small, keys.project, keys.small):
            session.selection.choose_project(key)
        assert undo_title(session.book) == before
        assert projects_tab.grid.editor("amount").text() == "1,200,000"

    def test_a_new_project_may_open_at_its_present_stage(
        self, projects_tab: ProjectsTab, workspace: Workspace, session: Session, qtbot: QtBot
    ) -> None:
        qtbot.mouseClick(projects_tab.add, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, ProjectDialog)
        qtbot.keyClicks(dialog.grid.editor("name"), "Third line")
        dialog.chooser.playbook.put("five_phases")
        dialog.chooser._follow()
        assert dialog.chooser.stage.isVisible()
        dialog.chooser.stage.setCurrentIndex(3)
        dialog._try()
        made = session.selection.project
        run = next(r for r in runs(session.book, workspace._customer or 0) if r.project == made)
        assert run.opening
        assert [stage.state for stage in run.stages[:3]] == ["opening", "opening", "current"]
        session.book.undo()
        assert len(projects_tab.list.rows) == 2

    def test_deleting_asks_first(
        self,
        projects_tab: ProjectsTab,
        session: Session,
        keys: Keys,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(session.messages, "ask", lambda *_: False)
        projects_tab.delete.click()
        assert len(projects(session.book, keys.customer)) == 2
        monkeypatch.setattr(session.messages, "ask", lambda *_: True)
        projects_tab.delete.click()
        assert [p.key for p in projects(session.book, keys.customer)] == [keys.small]
        assert projects_tab.list.picked == keys.small


class TestVisits:
    def test_planned_ones_stand_before_what_happened(
        self, visits_tab: VisitsTab, session: Session, keys: Keys
    ) -> None:
        plan_visit(session.book, keys.customer, date(2026, 11, 26), goal="看样机", place="二号车间")
        rows = [row.words for row in visits_tab.list.rows]
        assert [(row.first, row.heading) for row in rows] == [
            ("已安排", True),
            ("看样机", False),
            ("2026-11", True),
            ("样机在装", False),
        ]
        assert rows[1].right == "周四"
        assert rows[3].second == "电话 · 顾维民 · 有进展"

    def test_a_visit_is_planned_with_the_usual_materials(
        self,
        visits_tab: VisitsTab,
        workspace: Workspace,
        session: Session,
        keys: Keys,
        qtbot: QtBot,
    ) -> None:
        qtbot.mouseClick(visits_tab.plan, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, VisitDialog)
        assert dialog.talk.editor("materials").value() == "名片\n展页资料\n日记本\n笔"
        assert dialog.plan.editor("colleagues").value() == [keys.me]
        day = dialog.plan.editor("day")
        day.selectAll()
        qtbot.keyClicks(day, "11-26")
        qtbot.keyClicks(dialog.plan.editor("start_time"), "14:00")
        dialog.plan.editor("contacts").put([keys.boss])
        qtbot.keyClicks(dialog.plan.editor("goal"), "see the sample")
        dialog._try()
        (made,) = [t for t in touches(session.book, keys.customer) if t.state == "planned"]
        assert (made.day, made.start_time, made.contacts) == (date(2026, 11, 26), "14:00", "顾维民")
        assert visits_tab.details.plan.isVisible()
        assert any(task.kind == "visit" for task in open_tasks(session.book, keys.customer))

    def test_a_wrong_time_is_refused_and_nothing_is_lost(
        self,
        visits_tab: VisitsTab,
        workspace: Workspace,
        session: Session,
        keys: Keys,
        qtbot: QtBot,
    ) -> None:
        qtbot.mouseClick(visits_tab.plan, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, VisitDialog)
        qtbot.keyClicks(dialog.plan.editor("start_time"), "26:00")
        qtbot.keyClicks(dialog.plan.editor("goal"), "goal")
        dialog._try()
        assert dialog.isVisible()
        assert "26:00" in dialog.error.text()
        assert dialog.plan.editor("goal").value() == "goal"
        assert all(t.state != "planned" for t in touches(session.book, keys.customer))

    def test_a_stored_visit_is_edited_and_called_off(
        self,
        visits_tab: VisitsTab,
        workspace: Workspace,
        session: Session,
        keys: Keys,
        qtbot: QtBot,
    ) -> None:
        visit = plan_visit(session.book, keys.customer, date(2026, 11, 26), goal="看样机")
        visits_tab.show_touch(visit)
        qtbot.mouseClick(visits_tab.details.edit, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, VisitDialog)
        place = dialog.plan.editor("place")
        place.setFocus()
        qtbot.keyClicks(place, "hall 2")
        qtbot.keyClick(place, Qt.Key.Key_Return)
        assert (record(session.book, Visit, visit) or {})["place"] == "hall 2"
        who = dialog.plan.editor("contacts")
        who.menu.actions()[0].trigger()
        who.menu.aboutToHide.emit()
        assert touches(session.book, keys.customer)[0].contacts == "顾维民"
        dialog.call_off.click()
        assert (record(session.book, Touch, visit) or {})["state"] == "cancelled"
        dialog.accept()
        assert visits_tab.details.state.text() == "已取消"
        assert not visits_tab.details.complete.isVisible()

    def test_feedback_completes_the_visit(
        self,
        visits_tab: VisitsTab,
        workspace: Workspace,
        session: Session,
        keys: Keys,
        qtbot: QtBot,
    ) -> None:
        visit = plan_visit(
            session.book, keys.customer, date(2026, 11, 20), goal="看样机", contacts=[keys.boss]
        )
        visits_tab.show_touch(visit)
        assert visits_tab.details.state.text() == "晚 3 天"
        qtbot.mouseClick(visits_tab.details.complete, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, FeedbackDialog)
        dialog._try()
        assert dialog.isVisible()
        assert "拜访结果如何" in dialog.error.text()
        form = dialog.page.form
        assert form is not None
        reaction = dialog.page.editor(code_of(form, "reaction"))
        reaction.setCurrentIndex(1)
        reaction.activated.emit(1)
        assert (record(session.book, Visit, visit) or {})["reaction"] == "warm"
        dialog._try()
        stored = record(session.book, Touch, visit) or {}
        assert (stored["state"], stored["day"]) == ("done", date(2026, 11, 20))
        assert stored["result"]
        assert not dialog.isVisible()

    def test_what_happened_is_mended_in_place(
        self, visits_tab: VisitsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        summary = visits_tab.details.grid.editor("summary")
        summary.setFocus()
        summary.setPlainText("样机已装好")
        qtbot.keyClick(summary, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert touches(session.book, keys.customer)[0].summary == "样机已装好"
        assert visits_tab.list.rows[1].words.first == "样机已装好"

    def test_earlier_ones_are_shown_when_asked_for(
        self, visits_tab: VisitsTab, session: Session, keys: Keys
    ) -> None:
        for day in range(1, 4):
            plan_visit(session.book, keys.customer, date(2026, 12, day))
        visits_tab._most = 2
        visits_tab.make_stale()
        assert visits_tab.more.isVisible()
        assert len([r for r in visits_tab.list.rows if not r.words.heading]) == 2
        visits_tab.more.click()
        assert not visits_tab.more.isVisible()
        assert len([r for r in visits_tab.list.rows if not r.words.heading]) == 4

    def test_another_pane_may_ask_for_a_contact(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        workspace.show_tab("overview")
        touch = touches(session.book, keys.customer)[0]
        session.touch_asked.emit(touch.key)
        assert workspace.tab == "visits"
        page = workspace._pages["visits"]
        assert isinstance(page, VisitsTab)
        assert page.list.picked == touch.key


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


class TestHistory:
    def test_entries_open_to_what_changed(
        self, history_tab: HistoryTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        tester = QAbstractItemModelTester(
            history_tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        tester.setUseFetchMore(False)
        edit_project(session.book, keys.project, "amount", Decimal(5_000_000))
        model = history_tab.model
        top = model.index(0, 0)
        assert top.data() == "修改 二号焊装线改造 的标的"
        assert model.index(0, 2).data() == "王志强"
        history_tab.tree.expand(top)
        qtbot.waitUntil(lambda: model.rowCount(top) == 1)
        assert model.index(0, 0, top).data() == "项目 · 标的：486 万元 → 500 万元"
        assert tester.model() is model

    def test_codes_keys_and_unknown_are_worded(
        self, history_tab: HistoryTab, session: Session, keys: Keys
    ) -> None:
        said = []
        for column, value in (("ownership", ""), ("parent", keys.other), ("benchmark", True)):
            edit_customer(session.book, keys.customer, column, value)
            top = history_tab.model.index(0, 0)
            history_tab.model.fetchMore(top)
            said.append(str(history_tab.model.index(0, 0, top).data()))
        assert said == [
            "客户 · 企业性质：国有控股 → 空",
            "客户 · 上级集团：明湖汽车零部件集团",
            "客户 · 标杆客户：否 → 是",
        ]

    def test_an_opened_entry_stays_open_when_another_comes(
        self, history_tab: HistoryTab, session: Session, keys: Keys
    ) -> None:
        edit_customer(session.book, keys.customer, "city", "甲")
        history_tab.tree.expand(history_tab.model.index(0, 0))
        edit_customer(session.book, keys.customer, "city", "乙")
        assert history_tab.tree.isExpanded(history_tab.model.index(1, 0))
        assert not history_tab.tree.isExpanded(history_tab.model.index(0, 0))

    def test_an_entry_is_taken_back(
        self, history_tab: HistoryTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        edit_customer(session.book, keys.customer, "city", "甲")
        edit_customer(session.book, keys.customer, "industry", "乙")
        assert not history_tab.revert.isEnabled()
        history_tab.tree.setCurrentIndex(history_tab.model.index(1, 0))
        assert history_tab.revert.isEnabled()
        qtbot.mouseClick(history_tab.revert, Qt.MouseButton.LeftButton)
        stored = customer_record(session.book, keys.customer) or {}
        assert (stored["city"], stored["industry"]) == ("澜州市", "乙")
        assert str(history_tab.model.index(0, 0).data()).startswith("还原：")

    def test_what_stands_in_the_way_is_said(
        self, history_tab: HistoryTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        edit_customer(session.book, keys.customer, "city", "甲")
        edit_customer(session.book, keys.customer, "city", "乙")
        history_tab.tree.setCurrentIndex(history_tab.model.index(1, 0))
        qtbot.mouseClick(history_tab.revert, Qt.MouseButton.LeftButton)
        assert history_tab.error.isVisible()
        assert "之后又" in history_tab.error.text()
        assert (customer_record(session.book, keys.customer) or {})["city"] == "乙"
        session.selection.choose_customer(keys.other)
        assert not history_tab.error.isVisible()

    def test_undone_entries_say_so(
        self, history_tab: HistoryTab, session: Session, keys: Keys
    ) -> None:
        edit_customer(session.book, keys.customer, "city", "甲")
        session.book.undo()
        model = history_tab.model
        assert str(model.index(0, 0).data()).startswith("撤销：")
        assert str(model.index(1, 0).data()).endswith("已撤销")
        history_tab.tree.setCurrentIndex(model.index(1, 0))
        assert model.index(1, 0).data(ENTRY).state == "undone"
        assert not history_tab.revert.isEnabled()
        assert not model.parent(model.index(0, 0)).isValid()
        assert model.parent(QModelIndex()) == QModelIndex()


class TestEditsUnderWay:
    """What is being typed is stored with its own record, whichever way another one is chosen."""

    def test_the_next_customer_by_key(
        self, forms_tab: FormsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        form = forms_tab.page.form
        assert form is not None
        address = forms_tab.page.editor(code_of(form, "address"))
        address.setFocus()
        qtbot.waitUntil(address.hasFocus)
        qtbot.keyClicks(address, "Road 18")
        session.selection.choose_customer(keys.other)
        assert (customer_record(session.book, keys.customer) or {})["address"] == "Road 18"
        assert (customer_record(session.book, keys.other) or {})["address"] == ""
        assert address.text() == ""

    def test_another_project_by_click(
        self, projects_tab: ProjectsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        name = projects_tab.grid.editor("name")
        name.setFocus()
        qtbot.waitUntil(name.hasFocus)
        qtbot.keyClick(name, Qt.Key.Key_End)
        qtbot.keyClicks(name, " II")
        qtbot.mouseClick(projects_tab.list.rows[1], Qt.MouseButton.LeftButton)
        names = {p.key: p.name for p in projects(session.book, keys.customer)}
        assert names == {keys.project: "二号焊装线改造 II", keys.small: "备件年框"}
        assert projects_tab.grid.editor("name").text() == "备件年框"

    def test_another_contact_by_click(
        self, visits_tab: VisitsTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        plan_visit(session.book, keys.customer, date(2026, 11, 26), goal="看样机")
        call = touches(session.book, keys.customer)[1]
        visits_tab.show_touch(call.key)
        summary = visits_tab.details.grid.editor("summary")
        summary.setFocus()
        qtbot.waitUntil(summary.hasFocus)
        summary.setPlainText("样机已装好")
        rows = [row for row in visits_tab.list.rows if not row.words.heading]
        qtbot.mouseClick(rows[0], Qt.MouseButton.LeftButton)
        said = {t.key: t.summary for t in touches(session.book, keys.customer)}
        assert said[call.key] == "样机已装好"
        assert list(said.values()).count("样机已装好") == 1
