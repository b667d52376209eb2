"""The project proposal (项目建议书): what the department manager and the committee decide on.

What the book knows is gathered; what only the proposal asks for are answers of its form. The
ruling of the committee (项目定性) has a page of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from reportlab.platypus.flowables import PageBreak, Spacer

from kaccount_desktop.book.queries.packet import Packet, PacketRun
from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.book.queries.process import MemberRow, StageRow
from kaccount_desktop.rules.choices import (
    BUYING_ROLES,
    CLOSENESS,
    CONCERNS,
    RULING_MEANINGS,
    RULINGS,
    STAGE_STATES,
)
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.money import yuan
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.form_sheet import FormSheet, form_top, section_grid
from kaccount_desktop.sheets.headings import SheetStart, section
from kaccount_desktop.sheets.judged import attitude_words, evidence_words
from kaccount_desktop.sheets.lists import Column, fact_table, list_table
from kaccount_desktop.sheets.overview import customer_facts
from kaccount_desktop.sheets.packet_words import listed, short_day
from kaccount_desktop.sheets.paragraph import (
    CELL,
    CELL_BOLD,
    FORM_TITLE,
    NOTE,
    Words,
    box,
    passage,
)
from kaccount_desktop.sheets.person_card import needs_table
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.tables import HAND_ROW, ROW, Grid

RULING: Final = Text("Ruling of the committee", "项目定性")
_BACKGROUND: Final = Text("1 Background", "一、项目背景")
_CUSTOMER: Final = Text("2 Customer", "二、客户")
_PERSONS: Final = Text("3 Persons", "三、人员")
_NEEDS: Final = Text("4 Needs and our answers", "四、需求与我方回应")
_VALUE: Final = Text("5 Value", "五、价值")
_PLAN: Final = Text("6 Plan by stage", "六、分阶段计划")
_TEAM: Final = Text("7 Team", "七、项目组")
_ASKED: Final = Text("8 Authorisation asked for", "八、申请授权")
_APPROVAL: Final = Text("9 Approval", "九、审批")
_NO_RUN: Final = Text("No process has been started; the plan is empty.", "尚未启动流程，没有计划。")
_NOBODY: Final = Text("Nobody is named yet.", "尚未确定人员。")
_GATE: Final = Text("Gate: {gate}", "评审点：{gate}")
_RULED: Final = Text(
    "Ruled by the key-account committee jointly; may be ruled on again. Exceeding the "
    "authorisation proposes E.",
    "由大客户管理组共同决策，可以再次评定；超出授权的，应提请 E 项目变更。",
)
_OUTCOME: Final = Text("Outcome", "结论")
_MEANING: Final = Text("What it means", "说明")
_ROWS: Final = 3
"""Empty rows to be filled in by hand."""
_CENTRED: Final = CELL.but(align="center")


@dataclass(frozen=True, slots=True)
class ProposalSheet:
    """A proposal ready to be set: its form, and all the book knows (None for an empty one)."""

    sheet: FormSheet
    packet: Packet | None
    team: tuple[MemberRow, ...]


def proposal_story(proposal: ProposalSheet, today: date) -> Story:
    """Return the proposal and, on a page of its own, the ruling."""
    sheet, language = proposal.sheet, proposal.sheet.setting.language
    form = sheet.form
    title = form.title.in_(language)
    heading = Heading(title, sheet.customer, form.number, form.version)
    outline = " · ".join(part for part in (title, sheet.outline) if part)
    story: Story = [
        SheetStart(heading, sheet.key or form.id, outline),
        *form_top(sheet),
        Spacer(1, 4),
        *_answers(_BACKGROUND, proposal, "background"),
        *section(_CUSTOMER.in_(language), language),
        _customer(proposal, language),
        *section(_PERSONS.in_(language), language),
        _persons(proposal, language),
        *section(_NEEDS.in_(language), language),
        *_needs(proposal, language),
        *_answers(_VALUE, proposal, "value"),
        *section(_PLAN.in_(language), language),
        *_plan(proposal, today, language),
        *section(_TEAM.in_(language), language),
        _team(proposal, language),
        *_answers(_ASKED, proposal, "authorisation", keep=150.0),
        *_answers(_APPROVAL, proposal, "approval", keep=170.0),
    ]
    note = [passage(form.note.in_(language), NOTE.but(before=5), language)] if form.note else []
    return [*story, *note, PageBreak(), *_ruling(proposal, heading)]


def _answers(title: Text, proposal: ProposalSheet, ident: str, keep: float = 66.0) -> Story:
    """Return a section of the form under its heading."""
    language = proposal.sheet.setting.language
    return [*section(title.in_(language), language, keep), _section_table(proposal, ident)]


def _section_table(proposal: ProposalSheet, ident: str) -> Grid:
    """Return a section of the form; one nobody filled in yet has room to be filled in by hand."""
    sheet = proposal.sheet
    part = next(one for one in sheet.form.sections if one.id == ident)
    if all(sheet.filled.is_blank(field) for field in part.fields()):
        sheet = replace(sheet, setting=replace(sheet.setting, blank=True))
    return section_grid(sheet, ident)


# -- what the book knows --------------------------------------------------------------------------


def _table(
    columns: Sequence[Column], rows: Sequence[Sequence[Words]], proposal: ProposalSheet
) -> object:
    """Return a table; without rows some empty ones to be filled in by hand."""
    language = proposal.sheet.setting.language
    if rows:
        return list_table(columns, rows, language)
    return list_table(columns, [[""] * len(columns)] * _ROWS, language, least=HAND_ROW)


def _customer(proposal: ProposalSheet, language: str) -> object:
    if proposal.packet is not None:
        return fact_table(customer_facts(proposal.packet, language), language)
    labels = (Text("Industry", "行业"), Text("Size", "规模"), Text("Address", "地址"),
              Text("Main products", "主要产品"), Text("Settlement", "结账周期"),
              Text("Trade position", "行业地位"))  # fmt: skip
    return fact_table([(one.in_(language), "", False) for one in labels], language, least=HAND_ROW)


def _persons(proposal: ProposalSheet, language: str) -> object:
    """Return who counts: those with a role in the project, else everybody known."""
    columns = [
        Column(Text("Name", "姓名").in_(language), 1.3, CELL_BOLD),
        Column(Text("Title", "职务").in_(language), 1.5),
        Column(Text("Role", "角色").in_(language), 1.5, _CENTRED),
        Column(Text("Attitude", "态度").in_(language), 1.4, _CENTRED),
        Column(Text("Closeness", "关系进展").in_(language), 1.5, _CENTRED),
        Column(Text("Concerns", "关注点").in_(language), 1.8),
        Column(Text("Evidence", "依据").in_(language), 2.2),
    ]
    people = proposal.packet.people if proposal.packet else ()
    chosen = [person for person in people if person.role] or list(people)
    chosen.sort(key=lambda person: (-(person.influence or 0), person.key))
    return _table(columns, [_person(person, language) for person in chosen], proposal)


def _person(person: Person, language: str) -> list[Words]:
    role, level = BUYING_ROLES.get(person.role), CLOSENESS.get(str(person.closeness))
    concerns = (CONCERNS[one].in_(language) for one in person.concerns if one in CONCERNS)
    return [
        person.name,
        person.title,
        role.in_(language) if role else "",
        attitude_words(person.attitude, language),
        level.in_(language) if level else "",
        listed(concerns, language),
        evidence_words(person.stand_evidence, language),
    ]


def _needs(proposal: ProposalSheet, language: str) -> Story:
    if proposal.packet is not None:
        return needs_table(list(proposal.packet.needs), language, whose=True)
    columns = [
        Column(Text("Kind", "类别").in_(language), 1),
        Column(Text("In their words", "客户的话").in_(language), 4),
        Column(Text("Our answer and proof", "我方回应与证据").in_(language), 4),
    ]
    return [_table(columns, [], proposal)]


def _plan(proposal: ProposalSheet, today: date, language: str) -> Story:
    """Return the stages of the project's process, else of the customer's, with their gates."""
    columns = [
        Column(Text("Stage", "阶段").in_(language), 2.2, CELL_BOLD),
        Column(Text("Planned", "计划").in_(language), 1.9, _CENTRED),
        Column(Text("Actual", "实际").in_(language), 1.9, _CENTRED),
        Column(Text("State", "状态").in_(language), 1.4, _CENTRED),
        Column(Text("Purpose and gate", "目的和评审").in_(language), 4.0),
    ]
    runs = proposal.packet.runs if proposal.packet else ()
    if proposal.packet is not None and not runs:
        return [passage(_NO_RUN.in_(language), CELL.but(grey=0.25), language)]
    chosen = next((one for one in runs if one.run.project is not None), runs[0] if runs else None)
    rows = [_stage(chosen, one, today, language) for one in chosen.run.stages] if chosen else []
    return [_table(columns, rows, proposal)]


def _stage(run: PacketRun, row: StageRow, today: date, language: str) -> list[Words]:
    stage = run.playbook.stage(row.stage)
    words = [stage.purpose.in_(language)] if stage else []
    if stage is not None and stage.gate is not None:
        words.append(_GATE.format(gate=stage.gate.title).in_(language))
    state = STAGE_STATES.get(row.state)
    return [
        stage.title.in_(language) if stage else row.stage,
        _span(row.planned_start, row.planned_end, today),
        _span(row.actual_start, row.actual_end, today),
        state.in_(language) if state else "",
        "\n".join(words),
    ]


def _span(start: date | None, end: date | None, today: date) -> str:
    if start is None and end is None:
        return ""
    return " – ".join(short_day(day, today) if day else "" for day in (start, end)).strip()


def _team(proposal: ProposalSheet, language: str) -> object:
    columns = [
        Column(Text("Name", "姓名").in_(language), 1.5, CELL_BOLD),
        Column(Text("Title", "职务").in_(language), 2),
        Column(Text("Part in the project", "项目中的分工").in_(language), 4),
        Column(Text("From", "起").in_(language), 1.3, _CENTRED),
    ]
    rows: list[list[Words]] = [
        [member.name, member.title, member.role, member.start]
        for member in proposal.team
        if not member.end
    ]
    return _table(columns, rows, proposal)


# -- the ruling -----------------------------------------------------------------------------------


def _ruling(proposal: ProposalSheet, heading: Heading) -> Story:
    """Return the page of the committee: the five outcomes to be ticked, and who signs."""
    sheet, language = proposal.sheet, proposal.sheet.setting.language
    title = RULING.in_(language)
    field = next(one for one in sheet.form.fields() if one.id == "ruling")
    chosen = "" if sheet.setting.blank else str(sheet.filled.value(field))
    columns = [
        Column(_OUTCOME.in_(language), 2.2),
        Column(_MEANING.in_(language), 7.8),
    ]
    rows: list[list[Words]] = [
        [
            [box(ticked=code == chosen), " ", words.in_(language)],
            RULING_MEANINGS[code].in_(language),
        ]
        for code, words in RULINGS.items()
    ]
    spacing = 0.4 if language == ENGLISH else FORM_TITLE.spacing
    return [
        SheetStart(
            Heading(title, sheet.customer, heading.number, heading.version),
            f"{sheet.key or sheet.form.id}-ruling", title, 1,
        ),
        passage(title, FORM_TITLE.but(spacing=spacing), language),
        passage(_about(proposal, language) or " ", CELL.but(align="center", after=8), language),
        list_table(columns, rows, language, page.BODY_WIDTH, ROW + 8),
        passage(_RULED.in_(language), NOTE.but(before=4, after=8), language),
        Spacer(1, 8),
        _section_table(proposal, "ruling"),
    ]  # fmt: skip


def _about(proposal: ProposalSheet, language: str) -> str:
    if proposal.packet is None or proposal.packet.project is None:
        return ""
    project = proposal.packet.project
    amount = yuan(project.amount, language) if project.amount is not None else ""
    name = str(proposal.packet.customer["name"])
    return " · ".join(part for part in (name, project.name, amount) if part)
