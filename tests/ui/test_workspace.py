"""The workspace follows the selection; its dialogs open in every language and theme."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import delete_customers, edit_customer
from kaccount_desktop.book.actions.needs import add_need
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.queries.activity import open_tasks
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.customer_dialog import NewCustomerDialog
from kaccount_desktop.ui.workspace.overview import Overview
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog
from kaccount_desktop.ui.workspace.task_dialogs import MoveDialog
from kaccount_desktop.ui.workspace.workspace import TABS, Workspace
from tests.ui.workspace_book import Keys, fill, open_dialog, shown


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

    def test_another_customer_leaves_the_keyboard_in_the_workspace(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        overview(workspace)
        workspace.tabs.setFocus()
        session.selection.choose_customer(keys.other)
        held = workspace.window().focusWidget()
        assert held is not None
        assert held is workspace or workspace.isAncestorOf(held)

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
        least = workspace.minimumSizeHint()
        assert least.width() <= 660
        assert least.height() <= 300


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
