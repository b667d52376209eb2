"""The top of a form: title, record number, and 项目名称 · 填表人姓名 · 填表日期."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.sheets.paragraph import (
    FORM_TITLE,
    NOTE,
    Passage,
    Style,
    passage,
    text_width,
)
from kaccount_desktop.sheets.piece import Piece

_NUMBER: Final = Text("Record {number}", "记录编号 {number}")
_NUMBER_STYLE: Final = Style(9, 11.5, bold=True, align="right")
_WORDS: Final = Style(9, 14)
_LEAST_BLANK: Final = 84.0
_DISTANCE: Final = 14.0


class TitleLine(Piece):
    """The title in the middle, a subtitle below it, the record number at the right."""

    def __init__(self, title: str, subtitle: str, number: str, language: str) -> None:
        super().__init__()
        spacing = 0.4 if language == ENGLISH else FORM_TITLE.spacing
        self._title = passage(title, FORM_TITLE.but(spacing=spacing), language)
        self._subtitle = passage(subtitle, NOTE.but(align="center"), language)
        words = _NUMBER.format(number=number).in_(language) if number else ""
        self._number = passage(words, _NUMBER_STYLE, language)

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure."""
        self.width = room
        self._number.wrap(room, high)
        below = self._subtitle.wrap(room, high)[1]
        second = 0.0 if self._subtitle.empty else below
        self.height = self._title.wrap(room, high)[1] + second
        return room, self.height

    def draw(self) -> None:
        """Draw title, subtitle and number."""
        self._title.drawOn(self.canv, 0, self.height - self._title.height)
        if not self._subtitle.empty:
            self._subtitle.drawOn(self.canv, 0, self.height - self._title.height - 11.5)
        if not self._number.empty:
            self._number.drawOn(self.canv, 0, 0)


class HeadLine(Piece):
    """Labels each with a value on a rule, spread over the width; long values take a line each."""

    def __init__(self, items: Sequence[tuple[str, str]], language: str) -> None:
        super().__init__()
        colon = Text(": ", "：").in_(language)
        self._labels = [label + colon for label, _ in items]
        self._values = [value for _, value in items]
        self._language = language

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure and place."""
        self.width = room
        self._label_widths = [text_width(label, _WORDS) for label in self._labels]
        wanted = [
            max(text_width(value, _WORDS, self._language) + 12, _LEAST_BLANK)
            for value in self._values
        ]
        used = sum(self._label_widths) + sum(wanted) + _DISTANCE * (len(wanted) - 1)
        self._stacked = used > room
        self._blanks = [
            room - label if self._stacked else blank
            for label, blank in zip(self._label_widths, wanted, strict=True)
        ]
        self._free = 0.0 if self._stacked else (room - used) / max(len(wanted) - 1, 1)
        self._lines = [self._set(at) for at in range(len(self._values))]
        heights = [line.height + 7 for line in self._lines]
        self.height = sum(heights) if self._stacked else max(heights)
        return room, self.height

    def _set(self, at: int) -> Passage:
        style = _WORDS.but(align="left" if self._stacked else "center")
        line = passage(self._values[at] or " ", style, self._language)
        line.wrap(self._blanks[at], 1e6)
        return line

    def draw(self) -> None:
        """Draw labels, values and rules."""
        x, y = 0.0, self.height
        for at, line in enumerate(self._lines):
            label = passage(self._labels[at], _WORDS, self._language)
            label.wrap(self._label_widths[at] + 1, 1e6)
            label.drawOn(self.canv, x, y - 3 - label.height)
            start = x + self._label_widths[at]
            line.drawOn(self.canv, start, y - 3 - line.height)
            foot = y - 3 - line.height - 1
            self.canv.setStrokeGray(0)
            self.canv.setLineWidth(0.5)
            self.canv.line(start, foot, start + self._blanks[at], foot)
            if self._stacked:
                y -= line.height + 7
            else:
                x = start + self._blanks[at] + _DISTANCE + self._free
