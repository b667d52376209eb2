"""Delimiters, quotation marks and line breaks of CSV."""

from __future__ import annotations

import pytest

from kaccount_desktop.files.delimited import detect_delimiter, split_rows
from kaccount_desktop.rules.errors import KnownError


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    lines = [["客户名称", "联系人", "备注"], ["甲公司", "张三", "a"], ["乙公司", "李四", ""]]
    text = "\n".join(delimiter.join(line) for line in lines)
    assert detect_delimiter(text) == delimiter
    assert split_rows(text, "x.csv") == lines


def test_commas_in_texts_do_not_outvote_semicolons() -> None:
    text = "客户;备注\n甲;大,很大,非常大\n乙;好,很好\n"
    assert detect_delimiter(text) == ";"


def test_delimiters_inside_quotation_marks_do_not_count() -> None:
    text = '客户;备注\n"甲,乙,丙,丁";"a,b,c"\n"戊,己";"d,e"\n'
    assert split_rows(text, "x.csv")[1] == ["甲,乙,丙,丁", "a,b,c"]


def test_quoted_line_breaks_and_doubled_quotation_marks_stay_in_their_cell() -> None:
    text = '客户,备注\r\n甲,"第一行\r\n第二行, ""引""用"\r\n乙,c\r\n'
    assert split_rows(text, "x.csv") == [
        ["客户", "备注"],
        ["甲", '第一行\n第二行, "引"用'],
        ["乙", "c"],
    ]


def test_excels_own_declaration_of_the_delimiter_is_obeyed() -> None:
    assert split_rows("sep=;\n客户;备注\n甲,乙;c\n", "x.csv") == [["客户", "备注"], ["甲,乙", "c"]]


def test_a_quotation_mark_inside_a_word_is_text() -> None:
    assert split_rows('客户,备注\n甲,5" 管\n乙,"x"y\n', "x.csv")[1] == ["甲", '5" 管']


def test_a_quotation_mark_that_never_closes_is_named_with_its_line() -> None:
    with pytest.raises(KnownError) as refused:
        split_rows('客户,备注\n甲,a\n乙,"从这里开始\n丙,c\n', "名单.csv")
    assert "名单.csv" in refused.value.text.zh
    assert "3" in refused.value.text.zh
    assert "line 3" in refused.value.text.en


def test_one_column_needs_no_delimiter() -> None:
    assert split_rows("客户名称\n甲\n乙\n", "x.csv") == [["客户名称"], ["甲"], ["乙"]]
