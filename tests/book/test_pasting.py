"""What was recognised in a pasted text is one entry: a customer, a person, or what they lacked."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.actions.pasting import known_person, take_pasted
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known


def test_a_new_customer_with_a_person_is_one_undo(book: Book) -> None:
    before = history(book)
    customer, contact = take_pasted(
        book,
        None,
        {"name": "苏州澜汇精密机械有限公司", "credit_code": "91350100M000100Y43", "city": "苏州"},
        {"name": "李强", "title": "经理", "department": "采购部", "mobile": "13800009999"},
    )
    assert book.rows("SELECT name, city FROM customer WHERE key=?", [customer]) == [
        ("苏州澜汇精密机械有限公司", "苏州")
    ]
    assert book.rows("SELECT title, department FROM position WHERE contact_id=?", [contact]) == [
        ("经理", "采购部")
    ]
    assert check(book) == []
    assert len(history(book)) == len(before) + 1
    book.undo()
    assert book.rows("SELECT count(*) FROM customer WHERE key=?", [customer]) == [(0,)]


def test_a_known_customer_and_person_are_completed(book: Book, known: Known) -> None:
    customer, contact = take_pasted(
        book,
        known.customer,
        {"address": "澜州市工业路5号"},
        {"name": "陈 建国", "email": "chen@lz.example", "department": "设备部"},
    )
    assert (customer, contact) == (known.customer, known.chen)
    assert book.rows("SELECT name, city, address FROM customer WHERE key=?", [customer]) == [
        ("澜州重工股份有限公司", "澜州", "澜州市工业路5号")
    ]
    assert book.rows("SELECT email, mobile FROM contact WHERE key=?", [contact]) == [
        ("chen@lz.example", "13800001234")
    ]
    assert book.rows("SELECT title, department FROM position WHERE key=?", [known.chen_post]) == [
        ("设备部部长", "设备部")
    ]


def test_who_is_known(book: Book, known: Known) -> None:
    assert known_person(book, known.customer, "", "13800001234") == known.chen
    assert known_person(book, known.customer, "陈某", "13800001234") == known.chen
    assert known_person(book, known.other, "陈建国", "13800001234") is None


def test_only_a_person(book: Book, known: Known) -> None:
    _customer, contact = take_pasted(book, known.other, {}, {"name": "赵敏"})
    assert book.rows("SELECT customer_id FROM position WHERE contact_id=?", [contact]) == [
        (known.other,)
    ]


def test_nothing_is_written_when_a_value_does_not_fit(book: Book, known: Known) -> None:
    for company, person in (
        ({"name": "甲乙公司", "credit_code": "123"}, {}),
        ({"city": "苏州"}, {}),
        ({}, {}),
        ({"name": "甲乙公司"}, {"mobile": "13800000000"}),
    ):
        with pytest.raises(KnownError):
            take_pasted(book, None, company, person)
    assert book.rows("SELECT count(*) FROM customer") == [(2,)]
    with pytest.raises(TypeError):
        take_pasted(book, known.customer, {"grade": "A"}, {})
