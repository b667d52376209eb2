"""Stages as lists name them."""

from __future__ import annotations

import pytest

from kaccount_desktop.files.stage_names import StageNames, StageRef
from kaccount_desktop.rules.playbooks import load_all

DEEP = ("seven_stages", "deep_contact")
ASSESS = ("five_phases", "assess")


@pytest.fixture(scope="module")
def names() -> StageNames:
    return StageNames.of(load_all().values(), {"谈判": ("five_phases", "closing")})


@pytest.mark.parametrize(
    ("words", "stages"),
    [
        ("深入接触", {DEEP}),
        ("深入接触阶段", {DEEP}),
        ("第三阶段：深入接触", {DEEP}),
        ("3、深入接触", {DEEP}),
        ("Deep contact", {DEEP}),
        ("deep_contact", {DEEP}),
        ("价值评估", {ASSESS}),
        ("第三阶段", {DEEP, ASSESS}),
        ("阶段三", {DEEP, ASSESS}),
        ("3", {DEEP, ASSESS}),
        ("谈判", {("five_phases", "closing")}),
        ("危机公关", {("seven_stages", "crisis")}),
        ("报价", set()),
        ("接触", set()),
    ],
)
def test_words_find_their_stages(names: StageNames, words: str, stages: set[StageRef]) -> None:
    assert set(names.candidates(words)) == stages


def test_the_sure_ones_decide_the_usual_playbook(names: StageNames) -> None:
    assert names.usual(["第三阶段", "深入接触", "走访市场", "价值评估"]) == "seven_stages"
    assert names.usual(["第三阶段"]) is None


def test_a_playbook_is_found_by_title_and_id(names: StageNames) -> None:
    assert names.playbook("客户开发流程") == "five_phases"
    assert names.playbook("seven_stages") == "seven_stages"
    assert names.playbook("x") is None
