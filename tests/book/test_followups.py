"""Recording what happened: what it settles, what it asks for next, and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import pytest

from kaccount_desktop.book.actions.followups import (
    delete_follow_up,
    edit_follow_up,
    record_follow_up,
)
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.rhythm import propose_next
from kaccount_desktop.book.actions.settling import FollowUp, answered_tasks
from kaccount_desktop.book.actions.tasks import (
    add_task,
    complete_task,
    delete_task,
    edit_task,
    reopen_task,
    reschedule_task,
)
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import TaskRow, TouchRow, open_tasks, tasks, touches
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.rules.choices import REAL_RESULTS, TOUCH_RESULTS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import ENGLISH
from kaccount_desktop.rules.workdays import add_workdays, is_workday
from tests.book.conftest import TODAY, Known

FRIDAY = date(2026, 11, 20)


def titles(rows: Iterable[TaskRow]) -> list[str]:
    return [t.title for t in rows]


def only_task(book: Book, known: Known) -> TaskRow:
    (task,) = open_tasks(book, known.customer)
    return task


def last_touch(book: Book, known: Known) -> TouchRow:
    return touches(book, known.customer)[0]


def summary(book: Book, known: Known) -> tuple[object, ...]:
    sql = "SELECT next_due, next_title, last_touch FROM customer_summary WHERE customer=?"
    return book.rows(sql, [known.customer])[0]


def test_one_line_records_who_when_and_what(book: Book, known: Known) -> None:
    record_follow_up(
        book, known.customer, "visit", FRIDAY, "progress",
        summary="样机在装", contacts=[known.chen, known.chen], colleagues=[known.me],
        project=known.project, start_time="9：30", end_time="10:15",
    )  # fmt: skip
    touch = last_touch(book, known)
    assert (touch.kind, touch.day, touch.result, touch.state) == (
        "visit",
        FRIDAY,
        "progress",
        "done",
    )
    assert (touch.contacts, touch.colleagues, touch.author) == ("陈建国", "王志强", "王志强")
    assert (touch.start_time, touch.end_time, touch.project) == ("09:30", "10:15", known.project)
    assert history(book, 1)[0].title.zh == "记录跟进：澜州重工股份有限公司（拜访）"
    assert book.rows("SELECT recorded_offset, recorded_at > 0 FROM touch") == [(480, 1)]
    assert book.rows("SELECT count(*) FROM visit") == [(1,)]
    assert summary(book, known)[2] == "2026-11-20"


def test_a_real_contact_asks_for_the_next_by_the_rhythm(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress", contacts=[known.chen])
    task = only_task(book, known)
    assert task.due == add_workdays(FRIDAY, 2) == date(2026, 11, 24)
    assert (task.title, task.kind, task.contact) == ("给 陈建国 打电话", "call", "陈建国")
    assert task.why == "拜访后隔 2 天电话沟通"
    assert task.latest == add_workdays(FRIDAY, 3)
    assert last_touch(book, known).next_day == task.due
    assert summary(book, known)[:2] == ("2026-11-24", "给 陈建国 打电话")


def test_the_preview_says_what_will_come(book: Book, known: Known) -> None:
    proposal = propose_next(book, known.customer, "visit", "progress", FRIDAY)
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress")
    task = only_task(book, known)
    assert (proposal.day, proposal.kind, proposal.why.zh) == (task.due, task.kind, task.why)
    assert proposal.latest == task.latest
    assert not proposal.decide


@pytest.mark.parametrize("result", sorted(TOUCH_RESULTS))
def test_every_result_leaves_a_next_date_on_a_working_day(
    book: Book, known: Known, result: str
) -> None:
    record_follow_up(book, known.customer, "call", TODAY, result)
    task = only_task(book, known)
    assert task.due is not None
    assert task.due > TODAY
    assert is_workday(task.due)
    assert (summary(book, known)[2] is not None) == (result in REAL_RESULTS)


def test_the_next_contact_replaces_what_the_rhythm_asked_for(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress", contacts=[known.chen])
    record_follow_up(
        book, known.customer, "call", TODAY, "noted", summary="周五给话", contacts=[known.gu]
    )
    done = [t for t in tasks(book, known.customer) if t.done_on]
    assert [(t.title, t.done_on, t.result) for t in done] == [
        ("给 陈建国 打电话", TODAY, "已沟通：周五给话")
    ]
    assert only_task(book, known).title == "给 顾维民 打电话"


def test_a_date_typed_goes_before_the_rhythm(book: Book, known: Known) -> None:
    day = date(2026, 12, 4)
    record_follow_up(
        book, known.customer, "call", TODAY, "noted",
        next_step="送检测报告", next_day=day, next_kind="visit",
    )  # fmt: skip
    task = only_task(book, known)
    assert (task.title, task.due, task.kind, task.latest) == ("送检测报告", day, "visit", None)
    assert task.why == "11-23 电话时定下"


def test_what_was_agreed_with_one_is_not_settled_by_talking_to_another(
    book: Book, known: Known
) -> None:
    agreed = date(2026, 11, 27)
    record_follow_up(
        book, known.customer, "call", FRIDAY, "noted",
        contacts=[known.chen], next_step="问样机结论", next_day=agreed,
    )  # fmt: skip
    record_follow_up(book, known.customer, "wechat", TODAY, "noted", contacts=[known.gu])
    assert titles(open_tasks(book, known.customer)) == ["问样机结论", "给 顾维民 打电话"]
    record_follow_up(book, known.customer, "call", TODAY, "agreed", contacts=[known.chen])
    assert titles(open_tasks(book, known.customer)) == ["给 陈建国 打电话"]


def test_nobody_reached_puts_off_and_restarts_nothing(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress", contacts=[known.chen])
    before = only_task(book, known)
    for _ in range(2):
        record_follow_up(book, known.customer, "call", TODAY, "no_answer", contacts=[known.chen])
        task = only_task(book, known)
        assert task.key == before.key
        assert task.due == add_workdays(TODAY, 1)
        assert task.latest == before.latest
        assert task.why == "11-23 未接通，下一个工作日再联系"
    assert summary(book, known)[2] == "2026-11-20"


def test_a_task_typed_survives_a_call_that_reached_nobody(book: Book, known: Known) -> None:
    typed = add_task(book, known.customer, "打电话问账期", FRIDAY, kind="call")
    record_follow_up(book, known.customer, "call", TODAY, "no_answer")
    assert typed in [t.key for t in open_tasks(book, known.customer)]


def test_perfunctory_answers_are_counted_until_a_decision(book: Book, known: Known) -> None:
    day, why = TODAY - timedelta(days=28), []
    for _ in range(3):
        record_follow_up(book, known.customer, "call", day, "perfunctory")
        why.append(only_task(book, known).why)
        day += timedelta(days=7)
    assert "第 1 次，共 2 次" in why[0]
    assert "第 2 次，共 2 次" in why[1]
    assert "请决定" in why[2]
    assert only_task(book, known).title == "决定 澜州重工 是否继续跟进"


def test_an_overdue_rhythm_asks_for_today_not_for_the_past(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", date(2026, 9, 1), "progress")
    assert only_task(book, known).due == TODAY


def test_entries_made_in_any_order_lead_to_the_same_next_date(book: Book, known: Known) -> None:
    days = [TODAY - timedelta(days=n) for n in (20, 10, 3)]
    for customer, order in ((known.customer, days), (known.other, [days[2], days[0], days[1]])):
        for day in order:
            record_follow_up(book, customer, "visit", day, "progress")
    (one,), (other,) = open_tasks(book, known.customer), open_tasks(book, known.other)
    assert one.due == other.due == max(add_workdays(days[2], 2), TODAY)
    assert other.why == one.why


def test_a_late_entry_does_not_settle_what_came_after_it(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "call", TODAY, "noted", contacts=[known.chen])
    before = only_task(book, known)
    record_follow_up(book, known.customer, "call", date(2026, 11, 2), "noted")
    assert only_task(book, known) == before
    record_follow_up(book, known.customer, "call", date(2026, 11, 3), "no_answer")
    assert only_task(book, known) == before


def test_tasks_due_by_then_are_answered_in_kind(book: Book, known: Known) -> None:
    call = add_task(book, known.customer, "打电话", FRIDAY, kind="call")
    visit = add_task(book, known.customer, "上门", FRIDAY, kind="visit")
    sample = add_task(book, known.customer, "寄样品", FRIDAY, kind="sample")
    later = add_task(book, known.customer, "再打电话", date(2026, 12, 1), kind="call")
    undated = add_task(book, known.customer, "有空打电话", kind="call")
    said = FollowUp(known.customer, "call", TODAY, "noted")
    assert answered_tasks(book, said) == [call]
    met = FollowUp(known.customer, "meeting", TODAY, "noted")
    assert sorted(answered_tasks(book, met)) == [call, visit]
    assert answered_tasks(book, FollowUp(known.customer, "call", TODAY, "no_answer")) == []
    record_follow_up(book, known.customer, "call", TODAY, "noted", answers=[sample])
    still_open = [t.key for t in open_tasks(book, known.customer)]
    assert sample not in still_open
    assert {call, visit, later, undated} <= set(still_open)


def test_tasks_of_another_project_are_left_alone(book: Book, known: Known) -> None:
    task = add_task(book, known.customer, "打电话", FRIDAY, kind="call", project=known.project)
    other = FollowUp(known.customer, "call", TODAY, "noted", project=1)
    same = FollowUp(known.customer, "call", TODAY, "noted", project=known.project)
    assert answered_tasks(book, other) == []
    assert answered_tasks(book, same) == [task]


def test_a_sample_sent_sets_its_own_rhythm(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "call", date(2026, 11, 17), "noted")
    sent = add_task(book, known.customer, "寄样品", TODAY, kind="sample")
    complete_task(book, sent, on=TODAY)
    proposal = propose_next(book, known.customer, "call", "no_answer", TODAY)
    assert proposal.day == add_workdays(TODAY, 1)
    assert proposal.latest == add_workdays(TODAY, 3)


def test_the_stage_in_progress_sets_the_rhythm(book: Book, known: Known) -> None:
    before = propose_next(book, known.customer, "call", "noted", TODAY)
    start_run(book, known.customer, "seven_stages", opening_stage="steady")
    after = propose_next(book, known.customer, "call", "noted", TODAY)
    assert before.day == add_workdays(TODAY, 5)
    assert after.day == add_workdays(TODAY, 10)


def test_what_cannot_be_is_refused(book: Book, known: Known) -> None:
    entries = len(history(book))
    tomorrow = TODAY + timedelta(days=1)
    with pytest.raises(KnownError, match="still to come"):
        record_follow_up(book, known.customer, "call", tomorrow, "noted")
    with pytest.raises(KnownError, match="before the contact"):
        record_follow_up(book, known.customer, "call", TODAY, "noted", next_day=FRIDAY)
    with pytest.raises(KnownError, match="Choose a result"):
        record_follow_up(book, known.customer, "call", TODAY, "")
    with pytest.raises(KnownError, match="kind of contact"):
        record_follow_up(book, known.customer, "telepathy", TODAY, "noted")
    with pytest.raises(KnownError, match="14:30"):
        record_follow_up(book, known.customer, "call", TODAY, "noted", start_time="25:00")
    with pytest.raises(KnownError, match="no longer"):
        record_follow_up(book, 1, "call", TODAY, "noted")
    assert len(history(book)) == entries


def test_one_undo_takes_all_of_it_back(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress", contacts=[known.chen])
    before = tasks(book, known.customer), summary(book, known)
    record_follow_up(book, known.customer, "call", TODAY, "agreed", contacts=[known.chen])
    book.undo()
    assert (tasks(book, known.customer), summary(book, known)) == before


def test_tasks_are_worded_in_the_language_asked_for(book: Book, known: Known) -> None:
    record_follow_up(book, known.customer, "visit", FRIDAY, "progress", language=ENGLISH)
    task = only_task(book, known)
    assert task.title == "Call 澜州重工"
    assert task.why == "After a visit, call every 2 days"


def test_the_next_date_and_step_can_be_edited_afterwards(book: Book, known: Known) -> None:
    touch = record_follow_up(book, known.customer, "visit", FRIDAY, "progress")
    day = date(2026, 12, 1)
    assert edit_follow_up(book, touch, "next_day", day)
    assert edit_follow_up(book, touch, "next_step", "送报告")
    assert not edit_follow_up(book, touch, "next_step", "送报告")
    task = only_task(book, known)
    assert (task.due, task.title) == (day, "送报告")
    complete_task(book, task.key)
    edit_follow_up(book, touch, "next_day", date(2026, 12, 2))
    assert only_task(book, known).due == date(2026, 12, 2)


def test_a_contact_entered_by_mistake_is_deleted_with_its_task(book: Book, known: Known) -> None:
    touch = record_follow_up(book, known.customer, "call", TODAY, "noted")
    delete_follow_up(book, touch)
    assert touches(book, known.customer) == []
    assert tasks(book, known.customer) == []


def test_tasks_are_done_moved_and_reopened(book: Book, known: Known) -> None:
    key = add_task(
        book, known.customer, " 寄样品 ", date(2026, 11, 24), why="客户要求", due_time="9:00"
    )
    assert edit_task(book, key, "kind", "sample")
    assert reschedule_task(book, key, date(2026, 11, 26), "仓库缺货", due_time="14：30")
    assert not reschedule_task(book, key, date(2026, 11, 26))
    task = only_task(book, known)
    assert (task.title, task.due, task.due_time) == ("寄样品", date(2026, 11, 26), "14:30")
    assert task.why == "客户要求；仓库缺货"
    assert history(book, 1)[0].title.zh == "任务「寄样品」改期至 2026-11-26"
    assert complete_task(book, key, "已寄顺丰")
    assert not complete_task(book, key)
    with pytest.raises(KnownError, match="done already"):
        reschedule_task(book, key, date(2026, 12, 1))
    assert summary(book, known)[0] is None
    assert reopen_task(book, key)
    assert not reopen_task(book, key)
    assert summary(book, known)[0] == "2026-11-26"
    delete_task(book, key)
    assert tasks(book, known.customer) == []
    with pytest.raises(KnownError, match="missing"):
        add_task(book, known.customer, " ")
