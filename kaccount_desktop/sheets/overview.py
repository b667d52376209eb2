"""The customer at a glance (客户概况): stage, facts and the relationship map."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.queries.packet import Packet, PacketRun
from kaccount_desktop.rules.choices import (
    CHAIN_PLACES,
    FUNDING_SOURCES,
    FUNDING_STATES,
    OWNERSHIPS,
    RELATION_KINDS,
)
from kaccount_desktop.rules.dates import long_date
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.maplayout import MapColleague, MapPairing, MapPerson, MapRelation
from kaccount_desktop.rules.money import number, yuan
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.judged import judged_customer
from kaccount_desktop.sheets.lists import Column, Fact, fact_table, list_table, paired
from kaccount_desktop.sheets.map_drawing import MapPicture, map_drawing
from kaccount_desktop.sheets.packet_words import (
    gate_name,
    met_count,
    named_criteria,
    open_gate,
    overdue,
)
from kaccount_desktop.sheets.paragraph import CELL, NOTE, SHEET_TITLE, Span, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.stage_strip import StageStrip, State, Step
from kaccount_desktop.sheets.tables import HAND_ROW, Grid

TITLE: Final = Text("Customer overview", "客户概况")
DETAILS: Final = Text("facts, stage, relationship map", "基本情况、阶段、关系图")
FACTS: Final = Text("Facts", "基本情况")
MAP: Final = Text("Relationship map", "关系图")
_PEOPLE: Final = Text("People", "人员")
_NOBODY: Final = Text("Nobody is known here yet.", "还没有联系人，请在拜访中问清。")
_BLANK_PEOPLE: Final = 6
_OPENING: Final = Text("before the book, not reviewed", "期初，未审")
_SKIPPED: Final = Text("skipped", "已跳过")
_ON_EVENT: Final = Text("on event", "按需启动")
_GATE: Final = Text('Gate "{gate}": ', "评审点「{gate}」")
_SOME_GATE: Final = Text("Gate ahead: ", "评审点：")
_MET: Final = Text("{met} of {all} criteria met.", "{all} 项已满足 {met} 项。")
_OPEN: Final = Text(" Open: {criteria}.", "缺：{criteria}。")
_OPEN_MORE: Final = Text(" Open: {criteria}; and {more} more.", "缺：{criteria}；另 {more} 项。")
_EMPLOYEES: Final = Text("{count} people", "{count} 人")
_REVENUE: Final = Text("{amount} in {year}", "{year} 年营收 {amount}")
_DAYS: Final = Text("{days} days", "{days} 天")
_WORK_RELATIONS: Final = frozenset({"work", "former_colleague"})
_STATES: Final[dict[str, State]] = {
    "passed": "done", "current": "current", "opening": "opening", "skipped": "skipped",
}  # fmt: skip


def overview(packet: Packet, today: date, language: str) -> Story:
    """Return the overview of a customer."""
    story: Story = [passage(packet.customer["name"], SHEET_TITLE, language), Spacer(1, 5)]
    for packet_run in packet.runs:
        story += run_strip(packet_run, language, named=len(packet.runs) > 1)
        line = _gate_line(packet_run, today, language)
        if line:
            story.append(passage(line, CELL.but(before=4), language))
        story.append(Spacer(1, 3))
    story += section(FACTS.in_(language), language)
    story.append(fact_table(customer_facts(packet, language), language))
    if packet.full:
        story += judged_customer(packet, language)
    if packet.people:
        drawing = map_drawing(map_picture(packet, language), language, full=packet.full)
        story += [*section(MAP.in_(language), language, keep=drawing.least_height), drawing]
    else:
        story += section(_PEOPLE.in_(language), language)
        story += [passage(_NOBODY.in_(language), CELL.but(grey=0.25, after=5), language)]
        story.append(_blank_people(language))
    return story


def _blank_people(language: str) -> Grid:
    """Return an empty list of people to be filled in by hand."""
    titles = (
        Text("Name", "姓名"), Text("Title", "职务"), Text("Department", "部门"),
        Text("Phone", "电话"), Text("Reports to", "直接上级"),
    )  # fmt: skip
    columns = [Column(title.in_(language), 1) for title in titles]
    return list_table(columns, [[""] * len(columns)] * _BLANK_PEOPLE, language, least=HAND_ROW)


# -- stages ---------------------------------------------------------------------------------------


def run_strip(packet_run: PacketRun, language: str, *, named: bool) -> Story:
    """Return the strip of a process; `named` says of which."""
    states = {row.stage: row.state for row in packet_run.run.stages}
    steps = []
    for stage in packet_run.playbook.stages:
        state = states.get(stage.id, "pending")
        note = ""
        if state in ("opening", "skipped"):
            note = (_OPENING if state == "opening" else _SKIPPED).in_(language)
        elif stage.on_event and state == "pending":
            note = _ON_EVENT.in_(language)
        steps.append(Step(stage.title.in_(language), _STATES.get(state, "ahead"), note))
    title = packet_run.playbook.title.in_(language)
    words = " · ".join(part for part in (packet_run.run.project_name, title) if part)
    above = [passage(words, NOTE.but(before=2), language), Spacer(1, 2)] if named else []
    return [*above, StageStrip(steps, language)]


def _gate_line(packet_run: PacketRun, today: date, language: str) -> list[str | Span]:
    """Return how the gate ahead stands, in a sentence of one line; the criteria come later."""
    found = open_gate(packet_run)
    current = packet_run.run.current
    if found is None or current is None:
        return []
    stage, gate = found
    met = met_count(packet_run, stage, gate)
    late = overdue(current.planned_end, today)
    words = _MET.format(met=met, all=len(gate.criteria)).in_(language)
    comma = ", " if language == ENGLISH else "，"
    if late is not None:
        words = late.in_(language) + comma + words
    name = gate_name(gate, full=packet_run.full)
    head = Span((_GATE.format(gate=name) if name else _SOME_GATE).in_(language), bold=True)
    missing = [
        criterion.title.in_(language).rstrip("。.")
        for criterion in named_criteria(gate, full=packet_run.full)
        if not _is_met(packet_run, stage.id, criterion.id)
    ]
    for shown in range(len(missing), 0, -1):
        line: list[str | Span] = [head, words + _missing(missing, shown, language)]
        if passage(line, CELL, language).natural_width() <= page.BODY_WIDTH:
            return line
    return [head, words]


def _missing(missing: list[str], shown: int, language: str) -> str:
    """Return the first criteria still open, and how many more there are."""
    joined = ("; " if language == ENGLISH else "；").join(missing[:shown])
    more = len(missing) - shown
    text = _OPEN_MORE.format(criteria=joined, more=more) if more else _OPEN.format(criteria=joined)
    return text.in_(language)


def _is_met(packet_run: PacketRun, stage: str, criterion: str) -> bool:
    check = packet_run.checks.get((stage, criterion))
    return check is not None and check.met


# -- facts ----------------------------------------------------------------------------------------


def customer_facts(packet: Packet, language: str) -> list[Fact]:
    """Return the facts to print: the first ones always, to be filled in by hand if unknown."""
    customer = packet.customer
    always = [
        (Text("Industry", "行业"), customer["industry"]),
        (Text("Size", "规模"), _size(packet, language)),
        (Text("Ownership", "企业性质"), _word(OWNERSHIPS, customer["ownership"], language)),
        (
            Text("Place in the chain", "客户类型"),
            _word(CHAIN_PLACES, customer["chain_place"], language),
        ),
        (Text("Legal head", "法定代表人"), customer["legal_representative"]),
        (Text("Head of finance", "财务主管"), customer["finance_head"]),
        (Text("Phone", "电话"), customer["phone"]),
        (Text("Settlement", "结账周期"), _settlement(customer, language)),
    ]
    known = [
        (Text("Purchase date", "采购时间"), _purchase(packet, language)),
        (Text("Funds", "资金"), _funds(packet, language)),
        (Text("Decision time", "决策周期"), _days(customer["decision_days"], language)),
        (Text("Trade position", "行业地位"), customer["market_position"]),
    ]
    wide = [
        (Text("Address", "地址"), _address(customer)),
        (Text("Main products", "主要产品"), customer["main_products"]),
        (Text("Our product is for", "我方产品用途"), customer["our_product_use"]),
        (Text("Their market", "市场和客户"), customer["their_market"]),
        (Text("Plans", "未来规划"), customer["future_plans"]),
    ]
    told = [*always, *(fact for fact in (*known, *wide) if fact[1])]
    return paired([(label.in_(language), str(value)) for label, value in told], language)


def _word(table: Any, code: str, language: str) -> str:
    return table[code].in_(language) if code in table else code


def _size(packet: Packet, language: str) -> str:
    parts = []
    if packet.customer["employees"] is not None:
        count = number(packet.customer["employees"])
        parts.append(_EMPLOYEES.format(count=count).in_(language))
    if packet.revenue is not None:
        year, amount = packet.revenue
        words = yuan(amount, language, rounded=True)
        parts.append(_REVENUE.format(year=year, amount=words).in_(language))
    return ("; " if language == ENGLISH else "；").join(parts)


def _settlement(customer: Any, language: str) -> str:
    days = _days(customer["settlement_days"], language)
    return _joined([days, customer["payment_method"]], language)


def _joined(parts: list[str], language: str) -> str:
    return (", " if language == ENGLISH else "，").join(part for part in parts if part)


def _days(days: int | None, language: str) -> str:
    return "" if days is None else _DAYS.format(days=days).in_(language)


def _purchase(packet: Packet, language: str) -> str:
    when = packet.project.purchase_date if packet.project else ""
    return long_date(when, language) if when else ""


def _funds(packet: Packet, language: str) -> str:
    if packet.project is None:
        return ""
    source = _word(FUNDING_SOURCES, packet.project.funding_source, language)
    state = _word(FUNDING_STATES, packet.project.funding_state, language)
    if language == ENGLISH and source:
        state = state[:1].lower() + state[1:]
    return _joined([source, state], language)


def _address(customer: Any) -> str:
    """Return region, city and address, without saying a place twice."""
    address = str(customer["address"])
    before = [
        place
        for place in (customer["region"], customer["city"])
        if place and place not in address[: len(place) + 8]
    ]
    return " ".join([*before, address]).strip()


# -- map ------------------------------------------------------------------------------------------


def map_picture(packet: Packet, language: str) -> MapPicture:
    """Return what the map shows: of relations only those of work, nothing of private lives.

    The full edition has every relation that is not private, and the codes of each person.
    """
    people = [
        MapPerson(
            person.key,
            person.name,
            person.title,
            person.map_level,
            person.function or "other",
            person.influence if packet.full else None,
            (person.role or None) if packet.full else None,
            person.attitude if packet.full else None,
            person.closeness if packet.full else 0,
            reports_to=person.reports_to,
            order=packet.map_places.get(person.key),
        )
        for person in packet.people
    ]
    pairings = [
        MapPairing(pair.colleague, person.key) for person in packet.people for pair in person.pairs
    ]
    paired = {pairing.colleague for pairing in pairings}
    colleagues = [
        MapColleague(colleague.key, colleague.name, colleague.title)
        for colleague in packet.colleagues
        if colleague.key in paired
    ]
    relations = [
        MapRelation(
            relation.first,
            relation.second,
            relation.kind,
            RELATION_KINDS[relation.kind].in_(language) if relation.kind in RELATION_KINDS else "",
            strength=relation.strength,
        )
        for relation in packet.relations
        if not relation.private and (packet.full or relation.kind in _WORK_RELATIONS)
    ]
    return MapPicture(people, colleagues, pairings, relations)
