"""Room to write by hand: lines and signatures."""

from __future__ import annotations

from typing import Final

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.paragraph import CELL, Passage, Span, blank, gap, passage
from kaccount_desktop.sheets.piece import Piece

WRITING_STEP: Final = 20.0
"""Distance of writing lines in points."""


class WritingLines(Piece):
    """Dotted lines to write on; `first` is the room above the first one."""

    def __init__(self, count: int, first: float = WRITING_STEP, last: float = 0.0) -> None:
        super().__init__()
        self._count = count
        self._first = first
        self._last = last

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width = room
        self.height = self._first + (self._count - 1) * WRITING_STEP + self._last
        return room, self.height

    def split(self, room: float, high: float) -> list[Piece]:  # noqa: ARG002
        """Return the lines that fit and the others."""
        fitting = int((high - self._first) // WRITING_STEP) + 1 if high >= self._first else 0
        if fitting < 1 or fitting >= self._count:
            return []
        return [
            WritingLines(fitting, self._first),
            WritingLines(self._count - fitting, self._first, self._last),
        ]

    def draw(self) -> None:
        """Draw the lines."""
        self.canv.saveState()
        self.canv.setStrokeGray(page.WRITING_RULE)
        self.canv.setLineWidth(0.5)
        self.canv.setDash(0.5, 1.5)
        for at in range(self._count):
            y = self.height - self._first - at * WRITING_STEP
            self.canv.line(0, y, self.width, y)
        self.canv.restoreState()


class FillLines(Piece):
    """Writing lines down to the foot of the page, at least a few."""

    def __init__(self, least: int = 3, following: float = 0.0) -> None:
        super().__init__()
        self._least = least
        self._following = following
        """What comes next shares the page if this height is left for it."""

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Take what is left of the page, or half of it if what follows fits below."""
        spare = high - self._least * WRITING_STEP - self._following
        if self._following and spare >= 0:
            high = self._least * WRITING_STEP + spare / 2
        count = max(int(high // WRITING_STEP), self._least)
        self._lines = WritingLines(count)
        self.width, self.height = self._lines.wrap(room, high)
        return self.width, self.height

    def draw(self) -> None:
        """Draw the lines."""
        self._lines.drawOn(self.canv, 0, 0)


class Room(Piece):
    """Words with room below them to go on writing."""

    def __init__(self, words: Passage, least: float) -> None:
        super().__init__()
        self._words = words
        self._least = least

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure."""
        self.width = room
        self.height = max(self._words.wrap(room, high)[1], self._least)
        return room, self.height

    def draw(self) -> None:
        """Draw the words at the top."""
        self._words.drawOn(self.canv, 0, self.height - self._words.height)


class Signature(Piece):
    """The foot of an approval cell at its right: who signed, or a blank, and the date."""

    at_foot = True

    def __init__(
        self, language: str, label: list[str | Span], name: str, day: list[str | Span]
    ) -> None:
        super().__init__()
        signed: str | Span = name or blank(84)
        self._words = passage([*label, signed, gap(20), *day], CELL.but(align="right"), language)

    def wrap(self, room: float, high: float) -> tuple[float, float]:
        """Measure, with room above to write in."""
        self.width = room
        self.height = self._words.wrap(room, high)[1] + 6
        return room, self.height

    def draw(self) -> None:
        """Draw the line at the foot."""
        self._words.drawOn(self.canv, 0, 0)
