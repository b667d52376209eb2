"""What to say: opening line, points, questions, how to close, and room for notes."""

from __future__ import annotations

from typing import Final

from kaccount_desktop.book.queries.packet import Packet
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.headings import section
from kaccount_desktop.sheets.lists import label_cell, value_cell
from kaccount_desktop.sheets.packet_words import numbered
from kaccount_desktop.sheets.paragraph import CELL, SHEET_TITLE, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.tables import ROW, Grid, Group, Part, Row, label_width
from kaccount_desktop.sheets.writing import WRITING_STEP

TITLE: Final = Text("Talking points", "谈话要点")
DETAILS: Final = Text("opening, points, questions, closing", "开场、要点、提问、收口")
_OPENING: Final = Text("Opening line", "开场")
_POINTS: Final = Text("Points", "要点")
_QUESTIONS: Final = Text("Questions", "提问")
_CLOSING: Final = Text("Closing", "收口")
_AVOID: Final = Text("Do not mention", "不要提起")
_PLAN: Final = Text("The talk", "谈话安排")
LEAST_LINES: Final = 4
"""Lines to write on at least."""
_NOTES: Final = Text("Notes", "现场记录")


def talking(packet: Packet, language: str) -> Story:
    """Return what to say, down to the heading of the notes; what the visit does not say is left to be written in."""
    plan = packet.visit
    rows = [
        (_OPENING, plan.opening_line if plan else "", 36.0),
        (_POINTS, numbered(plan.talking_points) if plan else "", 72.0),
        (_QUESTIONS, numbered(plan.questions) if plan else "", 72.0),
        (_CLOSING, plan.closing if plan else "", 36.0),
    ]
    if packet.full:
        rows.append((_AVOID, numbered(plan.avoid) if plan and plan.avoid else "", 36.0))
    grid_rows = [
        Row(
            [
                label_cell(label.in_(language), label_width(language), language),
                value_cell(
                    words, page.BODY_WIDTH - label_width(language), language, CELL.but(leading=15)
                ),
            ],
            ROW if words else room,
        )
        for label, words, room in rows
    ]
    return [
        passage(TITLE.in_(language), SHEET_TITLE, language),
        *section(_PLAN.in_(language), language),
        Grid([Part([Group(grid_rows)])]),
        *section(_NOTES.in_(language), language, keep=LEAST_LINES * WRITING_STEP - 2),
    ]
