"""The history tab: what changed from what to what, and taking it back."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.projects import edit_project
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.queries.activity import open_tasks
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.history_tab import ENTRY, HistoryTab
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.ui.workspace_book import Keys, fill, shown


@pytest.fixture
def keys(session: Session) -> Keys:
    """The small book."""
    return fill(session.book)


@pytest.fixture
def workspace(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """The workspace, shown, on the customer."""
    yield from shown(qtbot, session, keys)


@pytest.fixture
def history_tab(workspace: Workspace) -> HistoryTab:
    """The history tab, shown."""
    page = workspace.show_tab("history")
    assert isinstance(page, HistoryTab)
    return page


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
        add_task(session.book, keys.customer, "寄样册")  # a later change, of other rows
        assert not history_tab.revert.isEnabled()
        history_tab.tree.setCurrentIndex(history_tab.model.index(1, 0))
        assert history_tab.revert.isEnabled()
        qtbot.mouseClick(history_tab.revert, Qt.MouseButton.LeftButton)
        stored = customer_record(session.book, keys.customer) or {}
        assert stored["city"] == "澜州市"
        assert [task.title for task in open_tasks(session.book, keys.customer)].count("寄样册") == 1
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
