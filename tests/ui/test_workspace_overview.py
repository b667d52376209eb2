"""The overview: gate, support, needs, projects, facts and promises."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.queries.process import gate_checks, runs
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.gate_dialogs import PassDialog, TickDialog
from kaccount_desktop.ui.workspace.need_dialog import NeedDialog
from kaccount_desktop.ui.workspace.overview import Overview
from kaccount_desktop.ui.workspace.promise_dialog import PromiseDialog
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


def overview(workspace: Workspace) -> Overview:
    page = workspace.show_tab("overview")
    assert isinstance(page, Overview)
    return page


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
