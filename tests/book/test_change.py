"""Writing rows: in bulk, whom they concern, and what a change refuses."""

from __future__ import annotations

from datetime import date

import pytest

from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.standing import add_relation, remove_relation
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known


def test_a_removed_relation_names_both_customers(book: Book, known: Known) -> None:
    far, _ = add_person(book, known.other, "李四")
    relation = add_relation(book, known.chen, far)
    heard: list[Changes] = []
    book.listen(heard.append)
    remove_relation(book, relation)
    book.undo()
    assert [changes.customers for changes in heard] == [{known.customer, known.other}] * 2


def test_rows_in_bulk_may_name_different_columns(book: Book) -> None:
    with book.change("x") as change:
        keys = change.insert_many(
            Customer, ({"name": "甲"}, {"name": "乙", "city": "北港"}, {"name": "丙", "key": 77})
        )
    assert keys[2] == 77
    rows = book.rows("SELECT name, city, currency FROM customer WHERE key IN (?,?,?)", keys)
    assert sorted(rows) == [("丙", "", "CNY"), ("乙", "北港", "CNY"), ("甲", "", "CNY")]
    with pytest.raises(TypeError, match=r"customer\.name"), book.change("x") as change:
        change.insert_many(Customer, [{"city": "北港"}])


def test_a_handle_kept_does_not_write_into_another_change(book: Book, known: Known) -> None:
    with book.change("first") as kept:
        kept.update(Customer, known.customer, note="一")
    with book.change("second") as change:
        change.update(Customer, known.other, note="二")
        with pytest.raises(TypeError, match="over"):
            kept.update(Customer, known.customer, note="三")
        with pytest.raises(TypeError, match="over"):
            kept.insert_many(Customer, [{"name": "甲"}])
    assert book.rows("SELECT note FROM customer WHERE key=?", [known.customer]) == [("一",)]


def test_a_row_that_names_somebody_deleted_meanwhile_is_refused(book: Book, known: Known) -> None:
    with pytest.raises(KnownError, match="no longer in the book"):
        add_task(book, known.customer, "电话", owner=12345)
    with pytest.raises(KnownError, match="no longer in the book"):
        edit_customer(book, known.customer, "owner", 12345)
    assert book.rows("SELECT count(*) FROM task") == [(0,)]


def test_a_run_beyond_the_calendar_is_refused(book: Book, known: Known) -> None:
    with pytest.raises(KnownError, match="calendar ends"):
        start_run(book, known.customer, "seven_stages", start=date.max)
    assert book.rows("SELECT count(*) FROM run") == [(0,)]
