"""The relationship map: who is on it, choosing, opening, dragging inside the cell."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person, add_position
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.queries.people import map_places
from kaccount_desktop.ui.map.dock import MapDock
from kaccount_desktop.ui.map.items import PersonItem
from kaccount_desktop.ui.map.scene import MapScene
from kaccount_desktop.ui.session import Session


class Team:
    """A small customer with a superior, two buyers and a vacant post."""

    def __init__(self, session: Session) -> None:
        book = session.book
        self.customer = create_customer(book, "澜州重工股份有限公司")
        self.gu, self.gu_post = add_person(
            book, self.customer, "顾维民", "总经理", function="management", level="decision"
        )
        self.han, _post = add_person(
            book, self.customer, "韩雪梅", "采购部部长", function="purchasing",
            level="participation", reports_to=self.gu_post,
        )  # fmt: skip
        self.zhou, _post = add_person(
            book, self.customer, "周敏", "采购主管", function="purchasing", level="participation"
        )
        self.vacant = add_position(
            book, self.customer, None, title="预算负责人", function="finance"
        )
        self.project = create_project(book, self.customer, "二号焊装线改造")
        set_stand(book, self.project, self.gu, role="decision_maker", attitude=1, influence=5)


@pytest.fixture
def team(session: Session) -> Team:
    return Team(session)


@pytest.fixture
def dock(qtbot: QtBot, session: Session, team: Team) -> MapDock:
    dock = MapDock(session)
    qtbot.addWidget(dock)
    dock.resize(340, 500)
    dock.show()
    session.selection.choose_customer(team.customer)
    qtbot.waitUntil(lambda: bool(items(dock)))
    return dock


def items(dock: MapDock) -> dict[int, PersonItem]:
    found = [i for i in dock.view.scene().items() if isinstance(i, PersonItem)]
    return {item.key: item for item in found}


def place_of(dock: MapDock, key: int) -> QPoint:
    return dock.view.mapFromScene(items(dock)[key].pos())


def test_the_first_people_ever_stand_inside_the_view(
    qtbot: QtBot, session: Session, team: Team
) -> None:
    dock = MapDock(session)
    qtbot.addWidget(dock)
    dock.resize(340, 500)
    dock.show()
    qtbot.wait(1)  # the page that says what to do is there first, the map has no size yet
    session.selection.choose_customer(team.customer)

    def in_the_middle() -> None:
        room = dock.view.viewport().rect()
        assert [key for key in items(dock) if not room.contains(place_of(dock, key))] == []
        shown = dock.view.mapFromScene(dock.view.sceneRect()).boundingRect()
        assert abs(shown.center().x() - room.center().x()) <= 2
        assert len(items(dock)) == 4

    qtbot.waitUntil(in_the_middle)


def test_a_map_zoomed_into_stays_so(dock: MapDock, qtbot: QtBot) -> None:
    for _ in range(6):
        dock.view.zoom(1.2)
    zoomed = dock.view.transform().m11()
    assert dock.view.horizontalScrollBar().maximum() > 0, "a scroll bar takes room of the view"
    qtbot.wait(20)
    assert dock.view.transform().m11() == zoomed
    dock.resize(300, 450)
    qtbot.wait(20)
    assert dock.view.transform().m11() == zoomed
    dock.view.fit()
    assert dock.view.horizontalScrollBar().maximum() == 0


def test_everybody_and_the_vacant_post_are_on_the_map(dock: MapDock, team: Team) -> None:
    assert {team.gu, team.han, team.zhou, -team.vacant} == items(dock).keys()
    assert items(dock)[team.gu].person.role == "decision_maker"


def test_a_click_chooses_and_a_double_click_opens(
    qtbot: QtBot, dock: MapDock, team: Team, session: Session
) -> None:
    port = dock.view.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.LeftButton, pos=place_of(dock, team.gu))
    assert session.selection.contact == team.gu
    with qtbot.waitSignal(dock.person_opened) as opened:
        qtbot.mouseDClick(port, Qt.MouseButton.LeftButton, pos=place_of(dock, team.gu))
    assert opened.args == [team.gu, team.gu_post]


def test_the_keyboard_walks_and_opens(
    qtbot: QtBot, dock: MapDock, team: Team, session: Session
) -> None:
    session.selection.choose_contact(team.gu)
    qtbot.keyClick(dock.view, Qt.Key.Key_Down)
    assert session.selection.contact in (team.han, team.zhou)
    with qtbot.waitSignal(dock.person_opened):
        qtbot.keyClick(dock.view, Qt.Key.Key_Return)


def test_dragging_changes_the_order_inside_the_cell_only(
    qtbot: QtBot, dock: MapDock, team: Team, session: Session
) -> None:
    before = items(dock)
    left, right = sorted((team.han, team.zhou), key=lambda k: before[k].x())
    start, target = place_of(dock, left), place_of(dock, right) + QPoint(30, 200)
    port = dock.view.viewport()
    qtbot.mousePress(port, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(port, target)
    qtbot.mouseRelease(port, Qt.MouseButton.LeftButton, pos=target)
    qtbot.waitUntil(lambda: bool(map_places(session.book, team.customer)))
    qtbot.waitUntil(lambda: items(dock)[left].x() > items(dock)[right].x())
    assert items(dock)[left].placed.band == before[left].placed.band
    assert session.book.next_undo() is not None  # a view of this laptop: no entry of its own


def test_a_new_person_appears_and_undo_takes_it_away(
    qtbot: QtBot, dock: MapDock, team: Team, session: Session
) -> None:
    add_person(session.book, team.customer, "陈建国", "设备部部长", function="technical")
    qtbot.waitUntil(lambda: len(items(dock)) == 5)
    session.book.undo()
    qtbot.waitUntil(lambda: len(items(dock)) == 4)


def test_zoom_and_fit(dock: MapDock) -> None:
    dock.view.fit()
    fitted = dock.view.transform().m11()
    dock.view.zoom(1.5)
    assert dock.view.transform().m11() == pytest.approx(fitted * 1.5)
    dock.view.fit()
    assert dock.view.transform().m11() == pytest.approx(fitted)


def test_markup_in_a_name_stays_text(
    qtbot: QtBot, dock: MapDock, team: Team, session: Session
) -> None:
    evil, _post = add_person(session.book, team.customer, '<img src="file:///x">', "<b>经理</b>")
    qtbot.waitUntil(lambda: evil in items(dock))
    assert "<img" not in items(dock)[evil].toolTip()
    assert "&lt;img" in items(dock)[evil].toolTip()
    dock.view.grab()


def test_a_wide_dock_has_columns_and_a_legend(qtbot: QtBot, dock: MapDock) -> None:
    dock.resize(1000, 700)
    scene = dock.view.scene()
    assert isinstance(scene, MapScene)
    qtbot.waitUntil(lambda: scene.map is not None and scene.map.sizes.heading > 0)
    assert items(dock)
    assert scene.itemsBoundingRect().contains(QPointF(200, 100))


def test_levels_say_how_many_people_and_vacant_posts_they_have(dock: MapDock) -> None:
    scene = dock.view.scene()
    assert isinstance(scene, MapScene)
    counts = scene.counts
    assert counts["decision"] == ["1 人"]
    assert counts["participation"] == ["2 人", "空缺 1"]
