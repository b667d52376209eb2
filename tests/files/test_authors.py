"""Follow-ups keep who wrote them and when."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.book import Book
from kaccount_desktop.files.authors import authors, signatures
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.importing import import_file
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.files.workbook_export import export
from tests.files.conftest import MakeXlsx


def touches(book: Book) -> list[tuple[Any, ...]]:
    return book.rows(
        "SELECT t.day, t.summary, c.name FROM touch t LEFT JOIN colleague c ON c.key=t.author_id"
        " ORDER BY t.key"
    )


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("赵敏", ["赵敏"]),
        ("李雷、韩梅", ["李雷", "韩梅"]),
        ("John Smith/李雷", ["John Smith", "李雷"]),
        ("系统导入", []),
        ("2组3号", []),
        ("admin", []),
    ],
)
def test_a_column_of_authors_names_people_or_is_kept_as_words(text: str, names: list[str]) -> None:
    assert authors(text) == (names, "" if names else f"记录人：{text}")


@pytest.mark.parametrize(
    "summary",
    ["王伟：约了周三", "【王伟】约了周三", "约了周三（王伟）", "约了周三——王伟", "[王伟] 约了"],
)
def test_a_signature_is_found_wherever_it_stands(summary: str) -> None:
    assert "王伟" in signatures(summary)


@pytest.mark.parametrize(
    "heading", ["记录人", "业务员", "负责人", "录入人", "跟进人", "Created by", "Owner"]
)
@pytest.mark.parametrize("sheet", ["跟进记录", "Sheet1"])
def test_the_author_of_a_sheet_of_follow_ups(make_xlsx: MakeXlsx, heading: str, sheet: str) -> None:
    rows = [["客户名称", "跟进日期", "跟进内容", heading], ["甲公司", "2026-03-01", "电话", "赵敏"]]
    [mapping] = recognise(read_workbook(make_xlsx({sheet: rows})))
    assert mapping.columns[3].target == "touch.author"


def test_in_a_list_of_customers_it_is_their_owner(make_xlsx: MakeXlsx) -> None:
    rows = [
        ["客户名称", "城市", "行业", "业务员", "跟进记录"],
        ["甲公司", "苏州", "机床", "赵敏", "2026-03-01 电话"],
    ]
    [mapping] = recognise(read_workbook(make_xlsx(rows)))
    assert mapping.columns[3].target == "customer.owner"


def test_author_and_date_of_each_note_are_kept(book: Book, make_xlsx: MakeXlsx) -> None:
    known = add_colleague(book, "王伟")
    rows: list[list[Any]] = [
        ["客户名称", "跟进日期", "跟进内容", "跟进人"],
        ["甲公司", datetime.date(2026, 3, 1), "看了样品", "赵敏"],
        ["甲公司", "2026-03-02 14:30", "报价", "李雷、赵敏"],
        ["甲公司", "2026年3月3日", "自动回访", "系统导入"],
        ["甲公司", "2026-03-04", "王伟：他们要改图纸", ""],
        ["甲公司", "2026-03-05", "张工：他们要改图纸", ""],
    ]
    path = make_xlsx({"跟进记录": rows})
    report = import_file(book, path)
    assert report.refusals == []
    assert touches(book) == [
        ("2026-03-01", "看了样品", "赵敏"),
        ("2026-03-02", "报价", "李雷"),
        ("2026-03-03", "自动回访\n记录人：系统导入", None),
        ("2026-03-04", "王伟：他们要改图纸", "王伟"),
        ("2026-03-05", "张工：他们要改图纸", None),
    ]
    assert book.rows(
        "SELECT c.name FROM touch_colleague t JOIN colleague c ON c.key=t.colleague_id"
    ) == [("赵敏",)]
    assert book.rows("SELECT count(*) FROM colleague") == [(3,)]
    assert book.rows("SELECT author_id FROM touch WHERE day='2026-03-04'") == [(known,)]
    assert not import_file(book, path).changed


def test_two_of_ours_may_say_the_same_on_one_day(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [
        ["客户名称", "跟进日期", "跟进内容", "跟进人"],
        ["甲公司", "2026-03-01", "电话", "赵敏"],
        ["甲公司", "2026-03-01", "电话", "李雷"],
        ["甲公司", "2026-03-01", "电话", "李雷"],
        ["甲公司", "2026-03-01", "电话", ""],
    ]
    path = make_xlsx({"跟进记录": rows})
    import_file(book, path)
    assert [author for *_rest, author in touches(book)] == ["赵敏", "李雷"]
    assert not import_file(book, path).changed


def test_a_history_in_one_cell_keeps_each_signature(book: Book, make_xlsx: MakeXlsx) -> None:
    add_colleague(book, "王伟")
    cell = "2026-01-02 王伟：拜访张总\n2026-02-03 寄样（赵敏）"
    path = make_xlsx([["客户名称", "城市", "负责人", "跟进记录"], ["甲公司", "苏州", "赵敏", cell]])
    import_file(book, path)
    assert [(day, author) for day, _words, author in touches(book)] == [
        ("2026-01-02", "王伟"),
        ("2026-02-03", "赵敏"),
    ]


def test_an_author_without_a_note_is_not_lost(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [["客户名称", "城市", "跟进记录", "记录人"], ["甲公司", "苏州", "", "赵敏"]]
    import_file(book, make_xlsx(rows))
    assert book.rows("SELECT note FROM customer") == [("记录人：赵敏",)]


def test_authors_and_company_come_back_from_an_export(
    book: Book, make_xlsx: MakeXlsx, tmp_path: Path
) -> None:
    rows = [
        ["客户名称", "跟进日期", "跟进内容", "跟进人"],
        ["甲公司", "2026-03-01", "电话", "李雷、赵敏"],
    ]
    import_file(book, make_xlsx({"跟进记录": rows}))
    export(book, tmp_path / "all.xlsx")
    sql = (
        "SELECT a.name, c.name FROM touch t JOIN colleague a ON a.key=t.author_id JOIN"
        " touch_colleague x ON x.touch_id=t.key JOIN colleague c ON c.key=x.colleague_id"
    )
    assert book.rows(sql) == [("李雷", "赵敏")]
    assert not import_file(book, tmp_path / "all.xlsx").changed
    book.undo()
    import_file(book, tmp_path / "all.xlsx")
    assert book.rows(sql) == [("李雷", "赵敏")]
