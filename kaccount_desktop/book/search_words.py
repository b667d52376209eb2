"""What is indexed of a name and what is asked for a typed text: text in, words out.

A name yields three columns of words (`search_index` says how they are stored):

* characters: 华为技术 ABB → `华 为 技 术 abb`, asked as a phrase;
* sounds: from each of its places to the end, the full pinyin: `huaweijishuabb weijishuabb …`;
* initials: the same with first letters: `hwjsa hwjsabb wjsa …`.

Spellings are cut at `LONGEST` letters, in the index and in the question alike, and keep only the
likeliest combinations of readings. A reading in daily use counts wherever it stands, a rare one
only where a name begins, since surnames have them (覃 `qin`, 区 `ou`); anywhere else it would be
noise: 机 was once `wei`. The legal form of a company is not spelt out, or `y` would find them all.
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
"""A number is found by any run of at least so many of its digits."""

_COMBINATIONS = 6
"""Most combinations of readings kept of one spelling."""
NAME_LENGTH = 240
"""Characters of one name that are indexed."""
_SPELT_LENGTH = 64
"""Characters of one name that are spelt out."""
_NUMBER_LENGTH = 32
"""Digits of one number that are indexed."""
_TEXT_LENGTH = 160
"""Characters of a typed text that count."""
_MOST_RUNS = 12
"""Words of a typed text that count."""
_ENDING = 3
"""Characters of a spelt name whose spelling is remembered: names end alike (机械设备)."""

_WORD = re.compile(r"[a-z0-9]+|[^\x00-\x7f]")
_RUN = re.compile(r"[a-z0-9]+|[^\x00-\x7f]+")
_LEGAL = re.compile(
    r"(?:集团 *|控股 *|股份 *)*有限 *(?:责任 *)?公司"
    r"|(?:集团|控股|股份) *公司(?= *$)"
    r"|普通合伙|有限合伙|合伙企业"
    r"|(?<![a-z0-9])(?:co +)?(?:ltd|limited|inc|corp|gmbh|llc|plc)(?![a-z0-9])"
)
_LEGAL_SPELT = re.compile(
    r"(?P<sounds>[a-z0-9]{4,}?)(?:jituan|konggu|gufen)*youx(?:i|ia|ian[a-z]*)?"
    r"|(?P<initials>[a-z0-9]{2,}?)(?:jt|kg|gf)*yx(?:zr)?gs?"
)
_TELEPHONE = re.compile(r"\+?[\d(][\d\s().\-]*")
_FROM_ABROAD = re.compile(r"(?:\+|00) *86")
_NOT_ALNUM = re.compile(r"[^a-z0-9]+")


class _Fold(dict[int, str]):
    """Code point → how it is compared, filled as characters are met, bounded."""

    def __missing__(self, code: int) -> str:
        if len(self) >= 30_000:
            self.clear()
        folded = self[code] = _fold_character(chr(code))
        return folded


def _fold_character(character: str) -> str:
    """Return the compared form of one character; a sign becomes a space, an accent nothing."""
    if character in "'’ʼ":
        return ""  # xi'an and O'Neill are one word
    kept = []
    for part in unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", character).casefold()):
        kind = unicodedata.category(part)
        if kind[0] == "M" or kind == "Cf":
            continue
        # Unassigned and private characters stay: to older systems new hanzi are either.
        sign = kind[0] in "PZ" or kind in ("Cc", "Cs") or (part.isascii() and not part.isalnum())
        kept.append(" " if sign else part)
    return unicodedata.normalize("NFC", "".join(kept))


_FOLD = _Fold()


def fold(text: str) -> str:
    """Return `text` as it is compared: lower case, half width, no accents, signs as spaces."""
    return text.translate(_FOLD)


def fold_name(name: str) -> str:
    """Return the indexed part of a name, folded."""
    return fold(name[:NAME_LENGTH])


def characters_of(folded: str) -> str:
    """Return the words of the first column: letters and digits in runs, all else one by one."""
    return " ".join(_WORD.findall(folded))


def spelt_part(folded: str) -> str:
    """Return what of a folded name is spelt out: no legal form, a space only between two words."""
    runs = _RUN.findall(_LEGAL.sub(" ", folded)) or _RUN.findall(folded)
    joined = runs[0] if runs else ""
    for run in runs[1:]:
        joined += f" {run}" if joined[-1].isascii() and run[0].isascii() else run
    return joined[:_SPELT_LENGTH]


def sounds_of(spelt: str) -> list[str]:
    """Return the pinyin of `spelt` and of each of its suffixes; letters stand for themselves."""
    if not spelt:
        return []
    tails, words = _ending_sounds(spelt[1:][-_ENDING:])
    body = [_sounds(character) for character in reversed(spelt[1:-_ENDING])]
    return _spell(_sounds(spelt[0]), body, list(tails), list(words))


def initials_of(spelt: str) -> list[str]:
    """Return the initials of `spelt` and of each of its suffixes.

    A word of letters counts as its first letter and as a whole: ABB电机 is `adj` and `abbdj`.
    """
    first, *others = _WORD.findall(spelt) or ("",)
    if not first:
        return []
    tails, words = _ending_initials(tuple(others[-_ENDING:]))
    body = [_initials(word) for word in reversed(others[:-_ENDING])]
    return _spell(_initials(first), body, list(tails), list(words))


_Ending = tuple[tuple[str, ...], tuple[str, ...]]
"""Spellings of an ending from its first character, likeliest first; and the words of it all."""


@lru_cache(maxsize=8192)
def _ending_sounds(ending: str) -> _Ending:
    words: list[str] = []
    tails = _prepend([_sounds(character) for character in reversed(ending)], [""], words)
    return tuple(tails), tuple(words)


@lru_cache(maxsize=8192)
def _ending_initials(ending: tuple[str, ...]) -> _Ending:
    words: list[str] = []
    tails = _prepend([_initials(word) for word in reversed(ending)], [""], words)
    return tuple(tails), tuple(words)


@lru_cache(maxsize=8192)
def _sounds(character: str) -> Spelling:
    if character.isascii():
        return Spelling((), ()) if character == " " else Spelling((character,), ())
    return spelling(character)


@lru_cache(maxsize=8192)
def _initials(word: str) -> Spelling:
    if word.isascii():
        return Spelling((word[0], word) if len(word) > 1 else (word,), ())
    living, rare = spelling(word)
    often = tuple(dict.fromkeys(reading[0] for reading in living))
    seldom = dict.fromkeys(reading[0] for reading in rare)
    return Spelling(often, tuple(letter for letter in seldom if letter not in often))


def _spell(
    first: Spelling, body: Iterable[Spelling], tails: list[str], words: list[str]
) -> list[str]:
    """Return the words of a name: its first unit, its body last unit first, its spelt ending."""
    tails = _prepend(body, tails, words)
    words += [reading + tails[0] for reading in first.rare]
    longest = _prepend([first], tails, words)[0]
    return [word[:LONGEST] for word in words] if len(longest) > LONGEST else words


def _prepend(units: Iterable[Spelling], tails: list[str], words: list[str]) -> list[str]:
    """Put the living readings of `units`, given last first, before `tails`.

    Every spelling on the way is added to `words`. Return the spellings of the whole, likeliest
    first, at most `_COMBINATIONS` or the number of readings of its first unit.
    """
    for living, _ in units:
        if len(living) == 1:
            reading = living[0]
            tails = [reading + tail for tail in tails]
        elif living:
            # Every reading with the likeliest tail first, so that the limit loses none of them.
            kept = tails[: max(1, _COMBINATIONS // len(living))]
            tails = [reading + tail for tail in kept for reading in living]
        else:
            continue  # what has no reading is passed over
        words += tails
    return tails


def number_words(number: str) -> list[str]:
    """Return every suffix of a number from `SHORTEST_RUN` digits on, so that any run is a prefix.

    Letters count as digits (a credit code has some); spaces, brackets and hyphens do not.
    """
    bare = _NOT_ALNUM.sub("", fold(number))[:_NUMBER_LENGTH]
    return [bare[start:] for start in range(max(1, len(bare) - SHORTEST_RUN + 1))] if bare else []


def match_expression(text: str) -> str | None:
    """Return the FTS5 expression that finds what `text` names, or None if it names nothing.

    All its words must occur: hanzi as they stand together, letters and digits as the beginning of
    a word, of pinyin, of initials or of a run of digits. Whatever is typed is data: every word is
    quoted, and none can hold a quote.
    """
    typed = text[:_TEXT_LENGTH]
    clauses = [_clause(run) for run in _RUN.findall(fold(typed))[:_MOST_RUNS]]
    if not clauses:
        return None
    expression = " AND ".join(clauses)
    digits = _telephone_digits(typed)
    return f"{_prefix(digits)} OR ({expression})" if digits else expression


def _clause(run: str) -> str:
    """Return the expression for one run, either of ASCII letters and digits or of the rest."""
    if not run.isascii():
        return f'"{" ".join(run)}"'
    spelt = _LEGAL_SPELT.fullmatch(run)
    if spelt is None:
        return _prefix(run)
    return f"({_prefix(run)} OR {_prefix(spelt['sounds'] or spelt['initials'])})"


def _prefix(word: str) -> str:
    return f'"{word[:LONGEST]}"*'


def _telephone_digits(text: str) -> str | None:
    """Return the digits of what looks like a telephone number in groups, without +86."""
    bare = unicodedata.normalize("NFKC", text).strip()
    if not _TELEPHONE.fullmatch(bare):
        return None
    digits = "".join(filter(str.isdecimal, _FROM_ABROAD.sub("", bare, count=1)))
    return digits if len(digits) >= SHORTEST_RUN else None
