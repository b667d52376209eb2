"""What a list does to customers the book has: keep, fill, replace, and say so field by field."""

from __future__ import annotations

from typing import Any, Literal

import pytest

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.book import Book
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.files.importing import import_file, list_options
from tests.files.conftest import MakeXlsx

CODE = "91440300708461136T"
HEADS = [
    "客户名称", "信用代码", "行业", "城市", "负责人", "备注", "联系人", "职务", "手机", "直接上级",
    "角色", "关系", "项目名称", "金额（万元）", "资金状况",
]  # fmt: skip
FIRST: list[list[Any]] = [
    HEADS,
    ["甲公司", "", "通信", "", "王伟", "老客户", "张三", "采购", "13800000001", "", "决策人", "认识",
     "一号线", 100, "未到位"],
    ["甲公司", "", "", "", "", "", "王总", "总经理", "", "", "", "", "", "", ""],
]  # fmt: skip
SECOND: list[list[Any]] = [
    HEADS,
    ["甲公司", "", "汽车", "苏州", "李雷", "搬家了", "张三", "经理", "13800000001", "王总", "执行层", "信赖",
     "一号线", 120, "到位"],
]  # fmt: skip

Import = Any


@pytest.fixture
def listed(book: Book, make_xlsx: MakeXlsx) -> Import:
    """Bring the first list in, then import the second as told."""
    import_file(book, make_xlsx(FIRST))

    def run(existing: Literal["keep", "fill", "replace"], rows: Any = SECOND) -> Report:
        options = list_options(book, existing=existing)
        return import_file(book, make_xlsx(rows, "二.xlsx"), options=options)

    return run


def state(book: Book) -> tuple[Any, ...]:
    return book.rows(
        "SELECT u.industry, u.city, o.name, u.note, c.name, p.title, s.name, t.role, x.level,"
        " j.amount, j.funding_state FROM customer u JOIN colleague o ON o.key=u.owner_id"
        " JOIN position p ON p.customer_id=u.key JOIN contact c ON c.key=p.contact_id"
        " LEFT JOIN position q ON q.key=p.reports_to_id LEFT JOIN contact s ON s.key=q.contact_id"
        " JOIN stand t ON t.contact_id=c.key JOIN project j ON j.key=t.project_id"
        " JOIN closeness x ON x.contact_id=c.key WHERE c.name='张三' ORDER BY x.colleague_id"
    )[0]


BEFORE = (
    "通信",
    "",
    "王伟",
    "老客户",
    "张三",
    "采购",
    None,
    "decision_maker",
    1,
    100_000_000,
    "missing",
)


def test_keeping_changes_nothing_the_book_has(book: Book, listed: Import) -> None:
    assert state(book) == BEFORE
    report = listed("keep")
    assert state(book) == BEFORE
    assert report.updates == []
    said = "\n".join(one.text().zh for one in report.differences)
    assert "甲公司 的城市：保留库中的「（空）」，名单为「苏州」" in said
    assert "甲公司 张三 的职务：保留库中的「采购」，名单为「经理」" in said


def test_filling_is_usual_and_names_what_was_empty(book: Book, listed: Import) -> None:
    report = listed("fill")
    assert state(book) == ("通信", "苏州", *BEFORE[2:6], "王总", *BEFORE[7:])
    assert [one.text().zh for one in report.updates] == [
        "甲公司 的城市：由「（空）」改为「苏州」。",
        "甲公司 张三 的直接上级：由「（空）」改为「王总」。",
    ]
    assert "负责人：保留库中的「王伟」，名单为「李雷」" in "".join(
        one.text().zh for one in report.differences
    )


def test_replacing_takes_the_values_of_the_list(book: Book, listed: Import) -> None:
    report = listed("replace")
    assert state(book)[:8] == (
        "汽车", "苏州", "李雷", "老客户\n搬家了", "张三", "经理", "王总", "executor",
    )  # fmt: skip
    assert state(book)[9:] == (120_000_000, "in_place")
    assert book.rows("SELECT level FROM closeness ORDER BY level") == [(1,), (4,)], "each of ours"
    said = [one.text().zh for one in report.updates]
    for words in (
        "甲公司 的行业：由「通信」改为「汽车」。",
        "甲公司 的负责人：由「王伟」改为「李雷」。",
        "甲公司 一号线 的标的：由「1000000.00」改为「1200000.00」。",
        "甲公司 张三 的角色：由「决策人」改为「执行层」。",
    ):
        assert words in said
    assert report.differences == []
    assert (report.merged, report.added) == (1, 0)
    again = listed("replace")
    assert (again.updates, again.changed) == ([], False)
    book.undo()
    assert state(book) == BEFORE


def test_a_replaced_judgement_is_as_the_list_says_it(book: Book, listed: Import) -> None:
    with book.change("confirm") as change:
        from kaccount_desktop.book.models import Project

        [(key,)] = book.rows("SELECT key FROM project")
        change.update(Project, key, certainty="confirmed", source="招标文件")
    listed("replace")
    assert book.rows("SELECT certainty, source FROM project") == [("assumed", "二.xlsx")]


def test_a_name_changes_only_where_the_code_proves_it(book: Book, make_xlsx: MakeXlsx) -> None:
    create_customer(book, "旧名机械有限公司", credit_code=CODE)
    create_customer(book, "宝山钢铁股份有限公司", aliases="宝钢股份")
    path = make_xlsx(
        [
            ["客户名称", "信用代码", "英文名"],
            ["新名机械有限公司", CODE, ""],
            ["宝钢股份", "", "Baosteel"],
        ]
    )
    report = import_file(book, path, options=list_options(book, existing="replace"))
    assert book.rows("SELECT name, aliases FROM customer ORDER BY key") == [
        ("新名机械有限公司", "旧名机械有限公司"),
        ("宝山钢铁股份有限公司", "宝钢股份\nBaosteel"),
    ]
    assert [one.label.zh for one in report.updates] == ["客户名称", "曾用名"]
    assert [one.label.zh for one in report.differences] == ["客户名称"]


def test_people_and_projects_are_added_in_each_case(listed: Import) -> None:
    rows = [HEADS, ["甲公司", *[""] * 5, "赵六", *[""] * 5, "二号线", "", ""]]
    report = listed("keep", rows)
    assert (report.new["contact"], report.new["project"]) == (1, 1)


def test_another_parent(book: Book, make_xlsx: MakeXlsx) -> None:
    for name in ("甲集团", "乙集团", "甲公司"):
        create_customer(book, name)
    heads = ["客户名称", "上级集团"]
    import_file(book, make_xlsx([heads, ["甲公司", "甲集团"]]))
    path = make_xlsx([heads, ["甲公司", "乙集团"]])
    kept = import_file(book, path)
    assert [one.text().zh for one in kept.differences] == [
        "甲公司 的上级集团：保留库中的「甲集团」，名单为「乙集团」。"
    ]
    changed = import_file(book, path, options=list_options(book, existing="replace"))
    assert [one.text().zh for one in changed.updates] == [
        "甲公司 的上级集团：由「甲集团」改为「乙集团」。"
    ]
    sql = "SELECT p.name FROM customer c JOIN customer p ON p.key=c.parent_id WHERE c.name='甲公司'"
    assert book.rows(sql) == [("乙集团",)]


def test_what_is_typed_in_the_book_stays_without_a_word_of_the_list(
    book: Book, make_xlsx: MakeXlsx
) -> None:
    key = create_customer(book, "甲公司", industry="电子")
    add_person(book, key, "张三", "总监")
    create_project(book, key, "一号线", amount="99")
    path = make_xlsx([["客户名称", "行业", "联系人", "职务"], ["甲公司", "", "张三", ""]])
    report = import_file(book, path, options=list_options(book, existing="replace"))
    assert (report.changed, report.unchanged) == (False, 1)
