"""The people tab and its dialogs: rows, judgements with evidence, relations, our own people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.people import add_position, leave_position
from kaccount_desktop.book.actions.standing import set_closeness, set_pairing
from kaccount_desktop.book.queries.people import colleagues, people, relations
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.ui.assembly import assemble
from kaccount_desktop.ui.map.dock import MapDock
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.colleagues_dialog import ColleaguesDialog
from kaccount_desktop.ui.workspace.people_model import COLUMNS, PERSON
from kaccount_desktop.ui.workspace.people_tab import PeopleTab
from kaccount_desktop.ui.workspace.person_dialog import PersonDialog
from kaccount_desktop.ui.workspace.post_dialog import PostDialog
from kaccount_desktop.ui.workspace.relation_dialog import RelationDialog
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
def tab(workspace: Workspace) -> PeopleTab:
    """The people tab, shown."""
    page = workspace.show_tab("people")
    assert isinstance(page, PeopleTab)
    return page


def cell(tab: PeopleTab, row: int, name: str) -> str:
    place = [column.name for column in COLUMNS].index(name)
    return str(tab.model.index(row, place).data())


class TestTable:
    def test_the_model_keeps_qts_rules(self, tab: PeopleTab, session: Session, keys: Keys) -> None:
        tester = QAbstractItemModelTester(
            tab.model, QAbstractItemModelTester.FailureReportingMode.Fatal
        )
        set_closeness(session.book, keys.boss, keys.me, 3)
        add_position(session.book, keys.customer, None, "信息化主管")
        session.book.undo()
        assert tester.model() is tab.model
        assert tab.model.rowCount() == 2

    def test_a_row_says_role_attitude_and_closeness(
        self, tab: PeopleTab, session: Session, keys: Keys
    ) -> None:
        set_closeness(session.book, keys.boss, keys.me, 3, certainty="confirmed", source="同学")
        set_pairing(session.book, keys.boss, keys.me, level_wanted=5)
        said = {column.name: cell(tab, 0, column.name) for column in COLUMNS}
        assert said["name"] == "顾维民"
        assert said["role"] == "决策人"
        assert said["attitude"] == "支持"
        assert said["influence"] == "5"
        assert said["closeness"] == "认同"
        assert said["pair"] == "王志强"
        assert said["touch"] == "11-18"

    def test_vacant_posts_and_those_who_left_show_as_such(
        self, tab: PeopleTab, session: Session, keys: Keys
    ) -> None:
        add_position(session.book, keys.customer, None, "信息化主管")
        post = next(p for p in people(session.book, keys.customer) if p.key == keys.buyer)
        leave_position(session.book, post.position, "2026-03")
        assert [cell(tab, row, "name") for row in range(3)] == ["顾维民", "空缺", "韩雪梅"]
        assert tab.count.text() == "在职 1 人 · 空缺 1 · 离任 1 人"
        assert "2026-03" in str(tab.model.index(2, 0).data(Qt.ItemDataRole.ToolTipRole))

    def test_stands_are_those_of_the_chosen_project(
        self, tab: PeopleTab, session: Session, keys: Keys
    ) -> None:
        assert cell(tab, 0, "attitude") == "支持"
        tab.project.setCurrentIndex(1)
        tab.project.activated.emit(1)
        assert session.selection.project == keys.small
        assert cell(tab, 0, "attitude") == "不明"

    def test_columns_that_matter_least_go_where_it_is_narrow(
        self, tab: PeopleTab, workspace: Workspace, qtbot: QtBot
    ) -> None:
        places = {column.name: place for place, column in enumerate(COLUMNS)}
        assert not tab.table.isColumnHidden(places["mobile"])
        workspace.resize(600, 640)
        qtbot.waitUntil(lambda: tab.table.isColumnHidden(places["mobile"]))
        assert not tab.table.isColumnHidden(places["attitude"])
        widths = sum(tab.table.columnWidth(place) for place in places.values())
        assert widths == tab.table.viewport().width()

    def test_a_click_chooses_the_person_for_the_whole_window(
        self, tab: PeopleTab, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        tab.table.setFocus()
        spot = tab.table.visualRect(tab.sorted.index(1, 0)).center()
        qtbot.mouseClick(tab.table.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        assert session.selection.contact == keys.buyer
        session.selection.choose_contact(keys.boss)
        assert tab.table.currentIndex().data(PERSON).key == keys.boss

    def test_enter_opens_and_delete_asks(
        self,
        tab: PeopleTab,
        workspace: Workspace,
        session: Session,
        keys: Keys,
        qtbot: QtBot,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        monkeypatch.setattr(session.messages, "ask", lambda *_: True)
        tab.table.setFocus()
        tab.table.setCurrentIndex(tab.sorted.index(1, 0))
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
        open_dialog(workspace, PersonDialog).accept()
        qtbot.keyClick(tab.table, Qt.Key.Key_Delete)
        assert [p.name for p in people(session.book, keys.customer)] == ["顾维民"]
        assert undo_title(session.book).zh == "删除联系人 韩雪梅"

    def test_the_menu_marks_who_left(self, tab: PeopleTab, session: Session, keys: Keys) -> None:
        person = tab.model.index(1, 0).data(PERSON)
        menu = tab.menu_for(person)
        words = [action.text() for action in menu.actions()]
        assert "标为本月离任" in words
        menu.actions()[words.index("标为本月离任")].trigger()
        left = [p for p in people(session.book, keys.customer) if p.left]
        assert [(p.name, p.end) for p in left] == [("韩雪梅", "2026-11")]


class TestPersonDialog:
    def test_a_new_person_is_one_entry_with_post_stand_and_closeness(
        self, tab: PeopleTab, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        qtbot.mouseClick(tab.add, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, PersonDialog)
        qtbot.keyClicks(dialog.contact.editor("name"), "Chen Jianguo")
        qtbot.keyClicks(dialog.contact.editor("mobile"), "13800138000")
        qtbot.keyClicks(dialog.post.editor("title"), "Head of equipment")
        dialog.stand.editor("role").put("participant")
        dialog.stand.editor("attitude").put(2)
        dialog.closeness.editor("level").put(4)
        dialog._try()
        found = people(session.book, keys.customer, keys.project)
        made = next(p for p in found if p.name == "Chen Jianguo")
        assert (made.mobile, made.title) == ("13800138000", "Head of equipment")
        assert (made.role, made.attitude, made.closeness) == ("participant", 2, 4)
        assert made.stand_evidence.assumed
        assert session.selection.contact == made.key
        session.book.undo()
        assert len(people(session.book, keys.customer)) == 2

    def test_edits_are_saved_one_by_one_and_named(
        self, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        workspace.acts.edit_person(keys.boss)
        dialog = open_dialog(workspace, PersonDialog)
        phone = dialog.contact.editor("mobile")
        phone.setFocus()
        qtbot.waitUntil(phone.hasFocus)
        qtbot.keyClicks(phone, "139")
        qtbot.keyClick(phone, Qt.Key.Key_Tab)
        assert undo_title(session.book).zh == "修改 顾维民 的手机"
        attitude = dialog.stand.editor("attitude")
        attitude.setCurrentIndex(1)
        attitude.activated.emit(1)
        assert undo_title(session.book).zh == "修改 顾维民 在 二号焊装线改造 的立场"
        assert people(session.book, keys.customer, keys.project)[0].attitude == 2
        dialog.accept()

    def test_a_new_judgement_is_assumed_until_its_evidence_says_otherwise(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        workspace.acts.edit_person(keys.boss)
        dialog = open_dialog(workspace, PersonDialog)
        evidence = dialog.stand.editor("evidence")
        evidence.certainty.setCurrentIndex(1)
        evidence.certainty.activated.emit(1)
        stand = people(session.book, keys.customer, keys.project)[0].stand_evidence
        assert not stand.assumed
        influence = dialog.stand.editor("influence")
        influence.setCurrentIndex(1)
        influence.activated.emit(1)
        stand = people(session.book, keys.customer, keys.project)[0].stand_evidence
        assert stand.assumed, "what was confirmed was the old judgement"
        assert evidence.certainty.value() == "assumed"
        dialog.accept()

    def test_closeness_and_pairing_belong_to_the_colleague_chosen(
        self, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        workspace.acts.edit_person(keys.boss)
        dialog = open_dialog(workspace, PersonDialog)
        level = dialog.closeness.editor("level")
        level.setCurrentIndex(3)
        level.activated.emit(3)
        assert people(session.book, keys.customer)[0].closeness == 3
        assert not dialog.pairing.isVisible()
        dialog.pair.click()
        assert dialog.pairing.isVisible()
        goal = dialog.pairing.editor("level_wanted")
        goal.setCurrentIndex(5)
        goal.activated.emit(5)
        (pair,) = people(session.book, keys.customer)[0].pairs
        assert (pair.colleague, pair.level_now, pair.level_wanted) == (keys.me, 3, 5)
        dialog.unpair.click()
        assert people(session.book, keys.customer)[0].pairs == ()
        dialog.accept()

    def test_concerns_are_ranked_by_the_order_of_clicks(
        self, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        workspace.acts.edit_person(keys.boss)
        dialog = open_dialog(workspace, PersonDialog)
        concerns = dialog.stand.editor("concerns")
        for code in ("supply", "quality"):
            qtbot.mouseClick(concerns._chips[code], Qt.MouseButton.LeftButton)
        assert people(session.book, keys.customer, keys.project)[0].concerns == (
            "supply",
            "quality",
        )
        assert concerns._chips["quality"].text() == "2 质量"
        dialog.accept()

    def test_it_closes_when_the_person_goes(
        self, workspace: Workspace, session: Session, keys: Keys, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(session.messages, "ask", lambda *_: True)
        workspace.acts.edit_person(keys.buyer)
        dialog = open_dialog(workspace, PersonDialog)
        dialog._delete(keys.buyer)
        assert not dialog.isVisible()

    def test_somebody_cannot_report_to_themselves(self, workspace: Workspace, keys: Keys) -> None:
        workspace.acts.edit_person(keys.boss)
        dialog = open_dialog(workspace, PersonDialog)
        superior = dialog.post.editor("reports_to")
        assert [superior.itemText(i) for i in range(superior.count())] == [
            "—",
            "韩雪梅 采购部部长",
        ]
        dialog.accept()

    def test_a_vacant_post_is_given_to_somebody(
        self, tab: PeopleTab, workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
    ) -> None:
        qtbot.mouseClick(tab.vacant, Qt.MouseButton.LeftButton)
        dialog = open_dialog(workspace, PostDialog)
        qtbot.keyClicks(dialog.post.editor("title"), "Head of IT")
        dialog._try()
        post = next(p for p in people(session.book, keys.customer) if not p.key)
        workspace.acts.edit_post(post.position)
        dialog = open_dialog(workspace, PostDialog)
        holder = dialog.holder.editor("contact")
        holder.setCurrentIndex(2)
        holder.activated.emit(2)
        posts = [(p.name, p.title) for p in people(session.book, keys.customer)]
        assert ("韩雪梅", "Head of IT") in posts
        dialog.accept()


class TestRelations:
    def test_a_relation_is_added_and_shown(
        self, tab: PeopleTab, workspace: Workspace, session: Session, keys: Keys
    ) -> None:
        workspace.acts.add_relation(keys.boss)
        dialog = open_dialog(workspace, RelationDialog)
        dialog._try()
        assert dialog.error.text() == "请选择两个人。"
        dialog.grid.put({"second": keys.buyer, "kind": "hometown", "private": True})
        dialog._try()
        (line,) = relations(session.book, keys.customer)
        assert (line.first, line.second, line.kind, line.private) == (
            keys.boss,
            keys.buyer,
            "hometown",
            True,
        )
        (row,) = tab.relations.list.rows
        assert row.words.first == "顾维民 — 韩雪梅"
        assert row.words.right == "私人"
        row.click()
        dialog = open_dialog(workspace, RelationDialog)
        dialog._delete()
        assert relations(session.book, keys.customer) == []
        assert not dialog.isVisible()
        assert tab.relations.empty.isVisible()


class TestColleagues:
    def test_add_name_and_mark_as_me(
        self, workspace: Workspace, session: Session, qtbot: QtBot
    ) -> None:
        workspace.acts.edit_colleagues()
        dialog = open_dialog(workspace, ColleaguesDialog)
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        name = dialog.grid.editor("name")
        qtbot.keyClicks(name, "Li Zhenhua")
        qtbot.keyClick(name, Qt.Key.Key_Return)
        made = next(c for c in colleagues(session.book) if c.name == "Li Zhenhua")
        assert dialog.chosen == made.key
        dialog.me.click()
        assert about(session.book, "me") == str(made.key)
        assert not dialog.me.isEnabled()
        dialog.accept()

    def test_the_company_name_is_kept_for_the_sheets(
        self, workspace: Workspace, session: Session, qtbot: QtBot
    ) -> None:
        workspace.acts.edit_colleagues()
        dialog = open_dialog(workspace, ColleaguesDialog)
        company = dialog.company.editor("company")
        company.setFocus()
        qtbot.keyClicks(company, "Hengrui")
        qtbot.keyClick(company, Qt.Key.Key_Return)
        assert about(session.book, "company") == "Hengrui"
        dialog.accept()

    def test_fields_follow_the_colleague_chosen_without_writing(
        self, workspace: Workspace, session: Session, qtbot: QtBot
    ) -> None:
        workspace.acts.edit_colleagues()
        dialog = open_dialog(workspace, ColleaguesDialog)
        qtbot.mouseClick(dialog.add, Qt.MouseButton.LeftButton)
        before = undo_title(session.book)
        dialog.list.setCurrentRow(0)
        assert dialog.grid.editor("name").text() == "王志强"
        assert dialog.grid.editor("title").text() == "业务经理"
        dialog.list.setCurrentRow(1)
        assert dialog.grid.editor("title").text() == ""
        assert undo_title(session.book) == before
        dialog.accept()


def test_a_person_opened_on_the_map_is_edited(
    workspace: Workspace, session: Session, keys: Keys, qtbot: QtBot
) -> None:
    plan = next(plan for plan in assemble().docks if plan.name == "map")
    page = plan.build(session, workspace)
    qtbot.addWidget(page)
    assert isinstance(page, MapDock)
    post = add_position(session.book, keys.customer, None, "信息化主管")
    page.person_opened.emit(keys.boss, None)
    dialog = open_dialog(page, PersonDialog)
    assert dialog.contact.editor("name").text() == "顾维民"
    dialog.accept()
    page.person_opened.emit(None, post)
    open_dialog(page, PostDialog).accept()
