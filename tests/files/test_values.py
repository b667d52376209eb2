"""One cell to one value, for every kind of field."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from kaccount_desktop.files.dates import DateStyle
from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.files.tables import Cell
from kaccount_desktop.files.values import CellKeptError, CellRefusedError, Reader, shown

WAN = Decimal(10_000)


def value(field: str, cell: Cell, unit: Decimal | None = None) -> Any:
    return Reader(FIELDS[field], unit).value(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (13912345678.0, "13912345678"),
        (0.15, "0.15"),
        (3, "3"),
        (True, "TRUE"),
        (datetime.date(2026, 3, 18), "2026-03-18"),
        (datetime.datetime(2026, 3, 18, 0, 0), "2026-03-18"),  # noqa: DTZ001 - as calamine gives it
        (datetime.datetime(2026, 3, 18, 9, 30), "2026-03-18 09:30"),  # noqa: DTZ001
        (datetime.time(9, 5), "09:05"),
        (datetime.timedelta(hours=26, minutes=3), "26:03"),
        ("  甲公司 ", "甲公司"),
        (None, ""),
    ],
)
def test_cells_are_shown_as_their_sheet_shows_them(cell: Cell, text: str) -> None:
    assert shown(cell) == text


@pytest.mark.parametrize(
    ("cell", "phone"),
    [
        (13912345678.0, "13912345678"),
        ("1.3912345678E+10", "13912345678"),
        ("139 1234 5678", "139 1234 5678"),
        ("+86-21-5555 6666 转 12", "+86-21-5555 6666 转 12"),
        ("-", None),
        ("无", None),
        ("'", None),
    ],
)
def test_phones_stay_whole(cell: Cell, phone: str | None) -> None:
    assert value("contact.mobile", cell) == phone


@pytest.mark.parametrize(
    "cell", ["\u202a13800138000\u202c", "'13800138000", "’13800138000", " `13800138000\u200e"]
)
def test_what_is_copied_along_with_a_phone_is_no_part_of_it(cell: str) -> None:
    assert value("contact.mobile", cell) == "13800138000"


@pytest.mark.parametrize("cell", ["1.39E+10", "1.39123E+10", 123456789012345678.0])
def test_a_phone_excel_has_rounded_is_refused(cell: Cell) -> None:
    with pytest.raises(CellRefusedError) as refused:
        value("contact.mobile", cell)
    assert "文本格式" in refused.value.text.zh


@pytest.mark.parametrize(
    ("cell", "unit", "yuan"),
    [
        (50.0, WAN, "500000"),
        (1.1, WAN, "11000"),
        ("50万", WAN, "500000"),
        ("1.5亿", None, "150000000"),
        ("5", Decimal(100_000_000), "500000000"),
        ("￥1,200,000.00", WAN, "1200000"),
        ("人民币 50 万元整", None, "500000"),
        ("约80W", None, "800000"),
        (1234567.891, None, "1234567.89"),
        ("0", None, "0"),
    ],
)
def test_money_is_exact_yuan(cell: Cell, unit: Decimal | None, yuan: str) -> None:
    assert value("project.amount", cell, unit) == Decimal(yuan)


@pytest.mark.parametrize("cell", ["50-80万", "面议", "$500", "100万美元", "五十万", "50万以内"])
def test_money_that_is_no_one_amount_is_kept_as_words(cell: str) -> None:
    with pytest.raises(CellKeptError):
        value("project.amount", cell)


@pytest.mark.parametrize("cell", ["12ab", "-5", 1e20, "1/2"])
def test_money_that_cannot_be_is_refused(cell: Cell) -> None:
    with pytest.raises(CellRefusedError):
        value("project.amount", cell)


@pytest.mark.parametrize(
    ("field", "cell", "code"),
    [
        ("customer.ownership", "国企", "state"),
        ("customer.ownership", "民营企业", "private"),
        ("customer.ownership", "Foreign", "foreign"),
        ("customer.suggested_grade", "a类", "A"),
        ("customer.suggested_grade", "B级客户", "B"),
        ("customer.suggested_grade", "重点客户", "A"),
        ("customer.lifecycle", "意向客户", "prospect"),
        ("contact.attitude", "+", "1"),
        ("contact.attitude", "--", "-2"),
        ("contact.attitude", 0.0, "0"),
        ("contact.role", "决策者", "decision_maker"),
        ("contact.closeness", "信赖", "4"),
        ("project.funding_state", "一半到位", "half"),
        ("project.funding_state", "无", "missing"),
        ("project.information_source", "决策者提供", "decision_maker"),
        ("project.status", "已签约", "won"),
        ("touch.kind", "上门拜访", "visit"),
        ("customer.ownership", "无", None),
    ],
)
def test_words_become_codes(field: str, cell: Cell, code: str | None) -> None:
    assert value(field, cell) == code


def test_every_choice_is_read_back_in_both_languages() -> None:
    for field in FIELDS.values():
        for code, text in (field.choices or {}).items():
            assert value(field.id, text.zh) == code, field.id
            assert value(field.id, text.en) == code, field.id


def test_a_word_outside_the_choices_is_kept_with_the_choices_named() -> None:
    with pytest.raises(CellKeptError) as kept:
        value("customer.ownership", "股份制")
    assert "国有控股" in kept.value.text.zh


@pytest.mark.parametrize(
    ("field", "cell", "number"),
    [
        ("customer.employees", "约500人", 500),
        ("customer.employees", "1,200", 1200),
        ("customer.employees", 300.0, 300),
        ("customer.settlement_days", "月结30天", 30),
        ("customer.settlement_days", "月结", 30),
        ("customer.settlement_days", "3个月", 90),
        ("customer.settlement_days", "款到发货", 0),
        ("customer.settlement_days", 60.0, 60),
        ("contact.influence", "高", 5),
        ("contact.influence", 3.0, 3),
        ("contact.concerns", "质量>价格、交期", "quality,price,supply"),
        ("contact.concerns", "Ability to supply, Price", "supply,price"),
        ("customer.benchmark", "√", True),
        ("customer.benchmark", "否", False),
        ("customer.benchmark", True, True),
    ],
)
def test_numbers_scales_and_flags(field: str, cell: Cell, number: object) -> None:
    assert value(field, cell) == number


def test_the_check_digit_of_a_credit_code_is_checked() -> None:
    assert value("customer.credit_code", "9111 0108-551385082q") == "91110108551385082Q"
    for wrong in ("91110108551385082X", "110108010000000", 911101085513850820.0):
        with pytest.raises(CellRefusedError):
            value("customer.credit_code", wrong)


def test_texts_survive_whole_and_as_typed() -> None:
    note = "第一行\n" + "字" * 4000
    assert value("customer.note", note) == note
    for name in ("<b>甲</b>", "=cmd()", "+49 公司", "@公司", "𠮷㛃䶮😀", "甲{0}%s"):
        assert value("customer.name", name) == name
    assert value("customer.name", " 甲\n公司 ") == "甲 公司"


def test_too_long_is_refused_for_a_name_and_kept_for_a_short_field() -> None:
    with pytest.raises(CellRefusedError, match="201"):
        value("customer.name", "甲" * 201)
    with pytest.raises(CellRefusedError):
        value("customer.note", "字" * 32_768)
    with pytest.raises(CellKeptError):
        value("customer.industry", "字" * 1001)


def test_a_vaguer_date_says_so() -> None:
    reader = Reader(FIELDS["project.purchase_date"], dates=DateStyle())
    assert reader.value("2026年底") == "2026"
    assert reader.was_vaguer("2026年底")
    assert not reader.was_vaguer("2026年12月")
