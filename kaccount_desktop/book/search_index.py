"""The full-text index of names and numbers: found as one types, in hanzi, pinyin or initials.

One FTS5 table, `search`, contentless with delete, rowid = key of the entity. It is derived: nothing
in it is journaled, and a session must never attach its shadow tables, or undo would break.
Its words are made in `search_words`; the `ascii` tokenizer only splits them at spaces and takes
every other character for a letter, new hanzi unknown to SQLite included.

What to expect of 100,000 names: a selective question under 1 ms, the first page of a common one
(有限, y) under 16 ms in index order, that is by key. Sorting or counting all hits of a common one
costs more, so `count` stops at its cap.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from kaccount_desktop.book.search_words import (
    NAME_LENGTH,
    characters_of,
    fold_name,
    initials_of,
    match_expression,
    number_words,
    sounds_of,
    spelt_part,
)

if TYPE_CHECKING:
    import apsw

_PUT = "INSERT OR REPLACE INTO search(rowid, characters, sounds, initials) VALUES (?, ?, ?, ?)"
_FIND = "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid LIMIT ? OFFSET ?"
_COUNT = "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ? LIMIT ?)"

_BATCH = 1_000
_BETWEEN_NAMES = " \u2028 "
"""A word between two names, so that no phrase spans them; folding removes it from questions."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What one entity is found by.

    `names` are all its names, short and former ones too, and those of its people if they shall
    lead to it; `numbers` are telephone numbers or codes as they are written.
    """

    key: int
    names: Sequence[str]
    numbers: Sequence[str] = ()


def put(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    """Index `entries`; one that is indexed already is replaced. The transaction is the caller's.

    FTS5 keeps its own pace of merging. More memory or no merging during an import would save a
    fifth of the time, and some later edit would then wait a second for one big merge.
    """
    rows = map(_row, entries)
    while batch := list(islice(rows, _BATCH)):
        connection.executemany(_PUT, batch)


def remove(connection: apsw.Connection, keys: Iterable[int]) -> None:
    """Take `keys` out of the index; unknown ones are no error."""
    connection.executemany("DELETE FROM search WHERE rowid = ?", ((key,) for key in keys))


def rebuild(connection: apsw.Connection, entries: Iterable[Entry]) -> None:
    """Empty the index and fill it again with `entries`."""
    connection.execute("INSERT INTO search(search) VALUES ('delete-all')")
    put(connection, entries)


def find(connection: apsw.Connection, text: str, limit: int, offset: int = 0) -> list[int]:
    """Return a page of the keys that `text` finds, ascending; none if it names nothing."""
    expression = match_expression(text)
    if expression is None:
        return []
    return [int(key) for (key,) in connection.execute(_FIND, (expression, limit, offset))]


def count(connection: apsw.Connection, text: str, cap: int = 1000) -> int:
    """Return how many entities `text` finds; `cap` means that many or more."""
    expression = match_expression(text)
    if expression is None:
        return 0
    return int(connection.execute(_COUNT, (expression, cap)).get)


def _row(entry: Entry) -> tuple[int, str, str, str]:
    words = [_words(name[:NAME_LENGTH]) for name in entry.names]
    sounds = [spoken for _, spoken, _ in words]
    sounds += [" ".join(number_words(number)) for number in entry.numbers]
    return (
        entry.key,
        _BETWEEN_NAMES.join(characters for characters, _, _ in words),
        " ".join(sounds),
        " ".join(initials for _, _, initials in words),
    )


@lru_cache(maxsize=8192)
def _words(name: str) -> tuple[str, str, str]:
    """Return the words of one name for each column; people share names, and edits repeat them."""
    folded = fold_name(name)
    spelt = spelt_part(folded)
    return characters_of(folded), " ".join(sounds_of(spelt)), " ".join(initials_of(spelt))
