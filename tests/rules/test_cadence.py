"""When the next touch is due, and why."""

from __future__ import annotations

from datetime import date

import pytest

from kaccount_desktop.rules.cadence import RESULT_OF_REACTION, Event, NextTouch, next_touch
from kaccount_desktop.rules.choices import REACTIONS, TOUCH_RESULTS
from kaccount_desktop.rules.playbooks import Cadence, Playbook, load_all

MONDAY = date(2026, 11, 23)
TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = (date(2026, 11, day) for day in (24, 25, 26, 27))


@pytest.fixture(scope="module")
def seven() -> Playbook:
    return load_all()["seven_stages"]


@pytest.fixture
def rhythms(seven: Playbook) -> tuple[Cadence, ...]:
    return seven.cadences_at("market_visit")


def _next(rhythms: tuple[Cadence, ...], *events: Event) -> NextTouch:
    due = next_touch(rhythms, events)
    assert due is not None
    return due


def test_two_days_after_a_visit_there_is_a_call(rhythms: tuple[Cadence, ...]) -> None:
    due = _next(rhythms, Event(MONDAY, "visit", "progress"))
    assert (due.kind, due.ideal, due.latest) == ("call", WEDNESDAY, THURSDAY)
    assert due.reason.zh == "拜访后隔 2 天电话沟通"


def test_a_sample_is_followed_every_two_to_three_days(rhythms: tuple[Cadence, ...]) -> None:
    sample = Event(MONDAY, "sample")
    first = _next(rhythms, sample)
    assert (first.ideal, first.latest, first.times) == (WEDNESDAY, THURSDAY, 1)
    second = _next(rhythms, sample, Event(WEDNESDAY, "call", "noted"))
    assert (second.ideal, second.latest, second.times) == (FRIDAY, date(2026, 11, 30), 2)
    assert second.reason.zh == "寄样后每 2–3 天追踪"


def test_a_wechat_message_continues_the_rhythm(rhythms: tuple[Cadence, ...]) -> None:
    due = _next(rhythms, Event(MONDAY, "sample"), Event(TUESDAY, "wechat", "noted"))
    assert (due.cadence, due.ideal) == ("after_sample", THURSDAY)


def test_an_agreement_ends_the_rhythm(rhythms: tuple[Cadence, ...]) -> None:
    due = _next(rhythms, Event(MONDAY, "sample"), Event(TUESDAY, "call", "agreed"))
    assert due.cadence == "keep_in_touch"


def test_not_reached_is_tried_again_and_does_not_restart(rhythms: tuple[Cadence, ...]) -> None:
    visit = Event(MONDAY, "visit", "progress")
    due = _next(rhythms, visit, Event(WEDNESDAY, "call", "no_answer"))
    assert (due.kind, due.ideal) == ("call", THURSDAY)
    assert due.latest == THURSDAY  # still the latest day of the visit's rhythm
    late = _next(rhythms, visit, Event(FRIDAY, "call", "no_answer"))
    assert (late.ideal, late.latest) == (date(2026, 11, 30), THURSDAY)
    assert "未接通" in late.reason.zh


def test_reached_after_a_miss_restarts(rhythms: tuple[Cadence, ...]) -> None:
    due = _next(
        rhythms,
        Event(MONDAY, "visit", "progress"),
        Event(WEDNESDAY, "call", "no_answer"),
        Event(THURSDAY, "call", "noted"),
    )
    assert due.ideal == date(2026, 11, 30)


def test_a_first_call_that_reaches_nobody_is_tried_the_next_working_day(
    rhythms: tuple[Cadence, ...],
) -> None:
    due = _next(rhythms, Event(FRIDAY, "call", "no_answer"))
    assert due.ideal == due.latest == date(2026, 11, 30)


def test_perfunctory_answers_are_counted_until_a_decision(rhythms: tuple[Cadence, ...]) -> None:
    events = [Event(MONDAY, "visit", "perfunctory")]
    first = _next(rhythms, *events)
    assert (first.times, first.decide) == (1, False)
    assert "第 1 次，共 2 次" in first.reason.zh
    events.append(Event(THURSDAY, "call", "perfunctory"))
    second = _next(rhythms, *events)
    assert (second.times, second.decide) == (2, False)
    events.append(Event(date(2026, 12, 1), "call", "perfunctory"))
    third = _next(rhythms, *events)
    assert third.decide
    assert (third.kind, third.ideal) == ("other", date(2026, 12, 2))
    assert "停止追踪" in third.reason.zh


def test_a_real_answer_forgets_the_perfunctory_ones(rhythms: tuple[Cadence, ...]) -> None:
    events = [
        Event(MONDAY, "call", "perfunctory"),
        Event(TUESDAY, "call", "perfunctory"),
        Event(WEDNESDAY, "call", "progress"),
        Event(THURSDAY, "call", "perfunctory"),
    ]
    assert _next(rhythms, *events).times == 1
    assert _next(rhythms, *events[:3]).cadence == "keep_in_touch"


def test_trying_in_vain_does_not_delay_a_decision(rhythms: tuple[Cadence, ...]) -> None:
    events = [Event(day, "call", "perfunctory") for day in (MONDAY, TUESDAY, WEDNESDAY)]
    due = _next(rhythms, *events, Event(THURSDAY, "call", "no_answer"))
    assert due.decide


def test_in_the_last_stage_a_visit_asks_for_one_call_only(seven: Playbook) -> None:
    rhythms = seven.cadences_at("steady")
    visit = Event(MONDAY, "visit", "progress")
    assert _next(rhythms, visit).cadence == "steady_visit"
    after = _next(rhythms, visit, Event(WEDNESDAY, "call", "noted"))
    assert (after.cadence, after.ideal) == ("steady_contact", date(2026, 12, 9))


def test_a_complaint_is_followed_every_day(seven: Playbook) -> None:
    due = _next(seven.cadences_at("crisis"), Event(MONDAY, "complaint"))
    assert due.ideal == due.latest == TUESDAY


def test_events_may_come_in_any_order(rhythms: tuple[Cadence, ...]) -> None:
    events = (Event(WEDNESDAY, "call", "noted"), Event(MONDAY, "visit", "progress"))
    assert _next(rhythms, *events).ideal == FRIDAY


def test_nothing_happened_nothing_is_due(rhythms: tuple[Cadence, ...]) -> None:
    assert next_touch(rhythms, []) is None
    assert next_touch([], [Event(MONDAY, "visit", "progress")]) is None


def test_a_window_in_a_year_without_known_holidays_says_so(rhythms: tuple[Cadence, ...]) -> None:
    due = _next(rhythms, Event(date(2040, 1, 2), "visit", "progress"))
    assert due.note is not None
    assert "2040" in due.note.zh


def test_every_reaction_has_a_result() -> None:
    assert set(RESULT_OF_REACTION) == set(REACTIONS)
    assert set(RESULT_OF_REACTION.values()) <= set(TOUCH_RESULTS)
