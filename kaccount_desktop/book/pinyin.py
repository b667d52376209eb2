"""How a Chinese character may be read, from a small table loaded at the first question.

The table is made by `packaging/make_pinyin_table.py`. It stays the text it is on disk, 0.3 MB:
looking up a character is one search in it, 10 µs, and what was asked is remembered. Parsing its
42,000 characters into a dictionary would cost every start 11 ms and 6 MB.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import NamedTuple

from kaccount_desktop.rules.paths import resources_dir


class Spelling(NamedTuple):
    """The toneless readings of one character; both are empty when it is not Chinese.

    `living` are in daily use, most frequent first; `rare` are known to dictionaries only
    (限 is `xian`, and rarely `wen`). ü is spelt both as `v` and as `u`.
    """

    living: tuple[str, ...]
    rare: tuple[str, ...]


@cache
def _table() -> str:
    return resources_dir("pinyin", "readings.txt").read_text(encoding="utf-8")


@lru_cache(maxsize=8192)
def spelling(character: str) -> Spelling:
    """Return the living and the rare readings of one character."""
    at = -1 if character.isascii() else _table().find(character)
    if at < 0:
        return Spelling((), ())
    table = _table()
    line = table.rfind("\n", 0, at) + 1
    living, _, rare = table[line : table.index("\t", line)].partition("|")
    return Spelling(tuple(living.split()), tuple(rare.split()))


def readings(character: str) -> tuple[str, ...]:
    """Return every toneless reading of one character, the most frequent first.

    `曾` gives `("zeng", "ceng")`, `吕` `("lv", "lu")`, and what is not Chinese `()`.
    """
    known = spelling(character)
    return known.living + known.rare
