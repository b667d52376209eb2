"""The customer dialogs: a new customer, and the facts of a stored one."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.queries.process import runs
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.customer_dialog import CustomerDialog, NewCustomerDialog
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
