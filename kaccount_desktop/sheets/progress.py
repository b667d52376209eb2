"""Where we stand: the gate ahead, needs, last talks, what is due and what was promised."""

from __future__ import annotations

from datetime import date
from typing import Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.queries.activity import TaskRow
from kaccount_desktop.book.queries.packet import Packet, PacketRun
from kaccount_desktop.rules.choices import PROMISE_SIDES
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.playbooks import Criterion, Gate, Stage
from kaccount_desktop.sheets.discreet import judges
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.lists import Column, list_table
from kaccount_desktop.sheets.packet_words import (
    gate_name,
    met_count,
    named_criteria,
    open_gate,
    overdue,
    short_day,
)
from kaccount_desktop.sheets.paragraph import (
    CELL,
    NOTE,
    SHEET_TITLE,
    Words,
    box,
    passage,
    whole_names,
)
from kaccount_desktop.sheets.person_card import (
    NO_TALKS,
    needs_table,
    talk_day,
    talk_kind,
    talk_ours,
    talk_words,
)
from kaccount_desktop.sheets.piece import Story

TITLE: Final = Text("Progress and needs", "进展与需求")
DETAILS: Final = Text("gate, needs, last talks, open matters", "评审点、需求、往来、待办与承诺")
_STAGE: Final = Text('Stage "{stage}"', "阶段「{stage}」")
_GATE: Final = Text(', gate "{gate}"', " · 评审点「{gate}」")
_COUNT: Final = Text("{met} of {all} criteria met", "{all} 项已满足 {met} 项")
_PLANNED: Final = Text("planned for {day}", "计划 {day}")
_KEPT: Final = Text("{count} internal, see the book", "其中 {count} 项为内部标准，见客户库")
_CRITERION: Final = Text("Criterion", "评审标准")
_EVIDENCE: Final = Text("What shows it", "以什么为证")
_MET_BY: Final = Text("Met on {day} {who}", "已满足 {day} {who}")
_NEEDS: Final = Text("What the customer wants, and our answers", "客户要什么，我们怎么答")
_TALKS: Final = Text("Last three talks", "最近三次往来")
_OPEN: Final = Text("Open tasks and promises", "待办与承诺")
_TASK: Final = Text("To do", "待办")
_NOTHING_OPEN: Final = Text("Nothing open.", "没有未办的事。")
_KEPT_TASK: Final = Text("1 internal task is in the book only.", "另有 1 项内部待办，见客户库。")
_KEPT_TASKS: Final = Text(
    "{count} internal tasks are in the book only.", "另有 {count} 项内部待办，见客户库。"
)
_NO_RUN: Final = Text("No process has been started yet.", "还没有启动流程。")
_CENTRED: Final = CELL.but(align="center")


def progress(packet: Packet, today: date, language: str) -> Story:
    """Return the pages on where we stand with the customer."""
    story: Story = [passage(TITLE.in_(language), SHEET_TITLE, language)]
    for packet_run in packet.runs:
        story += _gate(packet_run, today, language)
    if not packet.runs:
        story += [Spacer(1, 4), passage(_NO_RUN.in_(language), CELL.but(grey=0.25), language)]
    story += section(_NEEDS.in_(language), language)
    story += needs_table(list(packet.needs), language, whose=True)
    story += section(_TALKS.in_(language), language)
    story += _talks(packet, today, language)
    story += section(_OPEN.in_(language), language)
    story += _open_matters(packet, today, language)
    return story


# -- the gate -------------------------------------------------------------------------------------


def _gate(packet_run: PacketRun, today: date, language: str) -> Story:
    """Return the criteria of the gate ahead, the open ones first."""
    found = open_gate(packet_run)
    if found is None:
        return []
    stage, gate = found
    name = gate_name(gate, full=packet_run.full)
    title = _STAGE.format(stage=stage.title).in_(language)
    title += _GATE.format(gate=name).in_(language) if name else ""
    if packet_run.run.project_name:
        title = f"{packet_run.run.project_name} · {title}"
    columns = [
        Column(_CRITERION.in_(language), 4.6),
        Column(_EVIDENCE.in_(language), 5.4, CELL.but(grey=0.15)),
    ]
    shown = named_criteria(gate, full=packet_run.full)
    rows = [_criterion(packet_run, stage, one, today, language) for one in shown]
    rows.sort(key=lambda row: row[0])
    state = _state(packet_run, stage, gate, today, language)
    told = [list_table(columns, [words for _, words in rows], language)] if rows else []
    return [*section(title, language), passage(state, CELL.but(after=4), language), *told]


def _state(packet_run: PacketRun, stage: Stage, gate: Gate, today: date, language: str) -> str:
    """Return 4 项已满足 2 项 · 计划 2026-11-13 · 超期 10 天."""
    met = met_count(packet_run, stage, gate)
    words = [_COUNT.format(met=met, all=len(gate.criteria))]
    current = packet_run.run.current
    due = current.planned_end if current else None
    if due is not None:
        words.append(_PLANNED.format(day=short_day(due, today)))
    late = overdue(due, today)
    if late is not None:
        words.append(late)
    kept = len(gate.criteria) - len(named_criteria(gate, full=packet_run.full))
    if kept:
        words.append(_KEPT.format(count=kept))
    return " · ".join(word.in_(language) for word in words)


def _criterion(
    packet_run: PacketRun, stage: Stage, criterion: Criterion, today: date, language: str
) -> tuple[bool, list[Words]]:
    check = packet_run.checks.get((stage.id, criterion.id))
    met = check is not None and check.met
    kept = judges(criterion.evidence) and not packet_run.full
    shown = "" if kept else criterion.evidence.in_(language)
    if check is not None and met:
        day = short_day(check.checked_on, today) if check.checked_on else ""
        shown = _MET_BY.format(day=day, who=check.colleague).in_(language).strip()
    return met, [[box(ticked=met), criterion.title.in_(language)], shown]


# -- talks, tasks, promises -----------------------------------------------------------------------


def _talks(packet: Packet, today: date, language: str) -> Story:
    if not packet.talks:
        return [passage(NO_TALKS.in_(language), CELL.but(grey=0.25), language)]
    columns = [
        Column(Text("Date", "日期").in_(language), 1.1, _CENTRED),
        Column(Text("How", "方式").in_(language), 1.0, _CENTRED),
        Column(Text("With", "对方").in_(language), 1.5, _CENTRED),
        Column(Text("What", "内容").in_(language), 4.2),
        Column(Text("Next step", "下一步").in_(language), 2.4),
        Column(Text("Ours", "我方").in_(language), 1.2, _CENTRED),
    ]
    rows = [
        [
            talk_day(talk, today),
            talk_kind(talk, language),
            whole_names(talk.contacts),
            talk_words(talk, language, full=packet.full),
            "" if judges(talk.next_step) and not packet.full else talk.next_step,
            talk_ours(talk),
        ]
        for talk in packet.talks
    ]
    return [list_table(columns, rows, language)]


def _open_matters(packet: Packet, today: date, language: str) -> Story:
    """Return one table: tasks, then what we promised, then what they promised."""
    rows: list[list[Words]] = [
        [
            _TASK.in_(language),
            _task_words(task, language, full=packet.full),
            _due(task.due, today, language),
            task.owner,
        ]
        for task in packet.tasks
        if not _is_this_visit(task, packet) and (packet.full or not judges(task.title))
    ]
    rows += [
        [
            PROMISE_SIDES[promise.side].in_(language),
            promise.wording,
            _due(promise.due, today, language),
            promise.colleague if promise.side == "us" else promise.contact,
        ]
        for promise in sorted(packet.promises, key=lambda promise: promise.side != "us")
    ]
    kept = 0 if packet.full else sum(judges(task.title) for task in packet.tasks)
    note = _KEPT_TASK if kept == 1 else _KEPT_TASKS.format(count=kept)
    below = [passage(note.in_(language), NOTE.but(before=4), language)] if kept else []
    if not rows:
        return below or [passage(_NOTHING_OPEN.in_(language), CELL.but(grey=0.25), language)]
    columns = [
        Column(Text("Kind", "类别").in_(language), 1.7 if language == ENGLISH else 1.4, _CENTRED),
        Column(Text("What", "事项").in_(language), 6.0),
        Column(Text("Due", "期限").in_(language), 1.7, _CENTRED),
        Column(Text("Who", "负责人").in_(language), 1.3, _CENTRED),
    ]
    return [list_table(columns, rows, language), *below]


def _is_this_visit(task: TaskRow, packet: Packet) -> bool:
    """Tell the task that stands for the visit the packet is made for."""
    return task.kind == "visit" and packet.visit is not None and task.due == packet.visit.day


def _task_words(task: TaskRow, language: str, *, full: bool) -> str:
    """Return what is to be done, and why if anybody may read it."""
    if not task.why or (judges(task.why) and not full):
        return task.title
    return f"{task.title} – {task.why}" if language == ENGLISH else f"{task.title} — {task.why}"


def _due(due: date | None, today: date, language: str) -> str:
    """Return the day, with the days it is late on a second line."""
    if due is None:
        return ""
    day = short_day(due, today)
    late = overdue(due, today)
    return f"{day}\n{late.in_(language)}" if late is not None else day
