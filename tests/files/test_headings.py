"""Which column holds what: headings as people write them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import pytest

from kaccount_desktop.files.fields import FIELDS, GROUPS, KEEP, SKIP
from kaccount_desktop.files.heading_words import meaning
from kaccount_desktop.files.headings import recognise_sheet
from kaccount_desktop.files.html_table import Merge
from kaccount_desktop.files.sheet_mapping import SheetMapping, remap
from kaccount_desktop.files.tables import Sheet


def sheet(
    *rows: Sequence[Any], name: str = "Sheet1", merges: list[Merge] | None = None, body: int = 3
) -> Sheet:
    width = max(len(row) for row in rows)
    filled = [[f"r{number}c{column}" for column in range(width)] for number in range(body)]
    return Sheet(
        name,
        [list(row) for row in rows] + filled,
        merges or [],
        knows_merges=merges is not None,
    )


def targets(mapping: SheetMapping) -> list[str]:
    return [
        one.target if one.place == 1 else f"{one.target} {one.place}" for one in mapping.columns
    ]


def test_every_label_means_its_own_field_in_both_languages() -> None:
    for field in FIELDS.values():
        for label in (field.label.zh, field.label.en):
            found = meaning(label)
            assert (found.fields[:1], found.confidence) == ((field.id,), 1.0), label


@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("group", list(GROUPS))
def test_a_sheet_of_labels_is_read_back_whole(group: str, language: str) -> None:
    fields = ["customer.name"] if group != "customer" else []
    fields += [one for one in FIELDS if FIELDS[one].group == group]
    rows = [FIELDS[one].label.in_(language) for one in fields]
    mapping = recognise_sheet(sheet(rows, name=GROUPS[group].in_(language)))
    assert targets(mapping) == fields


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("单位名称", "customer.name"),
        ("企 业 名 称", "customer.name"),
        ("客户名称*", "customer.name"),
        ("公司名称（必填）", "customer.name"),
        ("甲方", "customer.name"),
        ("Account Name", "customer.name"),
        ("税号", "customer.credit_code"),
        ("统一社会信用代码：", "customer.credit_code"),
        ("法人代表", "customer.legal_representative"),
        ("客户级别", "customer.suggested_grade"),
        ("跟进阶段", "customer.stage"),
        ("业务员", "customer.owner"),
        ("结账周期", "customer.settlement_days"),
        ("主营产品", "customer.main_products"),
        ("手机号码", "contact.mobile"),
        ("电话(手机)", "contact.mobile"),
        ("职位", "contact.title"),
        ("E-mail", "contact.email"),
        ("微信号", "contact.wechat"),
        ("商机名称", "project.name"),
        ("预计签单日期", "project.purchase_date"),
        ("信息来源渠道", "project.information_source"),
        ("资金状况", "project.funding_state"),
        ("上次跟进", "touch.day"),
        ("下次跟进日期", "touch.next_day"),
        ("Next Follow-up Date", "touch.next_day"),
        ("拜访记录", "touch.summary"),
    ],
)
def test_headings_people_write(heading: str, field: str) -> None:
    found = meaning(heading)
    assert (found.fields[0], found.confidence) == (field, 1.0)


@pytest.mark.parametrize(
    ("heading", "field", "unit"),
    [
        ("标的（单位：亿）", "project.amount", "100000000"),
        ("预计金额(万元)", "project.amount", "10000"),
        ("合同额/万元", "project.amount", "10000"),
        ("金额（元）", "project.amount", "1"),
        ("信用额度（千元）", "customer.credit_limit", "1000"),
    ],
)
def test_units_of_money_stand_in_the_heading(heading: str, field: str, unit: str) -> None:
    found = meaning(heading)
    assert (found.fields[0], found.unit) == (field, Decimal(unit))


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("甲方项目对接人电话", "customer.phone"),
        ("我们的采购联系人", "contact.name"),
        ("Main company address", "customer.address"),
    ],
)
def test_a_heading_that_ends_in_a_known_word_is_taken_with_less_confidence(
    heading: str, field: str
) -> None:
    found = meaning(heading)
    assert found.fields[0] == field
    assert 0 < found.confidence < 1


@pytest.mark.parametrize("heading", ["序号", "年营业额(万元)", "去年采购金额", "合同到期时间", ""])
def test_other_headings_mean_nothing(heading: str) -> None:
    assert meaning(heading).fields == ()


def test_the_heading_row_is_found_under_a_title_and_remarks() -> None:
    mapping = recognise_sheet(
        sheet(["2026年客户资料表"], [], ["制表：王伟", "", "日期"], ["客户名称", "联系人", "手机"])
    )
    assert (mapping.heading_rows, mapping.first_row) == ((3,), 4)
    assert targets(mapping) == ["customer.name", "contact.name", "contact.mobile"]
    assert mapping.included


MERGED = [
    ["客户信息", "", "", "联系人", "", "", "项目", ""],
    ["名称", "地址", "电话", "姓名", "电话", "职务", "名称", "金额(万元)"],
]
MERGED_TARGETS = [
    "customer.name",
    "customer.address",
    "customer.phone",
    "contact.name",
    "contact.phone",
    "contact.title",
    "project.name",
    "project.amount",
]


@pytest.mark.parametrize("merges", [[(0, 0, 0, 2), (0, 3, 0, 5), (0, 6, 0, 7)], None])
def test_group_headings_over_two_rows_are_combined(merges: list[Merge] | None) -> None:
    mapping = recognise_sheet(sheet(*MERGED, merges=merges))
    assert (mapping.heading_rows, mapping.first_row) == ((0, 1), 2)
    assert targets(mapping) == MERGED_TARGETS


def test_several_contacts_side_by_side() -> None:
    numbered = recognise_sheet(sheet(["客户", "联系人1", "手机1", "联系人2", "手机2"]))
    repeated = recognise_sheet(sheet(["客户", "联系人", "手机", "联系人", "手机"]))
    grouped = recognise_sheet(
        sheet(
            ["客户名称", "联系人", "", "联系人2", ""],
            ["", "姓名", "手机", "姓名", "手机"],
            merges=[(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)],
        )
    )
    for mapping in (numbered, repeated, grouped):
        assert targets(mapping) == [
            "customer.name",
            "contact.name",
            "contact.mobile",
            "contact.name 2",
            "contact.mobile 2",
        ]


@pytest.mark.parametrize(
    ("name", "headings", "expected"),
    [
        ("Sheet1", ["客户", "联系人", "电话", "地址", "备注"], "customer.note"),
        ("联系人", ["客户名称", "姓名", "职位", "电话", "备注"], "contact.note"),
        ("项目", ["客户名称", "项目名称", "金额", "采购时间", "备注"], "project.note"),
    ],
)
def test_a_shared_heading_belongs_to_what_the_sheet_is_about(
    name: str, headings: list[str], expected: str
) -> None:
    assert targets(recognise_sheet(sheet(headings, name=name)))[-1] == expected


@pytest.mark.parametrize(
    ("heads", "phones", "target"),
    [
        (["联系电话"], [13800138000.0, "+86 13900139000"], "contact.mobile"),
        (["电话"], ["138-0013-8000", "139 0013 9000", "0571-88887777", "13700137000"], "contact.mobile"),
        (["电话"], ["13800138000", "0571-88887777"], "contact.phone"),
        (["电话", "手机"], ["13800138000"], "contact.phone"),
        (["办公电话"], ["13800138000"], "contact.phone"),
    ],
)  # fmt: skip
def test_phones_of_people_that_are_mobiles_are_taken_for_such(
    heads: list[str], phones: list[str | float], target: str
) -> None:
    rows = [["甲", "张三", phone, *heads[1:]] for phone in phones]
    mapping = recognise_sheet(sheet(["客户", "联系人", *heads], *rows, body=0))
    assert targets(mapping)[2] == target


@pytest.mark.parametrize("heading", ["目前进度", "客户进展", "跟进进度", "合作阶段"])
def test_progress_is_the_stage(heading: str) -> None:
    assert targets(recognise_sheet(sheet(["客户", heading])))[-1] == "customer.stage"


def test_a_phone_belongs_to_its_neighbour() -> None:
    mapping = recognise_sheet(sheet(["客户", "电话", "联系人", "电话"]))
    assert targets(mapping) == ["customer.name", "customer.phone", "contact.name", "contact.phone"]
    alone = recognise_sheet(sheet(["Name", "Phone"]))
    assert targets(alone) == ["customer.name", "customer.phone"]
    english = recognise_sheet(sheet(["Company", "Name", "Title", "Phone"]))
    assert targets(english)[1:] == ["contact.name", "contact.title", "contact.phone"]


def test_a_stage_or_status_belongs_to_what_stands_before_it() -> None:
    after = recognise_sheet(sheet(["客户", "项目", "金额", "联系人", "状态", "阶段", "负责人"]))
    assert targets(after)[4:] == ["project.status", "project.stage", "customer.owner"]
    before = recognise_sheet(sheet(["客户", "等级", "状态", "阶段", "项目", "金额"]))
    assert targets(before)[2:4] == ["customer.lifecycle", "customer.stage"]


@pytest.mark.parametrize(
    "heading",
    [
        "联系人生日",
        "联系人籍贯",
        "采购经理家庭情况",
        "联系人性格",
        "年龄",
        "Contact birthday",
        "Age",
    ],
)
def test_a_private_heading_means_nothing_whatever_else_it_names(heading: str) -> None:
    mapping = recognise_sheet(sheet(["客户名称", "联系人", heading]))
    assert targets(mapping) == ["customer.name", "contact.name", SKIP]


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        (["重点项目表", "", "单位：万元"], 10_000),
        (["重点项目表（单位:亿）", "", ""], 100_000_000),
        (["金额单位：人民币 万元", "", ""], 10_000),
        (["单位：华东机械", "", ""], None),
        (["填报单位：亿达公司", "", ""], None),
        (["单位：元", "单位：万元", ""], None),
    ],
)
def test_a_unit_above_the_heading_holds_for_amounts_without_their_own(
    title: list[str], unit: int | None
) -> None:
    mapping = recognise_sheet(sheet(title, ["客户名称", "标的", "信用额度（元）"]))
    assert [one.unit for one in mapping.columns[1:]] == [unit and Decimal(unit), Decimal(1)]


@pytest.mark.parametrize("name", ["Sheet1", "客户拜访名单", "跟进客户"])
def test_a_list_of_customers_with_many_follow_up_columns_stays_one(name: str) -> None:
    heads = [
        "客户名称",
        "联系人",
        "职务",
        "阶段",
        "备注",
        "上次跟进日期",
        "跟进记录",
        "跟进方式",
        "下次跟进",
    ]
    mapping = recognise_sheet(sheet(heads, name=name))
    assert targets(mapping)[2:5] == ["contact.title", "customer.stage", "customer.note"]


def test_an_unknown_column_of_a_sheet_of_tasks_is_kept() -> None:
    mapping = recognise_sheet(sheet(["客户名称", "任务", "到期日", "颜色"], name="任务"))
    assert targets(mapping) == ["customer.name", "task.title", "task.due", KEEP]


def test_a_private_group_heading_takes_its_columns_with_it() -> None:
    rows = [["客户名称", "联系人", "家庭情况", ""], ["", "", "姓名", "电话"]]
    mapping = recognise_sheet(sheet(*rows, merges=[(0, 2, 0, 3), (0, 0, 1, 0), (0, 1, 1, 1)]))
    assert targets(mapping) == ["customer.name", "contact.name", SKIP, SKIP]
    assert mapping.columns[3].label == "D 家庭情况 电话"


def test_unknown_columns_are_kept_private_ones_and_serial_numbers_skipped() -> None:
    mapping = recognise_sheet(sheet(["序号", "客户", "QQ", "生日", "家庭住址", "回扣比例", "空"]))
    assert targets(mapping)[:6] == [SKIP, "customer.name", KEEP, SKIP, SKIP, SKIP]


def test_cells_tell_a_column_without_a_known_heading() -> None:
    rows = [["单位全名", "本人", "号"]]
    rows += [["甲重工有限公司", "a@x.cn", f"1391234567{n}"] for n in range(5)]
    mapping = recognise_sheet(Sheet("Sheet1", rows))  # type: ignore[arg-type]
    assert targets(mapping)[:2] == ["customer.name", "contact.email"]
    headless = recognise_sheet(Sheet("Sheet1", rows[1:]))  # type: ignore[arg-type]
    assert headless.first_row == 0
    assert targets(headless) == ["customer.name", "contact.email", "contact.mobile"]


def test_a_sheet_without_customer_names_is_not_included() -> None:
    mapping = recognise_sheet(sheet(["项目名称", "采购时间", "标的(单位: 亿)", "资金来源"]))
    assert not mapping.ready
    assert not mapping.included
    chosen = remap(mapping, 0, "customer.name")
    assert chosen.included


def test_remapping_takes_a_field_from_the_column_that_had_it() -> None:
    mapping = recognise_sheet(sheet(["客户", "行业", "领域"]))
    changed = remap(mapping, 2, "customer.industry")
    assert targets(changed) == ["customer.name", KEEP, "customer.industry"]
    assert changed.columns[2].confidence == 1.0


def test_remapping_a_second_person_makes_a_second_place() -> None:
    mapping = recognise_sheet(sheet(["客户", "联系人", "副手"]))
    assert targets(remap(mapping, 2, "contact.name"))[1:] == ["contact.name", "contact.name 2"]


def test_a_hidden_sheet_is_mapped_but_not_included() -> None:
    hidden = sheet(["客户名称", "联系人"])
    hidden.hidden = True
    mapping = recognise_sheet(hidden)
    assert mapping.ready
    assert not mapping.included
