"""What a form's blanks hold: read through their bindings, worded for display."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.financial_years import add_year
from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.needs import add_need
from kaccount_desktop.book.actions.people import add_person, edit_position, leave_position
from kaccount_desktop.book.actions.standing import set_closeness, set_pairing, set_stand
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_display import as_typed, display
from kaccount_desktop.book.form_values import FormValues, Named, blank, form_values
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Field, Form, load_all
from tests.book.conftest import TODAY, Known


def form(book: Book, ident: str) -> Form:
    return Shelf(book).current_form(ident)


def value(values: FormValues, ident: str) -> Any:
    return values.value(next(f for f in values.form.fields() if f.id == ident))


def shown(values: FormValues, table: str, language: str = "zh_CN") -> list[list[str]]:
    found = next(t for t in values.form.tables() if t.id == table)
    return [
        [display(column, row.values[column.code], language) for column in found.columns]
        for row in values.rows(found)
    ]


@pytest.mark.parametrize("ident", list(load_all()))
def test_every_blank_of_every_form_is_found(book: Book, known: Known, ident: str) -> None:
    visit = plan_visit(book, known.customer, TODAY, contacts=[known.chen])
    for project in (None, known.project):
        values = form_values(
            book, form(book, ident), known.customer, project, contact=known.chen, visit=visit
        )
        assert set(values.values) == {f.code for f in values.form.fields()}
        assert set(values.tables) == {t.code for t in values.form.tables()}
        for item in values.form.fields():
            for language in ("zh_CN", "en"):
                assert "None" not in display(item, values.value(item), language)


def test_an_empty_record_leaves_every_blank_empty(book: Book, known: Known) -> None:
    values = form_values(book, form(book, "customer_information"), known.other)
    known_fields = [f.id for f in values.form.fields() if not values.is_blank(f)]
    assert known_fields == ["name"]


def test_values_come_from_columns_in_their_own_kind(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "employees", 3200)
    edit_customer(book, known.customer, "ownership", "state_held")
    edit_customer(book, known.customer, "benchmark", value=True)
    edit_customer(book, known.customer, "settlement_days", 90)
    values = form_values(book, form(book, "customer_information"), known.customer, known.project)
    assert value(values, "project_name") == "二号焊装线改造"
    assert value(values, "employees") == 3200
    assert value(values, "ownership") == "state_held"
    assert value(values, "benchmark") is True
    assert value(values, "amount") == Decimal(4_860_000)
    texts = {f.id: display(f, values.value(f), "zh_CN") for f in values.form.fields()}
    assert texts["employees"] == "3,200 人"
    assert texts["ownership"] == "国有控股"
    assert texts["settlement_days"] == "90 天"
    assert texts["amount"] == "486 万元"
    assert texts["benchmark"] == "是"
    assert texts["credit_limit"] == ""


def test_financial_years_read_upwards(book: Book, known: Known) -> None:
    for year in (2025, 2022, 2024, 2023):
        add_year(book, known.customer, year, revenue=year * 1_000_000)
    values = form_values(book, form(book, "customer_information"), known.customer)
    assert [row[:2] for row in shown(values, "financial_years")] == [
        ["2023", "20.23 亿元"], ["2024", "20.24 亿元"], ["2025", "20.25 亿元"],
    ]  # fmt: skip


def test_key_people_are_the_foremost_of_each_function(book: Book, known: Known) -> None:
    liang, _ = add_person(book, known.customer, "梁志远", "总工程师", function="technical")
    gone, post = add_person(book, known.customer, "何静", "工程师", function="technical")
    set_stand(book, known.project, gone, role="decision_maker", influence=5)
    leave_position(book, post, "2026")
    set_stand(book, known.project, liang, role="participant", influence=4, attitude=-1)
    set_closeness(book, liang, known.me, 3)
    values = form_values(book, form(book, "customer_information"), known.customer, known.project)
    rows = shown(values, "key_people")
    assert rows[0] == ["梁志远", "总工程师", "", "参与人", "反对", "认同"]
    assert rows[1] == [""] * 6
    assert rows[4][:2] == ["顾维民", "总经理"]
    set_stand(book, known.project, known.chen, role="decision_maker")
    values = form_values(book, form(book, "customer_information"), known.customer, known.project)
    assert shown(values, "key_people")[0][0] == "陈建国"
    plain = form_values(book, form(book, "customer_information"), known.customer)
    assert shown(plain, "key_people")[0][3:5] == ["", ""]


def test_a_decision_makers_sheet(book: Book, known: Known) -> None:
    edit_position(book, known.chen_post, "reports_to", known.gu_post)
    edit_position(book, known.chen_post, "authority", "100 万元以内")
    set_stand(book, known.project, known.chen, concerns="price,supply")
    set_pairing(book, known.chen, known.me)
    add_need(book, known.customer, "delight", "示范线", contact=known.chen)
    add_need(book, known.customer, "pain", "停线", contact=known.chen)
    add_need(book, known.customer, "pain", "账期", contact=known.gu)
    record_follow_up(
        book, known.customer, "call", TODAY, "noted",
        summary="样机在装", contacts=[known.chen], colleagues=[known.me],
    )  # fmt: skip
    record_follow_up(book, known.customer, "call", TODAY, "noted", contacts=[known.gu])
    sheet = form(book, "decision_maker")
    values = form_values(book, sheet, known.customer, known.project, contact=known.chen)
    assert value(values, "name") == "陈建国"
    assert value(values, "customer") == "澜州重工股份有限公司"
    assert value(values, "reports_to") == "顾维民"
    assert value(values, "paired_colleague") == "王志强"
    assert value(values, "authority") == "100 万元以内"
    assert value(values, "concerns") == ("price", "supply")
    assert [row[:2] for row in shown(values, "needs")] == [["痛点", "停线"], ["兴奋点", "示范线"]]
    assert shown(values, "touches") == [["2026 年 11 月 23 日", "电话", "样机在装", "王志强"]]
    elsewhere = form_values(book, sheet, known.customer, contact=known.chen)
    assert value(elsewhere, "concerns") == ()


def test_a_visit_form(book: Book, known: Known) -> None:
    ours = add_colleague(book, "钱伟")
    visit = plan_visit(
        book, known.customer, date(2026, 11, 24),
        contacts=[known.gu, known.chen], colleagues=[ours], goal="确认试单", start_time="9:30",
    )  # fmt: skip
    values = form_values(book, form(book, "visit_feedback"), known.customer, visit=visit)
    assert value(values, "day") == date(2026, 11, 24)
    assert value(values, "start_time") == "09:30"
    assert value(values, "goal") == "确认试单"
    assert value(values, "contacts") == (Named(known.chen, "陈建国"), Named(known.gu, "顾维民"))
    assert value(values, "colleagues") == (Named(ours, "钱伟"),)
    assert [row[0] for row in shown(values, "attitudes")] == ["陈建国", "顾维民"]


def test_a_record_that_is_gone_is_a_sentence(book: Book, known: Known) -> None:
    with pytest.raises(KnownError, match="no longer"):
        form_values(book, form(book, "customer_information"), 1)
    with pytest.raises(KnownError, match="no longer"):
        form_values(book, form(book, "decision_maker"), known.customer, contact=1)


@pytest.mark.parametrize(
    ("ident", "stored", "chinese", "english", "typed"),
    [
        ("amount", Decimal(4_860_000), "486 万元", "¥4.86 million", "4,860,000"),
        ("purchase_date", "2027-03", "2027 年 3 月", "March 2027", "2027-03"),
        ("ownership", "state", "国有", "State-owned", "state"),
        ("connections", ("supporter",), "支持者", "Supporter", "supporter"),
        ("benchmark", False, "否", "No", "False"),
        ("employees", 3200, "3,200 人", "3,200 people", "3,200"),
        ("employees", None, "", "", ""),
        ("review_date", date(2026, 6, 16), "2026 年 6 月 16 日", "16 June 2026", "2026-06-16"),
        ("scope", "<b>焊接</b>", "<b>焊接</b>", "<b>焊接</b>", "<b>焊接</b>"),
    ],
)
def test_values_are_worded(
    book: Book, ident: str, stored: Any, chinese: str, english: str, typed: str
) -> None:
    item = next(f for f in form(book, "customer_information").fields() if f.id == ident)
    assert display(item, stored, "zh_CN") == chinese
    assert display(item, stored, "en") == english
    assert as_typed(item, stored) == typed


def test_blanks_are_of_their_kind(book: Book) -> None:
    kinds: dict[str, Field] = {
        f.kind: f for ident in ("customer_information", "visit_feedback")
        for f in form(book, ident).fields()
    }  # fmt: skip
    assert blank(kinds["text"]) == ""
    assert blank(kinds["choices"]) == blank(kinds["contacts"]) == ()
    assert blank(kinds["bool"]) is False
    assert blank(kinds["money"]) is blank(kinds["date"]) is None
