"""The search index: what is typed, and who is found."""

from __future__ import annotations

import time
from collections.abc import Iterator

import apsw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kaccount_desktop.book import search_index
from kaccount_desktop.book.migrations import step_0001
from kaccount_desktop.book.search_index import Entry
from kaccount_desktop.book.search_words import LONGEST, match_expression

HUAWEI, CHONGQING, ABB, ZENG, OXYGEN, SIEMENS, ODD, XIAN = range(1, 9)
BIG_KEY = 2**62 + 7


def indexed_keys(connection: apsw.Connection) -> list[int]:
    return [key for (key,) in connection.execute("SELECT rowid FROM search ORDER BY rowid")]


ENTRIES = [
    Entry(HUAWEI, ["华为技术有限公司", "华为"], ["+86 755-2878 0808", "138 0013 8000"]),
    Entry(CHONGQING, ["重庆长安汽车股份有限公司"], ["023-67921234"]),
    Entry(ABB, ["ABB电机（上海）有限公司"]),
    Entry(ZENG, ["曾行健"], ["13912345678"]),
    Entry(OXYGEN, ["绿源制氧集团有限责任公司苏州分公司"]),
    Entry(SIEMENS, ["Siemens Électrique Co., Ltd."]),
    Entry(ODD, ["𠮷野㛃<b>商贸</b>\x00部", "🐼熊猫食品"]),
    Entry(XIAN, ["西安航天动力厂"]),
    Entry(BIG_KEY, ["3M中国有限公司"]),
]


def open_index() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    for statement in step_0001.STATEMENTS:
        if "VIRTUAL TABLE search" in statement:
            connection.execute(statement)
    return connection


@pytest.fixture
def connection() -> Iterator[apsw.Connection]:
    opened = open_index()
    search_index.put(opened, ENTRIES)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        # hanzi, as they stand together
        ("华为", [HUAWEI]),
        ("技术", [HUAWEI]),
        ("华技", []),
        ("电机上海", [ABB]),
        ("　华为　技术", [HUAWEI]),
        # pinyin from any place, while it is typed
        ("h", [HUAWEI, ABB, ZENG, XIAN]),
        ("hw", [HUAWEI]),
        ("hwjs", [HUAWEI]),
        ("huaw", [HUAWEI]),
        ("huawei", [HUAWEI]),
        ("HuaWei", [HUAWEI]),
        ("huáwéi", [HUAWEI]),
        ("wei", [HUAWEI]),
        ("jishu", [HUAWEI]),
        ("hua wei", [HUAWEI]),
        ("xi'an", [XIAN]),
        ("xahtdl", [XIAN]),
        # every reading
        ("chongqing", [CHONGQING]),
        ("zhongqingchangan", [CHONGQING]),
        ("cqca", [CHONGQING]),
        ("zqza", [CHONGQING]),
        ("zenghangjian", [ZENG]),
        ("cengxing", [ZENG]),
        ("zxj", [ZENG]),
        ("chj", [ZENG]),
        ("tongqing", [CHONGQING]),  # rare, at the beginning
        ("qi", [CHONGQING]),  # 汽; 器 is not among them
        ("lvyuan", [OXYGEN]),
        ("luyuan", [OXYGEN]),
        ("lüyuan", [OXYGEN]),
        # Latin words and parts of them
        ("ABB", [ABB]),
        ("abb", [ABB]),
        ("ＡＢＢ", [ABB]),
        ("ABB 电机", [ABB]),
        ("abb电机", [ABB]),
        ("abbdianji", [ABB]),
        ("abbdj", [ABB]),
        ("adj", [ABB]),
        ("emens", [SIEMENS]),
        ("electrique", [SIEMENS]),
        ("SIEMENS électrique", [SIEMENS]),
        ("se", [SIEMENS]),
        ("3m", [BIG_KEY]),
        ("3mzg", [BIG_KEY]),
        # mixed, and several words, all of which must occur
        ("hua为", [HUAWEI]),
        ("华为 hw 8000", [HUAWEI]),
        ("华为 abb", []),
        # rare characters and signs
        ("𠮷野", [ODD]),
        ("jiyejie", [ODD]),
        ("🐼", [ODD]),
        ("㛃", [ODD]),
        ("商贸", [ODD]),
        # runs of digits, however they are grouped
        ("800", [HUAWEI]),
        ("0013", [HUAWEI]),
        ("13800138000", [HUAWEI]),
        ("138-0013-8000", [HUAWEI]),
        ("138 0013", [HUAWEI]),
        ("+86 13800138000", [HUAWEI]),
        ("(0755) 2878", []),
        ("(755) 2878-0808", [HUAWEI]),
        ("+86 139 1234", [ZENG]),
        ("023 6792", [CHONGQING]),
        ("999", []),
    ],
)
def test_found_as_one_types(connection: apsw.Connection, typed: str, found: list[int]) -> None:
    assert search_index.find(connection, typed, 10) == found


def test_legal_suffix_is_not_spelt(connection: apsw.Connection) -> None:
    assert search_index.find(connection, "youxian", 10) == []
    assert search_index.find(connection, "yx", 10) == []
    assert search_index.find(connection, "ltd", 10) == [SIEMENS]  # a whole word, as written
    assert search_index.count(connection, "有限公司") == 4


@pytest.mark.parametrize("typed", ["huaweijishuyouxiangongsi", "huaweijishuyoux", "hwjsyxgs"])
def test_typing_on_into_the_legal_suffix_keeps_the_hit(
    connection: apsw.Connection, typed: str
) -> None:
    assert search_index.find(connection, typed, 10) == [HUAWEI]


def test_a_name_that_is_a_legal_form_only_is_still_found(connection: apsw.Connection) -> None:
    search_index.put(connection, [Entry(100, ["有限公司"])])
    assert search_index.find(connection, "youxian", 10) == [100]


def test_branch_behind_the_legal_form_is_spelt(connection: apsw.Connection) -> None:
    assert search_index.find(connection, "suzhoufengongsi", 10) == [OXYGEN]
    assert search_index.find(connection, "szfgs", 10) == [OXYGEN]


def test_no_phrase_spans_two_names(connection: apsw.Connection) -> None:
    assert search_index.find(connection, "公司华为", 10) == []
    assert search_index.find(connection, "\u2028", 10) == []


@pytest.mark.parametrize(
    "typed",
    [
        '"', "*", "AND", "华为 OR", "NEAR(", "NEAR(华 为)", "characters:华", "{sounds} : a", "^华",
        "-华", "a AND NOT", "'; DROP TABLE search; --", "a\x00b", "\x00", "🐼🐼", "\ud800", "\\",
        "(((", '"""华', "华" * 5000, "ab " * 5000, "a" * 5000, "é́", "\u202e", "%", "_", "",
        "   ", "\u3000", "+", "(", "+86",
    ],
)  # fmt: skip
def test_whatever_is_typed_is_data(connection: apsw.Connection, typed: str) -> None:
    before = indexed_keys(connection)
    search_index.find(connection, typed, 10)
    search_index.count(connection, typed)
    assert indexed_keys(connection) == before


def test_fts_words_are_searched_as_words(connection: apsw.Connection) -> None:
    search_index.put(connection, [Entry(100, ["AND Gates Ltd"]), Entry(101, ["NEAR East"])])
    assert search_index.find(connection, "AND", 10) == [100]
    assert search_index.find(connection, "NEAR(", 10) == [101]


@given(st.text(max_size=60))
@settings(max_examples=150, deadline=None)
def test_any_text_is_indexed_and_searched(text: str) -> None:
    connection = open_index()
    search_index.put(connection, [Entry(1, [text], [text])])
    found = search_index.find(connection, text, 10)
    assert found == ([] if match_expression(text) is None else [1])


@pytest.mark.parametrize("typed", ["", "  ", '"*"', "\x00", "。，", "\u200d"])
def test_nothing_named_finds_nothing(connection: apsw.Connection, typed: str) -> None:
    assert match_expression(typed) is None
    assert search_index.find(connection, typed, 10) == []
    assert search_index.count(connection, typed) == 0


def test_long_spellings_are_cut_alike_in_index_and_question(connection: apsw.Connection) -> None:
    name = "中国广东省深圳市龙岗区坂田街道光明装备制造工业园"
    search_index.put(connection, [Entry(100, [name])])
    spelt = "zhongguoguangdongshengshenzhenshi"
    for length in range(12, len(spelt) + 1):
        assert search_index.find(connection, spelt[:length], 10) == [100]
    assert len(spelt) > LONGEST


def test_long_names_are_indexed_at_their_beginning(connection: apsw.Connection) -> None:
    search_index.put(connection, [Entry(100, ["重长行乐曾" * 800], ["1" * 4000])])
    assert search_index.find(connection, "重长行乐曾", 10) == [100]
    assert search_index.find(connection, "zhongzhang", 10) == [100]


def test_put_replaces_and_remove_forgets(connection: apsw.Connection) -> None:
    search_index.put(connection, [Entry(HUAWEI, ["中兴通讯"])])
    assert search_index.find(connection, "hw", 10) == []
    assert search_index.find(connection, "138", 10) == []
    assert search_index.find(connection, "zxtx", 10) == [HUAWEI]
    search_index.remove(connection, [HUAWEI, 424242])
    assert search_index.find(connection, "中兴", 10) == []
    assert HUAWEI not in indexed_keys(connection)


def test_rebuild_drops_all_and_inserts(connection: apsw.Connection) -> None:
    search_index.rebuild(connection, (Entry(key, ["新客户"]) for key in (5, 3)))
    assert indexed_keys(connection) == [3, 5]
    assert search_index.find(connection, "xinkehu", 10) == [3, 5]
    assert search_index.find(connection, "华为", 10) == []


def test_pages_in_key_order_and_a_capped_count(connection: apsw.Connection) -> None:
    search_index.rebuild(connection, (Entry(key, ["恒泰阀门"]) for key in range(50, 0, -1)))
    assert search_index.find(connection, "ht", 20) == list(range(1, 21))
    assert search_index.find(connection, "ht", 20, 40) == list(range(41, 51))
    assert search_index.count(connection, "ht") == 50
    assert search_index.count(connection, "ht", cap=30) == 30


def test_changes_roll_back_with_their_transaction(connection: apsw.Connection) -> None:
    connection.execute("BEGIN")
    search_index.remove(connection, [entry.key for entry in ENTRIES])
    search_index.put(connection, [Entry(200, ["过客"])])
    connection.execute("ROLLBACK")
    assert search_index.find(connection, "hw", 10) == [HUAWEI]
    assert search_index.find(connection, "过客", 10) == []


def test_ten_thousand_names_are_found_quickly() -> None:
    """A loose bound against a change of kind (a scan); `make bench` holds the real figures."""
    connection = open_index()
    cities, brands = "京沪深广苏杭锡渝蓉汉", "华瑞安科恒泰鑫宏达信德力创新远航精工联合"
    names = [f"{c}{a}{b}机械有限公司" for c in cities for a in brands for b in brands]
    search_index.put(connection, (Entry(key, [name]) for key, name in enumerate(names * 3)))
    started = time.perf_counter()
    for typed in ("hengtai", "恒泰", "y", "有限", "jx", "jixie", "恒泰 jixie"):
        assert len(search_index.find(connection, typed, 60)) in (30, 60)
    assert time.perf_counter() - started < 0.25
