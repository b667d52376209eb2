"""Which font prints which character, and what is printed for one that no font has.

Noto Sans SC covers the common characters; RareHan covers GB18030 level 3 and beyond (𠮷). What
neither has is spelt out: a fraction by its parts, an emoji by its name in brackets. Nothing is
ever printed as an empty box or dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final
from unicodedata import category, combining, name, normalize

from kaccount_desktop.rules.language import CHINESE, ENGLISH
from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.sheets.emoji_names import CHINESE_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

REGULAR: Final = "NotoSansSC-Regular"
BOLD: Final = "NotoSansSC-Bold"
RARE: Final = "RareHan"

EMPTY_BOX: Final = "\ue000"
TICKED_BOX: Final = "\ue001"
"""Stand for a drawn tick box inside a text; what a user types never contains them."""

_BOXES: Final = {"☐": EMPTY_BOX, "☑": TICKED_BOX, "☒": TICKED_BOX, "✅": TICKED_BOX}
_SPACES: Final = {"\t": "    ", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}
_SKIN_TONES: Final = range(0x1F3FB, 0x1F400)
_ENCLOSING_KEY: Final = "\u20e3"


@dataclass(frozen=True, slots=True)
class Face:
    """One font: its name for the PDF and what it covers."""

    name: str
    glyphs: Mapping[int, int]
    widths: Mapping[int, float]
    """Advance widths in 1/1000 of the font size."""
    default_width: float

    def width(self, char: str) -> float:
        """Return the advance of a character at font size 1."""
        return self.widths.get(ord(char), self.default_width) / 1000


@cache
def face(font: str) -> Face:
    """Register a font with ReportLab on first use, and return it."""
    from reportlab.pdfbase.pdfmetrics import registerFont

    from kaccount_desktop.sheets.wide_font import WideFont

    loaded: Any = WideFont(font, str(resources_dir("fonts", f"{font}.ttf")))
    registerFont(loaded)
    return Face(font, loaded.face.charToGlyph, loaded.face.charWidths, loaded.face.defaultWidth)


@lru_cache(maxsize=16384)
def font_of(char: str, *, bold: bool = False) -> str | None:
    """Return the font that has this character, or None."""
    first = BOLD if bold else REGULAR
    if ord(char) in face(first).glyphs:
        return first
    return RARE if has_rare() and ord(char) in face(RARE).glyphs else None


@cache
def has_rare() -> bool:
    """Tell whether the font of rare characters is installed; without it they are spelt out."""
    return resources_dir("fonts", f"{RARE}.ttf").is_file()


def printable(text: str, language: str = CHINESE) -> str:
    """Return `text` as it can be printed: of characters in a font, boxes and line ends.

    Invisible characters go; tick boxes become drawn ones; the rest is spelt out.
    """
    if text.isascii() and text.isprintable():
        return text
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(_shown(char, language) for char in unified)


def one_line(text: str, language: str = CHINESE) -> str:
    """Return `text` as it can be printed, on one line and with characters for tick boxes.

    For places that take no drawn boxes: heads and feet, names on the map, titles, the outline.
    """
    shown = printable(text, language).replace(EMPTY_BOX, "□").replace(TICKED_BOX, "√")
    return " ".join(shown.split())


def unprintable(text: str, language: str = CHINESE) -> list[tuple[str, str]]:
    """Return each character that no font has with what is printed instead, in order, once each.

    To be shown to the user before printing.
    """
    found: dict[str, str] = {}
    for char in text:
        shown = _shown(char, language)
        if len(shown) > 1 and shown[0] in "〔[" and char not in found:
            found[char] = shown[1:-1]
    return list(found.items())


@lru_cache(maxsize=16384)
def _shown(char: str, language: str) -> str:
    """Return what is printed for one character."""
    kind = category(char)
    if char == "\n" or char in _SPACES or char in _BOXES:
        return _SPACES.get(char) or _BOXES.get(char, char)
    if kind in {"Cc", "Cf"} or _is_joiner(char):
        return ""
    if kind not in {"Co", "Cs", "Cn"}:
        if font_of(char) is not None:
            return char
        spelt = normalize("NFKC", char).replace("\u2044", "/")
        if spelt != char and all(map(font_of, spelt)):
            return spelt
    return _named(char, language)


def _is_joiner(char: str) -> bool:
    """Tell the parts of an emoji that only modify the one before."""
    return 0xFE00 <= ord(char) <= 0xFE0F or ord(char) in _SKIN_TONES or char == _ENCLOSING_KEY


def _named(char: str, language: str) -> str:
    """Return the name of a character in brackets."""
    if language != ENGLISH and char in CHINESE_NAMES:
        return f"〔{CHINESE_NAMES[char]}〕"
    code = f"U+{ord(char):04X}"
    known = name(char, code)
    if known.startswith("CJK "):
        known = code
    elif known != code:
        known = known.lower()
        if combining(char):
            known = f"{known} {code}"
    return f"[{known}]" if language == ENGLISH else f"〔{known}〕"
