"""What is being typed when another record is chosen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.queries.activity import touches
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.queries.records import customer as customer_record
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.forms_tab import FormsTab
from kaccount_desktop.ui.workspace.projects_tab import ProjectsTab
from kaccount_desktop.ui.workspace.visits_tab import VisitsTab
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


def code_of(form: Form, ident: str) -> str:
    return next(item.code for item in form.fields() if item.id == ident)


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
