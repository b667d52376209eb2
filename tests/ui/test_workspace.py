"""The workspace follows the selection, and what its header and overview offer really happens."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import delete_customers, edit_customer
from kaccount_desktop.book.actions.needs import add_need
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.queries.activity import open_tasks, tasks
from kaccount_desktop.book.queries.process import gate_checks, runs
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.customer_dialog import CustomerDialog, NewCustomerDialog
from kaccount_desktop.ui.workspace.gate_dialogs import PassDialog, TickDialog
from kaccount_desktop.ui.workspace.need_dialog import NeedDialog
from kaccount_desktop.ui.workspace.overview import Overview
from kaccount_desktop.ui.workspace.promise_dialog import PromiseDialog
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog
from kaccount_desktop.ui.workspace.start_dialog import StartDialog
from kaccount_desktop.ui.workspace.task_dialogs import AddTaskDialog, CompleteDialog, MoveDialog
from kaccount_desktop.ui.workspace.workspace import TABS, Workspace
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
    workspace.resize(830, 640)
    workspace.show()
    session.selection.choose_customer(keys.customer)
    yield workspace
    for dialog in workspace.findChildren(QDialog):
        dialog.hide()


def overview(workspace: Workspace) -> Overview:
    page = workspace.show_tab("overview")
    assert isinstance(page, Overview)
    return page


class TestFollowing:
    def test_without_a_customer_it_says_what_to_do(self, qtbot: QtBot, session: Session) -> None:
        workspace = Workspace(session)
        qtbot.addWidget(workspace)
        workspace.show()
        assert workspace._empty.isVisible()
        session.commands.refresh(book=True, customer=False)
        qtbot.mouseClick(workspace._empty.button, Qt.MouseButton.LeftButton)
        open_dialog(workspace, NewCustomerDialog).leave()

    def test_header_names_the_customer(self, workspace: Workspace) -> None:
        header = workspace.header
        assert header.name.text() == "澜州重工股份有限公司"
        assert header.facts.text() == "重型装备 · 澜州市 · 国有控股 · 3,200 人"
        assert header.assumed.isVisible()
        assert "名单.xlsx" in header.badge.toolTip()

    def test_only_the_seen_tab_is_built(self, workspace: Workspace) -> None:
        assert set(workspace._pages) == {"overview"}
        workspace.show_tab("people")
        assert set(workspace._pages) == {"overview", "people"}

    def test_tabs_count_what_they_hold(self, workspace: Workspace) -> None:
        counts = {name: workspace.tabs._counts.get(TABS.index(name), "") for name in TABS}
        assert counts["people"] == "2"
        assert counts["projects"] == "2"
        assert counts["visits"] == ""

    def test_a_change_of_another_customer_refreshes_nothing(
        self, workspace: Workspace, session: Session, keys: Keys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = overview(workspace)
        asked: list[str] = []
        monkeypatch.setattr(page, "refresh", lambda: asked.append("overview"))
        edit_customer(session.book, keys.other, "city", "明湖市")
        assert asked == []
        edit_customer(session.book, keys.customer, "city", "澜江市")
        assert asked == ["overview"]
        assert "澜江市" in workspace.header.facts.text()

    def test_a_hidden_tab_waits_until_it_is_seen(
        self, workspace: Workspace, session: Session, keys: Keys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        page = overview(workspace)
        workspace.show_tab("history")
        asked: list[str] = []
        monkeypatch.setattr(page, "refresh", lambda: asked.append("overview"))
        add_need(session.book, keys.customer, "itch", "型号杂")
        assert asked == []
        workspace.show_tab("overview")
        assert asked == ["overview"]

    def test_a_deleted_customer_leaves_the_empty_page(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        delete_customers(session.book, [keys.customer])
        assert workspace._empty.isVisible()
        session.book.undo()
        assert workspace.header.isVisible()
        assert overview(workspace).needs.list.rows[0].words.first == "丝杠 4 个月一换"

    def test_every_tab_opens_for_an_empty_customer(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        session.selection.choose_customer(keys.other)
        for name in TABS:
            workspace.show_tab(name)
            assert workspace._pages[name].isVisible()

    def test_no_tab_is_wider_than_a_small_window_leaves(self, workspace: Workspace) -> None:
        for name in TABS:
            workspace.show_tab(name)
        assert workspace.minimumSizeHint().width() <= 660


class TestHeader:
    def test_the_chosen_project_decides_which_process_is_shown(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        assert workspace.header._run == keys.run
        session.selection.choose_project(keys.small)
        assert workspace.header._run != keys.run
        assert workspace.header.switch.isVisible()
        actions = workspace.header.runs_menu.actions()
        assert [action.isChecked() for action in actions] == [False, True]
        actions[0].trigger()
        assert session.selection.project is None
        assert workspace.header._run == keys.run

    def test_opening_stages_say_they_were_not_reviewed(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        start_run(session.book, keys.other, "seven_stages", opening_stage="progress")
        session.selection.choose_customer(keys.other)
        strip = workspace.header.strip
        assert "期初，未审" in strip._stages[0].tip
        assert strip._stages[0].state == "opening"

    def test_the_next_step_says_how_late_it_is(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        first = open_tasks(session.book, keys.customer)[0]
        step = workspace.header.next_step
        assert step.title.text() == first.title
        assert step.due.accessibleName().startswith("晚 ")

    def test_done_asks_what_came_of_it_and_completes_the_task(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        first = open_tasks(session.book, keys.customer)[0]
        qtbot.mouseClick(workspace.header.next_step.done, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, CompleteDialog)
        qtbot.keyClicks(dialog.said, "range agreed")
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        done = next(t for t in tasks(session.book, keys.customer) if t.key == first.key)
        assert (done.done_on, done.result) == (date(2026, 11, 23), "range agreed")
        assert workspace.header.next_step.title.text() != first.title
        assert undo_title(session.book).zh.startswith("完成任务")

    def test_move_takes_a_day_typed_in_a_hurry(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        first = open_tasks(session.book, keys.customer)[0]
        qtbot.mouseClick(workspace.header.next_step.later, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, MoveDialog)
        dialog.due.selectAll()
        qtbot.keyClicks(dialog.due, "+3")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Return)
        moved = next(t for t in tasks(session.book, keys.customer) if t.key == first.key)
        assert moved.due == date(2026, 11, 26)
        assert not dialog.isVisible()

    def test_a_wrong_date_stays_with_its_sentence(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        before = open_tasks(session.book, keys.customer)[0].due
        qtbot.mouseClick(workspace.header.next_step.later, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, MoveDialog)
        dialog.due.selectAll()
        qtbot.keyClicks(dialog.due, "soon")
        qtbot.keyClick(dialog.due, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert "soon" in dialog.grid.fields["due"].error.text()
        assert open_tasks(session.book, keys.customer)[0].due == before

    def test_without_tasks_one_can_be_added(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        session.selection.choose_customer(keys.other)
        step = workspace.header.next_step
        assert step.add.isVisible()
        assert not step.done.isVisible()
        qtbot.mouseClick(step.add, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, AddTaskDialog)
        qtbot.keyClicks(dialog.title, "call the plant")
        qtbot.keyClick(dialog.title, Qt.Key.Key_Return)
        assert [t.title for t in open_tasks(session.book, keys.other)] == ["call the plant"]
        assert step.title.text() == "call the plant"

    def test_deleting_asks_first(
        self, workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        questions: list[str] = []
        answers = iter([False, True])

        def ask(question: Text | str, *_rest: object) -> bool:
            questions.append(str(question))
            return next(answers)

        monkeypatch.setattr(session.messages, "ask", ask)
        workspace.acts.delete_customer()
        assert workspace.header.isVisible()
        workspace.acts.delete_customer()
        assert workspace._empty.isVisible()
        assert all("澜州重工股份有限公司" in question for question in questions)
        assert undo_title(session.book).zh == "删除客户 澜州重工股份有限公司"

    def test_the_record_number_is_copied(self, workspace: Workspace) -> None:
        workspace.acts.copy_number()
        assert QApplication.clipboard().text().startswith("K-0001-")

    def test_a_process_is_started_at_its_present_stage(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        session.selection.choose_customer(keys.other)
        assert workspace.header.no_run.isVisible()
        qtbot.mouseClick(workspace.header.start, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, StartDialog)
        grid, chooser = dialog._fields["customer"]
        chooser.stage.put("progress")
        dialog._try()
        (run,) = runs(session.book, keys.other)
        assert run.opening
        assert run.current is not None
        assert run.current.stage == "progress"
        assert open_tasks(session.book, keys.other) == []
        assert grid.isHidden() or not dialog.isVisible()


class TestOverview:
    def test_ticking_asks_for_evidence_and_shows_who_ticked(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        gate = overview(workspace).gate
        row = gate.rows[0]
        assert not row.isChecked()
        assert row.accessibleDescription() == "缺证据"
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        assert not row.isChecked(), "a tick counts when it is saved"
        dialog = open_dialog(workspace, TickDialog)
        qtbot.keyClicks(dialog.note, "seen on site")
        qtbot.keyClicks(dialog.evidence.source, "visit")
        dialog._try()
        assert row.isChecked()
        assert row.accessibleDescription() == "王志强 11-23"
        check = next(iter(gate_checks(session.book, keys.run).values()))
        assert (check.met, check.note, check.evidence.source) == (True, "seen on site", "visit")
        assert check.evidence.certainty == "confirmed"

    def test_a_tick_can_be_taken_back(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        gate = overview(workspace).gate
        for _time in range(2):
            qtbot.keyClick(gate.rows[0], Qt.Key.Key_Space)
            dialog = open_dialog(workspace, TickDialog)
            if gate.rows[0].isChecked():
                dialog._take_back()
            else:
                dialog._try()
        assert not gate.rows[0].isChecked()
        assert not any(check.met for check in gate_checks(session.book, keys.run).values())

    def test_the_gate_is_passed_only_when_all_is_met(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        gate = overview(workspace).gate
        assert not gate.pass_link.isEnabled()
        for row in list(gate.rows):
            qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
            open_dialog(workspace, TickDialog)._try()
        assert gate.pass_link.isEnabled()
        qtbot.mouseClick(gate.pass_link, Qt.MouseButton.LeftButton)
        open_dialog(workspace, PassDialog)._try()
        current = runs(session.book, keys.customer)[0].current
        assert current is not None
        assert current.stage == "market_visit"
        assert workspace.header.strip._stages[0].state == "passed"
        assert len(gate.rows) > 0
        assert not any(row.isChecked() for row in gate.rows)

    def test_another_stage_can_be_looked_at(self, workspace: Workspace) -> None:
        page = overview(workspace)
        title = page.gate.heading.title.text()
        workspace.header.strip.chosen.emit(3)
        assert page.gate.heading.title.text() != title
        assert not any(row.isEnabled() for row in page.gate.rows)
        assert not page.gate.pass_link.isVisible()

    def test_support_is_weighted_by_influence(self, workspace: Workspace) -> None:
        support = overview(workspace).support
        segments = support.bar.segments()
        widths = {attitude: rect.width() for attitude, rect in segments}
        assert list(widths) == [1, -1]
        assert widths[1] / widths[-1] == pytest.approx(5 / 3, rel=0.02)
        assert support.against.text() == "反对者：韩雪梅（采购部部长）"

    def test_needs_open_to_be_edited_as_they_stand(
        self, qtbot: QtBot, workspace: Workspace, session: Session
    ) -> None:
        page = overview(workspace)
        qtbot.mouseClick(page.needs.list.rows[0], Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, NeedDialog)
        answer = dialog.grid.editor("answer")
        answer.setFocus()
        qtbot.keyClicks(answer, "18 months of life")
        qtbot.keyClick(answer, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert undo_title(session.book).zh == "修改需求「丝杠 4 个月一换」的我方回应"
        dialog.accept()
        session.book.undo()

    def test_a_need_is_added(self, workspace: Workspace, qtbot: QtBot) -> None:
        page = overview(workspace)
        qtbot.mouseClick(page.needs.add_link, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, NeedDialog)
        qtbot.keyClicks(dialog.grid.editor("wording"), "line stops")
        dialog._try()
        assert [row.words.first for row in page.needs.list.rows] == [
            "丝杠 4 个月一换",
            "line stops",
        ]

    def test_an_empty_need_is_refused_with_a_sentence(self, workspace: Workspace) -> None:
        workspace.acts.add_need()
        dialog = open_dialog(workspace, NeedDialog)
        dialog._try()
        assert dialog.isVisible()
        assert dialog.error.text() == "需求不能为空，请填写。"

    def test_a_late_promise_says_by_how_many_days(self, workspace: Workspace, qtbot: QtBot) -> None:
        page = overview(workspace)
        (row,) = page.promises.list.rows
        assert (row.words.right, row.words.right_tone) == ("晚 3 天", "negative")
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, PromiseDialog)
        state = dialog.grid.editor("state")
        state.setCurrentIndex(1)
        state.activated.emit(1)
        assert page.promises.list.rows == []
        assert page.promises.empty.isVisible()
        dialog.accept()

    def test_a_project_row_leads_to_its_tab(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        page = overview(workspace)
        rows = page.projects.list.rows
        assert rows[0].words.right == "486 万"
        assert rows[0].words.second == "2027-03 采购 · 线索（未立项）"
        qtbot.keyClick(rows[1], Qt.Key.Key_Space)
        assert workspace.tab == "projects"
        assert session.selection.project == keys.small

    def test_facts_are_those_that_are_known(self, workspace: Workspace) -> None:
        rows = [row.words for row in overview(workspace).facts.list.rows]
        assert [row.lead for row in rows] == ["状态"]

    def test_markup_in_names_stays_text(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        name = '<img src="file:///x"><b>厂</b>'
        edit_customer(session.book, keys.customer, "name", name)
        assert workspace.header.name.text() == name
        assert workspace.header.name.textFormat() == Qt.TextFormat.PlainText


class TestCustomerDialogs:
    def test_a_similar_name_is_hinted_at_as_one_types(
        self, qtbot: QtBot, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        workspace.acts.new_customer()
        dialog = open_dialog(workspace, NewCustomerDialog)
        dialog.name.setText("澜州重工")
        dialog.name.textEdited.emit("澜州重工")
        qtbot.waitUntil(dialog.hint.isVisible)
        assert [link.text() for link in dialog.hint.links] == ["澜州重工股份有限公司"]
        assert dialog.hint.words.text() == "客户库里已有："
        session.selection.choose_customer(keys.other)
        dialog.hint.links[0].click()
        assert session.selection.customer == keys.customer
        assert not dialog.isVisible()

    def test_a_new_customer_is_one_entry_and_is_chosen(
        self, qtbot: QtBot, workspace: Workspace, session: Session
    ) -> None:
        workspace.acts.new_customer()
        dialog = open_dialog(workspace, NewCustomerDialog)
        qtbot.keyClicks(dialog.name, "Dongling Wind")
        dialog.chooser.playbook.put("seven_stages")
        dialog.chooser._follow()
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        assert workspace.header.name.text() == "Dongling Wind"
        made = session.selection.customer
        assert made is not None
        assert len(runs(session.book, made)) == 1
        session.book.undo()
        assert workspace._empty.isVisible()

    def test_without_a_name_it_says_so(self, workspace: Workspace) -> None:
        workspace.acts.new_customer()
        dialog = open_dialog(workspace, NewCustomerDialog)
        dialog._try()
        assert dialog.isVisible()
        assert "不能为空" in dialog.error.text()

    def test_leaving_asks_when_something_is_filled_in(
        self, workspace: Workspace, session: Session, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[bool] = []
        monkeypatch.setattr(session.messages, "ask", lambda *_: asked.append(True))
        workspace.acts.new_customer()
        dialog = open_dialog(workspace, NewCustomerDialog)
        dialog.name.setText("x")
        dialog.reject()
        assert asked == [True]
        assert dialog.isVisible()
        dialog.name.setText("")
        dialog.reject()
        assert not dialog.isVisible()

    def test_facts_are_saved_one_by_one(
        self, qtbot: QtBot, workspace: Workspace, session: Session
    ) -> None:
        workspace.acts.edit_customer()
        dialog = open_dialog(workspace, CustomerDialog)
        city = dialog.grid.editor("city")
        city.setFocus()
        city.selectAll()
        qtbot.keyClicks(city, "Lanjiang")
        qtbot.keyClick(city, Qt.Key.Key_Return)
        assert undo_title(session.book).en == "Edit city of 澜州重工股份有限公司"
        assert "Lanjiang" in workspace.header.facts.text()

    def test_a_refused_value_stays_to_be_mended(
        self, qtbot: QtBot, workspace: Workspace, session: Session
    ) -> None:
        workspace.acts.edit_customer()
        dialog = open_dialog(workspace, CustomerDialog)
        code = dialog.grid.editor("credit_code")
        code.setFocus()
        qtbot.keyClicks(code, "123")
        qtbot.keyClick(code, Qt.Key.Key_Return)
        field = dialog.grid.fields["credit_code"]
        assert field.error.isVisible()
        assert code.text() == "123"
        edit_customer(session.book, session.selection.customer or 0, "city", "别处")
        assert code.text() == "123"
        qtbot.keyClick(code, Qt.Key.Key_Escape)
        assert code.text() == ""
        assert not field.error.isVisible()
        assert dialog.isVisible()


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
def test_every_dialog_opens_in_every_language_and_theme(
    workspace: Workspace, session: Session, keys: Keys, mode: str, code: str
) -> None:
    session.theme.set_mode(mode)
    session.language.use(code)
    task = open_tasks(session.book, keys.customer)[0]
    view = overview(workspace).gate._view
    assert view is not None
    acts = workspace.acts
    openings: list[Callable[[], None]] = [
        acts.new_customer,
        acts.edit_customer,
        acts.start_process,
        lambda: acts.look_at_criterion(view, view.checks[0][0]),
        lambda: acts.pass_gate(view),
        acts.add_task,
        lambda: acts.complete_task(task),
        lambda: acts.move_task(task),
        acts.add_person,
        lambda: acts.edit_person(keys.boss),
        acts.add_vacant_post,
        acts.add_relation,
        acts.edit_colleagues,
        acts.add_need,
        acts.add_promise,
        acts.add_project,
        acts.plan_visit,
    ]
    for opening in openings:
        opening()
        (dialog,) = [d for d in workspace.findChildren(RecordDialog) if d.isVisible()]
        room = dialog.screen().availableGeometry()
        assert dialog.height() <= room.height()
        dialog.leave()
        dialog.setParent(None)
        dialog.deleteLater()


def test_a_refusal_of_a_task_is_shown_in_its_dialog(
    workspace: Workspace, session: Session, keys: Keys
) -> None:
    key = add_task(session.book, keys.customer, "再打一次", date(2026, 11, 24))
    task = next(t for t in open_tasks(session.book, keys.customer) if t.key == key)
    workspace.acts.move_task(task)
    dialog = open_dialog(workspace, MoveDialog)
    delete_customers(session.book, [keys.customer])

    with pytest.raises(KnownError):
        dialog._move()
    dialog._try()
    assert dialog.error.isVisible()
    assert "已不在客户库中" in dialog.error.text()
