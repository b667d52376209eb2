"""The canvas every sheet is drawn on: head and foot of each page, page totals, outline.

Pages are held back until the last one is known, then each gets its foot with 第 x 页 / 共 y 页.
Only embedded fonts are named in the file, and the same content gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, Final

from reportlab.pdfgen.canvas import Canvas

from kaccount_desktop.rules.language import CHINESE, Text
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.fonts import BOLD, REGULAR, face, one_line
from kaccount_desktop.sheets.paragraph import Style, fitted, passage, text_width

INTERNAL_MARK: Final = Text(
    "Internal · do not leave with the customer", "内部资料 · 不得留在客户处"
)
FULL_MARK: Final = Text(
    "Full edition · internal · do not leave with the customer",
    "完整版 · 内部资料 · 不得留在客户处",
)
"""Stands on an edition that shows how we judge the customer and its people."""
CONFIDENTIAL: Final = Text("Confidential, project team only", "机密，仅限本项目人员使用")
BETWEEN_US: Final = Text("Between the two parties", "仅供双方使用")
"""Stands below what is given to the customer."""
_FORM_NUMBER: Final = Text("Form {number} · v{version}", "表号 {number} · 第 {version} 版")
_PRINTED: Final = Text(
    "Printed {day} · page {number} of {total}", "{day} 打印 · 第 {number} 页 / 共 {total} 页"
)
_HEAD: Final = Style(8, 11, grey=0.2)
_MARK: Final = Style(8, 11, bold=True)
_FOOT: Final = Style(7.8, 11, grey=0.2)
_FOOT_GAP: Final = 10.0
"""Least room between the words of the foot, in pt."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What head and foot of a page say; `number` and `version` are those of a form."""

    sheet: str
    customer: str = ""
    number: str = ""
    version: str = ""
    internal: bool = True


@dataclass(frozen=True, slots=True)
class Imprint:
    """What is the same on all pages of one file."""

    title: str
    author: str
    company: str
    printed_on: date
    language: str = CHINESE
    full: bool = False
    """Whether the file shows how we judge the customer and its people."""


@dataclass(slots=True)
class _Held:
    """A finished page waiting for the page total."""

    state: dict[str, Any]
    heading: Heading
    marks: list[tuple[str, str, int]]
    late: list[Callable[[SheetCanvas], None]] = field(default_factory=list)


class SheetCanvas(Canvas):
    """A canvas with the house's head and foot."""

    def __init__(self, target: BinaryIO, imprint: Imprint) -> None:
        for font in (REGULAR, BOLD):
            face(font)
        super().__init__(
            target,
            pagesize=(page.WIDTH, page.HEIGHT),
            invariant=1,
            pageCompression=1,
            initialFontName=REGULAR,
            initialFontSize=9,
            lang="en" if imprint.language == "en" else "zh-CN",
        )
        self.imprint = imprint
        self.heading = self._next_heading = Heading(imprint.title)
        self.pages_of: dict[str, int] = {}
        self._held: list[_Held] = []
        self._named = False
        self._marks: list[tuple[str, str, int]] = []
        self._late: list[Callable[[SheetCanvas], None]] = []

    # -- while pages are made ------------------------------------------------------------------

    def mark(self, key: str, title: str, level: int = 0) -> None:
        """Note that `key` stands on this page, with a line in the outline if it has a title."""
        self.pages_of.setdefault(key, len(self._held) + 1)
        self._marks.append((key, title, level))

    def begin(self, heading: Heading) -> None:
        """Have head and foot say `heading` from here on; the first sheet of a page names it."""
        if self._named:
            self._next_heading = heading
            return
        self.heading = self._next_heading = heading
        self._named = True

    def later(self, draw: Callable[[SheetCanvas], None]) -> None:
        """Have something drawn on this page once all page numbers are known."""
        self._late.append(draw)

    def showPage(self) -> None:  # noqa: N802
        """Hold the page back and begin the next."""
        own = {"_held", "_marks", "_late", "pages_of", "heading", "_named", "_next_heading"}
        state = {name: value for name, value in self.__dict__.items() if name not in own}
        self._held.append(_Held(state, self.heading, self._marks, self._late))
        self._marks, self._late = [], []
        self.heading, self._named = self._next_heading, False
        self._startPage()

    def save(self) -> None:
        """Finish every page, then write the file."""
        total = len(self._held)
        for number, held in enumerate(self._held, 1):
            self.__dict__.update(held.state)
            self.heading = held.heading
            for key, title, level in held.marks:
                self.bookmarkPage(key)
                if title:
                    self.addOutlineEntry(
                        one_line(title, self.imprint.language), key, level, closed=False
                    )
            for draw in held.late:
                draw(self)
            self._draw_head()
            self._draw_foot(number, total)
            super().showPage()
        self.showOutline()
        self._sign()
        super().save()

    def _sign(self) -> None:
        """Say in the file what it is and whose."""
        language = self.imprint.language
        self.setTitle(one_line(self.imprint.title, language))
        self.setAuthor(one_line(self.imprint.author, language))
        self.setSubject(one_line(self.imprint.company, language))
        self.setCreator("KAccount")
        self.setProducer("KAccount")

    # -- head and foot -------------------------------------------------------------------------

    def write(self, words: str, x: float, y: float, style: Style, room: float = 0.0) -> float:
        """Write one line with its baseline at y; return its width. `room` 0 is as wide as needed.

        x is the left, middle or right end by the style's alignment.
        """
        language = self.imprint.language
        shown = fitted(words, style, room, language) if room else words
        width = text_width(shown, style, language)
        shift = {"left": 0.0, "center": width / 2, "right": width}[style.align]
        line = passage(shown, style.but(align="left"), language)
        line.wrap(width + 1, style.leading)
        line.drawOn(self, x - shift, y - (style.leading / 2 - style.size * 0.37))
        return width

    def _draw_head(self) -> None:
        self.saveState()
        baseline = page.HEAD_RULE + 6.2
        right = page.WIDTH - page.RIGHT
        heading, language = self.heading, self.imprint.language
        if heading.internal:
            right -= self._draw_mark(right, baseline) + 8
        if heading.number:
            words = _FORM_NUMBER.format(number=heading.number, version=heading.version)
            right -= self.write(words.in_(language), right, baseline, _HEAD.but(align="right")) + 8
        self.write(self.imprint.company, page.LEFT, baseline, _HEAD, right - page.LEFT)
        self.setStrokeGray(0)
        self.setLineWidth(0.5)
        self.line(page.LEFT, page.HEAD_RULE, page.WIDTH - page.RIGHT, page.HEAD_RULE)
        self.restoreState()

    def _draw_mark(self, right: float, baseline: float) -> float:
        """Draw the boxed mark of an internal sheet; return its width."""
        mark = FULL_MARK if self.imprint.full else INTERNAL_MARK
        words = mark.in_(self.imprint.language)
        width = text_width(words, _MARK) + 11
        self.setStrokeGray(0)
        self.setLineWidth(0.75)
        self.rect(right - width + 0.4, baseline - 3.7, width - 0.8, 13.2)
        self.write(words, right - width / 2, baseline, _MARK.but(align="center"))
        return width

    def _draw_foot(self, number: int, total: int) -> None:
        self.saveState()
        baseline = page.FOOT_RULE - 11.5
        left, right = page.LEFT, page.WIDTH - page.RIGHT
        language = self.imprint.language
        self.setStrokeGray(0)
        self.setLineWidth(0.5)
        self.line(left, page.FOOT_RULE, right, page.FOOT_RULE)
        printed = _PRINTED.format(
            day=self.imprint.printed_on.isoformat(), number=number, total=total
        )
        wide = self.write(printed.in_(language), right, baseline, _FOOT.but(align="right"))
        parts = [part for part in (self.heading.sheet, self.heading.customer) if part]
        named = " · ".join(parts)
        words = (CONFIDENTIAL if self.heading.internal else BETWEEN_US).in_(language)
        half = text_width(words, _FOOT, language) / 2
        # Beside a long name the line in the middle stands between name and date.
        free = left + text_width(named, _FOOT, language), right - wide
        middle = (left + right) / 2
        if middle - half - _FOOT_GAP < free[0]:
            middle = min(max(sum(free) / 2, middle), free[1] - _FOOT_GAP - half)
        self.write(words, middle, baseline, _FOOT.but(align="center"))
        self.write(named, left, baseline, _FOOT, middle - half - left - _FOOT_GAP)
        self.restoreState()
