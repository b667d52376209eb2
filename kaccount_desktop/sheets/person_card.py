"""The card of a key person: work facts, needs with our answers, last talks, lines to write on."""

from __future__ import annotations

from datetime import date
from typing import Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.queries.activity import NeedRow, TouchRow
from kaccount_desktop.book.queries.packet import Packet
from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.choices import CONCERNS, FUNCTIONS, NEED_KINDS, TOUCH_KINDS
from kaccount_desktop.rules.dates import long_date
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.maptext import surname
from kaccount_desktop.sheets.discreet import judges
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.judged import judged_person
from kaccount_desktop.sheets.lists import Column, Fact, fact_table, list_table, paired
from kaccount_desktop.sheets.measure import height_of
from kaccount_desktop.sheets.packet_words import listed, numbered, short_day, with_title
from kaccount_desktop.sheets.paragraph import (
    CELL,
    CELL_BOLD,
    Passage,
    Span,
    Style,
    Words,
    framed,
    passage,
    whole_names,
)
from kaccount_desktop.sheets.piece import Piece, Story
from kaccount_desktop.sheets.writing import WRITING_STEP

TITLE: Final = Text("Key people", "人员资料")
CARD: Final = Text("Person sheet", "人员资料")
NEEDS: Final = Text("What they want, and our answers", "需求与我方回应")
POINTS: Final = Text("Talking points", "谈话要点")
TALKS: Final = Text("Last talks", "往来")
NOTES: Final = Text("Notes", "现场记录")
UNKNOWN: Final = Text("Not known yet: ask about it.", "尚未了解，请在拜访中问清。")
NO_TALKS: Final = Text("No talk recorded yet.", "还没有往来记录。")
ASSUMED: Final = Text("assumed", "推")
LEAST_LINES: Final = 3
"""Lines to write on that every card has."""
_IN_BOOK: Final = Text("(see the book)", "（内容见客户库）")
_NEEDED: Final = Text("Needs", "需求")
_ASK: Final = Text("Still to ask", "待了解")
_SINCE: Final = Text("{day}", "{day}起")
_POINT: Final = Text("Points", "要点")
_PAIRED: Final = Text("Our contact: {names}", "我方对应 {names}")
_LAST: Final = Text("Last contact: {day}", "上次接触 {day}")
_REPORTS: Final = Text("Reports to: {name}", "直接上级 {name}")
_NAME: Final = Style(18, 26, bold=True)
_SIDE: Final = Style(8.5, 14, align="right")
_RADIUS: Final = 23.0


def person_card(packet: Packet, person: Person, today: date, language: str) -> Story:
    """Return what is known of one person (carry edition: work facts only; full: our judgement).

    What nobody knows yet takes a line, not a section, so that short cards share a page.
    """
    needs = [need for need in packet.needs if need.contact_key == person.key]
    talks = packet.talks_of.get(person.key, ())
    facts = _facts(person, language, needs=bool(needs))
    story: Story = [
        PersonHead(person, _beside(packet, person, today, language), language),
        Spacer(1, 9),
        fact_table(facts, language),
    ]
    if packet.full:
        story += judged_person(person, language)
    if needs:
        story += [*section(NEEDS.in_(language), language), *needs_table(needs, language)]
    points = _points(packet, person)
    if points:
        story += section(POINTS.in_(language), language)
        story.append(fact_table([(_POINT.in_(language), numbered(points), True)], language))
    if talks:
        story += [
            *section(TALKS.in_(language), language),
            *_talks(talks, today, language, full=packet.full),
        ]
    return [*story, *section(NOTES.in_(language), language, keep=LEAST_LINES * WRITING_STEP - 2)]


def card_need(card: Story) -> float:
    """Return the height a card takes at least, with a few lines to write on."""
    return height_of(card) + LEAST_LINES * WRITING_STEP


def _beside(packet: Packet, person: Person, today: date, language: str) -> str:
    """Return who of ours looks after the person, the last contact, and the superior."""
    lines = []
    names = listed((pair.colleague_name for pair in person.pairs), language)
    if names:
        lines.append(_PAIRED.format(names=names).in_(language))
    if person.last_touch is not None:
        lines.append(_LAST.format(day=short_day(person.last_touch, today)).in_(language))
    elif not packet.talks_of.get(person.key):
        lines.append(NO_TALKS.in_(language))
    superior = next((p for p in packet.people if p.key == person.reports_to), None)
    if superior is not None:
        name = with_title(superior.name, superior.title, language)
        lines.append(_REPORTS.format(name=name).in_(language))
    return "\n".join(lines)


class PersonHead(Piece):
    """A plain circle with the surname, name and post beside it, facts at the right."""

    def __init__(self, person: Person, beside: str, language: str) -> None:
        super().__init__()
        post = " · ".join(part for part in (person.title, person.department) if part)
        self._surname = surname(person.name)
        self._name = passage(person.name, _NAME, language)
        self._post = passage(post, Style(10.5, 15), language)
        self._beside = passage(beside, _SIDE, language)

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width = room
        side = min(self._beside.natural_width() + 2, room * 0.45) if not self._beside.empty else 0
        self._right = self._beside.wrap(max(side, 1.0), 1e6)
        middle = room - 2 * _RADIUS - 16 - side - 12
        words = self._name.wrap(middle, 1e6)[1] + self._post.wrap(middle, 1e6)[1]
        self._words = words
        self.height = max(2 * _RADIUS + 2, words, self._right[1])
        return room, self.height

    def draw(self) -> None:
        """Draw circle, words and facts."""
        canvas, middle = self.canv, self.height / 2
        canvas.setLineWidth(1.2)
        canvas.setStrokeGray(0)
        canvas.circle(_RADIUS + 1, middle, _RADIUS, stroke=1, fill=0)
        size = 20.0 if len(self._surname) == 1 else 15.0
        inside: Passage = passage(self._surname, Style(size, size * 1.3, bold=True, align="center"))
        inside.wrap(2 * _RADIUS, 1e6)
        inside.drawOn(canvas, 1, middle - inside.height / 2)
        x, top = 2 * _RADIUS + 16, middle + self._words / 2
        self._name.drawOn(canvas, x, top - self._name.height)
        self._post.drawOn(canvas, x, top - self._words)
        if not self._beside.empty:
            width, high = self._right
            self._beside.drawOn(canvas, self.width - width, middle - high / 2)


def _facts(person: Person, language: str, *, needs: bool) -> list[Fact]:
    """Return the known facts, then one line of what is still to be asked."""
    concerns = listed(
        (CONCERNS[c].in_(language) for c in person.concerns if c in CONCERNS), language
    )
    function = FUNCTIONS[person.function].in_(language) if person.function in FUNCTIONS else ""
    since = long_date(person.start, language) if person.start else ""
    phones = listed((person.mobile, person.phone), language)
    told = [
        (Text("Department", "部门"), person.department),
        (Text("Function", "职能"), function),
        (Text("In post since", "任现职"), _SINCE.format(day=since).in_(language) if since else ""),
        (Text("Phone", "电话"), phones),
        (Text("E-mail", "邮箱"), person.email),
        (Text("WeChat", "微信"), person.wechat),
        (Text("Authority", "权限"), person.authority),
        (Text("Concerns", "关注点"), concerns),
    ]
    known = [(label.in_(language), words) for label, words in told if words]
    asked = [label.in_(language) for label, words in told if not words]
    if not needs:
        asked.append(_NEEDED.in_(language))
    facts = paired(known, language)
    if asked:
        wanted = listed(asked, language)
        facts.append((_ASK.in_(language), Span(wanted, grey=0.33), True))
    return facts


def _points(packet: Packet, person: Person) -> list[str]:
    """Return the talking points and questions of the visit that name the person."""
    if packet.visit is None or not person.name:
        return []
    everything = (*packet.visit.talking_points, *packet.visit.questions)
    return [point for point in everything if person.name in point]


def needs_table(needs: list[NeedRow], language: str, *, whose: bool = False) -> Story:
    """Return needs with our answers; `whose` adds who said it."""
    if not needs:
        return [passage(UNKNOWN.in_(language), CELL.but(grey=0.25), language)]
    centred = CELL_BOLD.but(align="center")
    columns = [
        Column(Text("Kind", "类别").in_(language), 1.0, centred),
        Column(Text("In their words", "客户的话").in_(language), 3.6),
        Column(Text("Our answer and proof", "我方回应与证据").in_(language), 4.4),
    ]
    if whose:
        columns.insert(
            2, Column(Text("Who", "提出人").in_(language), 1.1, CELL.but(align="center"))
        )
    rows: list[list[Words]] = []
    for need in needs:
        wording: list[str | Span] = [need.wording]
        if need.evidence.assumed:
            wording.append(framed(ASSUMED.in_(language)))
        row: list[Words] = [kind_words(need, language), wording, answer_words(need, language)]
        if whose:
            row.insert(2, need.contact)
        rows.append(row)
    return [list_table(columns, rows, language)]


def kind_words(need: NeedRow, language: str) -> str:
    """Return the kind of a need in words."""
    return NEED_KINDS[need.kind].in_(language) if need.kind in NEED_KINDS else need.kind


def answer_words(need: NeedRow, language: str) -> str:
    """Return our answer to a need with its proof."""
    if not need.proof:
        return need.answer
    proof = f" ({need.proof})" if language == ENGLISH else f"（{need.proof}）"
    return need.answer + proof if need.answer else need.proof


def _talks(talks: tuple[TouchRow, ...], today: date, language: str, *, full: bool) -> Story:
    centred = CELL.but(align="center")
    columns = [
        Column(Text("Date", "日期").in_(language), 1.2, centred),
        Column(Text("How", "方式").in_(language), 1.1, centred),
        Column(Text("What", "内容").in_(language), 6.2),
        Column(Text("Ours", "我方").in_(language), 1.5, centred),
    ]
    rows = [
        [
            talk_day(talk, today),
            talk_kind(talk, language),
            talk_words(talk, language, full=full),
            talk_ours(talk),
        ]
        for talk in talks
    ]
    return [list_table(columns, rows, language)]


def talk_day(talk: TouchRow, today: date) -> str:
    """Return the day of a talk: 11-05 this year, else in full."""
    return short_day(talk.day, today)


def talk_kind(talk: TouchRow, language: str) -> str:
    """Return the kind of a talk in words."""
    return TOUCH_KINDS[talk.kind].in_(language) if talk.kind in TOUCH_KINDS else talk.kind


def talk_words(talk: TouchRow, language: str, *, full: bool = False) -> str:
    """Return what a talk was about; what judges people stays in the book."""
    words = talk.summary or talk.goal
    return _IN_BOOK.in_(language) if judges(words) and not full else words


def talk_ours(talk: TouchRow) -> Words:
    """Return who of ours took part."""
    return whole_names(talk.colleagues or talk.author)
