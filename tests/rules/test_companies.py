"""Company names and codes."""

from __future__ import annotations

import pytest

from kaccount_desktop.rules.companies import (
    check_credit_code,
    company_key,
    loose_company_key,
    short_name,
)
from kaccount_desktop.rules.errors import KnownError


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("苏州汇川技术有限公司", "苏州汇川技术"),
        ("苏州汇川技术有限公司", "苏州 汇川技术有限责任公司"),
        ("西门子（中国）有限公司", "西门子(中国)有限公司"),
        ("ＡＢＢ（中国）有限公司", "abb(中国)有限公司"),
        ("明湖集团有限公司", "明湖集团"),
        ("三一重工股份有限公司", "三一重工"),
        ("Acme Tools Co., Ltd.", "ACME TOOLS"),
        ("Bosch GmbH", "bosch"),
    ],
)
def test_the_same_company_written_two_ways(first: str, second: str) -> None:
    assert company_key(first) == company_key(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("苏州汇川", "苏州汇川联合"),
        ("苏州汇川有限公司", "苏州汇川联合动力系统股份有限公司"),
        ("西门子（中国）有限公司", "西门子有限公司"),
        ("明湖集团有限公司", "明湖有限公司"),
    ],
)
def test_companies_that_differ(first: str, second: str) -> None:
    assert company_key(first) != company_key(second)


@pytest.mark.parametrize("name", ["", "（）", " "])
def test_no_name_has_no_key(name: str) -> None:
    assert company_key(name) == ""


def test_a_group_looks_like_its_subsidiary() -> None:
    assert loose_company_key("明湖集团有限公司") == loose_company_key("明湖有限公司")


def test_a_name_that_is_only_a_legal_form_stays() -> None:
    assert company_key("有限公司") == "有限公司"
    assert loose_company_key("集团") == "集团"
    assert short_name("公司") == "公司"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("澜州重工股份有限公司", "澜州重工"),
        ("明湖汽车零部件集团有限公司", "明湖汽车零部件集团"),
        ("西门子（中国）有限公司", "西门子（中国）"),
        ("苏科自动化设备有限公司（昆山）", "苏科自动化设备"),
        ("Acme Tools Co., Ltd.", "Acme Tools"),
        ("澜州重工", "澜州重工"),
        ("Co., Ltd.", "Co., Ltd."),
    ],
)
def test_the_short_name(name: str, expected: str) -> None:
    assert short_name(name) == expected


def test_a_credit_code_is_cleaned() -> None:
    assert check_credit_code(" 9111 0000 6000 3734 1l ") == "91110000600037341L"
    assert check_credit_code("９１１１００００６０００３７３４１Ｌ") == "91110000600037341L"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("91110000600037341", "18 位"),
        ("91110000600037342L", "校验位"),
        ("91110000I00037341L", "不会出现"),
        ("客户", "18 位"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(code: str, words: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_credit_code(code)
    assert words in caught.value.text.zh
