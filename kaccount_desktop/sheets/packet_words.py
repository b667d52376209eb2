"""Words that several sheets of a packet share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from kaccount_desktop.book.queries.packet import PacketRun
from kaccount_desktop.rules.dates import days_late
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.playbooks import Criterion, Gate, Stage
from kaccount_desktop.sheets.discreet import judges

_STAGE: Final = Text("Stage {number}: {title}", "第 {number} 阶段 {title}")
_MARKS: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_OVERDUE: Final = Text("{days} days late", "超期 {days} 天")
_OVERDUE_ONE: Final = Text("1 day late", "超期 1 天")


def listed(words: Iterable[str], language: str) -> str:
    """Return words in a row: 甲、乙, or A, B."""
    return (", " if language == ENGLISH else "、").join(word for word in words if word)


def with_title(name: str, title: str, language: str) -> str:
    """Return a name with the title in brackets."""
    if not title:
        return name
    return f"{name} ({title})" if language == ENGLISH else f"{name}（{title}）"


def people_words(people: Iterable[tuple[str, str]], language: str) -> str:
    """Return people with their titles in a row."""
    return listed((with_title(name, title, language) for name, title in people), language)


def numbered(items: Sequence[str]) -> str:
    """Return items one a line, numbered if there are several."""
    if len(items) == 1:
        return items[0]
    marks = [*_MARKS, *(f"{number}." for number in range(len(_MARKS) + 1, len(items) + 1))]
    return "\n".join(f"{mark} {item}" for mark, item in zip(marks, items, strict=False))


def overdue(due: date | None, today: date) -> Text | None:
    """Return by how many days something is late, or None."""
    late = days_late(due, today) if due else 0
    if not late:
        return None
    return _OVERDUE_ONE if late == 1 else _OVERDUE.format(days=late)


def short_day(day: date, today: date) -> str:
    """Return 11-05 this year, else the day in full."""
    return f"{day:%m-%d}" if day.year == today.year else day.isoformat()


def current_stage(packet_run: PacketRun) -> Stage | None:
    """Return the stage in progress as the playbook has it."""
    current = packet_run.run.current
    return packet_run.playbook.stage(current.stage) if current else None


def stage_words(packet_run: PacketRun, language: str) -> str:
    """Return 第 4 阶段 实质性进展, '' when no stage is in progress."""
    stage = current_stage(packet_run)
    if stage is None:
        return ""
    number = packet_run.playbook.stages.index(stage) + 1
    return _STAGE.format(number=number, title=stage.title).in_(language)


def open_gate(packet_run: PacketRun) -> tuple[Stage, Gate] | None:
    """Return the stage in progress and its gate."""
    stage = current_stage(packet_run)
    return (stage, stage.gate) if stage is not None and stage.gate is not None else None


def met_count(packet_run: PacketRun, stage: Stage, gate: Gate) -> int:
    """Return how many criteria of a gate are met."""
    checks = packet_run.checks
    keys = [(stage.id, criterion.id) for criterion in gate.criteria]
    return sum(key in checks and checks[key].met for key in keys)


def gate_name(gate: Gate, *, full: bool = False) -> Text | None:
    """Return the name of a gate, None where it tells what we want to know of people."""
    return None if judges(gate.title) and not full else gate.title


def named_criteria(gate: Gate, *, full: bool = False) -> list[Criterion]:
    """Return the criteria that may be read by anybody; the others are only counted."""
    return [criterion for criterion in gate.criteria if full or not judges(criterion.title)]
