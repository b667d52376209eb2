"""Visits: planned, prepared, carried out with feedback, called off."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kaccount_desktop.book.actions.needs import add_need, delete_need, edit_need
from kaccount_desktop.book.actions.promises import (
    add_promise,
    break_promise,
    delete_promise,
    edit_promise,
    keep_promise,
    reopen_promise,
)
from kaccount_desktop.book.actions.visits import (
    NewPromise,
    cancel_visit,
    complete_visit,
    edit_visit,
    participants,
    plan_visit,
    set_visit_people,
)
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import (
    needs,
    next_visit,
    open_tasks,
    promises,
    tasks,
    touches,
)
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.workdays import add_workdays
from tests.book.conftest import TODAY, Known

TOMORROW = TODAY + timedelta(days=1)


def planned(book: Book, known: Known, day: date = TOMORROW) -> int:
    return plan_visit(
        book, known.customer, day,
        contacts=[known.chen], colleagues=[known.me], project=known.project,
        goal="确认试单", start_time="9:30", place="澜州三楼会议室",
    )  # fmt: skip


def test_a_visit_cannot_end_before_it_starts(book: Book, known: Known) -> None:
    with pytest.raises(KnownError, match="08:00"):
        plan_visit(book, known.customer, TOMORROW, start_time="9:30", end_time="8:00")
    assert next_visit(book, known.customer, TODAY) is None
    touch = plan_visit(book, known.customer, TOMORROW, start_time="9:30", end_time="11:00")
    with pytest.raises(KnownError, match="09:00"):
        edit_visit(book, touch, "end_time", "9:00")
    assert edit_visit(book, touch, "start_time", "14:00"), "moved to the afternoon, start first"
    assert edit_visit(book, touch, "end_time", "15:00")


def test_a_planned_visit_stands_in_the_lists(book: Book, known: Known) -> None:
    touch = planned(book, known)
    row = next_visit(book, known.customer, TODAY)
    assert row is not None
    assert (row.key, row.day, row.goal, row.start_time) == (touch, TOMORROW, "确认试单", "09:30")
    (task,) = open_tasks(book, known.customer)
    assert (task.title, task.due, task.due_time, task.why) == (
        "拜访 陈建国", TOMORROW, "09:30", "确认试单",
    )  # fmt: skip
    assert participants(book, touch) == ([known.chen], [known.me])
    assert history(book, 1)[0].title.zh == "安排 2026-11-24 拜访 澜州重工股份有限公司"
    with pytest.raises(TypeError):
        plan_visit(book, known.customer, TOMORROW, weather="rain")


def test_preparing_a_visit(book: Book, known: Known) -> None:
    touch = planned(book, known)
    assert edit_visit(book, touch, "talking_points", "样机结论\n备件统一")
    assert not edit_visit(book, touch, "talking_points", "样机结论\n备件统一")
    assert edit_visit(book, touch, "day", "2026-11-26")
    assert edit_visit(book, touch, "start_time", "14:00")
    (task,) = open_tasks(book, known.customer)
    assert (task.due, task.due_time) == (date(2026, 11, 26), "14:00")
    assert set_visit_people(book, touch, contacts=[known.gu])
    assert not set_visit_people(book, touch, contacts=[known.gu])
    assert participants(book, touch) == ([known.gu], [known.me])
    with pytest.raises(KnownError, match="2027-03-18"):
        edit_visit(book, touch, "day", "soon")


def test_feedback_settles_the_visit_and_asks_for_the_next(book: Book, known: Known) -> None:
    touch = planned(book, known, TODAY)
    complete_visit(
        book, touch,
        reaction="agreeing", their_words="回收期算给我看", suggested_grade="A",
        summary="看了样机", next_goal="签试单",
        promises=[NewPromise("us", "周五前发报告", date(2026, 11, 27)), NewPromise("them", " ")],
    )  # fmt: skip
    row = touches(book, known.customer)[0]
    assert (row.state, row.result, row.summary) == ("done", "progress", "看了样机")
    (task,) = open_tasks(book, known.customer)
    assert (task.title, task.due) == ("给 陈建国 打电话", add_workdays(TODAY, 2))
    assert [t.done_on for t in tasks(book, known.customer) if t.kind == "visit"] == [TODAY]
    (promise,) = promises(book, known.customer)
    assert (promise.side, promise.wording, promise.made_on) == ("us", "周五前发报告", TODAY)
    grade = "SELECT grade, suggested_grade, suggested_grade_source FROM customer WHERE key=?"
    assert book.rows(grade, [known.customer]) == [("", "A", "2026-11-23 拜访反馈")]
    assert history(book, 1)[0].title.zh == "录入 澜州重工股份有限公司 2026-11-23 拜访反馈"
    book.undo()
    assert touches(book, known.customer)[0].state == "planned"
    assert promises(book, known.customer) == []


def test_feedback_needs_a_verdict_and_a_day_gone_by(book: Book, known: Known) -> None:
    touch = planned(book, known)
    with pytest.raises(KnownError, match="reaction"):
        complete_visit(book, touch)
    with pytest.raises(KnownError, match="has taken place"):
        complete_visit(book, touch, result="noted", day=TOMORROW)
    with pytest.raises(KnownError, match="result"):
        complete_visit(book, touch, result="splendid")
    complete_visit(book, touch, result="noted")
    assert touches(book, known.customer)[0].day == TODAY


def test_nobody_there_puts_the_rhythm_off(book: Book, known: Known) -> None:
    touch = planned(book, known, TODAY)
    complete_visit(book, touch, result="no_answer", contacts=[])
    (task,) = open_tasks(book, known.customer)
    assert task.due == add_workdays(TODAY, 1)
    assert participants(book, touch)[0] == []


def test_a_visit_called_off_owes_nothing(book: Book, known: Known) -> None:
    touch = planned(book, known)
    assert cancel_visit(book, touch, "客户出差")
    assert not cancel_visit(book, touch)
    row = touches(book, known.customer)[0]
    assert (row.state, row.summary) == ("cancelled", "客户出差")
    assert open_tasks(book, known.customer) == []
    assert next_visit(book, known.customer, TODAY) is None


def test_needs_and_our_answers(book: Book, known: Known) -> None:
    key = add_need(book, known.customer, "pain", "停线一次损失 38 万", contact=known.chen)
    assert history(book, 1)[0].title.zh == "新增 澜州重工股份有限公司 的痛点"
    assert edit_need(book, key, "answer", "样机连续运行 600 小时")
    assert not edit_need(book, key, "answer", "样机连续运行 600 小时")
    (need,) = needs(book, known.customer)
    assert (need.contact, need.answer, need.evidence.as_of) == (
        "陈建国", "样机连续运行 600 小时", "2026-11-23",
    )  # fmt: skip
    for kind, wording in (("wish", "x"), ("pain", " ")):
        with pytest.raises(KnownError):
            add_need(book, known.customer, kind, wording)
    delete_need(book, key)
    assert needs(book, known.customer) == []


def test_promises_are_kept_and_broken(book: Book, known: Known) -> None:
    key = add_promise(book, known.customer, "them", "月底付款", due=date(2026, 11, 30))
    assert keep_promise(book, key)
    assert not keep_promise(book, key)
    assert break_promise(book, key)
    assert history(book, 1)[0].title.zh == "承诺「月底付款」已失信"
    assert reopen_promise(book, key)
    assert edit_promise(book, key, "due", "2026-12-10")
    assert promises(book, known.customer)[0].due == date(2026, 12, 10)
    with pytest.raises(KnownError):
        add_promise(book, known.customer, "both", "x")
    delete_promise(book, key)
    assert promises(book, known.customer) == []
