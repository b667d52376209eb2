"""What only the full edition shows: how we judge a customer and its people, and on what evidence."""

from __future__ import annotations

from typing import Final

from kaccount_desktop.book.queries.packet import Packet
from kaccount_desktop.book.queries.people import Evidence, Person
from kaccount_desktop.rules.choices import (
    ATTITUDE_SIGNS,
    ATTITUDES,
    BUYING_ROLES,
    CERTAINTIES,
    CLOSENESS,
    GRADES,
    INFORMATION_SOURCES,
    LIFECYCLES,
    UNKNOWN_ATTITUDE,
    Choices,
)
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.money import yuan
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.lists import fact_table, paired
from kaccount_desktop.sheets.packet_words import listed
from kaccount_desktop.sheets.piece import Story

JUDGEMENT: Final = Text("How we judge (internal)", "我方判断（内部）")
_UNKNOWN: Final = Text("Unknown", "不明")
_SUGGESTED: Final = Text("{grade} (suggested)", "{grade}（建议）")
_POWER: Final = Text("{formal} on paper, {real} in fact", "职权 {formal}，实权 {real}")
_OF_FIVE: Final = Text("{level} of 5", "{level}（共 5）")
_CLOSEST: Final = Text("{level} (with {who})", "{level}（与 {who}）")


def judged_customer(packet: Packet, language: str) -> Story:
    """Return grade, status, credit and the source of the project."""
    customer, project = packet.customer, packet.project
    source = project.information_source if project else ""
    credit = customer["credit_limit"]
    told = [
        (Text("Grade", "等级"), _grade(packet, language)),
        (Text("Status", "状态"), _word(LIFECYCLES, customer["lifecycle"], language)),
        (Text("Credit limit", "信用额度"), yuan(credit, language) if credit is not None else ""),
        (Text("Paying", "付款情况"), str(customer["payment_punctuality"])),
        (Text("Source", "信息来源"), _word(INFORMATION_SOURCES, source, language)),
        (Text("Why change supplier", "换供应商的原因"), str(customer["supplier_motive"])),
    ]
    return _section(told, language)


def judged_person(person: Person, language: str) -> Story:
    """Return role, attitude, influence, closeness and what they rest on."""
    level = _word(CLOSENESS, str(person.closeness or ""), language)
    if level and person.closest:
        level = _CLOSEST.format(level=level, who=person.closest).in_(language)
    influence = str(person.influence or "")
    told = [
        (Text("Role", "角色"), _word(BUYING_ROLES, person.role, language)),
        (Text("Attitude", "态度"), attitude_words(person.attitude, language)),
        (
            Text("Influence", "影响力"),
            _OF_FIVE.format(level=influence).in_(language) if influence else "",
        ),
        (Text("Power", "权力"), _power(person, language)),
        (Text("Closeness", "关系进展"), level),
        (Text("Evidence", "依据"), evidence_words(person.stand_evidence, language)),
        (Text("Wanted next", "下一步配对"), _wanted(person, language)),
        (Text("Note", "备注"), person.note),
    ]
    return _section(told, language)


def attitude_words(attitude: int | None, language: str) -> str:
    """Return `+ 支持`, or `? 不明`."""
    title = ATTITUDES.get(str(attitude), UNKNOWN_ATTITUDE)
    return f"{ATTITUDE_SIGNS[attitude]} {title.in_(language)}"


def evidence_words(evidence: Evidence, language: str) -> str:
    """Return how sure a judgement is, where it comes from and of when."""
    words = [CERTAINTIES[evidence.certainty].in_(language), evidence.source, evidence.as_of]
    return (", " if language == ENGLISH else "，").join(word for word in words if word)


def _section(told: list[tuple[Text, str]], language: str) -> Story:
    """Return a section of facts; what is not known says so, for here it is a result."""
    facts = [(label.in_(language), words or _UNKNOWN.in_(language)) for label, words in told]
    title = JUDGEMENT.in_(language)
    return [*section(title, language), fact_table(paired(facts, language), language)]


def _grade(packet: Packet, language: str) -> str:
    grade, suggested = packet.customer["grade"], packet.customer["suggested_grade"]
    if grade in GRADES:
        return GRADES[grade].in_(language)
    if suggested in GRADES:
        return _SUGGESTED.format(grade=GRADES[suggested]).in_(language)
    return ""


def _power(person: Person, language: str) -> str:
    formal, real = person.formal_power, person.real_power
    if formal is None and real is None:
        return ""
    return _POWER.format(
        formal="?" if formal is None else formal, real="?" if real is None else real
    ).in_(language)


def _wanted(person: Person, language: str) -> str:
    """Return whom of ours they shall be close to, and how close."""
    return listed(
        (
            f"{pair.colleague_name} {_word(CLOSENESS, str(pair.level_wanted or ''), language)}".strip()
            for pair in person.pairs
        ),
        language,
    )


def _word(table: Choices, code: str, language: str) -> str:
    return table[code].in_(language) if code in table else code
