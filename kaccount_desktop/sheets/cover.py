"""The cover of a visit packet: who, when, where, what for, what to take, what is inside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.queries.packet import Packet, VisitPlan
from kaccount_desktop.rules.dates import long_date, show_weekday
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.money import yuan
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.canvas import SheetCanvas
from kaccount_desktop.sheets.checklists import RuledList, TickColumns
from kaccount_desktop.sheets.form_fields import Spans, date_blanks
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.lists import label_cell, value_cell
from kaccount_desktop.sheets.packet_words import numbered, people_words, stage_words
from kaccount_desktop.sheets.paragraph import (
    CELL,
    CELL_BOLD,
    COVER_NAME,
    NOTE,
    Span,
    Style,
    Words,
    blank,
    box,
    passage,
)
from kaccount_desktop.sheets.piece import Piece, Story
from kaccount_desktop.sheets.tables import ROW, Cell, Grid, Group, Part, Row, label_width

TITLE: Final = Text("Visit packet", "拜访资料包")
_TIME: Final = Text("When", "拜访时间")
_PLACE: Final = Text("Where", "地点")
_WHOM: Final = Text("Whom", "拜访对象")
_OURS: Final = Text("Our visitors", "我方人员")
_GOAL: Final = Text("Goal", "本次目标")
_AGENDA: Final = Text("Agenda", "议程")
_ROUTE: Final = Text("Getting there", "行程")
_MATERIALS: Final = Text("To take along", "携带资料")
_CONTENTS: Final = Text("Contents", "内容")
_UNTIL: Final = Text(" to ", " 至 ")
_NUMBER: Final = Text("Packet {number}", "资料编号 {number}")
_AUTHOR: Final = Text("Prepared by {name}", "编制 {name}")
_RETURN: Final = Text("To be returned or destroyed after use", "用后由编制人收回或销毁")
_RECEIVED: Final = Text("Received ", "签收 ")
_USUAL: Final = (
    Text("Business cards", "名片"),
    Text("Product brochures", "产品资料"),
    Text("Notebook and pen", "日记本、笔"),
)
"""What to take where the visit lists nothing (大客户营销流程, step three)."""
_KIND: Final = Style(11, 15, grey=0.2, spacing=2)
_ABOUT: Final = Style(10.5, 15)
_BLANK_ROW: Final = 25.0
_EMPTY_TICKS: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: title, details, and the key of the page it stands on."""

    title: str
    details: str
    key: str


def cover(packet: Packet, number: str, entries: Sequence[Entry], language: str) -> Story:
    """Return the cover of a packet, from the top of its page to the foot."""
    return [
        Spacer(1, 46),
        passage(
            TITLE.in_(language), _KIND.but(spacing=0.5 if language == ENGLISH else 2), language
        ),
        Spacer(1, 3),
        passage(packet.customer["name"], COVER_NAME, language),
        *_about(packet, language),
        Spacer(1, 14),
        _Bar(),
        Spacer(1, 20),
        _visit_table(packet, language),
        Spacer(1, 8),
        *section(_MATERIALS.in_(language), language),
        TickColumns(_materials(packet.visit, language), language),
        Spacer(1, 8),
        *section(_CONTENTS.in_(language), language),
        Contents(entries, language),
        _Imprint(number, packet.author, language),
    ]


def about_line(packet: Packet, language: str) -> str:
    """Return what stands below the name: project, amount, stage."""
    parts = []
    if packet.project is not None:
        parts.append(packet.project.name)
        if packet.project.amount is not None:
            parts.append(yuan(packet.project.amount, language))
    if packet.runs:
        parts.append(stage_words(packet.runs[-1], language))
    return " · ".join(part for part in parts if part)


def _about(packet: Packet, language: str) -> Story:
    words = about_line(packet, language)
    return [Spacer(1, 2), passage(words, _ABOUT, language)] if words else []


class _Bar(Piece):
    """The thick rule across the cover."""

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width, self.height = room, 2.25
        return room, self.height

    def draw(self) -> None:
        """Draw the rule."""
        self.canv.setFillGray(0)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)


# -- the table of the visit -----------------------------------------------------------------------


def _visit_table(packet: Packet, language: str) -> Grid:
    """Return who, when and where; blanks to fill in by hand where no visit is planned."""
    plan = packet.visit
    rows = _planned_rows(packet, plan, language) if plan else _blank_rows(language)
    width = page.BODY_WIDTH
    cells = [
        Row(
            [
                label_cell(label.in_(language), label_width(language), language),
                value if isinstance(value, Cell) else _cell(value, width, language),
            ],
            least,
        )
        for label, value, least in rows
    ]
    return Grid([Part([Group(cells)])])


def _cell(words: Words, width: float, language: str, style: Style = CELL) -> Cell:
    return value_cell(words, width - label_width(language), language, style)


Line = tuple[Text, Any, float]


def _planned_rows(packet: Packet, plan: VisitPlan, language: str) -> list[Line]:
    met = {person.key: person for person in packet.people}
    whom = [(met[key].name, met[key].title) for key in plan.contacts if key in met]
    rows: list[Line] = [
        (_TIME, visit_time(plan, language), ROW),
        (_PLACE, plan.place or packet.customer["address"], ROW),
        (_WHOM, people_words(whom, language), ROW),
        (_OURS, people_words(plan.colleagues, language), ROW),
        (_GOAL, _cell(plan.goal, page.BODY_WIDTH, language, CELL_BOLD.but(size=9.5)), 27.0),
    ]
    if plan.agenda:
        rows.append((_AGENDA, numbered(plan.agenda), ROW))
    if plan.route:
        rows.append((_ROUTE, plan.route, ROW))
    return rows


def visit_time(plan: VisitPlan, language: str) -> str:
    """Return 2026 年 11 月 25 日（周三）14:00 至 15:30."""
    weekday = show_weekday(plan.day, language)
    times = _UNTIL.in_(language).join(t for t in (plan.start_time, plan.end_time) if t)
    if language == ENGLISH:
        return f"{weekday} {long_date(plan.day, language)}" + (f", {times}" if times else "")
    return f"{long_date(plan.day, language)}（{weekday}）{times}"


def _blank_rows(language: str) -> list[Line]:
    until = _UNTIL.in_(language)
    time: Spans = [*date_blanks(language), "    ", blank(40), until, blank(40)]
    rows: list[Line] = [(_TIME, time, _BLANK_ROW)]
    rows += [(label, "", _BLANK_ROW) for label in (_PLACE, _WHOM, _OURS)]
    return [*rows, (_GOAL, "", _BLANK_ROW * 1.6), (_AGENDA, "", _BLANK_ROW * 1.6)]


def _materials(plan: VisitPlan | None, language: str) -> list[Words]:
    """Return the checklist; without one the usual things and boxes with a blank."""
    if plan is not None and plan.materials:
        return [[box(), item] for item in plan.materials]
    usual: list[Words] = [[box(), item.in_(language)] for item in _USUAL]
    return [*usual, *([[box(), blank(120)]] * _EMPTY_TICKS)]


# -- contents and imprint -------------------------------------------------------------------------


class Contents(RuledList):
    """The contents with page numbers, written once all pages are known."""

    def __init__(self, entries: Sequence[Entry], language: str) -> None:
        self._entries = list(entries)
        self._language = language
        rows = [
            (
                passage(entry.title, CELL_BOLD, language),
                passage(entry.details, CELL.but(grey=0.25), language),
            )
            for entry in entries
        ]
        super().__init__(rows, [0.0, 150.0])

    def _part(self, start: int, end: int) -> Contents:
        return Contents(self._entries[start:end], self._language)

    def draw(self) -> None:
        """Draw the lines, and have the numbers drawn when the file is finished."""
        super().draw()
        canvas: SheetCanvas = self.canv
        right, y = canvas.absolutePosition(self.width, self.height)
        for entry, high in zip(self._entries, self._heights, strict=True):
            _later_number(canvas, entry.key, right, y - 4.5 - CELL.leading / 2)
            y -= high


def _later_number(canvas: SheetCanvas, key: str, right: float, middle: float) -> None:
    def draw(finished: SheetCanvas) -> None:
        number = finished.pages_of.get(key)
        if number is not None:
            baseline = middle - CELL.size * 0.37
            finished.write(str(number), right, baseline, CELL.but(align="right"))

    canvas.later(draw)


class _Imprint(Piece):
    """The foot of the cover: number, who made it, whom it returns to."""

    def __init__(self, number: str, author: str, language: str) -> None:
        super().__init__()
        left = [
            _NUMBER.format(number=number).in_(language) if number else "",
            _AUTHOR.format(name=author).in_(language) if author else "",
        ]
        style = NOTE.but(size=8.5, leading=14.5)
        self._left = passage("\n".join(line for line in left if line), style, language)
        received: list[str | Span] = [_RETURN.in_(language), "\n", _RECEIVED.in_(language)]
        self._right = passage([*received, blank(84)], style.but(align="right"), language)

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Take what is left of the page, so that the words stand at its foot."""
        self.width = room
        need = max(self._left.wrap(room / 2, 1e6)[1], self._right.wrap(room / 2, 1e6)[1])
        self.height = max(need + 14, high - 1)
        return room, self.height

    def draw(self) -> None:
        """Draw both sides at the foot."""
        self._left.drawOn(self.canv, 0, 4)
        self._right.drawOn(self.canv, self.width / 2, 4)
