"""Amounts of money."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.money import number, parse_money, yuan


@pytest.mark.parametrize(
    ("amount", "chinese", "english"),
    [
        ("4860000", "486 万元", "¥4.86 million"),
        ("150000000", "1.5 亿元", "¥150 million"),
        ("3860", "3,860 元", "¥3,860"),
        ("3860.5", "3,860.50 元", "¥3,860.50"),
        ("123456", "123,456 元", "¥123,456"),
        ("123400", "12.34 万元", "¥123,400"),
        ("4260000000", "42.6 亿元", "¥4.26 billion"),
        ("12345678900", "1,234,567.89 万元", "¥12,345,678,900"),
        ("0", "0 元", "¥0"),
        ("-20000", "−2 万元", "−¥20,000"),
    ],
)
def test_an_amount_is_shown_exactly(amount: str, chinese: str, english: str) -> None:
    assert yuan(Decimal(amount), "zh_CN") == chinese
    assert yuan(Decimal(amount), "en") == english


def test_narrow_columns_round() -> None:
    assert yuan(Decimal("4263214567.89"), "zh_CN", rounded=True) == "42.63 亿元"
    assert yuan(Decimal("4263214567.89"), "en", rounded=True) == "¥4.26 billion"
    assert yuan(Decimal(9999), "zh_CN", rounded=True) == "9,999 元"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("486万", "4860000"),
        ("486 万元", "4860000"),
        ("1.5亿", "150000000"),
        ("￥3,860.50", "3860.50"),
        ("¥ 3,860.50", "3860.50"),
        ("3860元", "3860"),
        ("３８６０．５元", "3860.5"),
        ("人民币 20 万元", "200000"),
        ("3千万", "30000000"),
        ("12w", "120000"),
        ("-5", "-5"),
        ("−5万", "-50000"),
        ("1,234,567", "1234567"),
        ("1.5 million", "1500000"),
    ],
)
def test_a_typed_amount_is_read(typed: str, amount: str) -> None:
    assert parse_money(typed) == Decimal(amount)


@pytest.mark.parametrize(
    "typed",
    ["", "万", "abc", "约 486 万", "12,34", "1.234", "1.2.3", "=1+1", "--5", "9" * 30, "1e5", "$5"],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(KnownError):
        parse_money(typed)


@given(st.integers(-(10**16), 10**16), st.sampled_from(["zh_CN", "en"]))
def test_what_is_shown_can_be_typed_again(cents: int, language: str) -> None:
    amount = Decimal(cents) / 100
    assert parse_money(yuan(amount, language)) == amount


def test_numbers_have_thousands() -> None:
    assert number(3860) == "3,860"
    assert number(Decimal("1234.50")) == "1,234.5"
    assert number(Decimal("1234.5"), 2) == "1,234.50"
