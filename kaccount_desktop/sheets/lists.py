"""Ready-made tables: lists with a head, and facts as label and value."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.paragraph import CELL, LABEL, Style, Words, passage
from kaccount_desktop.sheets.tables import PAD_X, ROW, Cell, Grid, Group, Part, Row, label_width


def label_cell(words: str, width: float, language: str) -> Cell:
    """Return a grey cell with a centred label."""
    return Cell([passage(words, LABEL, language)], width, page.FILL_LABEL)


def value_cell(words: Words, width: float, language: str, style: Style = CELL) -> Cell:
    """Return a white cell with text at the left, or as the style says."""
    return Cell([passage(words, style, language)], width)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a list; `share` of the width, `style` of its cells."""

    title: str
    share: float
    style: Style = field(default=CELL)


def list_table(
    columns: Sequence[Column],
    rows: Sequence[Sequence[Words]],
    language: str,
    width: float = page.BODY_WIDTH,
    least: float = ROW,
) -> Grid:
    """Return a table with a head row, repeated on every page."""
    total = sum(column.share for column in columns)
    widths = [width * column.share / total for column in columns]
    head = [
        label_cell(column.title, wide, language)
        for column, wide in zip(columns, widths, strict=True)
    ]
    body = [
        Row(
            [
                value_cell(words, wide, language, column.style)
                for words, column, wide in zip(row, columns, widths, strict=True)
            ],
            least,
        )
        for row in rows
    ]
    return Grid([Part([Group([Row(head, least), *body], heads=1)])], width)


Fact = tuple[str, Words, bool]
"""Label, value, and whether it takes a whole row."""


def paired(
    facts: Sequence[tuple[str, str]], language: str, width: float = page.BODY_WIDTH
) -> list[Fact]:
    """Return labels and values for `fact_table`: those that fit into half a row first."""
    room = width / 2 - label_width(language) - 2 * PAD_X
    short: list[Fact] = []
    long: list[Fact] = []
    for label, words in facts:
        fits = "\n" not in words and passage(words, CELL, language).natural_width() <= room
        (short if fits else long).append((label, words, not fits))
    if len(short) % 2:
        label, last, _ = short.pop()
        long.insert(0, (label, last, True))
    return short + long


def fact_table(
    facts: Sequence[Fact],
    language: str,
    width: float = page.BODY_WIDTH,
    least: float = ROW,
) -> Grid:
    """Return label and value pairs, two a row; a fact marked wide (True) takes a whole row."""
    label_room = label_width(language)
    rows: list[Row] = []
    half = width / 2
    pending: tuple[str, Words] | None = None

    def pair(label: str, words: Words, room: float) -> list[Cell]:
        return [
            label_cell(label, label_room, language),
            value_cell(words, room - label_room, language),
        ]

    for label, words, wide in facts:
        if wide:
            if pending is not None:
                rows.append(Row(pair(*pending, width), least))
                pending = None
            rows.append(Row(pair(label, words, width), least))
        elif pending is None:
            pending = (label, words)
        else:
            rows.append(Row([*pair(*pending, half), *pair(label, words, half)], least))
            pending = None
    if pending is not None:
        rows.append(Row(pair(*pending, width), least))
    return Grid([Part([Group(rows)])], width)
