"""Reading a PDF back: text, places of characters, fonts, outline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2
import pypdfium2.raw as pdfium

from kaccount_desktop.sheets import page


@dataclass(frozen=True)
class Glyph:
    """A character with the box of its ink, in points from the lower left corner."""

    char: str
    x0: float
    y0: float
    x1: float
    y1: float
    base: float


class Paper:
    """A PDF read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        document = pypdfium2.PdfDocument(data)
        self.texts: list[str] = []
        self.pages: list[list[Glyph]] = []
        self.embedded: set[tuple[str, bool]] = set()
        for sheet in document:
            text = sheet.get_textpage()
            self.texts.append(text.get_text_range())
            self.pages.append(list(_glyphs(text)))
            for item in sheet.get_objects(filter=[pdfium.FPDF_PAGEOBJ_TEXT]):
                font = pdfium.FPDFTextObj_GetFont(item)
                self.embedded.add((_name(font), bool(pdfium.FPDFFont_GetIsEmbedded(font))))
        self.outline = [
            (mark.level, mark.get_title(), mark.get_dest().get_index())
            for mark in document.get_toc()
        ]
        self.title = document.get_metadata_value("Title")
        document.close()

    @property
    def text(self) -> str:
        """All text, pages one after the other."""
        return "\n".join(self.texts)

    @property
    def fonts(self) -> set[str]:
        """Every font the file names."""
        return {name.decode() for name in re.findall(rb"/BaseFont\s*/([^\s/>]+)", self.data)}

    def page_with(self, words: str) -> int:
        """Return the number of the first page that says this, from 1."""
        return next(number for number, text in enumerate(self.texts, 1) if words in text)

    def rows(self, page_at: int) -> list[str]:
        """Return what stands at one height of a page, from left to right, from 0."""
        heights: dict[float, list[Glyph]] = {}
        for glyph in self.pages[page_at]:
            near = next((base for base in heights if abs(base - glyph.base) < 1), glyph.base)
            heights.setdefault(near, []).append(glyph)
        return [
            "".join(g.char for g in sorted(row, key=lambda g: g.x0)) for row in heights.values()
        ]

    def lines(self) -> Iterator[str]:
        """Yield what is set on one line of one cell."""
        for glyphs in self.pages:
            yield from _lines(glyphs)


def inside(paper: Paper) -> bool:
    """Tell whether all ink stands between the margins, and clear of head and foot."""
    for glyphs in paper.pages:
        for glyph in glyphs:
            across = page.LEFT - 0.5 <= glyph.x0 <= glyph.x1 <= page.WIDTH - page.RIGHT + 0.5
            upright = page.BOTTOM - 1 <= glyph.y0 <= glyph.y1 <= page.HEIGHT - page.TOP + 1
            body = glyph.y0 >= page.BODY_BOTTOM - 1 and glyph.y1 <= page.BODY_TOP + 1
            margin = glyph.y1 < page.FOOT_RULE or glyph.y0 > page.HEAD_RULE
            if not (across and upright and (body or margin)):
                return False
    return True


def _name(font: object) -> str:
    size = pdfium.FPDFFont_GetBaseFontName(font, None, 0)
    buffer = (pdfium.c_char * size)()
    pdfium.FPDFFont_GetBaseFontName(font, buffer, size)
    return bytes(buffer).rstrip(b"\0").decode()


def _glyphs(text: pypdfium2.PdfTextPage) -> Iterator[Glyph]:
    for at in range(text.count_chars()):
        char = chr(pdfium.FPDFText_GetUnicode(text, at))
        if not char.strip() or pdfium.FPDFText_IsGenerated(text, at):
            continue
        x, y = pdfium.c_double(), pdfium.c_double()
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        left, low, right, top = text.get_charbox(at)
        yield Glyph(char, left, low, right, top, round(y.value, 1))


def _lines(glyphs: list[Glyph]) -> Iterator[str]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and (abs(glyph.base - line[-1].base) > 0.4 or not -3 < glyph.x0 - line[-1].x1 < 14):
            yield "".join(one.char for one in line)
            line = []
        line.append(glyph)
    if line:
        yield "".join(one.char for one in line)
