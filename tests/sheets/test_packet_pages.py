"""How a packet uses its paper, and what it keeps to itself."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Contact, Need, Touch, TouchContact
from kaccount_desktop.book.queries.packet import packet as gather
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.catalogue import Request, render
from kaccount_desktop.sheets.discreet import judges
from kaccount_desktop.sheets.form_fields import Setting, label_spans
from kaccount_desktop.sheets.headings import Between
from kaccount_desktop.sheets.lists import paired
from kaccount_desktop.sheets.map_drawing import map_drawing
from kaccount_desktop.sheets.overview import map_picture
from kaccount_desktop.sheets.paragraph import CELL, LABEL, passage, whole_names
from kaccount_desktop.sheets.writing import FillLines
from tests.sheets.paper_reading import Paper
from tests.sheets.printed_book import TODAY, Keys

LANGUAGES = ("zh_CN", "en")


def packet(book: Book, customer: int, language: str = "zh_CN") -> Paper:
    """Print a packet and read it back."""
    return Paper(render(book, Request("visit-packet", TODAY, [customer], language=language)))


def lines(words: str, room: float, *, label: bool = False) -> list[str]:
    """Return what stands on each line of a text set this wide."""
    text = passage(words, LABEL if label else CELL, "en")
    text.wrap(room, 1e6)
    return ["".join(text.glyphs.chars[start:end]).strip() for start, end in text.lines]


def _kept(book: Book, customer: int, who: list[int], summary: str, days: int) -> None:
    with book.change("talk") as change:
        touch = change.insert(
            Touch, customer=customer, kind="call", result="progress",
            day=TODAY - timedelta(days=days), summary=summary,
        )  # fmt: skip
        for key in who:
            change.insert(TouchContact, touch=touch, contact=key)


def _person(book: Book, name: str) -> int:
    found = book.read(Contact.select(Contact.key).where(Contact.name == name))
    return int(found[0].key)


# -- pages ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_stands_on_the_page_of_the_facts(book: Book, keys: Keys, language: str) -> None:
    read = packet(book, keys.full, language)
    facts, title = ("基本情况", "关系图") if language == "zh_CN" else ("Facts", "Relationship map")
    assert facts in read.texts[1]
    assert re.search(rf"^{title}", read.texts[1], re.MULTILINE)
    assert "马超群" in read.texts[1]


def test_a_map_that_shrinks_keeps_the_width_of_the_page(book: Book, keys: Keys) -> None:
    picture = map_picture(gather(book, keys.full, TODAY), "zh_CN")
    drawing = map_drawing(picture, "zh_CN")
    full = drawing.wrap(page.BODY_WIDTH, page.BODY_HEIGHT)[1]
    assert drawing.wrap(page.BODY_WIDTH, full * 0.9)[1] <= full * 0.9
    assert drawing.placed.width > page.BODY_WIDTH
    assert drawing.wrap(page.BODY_WIDTH, page.BODY_HEIGHT)[1] == full


def test_two_short_cards_share_a_page(book: Book, keys: Keys) -> None:
    read = packet(book, keys.crowd)
    shared = [text for text in read.texts if text.count("待了解") == 2]
    assert len(shared) == 2
    assert all(text.count("现场记录") == 2 for text in shared)


def test_what_nobody_knows_is_one_line(book: Book, keys: Keys) -> None:
    read = packet(book, keys.crowd)
    card = read.texts[read.page_with("待了解") - 1]
    assert "部门、任现职、电话、邮箱、微信、权限、关注点、需求" in card
    assert "还没有往来记录。" in card


def test_a_short_card_begins_below_the_map(book: Book, keys: Keys) -> None:
    add_person(book, keys.bare, "彭越", "总经理", level="decision")
    read = packet(book, keys.bare)
    assert "关系图" in read.texts[1]
    assert "待了解" in read.texts[1]
    assert "客户概况 ·" in read.texts[1]
    assert (1, "人员资料 · 彭越", 1) in read.outline


def test_talking_points_follow_where_there_is_room(book: Book, keys: Keys) -> None:
    read = packet(book, keys.bare)
    assert len(read.texts) == 4
    assert "谈话要点" in read.texts[2]
    assert "进展与需求 ·" in read.texts[2]


def test_no_notes_stand_alone(book: Book, keys: Keys) -> None:
    # The lines to write on stay with what they are notes of, however full the page is.
    for count in range(14):
        with book.change("need") as change:
            change.insert(
                Need, customer=keys.crowd, contact=_person(book, "王建4"), kind="pain",
                wording=f"要 {count}", answer="答",
            )  # fmt: skip
        read = packet(book, keys.crowd)
        assert [text for text in read.texts if text.startswith("现场记录")] == []


def test_the_gate_takes_one_line_at_a_glance(book: Book, keys: Keys) -> None:
    glance = packet(book, keys.full).texts[1]
    assert re.search(r"^评审点「走访评审」5 项已满足 1 项。缺：.*；另 1 项。", glance, re.MULTILINE)
    assert 'Gate "Review of the visits": 1 of 5' in packet(book, keys.full, "en").texts[1]


def test_lines_leave_room_for_what_follows() -> None:
    assert FillLines(3).wrap(100, 400)[1] == 400
    shared = FillLines(3, 200).wrap(100, 400)[1]
    assert 60 <= shared <= 200
    assert FillLines(3, 390).wrap(100, 400)[1] == 400


def test_a_rule_parts_sheets_but_not_at_the_top() -> None:
    top, below = Between(), Between()
    top.wrap(100, page.BODY_HEIGHT)
    below.wrap(100, 300)
    assert top.getSpaceAfter() == 0
    assert below.getSpaceAfter() > 0


def test_short_facts_stand_two_a_row() -> None:
    facts = paired([("甲", "短"), ("乙", "长" * 60), ("丙", "短"), ("丁", "短")], "zh_CN")
    assert [(label, wide) for label, _, wide in facts] == [
        ("甲", False), ("丙", False), ("丁", True), ("乙", True),
    ]  # fmt: skip


def test_a_balanced_label_cuts_no_word() -> None:
    assert lines("23\xa0Support needed", 71, label=True) == ["23\xa0Support", "needed"]


def test_no_name_is_cut_in_two() -> None:
    text = passage(whole_names("王志强、钱伟、段伟明"), CELL)
    text.wrap(50, 1e6)
    shown = ["".join(text.glyphs.chars[start:end]) for start, end in text.lines]
    assert shown == ["王志强、", "钱伟、", "段伟明"]


def test_dates_of_this_year_are_short(book: Book, keys: Keys) -> None:
    text = packet(book, keys.full).text
    assert "上次接触 11-18" in text
    assert "已满足 11-23" in text


def test_a_blank_feedback_form_has_boxes_for_every_step(book: Book) -> None:
    text = Paper(render(book, Request("visit-feedback", TODAY, blank=True))).text
    assert text.count("++") == 3
    assert text.count("约会") == text.count("同盟") == 3


def test_a_label_of_a_form_ends_its_line_between_words() -> None:
    spans = label_spans(
        Text("", "质量问题处理程序"), "F01-29", Setting("zh_CN", blank=True), hidden=False
    )
    text = passage(spans, LABEL)
    text.wrap(64, 1e6)
    shown = ["".join(text.glyphs.chars[start:end]) for start, end in text.lines]
    assert shown == ["29\xa0质量问题", "处理程序"]


# -- what is kept ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        Text("Do they back us?", "关系评审"),
        Text("A coach is found", "内线已确定"),
        Text("The key decision maker is clearly in favour", "关键决策人明确支持"),
        Text("The payment risk has been judged", "付款风险已评估"),
        "客户敷衍应付，再跟踪 1–2 次",
        "请大客户管理组给出 90 天承兑的资金成本",
    ],
)
def test_what_judges_is_told_from_the_rest(words: Text | str) -> None:
    assert judges(words)


@pytest.mark.parametrize(
    "words",
    [
        "竞争对手公开的优势与弱点已了解，SWOT 已做",
        "样品测试、试用或验厂已通过",
        "请厂家派人做技术支持",
        "合同已签，价格、交期、付款和质量条款写明",
        Text("The contract is signed", "合同已签"),
    ],
)
def test_plain_work_may_be_read(words: Text | str) -> None:
    assert not judges(words)


@pytest.mark.parametrize("language", LANGUAGES)
def test_criteria_that_judge_are_counted_not_worded(book: Book, keys: Keys, language: str) -> None:
    text = re.sub(r"\s", "", packet(book, keys.full, language).text)
    hidden = ("客户有好感", "初步客情") if language == "zh_CN" else ("wellreceived",)
    counted = "其中2项为内部标准" if language == "zh_CN" else "2internal,seethebook"
    assert counted in text
    assert [words for words in hidden if words in text] == []


def test_a_talk_with_the_coach_alone_stays_at_home(book: Book, keys: Keys) -> None:
    coach, other = _person(book, "周敏"), _person(book, "陈建国")
    _kept(book, keys.full, [coach], "对方部长本周见了别家", 1)
    _kept(book, keys.full, [coach, other], "一起看了样机", 2)
    text = packet(book, keys.full).text
    assert "对方部长本周见了别家" not in text
    assert "一起看了样机" in text


def test_a_talk_in_words_that_judge_is_named_only(book: Book, keys: Keys) -> None:
    _kept(book, keys.full, [keys.gu], "态度敷衍，说以后再谈", 1)
    text = packet(book, keys.full).text
    assert "敷衍" not in text
    assert "（内容见客户库）" in text


def test_our_internal_tasks_are_counted(book: Book, keys: Keys) -> None:
    add_task(book, keys.full, "请大客户管理组批折扣底线", due=TODAY)
    add_task(book, keys.full, "再问一次传真", why="客户敷衍应付，再跟踪一次", due=TODAY)
    text = packet(book, keys.full).text
    assert "折扣" not in text
    assert "敷衍" not in text
    assert "再问一次传真" in text
    assert "另有 1 项内部待办，见客户库。" in text
