"""Write `resources/pinyin/readings.txt` from the data of the pypinyin package.

Run `python packaging/make_pinyin_table.py` after a new version of pypinyin. The program itself
never imports pypinyin: that takes 0.29 s and 56 MB, and it settles for one reading a character.

The table has one line for every group of characters that are read alike:

    zhong chong|tong<TAB>characters…

Readings are without tone. Those before the bar are alive, most frequent first; those behind it
are rare: pypinyin's own phrases use them for less than one occurrence in fifty. ü is written
twice, as v (what an input method expects) and as u (what most people try).
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "resources" / "pinyin" / "readings.txt"
HEAD = (
    "# Readings of Chinese characters without tone, made by packaging/make_pinyin_table.py\n"
    "# from the data of pypinyin (https://github.com/mozillazg/python-pinyin, MIT licence).\n"
)
RARE_BELOW = 0.02
MISSING = {"𠮷": "jí"}
"""Characters that occur in Chinese names but not in pypinyin's data (𠮷 is a form of 吉)."""


def toneless(syllable: str) -> str:
    """Return `syllable` without its tone, in plain letters; ü becomes v."""
    bare = unicodedata.normalize("NFD", syllable).replace("u\u0308", "v")
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


def spellings(syllable: str) -> tuple[str, ...]:
    """Return every way a toneless syllable is typed: `lv` is also typed `lu`."""
    return (syllable, syllable.replace("v", "u")) if "v" in syllable else (syllable,)


def count_in_phrases(phrases: dict[str, list[list[str]]]) -> dict[str, Counter[str]]:
    """Count how often each character has each toneless reading in the phrase data."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for phrase, syllables in phrases.items():
        if len(phrase) == len(syllables):
            for character, readings in zip(phrase, syllables, strict=True):
                counts[character][toneless(readings[0])] += 1
    return counts


def split_readings(listed: Iterable[str], counted: Counter[str]) -> tuple[list[str], list[str]]:
    """Divide the readings of one character into living ones, most frequent first, and rare ones."""
    readings = list(dict.fromkeys([*listed, *sorted(counted)]))
    total = sum(counted.values())
    readings.sort(key=lambda reading: -counted[reading])  # stable: ties keep the listed order
    floor = max(1.0, total * RARE_BELOW)
    living = [reading for reading in readings if not total or counted[reading] >= floor]
    return living, [reading for reading in readings if reading not in living]


def table_text() -> str:
    """Return the whole table; the same data always gives the same text."""
    from pypinyin.phrases_dict import phrases_dict
    from pypinyin.pinyin_dict import pinyin_dict

    counts = count_in_phrases(phrases_dict)
    groups: dict[str, list[str]] = defaultdict(list)
    syllables = MISSING | {chr(code): listed for code, listed in pinyin_dict.items()}
    for character in sorted(syllables):
        listed = [toneless(syllable) for syllable in syllables[character].split(",")]
        living, rare = split_readings(filter(None, listed), counts.get(character, Counter()))
        typed = list(dict.fromkeys(way for reading in living for way in spellings(reading)))
        extra = dict.fromkeys(way for reading in rare for way in spellings(reading))
        seldom = [way for way in extra if way not in typed]
        groups[" ".join(typed) + ("|" + " ".join(seldom) if seldom else "")].append(character)
    lines = (f"{reading}\t{''.join(groups[reading])}\n" for reading in sorted(groups))
    return HEAD + "".join(lines)


def main() -> int:
    """Write the table and say how large it is."""
    text = table_text()
    TABLE.parent.mkdir(parents=True, exist_ok=True)
    TABLE.write_text(text, encoding="utf-8", newline="\n")
    sys.stdout.write(f"{TABLE.name}: {len(text.encode()):,} bytes, {text.count(chr(10)):,} lines\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
