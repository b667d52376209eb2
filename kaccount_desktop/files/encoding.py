"""Bytes of a text file to text: the encodings Chinese customer lists are saved in."""

from __future__ import annotations

import codecs
import itertools
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

_BOMS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
UNPRINTABLE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2060\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters no one typed on purpose: control codes, half surrogates, stray byte order marks,
and spaces without width, which come along when a name is copied from a page."""
_MAX_UNPRINTABLE_SHARE: Final = 0.05
_FEW_UNPRINTABLE: Final = 8
_MAX_BROKEN_SHARE: Final = 0.002
_FEW_WHOLE: Final = 3


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the encoding it was read in, and how many characters could not be read."""

    text: str
    encoding: str
    broken: int = 0


def decode(data: bytes) -> Decoded | None:
    """Return `data` as text, or None when it is no text in a known encoding.

    Tried in turn: a byte order mark, UTF-16 without one (told by where its zero bytes lie),
    UTF-8, GB18030 (which holds GBK and GB2312), each whole or with a few broken bytes, and Western
    European for what is nearly all ASCII.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _lenient(data[len(mark) :], encoding)
    attempts: tuple[tuple[Callable[[bytes, str], Decoded | None], str], ...] = (
        (_utf16, ""),
        (_strict, "utf-8"),
        (_nearly, "utf-8"),
        (_strict, "gb18030"),
        (_nearly, "gb18030"),
    )
    for attempt, encoding in attempts:
        found = attempt(data, encoding)
        if found is not None and _plausible(found):
            return found
    western = _strict(data, "cp1252")
    return western if western is not None and _western(western.text) else None


def _nearly(data: bytes, encoding: str) -> Decoded | None:
    """Read text with a few broken characters, or with half a character at a cut-off end.

    UTF-8 is tried so before GB18030, which takes almost any bytes for some Chinese.
    """
    found = _lenient(data, encoding)
    whole = len(found.text) - len(found.text.encode("ascii", "ignore")) - found.broken
    cut_off = found.text.endswith("\ufffd") and whole >= _FEW_WHOLE
    return found if found.broken <= whole * _MAX_BROKEN_SHARE + cut_off else None


def _western(text: str) -> bool:
    letters = sum(character.isascii() for character in text)
    return letters >= len(text) * 0.8 and _plausible(Decoded(text, "cp1252"))


def _strict(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError:
        return None


def _lenient(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text, encoding, text.count("\ufffd"))


def _utf16(data: bytes, _encoding: str) -> Decoded | None:
    """Read UTF-16 without a mark: its ASCII (commas, line ends) has zeros on one side only."""
    if len(data) % 2 or b"\x00" not in data:
        return None
    high, low = data[::2].count(0), data[1::2].count(0)
    utf8 = _strict(data, "utf-8")
    if utf8 is not None and (high + low) * 4 < len(data):
        return None
    encoding = "utf-16-le" if low > high else "utf-16-be"
    if max(high, low) < 4 * min(high, low) + 1:
        return None
    found = _strict(data, encoding)
    if found is None:
        return None
    narrow = [character for character in found.text if character <= "\xff"]
    letters = sum("\t" <= character <= "~" for character in narrow)
    return found if letters * 5 >= len(narrow) * 4 else None


def _plausible(found: Decoded) -> bool:
    most = int(len(found.text) * _MAX_UNPRINTABLE_SHARE) + _FEW_UNPRINTABLE
    one_more = itertools.islice(UNPRINTABLE.finditer(found.text), most, None)
    return next(one_more, None) is None
