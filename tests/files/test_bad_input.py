"""What a hostile or careless list does to a book: nothing but what it says, as it says it."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

import pytest
import xlwt

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.importing import import_file
from tests.files.conftest import MakeXlsx

LOCAL_FILE = "<img src=" + '"file:' + "//" + '/etc/hostname">'
NAMES = [
    "<b>甲</b>公司",
    LOCAL_FILE,
    '=cmd|"/c calc"!A1',
    "=HYPERLINK(" + '"x"' + ")公司",
    "+86公司",
    "-1公司",
    "@SUM(A1)公司",
    "𠮷野家㛃䶮有限公司",
    "😀👨‍👩‍👧公司",
    "'; DROP TABLE customer; --",
    "%s%n{0}{name}公司",
    "../../公司",
    "Ünïcödé GmbH",
    "公司\u202e司公",
]


def written(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM customer ORDER BY key")]


def people(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM contact ORDER BY key")]


def as_csv(path: Path, rows: list[list[str]], encoding: str) -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream).writerows(rows)
    return path


def as_xls(path: Path, rows: list[list[str]]) -> Path:
    workbook = xlwt.Workbook(encoding="utf-8")
    sheet = workbook.add_sheet("客户")
    for r, row in enumerate(rows):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell)
    workbook.save(str(path))
    return path


@pytest.mark.parametrize("kind", ["xlsx", "xls", "csv", "gb18030", "utf-16"])
def test_names_are_stored_as_typed_from_every_format(
    book: Book, make_xlsx: MakeXlsx, tmp_path: Path, kind: str
) -> None:
    rows = [["客户名称", "联系人"], *[[name, name] for name in NAMES]]
    if kind == "xlsx":
        path = make_xlsx(rows)
    elif kind == "xls":
        path = as_xls(tmp_path / "x.xls", rows)
    else:
        path = as_csv(tmp_path / "x.csv", rows, "utf-8" if kind == "csv" else kind)
    report = import_file(book, path)
    assert report.refusals == []
    assert written(book) == NAMES
    assert people(book) == NAMES
    assert not import_file(book, path).changed


def test_a_formula_gives_its_value_and_is_never_run(book: Book, tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "公式.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(0, 0, ["客户名称", "备注"])
        sheet.write_formula(1, 0, '="甲"&"公司"', None, "甲公司")
        sheet.write_formula(1, 1, "=cmd|'/c calc'!A1", None, "#REF!")
    import_file(book, path)
    assert book.rows("SELECT name, note FROM customer") == [("甲公司", "")]


def test_a_long_note_survives_whole(book: Book, make_xlsx: MakeXlsx) -> None:
    note = "第一行\n" + "备注与说明，" * 700 + "\n末行𠮷"
    import_file(book, make_xlsx([["客户名称", "备注"], ["甲公司", note]]))
    assert book.rows("SELECT note FROM customer") == [(note,)]


def test_nul_bytes_and_control_characters_are_taken_out_and_said(
    book: Book, make_xlsx: MakeXlsx
) -> None:
    report = import_file(book, make_xlsx([["客户名称"], ["甲\x00公\x07司"]]))
    assert written(book) == ["甲公司"]
    assert any("控制字符" in note.text.zh for note in report.notes)


def test_numbers_dates_and_booleans_in_text_columns(book: Book, make_xlsx: MakeXlsx) -> None:
    rows: list[list[Any]] = [["客户名称", "联系人", "职务", "手机"], [360, 7.5, True, 13900000001]]
    import_file(book, make_xlsx(rows))
    assert written(book) == ["360"]
    assert book.rows(
        "SELECT c.name, c.mobile, p.title FROM contact c JOIN position p ON p.contact_id=c.key"
    ) == [("7.5", "13900000001", "TRUE")]


def test_dates_as_text_as_day_numbers_and_as_dates(book: Book, make_xlsx: MakeXlsx) -> None:
    rows: list[list[Any]] = [
        ["客户名称", "跟进日期", "跟进记录"],
        ["甲公司", "2026年3月18日", "a"],
        ["甲公司", 46100, "b"],
        ["甲公司", "2026/3/20 星期五", "c"],
        ["甲公司", "三月底", "d"],
    ]
    report = import_file(book, make_xlsx(rows))
    assert book.rows("SELECT day FROM touch ORDER BY day") == [
        ("2026-03-18",),
        ("2026-03-19",),
        ("2026-03-20",),
    ]
    assert [(one.row, one.column) for one in report.refusals] == [(5, "B 跟进日期")]
    assert book.rows("SELECT note FROM customer") == [("跟进记录：d",)]


def test_merged_headings_and_merged_customers(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [
        ["大客户资料表", "", "", ""],
        ["客户", "", "联系人", ""],
        ["名称", "地址", "姓名", "电话"],
        ["甲公司", "深圳", "张三", "1"],
        ["", "", "李四", "2"],
        ["乙公司", "北京", "王五", "3"],
    ]
    merges = [(0, 0, 0, 3), (1, 0, 1, 1), (1, 2, 1, 3), (3, 0, 4, 0), (3, 1, 4, 1)]
    report = import_file(book, make_xlsx(rows, merges=merges))
    assert report.refusals == []
    assert book.rows(
        "SELECT u.name, c.name, c.phone FROM position p JOIN contact c ON c.key=p.contact_id"
        " JOIN customer u ON u.key=p.customer_id ORDER BY c.key"
    ) == [("甲公司", "张三", "1"), ("甲公司", "李四", "2"), ("乙公司", "王五", "3")]


def test_refused_rows_are_listed_and_the_others_taken(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [["地区", "客户名称"], ["华东", "甲公司"], ["华南", ""], ["华北", "乙" * 300]]
    report = import_file(book, make_xlsx({"名单": rows}))
    assert written(book) == ["甲公司"]
    assert [(r.sheet, r.row, r.column, r.whole_row) for r in report.refusals] == [
        ("名单", 3, "B 客户名称", True),
        ("名单", 4, "B 客户名称", True),
    ]
    assert report.refused_rows == 2
    assert "缺少客户名称" in report.refusals[0].reason.zh
    assert "300" in report.refusals[1].reason.en


def test_several_sheets_are_one_import(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx(
        {
            "客户": [["客户名称", "行业"], ["甲公司", "机械"]],
            "联系人": [["客户名称", "姓名"], ["甲公司", "张三"]],
            "说明": [["填表说明"], ["请逐项填写"]],
        }
    )
    report = import_file(book, path)
    assert (report.added, people(book)) == (1, ["张三"])
    assert book.rows("SELECT count(*) FROM journal") == [(1,)]
    assert [note.sheet for note in report.notes if "没有找到客户名称" in note.text.zh] == ["说明"]


def test_a_wide_list_of_many_rows(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [["客户名称", "地区", "联系人", "手机"]]
    rows += [[f"第{n}精密机械厂", "江苏", f"张{n}", str(13900000000 + n)] for n in range(3000)]
    report = import_file(book, make_xlsx(rows))
    assert report.added == 3000
    assert book.rows("SELECT count(*), count(DISTINCT sort_name) FROM customer_summary") == [
        (3000, 3000)
    ]
