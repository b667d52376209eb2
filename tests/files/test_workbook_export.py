"""A book written to Excel and read back: the same records, every text a text."""

from __future__ import annotations

import datetime
import zipfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.actions.about import set_me
from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.financial_years import add_year
from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.needs import add_need
from kaccount_desktop.book.actions.people import (
    add_person,
    add_position,
    edit_position,
    leave_position,
)
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.projects import create_project, set_member
from kaccount_desktop.book.actions.promises import add_promise
from kaccount_desktop.book.actions.standing import (
    add_relation,
    set_closeness,
    set_pairing,
    set_stand,
)
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Closeness, Colleague, Contact, Customer, Pairing
from kaccount_desktop.files import workbook_export
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.importing import import_file, list_options
from kaccount_desktop.files.progress import StoppedError
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.files.workbook_export import export
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.files.conftest import TODAY

TITLES = {
    "zh_CN": [*"客户 联系人 项目 跟进记录 任务 需求 承诺 财务年度 项目组 人际关系".split()],
    "en": [
        *("Customer", "Contact", "Project", "Follow-up", "Task", "Need", "Promise"),
        *("Financial year", "Project team", "Relation"),
    ],
}


def fill(book: Book) -> None:
    """Put one of everything the export carries into a book."""
    wang, li = add_colleague(book, "王伟"), add_colleague(book, "李雷")
    set_me(book, wang)
    group = create_customer(book, "澜州集团")
    customer = create_customer(
        book,
        "=cmd()<b>澜州重工</b>𠮷有限公司",
        parent=group,
        owner=wang,
        credit_code="91440300708461136T",
        ownership="state",
        benchmark=True,
        employees=1200,
        credit_limit="1234567.89",
        settlement_days=60,
        suggested_grade="B",
        lifecycle="developing",
        founded_year="1998-05",
        note="第一行\n" + "说明" * 2000,
    )
    chen, chen_post = add_person(
        book, customer, "陈建国", "设备部部长", function="technical", mobile="013800001234"
    )
    gu, gu_post = add_person(book, customer, "顾维民", "总经理", mobile="139", note="=1+1")
    edit_position(book, chen_post, "reports_to", gu_post)
    leave_position(book, add_position(book, group, gu, "董事"), "2026-03")
    line = create_project(
        book, customer, "焊装线改造", amount="99999999999.99", purchase_date="2027", status="open"
    )
    other = create_project(book, customer, "备件", "five_phases", opening_stage="assess", owner=li)
    set_stand(book, line, chen, role="decision_maker", attitude=-1, concerns="quality,price")
    set_stand(book, other, chen, role="user", influence=4)
    set_closeness(book, chen, wang, 3)
    set_closeness(book, gu, li, 2)
    set_closeness(book, gu, wang, 4)
    set_pairing(book, chen, li, level_wanted=3)
    set_pairing(book, gu, li, level_wanted=4)
    start_run(book, customer, "seven_stages", opening_stage="deep_contact")
    record_follow_up(
        book,
        customer,
        "visit",
        datetime.date(2026, 11, 20),
        "perfunctory",
        summary="谈了价格\n第二行",
        next_step="寄样",
        next_day=datetime.date(2026, 12, 1),
        contacts=[chen, gu],
        project=line,
    )
    plan_visit(
        book,
        customer,
        datetime.date(2026, 12, 3),
        contacts=[gu],
        colleagues=[li, wang],
        goal="见总经理",
        start_time="09:30",
        materials="样册\n检测报告",
    )
    add_year(book, customer, 2025, revenue="123456789.01", inventory="0", net_profit=None)
    set_member(book, line, li, role="技术", start="2026-05")
    add_relation(book, chen, gu, "former_colleague", directed=True, strength=3, note="同车间")
    add_task(book, customer, "催款", datetime.date(2026, 11, 2), kind="payment", owner=li)
    add_need(book, customer, "delight", "想领先同行", answer="新工艺", proof="样件")
    add_promise(book, customer, "them", "月底前给图纸", due=datetime.date(2026, 11, 30))


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    return {sheet.name: sheet.rows for sheet in read_workbook(path).sheets}


def who_knows_whom(book: Book, model: type[Closeness | Pairing]) -> set[tuple[str, str]]:
    query = model.select(Contact.name, Colleague.name.alias("ours"))
    rows = book.read(query.join(Contact).switch(model).join(Colleague))
    return {(row.name, row.ours) for row in rows}


def in_any_order(path: Path) -> dict[str, list[str]]:
    return {name: sorted(map(str, rows)) for name, rows in sheets(path).items()}


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_what_was_exported_makes_the_same_book_again(
    book: Book, tmp_path: Path, language: str
) -> None:
    fill(book)
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    exported = export(book, first, language)
    assert list(exported.rows) == TITLES[language]
    assert list(exported.rows.values()) == [2, 6, 2, 2, 3, 1, 1, 1, 1, 1]
    with Book.create(tmp_path / "again.kabook", Clock(TODAY)) as again:
        report = import_file(again, first, options=list_options(again, language=language))
        assert report.refusals == []
        assert report.differences == []
        assert [note.text.zh[:7] for note in report.notes] == ["这是导出的客户库"[:7]]
        export(again, second, language)
        assert in_any_order(second) == in_any_order(first)
        for model in (Closeness, Pairing):
            assert who_knows_whom(again, model) == who_knows_whom(book, model)
        assert len(again.read(Contact.select())) == len(book.read(Contact.select()))
        assert not import_file(again, first).changed
    assert not import_file(book, first).changed


def test_every_heading_of_an_export_is_known(book: Book, tmp_path: Path) -> None:
    fill(book)
    path = tmp_path / "book.xlsx"
    export(book, path)
    for mapping in recognise(read_workbook(path)):
        assert mapping.included, mapping.sheet
        assert all(column.confidence == 1.0 for column in mapping.columns), mapping.sheet


def test_no_text_becomes_a_formula_and_numbers_stay_exact(book: Book, tmp_path: Path) -> None:
    fill(book)
    path = tmp_path / "book.xlsx"
    export(book, path)
    with zipfile.ZipFile(path) as archive:
        parts = [archive.read(name) for name in archive.namelist() if "worksheets/" in name]
    assert all(b"<f>" not in part and b"<f " not in part for part in parts)
    rows = sheets(path)
    customer = dict(zip(rows["客户"][0], rows["客户"][2], strict=True))
    assert customer["客户名称"] == "=cmd()<b>澜州重工</b>𠮷有限公司"
    assert Decimal(str(customer["信用额度"])) == Decimal("1234567.89")
    assert (customer["开发流程"], customer["客户阶段"]) == (
        "大客户业务流程及管理办法（简化版）",
        "深入接触",
    )
    people = [dict(zip(rows["联系人"][0], row, strict=True)) for row in rows["联系人"][1:]]
    assert people[0]["手机"] == "013800001234"
    assert [(one["项目名称"], one["角色"]) for one in people[:2]] == [
        ("焊装线改造", "决策人"),
        ("备件", "使用者"),
    ]


def test_an_empty_book_is_a_workbook_of_headings(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "empty.xlsx"
    exported = export(book, path)
    assert set(exported.rows.values()) == {0}
    assert [len(rows) for rows in sheets(path).values()] == [1] * 10


def test_what_does_not_fit_a_sheet_goes_on_in_another(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(5):
        create_customer(book, f"第{number}机械厂")
    monkeypatch.setattr(workbook_export, "LAST_ROW", 2)
    path = tmp_path / "split.xlsx"
    assert export(book, path).rows["客户"] == 5
    assert [len(sheets(path)[name]) for name in ("客户", "客户 2", "客户 3")] == [3, 3, 2]
    with Book.create(tmp_path / "again.kabook", Clock(TODAY)) as again:
        assert import_file(again, path).added == 5


def test_a_text_longer_than_a_cell_is_cut_and_said(book: Book, tmp_path: Path) -> None:
    create_customer(book, "甲公司", note="字" * 40_000)
    exported = export(book, tmp_path / "long.xlsx")
    [cut] = exported.cut
    assert "客户 第 2 行「备注」" in cut.zh


def test_a_cancelled_export_leaves_the_old_file(book: Book, tmp_path: Path) -> None:
    create_customer(book, "甲公司")
    path = tmp_path / "old.xlsx"
    path.write_bytes(b"old")
    with pytest.raises(StoppedError):
        export(book, path, cancelled=lambda: True)
    assert path.read_bytes() == b"old"
    assert {one.name for one in tmp_path.iterdir()} >= {"old.xlsx"}
    assert not list(tmp_path.glob(".export-*"))


def test_a_place_that_cannot_be_written_is_refused(book: Book, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("x")
    with pytest.raises(KnownError, match="cannot be written"):
        export(book, blocked / "out.xlsx")
    with pytest.raises(KnownError, match="cannot be written"):
        export(book, tmp_path / "missing" / "out.xlsx")


def test_an_approved_grade_does_not_come_back_as_a_suggestion(book: Book, tmp_path: Path) -> None:
    fill(book)
    with book.change("approve") as change:
        for row in book.read(Customer.select(Customer.key)):
            change.update(Customer, row.key, grade="A", suggested_grade="")
    path = tmp_path / "book.xlsx"
    export(book, path)
    assert not import_file(book, path).changed
