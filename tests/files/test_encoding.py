"""Text files in every encoding a Chinese list comes in."""

from __future__ import annotations

import random

import pytest

from kaccount_desktop.files.encoding import decode

LIST = "客户名称,联系人,备注\n华为技术有限公司,张三,老客户\n龙㛃䶮公司,李四,\n"


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be"],
)
def test_each_encoding_is_told_by_its_bytes(encoding: str) -> None:
    decoded = decode(LIST.encode(encoding))
    assert decoded is not None
    assert decoded.text == LIST
    assert decoded.broken == 0


def test_gbk_is_read_as_the_gb18030_that_holds_it() -> None:
    text = "单位名称;电话\n宝钢股份;021-12345678\n"
    decoded = decode(text.encode("gbk"))
    assert decoded is not None
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize("encoding", ["ascii", "utf-16-le", "utf-16-be", "utf-16"])
def test_a_list_in_plain_letters_is_read_in_each_encoding(encoding: str) -> None:
    text = "Company,Phone\nAcme,123\n"
    decoded = decode(text.encode(encoding))
    assert decoded is not None
    assert decoded.text == text


def test_utf16_with_a_big_endian_mark() -> None:
    decoded = decode(b"\xfe\xff" + LIST.encode("utf-16-be"))
    assert decoded is not None
    assert decoded.text == LIST


@pytest.mark.parametrize("encoding", ["utf-8", "gbk"])
def test_a_few_nul_bytes_do_not_make_it_utf16(encoding: str) -> None:
    decoded = decode("客户\x00名称,张\x00三\n".encode(encoding))
    assert decoded is not None
    assert decoded.text == "客户\x00名称,张\x00三\n"


def test_a_file_cut_off_inside_a_character_is_read_up_to_there() -> None:
    decoded = decode(LIST.encode()[:-20])
    assert decoded is not None
    assert decoded.encoding == "utf-8"
    assert decoded.broken == 1
    assert decoded.text.startswith("客户名称,联系人")


def test_western_letters_are_not_made_chinese() -> None:
    decoded = decode("Company,City\nSociété,Köln\nabc,def\n".encode("cp1252"))
    assert decoded is not None
    assert decoded.text.splitlines()[1] == "Société,Köln"


def test_bytes_that_are_no_text_are_refused() -> None:
    chance = random.Random(7)
    for length in (200, 5_000, 80_000):
        assert decode(chance.randbytes(length)) is None
