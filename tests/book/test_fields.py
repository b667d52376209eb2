"""Numbers stay exact, dates stay dates."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest

from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.financial_years import add_year
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.fields import DayField, MoneyField, RateField, UnitPriceField
from kaccount_desktop.book.models import ALL_MODELS, Customer, FinancialYear, Task
from kaccount_desktop.rules.clock import CHINA
from tests.book.conftest import Known


def test_no_table_has_a_column_that_loses_digits(empty_book: Book) -> None:
    tables = [n for (n,) in empty_book.rows("SELECT name FROM sqlite_master WHERE type='table'")]
    types = {
        (table, row[1]): row[2].upper()
        for table in tables
        for row in empty_book.rows(f'PRAGMA table_info("{table}")')
        if not table.startswith(("search", "sqlite_"))
    }
    assert types
    assert set(types.values()) == {"INTEGER", "TEXT", "BLOB"}
    for model in ALL_MODELS:
        for field in model._meta.sorted_fields:
            column = types[model._meta.table_name, field.column_name]
            assert field.field_type not in ("DECIMAL", "REAL", "FLOAT", "DOUBLE")
            assert column in ("INTEGER", "TEXT", "BLOB")


@pytest.mark.parametrize(
    "amount", ["0", "0.01", "0.1", "4860000", "12345678901234.56", "99999999999999.99"]
)
def test_money_comes_back_to_the_last_fen(book: Book, known: Known, amount: str) -> None:
    edit_customer(book, known.customer, "credit_limit", Decimal(amount))
    row = book.read(Customer.select().where(Customer.key == known.customer))[0]
    assert row.credit_limit == Decimal(amount)
    stored = book.rows(
        "SELECT credit_limit, typeof(credit_limit) FROM customer WHERE key=?", [known.customer]
    )
    assert stored == [(int(Decimal(amount) * 100), "integer")]


def test_amounts_add_up_in_the_book(empty_book: Book) -> None:
    for number in range(10):
        create_customer(empty_book, f"客户{number}", credit_limit=Decimal("0.10"))
    assert empty_book.rows("SELECT sum(credit_limit) FROM customer") == [(100,)]


def test_a_loss_is_negative_and_unknown_is_not_zero(book: Book, known: Known) -> None:
    add_year(book, known.customer, 2025, net_profit=Decimal("-1.5"), revenue=Decimal(0))
    row = book.read(FinancialYear.select())[0]
    assert (row.net_profit, row.revenue, row.inventory) == (Decimal("-1.5"), Decimal(0), None)


def test_unit_prices_and_rates_are_scaled_integers() -> None:
    assert UnitPriceField().db_value(Decimal("3.1415")) == 31415
    assert UnitPriceField().python_value(31415) == Decimal("3.1415")
    assert RateField().db_value(Decimal("0.125")) == 1250
    assert MoneyField().db_value(Decimal("2.675")) == 268
    assert MoneyField().db_value(None) is None


def test_days_are_text_without_a_zone(book: Book, known: Known) -> None:
    add_task(book, known.customer, "电话", date(2026, 11, 30))
    assert book.rows("SELECT due, typeof(due) FROM task") == [("2026-11-30", "text")]
    assert book.read(Task.select())[0].due == date(2026, 11, 30)
    assert DayField().db_value(datetime(2026, 11, 30, 23, 30, tzinfo=CHINA)) == "2026-11-30"
