"""The house widgets: sizes of the look, plain text, cut text with tooltip, keyboard, names."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.ui import codes
from kaccount_desktop.ui.kit.buttons import (
    Button,
    Chip,
    IconButton,
    LinkButton,
    PrimaryButton,
    SmallButton,
)
from kaccount_desktop.ui.kit.check_row import CheckRow
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.headings import KeyValueGrid, SectionHeading
from kaccount_desktop.ui.kit.labels import AssumedMark, ElidedLabel, Label, Tag
from kaccount_desktop.ui.kit.paint import Due, assumed_mark, paint_due, paint_grade, paint_line
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.kit.stage_strip import StageStrip, StageTick
from kaccount_desktop.ui.kit.tabs import PageTabs
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.theme import THEMES, Theme


@pytest.fixture
def page(theme: Theme, language: Language, qtbot: QtBot) -> Iterator[QWidget]:
    """A visible page to put things on."""
    del theme, language
    page = QWidget()
    QVBoxLayout(page)
    page.resize(600, 400)
    page.show()
    qtbot.waitExposed(page)
    yield page
    page.close()
    page.deleteLater()


def put(page: QWidget, *widgets: QWidget) -> None:
    layout = page.layout()
    assert layout is not None
    for widget in widgets:
        layout.addWidget(widget)
    layout.activate()
    for widget in widgets:
        widget.ensurePolished()
        widget.adjustSize()


def place(page: QWidget, widget: QWidget, width: int) -> None:
    """Show a widget at a width, outside the page's layout."""
    widget.setParent(page)
    widget.show()
    widget.resize(width, widget.sizeHint().height())


def test_buttons_have_the_heights_of_the_look(page: QWidget, theme: Theme) -> None:
    wanted: list[tuple[QWidget, int]] = [
        (Button("提交"), 28),
        (PrimaryButton("记录跟进").with_icon(theme, "compose"), 28),
        (Button().only_icon(theme, "print", "打印"), 28),
        (SmallButton("改期"), 24),
        (Chip("全部"), 22),
        (SearchField(theme, "搜索", "Ctrl+K"), 28),
        (Tag("超期"), 18),
        (StageStrip(theme), 26),
        (CheckRow(theme, "条件"), 24),
    ]
    put(page, *(widget for widget, _height in wanted))
    assert [(type(w).__name__, w.height()) for w, _h in wanted] == [
        (type(w).__name__, h) for w, h in wanted
    ]


def test_no_pointer_target_is_under_22(page: QWidget, theme: Theme) -> None:
    targets = [LinkButton("提交审批…"), IconButton(theme, "filter", "筛选"), Chip("A")]
    put(page, *targets)
    assert [target.height() >= 22 for target in targets] == [True] * len(targets)


def test_icon_buttons_are_named(theme: Theme) -> None:
    button = Button().only_icon(theme, "print", "打印")
    assert button.accessibleName() == button.toolTip() == "打印"
    assert IconButton(theme, "dismiss", "关闭").accessibleName() == "关闭"


MARKUP = '<img src="file:///etc/passwd"><b>x</b>'


def test_markup_stays_text(page: QWidget) -> None:
    label, tag, cut = Label(MARKUP), Tag(MARKUP), ElidedLabel(MARKUP)
    place(page, cut, 40)
    put(page, label, tag)
    for shown in (label, tag, cut):
        assert shown.textFormat() == Qt.TextFormat.PlainText
        assert shown.text() == MARKUP
    assert "&lt;img" in cut.toolTip(), "the tooltip of cut text is escaped"


def test_cut_text_is_whole_in_the_tooltip(page: QWidget) -> None:
    label = ElidedLabel("澜州重工股份有限公司")
    place(page, label, 500)
    assert label.toolTip() == ""
    place(page, label, 50)
    assert "澜州重工股份有限公司" in label.toolTip()
    assert label.minimumSizeHint().width() < label.sizeHint().width()


def test_the_assumed_mark_is_the_same_everywhere(page: QWidget) -> None:
    mark = AssumedMark(page)
    assert mark.text() == assumed_mark() == "推"
    assert mark.toolTip()


def test_a_heading_keeps_tag_note_and_link_in_order(page: QWidget) -> None:
    heading = SectionHeading("评审点：高层认可", "2 / 4 项", first=True)
    tag, link = Tag("超期 10 天", "negative"), LinkButton("提交审批…")
    heading.add(tag)
    heading.add_right(link)
    put(page, heading)
    page.resize(600, 100)
    QTest.qWait(1)
    places = [w.mapTo(heading, w.rect().topLeft()).x() for w in (heading.title, tag, heading.note)]
    assert places == sorted(places)
    assert link.geometry().right() == heading.width() - 1


def test_values_line_up_in_a_column(page: QWidget, theme: Theme) -> None:
    grid = KeyValueGrid(theme)
    values = [grid.add(key, "值") for key in ("法定代表", "结账周期")]
    put(page, grid)
    QTest.qWait(1)
    assert len({value.x() for value in values}) == 1
    assert values[0].x() < 120
    grid.clear()
    assert grid.findChildren(Label) == [] or all(
        label.parent() is grid for label in grid.findChildren(Label)
    )


def test_an_empty_pane_has_one_button_at_most(page: QWidget, qtbot: QtBot) -> None:
    pane = EmptyPane("还没有客户", button="导入")
    put(page, pane)
    with qtbot.waitSignal(pane.pressed):
        qtbot.mouseClick(pane.button, Qt.MouseButton.LeftButton)
    bare = EmptyPane("请先选择客户")
    put(page, bare)
    assert not bare.button.isVisibleTo(page)


def test_the_search_field_clears_by_key_and_button(
    page: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    field = SearchField(theme, "搜索", "Ctrl+K")
    place(page, field, 300)
    field.setText("海川")
    assert field._clear.isVisible()
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    field.setText("海川")
    qtbot.mouseClick(field._clear, Qt.MouseButton.LeftButton)
    assert field.text() == ""
    assert not field._clear.isVisible()


STAGES = [StageTick("目标和方向", "passed"), StageTick("走访", "current"), StageTick("深入")]


def test_stages_are_chosen_by_mouse_and_keys(page: QWidget, theme: Theme, qtbot: QtBot) -> None:
    strip = StageStrip(theme)
    strip.set_stages(STAGES)
    place(page, strip, 300)
    chosen: list[int] = []
    strip.chosen.connect(chosen.append)
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=strip.rect().center())
    qtbot.keyClick(strip, Qt.Key.Key_Right)
    qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert chosen == [1, 2]
    assert strip.accessibleDescription() == "走访"


def test_the_present_stage_is_solid(page: QWidget, theme: Theme) -> None:
    strip = StageStrip(theme)
    strip.set_stages(STAGES)
    place(page, strip, 300)
    image = strip.grab().toImage()
    solid = theme.colour("accent-fill")
    assert image.pixelColor(104, 13) == solid
    assert image.pixelColor(50, 3) != solid


@pytest.mark.parametrize("width", [180, 260, 330])
def test_titles_far_from_the_present_stage_give_way_first(
    page: QWidget, theme: Theme, width: int
) -> None:
    names = ["确定开发对象", "信息收集", "价值评估", "关系建立", "促成成交"]
    states = ["passed", "passed", "current", "pending", "pending"]
    strip = StageStrip(theme)
    strip.set_stages([StageTick(*one) for one in zip(names, states, strict=True)])
    place(page, strip, width)
    edges = strip.edges
    assert edges[0] == 0
    assert abs(edges[-1] - width) <= len(names), "the strip is filled"
    here, far = edges[3] - edges[2], edges[1] - edges[0]
    assert here >= far
    assert far >= 22
    assert here > theme.metrics("body", bold=True).horizontalAdvance("价值评估") or width < 200


def test_a_label_says_something_shorter_before_it_is_cut(page: QWidget) -> None:
    label = ElidedLabel("4 项 · 审批人 刘芳（部门负责人）")
    label.offer_shorter("4 项 · 审批人 刘芳", "4 项")
    metrics = label.fontMetrics()
    for words in ("4 项 · 审批人 刘芳（部门负责人）", "4 项 · 审批人 刘芳", "4 项"):
        place(page, label, metrics.horizontalAdvance(words) + 3)
        assert label.shown_words() == words
    assert "部门负责人" in label.toolTip()


def test_long_words_of_a_check_row_are_broken_into_lines(
    page: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    row = CheckRow(theme, "竞争对手的动作已了解，恶意竞争已用事实回应", "缺证据", "negative")
    put(page, row)
    assert row.height() == 24
    page.resize(300, 400)
    qtbot.waitUntil(lambda: row.height() == 44)
    page.resize(600, 400)
    qtbot.waitUntil(lambda: row.height() == 24)
    row.setText("竞争" * 100)
    assert row.heightForWidth(200) == 64, "no more than three lines"


def test_a_check_row_is_ticked_by_space_and_tells(
    page: QWidget, theme: Theme, qtbot: QtBot
) -> None:
    row = CheckRow(theme, "决策人明确支持", "缺证据", "negative")
    put(page, row)
    with qtbot.waitSignal(row.clicked):
        qtbot.keyClick(row, Qt.Key.Key_Space)
    assert row.isChecked()
    assert row.accessibleName() == "决策人明确支持"
    assert row.accessibleDescription() == "缺证据"


def test_tabs_do_not_move_when_chosen(page: QWidget, theme: Theme) -> None:
    tabs = PageTabs(theme)
    for words in ("概览", "人员", "项目"):
        tabs.addTab(words)
    put(page, tabs)
    places = [tabs.tabRect(place) for place in range(3)]
    tabs.setCurrentIndex(2)
    assert [tabs.tabRect(place) for place in range(3)] == places
    tabs.set_count(0, 14)
    assert tabs.tabRect(0).width() > places[0].width()
    assert tabs.tabRect(0).height() == 34


def picture(theme: Theme) -> tuple[QImage, QPainter]:
    image = QImage(200, 60, QImage.Format.Format_RGB32)
    image.fill(theme.colour("surface"))
    return image, QPainter(image)


def ink(image: QImage, ground: QColor) -> int:
    return sum(
        image.pixelColor(x, y) != ground
        for x in range(image.width())
        for y in range(image.height())
    )


@pytest.mark.parametrize("name", THEMES)
def test_grades_differ_without_colour(theme: Theme, name: str) -> None:
    theme.set_mode(name)
    amounts = {}
    for grade in "ABCD":
        image, painter = picture(theme)
        paint_grade(painter, theme, QRectF(10, 10, 18, 18), grade)
        painter.end()
        corner = image.pixelColor(13, 13)
        amounts[grade] = (corner == theme.colour("surface"), ink(image, theme.colour("surface")))
    assert [amounts[grade][0] for grade in "ABCD"] == [False, False, True, True]
    assert amounts["D"][1] < amounts["C"][1], "dashed is less than outlined"
    image, painter = picture(theme)
    paint_grade(painter, theme, QRectF(10, 10, 18, 18), "")
    painter.end()
    assert ink(image, theme.colour("surface")) == 0


def test_what_is_due_takes_room_for_its_sign(theme: Theme) -> None:
    room = QRectF(0, 0, 180, 20)
    taken = {}
    for state in ("overdue", "today", "later"):
        image, painter = picture(theme)
        taken[state] = paint_due(painter, theme, room, Due("昨天", state))
        painter.end()
        assert image.pixelColor(2, 10) == theme.colour("surface"), "it stands at the right"
    assert taken["overdue"] == taken["today"] == taken["later"] + 18


def test_a_line_is_cut_to_its_room(theme: Theme) -> None:
    _image, painter = picture(theme)
    taken = paint_line(painter, theme, QRectF(0, 0, 60, 20), "澜州重工股份有限公司")
    painter.end()
    assert 0 < taken <= 60


ROLES = ("decision_maker", "participant", "superior", "executor", "coach", "user", "gatekeeper")


def test_every_role_has_its_own_outline() -> None:
    def outline(role: str) -> QImage:
        image = QImage(80, 80, QImage.Format.Format_Mono)
        image.fill(0)
        painter = QPainter(image)
        painter.setPen(Qt.GlobalColor.color1)
        painter.drawPath(codes.role_path(role, QPointF(40, 40), 24))
        painter.end()
        return image

    outlines = {role: outline(role) for role in ROLES}
    for one in ROLES:
        assert [other for other in ROLES if outlines[other] == outlines[one]] == [one]
    assert codes.role_halo("decision_maker", QPointF(0, 0), 24) is not None
    assert codes.role_halo("coach", QPointF(0, 0), 24) is None


@pytest.mark.parametrize("attitude", [2, 1, 0, -1, -2, None])
def test_attitudes_are_told_by_fill_and_stroke(theme: Theme, attitude: int | None) -> None:
    look = codes.attitude_look(theme, attitude)
    dashed = look.pen.style() == Qt.PenStyle.CustomDashLine
    assert (look.hatch, dashed, look.pen.widthF() > 2) == {
        2: (0, False, False),
        1: (0, False, False),
        0: (0, False, False),
        -1: (5, False, False),
        -2: (3, False, True),
        None: (0, True, False),
    }[attitude]


def test_closeness_is_steps_filled_from_the_left(theme: Theme) -> None:
    filled = []
    for step in range(6):
        image, painter = picture(theme)
        codes.paint_closeness(painter, theme, QPointF(10, 40), step)
        painter.end()
        tone = theme.colour("text-2")
        filled.append(sum(image.pixelColor(11 + 5 * place, 39) == tone for place in range(5)))
    assert filled == [0, 1, 2, 3, 4, 5]


def test_the_surname_is_the_first_character() -> None:
    assert [codes.surname(name) for name in ("顾维民", " 𠮷田", "", "Weber")] == [
        "顾",
        "𠮷",
        "?",
        "W",
    ]
