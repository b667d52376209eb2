"""The header: the process shown, the next step, and what its menu does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.queries.activity import open_tasks, tasks
from kaccount_desktop.book.queries.process import runs
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.start_dialog import StartDialog
from kaccount_desktop.ui.workspace.task_dialogs import AddTaskDialog, CompleteDialog, MoveDialog
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
