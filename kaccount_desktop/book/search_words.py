"""What is indexed of a name, and what is asked for a typed text: plain text in, words out.

A name yields three columns of words separated by spaces (see `search_index`):

* characters: 华为技术 ABB → `华 为 技 术 abb`, asked as a phrase;
* sounds: from every place of the name to its end, the full pinyin: `huaweijishuabb weijishuabb …`;
* initials: the same with first letters only: `hwjsa wjsa …`.

Both kinds of spelling are cut at `LONGEST` letters, in the index and in the question alike, and
hold only so many combinations of readings. A reading in daily use counts wherever it stands, a
rare one only where a spelling begins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from kaccount_desktop.book.pinyin import Spelling, spelling

LONGEST = 24
"""Letters kept of one spelling; longer ones would cost much and tell little more."""
SHORTEST_RUN = 3
"""A telephone number is found by any run of at least so many of its digits."""

_COMBINATIONS = 6
"""Most combinations of readings kept of one spelling."""
_NAME_LENGTH = 240
"""Characters of one name that are indexed."""
_SPELT_LENGTH = 64
"""Characters of one name that are spelt out."""
_DIGITS_LENGTH = 32
"""Digits of one telephone number that are indexed."""
_TEXT_LENGTH = 160
"""Characters of a typed text that count."""
_MOST_WORDS = 12
"""Words of a typed text that count."""
_BETWEEN_NAMES = " \u2028 "
"""Stands between two names, so that no phrase spans them; nobody can type it: it folds away."""

_WORDS = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_RUNS = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")
_LETTERS = re.compile(r"[a-z0-9]+")
_LEGAL = re.compile(
    r"(?:集团 *|控股 *|股份 *)*有限 *(?:责任 *)?公司"
    r"|(?:集团|控股|股份) *公司 *$"
    r"|普通合伙|有限合伙|(?<!^)合伙企业"
    r"|(?:(?<= )co +)?(?<= )(?:ltd|limited|inc|corp|gmbh|llc|plc)(?![a-z0-9])"
)
_LEGAL_TYPED = re.compile(
    r"(?P<head>[a-z0-9]{4,}?)(?:jituan|konggu|gufen)*youx(?:i|ia|ian[a-z]*)?"
    r"|(?P<initials>[a-z0-9]{2,}?)(?:jt|kg|gf)*yx(?:zr)?gs?"
)
_TELEPHONE = re.compile(r"\+?[\d()][\d\s().\-]*")
_ABROAD = re.compile(r"^(?:\+|00)86")


class _Fold(dict[int, str]):
    """Code point → how it is compared; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        if len(self) > 50_000:  # bounded, whatever a file throws at it
            self.clear()
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Return the compared form of one character: no case, width or accent, no punctuation."""
    if character in "'’ʼ":
        return ""  # xi'an and O'Neill are one word
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold())
    kept = []
    for part in parts:
        kind = unicodedata.category(part)
        if kind[0] == "M" or kind == "Cf":
            continue
        # Unassigned and private characters stay: newer hanzi are both, on older systems.
        kept.append(" " if kind[0] in "PZ" or kind in ("Cc", "Cs") or _is_sign(part) else part)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_sign(character: str) -> bool:
    return character.isascii() and not character.isalnum()


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return `text` as it is compared: lower case, half width, no accents, signs as spaces."""
    return text.translate(_FOLD)


def characters_of(names: Iterable[str]) -> str:
    """Return the words of the first column: letters and digits in runs, all else one by one."""
    return _BETWEEN_NAMES.join(
        " ".join(_WORDS.findall(fold(name[:_NAME_LENGTH]))) for name in names
    )


def spelt_part(name: str, *, keep_legal: bool = False) -> str:
    """Return what of `name` is spelt out: folded, without its legal form, hanzi unspaced."""
    folded = fold(name[:_NAME_LENGTH])
    if not keep_legal:
        folded = _LEGAL.sub(" ", folded).strip() or folded
    runs = _RUNS.findall(folded)
    return _join_runs(runs)[:_SPELT_LENGTH]


def _join_runs(runs: list[str]) -> str:
    """Join runs, with a space only where two words of letters meet."""
    if len(runs) == 1:
        return runs[0]
    joined = ""
    for run in runs:
        joined += f" {run}" if joined and joined[-1].isascii() and run[0].isascii() else run
    return joined


Spelt = tuple[tuple[str, ...], str]
"""The spellings of a text from its start, best first; and all words of it and of its suffixes."""

_NOTHING: Spelt = ("",), ""


@lru_cache(maxsize=32_768)
def sounds_of(text: str) -> Spelt:
    """Spell `text` in full; letters stand for themselves, unreadable characters are passed over.

    A recursion from the end, so that the common endings of names are spelt once.
    """
    if not text:
        return _NOTHING
    first, rest = text[0], text[1:]
    known = sounds_of(rest)
    if first.isascii():
        return known if first == " " else _spell((first,), (), known)
    living, rare = spelling(first)
    return _spell(living, rare, known) if living else known


@lru_cache(maxsize=32_768)
def initials_of(text: str) -> Spelt:
    """Spell `text` by initials; a word of letters counts as its first letter or as a whole."""
    if not text:
        return _NOTHING
    word = _LETTERS.match(text)
    if word:
        known = initials_of(text[word.end() :].lstrip())
        whole = word.group()
        return _spell((whole[0], whole) if len(whole) > 1 else (whole,), (), known)
    known = initials_of(text[1:].lstrip())
    living, rare = _initials(text[0])
    return _spell(living, rare, known) if living else known


@lru_cache(maxsize=8192)
def _initials(character: str) -> Spelling:
    living, rare = spelling(character)
    often = tuple(dict.fromkeys(reading[0] for reading in living))
    seldom = dict.fromkeys(reading[0] for reading in rare)
    return Spelling(often, tuple(letter for letter in seldom if letter not in often))


def _spell(living: tuple[str, ...], rare: tuple[str, ...], known: Spelt) -> Spelt:
    """Put the readings of one character before what follows it."""
    tails, words = known
    if len(living) == 1:
        spellings = tuple([(living[0] + tail)[:LONGEST] for tail in tails])
    else:
        # Every reading with the best tail first: a limit must not lose a reading here.
        spellings = tuple(
            (reading + tail)[:LONGEST]
            for tail in tails[: max(1, _COMBINATIONS // len(living))]
            for reading in living
        )
    added = [*spellings, *[(reading + tails[0])[:LONGEST] for reading in rare]]
    return spellings, " ".join([*added, words]) if words else " ".join(added)
