"""What was refused, saved as a workbook, mended and imported again."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.importing import import_file, list_options
from kaccount_desktop.files.refused_rows import RefusedRows
from kaccount_desktop.files.tables import Sheet, read_workbook
from kaccount_desktop.rules.errors import KnownError
from tests.files.conftest import MakeXlsx, write_xlsx

DAY = datetime.date(2026, 12, 1)
ROWS: list[list[Any]] = [
    ["2026 年客户名单"],
    ["客户名称", "联系人", "手机", "跟进日期", "预计金额（万元）", "跟进记录"],
    ["甲公司", "张三", 13800000001, "下周三左右", 100, "=2+3"],
    ["", "李四", 13800000002, DAY, 20.5, "拜访"],
    ["", "王五", 1.39123456789e20, "2026-03-01", "", "电话"],
    ["乙公司", "赵六", "", DAY, "", ""],
]

Refuse = Callable[..., tuple[Report, Path]]


@pytest.fixture
def refuse(book: Book, tmp_path: Path) -> Refuse:
    """Import a file and save what was refused."""

    def run(path: Path, language: str = "zh_CN") -> tuple[Report, Path]:
        rows = RefusedRows(language)
        report = import_file(book, path, options=list_options(book), refused=rows)
        out = tmp_path / "refused.xlsx"
        rows.save(out)
        return report, out

    return run


def sheet(path: Path) -> Sheet:
    return read_workbook(path).sheets[0]


def test_rows_stand_under_their_headings_with_their_own_cells(
    refuse: Refuse, make_xlsx: MakeXlsx
) -> None:
    rows = [ROWS[0], ROWS[1], *ROWS[2:3], ["", "", "", "", 20.5, "拜访"], *ROWS[5:]]
    report, out = refuse(make_xlsx(rows))
    assert report.refused_rows == 1
    title, *found = sheet(out).rows
    assert title[0] == "2026 年客户名单"
    assert found[0] == [*ROWS[1], "未导入原因"]
    assert found[1][:6] == ["甲公司", "张三", 13800000001, "下周三左右", 100, "=2+3"]
    assert str(found[1][6]).startswith("D 跟进日期：")
    assert found[2][4:6] == [20.5, "拜访"]
    assert found[2][6] == "A 客户名称：缺少客户名称。"
    assert len(found) == 3


def test_a_further_contact_brings_its_customer_along(refuse: Refuse, make_xlsx: MakeXlsx) -> None:
    rows = [ROWS[1], ROWS[2][:3], ["", "王五", 1.39123456789e20]]
    _report, out = refuse(make_xlsx(rows))
    assert sheet(out).rows[1][:2] == ["甲公司", "王五"]


def test_what_was_mended_comes_in_and_the_reasons_stay_outside(
    book: Book, refuse: Refuse, make_xlsx: MakeXlsx, tmp_path: Path
) -> None:
    _report, out = refuse(make_xlsx([ROWS[1], ["", "李四", "", DAY, 20.5, "拜访"]]))
    rows = [list(row) for row in sheet(out).rows]
    rows[1][0] = "丙公司"
    report = import_file(book, write_xlsx(tmp_path / "mended.xlsx", {"客户": rows}))
    assert (report.added, report.refusals) == (1, [])
    assert book.rows("SELECT name, note FROM customer") == [("丙公司", "")]
    assert not any("未导入原因" in note.text.zh for note in report.notes)


@pytest.mark.parametrize(
    ("language", "heading"), [("zh_CN", "未导入原因"), ("en", "Not imported because")]
)
def test_the_reasons_are_in_the_language_asked_for(
    book: Book, refuse: Refuse, make_xlsx: MakeXlsx, language: str, heading: str
) -> None:
    _report, out = refuse(make_xlsx([ROWS[1], ["", "李四"]]), language)
    assert sheet(out).rows[0][-1] == heading
    assert import_file(book, out).refused_rows == 1, "not mended, refused again"


def test_two_heading_rows_keep_their_shape(
    refuse: Refuse, make_xlsx: MakeXlsx, tmp_path: Path, book: Book
) -> None:
    rows = [
        ["客户名称", "采购联系人", "", "技术联系人", ""],
        ["", "姓名", "手机", "姓名", "手机"],
        ["", "张三", "13800000001", "李四", "13800000002"],
    ]
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    report, out = refuse(make_xlsx(rows, merges=merges))
    assert report.refused_rows == 1
    [saved] = read_workbook(out).sheets
    assert merges == sorted(saved.merges)
    mended = [list(row) for row in saved.rows]
    mended[2][0] = "甲公司"
    path = write_xlsx(tmp_path / "mended.xlsx", {"客户": mended}, merges)
    assert import_file(book, path).new["contact"] == 2


def test_cards_and_sheets_in_one_workbook(book: Book, tmp_path: Path, make_xlsx: MakeXlsx) -> None:
    cards = tmp_path / "通讯录.vcf"
    cards.write_text(
        "BEGIN:VCARD\r\nVERSION:3.0\r\nN:张;三;;;\r\nTEL:13800000001\r\nEND:VCARD\r\n", "utf-8"
    )
    sheets = {
        "客户": [["客户名称", "城市"], ["甲公司", "苏州"]],
        "联系人": [["客户", "姓名"], ["谁也不是", "李四"]],
    }
    refused = RefusedRows()
    for path in (cards, make_xlsx(sheets), make_xlsx(sheets, "又一次.xlsx")):
        import_file(book, path, refused=refused)
    assert refused.count == 3
    refused.save(tmp_path / "all.xlsx")
    saved = read_workbook(tmp_path / "all.xlsx").sheets
    assert [one.name for one in saved] == ["通讯录", "联系人", "联系人 2"]
    assert saved[0].rows[0] == ["客户名称", "联系人", "手机", "未导入原因"]
    assert saved[0].rows[1][:3] == [None, "张三", "13800000001"] or saved[0].rows[1][0] == ""
    assert saved[1].rows[1][:2] == ["谁也不是", "李四"]


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"none.a\.xlsx"):
        RefusedRows().save(tmp_path / "none" / "a.xlsx")


def test_a_unit_stated_above_the_list_comes_along(
    book: Book, refuse: Refuse, make_xlsx: MakeXlsx, tmp_path: Path
) -> None:
    heads = ["客户名称", "项目名称", "金额", "采购时间"]
    rows = [["客户名单（单位：万元）"], heads, ["", "一号线", 12, "2027"]]
    _report, out = refuse(make_xlsx(rows))
    mended = [list(row) for row in sheet(out).rows]
    mended[2][0] = "甲公司"
    import_file(book, write_xlsx(tmp_path / "mended.xlsx", {"客户": mended}))
    assert book.rows("SELECT amount FROM project") == [(12_000_000,)]
