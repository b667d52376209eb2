"""The visits tab: planning, preparing, feedback, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.queries.activity import open_tasks, touches
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.feedback_dialog import FeedbackDialog
from kaccount_desktop.ui.workspace.form_table import FormTable
from kaccount_desktop.ui.workspace.visit_dialog import VisitDialog
from kaccount_desktop.ui.workspace.visits_tab import VisitsTab
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.ui.workspace_book import Keys, fill, open_dialog, shown


@pytest.fixture
def keys(session: Session) -> Keys:
    """The small book."""
    return fill(session.book)


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """The workspace, shown, on the customer."""
    yield from shown(qtbot, session, keys)


@pytest.fixture
def visits_tab(workspace: Workspace) -> VisitsTab:
    """The visits tab, shown."""
    page = workspace.show_tab("visits")
    assert isinstance(page, VisitsTab)
    return page


def code_of(form: Form, ident: str) -> str:
    return next(item.code for item in form.fields() if item.id == ident)


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
        assert dialog.plan.editor("project").value() == keys.project, "the biggest that runs"
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

    def test_ctrl_enter_plans_it_from_a_field_of_several_lines(
        self, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        workspace.acts.plan_visit()
        dialog = open_dialog(workspace, VisitDialog)
        agenda = dialog.talk.editor("agenda")
        agenda.setFocus()
        qtbot.keyClicks(agenda, "drawings")
        qtbot.keyClick(agenda, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        (made,) = [t for t in touches(session.book, keys.customer) if t.state == "planned"]
        stored = record(session.book, Visit, made.key) or {}
        assert stored["agenda"] == "drawings"

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

    def test_enter_ends_a_cell_of_the_feedback_and_not_the_visit(
        self, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        visit = plan_visit(
            session.book, keys.customer, date(2026, 11, 20), contacts=[keys.boss],
            project=keys.project,
        )  # fmt: skip
        workspace.acts.complete_visit(visit)
        dialog = open_dialog(workspace, FeedbackDialog)
        assert [b.text() for b in dialog.findChildren(QPushButton) if b.isVisible()][-2:] == [
            "关闭",
            "拜访完成",
        ], "what was keyed in stays: there is nothing to cancel"
        view = dialog.findChildren(FormTable)[-1].view
        view.setFocus()
        view.setCurrentIndex(view.model().index(0, 0))
        qtbot.keyClick(view, Qt.Key.Key_Return)
        view.edit(view.currentIndex())
        editor = view.findChild(QLineEdit)
        assert editor is not None
        qtbot.keyClicks(editor, "test report")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        qtbot.wait(1)
        assert dialog.isVisible()
        assert not dialog.error.isVisible(), "nobody asked for the visit to be completed"

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
