"""Two records made one: nothing that named the one is lost, and one undo parts them again."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from peewee import ForeignKeyField, TextField

from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.merging import (
    differences,
    merge_customers,
    merge_people,
    set_apart,
)
from kaccount_desktop.book.actions.merging_rows import KEYED, references
from kaccount_desktop.book.actions.numbers import find_number, record_number
from kaccount_desktop.book.actions.people import add_person, add_position, edit_position
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.check import check
from kaccount_desktop.book.fields import DayField, KeyField
from kaccount_desktop.book.models import (
    ALL_MODELS,
    JOURNALED,
    Answer,
    BookModel,
    Closeness,
    Contact,
    ContactApart,
    Customer,
    CustomerApart,
    Definition,
    FinancialYear,
    MapPlace,
    Relation,
    Stand,
)
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.queries.duplicates import find_duplicates
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.wording import table_of
from kaccount_desktop.rules.duplicates import Group, Reason
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known
from tests.book.walk import content

PARENTS: tuple[type[BookModel], ...] = (Customer, Contact)
NOT_RECORDS = {"key", "entry", "undoes", "next_task", "stage_project", "owner"}
"""Key columns that name no customer and no person."""


def naming(parent: type[BookModel]) -> list[tuple[type[BookModel], str]]:
    return [
        (model, field.name)
        for model in JOURNALED
        for field in model._meta.sorted_fields
        if (isinstance(field, ForeignKeyField) and field.rel_model is parent)
    ]


@pytest.mark.parametrize("parent", PARENTS, ids=table_of)
def test_every_table_that_names_one_is_moved(parent: type[BookModel]) -> None:
    handled = list(references(parent))
    assert {*naming(parent), (Answer, "record")} == set(handled)
    assert len(handled) == len(set(handled))


def test_every_key_column_without_a_foreign_key_is_known() -> None:
    """A later table whose column names a record by a bare key must be told of here and there."""
    bare = {
        (table_of(model), field.name)
        for model in ALL_MODELS
        for field in model._meta.sorted_fields
        if isinstance(field, KeyField)
        and not isinstance(field, ForeignKeyField)
        and field.name not in NOT_RECORDS
    }
    assert bare == {(table_of(model), column) for model, column in KEYED} | {
        ("map_place", "customer"),
        ("map_place", "contact"),
        ("record_number", "record"),
        ("customer_summary", "customer"),
    }


def made(change: Change, model: type[BookModel], known: dict[str, Any]) -> Any:
    """Insert a row of any table with something in every column that needs it; return it."""
    values: dict[str, Any] = {}
    for field in model._meta.sorted_fields:
        if field.name in known:
            values[field.name] = known[field.name]
        elif isinstance(field, ForeignKeyField) and not field.null:
            values[field.name] = known[table_of(field.rel_model)]
        elif field.default is None and not field.null and field.name != "key":
            filler: Any = date(2026, 11, 2) if isinstance(field, DayField) else 1
            values[field.name] = "x" if isinstance(field, TextField) else filler
    key = change.insert(model, **values)
    return key or values


@pytest.mark.parametrize("parent", PARENTS, ids=table_of)
def test_no_row_is_lost_whatever_the_table(
    book: Book, known: Known, parent: type[BookModel]
) -> None:
    """One row in each table that names the record that goes: all name the one that stays."""
    if parent is Customer:
        kept, other = known.customer, create_customer(book, "澜州重工（澜州）")
    else:
        kept = known.gu
        other, _post = add_person(book, known.other, "顾维民", "董事")
    newer = create_customer(book, "后来的")
    if parent is Contact:
        newer, _post = add_person(book, newer, "后来者")
    rest: dict[str, Any] = {
        "customer": known.other, "contact": known.chen, "colleague": known.me,
        "project": known.project, "definition": "d", "first": known.chen, "second": known.chen, "title": "装配主任",
    }  # fmt: skip
    expected: list[tuple[type[BookModel], str]] = []
    with book.change("rows") as change:
        rest["record"] = rest["customer"]
        rest["sha256"], rest["size"] = change.keep_file(Path(__file__))
        change.insert(Definition, digest="d", kind_of="form", ident="i", body="b")
        rest["touch"] = made(change, next(m for m in JOURNALED if table_of(m) == "touch"), rest)
        rest["run"] = made(change, next(m for m in JOURNALED if table_of(m) == "run"), rest)
        for model, column in references(parent):
            values = rest | {column: other, "note": column}
            if model in (CustomerApart, ContactApart):
                older = known.other if parent is Customer else known.chen
                pair = (older, other) if column == "second" else (other, newer)
                values |= {"first": pair[0], "second": pair[1]}
            made(change, model, values | ({"field": column} if model is Answer else {}))
            expected.append((model, column))
    before = content(book)
    counts = {table_of(model): _count(book, model) for model in JOURNALED}
    merge = merge_customers if parent is Customer else merge_people
    assert merge(book, kept, other).dropped is not None
    after = {table_of(model): _count(book, model) for model in JOURNALED}
    gained, lost = ("merged", 1), (table_of(parent), -1)
    assert {t: after[t] - n for t, n in counts.items() if after[t] != n} == dict([gained, lost])
    for model, column in expected:
        field = model._meta.fields[column]
        named = {row.found for row in book.read(model.select(field.alias("found")))}
        assert other not in named, (table_of(model), column)
        if model not in (CustomerApart, ContactApart):
            assert kept in named, (table_of(model), column)
    assert check(book) == []
    book.undo()
    assert content(book) == before
    assert check(book) == []
    book.redo()
    assert check(book) == []


def _count(book: Book, model: type[BookModel]) -> int:
    return int(book.rows(f'SELECT count(*) FROM "{table_of(model)}"')[0][0])


def test_field_by_field(book: Book, known: Known) -> None:
    other = create_customer(
        book, "澜州重工", city="北港", phone="", note="第二条", industry="机床", benchmark=True,
        lifecycle="active",
    )  # fmt: skip
    edit_customer(book, known.customer, "note", "第一条")
    proposed = {d.column: d.proposed for d in differences(book, Customer, known.customer, other)}
    assert proposed == {
        "name": "kept", "benchmark": "other", "city": "kept", "industry": "other",
        "phone": "kept", "note": "kept", "lifecycle": "other",
    }  # fmt: skip
    done = merge_customers(book, known.customer, other, {"city": "other", "note": "both"})
    (row,) = book.rows(
        "SELECT name, city, phone, note, industry, benchmark, aliases FROM customer WHERE key=?",
        [known.customer],
    )
    assert row == (
        "澜州重工股份有限公司", "北港", "0599-8601200", "第一条\n第二条", "机床", 1, "澜州重工",
    )  # fmt: skip
    assert [text.zh for text in done.dropped] == ["城市：澜州"]
    assert history(book)[0].title.zh == "合并 澜州重工 到 澜州重工股份有限公司"
    assert find_customers(book, CustomerFilter("澜州重工")).keys == [known.customer]


def test_one_number_written_two_ways_is_no_difference(book: Book, known: Known) -> None:
    twin, _post = add_person(book, known.customer, "陈建国", mobile="138-0000 1234", phone="801")
    assert [d.column for d in differences(book, Contact, known.chen, twin)] == ["phone"]


def test_the_grade_takes_its_origin_along(book: Book, known: Known) -> None:
    other = create_customer(book, "明湖汽车零部件", suggested_grade="A")
    with book.change("origin") as change:
        change.update(Customer, other, suggested_grade_source="名单")
    merge_customers(book, known.other, other, {"suggested_grade": "other"})
    rows = book.rows(
        "SELECT suggested_grade, suggested_grade_source FROM customer WHERE key=?", [known.other]
    )
    assert rows == [("A", "名单")]


def test_financial_years_that_collide(book: Book, known: Known) -> None:
    other = create_customer(book, "澜州重工")
    with book.change("years") as change:
        change.insert(FinancialYear, customer=known.customer, year=2024, revenue=Decimal(100),
                      inventory=Decimal(7), as_of="2025")  # fmt: skip
        change.insert(FinancialYear, customer=other, year=2024, revenue=Decimal(120),
                      cost=Decimal(80), as_of="2025-06")  # fmt: skip
        change.insert(FinancialYear, customer=other, year=2023, revenue=Decimal(90))
    done = merge_customers(book, known.customer, other)
    rows = book.rows(
        "SELECT customer_id, year, revenue, cost, inventory, as_of FROM financial_year ORDER BY year"
    )
    assert rows == [
        (known.customer, 2023, 9000, None, None, ""),
        (known.customer, 2024, 12000, 8000, 700, "2025-06"),
    ]
    assert [text.zh for text in done.dropped] == ["财务年度 2024 营业收入：100 元"]


def test_stands_and_closeness_that_collide(book: Book, known: Known) -> None:
    with book.change("rows") as change:
        for contact, attitude, as_of in ((known.chen, 1, "2026-01"), (known.gu, -1, "2026-05")):
            change.insert(
                Stand, project=known.project, contact=contact, attitude=attitude, as_of=as_of
            )
        change.insert(Closeness, contact=known.chen, colleague=known.me, level=3, as_of="2026-06")
        change.insert(Closeness, contact=known.gu, colleague=known.me, level=1, as_of="2026-02")
        change.insert(Relation, first=known.chen, second=known.gu)
    done = merge_people(book, known.chen, known.gu)
    assert book.rows("SELECT contact_id, attitude FROM stand") == [(known.chen, -1)]
    assert book.rows("SELECT contact_id, level FROM closeness") == [(known.chen, 3)]
    assert book.rows("SELECT count(*) FROM relation") == [(0,)]
    told = [text.zh for text in done.dropped]
    assert told[0] == "姓名：顾维民"
    assert any("二号焊装线改造" in text and "态度" in text for text in told), told
    assert any("王志强" in text for text in told), told
    assert check(book) == []


def test_equal_posts_become_one_and_nobody_is_their_own_superior(book: Book, known: Known) -> None:
    twin, twin_post = add_person(
        book, known.customer, "陈 建国", "设备部部长", department="设备部", email="c@lz.example"
    )
    third, third_post = add_person(book, known.customer, "周明", "工程师", reports_to=twin_post)
    edit_position(book, known.gu_post, "reports_to", known.chen_post)
    merge_people(book, known.chen, twin)
    posts = book.rows(
        "SELECT key, contact_id, department, reports_to_id FROM position WHERE customer_id=?"
        " ORDER BY key", [known.customer],
    )  # fmt: skip
    assert posts == [
        (known.chen_post, known.chen, "设备部", None),
        (known.gu_post, known.gu, "", known.chen_post),
        (third_post, third, "", known.chen_post),
    ]
    merge_people(book, known.chen, known.gu)
    assert book.rows("SELECT reports_to_id FROM position WHERE key=?", [known.gu_post]) == [(None,)]
    assert check(book) == []


def test_a_person_of_both_customers_holds_one_post(book: Book, known: Known) -> None:
    other = create_customer(book, "澜州重工")
    add_position(book, other, known.chen, "设备部部长", department="设备部")
    merge_customers(book, known.customer, other)
    rows = book.rows("SELECT department FROM position WHERE contact_id=?", [known.chen])
    assert rows == [("设备部",)]


def test_a_company_never_comes_to_belong_to_itself(book: Book, known: Known) -> None:
    child = create_customer(book, "澜州重工", parent=known.customer)
    grandchild = create_customer(book, "澜州铸造", parent=child)
    edit_customer(book, known.other, "parent", grandchild)
    done = merge_customers(book, known.other, child)
    rows = dict(book.rows("SELECT key, parent_id FROM customer"))
    assert rows == {known.customer: None, known.other: None, grandchild: known.other}
    assert any("澜州铸造" in text.zh for text in done.dropped)
    merge_customers(book, known.customer, known.other)
    assert dict(book.rows("SELECT key, parent_id FROM customer")) == {
        known.customer: None, grandchild: known.customer,
    }  # fmt: skip


def test_old_paper_leads_to_the_record_that_stands(book: Book, known: Known) -> None:
    other = create_customer(book, "澜州重工")
    number = record_number(book, "customer", other)
    third = create_customer(book, "澜重")
    merge_customers(book, third, other)
    assert find_number(book, number) == ("customer", third)
    merge_customers(book, known.customer, third)
    assert find_number(book, number) == ("customer", known.customer)
    book.undo()
    book.undo()
    assert find_number(book, number) == ("customer", other)


def test_places_on_the_map_go_along_and_come_back(book: Book, known: Known) -> None:
    other = create_customer(book, "澜州重工")
    with book.change("place") as change:
        change.insert(MapPlace, customer=other, contact=known.chen, place=3)
        change.update(Customer, other, city="澜州")
    merge_customers(book, known.customer, other)
    assert (known.customer, known.chen, 3) in book.rows("SELECT * FROM map_place")
    book.undo()
    assert (other, known.chen, 3) in book.rows("SELECT * FROM map_place")


def test_pairs_that_differ_are_remembered_and_follow_a_merge(book: Book, known: Known) -> None:
    one, two = create_customer(book, "汇川"), create_customer(book, "汇川有限公司")
    assert Group((one, two), (Reason.NAME,)) in find_duplicates(book).customers
    set_apart(book, Customer, two, one)
    set_apart(book, Customer, one, two)
    found = find_duplicates(book)
    assert found.customers == ()
    assert found.apart_customers == {(one, two)}
    three = create_customer(book, "汇川股份有限公司")
    merge_customers(book, three, one)
    assert find_duplicates(book).apart_customers == {(two, three)}
    merge_customers(book, three, two)
    assert find_duplicates(book).apart_customers == frozenset()
    assert check(book) == []
    set_apart(book, Contact, known.chen, known.gu)
    book.undo()
    assert find_duplicates(book).apart_people == frozenset()


def test_people_of_a_book_that_may_be_one(book: Book, known: Known) -> None:
    twin, _post = add_person(book, known.other, "陈部长", mobile="+86 138-0000-1234")
    add_position(book, known.customer, twin, "顾问")
    assert find_duplicates(book).people == (Group((known.chen, twin), (Reason.MOBILE,)),)


def test_what_cannot_be_merged_is_refused(book: Book, known: Known) -> None:
    with pytest.raises(KnownError):
        merge_customers(book, known.customer, known.customer)
    with pytest.raises(KnownError):
        merge_people(book, known.chen, 999)
    assert book.rows("SELECT count(*) FROM merged") == [(0,)]
