"""The projects tab: choosing, editing in place, adding, deleting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.queries.process import projects, runs
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.project_dialog import ProjectDialog
from kaccount_desktop.ui.workspace.projects_tab import ProjectsTab
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
def projects_tab(workspace: Workspace) -> ProjectsTab:
    """The projects tab, shown."""
    page = workspace.show_tab("projects")
    assert isinstance(page, ProjectsTab)
    return page


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
