"""The visit on one leaf (拜访一页纸): what for and with whom in front, the feedback form behind.

However much the book holds, a visit takes these two pages: long texts end at a sentence with a
mark, long lists say how many more there are, and the visit packet has them whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.platypus.flowables import PageBreak, Spacer

from kaccount_desktop.book.queries.packet import Packet, VisitPlan
from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.choices import BUYING_ROLES, CLOSENESS, CONCERNS, PROMISE_SIDES
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.cover import about_line, visit_time
from kaccount_desktop.sheets.form_sheet import form_story
from kaccount_desktop.sheets.headings import SectionHeading, SheetStart
from kaccount_desktop.sheets.judged import attitude_words
from kaccount_desktop.sheets.lists import Column, fact_table, list_table
from kaccount_desktop.sheets.measure import height_of
from kaccount_desktop.sheets.packet_words import listed, overdue, people_words, short_day
from kaccount_desktop.sheets.paragraph import CELL, CELL_BOLD, NOTE, Span, Style, Words, passage
from kaccount_desktop.sheets.person_card import answer_words, kind_words
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.questions import questions_to_ask
from kaccount_desktop.sheets.shorten import shortened
from kaccount_desktop.sheets.tables import PAD_X, label_width
from kaccount_desktop.sheets.visit_packet import PacketSheet
from kaccount_desktop.sheets.writing import WRITING_STEP, WritingLines

TITLE: Final = Text("Visit on one page", "拜访一页纸")
QUESTIONS: Final = 3
_NUMBER: Final = Text("Record {number}", "记录编号 {number}")
_TIME: Final = Text("When", "拜访时间")
_PLACE: Final = Text("Where", "地点")
_WHOM: Final = Text("Whom", "拜访对象")
_OURS: Final = Text("Our visitors", "我方人员")
_GOAL: Final = Text("Goal", "本次目标")
_AVOID: Final = Text("Do not mention", "不要提起")
_PERSONS: Final = Text("Persons", "见谁")
_NEEDS: Final = Text("Needs, and our answers", "要什么，我们怎么答")
_PROMISES: Final = Text("Last promises", "上次的承诺")
_QUESTIONS: Final = Text("Three questions", "三个问题")
_NONE: Final = Text("None known yet.", "还没有，请在拜访中问清。")
_NO_PROMISE: Final = Text("No open promise.", "没有未兑现的承诺。")
_MORE: Final = Text("and {count} more (see packet)", "另 {count} 条（见资料包）")
_NAME: Final = Style(18, 24, bold=True)
_ABOUT: Final = Style(9.5, 14)
_RIGHT: Final = Style(9, 12, bold=True, align="right")
_QUESTION: Final = Style(9.5, 14)
_MOST_WRITING: Final = 4


@dataclass(frozen=True, slots=True)
class _Limits:
    """How many lines and rows the parts may take."""

    goal: int
    cell: int
    people: int
    needs: int
    promises: int


_LIMITS: Final = (
    _Limits(5, 4, 6, 6, 6),
    _Limits(4, 3, 6, 5, 5),
    _Limits(3, 3, 5, 4, 4),
    _Limits(3, 2, 5, 4, 4),
    _Limits(3, 2, 4, 3, 3),
    _Limits(2, 1, 4, 3, 3),
    _Limits(2, 1, 3, 2, 2),
)
"""Tried in this order until the front holds; the last one always does."""


def brief_story(sheet: PacketSheet, today: date, language: str) -> Story:
    """Return both sides of a leaf; the first begins on a new page."""
    name = str(sheet.packet.customer["name"])
    start = SheetStart(Heading(TITLE.in_(language), name), sheet.key("brief"), name)
    return [
        start,
        *_front(sheet, today, language),
        PageBreak(),
        *form_story(sheet.feedback),
    ]


def _front(sheet: PacketSheet, today: date, language: str) -> Story:
    """Return the front, with as much of everything as the page holds."""
    for limits in _LIMITS:
        writer = _Front(sheet, today, language, limits)
        spare = page.BODY_HEIGHT - 4 - height_of(writer.story(0))
        if spare >= 0:
            break
    return writer.story(min(int(spare // (QUESTIONS * WRITING_STEP)), _MOST_WRITING))


class _Front:
    """Writes the front of one leaf within limits."""

    def __init__(self, sheet: PacketSheet, today: date, language: str, limits: _Limits) -> None:
        self._packet: Packet = sheet.packet
        self._number = sheet.number
        self._today = today
        self._language = language
        self._limits = limits

    def story(self, writing: int) -> Story:
        """Return the front; `writing` lines to write on below each question."""
        return [
            *self._head(),
            self._visit(),
            *self._section(_PERSONS),
            *self._people(),
            *self._section(_NEEDS),
            *self._needs(),
            *self._section(_PROMISES),
            *self._promises(),
            *self._section(_QUESTIONS),
            *self._questions(writing),
        ]

    def _section(self, title: Text) -> Story:
        return [
            Spacer(1, 8),
            SectionHeading(title.in_(self._language), self._language),
            Spacer(1, 4),
        ]

    def _short(self, words: str, room: float, lines: int, style: Style = CELL) -> str:
        return shortened(words, style, room, lines, self._language)

    # -- head and visit ------------------------------------------------------------------------

    def _head(self) -> Story:
        name = self._short(str(self._packet.customer["name"]), page.BODY_WIDTH, 1, _NAME)
        about = self._short(about_line(self._packet, self._language), page.BODY_WIDTH, 1, _ABOUT)
        number = _NUMBER.format(number=self._number).in_(self._language) if self._number else " "
        kind = TITLE.in_(self._language)
        return [
            passage(f"{kind} · {number}" if self._number else kind, _RIGHT, self._language),
            passage(name, _NAME, self._language),
            passage(about or " ", _ABOUT, self._language),
            Spacer(1, 5),
        ]

    def _visit(self) -> object:
        """Return when, where, whom and what for; empty cells to be filled in where nothing is planned."""
        plan, language = self._packet.visit, self._language
        room = page.BODY_WIDTH - label_width(language) - 2 * PAD_X
        told = (
            self._planned(plan) if plan else [(_TIME, ""), (_PLACE, ""), (_WHOM, ""), (_OURS, "")]
        )
        rows: list[tuple[str, Words, bool]] = [
            (label.in_(language), self._short(words, room, self._limits.cell), True)
            for label, words in told
        ]
        goal = Style(9.5, 14, bold=True)
        words = self._short(plan.goal if plan else "", room, self._limits.goal, goal)
        rows.append((_GOAL.in_(language), Span(words, bold=True), True))
        return fact_table(rows, language)

    def _planned(self, plan: VisitPlan) -> list[tuple[Text, str]]:
        packet, language = self._packet, self._language
        met = {person.key: person for person in packet.people}
        whom = [(met[key].name, met[key].title) for key in plan.contacts if key in met]
        told = [
            (_TIME, visit_time(plan, language)),
            (_PLACE, plan.place or str(packet.customer["address"])),
            (_WHOM, people_words(whom, language)),
            (_OURS, people_words(plan.colleagues, language)),
        ]
        if plan.avoid:
            told.append((_AVOID, listed(plan.avoid, language)))
        return told

    # -- tables --------------------------------------------------------------------------------

    def _table(
        self, columns: Sequence[Column], rows: Sequence[Sequence[str]], most: int, none: Text
    ) -> Story:
        """Return a table of the first rows, with how many more there are below it."""
        if not rows:
            return [passage(none.in_(self._language), CELL.but(grey=0.25), self._language)]
        total = sum(column.share for column in columns)
        rooms = [page.BODY_WIDTH * c.share / total - 2 * PAD_X for c in columns]
        shown = [
            [
                self._short(words, room, self._limits.cell, column.style)
                for words, room, column in zip(row, rooms, columns, strict=True)
            ]
            for row in rows[:most]
        ]
        more = len(rows) - len(shown)
        note = _MORE.format(count=more).in_(self._language)
        below = [passage(note, NOTE.but(before=2), self._language)] if more else []
        return [list_table(columns, shown, self._language, least=19.0), *below]

    def _people(self) -> Story:
        columns = [
            Column(self._in(Text("Name", "姓名")), 1.5, CELL_BOLD),
            Column(self._in(Text("Post", "职务")), 2.2),
            Column(self._in(Text("Concerns", "关注点")), 2.2),
            Column(self._in(Text("Last contact", "上次接触")), 1.2, CELL.but(align="center")),
            Column(self._in(Text("Our contact", "我方对应")), 1.3, CELL.but(align="center")),
        ]
        if self._packet.full:
            columns.insert(2, Column(self._in(Text("How we judge", "我方判断")), 2.4))
        rows = [self._person(person) for person in self._packet.cards]
        return self._table(columns, rows, self._limits.people, _NONE)

    def _person(self, person: Person) -> list[str]:
        language = self._language
        concerns = (CONCERNS[c].in_(language) for c in person.concerns if c in CONCERNS)
        last = short_day(person.last_touch, self._today) if person.last_touch else ""
        row = [
            person.name,
            person.title,
            listed(concerns, language),
            last,
            listed((pair.colleague_name for pair in person.pairs), language),
        ]
        if self._packet.full:
            level = CLOSENESS.get(str(person.closeness))
            role = BUYING_ROLES.get(person.role)
            judged = [
                role.in_(language) if role else "",
                attitude_words(person.attitude, language),
                level.in_(language) if level else "",
            ]
            row.insert(2, listed(judged, language))
        return row

    def _needs(self) -> Story:
        columns = [
            Column(self._in(Text("Kind", "类别")), 1.0, CELL_BOLD.but(align="center")),
            Column(self._in(Text("In their words", "客户的话")), 3.6),
            Column(self._in(Text("Who", "提出人")), 1.1, CELL.but(align="center")),
            Column(self._in(Text("Our answer and proof", "我方回应与证据")), 4.4),
        ]
        rows = [
            [
                kind_words(need, self._language),
                need.wording,
                need.contact,
                answer_words(need, self._language),
            ]
            for need in self._packet.needs
        ]
        return self._table(columns, rows, self._limits.needs, _NONE)

    def _promises(self) -> Story:
        english = self._language == "en"
        columns = [
            Column(self._in(Text("Whose", "谁承诺")), 1.7 if english else 1.4,
                   CELL.but(align="center")),
            Column(self._in(Text("What", "内容")), 6.0),
            Column(self._in(Text("Due", "期限")), 2.2, CELL.but(align="center")),
            Column(self._in(Text("Who", "负责人")), 1.3, CELL.but(align="center")),
        ]  # fmt: skip
        rows = [
            [
                PROMISE_SIDES[promise.side].in_(self._language),
                promise.wording,
                self._due(promise.due),
                promise.colleague if promise.side == "us" else promise.contact,
            ]
            for promise in self._packet.promises
        ]
        return self._table(columns, rows, self._limits.promises, _NO_PROMISE)

    def _due(self, due: date | None) -> str:
        if due is None:
            return ""
        late = overdue(due, self._today)
        day = short_day(due, self._today)
        return f"{day} {late.in_(self._language)}" if late is not None else day

    def _questions(self, writing: int) -> Story:
        asked = questions_to_ask(self._packet, self._language)
        story: Story = []
        for at in range(QUESTIONS):
            words = f"{at + 1}. {asked[at] if at < len(asked) else ''}"
            lines = max(self._limits.cell - 1, 1)
            short = self._short(words, page.BODY_WIDTH, lines, _QUESTION)
            story.append(passage(short, _QUESTION.but(before=2), self._language))
            if writing:
                story.append(WritingLines(writing))
        more = len(asked) - QUESTIONS
        if more > 0:
            note = _MORE.format(count=more).in_(self._language)
            story.append(passage(note, NOTE.but(before=2), self._language))
        return story

    def _in(self, text: Text) -> str:
        return text.in_(self._language)
