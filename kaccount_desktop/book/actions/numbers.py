"""The short record numbers people see: given out on demand, kept on this laptop."""

from __future__ import annotations

from collections.abc import Iterable

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Merged, RecordNumber
from kaccount_desktop.book.rows import chunks, find
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.numbering import PREFIXES, format_number, parse_number


def record_number(book: Book, kind: str, key: int) -> str:
    """Return the number of one record (`K-0127-4`); see `record_numbers`."""
    return record_numbers(book, kind, [key]).get(key, "")


def record_numbers(book: Book, kind: str, keys: Iterable[int]) -> dict[int, str]:
    """Return the numbers of records of one kind (of `PREFIXES`), giving out those they lack.

    A book opened for reading gives none out: a record without a number is then left out.
    """
    listed = list(dict.fromkeys(keys))
    known = _known(book, listed)
    missing = [key for key in listed if key not in known]
    if missing and not book.read_only:
        prefix = PREFIXES[kind]
        with book.local_change() as raw:
            # Another thread may have given some out since they were looked up.
            raw.executemany(
                "INSERT OR IGNORE INTO record_number (prefix, number, record)"
                " SELECT ?1, coalesce(max(number), 0) + 1, ?2 FROM record_number WHERE prefix=?1",
                [(prefix, key) for key in missing],
            )
        known |= _known(book, missing)
    return {key: format_number(kind, known[key]) for key in listed if key in known}


def find_number(book: Book, typed: str) -> tuple[str, int]:
    """Return (kind, key) of the record whose number somebody typed.

    Raises:
        KnownError: it is no number, is misread, or was never given out on this laptop.
    """
    kind, number = parse_number(typed)
    query = RecordNumber.select(RecordNumber.record).where(
        (RecordNumber.prefix == PREFIXES[kind]) & (RecordNumber.number == number)
    )
    rows = book.read(query)
    if not rows:
        raise KnownError(
            Text(
                f"This book gave out no number {typed.strip()}. Was the sheet printed from another "
                "laptop? Look the record up by name.",
                f"本客户库没有编号 {typed.strip()}。该表可能由另一台电脑打印，请按名称查找。",
            )
        )
    return kind, _kept(book, int(rows[0].record))


def _kept(book: Book, key: int) -> int:
    """Return the record that one went into, if it was merged: old paper leads there."""
    seen: set[int] = set()
    while key not in seen and (into := find(book, Merged, key)) is not None:
        seen.add(key)
        key = int(into.kept)
    return key


def _known(book: Book, keys: list[int]) -> dict[int, int]:
    found: dict[int, int] = {}
    for lot in chunks(keys):
        query = RecordNumber.select().where(RecordNumber.record << lot)
        found.update({r.record: r.number for r in book.read(query)})
    return found
