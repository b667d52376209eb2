"""Processes: laid out in working days, opened as 期初, ticked, passed, returned, ended."""

from __future__ import annotations

from datetime import date

import pytest

from kaccount_desktop.book.actions.colleagues import add_colleague, set_role
from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.outcomes import decide_gate, end_run, resume_run
from kaccount_desktop.book.actions.processes import (
    open_criteria,
    pass_stage,
    plan_stage,
    plan_stages,
    start_event_stage,
    start_run,
    tick,
)
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import open_tasks
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.queries.process import RunRow, StageRow, gate_checks, runs
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.workdays import add_workdays, workdays_between
from tests.book.conftest import TODAY, Known

STAGES = ("target", "collect", "assess", "relation", "closing")
SEVEN = (
    "direction",
    "market_visit",
    "deep_contact",
    "progress",
    "first_cooperation",
    "crisis",
    "steady",
)


def run_of(book: Book, customer: int, key: int) -> RunRow:
    return next(r for r in runs(book, customer) if r.key == key)


def stages(book: Book, customer: int, key: int) -> dict[str, StageRow]:
    return {s.stage: s for s in run_of(book, customer, key).stages}


def fresh(book: Book, known: Known) -> int:
    return start_run(book, known.customer, "five_phases", project=known.project)


def meet(book: Book, run: int, stage: str) -> None:
    for criterion in open_criteria(book, run, stage):
        tick(book, run, stage, criterion.id, source="会议纪要")


def test_a_fresh_run_is_laid_out_one_stage_after_the_other(book: Book, known: Known) -> None:
    run = fresh(book, known)
    found = stages(book, known.customer, run)
    assert tuple(found) == STAGES
    assert [s.state for s in found.values()] == ["current"] + ["pending"] * 4
    assert found["target"].actual_start == TODAY
    playbook = Shelf(book).current("five_phases")
    day = TODAY
    for stage in playbook.stages:
        row = found[stage.id]
        assert row.planned_start == day
        assert row.planned_end == add_workdays(day, stage.duration_days - 1)
        assert workdays_between(row.planned_start, row.planned_end) == stage.duration_days - 1
        day = add_workdays(row.planned_end, 1)


def test_a_fresh_run_owes_the_tasks_of_its_first_stage(book: Book, known: Known) -> None:
    fresh(book, known)
    rules = Shelf(book).current("five_phases").stages[0].tasks
    rows = open_tasks(book, known.customer)
    assert sorted(t.title for t in rows) == sorted(r.title.zh for r in rules)
    by_title = {r.title.zh: r for r in rules}
    for task in rows:
        rule = by_title[task.title]
        assert task.due == add_workdays(TODAY, rule.offset_days)
        assert (task.kind, task.stage, task.owner) == (rule.kind, "target", "王志强")
        assert task.why == "「确定开发对象」阶段的工作"
    origins = {o for (o,) in book.rows("SELECT origin FROM task")}
    assert origins == {f"five_phases/target/{rule.id}" for rule in rules}


def test_tasks_go_to_the_one_who_plays_the_role(book: Book, known: Known) -> None:
    liu = add_colleague(book, "刘芳")
    set_role(book, "development_manager", [liu], Text("Development manager", "开发经理"))
    edit_customer(book, known.customer, "owner", known.me)
    fresh(book, known)
    assert {t.owner for t in open_tasks(book, known.customer)} == {"刘芳"}


def test_tasks_are_worded_in_the_language_asked_for(book: Book, known: Known) -> None:
    start_run(book, known.customer, "seven_stages", language=ENGLISH)
    assert all(t.title.isascii() for t in open_tasks(book, known.customer))


def test_a_run_keeps_the_playbook_it_started_with(book: Book, known: Known) -> None:
    run = fresh(book, known)
    row = run_of(book, known.customer, run)
    current = Shelf(book).current("five_phases")
    assert row.digest == current.digest
    assert Shelf(book).playbook(row.digest) == current
    other = create_project(book, known.customer, "备件年框", "five_phases")
    assert other
    assert book.rows("SELECT count(*) FROM definition") == [(1,)]


@pytest.mark.parametrize("opening", SEVEN)
def test_an_opening_run_owes_nothing_and_is_late_with_nothing(
    book: Book, known: Known, opening: str
) -> None:
    run = start_run(book, known.customer, "seven_stages", opening_stage=opening)
    row = run_of(book, known.customer, run)
    found = stages(book, known.customer, run)
    assert row.opening
    assert open_tasks(book, known.customer) == []
    assert found[opening].state == "current"
    assert found[opening].actual_start == TODAY
    place = SEVEN.index(opening)
    for stage in SEVEN[:place]:
        expected = "pending" if stage == "crisis" else "opening"
        if opening == "crisis" and stage == "first_cooperation":
            expected = "current"
        assert found[stage].state == expected, stage
        assert expected != "opening" or found[stage].planned_end is None
    for line in found.values():
        assert line.state != "passed"
        assert line.planned_end is None or line.planned_end >= TODAY
    assert row.current is not None


def test_summary_and_list_follow_the_run(book: Book, known: Known) -> None:
    start_run(book, known.customer, "seven_stages", opening_stage="progress")
    summary = book.rows(
        "SELECT playbook, stage, stage_place, opening, next_due, gate_due >= '2026-11-23'"
        " FROM customer_summary WHERE customer=?",
        [known.customer],
    )
    assert summary == [("seven_stages", "progress", 4, 1, None, 1)]


def test_runs_that_do_not_fit_are_refused(book: Book, known: Known) -> None:
    other = create_project(book, known.other, "年框")
    refused = [
        ({"playbook": "five_phases"}, "choose the project"),
        ({"playbook": "seven_stages", "project": known.project}, "not on a project"),
        ({"playbook": "five_phases", "project": other}, "another customer"),
        ({"playbook": "six_phases"}, "no playbook"),
        ({"playbook": "seven_stages", "opening_stage": "eighth"}, "no stage"),
    ]
    for how, part in refused:
        with pytest.raises(KnownError, match=part):
            start_run(book, known.customer, **how)  # type: ignore[arg-type]
    start_run(book, known.customer, "seven_stages")
    with pytest.raises(KnownError, match="already running"):
        start_run(book, known.customer, "seven_stages")
    assert book.rows("SELECT count(*) FROM run") == [(1,)]


def test_a_criterion_is_ticked_with_its_evidence(book: Book, known: Known) -> None:
    run = fresh(book, known)
    assert tick(book, run, "target", "need_found", source="陈建国", note="停线三次")
    check = gate_checks(book, run)["target", "need_found"]
    assert (check.met, check.colleague, check.checked_on, check.note) == (
        True, "王志强", TODAY, "停线三次",
    )  # fmt: skip
    assert (check.evidence.certainty, check.evidence.source) == ("confirmed", "陈建国")
    assert check.evidence.as_of == "2026-11-23"
    assert not tick(book, run, "target", "need_found", source="陈建国")
    assert tick(book, run, "target", "company_known")
    assert gate_checks(book, run)["target", "company_known"].evidence.assumed
    assert tick(book, run, "target", "company_known", met=False)
    assert "company_known" in [c.id for c in open_criteria(book, run)]
    assert not tick(book, run, "target", "motive_known", met=False)
    with pytest.raises(KnownError, match="no criterion"):
        tick(book, run, "target", "everything")


def test_a_gate_names_all_that_is_unmet(book: Book, known: Known) -> None:
    run = fresh(book, known)
    tick(book, run, "target", "company_known")
    unmet = open_criteria(book, run)
    entries = len(history(book))
    with pytest.raises(KnownError) as refusal:
        pass_stage(book, run)
    assert len(unmet) == 3
    for criterion in unmet:
        assert criterion.title.zh in refusal.value.text.zh
        assert criterion.title.en in refusal.value.text.en
    assert len(history(book)) == entries


def test_a_passed_gate_starts_the_next_stage_with_its_tasks(book: Book, known: Known) -> None:
    run = fresh(book, known)
    meet(book, run, "target")
    day = date(2026, 11, 20)
    with pytest.raises(KnownError, match="began on 2026-11-23"):
        pass_stage(book, run, day)
    assert pass_stage(book, run) == "collect"
    found = stages(book, known.customer, run)
    assert (found["target"].state, found["target"].actual_end) == ("passed", TODAY)
    assert (found["collect"].state, found["collect"].actual_start) == ("current", TODAY)
    rules = Shelf(book).current("five_phases").stages[1].tasks
    added = [t for t in open_tasks(book, known.customer) if t.stage == "collect"]
    assert len(added) == len(rules)
    book.undo()
    assert stages(book, known.customer, run)["collect"].state == "pending"
    assert [t for t in open_tasks(book, known.customer) if t.stage == "collect"] == []


def test_the_last_gate_ends_the_run(book: Book, known: Known) -> None:
    run = start_run(
        book, known.customer, "five_phases", project=known.project, opening_stage="closing"
    )
    meet(book, run, "closing")
    assert pass_stage(book, run) is None
    row = run_of(book, known.customer, run)
    assert (row.state, row.ended_on) == ("ended", TODAY)
    with pytest.raises(KnownError, match="over"):
        pass_stage(book, run)
    assert start_run(book, known.customer, "five_phases", project=known.project)


def test_a_stage_on_event_blocks_nothing_and_recurs(book: Book, known: Known) -> None:
    run = start_run(book, known.customer, "seven_stages", opening_stage="first_cooperation")
    with pytest.raises(KnownError, match="stage before it"):
        start_event_stage(book, run, "steady")
    start_event_stage(book, run, "crisis")
    assert [t.stage for t in open_tasks(book, known.customer)].count("crisis") > 0
    meet(book, run, "first_cooperation")
    assert pass_stage(book, run) == "steady"
    with pytest.raises(KnownError, match="unmet"):
        pass_stage(book, run, stage="crisis")
    meet(book, run, "crisis")
    assert pass_stage(book, run, stage="crisis") is None
    found = stages(book, known.customer, run)
    assert (found["crisis"].state, found["steady"].state) == ("passed", "current")
    start_event_stage(book, run, "crisis")
    again = stages(book, known.customer, run)["crisis"]
    assert (again.state, again.actual_end) == ("current", None)
    assert open_criteria(book, run, "crisis") != []


def test_dates_are_planned_anew(book: Book, known: Known) -> None:
    run = fresh(book, known)
    start, end = date(2026, 12, 1), date(2026, 12, 18)
    assert plan_stage(book, run, "collect", start, end)
    assert history(book, 1)[0].title.zh == "改阶段日期「信息收集与样品资料提供」"
    assert not plan_stage(book, run, "collect", start, end)
    row = stages(book, known.customer, run)["collect"]
    assert (row.planned_start, row.planned_end) == (start, end)
    with pytest.raises(KnownError, match="before it starts"):
        plan_stage(book, run, "collect", end, start)
    later = {"assess": (start, end), "relation": (start, end)}
    assert plan_stages(book, run, later)
    assert history(book, 1)[0].title.en == "Change dates of 2 stages"


def test_a_gate_may_return_to_an_earlier_stage(book: Book, known: Known) -> None:
    run = fresh(book, known)
    for stage in ("target", "collect"):
        meet(book, run, stage)
        pass_stage(book, run)
    assert decide_gate(book, run, "unknown", note="付款情况不清") == "collect"
    found = stages(book, known.customer, run)
    assert [s.state for s in found.values()] == [
        "passed", "current", "pending", "pending", "pending",
    ]  # fmt: skip
    assert found["assess"].actual_start is None
    assert found["assess"].note.startswith("2026-11-23")
    assert found["assess"].note.endswith("：付款情况不清")


def test_a_hold_pauses_and_an_end_closes_what_is_open(book: Book, known: Known) -> None:
    run = start_run(
        book, known.customer, "five_phases", project=known.project, opening_stage="assess"
    )
    decide_gate(book, run, "limited")
    assert run_of(book, known.customer, run).state == "paused"
    assert book.rows("SELECT suggested_grade FROM customer WHERE key=?", [known.customer]) == [
        ("B",)
    ]
    with pytest.raises(KnownError, match="paused"):
        pass_stage(book, run)
    assert resume_run(book, run)
    assert not resume_run(book, run)
    assert decide_gate(book, run, "drop") is None
    assert run_of(book, known.customer, run).state == "ended"


def test_a_gate_passes_by_decision_only_when_its_criteria_are_met(book: Book, known: Known) -> None:
    run = fresh(book, known)
    with pytest.raises(KnownError, match="unmet"):
        decide_gate(book, run, "chance")
    with pytest.raises(KnownError, match="cannot decide"):
        decide_gate(book, run, "maybe")
    meet(book, run, "target")
    assert decide_gate(book, run, "chance") == "collect"


def test_ending_a_run_closes_its_tasks_and_no_others(book: Book, known: Known) -> None:
    run = fresh(book, known)
    start_run(book, known.customer, "seven_stages")
    end_run(book, run, note="改用七阶段")
    assert {t.stage for t in open_tasks(book, known.customer)} == {"direction"}
    closed = book.rows("SELECT DISTINCT result, done_on FROM task WHERE stage='target'")
    assert closed == [("改用七阶段", "2026-11-23")]
