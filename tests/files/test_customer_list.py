"""Rows put together into customers: continuation rows, several people, refusals, notes."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.files.customer_list import read_customers
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.import_plan import CustomerPlan, ImportPlan
from kaccount_desktop.files.list_options import ListOptions
from kaccount_desktop.files.progress import StoppedError
from kaccount_desktop.files.stage_names import StageNames, StageRef
from kaccount_desktop.files.tables import Row, Sheet, Workbook
from kaccount_desktop.rules.playbooks import load_all

TODAY = datetime.date(2026, 11, 23)
CODE = "91440300708461136T"


@pytest.fixture(scope="module")
def stages() -> StageNames:
    return StageNames.of(load_all().values())


class Reading:
    """Reads rows given as a list, as a file of one sheet would be."""

    def __init__(self, stages: StageNames) -> None:
        self._stages = stages

    def __call__(
        self,
        *rows: Sequence[Any],
        merges: Sequence[tuple[int, int, int, int]] | None = None,
        opening: StageRef | None = None,
    ) -> ImportPlan:
        sheet = Sheet(
            "客户", [list(row) for row in rows], list(merges or []), knows_merges=merges is not None
        )
        workbook = Workbook(Path("名单.xlsx"), [sheet])
        options = ListOptions(TODAY, self._stages, opening)
        return read_customers(workbook, recognise(workbook), options)


@pytest.fixture
def reading(stages: StageNames) -> Reading:
    return Reading(stages)


def only(plan: ImportPlan) -> CustomerPlan:
    [customer] = plan.customers
    return customer


def reasons(plan: ImportPlan) -> list[tuple[int, str, bool]]:
    return [(one.row, one.column, one.whole_row) for one in plan.refusals]


def notes(plan: ImportPlan) -> str:
    return "\n".join(note.text.zh for note in plan.notes)


def test_a_row_brings_a_customer_a_person_a_project_and_a_follow_up(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "行业", "客户等级", "联系人", "职务", "手机", "角色", "项目名称", "金额（万元）",
         "采购时间", "阶段", "负责人", "上次跟进日期", "跟进记录", "下次跟进日期"],
        ["甲公司", "机械", "A", "张三", "采购经理", 13912345678.0, "决策人", "一号线", 120.5,
         "2027年3月", "深入接触", "王伟", datetime.date(2026, 3, 1), "电话沟通", "2026-12-01"],
    )  # fmt: skip
    customer = only(plan)
    assert customer.values == {
        "name": "甲公司",
        "industry": "机械",
        "suggested_grade": "A",
        "owner": "王伟",
    }
    assert customer.stage == ("seven_stages", "deep_contact")
    [person] = customer.contacts.values()
    assert person.values == {"name": "张三", "title": "采购经理", "mobile": "13912345678"}
    assert person.stands == {"一号线": {"role": "decision_maker"}}
    [project] = customer.projects.values()
    assert project.values["amount"] == Decimal("1205000.00")
    assert project.values["purchase_date"] == "2027-03"
    [touch] = customer.items["touch"]
    assert (touch.contacts, touch.project) == (("张三",), "一号线")
    [task] = customer.items["task"]
    assert task.values["due"] == datetime.date(2026, 12, 1)
    assert plan.refusals == []


def test_several_rows_of_a_customer_are_one(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "信用代码", "地址", "联系人", "手机"],
        ["华为技术有限公司", "", "深圳", "张三", "139"],
        ["华为技术 有限公司", CODE, "", "李四", "138"],
        ["别的名字", CODE, "北京", "张三", "137"],
    )
    customer = only(plan)
    assert customer.name == "华为技术有限公司"
    assert customer.values["credit_code"] == CODE
    assert [one.name for one in customer.contacts.values()] == ["张三", "李四"]
    assert customer.contacts["张三"].values["mobile"] == "139"
    assert "地址：有 1 行" in notes(plan)
    assert "手机：有 1 行" in notes(plan)


def test_two_credit_codes_are_two_customers(reading: Reading) -> None:
    plan = reading(["客户名称", "信用代码"], ["甲公司", CODE], ["甲公司", "91110108551385082Q"])
    assert len(plan.customers) == 2


def test_rows_below_a_merged_name_continue_the_customer(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "手机"],
        ["甲公司", "张三", "1"],
        ["", "李四", "2"],
        ["", "", ""],
        ["乙公司", "王五", "3"],
        ["", "赵六", "4"],
        merges=[(1, 0, 2, 0)],
    )
    assert [len(one.contacts) for one in plan.customers] == [2, 1]
    assert reasons(plan) == [(6, "A 客户名称", True)]


def test_blank_names_continue_where_nothing_is_merged(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "地址", "联系人"],
        ["甲公司", "深圳", "张三"],
        ["", "", "李四"],
        ["", "上海", "王五"],
        [],
        ["", "", "赵六"],
    )
    assert [one.name for one in only(plan).contacts.values()] == ["张三", "李四"]
    assert reasons(plan) == [(4, "A 客户名称", True), (6, "A 客户名称", True)]
    assert "首见第 3 行" in notes(plan)


def test_what_follows_a_refused_row_is_not_given_to_another_customer(reading: Reading) -> None:
    plan = reading(["客户名称", "联系人"], ["甲公司", "张三"], ["乙" * 201, "李四"], ["", "王五"])
    assert [one.name for one in only(plan).contacts.values()] == ["张三"]
    assert [row for row, _column, _whole in reasons(plan)] == [3, 4]


def test_totals_remarks_and_repeated_headings_are_no_customers(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "标的"],
        ["甲公司", "张三", 5],
        ["客户名称", "联系人", "标的"],
        ["合 计", "", 5],
        ["注：金额单位为元", "", ""],
    )
    assert only(plan).name == "甲公司"
    assert plan.refusals == []
    assert "3 行" in notes(plan)


def test_a_total_whose_word_stands_before_the_names_is_no_customer(reading: Reading) -> None:
    plan = reading(
        ["序号", "客户名称", "标的"],
        ["1", "甲公司", 5],
        ["合计", "12家", 5],
        ["总计：", "", 5],
        ["", "合计：12家客户", 5],
    )
    assert only(plan).name == "甲公司"
    assert plan.refusals == []


def test_a_bad_cell_is_refused_alone_with_row_column_and_reason(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "信用代码", "联系人", "手机", "标的"],
        ["甲公司", "91440300708461136X", "张三", "1.39E+10", "12ab"],
    )
    assert reasons(plan) == [
        (2, "B 信用代码", False),
        (2, "D 手机", False),
        (2, "E 标的", False),
    ]
    assert "校验位" in plan.refusals[0].reason.zh
    assert only(plan).contacts["张三"].values == {"name": "张三"}


def test_words_without_a_place_are_kept_in_the_note(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "企业性质", "员工人数", "QQ", "备注", "联系人", "态度"],
        ["甲公司", "股份制", "100-499人", 12345.0, "老客户", "张三", "看心情"],
    )
    customer = only(plan)
    assert customer.values["note"].split("\n") == [
        "老客户",
        "企业性质：股份制",
        "员工人数：100-499人",
        "QQ：12345",
    ]
    assert customer.contacts["张三"].values["note"] == "态度：看心情"
    assert "企业性质 列：1 个单元格" in notes(plan)


def test_private_facts_are_left_out_and_said(reading: Reading) -> None:
    plan = reading(["客户名称", "联系人", "生日"], ["甲公司", "张三", "1980-01-01"])
    assert "1980" not in str(only(plan))
    assert "私人信息" in notes(plan)


def test_two_people_in_a_cell_are_two(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "手机"],
        ["甲公司", "张三、李四", "139/138"],
        ["乙公司", "<b>王、五</b>", "137"],
    )
    first, second = plan.customers
    assert [one.values for one in first.contacts.values()] == [
        {"name": "张三", "mobile": "139"},
        {"name": "李四", "mobile": "138"},
    ]
    assert [one.name for one in second.contacts.values()] == ["<b>王、五</b>"]


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("刘工，钱主任", ["刘工", "钱主任"]),
        ("赵丽华/周总", ["赵丽华", "周总"]),
        ("张三/采购", ["张三/采购"]),
        ("张三，采购部", ["张三，采购部"]),
        ("王董/董事长", ["王董/董事长"]),
        ("John Smith, Jr", ["John Smith, Jr"]),
        ("王 伟", ["王 伟"]),
    ],
)
def test_people_parted_by_slash_or_comma_are_several_where_all_are_names(
    reading: Reading, cell: str, people: list[str]
) -> None:
    contacts = only(reading(["客户名称", "联系人"], ["甲公司", cell])).contacts
    assert [one.name for one in contacts.values()] == people


def test_a_person_is_known_again_by_the_mobile(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "手机", "职务"],
        ["甲公司", "王伟", "139", ""],
        ["甲公司", "王总", "139", "总经理"],
    )
    [person] = only(plan).contacts.values()
    assert person.values == {"name": "王伟", "mobile": "139", "title": "总经理"}


def test_a_phone_without_a_person_is_the_companys(reading: Reading) -> None:
    plan = reading(["客户名称", "联系人", "手机", "职务"], ["甲公司", "", "139", "采购"])
    customer = only(plan)
    assert customer.contacts == {}
    assert customer.values["phone"] == "139"
    assert customer.values["note"] == "职务：采购"


@pytest.mark.parametrize(
    ("cell", "people"),
    [
        ("张三13800138000", [("张三", "13800138000", None)]),
        ("张三 138-0013-8000", [("张三", "138-0013-8000", None)]),
        ("张三（+86 13800138000）", [("张三", "+86 13800138000", None)]),
        ("张三：0571-88887777", [("张三", None, "0571-88887777")]),
        ("张三13800138000、李四", [("张三", "13800138000", None), ("李四", None, None)]),
        ("张三2", [("张三2", None, None)]),
        ("王总（华东区）", [("王总（华东区）", None, None)]),
    ],
)
def test_a_number_behind_a_name_is_the_persons(
    reading: Reading, cell: str, people: list[tuple[str, str | None, str | None]]
) -> None:
    found = only(reading(["客户名称", "联系人"], ["甲公司", cell])).contacts.values()
    assert [
        (one.name, one.values.get("mobile"), one.values.get("phone")) for one in found
    ] == people


def test_a_number_behind_a_name_stays_where_the_row_has_another(reading: Reading) -> None:
    heads = ["客户名称", "联系人", "手机"]
    [person] = only(reading(heads, ["甲公司", "张三13800138000", "13900139000"])).contacts.values()
    assert person.values == {
        "name": "张三",
        "mobile": "13900139000",
        "note": "联系人：张三13800138000",
    }


def test_an_amount_without_a_project_name_makes_one_project(reading: Reading) -> None:
    customer = only(reading(["客户名称", "标的"], ["甲公司", "50万"], ["甲公司", ""]))
    [project] = customer.projects.values()
    assert project.values == {"name": "意向项目", "amount": Decimal("500000.00")}


def test_a_role_without_a_project_stands_in_the_only_one_or_in_the_level(reading: Reading) -> None:
    heads = ["客户名称", "联系人", "角色", "项目名称"]
    one = only(reading(heads, ["甲公司", "张三", "决策人", ""], ["甲公司", "", "", "一号线"]))
    assert one.contacts["张三"].stands == {"一号线": {"role": "decision_maker"}}
    none = only(reading(heads, ["甲公司", "张三", "决策人", ""]))
    assert none.contacts["张三"].values == {
        "name": "张三",
        "level": "decision",
        "note": "角色：决策人",
    }


def test_a_numbered_stage_is_of_the_playbook_the_others_name(reading: Reading) -> None:
    plan = reading(["客户名称", "阶段"], ["甲公司", "第三阶段"], ["乙公司", "走访市场"])
    assert plan.customers[0].stage == ("seven_stages", "deep_contact")


def test_a_projects_stage_goes_to_the_project_or_makes_one(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "项目名称", "阶段"],
        ["甲公司", "一号线", "关系建立"],
        ["乙公司", "", "关系建立"],
    )
    assert [one.stage for one in plan.customers] == [None, None]
    assert [[(p.name, p.stage) for p in one.projects.values()] for one in plan.customers] == [
        [("一号线", ("five_phases", "relation"))],
        [("意向项目", ("five_phases", "relation"))],
    ]


def test_a_stage_for_the_whole_list_is_for_rows_that_name_none(reading: Reading) -> None:
    opening = ("seven_stages", "market_visit")
    plan = reading(["客户名称", "阶段"], ["甲公司", ""], ["乙公司", "深入接触"], opening=opening)
    assert [one.stage for one in plan.customers] == [opening, ("seven_stages", "deep_contact")]


def test_unknown_stages_are_counted_and_kept(reading: Reading) -> None:
    plan = reading(["客户名称", "阶段"], ["甲公司", "报价"], ["乙公司", "报价"])
    assert plan.unknown_stages == {"报价": 2}
    [note] = plan.notes
    assert (note.sheet, note.row) == ("客户", 2)
    assert note.text.zh == "「报价」不是任何流程的阶段，内容保留在备注中（2 行），首见第 2 行。"
    assert plan.customers[0].values["note"] == "客户阶段：报价"


def test_follow_ups_of_merged_cells_are_put_down_once(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "上次跟进日期", "跟进记录"],
        ["甲公司", "张三", "2026-03-01", "拜访"],
        ["", "李四", "", ""],
        merges=[(1, 0, 2, 0), (1, 2, 2, 2), (1, 3, 2, 3)],
    )
    [touch] = only(plan).items["touch"]
    assert touch.contacts == ("张三", "李四")


def test_two_people_met_on_one_day_are_both_in_the_follow_up(reading: Reading) -> None:
    plan = reading(
        ["客户名称", "联系人", "上次跟进日期"],
        ["甲公司", "张三", "2026-03-01"],
        ["甲公司", "李四", "2026-03-01"],
        ["甲公司", "张三", "2026-03-02"],
    )
    assert [one.contacts for one in only(plan).items["touch"]] == [("张三", "李四"), ("张三",)]


def test_two_owners_in_a_cell(reading: Reading) -> None:
    customer = only(reading(["客户名称", "负责人"], ["甲公司", "李雷、韩梅"]))
    assert customer.values["owner"] == "李雷"
    assert customer.values["note"] == "负责人：李雷、韩梅"


def test_cancelling_stops(stages: StageNames) -> None:
    names: list[Row] = [[f"甲{n}公司"] for n in range(2000)]
    sheet = Sheet("客户", [["客户名称"], *names])
    workbook = Workbook(Path("x.xlsx"), [sheet])
    with pytest.raises(StoppedError):
        read_customers(
            workbook, recognise(workbook), ListOptions(TODAY, stages), cancelled=lambda: True
        )


@pytest.mark.parametrize(
    ("heading", "summary", "kind"),
    [
        ("上次拜访日期", "", "visit"),
        ("上次拜访日期", "电话里谈了价格", "call"),
        ("最近联系时间", "", "call"),
        ("Visit date", "drawings", "visit"),
    ],
)
def test_the_heading_of_a_date_tells_the_kind(
    reading: Reading, heading: str, summary: str, kind: str
) -> None:
    plan = reading(
        ["客户名称", heading, "跟进内容"],
        ["澜州重工股份有限公司", datetime.date(2026, 11, 3), summary],
    )
    (item,) = only(plan).items["touch"]
    assert item.values["kind"] == kind
