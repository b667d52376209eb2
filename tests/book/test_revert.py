"""Taking back an older entry: only while it is in force and nothing later touched its rows."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.journal import Entry
from kaccount_desktop.book.queries.history import Cell, details, history
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import Known


def latest(book: Book) -> Entry:
    return history(book, 1)[0]


def city(book: Book, key: int) -> str:
    return str(book.rows("SELECT city FROM customer WHERE key=?", [key])[0][0])


def test_a_row_touched_later_in_another_column_stays(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    older = latest(book)
    edit_customer(book, known.customer, "industry", "重型装备")
    with pytest.raises(KnownError, match=r"changed\s+afterwards by “Edit industry"):
        book.revert(older)
    assert city(book, known.customer) == "北港"


def test_a_row_that_came_back_to_the_same_value_stays(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    older = latest(book)
    edit_customer(book, known.customer, "city", "南港")
    edit_customer(book, known.customer, "city", "北港")
    with pytest.raises(KnownError, match="afterwards"):
        book.revert(older)


def test_a_later_change_that_was_undone_is_no_hindrance(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    older = latest(book)
    edit_customer(book, known.customer, "industry", "重型装备")
    book.undo()
    book.revert(older)
    assert city(book, known.customer) == "澜州"


def test_what_is_not_in_force_is_not_taken_back(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    edited = latest(book)
    book.undo()
    undone = latest(book)
    for entry in (edited, undone):
        with pytest.raises(KnownError, match="not in force"):
            book.revert(entry)
    assert book.next_redo() is not None
    assert city(book, known.customer) == "澜州"


def test_taking_back_can_be_taken_back(book: Book) -> None:
    create_customer(book, "北港机械")
    book.revert(latest(book))
    book.revert(latest(book))
    assert book.rows("SELECT count(*) FROM customer WHERE name='北港机械'") == [(1,)]


def test_a_neutral_attitude_is_told_and_an_empty_box_is_not(book: Book, known: Known) -> None:
    set_stand(book, known.project, known.chen, role="coach")
    set_stand(book, known.project, known.chen, attitude=0)
    key = (known.project, known.chen)
    assert Cell("stand", key, "attitude", None, 0) in details(book, latest(book))
    create_customer(book, "北港机械")
    columns = [cell.column for cell in details(book, latest(book))]
    assert "benchmark" not in columns
    assert "name" in columns
