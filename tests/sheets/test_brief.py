"""The visit on one page: one leaf a visit, whatever the book holds."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from kaccount_desktop.book.actions.visits import edit_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Need, Promise
from kaccount_desktop.rules.choices import ATTITUDES, BUYING_ROLES, CLOSENESS
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.catalogue import SHEETS, Request, render
from kaccount_desktop.sheets.paragraph import CELL, passage
from kaccount_desktop.sheets.shorten import shortened
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import LONG_NOTE, TODAY, Keys

LANGUAGES = ("zh_CN", "en")


def brief(book: Book, *customers: int, **options: object) -> Paper:
    """Print leaves and read them back."""
    request = Request("visit-brief", TODAY, customers)
    return Paper(render(book, replace(request, **options)))  # type: ignore[arg-type]


def test_it_is_the_first_of_the_catalogue() -> None:
    assert next(iter(SHEETS)) == "visit-brief"


@pytest.mark.parametrize("who", ["full", "bare", "odd", "crowd"])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("edition", ["carry", "full"])
def test_every_visit_is_one_leaf(
    book: Book, keys: Keys, who: str, language: str, edition: str
) -> None:
    read = brief(book, getattr(keys, who), language=language, edition=edition)
    assert len(read.texts) == 2
    assert inside(read)
    questions = "三个问题" if language == "zh_CN" else "Three questions"
    assert questions in read.texts[0]
    assert "1." in read.texts[0]
    assert "3." in read.texts[0]
    assert ("客户反馈表" if language == "zh_CN" else "Visit feedback form") in read.texts[1]


def test_five_visits_are_ten_pages(book: Book, keys: Keys) -> None:
    read = brief(book, keys.full, keys.bare, keys.odd, keys.crowd, keys.full)
    assert len(read.texts) == 10
    assert [page for level, _, page in read.outline if level == 0] == [0, 2, 4, 6, 8]


def test_the_front_holds_what_the_visit_needs(book: Book, keys: Keys) -> None:
    front = brief(book, keys.full).texts[0]
    for words in (
        "拜访一页纸 · 记录编号 V-0001", "澜州重工股份有限公司", "2026 年 11 月 25 日（周三）14:00 至 15:30",
        "请 顾维民 明确支持样机方案，约定 12 月 10 日试单评审", "顾维民", "设备部部长", "焊装线一年停三次",
        "样机连续运行 600 小时（检测报告第 3 页）", "12 月 1 日前给试单合同草案", "安排车间参观",
        "1. 示范线何时申报？", "2. 486 万还需谁会签？", "3. 对现有供应商最担心什么？",
    ):  # fmt: skip
        assert words in front


def test_the_back_is_the_form_with_number_and_codes(book: Book, keys: Keys) -> None:
    back = brief(book, keys.full).texts[1]
    assert "记录编号 V-0001" in back
    codes = re.findall(r"\b(\d\d)(?=\s|$)", back)
    for code in ("01", "05", "09", "17", "24"):
        assert code in codes
    for hidden in ("客户反应", "敷衍", "态度", "竞争对手", "关系进展", "客户分类", "主管"):
        assert hidden not in back


def test_what_is_carried_tells_nothing_of_how_we_judge(book: Book, keys: Keys) -> None:
    edit_visit(book, keys.visit, "goal", "约定 12 月 10 日试单评审")
    text = re.sub(r"\s", "", brief(book, keys.full).text).replace("需要支持", "")
    judged = [*ATTITUDES.values(), *CLOSENESS.values(), *BUYING_ROLES.values()]
    assert [word.zh for word in judged if word.zh in text] == []
    assert "对账期的意见" not in text


def test_full_names_roles_and_what_not_to_say(book: Book, keys: Keys) -> None:
    text = re.sub(r"\s", "", brief(book, keys.full, edition="full").text)
    for words in ("决策人、+支持", "不要提起", "罗启航对账期的意见", "客户反应", "完整版"):
        assert words in text


def test_long_lists_say_how_many_more(book: Book, keys: Keys) -> None:
    with book.change("more") as change:
        for at in range(12):
            change.insert(Need, customer=keys.full, kind="pain", wording=f"第 {at} 条，{LONG_NOTE}")
            change.insert(Promise, customer=keys.full, side="us", wording=f"答应 {at}。{LONG_NOTE}")
    edit_visit(book, keys.visit, "questions", "\n".join(f"问 {n}？{LONG_NOTE}" for n in range(9)))
    read = brief(book, keys.full)
    assert len(read.texts) == 2
    assert inside(read)
    assert len(re.findall(r"另 \d+ 条（见资料包）", read.texts[0])) == 3
    assert "另 6 条（见资料包）" in read.texts[0]
    assert "……（见资料包）" in re.sub(r"\s", "", read.texts[0])


def test_without_questions_what_is_unknown_is_asked(book: Book, keys: Keys) -> None:
    front = brief(book, keys.bare).texts[0]
    assert "1. 我们的产品会用在哪里？" in front
    assert "3. 从提出需求到下单一般要多久？" in front


def test_the_same_bytes(book: Book, keys: Keys) -> None:
    request = Request("visit-brief", TODAY, [keys.full, keys.odd])
    assert render(book, request) == render(book, request)


@pytest.mark.parametrize("lines", [1, 2, 5])
@pytest.mark.parametrize("room", [60.0, 200.0, page.BODY_WIDTH])
def test_a_long_text_ends_at_a_sentence(lines: int, room: float) -> None:
    for text in (LONG_NOTE, "a" * 900, "One two three. " * 60, "短"):
        short = shortened(text, CELL, room, lines, "zh_CN")
        set_ = passage(short, CELL, "zh_CN")
        set_.wrap(room, 1e6)
        assert len(set_.lines) <= lines
        assert short == text or short.endswith(("……（见资料包）", "…"))
    assert shortened(LONG_NOTE, CELL, 60.0, 1, "zh_CN").endswith("…")
    whole = shortened(LONG_NOTE, CELL, page.BODY_WIDTH, 5, "zh_CN")
    assert whole.removesuffix("……（见资料包）").endswith("回收期。")
