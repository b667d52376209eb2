"""The project proposal: what the book knows, what the form asks, and the ruling on its own page."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from kaccount_desktop.book.actions.projects import edit_project, set_member
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_entry import set_form_value
from kaccount_desktop.book.form_values import Subject, form_values
from kaccount_desktop.book.models import Colleague
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import RULING_MEANINGS, RULINGS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.sheets.catalogue import Request, prepare, render
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import LONG_NOTE, TODAY, Keys

LANGUAGES = ("zh_CN", "en")
SECTIONS = ("一、项目背景", "二、客户", "三、人员", "四、需求与我方回应", "五、价值", "六、分阶段计划", "七、项目组",
            "八、申请授权", "九、审批")  # fmt: skip
ANSWERS = {
    "share": "38%", "yearly_revenue": "520万", "meaning": "行业标杆", "risks": "账期偏长",
    "auth_scope": "丝杠和减速机的报价", "auth_amount": "486万", "auth_discount": "92 折",
    "auth_budget": "12万", "auth_expiry": "2027-06-30", "manager_decision": "同意",
    "manager_signature": "刘芳", "ruling_reasons": "样机可靠",
}  # fmt: skip


def paper(book: Book, *customers: int, **options: object) -> Paper:
    request = Request("project-proposal", TODAY, customers)
    return Paper(render(book, replace(request, **options)))  # type: ignore[arg-type]


def fill(book: Book, keys: Keys, **answers: str) -> None:
    form = Shelf(book).current_form("project_proposal")
    subject = Subject(keys.full, keys.project)
    for field in form.fields():
        if field.id in answers:
            assert set_form_value(book, form, subject, field, answers[field.id])


@pytest.fixture
def proposed(book: Book, keys: Keys) -> Book:
    """The book with a proposal filled in and a team."""
    fill(book, keys, **ANSWERS)
    ours = book.read(Colleague.select(Colleague.key).order_by(Colleague.key))
    set_member(book, keys.project, ours[0].key, role="项目负责人", start="2026-06")
    edit_project(book, keys.project, "background", "二号线一年停线三次")
    return book


def test_it_has_every_part_in_order(proposed: Book, keys: Keys) -> None:
    read = paper(proposed, keys.full)
    assert inside(read)
    places = [read.text.index(title) for title in SECTIONS]
    assert places == sorted(places)
    text = re.sub(r"\s", "", read.text)
    for words in (
        "项目建议书", "记录编号X-0001", "项目名称：", "二号焊装线改造", "二号线一年停线三次", "486万元", "42.6亿元", "沈国梁",
        "上级主管", "焊装线一年停三次", "样机连续运行600小时", "38%", "520万元", "行业标杆", "项目负责人", "丝杠和减速机的报价",
        "92折", "12万元", "2027年6月30日", "部门经理", "大客户管理组", "刘芳", "同意", "退回", "项目定性",
    ):  # fmt: skip
        assert words in text, words


def test_the_answers_are_kept_with_the_project(proposed: Book, keys: Keys) -> None:
    form = Shelf(proposed).current_form("project_proposal")
    kept = form_values(proposed, form, keys.full, keys.project)
    by_id = {field.id: kept.value(field) for field in form.fields()}
    assert by_id["auth_amount"] == 4_860_000
    assert by_id["auth_expiry"] == date(2027, 6, 30)
    assert by_id["manager_decision"] == "approve"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_ruling_has_a_page_of_its_own(proposed: Book, keys: Keys, language: str) -> None:
    read = paper(proposed, keys.full, language=language)
    last = re.sub(r"\s", "", read.texts[-1])
    for code, title in RULINGS.items():
        assert re.sub(r"\s", "", title.in_(language)) in last
        assert re.sub(r"\s", "", RULING_MEANINGS[code].in_(language)) in last
    approval = "九、审批" if language == "zh_CN" else "9 Approval"
    assert approval not in read.texts[-1]
    assert (1, "项目定性" if language == "zh_CN" else "Ruling of the committee",
            len(read.texts) - 1) in read.outline  # fmt: skip


def test_nothing_filled_in_leaves_room_to_write(book: Book, keys: Keys) -> None:
    text = re.sub(r"\s", "", paper(book, keys.full).text)
    assert "16授权范围" in text
    assert "23签字：" in text
    assert "月" in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("who", ["full", "odd"])
def test_it_bears_everybody(book: Book, keys: Keys, who: str, language: str) -> None:
    if who == "full":
        fill(book, keys, meaning=LONG_NOTE, auth_scope=LONG_NOTE, ruling_reasons=LONG_NOTE)
    read = paper(book, getattr(keys, who), language=language)
    assert inside(read)
    mark = "不得留在客户处" if language == "zh_CN" else "do not leave with the customer"
    assert all(mark in text for text in read.texts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_one_can_be_printed(book: Book, language: str) -> None:
    read = paper(book, blank=True, language=language)
    assert inside(read)
    assert "01" in read.texts[0]
    assert "A" in read.texts[-1]


def test_without_a_project_it_says_so(book: Book, keys: Keys) -> None:
    request = Request("project-proposal", TODAY, [keys.bare])
    with pytest.raises(KnownError) as refused:
        prepare(book, request)
    assert "没有进行中的项目" in refused.value.text.zh
    with pytest.raises(KnownError):
        prepare(book, replace(request, customers=[keys.full], edition="carry"))


def test_the_same_bytes_and_every_character_named(proposed: Book, keys: Keys) -> None:
    assert paper(proposed, keys.full).data == paper(proposed, keys.full).data
    fill(proposed, keys, ability="产能 🙂")
    prepared = prepare(proposed, Request("project-proposal", TODAY, [keys.full]))
    assert prepared.unprintable() == [("🙂", "微笑")]
