"""The two editions: what carry keeps to itself, full shows."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.standing import set_closeness
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.actions.visits import edit_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Colleague
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.sheets.catalogue import PERSON_SHEETS, Request, editions, prepare, render
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import TODAY, Keys

LANGUAGES = ("zh_CN", "en")


def printed(book: Book, sheet: str, customer: int, edition: str, **options: object) -> Paper:
    """Print an edition of a sheet and read it back."""
    request = Request(sheet, TODAY, [customer], edition=edition)
    return Paper(render(book, replace(request, **options)))  # type: ignore[arg-type]


def joined(read: Paper) -> str:
    return re.sub(r"\s", "", read.text)


@pytest.fixture
def judged(book: Book, keys: Keys) -> Book:
    """The book with everything that judges."""
    ours = book.read(Colleague.select(Colleague.key).order_by(Colleague.key))
    set_closeness(book, keys.gu, ours[0].key, 4)
    edit_customer(book, keys.full, "credit_limit", "88万")
    add_task(book, keys.full, "请大客户管理组批折扣底线", due=TODAY)
    edit_visit(book, keys.visit, "avoid", "罗启航 对账期的意见")
    return book


FULL_ONLY = (
    "我方判断（内部）", "决策人", "积极支持", "4信赖（", "88万元", "请大客户管理组批折扣底线", "罗启航对账期的意见",
    "同学", "客户有好感", "双六边形",
)  # fmt: skip


@pytest.mark.parametrize("words", FULL_ONLY)
def test_full_shows_what_carry_keeps(judged: Book, keys: Keys, words: str) -> None:
    word = words.removeprefix("4").removeprefix("积极")
    full = joined(printed(judged, "visit-packet", keys.full, "full"))
    carry = joined(printed(judged, "visit-packet", keys.full, "carry"))
    goal = "请顾维民明确支持样机方案"
    assert word in full
    assert word not in carry.replace(goal, "").replace("需要支持", "")


def test_the_usual_packet_is_the_one_that_may_be_lost(judged: Book, keys: Keys) -> None:
    usual = render(judged, Request("visit-packet", TODAY, [keys.full]))
    carry = render(judged, Request("visit-packet", TODAY, [keys.full], edition="carry"))
    assert usual == carry


@pytest.mark.parametrize("who", ["full", "bare", "odd", "crowd"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", ["visit-packet", "relationship-map"])
def test_full_bears_everybody(book: Book, keys: Keys, sheet: str, language: str, who: str) -> None:
    read = printed(book, sheet, getattr(keys, who), "full", language=language)
    assert inside(read)
    mark = "完整版 · 内部资料" if language == "zh_CN" else "Full edition · internal"
    assert all(mark in text for text in read.texts)
    assert ("（完整版）" if language == "zh_CN" else "(full)") in (read.title or "")


def test_full_is_not_said_of_what_is_carried(book: Book, keys: Keys) -> None:
    read = printed(book, "visit-packet", keys.full, "carry")
    assert all("完整版" not in text and "不得留在客户处" in text for text in read.texts)
    assert "完整版" not in (read.title or "")


def test_the_feedback_form_of_full_is_worded(book: Book, keys: Keys) -> None:
    full = printed(book, "visit-packet", keys.full, "full").texts[-1]
    carry = printed(book, "visit-packet", keys.full, "carry").texts[-1]
    for words in ("客户反应", "敷衍应付", "关系进展", "主管签字"):
        assert words in full
        assert words not in carry
    assert "V-0001" in full
    assert "V-0001" in carry


def test_a_form_may_be_carried_too(book: Book, keys: Keys) -> None:
    full = joined(printed(book, "customer-information", keys.full, "full"))
    carry = joined(printed(book, "customer-information", keys.full, "carry"))
    assert "项目决策人信息表" in full
    for words in ("关系进展", "人脉资源", "项目决策人信息表", "在本项目的角色"):
        assert words in full
        assert words not in carry
    blank = printed(book, "visit-feedback", keys.full, "carry", blank=True).text
    assert "客户反应" not in blank
    assert "09" in blank


@pytest.mark.parametrize("sheet", PERSON_SHEETS)
def test_a_sheet_whose_title_judges_is_not_carried(book: Book, keys: Keys, sheet: str) -> None:
    with pytest.raises(KnownError):
        printed(book, sheet, keys.full, "carry")


def test_the_same_bytes_of_full(book: Book, keys: Keys) -> None:
    request = Request("visit-packet", TODAY, [keys.full], edition="full")
    assert render(book, request) == render(book, request)


def test_an_edition_that_is_not_there_is_refused(book: Book, keys: Keys) -> None:
    with pytest.raises(KnownError) as refused:
        prepare(book, Request("visit-packet", TODAY, [keys.full], edition="gold"))
    assert "visit" in refused.value.text.en.lower()
    assert editions("visit-packet") == ("carry", "full")
    assert editions("customer-information") == ("full", "carry")
