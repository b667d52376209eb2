"""Several sheets of one workbook, joined by the customer's name."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.files.importing import import_file
from tests.files.conftest import MakeXlsx

LONG, STEEL = "苏州汇川联合动力系统股份有限公司", "宝山钢铁股份有限公司"
CUSTOMERS: list[list[Any]] = [
    ["客户名称", "客户简称", "城市", "负责人"],
    [LONG, "汇川联合", "苏州", "王芳"],
    [STEEL, "宝钢", "上海", "王芳"],
]
PEOPLE: list[list[Any]] = [
    ["客户名称", "姓名", "职务", "手机"],
    [LONG, "张伟", "采购", "13800000001"],
    ["汇川联合", "李雷", "", "13800000002"],
    ["没有的公司", "王五", "", ""],
]
PROJECTS: list[list[Any]] = [
    ["项目名称", "客户", "金额（万元）", "项目负责人"],
    ["一号线", "宝钢", 120, "王芳"],
    ["二号线", "无此客户", 5, ""],
]
TOUCHES: list[list[Any]] = [
    ["日期", "客户", "联系人", "项目", "跟进方式", "内容"],
    [datetime.date(2026, 3, 1), "汇川联合", "张伟", "", "拜访", "看了样品"],
    [datetime.date(2026, 4, 1), "宝钢", "", "一号线", "电话", "约时间"],
    [datetime.date(2026, 4, 2), "没有的公司", "", "", "电话", "没有人接"],
]
SHEETS = {"联系人": PEOPLE, "客户": CUSTOMERS, "项目": PROJECTS, "跟进记录": TOUCHES}


def names(book: Book) -> list[str]:
    return [name for (name,) in book.rows("SELECT name FROM customer ORDER BY key")]


def test_all_sheets_come_together_in_any_order(book: Book, make_xlsx: MakeXlsx) -> None:
    report = import_file(book, make_xlsx(SHEETS))
    assert names(book) == [LONG, STEEL]
    assert (report.added, report.new["contact"], report.new["project"]) == (2, 2, 1)
    people = book.rows(
        "SELECT u.name, c.name FROM position p JOIN contact c ON c.key=p.contact_id"
        " JOIN customer u ON u.key=p.customer_id ORDER BY c.key"
    )
    assert people == [(LONG, "张伟"), (LONG, "李雷")]
    touches = book.rows(
        "SELECT u.name, t.day, t.summary, p.name FROM touch t JOIN customer u ON"
        " u.key=t.customer_id LEFT JOIN project p ON p.key=t.project_id ORDER BY t.key"
    )
    assert touches == [
        (LONG, "2026-03-01", "看了样品", None),
        (STEEL, "2026-04-01", "约时间", "一号线"),
    ]
    again = import_file(book, make_xlsx(SHEETS))
    assert (again.unchanged, again.changed, again.refused_rows) == (2, False, 3)


def test_rows_of_a_customer_nobody_knows_are_refused_with_their_place(
    book: Book, make_xlsx: MakeXlsx
) -> None:
    report = import_file(book, make_xlsx(SHEETS))
    assert [(one.sheet, one.row, one.column) for one in report.refusals] == [
        ("联系人", 4, "A 客户名称"),
        ("跟进记录", 4, "B 客户"),
        ("项目", 3, "B 客户"),
    ]
    assert report.refused_rows == 3
    assert "「没有的公司」既不在本文件的客户表中，也不在客户库中" in report.refusals[0].reason.zh


def test_a_customer_of_the_book_may_be_named(book: Book, make_xlsx: MakeXlsx) -> None:
    create_customer(book, "没有的公司")
    create_customer(book, "无此客户有限公司", short_name="无此客户")
    report = import_file(book, make_xlsx(SHEETS))
    assert (report.added, report.merged, report.refusals, report.differences) == (2, 2, [], [])
    assert len(names(book)) == 4


def test_a_short_name_two_customers_share_names_neither(book: Book, make_xlsx: MakeXlsx) -> None:
    rows = [["客户名称", "客户简称"], ["华东机械有限公司", "华机"], ["华南机械有限公司", "华机"]]
    path = make_xlsx({"客户": rows, "联系人": [["客户", "姓名"], ["华机", "张伟"]]})
    assert import_file(book, path).refused_rows == 1


@pytest.mark.parametrize("second", ["华南", "Sheet2"])
def test_two_lists_side_by_side_are_two_lists(book: Book, make_xlsx: MakeXlsx, second: str) -> None:
    path = make_xlsx(
        {
            "华东": [["客户名称", "城市", "联系人"], ["甲公司", "苏州", "张伟"]],
            second: [["客户名称", "联系人"], ["乙公司", "李雷"], ["丙公司", "王五"]],
        }
    )
    report = import_file(book, path)
    assert (report.added, report.refusals) == (3, [])


def test_contacts_alone_bring_their_customers(book: Book, make_xlsx: MakeXlsx) -> None:
    report = import_file(book, make_xlsx({"联系人": PEOPLE, "跟进记录": TOUCHES}))
    assert (report.added, report.refusals) == (4, [])
