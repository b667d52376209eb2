"""The sheets about persons by their role, and the list of projects (信息初始表)."""

from __future__ import annotations

import re

import pytest

from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_entry import set_form_value
from kaccount_desktop.book.form_values import RowValues, Subject, form_values
from kaccount_desktop.book.models import Contact
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import load_all
from kaccount_desktop.sheets.catalogue import FORMS, SHEETS, Request, prepare, render
from tests.sheets.paper_reading import Paper, inside
from tests.sheets.printed_book import TODAY, Keys

LANGUAGES = ("zh_CN", "en")
SHEETS_BY_ROLE = [
    ("decision-participant", "participant", "陈建国", "评什么"),
    ("executor", "executor", "许文博", "经办事项"),
    ("superior", "superior", "沈国梁", "审批什么"),
]
PRIVATE = re.compile("籍贯|年龄|生日|爱好|性格|家庭|兴趣|礼品|回报")


def paper(book: Book, sheet: str, *customers: int, **options: object) -> Paper:
    return Paper(render(book, Request(sheet, TODAY, customers, **options)))  # type: ignore[arg-type]


@pytest.fixture
def cast(book: Book, keys: Keys) -> Book:
    """The book with somebody in every role."""
    found = book.read(Contact.select(Contact.key, Contact.name))
    key = next(one.key for one in found if one.name == "许文博")
    set_stand(book, keys.project, key, role="executor")
    return book


@pytest.mark.parametrize(("sheet", "role", "name", "asked"), SHEETS_BY_ROLE)
def test_a_sheet_is_printed_for_its_role(
    cast: Book, keys: Keys, sheet: str, role: str, name: str, asked: str
) -> None:
    del role
    read = paper(cast, sheet, keys.full)
    text = re.sub(r"\s", "", read.text)
    for words in (
        SHEETS[sheet].zh,
        name,
        asked,
        "澜州重工股份有限公司",
        "记录编号P-",
        "二号焊装线改造",
    ):
        assert words in text
    assert not PRIVATE.search(text)
    assert inside(read)
    assert read.outline[0][1] == f"{SHEETS[sheet].zh} · {name}"


@pytest.mark.parametrize(("sheet", "role", "name", "asked"), SHEETS_BY_ROLE)
def test_without_anybody_in_the_role_it_says_which(
    book: Book, keys: Keys, sheet: str, role: str, name: str, asked: str
) -> None:
    del name, asked, role
    with pytest.raises(KnownError) as refused:
        prepare(book, Request(sheet, TODAY, [keys.bare]))
    assert "还没有标明「" in refused.value.text.zh
    assert PRIVATE.search(refused.value.text.zh) is None


def test_any_contact_may_be_chosen(book: Book, keys: Keys) -> None:
    assert "顾维民" in paper(book, "superior", keys.full, contacts=(keys.gu,)).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("sheet", [*(row[0] for row in SHEETS_BY_ROLE), "initial-information"])
def test_blank_ones_take_a_page_and_have_every_code(book: Book, sheet: str, language: str) -> None:
    read = paper(book, sheet, blank=True, language=language)
    assert inside(read)
    assert len(read.texts) == 1
    codes = [
        field.code[-2:] for field in load_all()[FORMS[sheet]].fields() if field.code[-1:].isdigit()
    ]
    listed = [code for code in re.findall(r"(?<!\S)(\d\d)(?=\s)", read.text) if code in codes]
    assert set(codes) == set(listed)
    assert read.title == SHEETS[sheet].in_(language)


@pytest.mark.parametrize("sheet", [*(row[0] for row in SHEETS_BY_ROLE), "initial-information"])
def test_the_same_bytes(cast: Book, keys: Keys, sheet: str) -> None:
    request = Request(sheet, TODAY, [keys.full])
    assert render(cast, request) == render(cast, request)


def test_the_person_forms_ask_for_work_facts_only() -> None:
    forms = load_all()
    for ident in ("participant", "executor", "superior"):
        form = forms[ident]
        assert form.subject == "contact"
        assert not PRIVATE.search(form.text)


# -- initial information --------------------------------------------------------------------------


def test_the_biggest_project_stands_first_with_its_connections(book: Book, keys: Keys) -> None:
    create_project(book, keys.full, "主轴备件年框", amount="1.2亿", funding_state="in_place")
    create_project(book, keys.full, "还没有金额")
    read = paper(book, "initial-information", keys.full)
    text = re.sub(r"\s", "", read.text)
    assert text.index("主轴备件年框") < text.index("486万元")
    for words in ("1.2亿元", "决策者", "支持者", "决策者提供", "企业自筹", "一半到位", "2027年3月"):
        assert words in text
    carried = re.sub(r"\s", "", paper(book, "initial-information", keys.full, edition="carry").text)
    assert "人脉资源" not in carried
    assert "支持者" not in carried


def test_a_project_is_added_and_edited_in_the_list(book: Book, keys: Keys) -> None:
    form = Shelf(book).current_form("initial_information")
    subject = Subject(keys.bare)
    table = next(form.tables())
    columns = {column.id: column for column in table.columns}
    new = RowValues(None, "", {})
    with pytest.raises(KnownError):
        set_form_value(book, form, subject, columns["amount"], "5亿", new)
    assert not set_form_value(book, form, subject, columns["name"], "", new)
    assert set_form_value(book, form, subject, columns["name"], "D 项目", new)
    (line,) = form_values(book, form, keys.bare).rows(table)
    assert set_form_value(book, form, subject, columns["amount"], "5亿", line)
    assert set_form_value(book, form, subject, columns["funding_source"], "银行", line)
    with pytest.raises(KnownError):
        set_form_value(book, form, subject, columns["connections"], "决策者", line)
    (line,) = form_values(book, form, keys.bare).rows(table)
    assert line.values[columns["amount"].code] == 500_000_000
    assert line.values[columns["funding_source"].code] == "bank"
