"""Which customers and people may be one: by code, name, telephone, never pair by pair."""

from __future__ import annotations

import pytest

from kaccount_desktop.rules.duplicates import (
    CompanyTraits,
    Group,
    PersonTraits,
    Reason,
    bare_company,
    company_groups,
    person_groups,
    telephone_keys,
)


def named(*names: str) -> list[CompanyTraits]:
    return [CompanyTraits(key, (name,)) for key, name in enumerate(names, start=1)]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("苏州汇川技术有限公司", "苏州汇川技术"),
        ("苏州汇川技术有限责任公司", "苏州 汇川技术股份有限公司"),
        ("澜州重工（集团）有限公司", "澜州重工集团"),
        ("明湖汽车（苏州）有限公司", "明湖汽车有限公司"),
        ("明湖汽车(苏州市)有限公司", "明湖汽车（苏州）"),
        ("北港贸易行（有限合伙）", "北港贸易行"),
        ("ＡＢＤ电气（中国）有限公司", "abd电气"),
        ("Acme Tools Co., Ltd.", "ACME  TOOLS"),
    ],
)
def test_likely_the_same(first: str, second: str) -> None:
    assert company_groups(named(first, second)) == [Group((1, 2), (Reason.NAME,))]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("苏州汇川", "苏州汇川联合"),
        ("苏州汇川技术有限公司", "苏州汇川联合动力系统股份有限公司"),
        ("明湖汽车（苏州）有限公司", "明湖汽车（上海）有限公司"),
        ("明湖汽车（底盘）有限公司", "明湖汽车有限公司"),
        ("明湖集团有限公司", "明湖有限公司"),
        ("有限公司", "（中国）"),
        ("", ""),
    ],
)
def test_not_the_same(first: str, second: str) -> None:
    assert company_groups(named(first, second)) == []


def test_a_name_without_place_is_not_drawn_between_two_places() -> None:
    listed = named("明湖汽车（苏州）", "明湖汽车（上海）", "明湖汽车", "明湖汽车有限公司")
    assert company_groups(listed) == [Group((3, 4), (Reason.NAME,))]


def test_place_and_legal_form_in_brackets_go_other_words_stay() -> None:
    assert bare_company("澜州（苏州市）电机（有限合伙）") == ("澜州电机", "苏州")
    assert bare_company("澜州（底盘）电机有限公司") == ("澜州底盘电机", "")


def test_strongest_reason_first_and_one_group_for_the_same_records() -> None:
    code = "91350100M000100Y43"
    listed = [
        CompanyTraits(1, ("甲乙机械",), code, ("0599-8601200",)),
        CompanyTraits(2, ("丙丁机械",), code.lower(), ("+86 599 8601200",)),
        CompanyTraits(3, ("戊己电器",), "", ("0599-8601300",)),
        CompanyTraits(4, ("庚辛电器",), "", ("0599 8601300转801、13800001234",)),
    ]
    assert company_groups(listed) == [
        Group((1, 2), (Reason.CODE,)),
        Group((3, 4), (Reason.PHONE,)),
    ]


def test_an_alias_counts_as_a_name() -> None:
    listed = [CompanyTraits(1, ("新名电机", "旧名电机厂")), CompanyTraits(2, ("旧名电机厂",))]
    assert company_groups(listed) == [Group((1, 2), (Reason.NAME,))]


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("+86 138-0000-1234", ("13800001234",)),
        ("0512-6600 1234 转 801", ("051266001234",)),
        ("０５１２－６６００１２３４ / 13800001234", ("051266001234", "13800001234")),
        ("800", ()),
        ("0000000", ()),
        ("无", ()),
    ],
)
def test_telephone_keys(text: str, keys: tuple[str, ...]) -> None:
    assert telephone_keys(text) == keys


def test_a_number_everybody_has_says_nothing() -> None:
    names = "甲乙丙丁戊己庚辛壬癸子丑寅卯"
    crowd = [CompanyTraits(k, (name * 3,), "", ("400-800-1234",)) for k, name in enumerate(names)]
    assert company_groups(crowd) == []


def test_pairs_known_to_differ_are_not_shown() -> None:
    listed = named("澜州重工", "澜州重工有限公司", "澜州重工股份有限公司")
    assert company_groups(listed, frozenset({(1, 2), (1, 3)})) == [Group((2, 3), (Reason.NAME,))]
    assert company_groups(listed, frozenset({(1, 2), (1, 3), (2, 3)})) == []
    assert company_groups(listed[:2], frozenset({(1, 2)})) == []


def test_people_by_mobile_mail_and_name_at_one_customer() -> None:
    listed = [
        PersonTraits(1, "陈建国", (10,), ("13800001234",)),
        PersonTraits(2, "陈经理", (11,), ("+8613800001234",)),
        PersonTraits(3, "王芳", (10,), email="wang@lanzhou.example"),
        PersonTraits(4, "Wang Fang", (12,), email="WANG@lanzhou.example"),
        PersonTraits(5, "李 强", (10,)),
        PersonTraits(6, "李强", (10, 12)),
        PersonTraits(7, "李强", (11,)),
    ]
    assert person_groups(listed) == [
        Group((1, 2), (Reason.MOBILE,)),
        Group((3, 4), (Reason.EMAIL,)),
        Group((5, 6), (Reason.NAME,)),
    ]


def test_it_can_be_stopped() -> None:
    class StoppedError(Exception):
        pass

    def stop() -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        company_groups(named("澜州重工"), step=stop)
