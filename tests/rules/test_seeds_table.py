"""docs/seeds.md: every row says what carries the sentence, and every target exists."""

from __future__ import annotations

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaccount_desktop.rules import choices, forms, playbooks
from kaccount_desktop.rules.bindings import RECORDS

SEEDS = Path(__file__).parents[2] / "docs" / "seeds.md"
DOCUMENTS = 15
TARGET = re.compile(r"`(\w+):([\w./-]+)`")


def _rows() -> Iterator[tuple[str, str]]:
    for line in SEEDS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
        if len(cells) == 2 and cells[0] != "Sentence" and set(cells[0]) != {"-"}:
            yield cells[0], cells[1]


def _playbook_targets() -> Iterator[str]:
    for book in playbooks.load_all().values():
        yield f"playbook:{book.id}"
        yield from (f"role:{book.id}/{role.id}" for role in book.roles)
        yield from (f"cadence:{book.id}/{cadence.id}" for cadence in book.cadences)
        for stage in book.stages:
            here = f"{book.id}/{stage.id}"
            yield f"stage:{here}"
            yield from (f"task:{here}/{task.id}" for task in stage.tasks)
            yield from (f"cadence:{here}/{cadence.id}" for cadence in stage.cadences)
            if stage.gate:
                yield from (f"criterion:{here}/{c.id}" for c in stage.gate.criteria)
                yield from (f"outcome:{here}/{o.id}" for o in stage.gate.outcomes)


def _form_targets() -> Iterator[str]:
    for form in forms.load_all().values():
        yield f"form:{form.id}"
        yield from (f"field:{field.code}" for field in form.fields())
        for table in form.tables():
            yield f"field:{table.code}"
            yield from (f"field:{column.code}" for column in table.columns)


@pytest.fixture(scope="module")
def known() -> set[str]:
    tables = {f"choices:{name}" for name, value in vars(choices).items() if isinstance(value, dict)}
    records = {f"record:{record}" for record in RECORDS}
    return {*_playbook_targets(), *_form_targets(), *tables, *records}


def _exists(kind: str, name: str, known: set[str]) -> bool:
    if kind == "rule":
        module, _, function = name.rpartition(".")
        return callable(
            getattr(importlib.import_module(f"kaccount_desktop.rules.{module}"), function, None)
        )
    return f"{kind}:{name}" in known


def test_every_target_exists(known: set[str]) -> None:
    targets = [found for _, carried in _rows() for found in TARGET.findall(carried)]
    assert len(targets) > 200
    assert [f"{kind}:{name}" for kind, name in targets if not _exists(kind, name, known)] == []


def test_every_row_has_a_target_or_a_reason() -> None:
    rows = list(_rows())
    assert len(rows) > 150
    silent = [
        sentence
        for sentence, carried in rows
        if not TARGET.search(carried) and not re.match(r"Not carried( yet)?: \w", carried)
    ]
    assert silent == []


def test_all_documents_are_there() -> None:
    headings = re.findall(r"^## (\d+) ", SEEDS.read_text(encoding="utf-8"), re.MULTILINE)
    assert headings == [str(number) for number in range(1, DOCUMENTS + 1)]


def test_every_stage_of_the_two_playbooks_is_named_by_a_sentence(
    known: set[str],
) -> None:
    text = SEEDS.read_text(encoding="utf-8")
    stages = [target for target in known if target.startswith("stage:")]
    assert len(stages) == 12
    assert [target for target in sorted(stages) if f"`{target}`" not in text] == []


def test_a_benefit_to_the_insider_is_not_carried() -> None:
    carried = next(carried for sentence, carried in _rows() if "有一定回报" in sentence)
    assert carried.startswith("Not carried: the Anti-Unfair Competition Law")
