"""Workbooks, CSV and saved web pages read into rows: real bytes of every format."""

from __future__ import annotations

import csv
import datetime
from pathlib import Path
from typing import Any

import pytest
import xlwt
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from kaccount_desktop.files.progress import StoppedError
from kaccount_desktop.files.tables import column_letters, filled, read_workbook
from tests.files.conftest import MakeXlsx

DAY = datetime.date(2026, 3, 18)


def test_xlsx_values_keep_their_types(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户名称", "手机", "日期", "标杆"], ["甲公司", 13912345678, DAY, True]])
    [sheet] = read_workbook(path).sheets
    assert sheet.name == "客户"
    assert sheet.rows[0] == ["客户名称", "手机", "日期", "标杆"]
    assert sheet.rows[1] == ["甲公司", 13912345678.0, DAY, True]


def test_empty_rows_and_columns_before_the_table_keep_their_places(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([[], [], ["", "", "客户名称"], ["", "", "甲公司"]])
    [sheet] = read_workbook(path).sheets
    assert [filled(cell) for cell in sheet.rows[2]] == [False, False, True]
    assert sheet.rows[3][2] == "甲公司"
    assert len(sheet.rows) == 4


def test_merged_cells_are_told(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户资料", ""], ["客户名称", "联系人"]], merges=[(0, 0, 0, 1)])
    [sheet] = read_workbook(path).sheets
    assert sheet.knows_merges
    assert sheet.merges == [(0, 0, 0, 1)]


def test_hidden_sheets_are_marked_and_empty_ones_left_out(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "three.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        workbook.add_worksheet("名单").write_string(0, 0, "客户名称")
        workbook.add_worksheet("空")
        secret = workbook.add_worksheet("选项")
        secret.write_string(0, 0, "x")
        secret.hide()
    read = read_workbook(path)
    assert [(sheet.name, sheet.hidden) for sheet in read.sheets] == [
        ("名单", False),
        ("选项", True),
    ]


def xls(path: Path) -> Path:
    workbook = xlwt.Workbook()
    sheet = workbook.add_sheet("客户")
    sheet.write_merge(0, 1, 0, 0, "甲公司")
    sheet.write(0, 1, "张三𠮷")
    sheet.write(1, 1, "李四")
    sheet.write(1, 2, 13912345678)
    sheet.write(1, 3, DAY, xlwt.easyxf(num_format_str="yyyy-mm-dd"))
    workbook.save(str(path))
    return path


def test_xls_is_read_with_its_merged_cells(tmp_path: Path) -> None:
    [sheet] = read_workbook(xls(tmp_path / "旧.xls")).sheets
    assert sheet.rows[0][:2] == ["甲公司", "张三𠮷"]
    assert sheet.rows[1][1:] == ["李四", 13912345678.0, DAY]
    assert sheet.merges == [(0, 0, 1, 0)]


def test_ods_is_read(tmp_path: Path) -> None:
    document = OpenDocumentSpreadsheet()
    table = Table(name="客户")
    for first, second in (("客户名称", "日期"), ("甲公司", None)):
        row = TableRow()
        cell = TableCell(valuetype="string")
        cell.addElement(P(text=first))
        row.addElement(cell)
        if second is None:
            row.addElement(TableCell(valuetype="date", datevalue="2026-03-18"))
            row.addElement(CoveredTableCell())
        else:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=second))
            row.addElement(cell)
        table.addElement(row)
    document.spreadsheet.addElement(table)
    path = tmp_path / "名单.ods"
    document.save(str(path))
    [sheet] = read_workbook(path).sheets
    assert [cell for cell in sheet.rows[0] if filled(cell)] == ["客户名称", "日期"]
    assert [cell for cell in sheet.rows[1] if filled(cell)] == ["甲公司", DAY]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_each_encoding_with_each_delimiter(
    tmp_path: Path, encoding: str, delimiter: str
) -> None:
    rows = [["客户名称", "备注"], ["甲公司", "第一行\n第二行"], ["乙,丙;公司", '"引"用']]
    path = tmp_path / "名单.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    [sheet] = read_workbook(path).sheets
    assert sheet.rows == rows
    assert sheet.name == "名单"


def test_what_counts_is_the_content_not_the_ending(make_xlsx: MakeXlsx, tmp_path: Path) -> None:
    renamed = make_xlsx([["客户名称"], ["甲公司"]]).rename(tmp_path / "list.csv")
    assert read_workbook(renamed).sheets[0].rows[1] == ["甲公司"]
    old = xls(tmp_path / "old.xls").rename(tmp_path / "old.xlsx")
    assert read_workbook(old).sheets[0].rows[0][0] == "甲公司"
    text = tmp_path / "text.xls"
    text.write_text("客户名称\t联系人\n甲公司\t张三\n", encoding="gbk")
    assert read_workbook(text).sheets[0].rows[1] == ["甲公司", "张三"]


HTML = """<html><head><meta charset="gb2312"><style>td {color: red}</style></head><body>
<table border=1><tr><th>客户名称</th><th colspan="2">联系人</th></tr>
<tr><td rowspan="2">甲&amp;乙公司</td><td>张三<br>采购</td><td>139</td></tr>
<tr><td>李四</td><td>&lt;b&gt;</td></tr></table><table></table></body></html>"""


def test_a_web_page_called_xls_is_read_as_its_table(tmp_path: Path) -> None:
    path = tmp_path / "导出.xls"
    path.write_text(HTML, encoding="gbk")
    [sheet] = read_workbook(path).sheets
    assert sheet.rows == [
        ["客户名称", "联系人", ""],
        ["甲&乙公司", "张三\n采购", "139"],
        ["", "李四", "<b>"],
    ]
    assert sheet.merges == [(0, 1, 0, 2), (1, 0, 2, 0)]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_control_characters_are_taken_out_and_noted(
    make_xlsx: MakeXlsx, tmp_path: Path, ending: str
) -> None:
    rows: list[list[Any]] = [["客户名称", "备注"], ["甲\x00公\x01司", "a\tb\nc"]]
    if ending == "xlsx":
        path = make_xlsx(rows)
    else:
        path = tmp_path / "x.csv"
        path.write_bytes('客户名称,备注\n甲\x00公\x01司,"a\tb\nc"\n'.encode())
    read = read_workbook(path)
    assert read.sheets[0].rows[1] == ["甲公司", "a\tb\nc"]
    [note] = read.notes
    assert note.row == 2
    assert "A2" in note.text.zh
    assert "2 invisible" in note.text.en


def test_spaces_without_width_are_taken_out_but_no_part_of_an_emoji(make_xlsx: MakeXlsx) -> None:
    read = read_workbook(
        make_xlsx([["客户\u200b名称"], ["甲公司\u200b\u2060"], ["乙👨\u200d👩\ufe0f"]])
    )
    assert read.sheets[0].rows == [["客户名称"], ["甲公司"], ["乙👨\u200d👩\ufe0f"]]
    assert "3 invisible" in read.notes[0].text.en


def test_unreadable_bytes_are_noted_not_hidden(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(("客户名称\n" + "某某公司\n" * 400).encode() + b"\xe7\x94")
    read = read_workbook(path)
    assert "1 characters" in read.notes[0].text.en


def test_a_cancelled_reading_stops(make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户名称"], ["甲公司"]])
    with pytest.raises(StoppedError):
        read_workbook(path, cancelled=lambda: True)


def test_progress_rises_to_the_end(make_xlsx: MakeXlsx) -> None:
    seen: list[float] = []
    read_workbook(make_xlsx({"甲": [["客户名称"]], "乙": [["x"]]}), seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_columns_are_named_as_in_excel() -> None:
    assert [column_letters(i) for i in (0, 25, 26, 51, 701, 702, 16383)] == [
        "A", "Z", "AA", "AZ", "ZZ", "AAA", "XFD",
    ]  # fmt: skip
