"""Setting text: the one place where words become lines.

There is no markup: a text is set as it is, so nothing a user types can be taken for a tag.
Chinese rules: no line starts with closing punctuation (。，、）」》：；！？ …), none ends with an
opening one (（「《 …); numbers, words and dates stay whole where a line can hold them; a number
keeps its unit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Literal

from kaccount_desktop.rules.language import CHINESE
from kaccount_desktop.sheets.boxes import BOX_SIZE, draw_box
from kaccount_desktop.sheets.fonts import (
    BOLD,
    EMPTY_BOX,
    REGULAR,
    TICKED_BOX,
    face,
    font_of,
    one_line,
    printable,
)
from kaccount_desktop.sheets.line_breaks import break_lines, may_break
from kaccount_desktop.sheets.piece import Piece

Align = Literal["left", "center", "right"]
BLANK: Final = "\ue002"
"""Stands for a ruled blank to write on."""
GAP: Final = "\ue003"
"""Stands for a space between two choices; a line may end there."""
FRAME: Final = "\ue004"
"""Begins a glyph that is a small framed word (推)."""
_BALANCED_LINES: Final = 3
_FRAMED_SIZE: Final = 0.78


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set; sizes in points, `grey` 0 black to 1 white."""

    size: float
    leading: float
    bold: bool = False
    align: Align = "left"
    grey: float = 0.0
    spacing: float = 0.0
    before: float = 0.0
    after: float = 0.0

    def but(self, **changes: Any) -> Style:
        """Return this style with some values changed."""
        return replace(self, **changes)


COVER_NAME: Final = Style(25, 37, bold=True)
FORM_TITLE: Final = Style(18, 27, bold=True, align="center", spacing=3)
SHEET_TITLE: Final = Style(16, 25, bold=True)
HEADING: Final = Style(10.5, 16, bold=True)
CELL: Final = Style(9, 13)
CELL_BOLD: Final = CELL.but(bold=True)
LABEL: Final = Style(8.6, 13, align="center")
NOTE: Final = Style(7.8, 11.5, grey=0.3)


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text; `bold` overrides the style. A `whole` run stays on one line if one holds it.

    With a `shape` something is drawn instead: see `box`, `blank`, `gap` and `framed`.
    """

    text: str
    bold: bool | None = None
    width: float = 0.0
    grey: float | None = None
    whole: bool = False
    shape: str = ""


def box(*, ticked: bool = False) -> Span:
    """Return a tick box."""
    return Span("", shape=TICKED_BOX if ticked else EMPTY_BOX)


def blank(width: float) -> Span:
    """Return a ruled blank of this width in points."""
    return Span("", width=width, shape=BLANK)


def gap(width: float) -> Span:
    """Return a space of this width in points, dropped at the end of a line."""
    return Span("", width=width, shape=GAP)


def framed(word: str) -> Span:
    """Return a small word in a frame, kept with what stands before it."""
    return Span(word, shape=FRAME)


def ticks(options: Iterable[tuple[str, bool]], distance: float = 10.0) -> list[str | Span]:
    """Return choices as tick boxes, each (words, ticked)."""
    spans: list[str | Span] = []
    for words, ticked in options:
        if spans:
            spans.append(gap(distance))
        spans.append(box(ticked=ticked))
        spans.append(Span(words, whole=True))
    return spans


Words = str | Span | Sequence[str | Span]


def whole_names(names: str) -> list[str | Span]:
    """Return names joined with 、 so that a line may end between two, but cuts none."""
    parts = names.split("、")
    return [Span(name, whole=True) for name in (*(f"{one}、" for one in parts[:-1]), parts[-1])]


def passage(words: Words, style: Style = CELL, language: str = CHINESE) -> Passage:
    """Return a text ready to be placed; it splits over columns and pages.

    Raises nothing for any text: what no font has is spelt out (see `fonts.printable`).
    """
    listed = [words] if isinstance(words, str | Span) else list(words)
    glyphs = _Glyphs()
    for item in listed:
        span = Span(item) if isinstance(item, str) else item
        glyphs.add(span, style, language)
    return Passage(glyphs, style)


def text_width(words: str, style: Style, language: str = CHINESE) -> float:
    """Return the width of a text set on one line, in points."""
    glyphs = _Glyphs()
    glyphs.add(Span(words), style, language)
    return sum(glyphs.widths)


def fitted(words: str, style: Style, room: float, language: str = CHINESE) -> str:
    """Cut a text at the end, with an ellipsis, so that it fits on one line of `room` points."""
    text = one_line(words, language)
    if text_width(text, style) <= room:
        return text
    ellipsis = text_width("…", style)
    used = 0.0
    for at, char in enumerate(text):
        used += text_width(char, style)
        if used + ellipsis > room:
            return text[:at].rstrip() + "…"
    return text


def _box(style: Style) -> float:
    """Return the size of a tick box beside text of this style: 8 pt beside the text of a cell."""
    return BOX_SIZE * style.size / CELL.size


class _Glyphs:
    """Characters side by side with the font, width and grey of each."""

    __slots__ = ("chars", "fonts", "greys", "joined", "widths")

    def __init__(self) -> None:
        self.chars: list[str] = []
        self.fonts: list[str] = []
        self.widths: list[float] = []
        self.greys: list[float] = []
        self.joined: set[int] = set()
        """Places before which no line may begin."""

    def add(self, span: Span, style: Style, language: str) -> None:
        """Append a run."""
        bold = style.bold if span.bold is None else span.bold
        grey = style.grey if span.grey is None else span.grey
        if span.shape == FRAME:
            small = style.but(size=style.size * _FRAMED_SIZE, bold=False, spacing=0)
            self._put(FRAME + span.text, "", text_width(span.text, small, language) + 7, grey)
            return
        if span.shape:
            self._put(span.shape, "", span.width or _box(style) + 3.5, grey)
            return
        first = len(self.chars) + 1
        for char in printable(span.text, language):
            if char in (EMPTY_BOX, TICKED_BOX):
                self._put(char, "", _box(style) + 3.5, grey)
            elif char == "\n":
                self._put(char, "", 0.0, grey)
            else:
                font = font_of(char, bold=bold) or (BOLD if bold else REGULAR)
                width = face(font).width(char) * style.size + style.spacing
                self._put(char, font, width, grey)
        if span.whole:
            self.joined.update(range(first, len(self.chars)))

    def _put(self, char: str, font: str, width: float, grey: float) -> None:
        self.chars.append(char)
        self.fonts.append(font)
        self.widths.append(width)
        self.greys.append(grey)


class Passage(Piece):
    """Text set in lines; made by `passage`."""

    def __init__(self, glyphs: _Glyphs, style: Style, start: int = 0) -> None:
        super().__init__()
        self.glyphs = glyphs
        self.style = style
        self.spaceBefore = style.before
        self.spaceAfter = style.after
        self._start = start
        self._end = len(glyphs.chars)
        self._broken_at = -1.0
        self.lines: list[tuple[int, int]] = []

    @property
    def empty(self) -> bool:
        """Tell whether there is nothing to see."""
        return not "".join(self.glyphs.chars[self._start : self._end]).strip()

    def natural_width(self) -> float:
        """Return the width of the longest line if none is broken."""
        widest = used = 0.0
        for at in range(self._start, self._end):
            used = 0.0 if self.glyphs.chars[at] == "\n" else used + self.glyphs.widths[at]
            widest = max(widest, used)
        return widest

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Break the text for a width; return width and height."""
        if room != self._broken_at:
            self.lines = self._broken(room)
            if self.style.align == "center" and 1 < len(self.lines) <= _BALANCED_LINES:
                self.lines = self._balanced(room)
            self._broken_at = room
        self.width = room
        self.height = len(self.lines) * self.style.leading
        return room, self.height

    def _broken(self, room: float) -> list[tuple[int, int]]:
        glyphs, stretch = self.glyphs, (self._start, self._end)
        return break_lines(glyphs.chars, glyphs.widths, room, stretch, glyphs.joined)

    def _balanced(self, room: float) -> list[tuple[int, int]]:
        """Return lines of about equal length, for labels: no character is left over alone."""
        lines = self.lines
        narrower = room * 0.95
        while narrower > room / 2:
            tighter = self._broken(narrower)
            if len(tighter) > len(self.lines) or self._cuts_word(tighter):
                break
            lines = tighter
            narrower -= room * 0.05
        return lines

    def _cuts_word(self, lines: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a line begins where none may, which a word wider than a line forces."""
        chars, joined = self.glyphs.chars, self.glyphs.joined
        return any(start in joined or not may_break(chars, start) for start, _ in lines[1:])

    def split(self, room: float, high: float) -> list[Piece]:
        """Return what fits into the height and the rest; no line stands alone if it can help."""
        self.wrap(room, high)
        fitting = int((high + 0.01) // self.style.leading)
        if fitting >= len(self.lines):
            return [self]
        if len(self.lines) - fitting == 1 and fitting > 2:
            fitting -= 1
        if fitting < 1 or (fitting == 1 and len(self.lines) > 2):
            return []
        first = Passage(self.glyphs, self.style.but(after=0), self._start)
        first._end = self.lines[fitting - 1][1]
        rest = Passage(self.glyphs, self.style.but(before=0), self.lines[fitting][0])
        rest._end = self._end
        return [first, rest]

    def draw(self) -> None:
        """Draw the lines at the origin of the canvas."""
        style = self.style
        y = self.height - style.leading / 2 - style.size * 0.37
        for start, end in self.lines:
            self._draw_line(start, end, y)
            y -= style.leading

    def _draw_line(self, start: int, end: int, y: float) -> None:
        glyphs, style = self.glyphs, self.style
        while end > start and glyphs.chars[end - 1] in (" ", "\n", GAP):
            end -= 1
        x = 0.0
        if style.align != "left":
            used = sum(glyphs.widths[start:end]) - style.spacing
            x = (self.width - used) * (0.5 if style.align == "center" else 1.0)
        at = start
        while at < end:
            upto = self._same_run(at, end)
            if glyphs.fonts[at]:
                self._draw_text(at, upto, x, y)
            else:
                self._draw_shape(at, x, y)
            x += sum(glyphs.widths[at:upto])
            at = upto

    def _same_run(self, at: int, end: int) -> int:
        glyphs = self.glyphs
        key = glyphs.fonts[at], glyphs.greys[at]
        upto = at + 1
        while key[0] and upto < end and (glyphs.fonts[upto], glyphs.greys[upto]) == key:
            upto += 1
        return upto

    def _draw_text(self, start: int, end: int, x: float, y: float) -> None:
        text = self.canv.beginText(x, y)
        text.setFont(self.glyphs.fonts[start], self.style.size)
        text.setFillGray(self.glyphs.greys[start])
        if self.style.spacing:
            text.setCharSpace(self.style.spacing)
        text.textOut("".join(self.glyphs.chars[start:end]))
        if self.style.spacing:
            text.setCharSpace(0)
        self.canv.drawText(text)

    def _draw_shape(self, at: int, x: float, y: float) -> None:
        char, width = self.glyphs.chars[at], self.glyphs.widths[at]
        if char in (EMPTY_BOX, TICKED_BOX):
            middle, size = y + self.style.size * 0.37, _box(self.style)
            draw_box(self.canv, x, middle - size / 2, ticked=char == TICKED_BOX, size=size)
        elif char == BLANK:
            self.canv.setStrokeGray(0)
            self.canv.setLineWidth(0.5)
            self.canv.line(x, y - 2, x + width, y - 2)
        elif char.startswith(FRAME):
            self._draw_framed(char[1:], x + 3, y, width - 3)

    def _draw_framed(self, word: str, x: float, y: float, width: float) -> None:
        size = self.style.size * _FRAMED_SIZE
        small = self.style.but(size=size, leading=size * 1.3, bold=False, spacing=0, align="center")
        line = passage(word, small)
        line.wrap(width, small.leading)
        foot = y + self.style.size * 0.37 - small.leading / 2
        line.drawOn(self.canv, x, foot)
        self.canv.setStrokeGray(0.33)
        self.canv.setLineWidth(0.5)
        self.canv.rect(x, foot, width, small.leading, stroke=1, fill=0)
