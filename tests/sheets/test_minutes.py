"""The minute for the customer: what it says, and that nothing internal is ever in it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kaccount_desktop.book.actions.promises import add_promise
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.actions.visits import complete_visit, edit_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_entry import set_form_value
from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.models import Touch, Visit
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules import playbooks
from kaccount_desktop.rules.choices import (
    ATTITUDES,
    BUYING_ROLES,
    CLOSENESS,
    GRADES,
    REACTIONS,
)
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.sheets.catalogue import Request, prepare, store_text
from kaccount_desktop.sheets.discreet import is_internal
from kaccount_desktop.sheets.prepared_sheet import PreparedSheet
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import LONG_NOTE, TODAY, Keys

LANGUAGES = ("zh_CN", "en")
PRIVATE = tuple(
    name
    for name in Visit._meta.fields
    if name not in ("touch", "place", "agenda", "reaction", "suggested_grade")
)
"""Columns of a visit that are ours alone."""
INTERNAL = [
    word.zh.rpartition(" ")[2]
    for table in (ATTITUDES, CLOSENESS, BUYING_ROLES, GRADES, REACTIONS)
    for word in table.values()
    if word.zh != "一般"
] + ["内部", "态度", "等级", "评审点", "立项", "授权", "底价", "竞争对手", "待办", "记录编号"]  # fmt: skip


def minute(book: Book, *customers: int, **options: object) -> PreparedSheet:
    request = Request("minutes", TODAY, customers)
    return prepare(book, replace(request, **options))  # type: ignore[arg-type]


def agree(book: Book, keys: Keys, *lines: str) -> None:
    form = Shelf(book).current_form("visit_feedback")
    field = next(field for field in form.fields() if field.id == "agreed")
    subject = Subject(keys.full, keys.project, None, keys.visit)
    set_form_value(book, form, subject, field, "\n".join(lines))


@pytest.fixture
def visited(book: Book, keys: Keys) -> Book:
    """The visit took place, and every column of it that is ours alone holds a secret."""
    for at, name in enumerate(PRIVATE):
        edit_visit(book, keys.visit, name, f"机密{at}号")
    edit_visit(book, keys.visit, "agenda", "样机结论\n内线提供的情况")
    with book.change("took place") as change:
        change.update(Touch, keys.visit, day=date(2026, 11, 20))
    complete_visit(
        book, keys.visit, result="agreed", summary="机密概要", next_step="机密下一步",
        suggested_grade="A", reaction="warm", day=date(2026, 11, 20),
    )  # fmt: skip
    agree(book, keys, "12 月 10 日试单评审", "顾总态度积极，A 级客户", "样机由 4 小时内到场服务")
    ours, theirs = "11 月 30 日前寄出检测报告原件", "安排车间参观"
    add_promise(book, keys.full, "us", ours, touch=keys.visit, due=date(2026, 11, 30))
    add_promise(book, keys.full, "them", theirs, touch=keys.visit, due=date(2026, 12, 3))
    add_promise(book, keys.full, "us", "折扣底线 8%", touch=keys.visit)
    add_promise(book, keys.full, "us", "别的日子", made_on=date(2026, 11, 2))
    add_task(book, keys.full, "机密待办", due=TODAY)
    return book


def test_a_minute_says_what_was_agreed_and_promised(visited: Book, keys: Keys) -> None:
    sheet = minute(visited, keys.full)
    read = Paper(sheet.pdf())
    for words in (
        "会谈纪要", "澜州重工股份有限公司 与 江苏恒锐传动科技有限公司", "2026 年 11 月 20 日（周五）14:00 至 15:30",
        "第二会议室", "顾维民（总经理）、陈建国（设备部部长）", "王志强（销售代表）", "样机结论", "12 月 10 日试单评审",
        "样机由 4 小时内到场服务", "11 月 30 日前寄出检测报告原件", "2026 年 11 月 30 日", "安排车间参观",
    ):  # fmt: skip
        assert words in read.text
        assert words in sheet.text
    assert "别的日子" not in read.text
    assert "江苏恒锐传动科技有限公司承诺" in sheet.text
    assert "澜州重工股份有限公司承诺" in sheet.text
    assert inside(read)
    assert read.title == "会谈纪要 · 澜州重工股份有限公司"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_internal_word_or_field_ever(visited: Book, keys: Keys, language: str) -> None:
    sheet = minute(visited, keys.full, language=language)
    for text in (Paper(sheet.pdf()).text, sheet.text):
        bare = re.sub(r"\s", "", text)
        assert "机密" not in bare
        assert [word for word in INTERNAL if word in bare] == []
        titles = [s.title.zh for p in playbooks.load_all().values() for s in p.stages]
        assert [title for title in titles if title in bare] == []
        for words in ("不得留在客户处", "do not leave", "V-0001", "大客户管理组", "project team"):
            assert words not in text
        assert not re.search(
            r"\b(grade|stage|gate|attitude|internal|task)s?\b", text, re.IGNORECASE
        )


def test_what_was_kept_back_is_told_to_the_user(visited: Book, keys: Keys) -> None:
    sheet = minute(visited, keys.full)
    assert list(sheet.kept_back) == ["内线提供的情况", "顾总态度积极，A 级客户", "折扣底线 8%"]


@pytest.mark.parametrize(
    "words",
    ["按第 4 阶段推进", "这是 A 级客户", "请内线确认", "对手报价低 3%", "Our floor price is 10", "Stage 4",
     "grade A", "a coach told us", "底价 90 元", "立项后再谈"],
)  # fmt: skip
def test_internal_words_are_known(words: str) -> None:
    assert is_internal(words)


@pytest.mark.parametrize(
    "words",
    ["12 月 10 日试单评审", "精度等级 C3", "运输费用由卖方承担", "采购主管负责验收", "王志强跟进发货",
     "The lead time is six weeks", "Drawing to be approved by Friday", "分两批交货"],
)  # fmt: skip
def test_plain_business_may_be_written(words: str) -> None:
    assert not is_internal(words)


def test_without_anything_agreed_it_says_so(book: Book, keys: Keys) -> None:
    with pytest.raises(KnownError) as planned:
        minute(book, keys.full, visit=keys.visit)
    assert "已完成" in planned.value.text.zh
    with pytest.raises(KnownError):
        minute(book, keys.bare)
    with book.change("took place") as change:
        change.update(Touch, keys.visit, state="done", day=date(2026, 11, 20))
    with pytest.raises(KnownError) as empty:
        minute(book, keys.full)
    assert "第 27 栏" in empty.value.text.zh
    with pytest.raises(KnownError):
        minute(book, keys.bare, visit=keys.visit)
    with pytest.raises(KnownError):
        minute(book, keys.full, edition="full")


def test_a_long_minute_goes_on_over_pages(visited: Book, keys: Keys) -> None:
    agree(visited, keys, *(f"{n}：{LONG_NOTE[:300]}" for n in range(30)))
    sheet = minute(visited, keys.full)
    read = Paper(sheet.pdf())
    assert len(read.texts) > 1
    assert inside(read)
    assert "29：" in read.text
    assert "30. 29：" in sheet.text


def test_the_same_bytes(visited: Book, keys: Keys) -> None:
    assert minute(visited, keys.full).pdf() == minute(visited, keys.full).pdf()


def test_the_text_is_written_whole(visited: Book, keys: Keys, tmp_path: Path) -> None:
    sheet = minute(visited, keys.full)
    store_text(sheet, tmp_path / "纪要.txt")
    assert (tmp_path / "纪要.txt").read_text("utf-8") == sheet.text
    packet = prepare(visited, Request("visit-packet", TODAY, [keys.full]))
    with pytest.raises(KnownError):
        store_text(packet, tmp_path / "packet.txt")
    assert not (tmp_path / "packet.txt").exists()
