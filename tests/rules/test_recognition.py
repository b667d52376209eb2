"""Pasted texts of many kinds, with what is found in them and what must not be."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.rules.recognition import FIELDS, LONGEST, place_of, recognise

TEXTS: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("pasted_texts.toml").read_text("utf-8")
)["text"]


def test_there_are_enough_of_them() -> None:
    assert len(TEXTS) >= 40
    assert len({text["name"] for text in TEXTS}) == len(TEXTS)
    wanted = {name for text in TEXTS for name in text}
    assert set(FIELDS) <= wanted


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["name"]))
def test_recognised(case: dict[str, Any]) -> None:
    found: dict[str, list[str]] = {}
    for one in recognise(case["paste"]):
        found.setdefault(one.field, []).append(one.value)
    wanted = {name: case[name] for name in FIELDS if name in case}
    wanted = {n: value if isinstance(value, list) else [value] for n, value in wanted.items()}
    assert {name: found.get(name) for name in wanted} == wanted, found
    assert [name for name in case.get("none", ()) if name in found] == [], found


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: str(case["name"]))
def test_doubts(case: dict[str, Any]) -> None:
    doubtful = [one.field for one in recognise(case["paste"]) if one.doubt]
    assert doubtful == case.get("doubt", [])


@pytest.mark.parametrize(
    ("address", "place"),
    [
        ("江苏省苏州市吴中区", ("江苏", "苏州")),
        ("苏州工业园区星海街1号", ("江苏", "苏州")),
        ("北京市朝阳区", ("北京", "北京")),
        ("内蒙古自治区包头市", ("内蒙古", "包头")),
        ("中国浙江省义乌市", ("浙江", "义乌")),
        ("澜湖路88号", ("", "")),
    ],
)
def test_places(address: str, place: tuple[str, str]) -> None:
    assert place_of(address) == place


def test_a_pasted_book_takes_no_longer_than_a_long_mail() -> None:
    paragraph = "我们在2026年11月23日的会议上讨论了项目进度，电话会议改到下周，编号 A-1234-5678。"
    assert recognise(paragraph * 20_000) == recognise((paragraph * 20_000)[:LONGEST])
