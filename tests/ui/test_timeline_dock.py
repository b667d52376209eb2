"""The stage timeline: bars and gates of each stage, what happened, hovering and clicking."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.forecast import forecast
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.timeline.content import gather
from kaccount_desktop.ui.timeline.dock import TimelineDock
from kaccount_desktop.ui.timeline.legend import Legend
from kaccount_desktop.ui.timeline.scale import Scale, months
from kaccount_desktop.ui.timeline.words import Words
from tests.ui.conftest import TODAY


@pytest.fixture
def customer(session: Session) -> int:
    key = create_customer(session.book, "澜州重工股份有限公司")
    start_run(session.book, key, "seven_stages", start=TODAY - timedelta(days=90))
    return key


@pytest.fixture
def dock(qtbot: QtBot, session: Session, customer: int) -> TimelineDock:
    dock = TimelineDock(session)
    qtbot.addWidget(dock)
    dock.resize(1200, 200)
    dock.show()
    session.selection.choose_customer(customer)
    qtbot.waitUntil(lambda: bool(hits(dock)))
    return dock


def hits(dock: TimelineDock) -> list[str]:
    dock.view.viewport().repaint()
    return [hit.tip for hit in dock.view._hits]


def test_every_stage_has_its_row(dock: TimelineDock) -> None:
    told = "\n".join(hits(dock))
    for title in (
        "目标和方向",
        "走访市场",
        "深入接触",
        "实质性进展",
        "初步合作",
        "危机公关",
        "稳定与发展",
    ):
        assert title in told


def test_a_follow_up_becomes_a_mark_that_opens(
    qtbot: QtBot, dock: TimelineDock, session: Session, customer: int
) -> None:
    record_follow_up(session.book, customer, "call", day=TODAY - timedelta(days=3),
                     result="progress", summary="样机在装")  # fmt: skip
    qtbot.waitUntil(lambda: any("样机在装" in tip for tip in hits(dock)))
    mark = next(hit for hit in dock.view._hits if hit.touch)
    where = mark.rect.center().toPoint()
    with qtbot.waitSignal(dock.touch_opened) as opened:
        qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert opened.args == [mark.touch]


def test_a_project_with_a_playbook_gets_rows_of_its_own(
    qtbot: QtBot, dock: TimelineDock, session: Session, customer: int
) -> None:
    project = create_project(session.book, customer, "二号焊装线改造")
    start_run(session.book, customer, "five_phases", project=project, start=TODAY)
    qtbot.waitUntil(lambda: any("关系建立" in tip for tip in hits(dock)) or scrolled(dock))
    dock.view.verticalScrollBar().setValue(dock.view.verticalScrollBar().maximum())
    assert any("促成成交" in tip for tip in hits(dock))


def scrolled(dock: TimelineDock) -> bool:
    return dock.view.verticalScrollBar().maximum() > 0


def test_keys_zoom_and_fit(qtbot: QtBot, dock: TimelineDock) -> None:
    before = dock.view._scale.per_day
    qtbot.keyClick(dock.view, Qt.Key.Key_Plus)
    assert dock.view._scale.per_day > before
    qtbot.keyClick(dock.view, Qt.Key.Key_0)
    assert dock.view._scale.per_day == pytest.approx(before)


def test_nothing_under_the_pointer_is_no_hit(dock: TimelineDock) -> None:
    assert dock.view.hit(QPointF(-5, -5)) is None


def test_zooming_keeps_what_is_under_the_pointer() -> None:
    scale = Scale(left=date(2026, 1, 1).toordinal(), per_day=4, origin=100)
    start, fixed = scale.left, scale.day(400)
    scale.zoom(2, 400)
    assert scale.day(400) == pytest.approx(fixed)
    assert [m.month for m in months(start, start + 40)] == [1, 2]


class _Dates:
    def __init__(self, stage: str, state: str, plan: tuple[int, int], began: int | None) -> None:
        self.stage, self.state = stage, state
        self.planned_start = TODAY + timedelta(days=plan[0])
        self.planned_end = TODAY + timedelta(days=plan[1])
        self.actual_start = None if began is None else TODAY + timedelta(days=began)
        self.actual_end: date | None = None


def test_a_late_stage_pushes_the_next_ones_back() -> None:
    stages = [_Dates("a", "current", (-40, -10), -38), _Dates("b", "pending", (-9, 20), None)]
    expected = forecast(stages, TODAY)
    assert expected["a"].end == TODAY
    assert expected["a"].slip == 10
    assert expected["b"].start == TODAY + timedelta(days=1)
    assert expected["b"].slip == 10


def test_a_large_timeline_names_gates_and_explains_its_signs(
    qtbot: QtBot, dock: TimelineDock
) -> None:
    legend = dock.findChild(Legend)
    assert isinstance(legend, Legend)
    dock.resize(1000, 200)
    assert not legend.isVisible()
    dock.resize(1000, 700)
    qtbot.waitUntil(legend.isVisible)


def test_the_words_of_a_late_stage_name_its_gate(session: Session, dock: TimelineDock) -> None:
    customer = session.selection.customer
    assert customer is not None
    line = gather(session, Shelf(session.book), customer, None).runs[0].lines[0]
    words = Words(session, dock)
    short, tone = words.standing(line)
    assert short.startswith("晚 ")
    assert tone == "negative"
    assert line.stage is not None
    assert line.stage.gate is not None
    assert words.standing(line, with_gate=True) == (f"{line.stage.gate.title.zh} · {short}", tone)
    assert words.planned(line) == f"{line.row.planned_start:%m-%d} – {line.row.planned_end:%m-%d}"
