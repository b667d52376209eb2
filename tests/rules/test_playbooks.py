"""The two playbooks of the program, and what the reader refuses."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.rules.playbooks import Playbook, load_all, load_playbook

SMALL = """\
format = 1
id = "small"
version = "1"
title = { en = "Small", zh = "小" }
source = { en = "s", zh = "s" }
source_note = { en = "n", zh = "n" }
subject = "project"

[[roles]]
id = "seller"
title = { en = "Seller", zh = "业务员" }

[[cadences]]
id = "call"
after = "visit"
kind = "call"
ideal_days = 2
latest_days = 3
why = { en = "w", zh = "w" }

[[stages]]
id = "first"
title = { en = "First", zh = "一" }
purpose = { en = "p", zh = "p" }
keyword = { en = "k", zh = "k" }
duration_days = 5
participants = ["seller"]

[[stages.tasks]]
id = "do"
title = { en = "Do", zh = "做" }
role = "seller"
kind = "form"
form = "customer_information"
offset_days = 1

[stages.gate]
title = { en = "G", zh = "审" }
approver = "seller"

[[stages.gate.criteria]]
id = "c"
title = { en = "c", zh = "c" }
evidence = { en = "e", zh = "e" }

[[stages.gate.outcomes]]
id = "go"
title = { en = "Go", zh = "过" }
effect = "pass"
"""


@pytest.fixture(scope="module")
def playbooks() -> dict[str, Playbook]:
    return load_all()


def _wordings(playbook: Playbook) -> Iterator[Text]:
    yield from (playbook.title, playbook.source, playbook.source_note)
    yield from (role.title for role in playbook.roles)
    yield from (cadence.why for cadence in playbook.cadences)
    for stage in playbook.stages:
        yield from (stage.title, stage.purpose, stage.keyword, *stage.focus)
        yield from (text for text in (stage.entry, stage.exit) if text)
        yield from (task.title for task in stage.tasks)
        yield from (cadence.why for cadence in stage.cadences)
        if stage.gate:
            yield stage.gate.title
            yield from (outcome.title for outcome in stage.gate.outcomes)
            for criterion in stage.gate.criteria:
                yield from (criterion.title, criterion.evidence)


def test_the_seven_stages_have_their_names(playbooks: dict[str, Playbook]) -> None:
    names = [stage.title.zh for stage in playbooks["seven_stages"].stages]
    assert names == "目标和方向 走访市场 深入接触 实质性进展 初步合作 危机公关 稳定与发展".split()
    assert playbooks["seven_stages"].subject == "customer"


def test_the_five_phases_have_their_names(playbooks: dict[str, Playbook]) -> None:
    names = [stage.title.zh for stage in playbooks["five_phases"].stages]
    assert names == [
        "确定开发对象", "信息收集与样品资料提供", "价值评估与开发程序", "关系建立", "促成成交",
    ]  # fmt: skip
    assert playbooks["five_phases"].subject == "project"


def test_the_crisis_starts_on_event_and_is_passed_over(playbooks: dict[str, Playbook]) -> None:
    seven = playbooks["seven_stages"]
    assert [stage.id for stage in seven.stages if stage.on_event] == ["crisis"]
    following = seven.after("first_cooperation")
    assert following is not None
    assert following.id == "steady"
    assert seven.after("steady") is None


def test_the_value_gate_grades_a_to_d(playbooks: dict[str, Playbook]) -> None:
    stage = playbooks["five_phases"].stage("assess")
    assert stage is not None
    assert stage.gate is not None
    effects = {o.grade: o.effect for o in stage.gate.outcomes if o.grade}
    assert effects == {"A": "pass", "B": "hold", "C": "hold", "D": "hold"}
    assert stage.gate.returns_to == "collect"


def test_the_rhythms_are_those_of_the_seeds(playbooks: dict[str, Playbook]) -> None:
    for playbook in playbooks.values():
        rhythm = {c.after: c for c in playbook.cadences}
        assert (rhythm["sample"].ideal_days, rhythm["sample"].latest_days) == (2, 3)
        assert (rhythm["visit"].kind, rhythm["visit"].ideal_days) == ("call", 2)
        assert rhythm["perfunctory"].max_times == 2


def test_a_stage_rhythm_replaces_that_of_the_playbook(playbooks: dict[str, Playbook]) -> None:
    steady = {c.after: c.id for c in playbooks["seven_stages"].cadences_at("steady")}
    assert steady["contact"] == "steady_contact"
    assert steady["visit"] == "steady_visit"
    assert steady["sample"] == "after_sample"


def test_wording_is_complete_and_chinese_has_its_own_punctuation(
    playbooks: dict[str, Playbook],
) -> None:
    for playbook in playbooks.values():
        for text in _wordings(playbook):
            assert re.search(r"[\u4e00-\u9fff]", text.zh), text
            assert not re.search(r"[\u4e00-\u9fff][,.;:!?()]", text.zh), text.zh
            named = text.en.replace(playbook.source.zh.strip("《》"), "")
            assert text in (playbook.source, playbook.source_note) or not re.search(
                r"[\u3000-\u9fff\uff00-\uffef]", named
            ), text.en


def test_no_playbook_speaks_of_a_return_for_the_insider(playbooks: dict[str, Playbook]) -> None:
    refused = re.compile(r"回报|好处费|投其所好|回扣|感情付出|谍|情报员|kickback|bribe")
    for playbook in playbooks.values():
        for text in _wordings(playbook):
            assert not refused.search(text.zh + text.en), text.zh


def test_no_criterion_asks_for_a_rivals_quote(playbooks: dict[str, Playbook]) -> None:
    gates = [s.gate for p in playbooks.values() for s in p.stages if s.gate]
    criteria = [criterion for gate in gates for criterion in gate.criteria]
    assert len(criteria) > 40
    for criterion in criteria:
        assert not re.search(r"对手.{0,6}报价", criterion.title.zh + criterion.evidence.zh)


def test_a_stored_text_loads_as_the_file_did(playbooks: dict[str, Playbook]) -> None:
    for playbook in playbooks.values():
        assert load_playbook(playbook.text, "stored") == playbook


@pytest.mark.parametrize("name", ["five_phases", "seven_stages"])
def test_the_file_is_named_for_its_id(name: str) -> None:
    path = resources_dir("playbooks", f"{name}.toml")
    assert load_playbook(path).id == name


def test_shared_roles_have_one_title(playbooks: dict[str, Playbook]) -> None:
    titles: dict[str, Text] = {}
    for playbook in playbooks.values():
        for role in playbook.roles:
            assert titles.setdefault(role.id, role.title) == role.title


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("format = 1", "format = 2", 1, "newer"),
        ('role = "seller"', 'role = "buyer"', 32, "stage 'first' names an unknown role 'buyer'"),
        ('participants = ["seller"]', 'participants = ["x"]', 27, "unknown role 'x'"),
        ('form = "customer_information"', 'form = "none"', 34, "unknown form 'none'"),
        ("duration_days = 5", "duration_days = 0", 26, "at least 1"),
        ("duration_days = 5", 'duration_days = "5"', 26, "whole number"),
        ("offset_days = 1", "offset_days = 6", 35, "after the stage ends"),
        ("latest_days = 3", "latest_days = 1", 18, "smaller than"),
        ('after = "visit"', 'after = "rain"', 15, "'rain' is not known for 'after'"),
        ('id = "do"', 'ID = "do"', 29, "'id' is missing"),
        ('id = "do"', 'id = "do"\nextra = 1', 31, "'extra' is not known here"),
        ('id = "do"', 'id = "Do it"', 30, "not an id"),
        ('effect = "pass"', 'effect = "stay"', 37, "lets it pass"),
        ('effect = "pass"', 'effect = "return"', 49, "no 'returns_to'"),
        ('approver = "seller"', 'approver = "seller"\nreturns_to = "later"', 40, "earlier stage"),
        ('zh = "做"', 'zh = ""', 31, "'zh' must not be empty"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_line(
    old: str, new: str, line: int, words: str
) -> None:
    assert SMALL.count(old) >= 1
    with pytest.raises(KnownError) as caught:
        load_playbook(SMALL.replace(old, new, 1), "small.toml")
    assert caught.value.text.en.startswith(f"small.toml, line {line}: ")
    assert words in caught.value.text.en


def test_the_small_playbook_is_fine_as_it_stands() -> None:
    playbook = load_playbook(SMALL)
    assert playbook.stages[0].tasks[0].form == "customer_information"
    assert playbook.stages[0].criterion("c") is not None
