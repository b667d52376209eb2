"""Customers: made, edited and deleted, one entry each."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from kaccount_desktop.book.actions.customers import (
    create_customer,
    delete_customers,
    edit_customer,
    edit_many,
)
from kaccount_desktop.book.actions.financial_years import add_year, delete_year, edit_year
from kaccount_desktop.book.actions.people import add_position
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.queries.records import customer
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known


def test_a_customer_keeps_what_was_typed_trimmed(book: Book) -> None:
    key = create_customer(book, "  北港\n机械 ", note="第一行\r\n第二行\x00 ", credit_limit="1.5亿")
    row = customer(book, key)
    assert row is not None
    assert row["name"] == "北港 机械"
    assert row["note"] == "第一行\n第二行"
    assert row["credit_limit"] == Decimal(150_000_000)
    assert history(book, 1)[0].title.zh == "新建客户 北港 机械"


@pytest.mark.parametrize(
    "name", ["=cmd()", "<b>粗</b>", '<img src="file:x">', "𠮷野家㛃䶮", "笑😀", "x" * 4000]
)
def test_names_are_data(book: Book, name: str) -> None:
    key = create_customer(book, name)
    row = customer(book, key)
    assert row is not None
    assert row["name"] == name
    assert len(history(book, 1)[0].title.zh) < 60


@pytest.mark.parametrize("name", ["", "   ", "\x00\n"])
def test_a_customer_needs_a_name(book: Book, known: Known, name: str) -> None:
    with pytest.raises(KnownError, match="missing"):
        create_customer(book, name)
    with pytest.raises(KnownError, match="missing"):
        edit_customer(book, known.customer, "name", name)


@pytest.mark.parametrize(
    ("column", "typed", "kept"),
    [
        ("employees", "3,200", 3200),
        ("employees", "", None),
        ("decision_days", 45, 45),
        ("founded_year", "1998年3月", "1998-03"),
        ("founded_year", None, ""),
        ("credit_limit", "300万", Decimal(3_000_000)),
        ("ownership", "state", "state"),
        ("benchmark", 1, True),
        ("credit_code", "91110000600037341l", "91110000600037341L"),
        ("scope", "x" * 4000, "x" * 4000),
    ],
)
def test_values_fit_their_column(
    book: Book, known: Known, column: str, typed: Any, kept: Any
) -> None:
    edit_customer(book, known.customer, column, typed)
    row = customer(book, known.customer)
    assert row is not None
    assert row[column] == kept


@pytest.mark.parametrize(
    ("column", "value", "part"),
    [
        ("employees", "-1", "number of employees"),
        ("employees", "3.5", "whole number"),
        ("employees", "viele", "whole number"),
        ("decision_days", "9" * 30, "from 0"),
        ("founded_year", "1998-13", "Founding date"),
        ("credit_limit", "lots", "Credit limit"),
        ("credit_limit", "-5", "negative"),
        ("credit_limit", "1e400", "Credit limit"),
        ("lifecycle", "", "status"),
        ("lifecycle", "asleep", "Dormant"),
        ("ownership", "mine", "State-owned"),
        ("credit_code", "123", "18 characters"),
        ("grade", "A", "assessment"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(
    book: Book, known: Known, column: str, value: str, part: str
) -> None:
    before = customer(book, known.customer)
    with pytest.raises(KnownError, match=part):
        edit_customer(book, known.customer, column, value)
    assert customer(book, known.customer) == before


def test_an_unknown_column_is_a_defect(book: Book, known: Known) -> None:
    with pytest.raises(TypeError):
        edit_customer(book, known.customer, "colour", "x")


def test_the_same_value_makes_no_entry(book: Book, known: Known) -> None:
    assert not edit_customer(book, known.customer, "city", " 澜州 ")
    assert edit_many(book, [known.customer, known.other], "city", "澜州") == 1
    assert history(book, 1)[0].title.en == "Edit city of 明湖汽车零部件集团"


def test_several_are_edited_in_one_entry(book: Book, known: Known) -> None:
    assert edit_many(book, [known.customer, known.other, known.other], "region", "华东") == 2
    assert history(book, 1)[0].title.zh == "修改 2 个客户的地区"
    book.undo()
    row = customer(book, known.other)
    assert row is not None
    assert row["region"] == ""


def test_a_suggested_grade_says_who_suggests(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "suggested_grade", "A")
    row = customer(book, known.customer)
    assert row is not None
    assert (row["suggested_grade"], row["suggested_grade_source"]) == ("A", "王志强")
    edit_customer(book, known.customer, "suggested_grade", "", source="x")
    row = customer(book, known.customer)
    assert row is not None
    assert row["suggested_grade_source"] == ""


def test_nobody_is_their_own_parent(book: Book, known: Known) -> None:
    edit_customer(book, known.other, "parent", known.customer)
    for key, parent in ((known.customer, known.customer), (known.customer, known.other)):
        with pytest.raises(KnownError, match="itself"):
            edit_customer(book, key, "parent", parent)


def test_people_go_with_their_only_customer(book: Book, known: Known) -> None:
    add_position(book, known.other, known.gu, "董事")
    delete_customers(book, [known.customer])
    names = [name for (name,) in book.rows("SELECT name FROM contact")]
    assert names == ["顾维民"]
    assert check(book) == []
    book.undo()
    assert check(book) == []


def test_several_are_deleted_in_one_entry(book: Book, known: Known) -> None:
    assert delete_customers(book, [known.customer, known.other]) == 2
    assert history(book, 1)[0].title.en == "Delete 2 customers"
    assert book.rows("SELECT count(*) FROM contact") == [(0,)]
    assert delete_customers(book, []) == 0
    with pytest.raises(KnownError, match="no longer"):
        delete_customers(book, [known.customer])
    with pytest.raises(KnownError, match="no longer"):
        edit_customer(book, known.customer, "city", "北港")


def test_financial_years(book: Book, known: Known) -> None:
    add_year(book, known.customer, 2025, revenue="42.6亿")
    assert edit_year(book, known.customer, 2025, "net_profit", "-1.2亿")
    assert edit_year(book, known.customer, 2025, "year", 2024)
    assert not edit_year(book, known.customer, 2024, "revenue", "4260000000")
    assert book.rows("SELECT year, revenue, net_profit, as_of FROM financial_year") == [
        (2024, 426_000_000_000, -12_000_000_000, "2026-11-23")
    ]
    with pytest.raises(KnownError, match="there already"):
        add_year(book, known.customer, 2024)
    with pytest.raises(KnownError, match="not a year"):
        add_year(book, known.customer, 25)
    delete_year(book, known.customer, 2024)
    assert book.rows("SELECT count(*) FROM financial_year") == [(0,)]
