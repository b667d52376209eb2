"""Follow-ups written into one cell, and the next date."""

from __future__ import annotations

from datetime import date

import pytest

from kaccount_desktop.files.follow_ups import follow_ups, kind_of_touch, split_history
from kaccount_desktop.rules.language import Text, same

TODAY = date(2026, 11, 23)
WHO = same("张三")


def test_a_history_is_split_at_its_dates() -> None:
    entries, before = split_history(
        "老客户\n2026-01-02 拜访张总\n谈了价格\n2026年2月3日：寄样\n【2026.3.4】电话"
    )
    assert before == "老客户"
    assert entries == [
        (date(2026, 1, 2), "拜访张总\n谈了价格"),
        (date(2026, 2, 3), "寄样"),
        (date(2026, 3, 4), "电话"),
    ]


def test_what_only_looks_like_a_date_is_text() -> None:
    assert split_history("2026-13-45 x\n型号 2026-1-1") == ([], "2026-13-45 x\n型号 2026-1-1")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("上门拜访了张总", "visit"),
        ("微信发资料，约好拜访", "wechat"),
        ("客户来访验厂", "reception"),
        ("Sent an E-mail", "email"),
        ("寄样", "call"),
    ],
)
def test_the_first_word_tells_the_kind(words: str, kind: str) -> None:
    assert kind_of_touch(words) == kind


def test_the_columns_of_a_row_make_one_touch() -> None:
    found = follow_ups(
        {
            "day": date(2026, 3, 1),
            "summary": "拜访",
            "result": "agreed",
            "next_step": "寄样",
            "next_day": date(2026, 3, 5),
        },
        TODAY,
        WHO,
    )
    [touch] = found.touches
    assert touch["day"] == date(2026, 3, 1)
    assert (touch["kind"], touch["state"], touch["result"]) == ("visit", "done", "agreed")
    assert touch["next_day"] == date(2026, 3, 5)
    assert found.tasks == []
    assert found.left == {}


def test_a_next_date_to_come_is_a_task_and_one_gone_by_is_none() -> None:
    coming = follow_ups({"next_day": date(2026, 11, 23)}, TODAY, WHO)
    [task] = coming.tasks
    assert task["due"] == TODAY
    assert task["title"] == Text("Follow up with 张三", "跟进 张三")
    gone = follow_ups({"next_day": date(2026, 11, 22), "next_step": "报价"}, TODAY, WHO)
    assert gone.tasks == []
    assert gone.left == {"next_day": date(2026, 11, 22), "next_step": "报价"}


def test_the_last_entry_of_a_history_carries_what_is_next() -> None:
    found = follow_ups(
        {"summary": "2026-02-03 寄样\n2026-01-02 拜访", "next_step": "追踪样品"}, TODAY, WHO
    )
    assert [touch["day"].month for touch in found.touches] == [1, 2]
    assert "next_step" not in found.touches[0]
    assert found.touches[1]["next_step"] == "追踪样品"


def test_words_without_a_date_are_left_for_the_note() -> None:
    found = follow_ups({"summary": "一直没有回音"}, TODAY, WHO)
    assert found.touches == []
    assert found.left == {"summary": "一直没有回音"}


def test_a_date_to_come_plans_a_visit_or_asks_for_a_task() -> None:
    visit = follow_ups({"day": date(2026, 12, 1), "summary": "拜访"}, TODAY, WHO)
    assert [(t["state"], t["result"]) for t in visit.touches] == [("planned", "")]
    call = follow_ups({"day": date(2026, 12, 1), "summary": "电话"}, TODAY, WHO)
    assert call.touches == []
    assert [task["title"] for task in call.tasks] == ["电话"]


def test_a_history_and_a_date_column_agree() -> None:
    both = {"day": date(2026, 2, 3), "summary": "2026-01-02 拜访\n2026-02-03 寄样"}
    assert len(follow_ups(both, TODAY, WHO).touches) == 2
    one = {"day": date(2026, 2, 3), "summary": "2026-01-02 说过价格"}
    [touch] = follow_ups(one, TODAY, WHO).touches
    assert touch["day"] == date(2026, 2, 3)
    assert touch["summary"] == "2026-01-02 说过价格"


def test_what_a_visit_was_for_and_brought_goes_with_the_last_one() -> None:
    found = follow_ups(
        {
            "summary": "2026-10-01 初访\n2026-11-01 拜访总工",
            "goal": "看样机",
            "reaction": "warm",
            "colleagues": "李雷",
        },
        TODAY,
        WHO,
    )
    assert [touch.get("goal") for touch in found.touches] == [None, "看样机"]
    assert (found.touches[1]["reaction"], found.touches[1]["colleagues"]) == ("warm", "李雷")
    assert follow_ups({"goal": "看样机"}, TODAY, WHO).left == {"goal": "看样机"}
