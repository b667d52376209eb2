"""The customer list: which customers, in which order, and what a row of the list shows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from kaccount_desktop.book import search_index
from kaccount_desktop.book.actions.numbers import find_number
from kaccount_desktop.book.actions.values import plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.errors import KnownError

Sort = Literal["due", "name", "grade", "stage", "touch"]

MOST_SORTED = 5_000
"""More hits than this come in index order while the user types."""

_ORDERS: dict[Sort, str] = {
    "due": "s.next_due IS NULL, s.next_due {0}, s.sort_name",
    "name": "s.sort_name {0}",
    "grade": "s.grade_rank {0}, s.sort_name",
    "stage": "s.playbook='', s.playbook, s.stage_place {0}, s.sort_name",
    "touch": "s.last_touch IS NULL, s.last_touch {0}, s.sort_name",
}
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class CustomerFilter:
    """What the list is narrowed to; an empty part does not narrow.

    `stages` are (playbook id, stage id); `due_by` keeps customers with a task due on or before it.
    """

    text: str = ""
    grades: frozenset[str] = field(default_factory=frozenset)
    stages: frozenset[tuple[str, str]] = field(default_factory=frozenset)
    statuses: frozenset[str] = field(default_factory=frozenset)
    owners: frozenset[int] = field(default_factory=frozenset)
    due_by: date | None = None

    def narrows(self) -> bool:
        """Return whether anything but the text narrows the list."""
        return bool(self.grades or self.stages or self.statuses or self.owners or self.due_by)


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One row of the list. `grade` may be a suggestion only (`grade_suggested`)."""

    key: int
    name: str
    grade: str
    grade_suggested: bool
    next_due: date | None
    next_title: str
    playbook: str
    digest: str
    stage: str
    gate_due: date | None
    opening: bool
    lifecycle: str
    owner: str
    last_touch: date | None


@dataclass(frozen=True, slots=True)
class Found:
    """Keys of the customers asked for; `capped` when there are more than were fetched."""

    keys: Sequence[int]
    capped: bool = False


def find_customers(
    book: Book, wanted: CustomerFilter, sort: Sort = "due", *, descending: bool = False
) -> Found:
    """Return the keys of the customers asked for, in the order asked for.

    A search with more than `MOST_SORTED` hits returns those many in index order. The number on a
    printed sheet finds the customer of its record.
    """
    where, parameters = _conditions(wanted)
    order = _ORDERS[sort].format("DESC" if descending else "ASC")
    if not wanted.text.strip():
        sql = f"SELECT s.customer FROM customer_summary s{where} ORDER BY {order}"  # noqa: S608
        return Found([k for (k,) in book.rows(sql, parameters)])
    numbered = _customer_of_number(book, wanted.text)
    if numbered is not None:
        return Found(_ordered(book, [numbered], where, parameters, order))
    with book.reading() as raw:
        hits = search_index.find(raw, wanted.text, MOST_SORTED + 1)
    if len(hits) > MOST_SORTED and not wanted.narrows():
        return Found(hits[:MOST_SORTED], capped=True)
    return Found(_ordered(book, hits, where, parameters, order), len(hits) > MOST_SORTED)


_OF_RECORD = {
    "customer": "SELECT key FROM customer WHERE key=?",
    "contact": "SELECT customer_id FROM position WHERE contact_id=? ORDER BY \"end\"<>'', key LIMIT 1",
    "project": "SELECT customer_id FROM project WHERE key=?",
    "visit": "SELECT customer_id FROM touch WHERE key=?",
    "task": "SELECT customer_id FROM task WHERE key=?",
}
"""By the kind of a numbered record: whose customer it is."""


def record_of_number(book: Book, text: str) -> tuple[str, int] | None:
    """Return kind and key of the record whose number (`V-0008-1`) is typed, else None."""
    try:
        return find_number(book, text)
    except KnownError:
        return None


def _customer_of_number(book: Book, text: str) -> int | None:
    record = record_of_number(book, text)
    rows = book.rows(_OF_RECORD[record[0]], [record[1]]) if record is not None else []
    return int(rows[0][0]) if rows else None


def _ordered(
    book: Book, hits: list[int], where: str, parameters: list[object], order: str
) -> list[int]:
    """Return the hits that meet the conditions, sorted."""
    source = "json_each(?) h JOIN customer_summary s ON s.customer=h.value"
    sql = f"SELECT s.customer FROM {source}{where} ORDER BY {order}"  # noqa: S608
    listed = "[" + ",".join(map(str, hits)) + "]"
    return [k for (k,) in book.rows(sql, [listed, *parameters])]


def _conditions(wanted: CustomerFilter) -> tuple[str, list[object]]:
    parts: list[str] = []
    parameters: list[object] = []

    def one_of(column: str, values: Sequence[object]) -> None:
        parts.append(f"{column} IN ({','.join('?' * len(values))})")
        parameters.extend(values)

    if wanted.grades:
        one_of("s.grade_rank", sorted(wanted.grades))
    if wanted.stages:
        one_of("s.playbook||'/'||s.stage", sorted("/".join(s) for s in wanted.stages))
    if wanted.statuses:
        one_of("s.lifecycle", sorted(wanted.statuses))
    if wanted.owners:
        one_of("s.owner", sorted(wanted.owners))
    if wanted.due_by:
        parts.append("s.next_due<=?")
        parameters.append(wanted.due_by.isoformat())
    return (" WHERE " + " AND ".join(parts) if parts else ""), parameters


def customer_rows(book: Book, keys: Sequence[int]) -> list[CustomerRow]:
    """Return the rows of these customers in the order given; a key no longer there is left out."""
    rows: dict[int, CustomerRow] = {}
    for start in range(0, len(keys), _CHUNK):
        chunk = list(keys[start : start + _CHUNK])
        marks = ",".join("?" * len(chunk))
        for row in book.rows(_ROW_SQL % marks, chunk):
            made = _row(row)
            rows[made.key] = made
    return [rows[k] for k in keys if k in rows]


_ROW_SQL = """
SELECT c.key, c.name, c.grade, c.suggested_grade, s.next_due, s.next_title, s.playbook, s.digest,
  s.stage, s.gate_due, s.opening, c.lifecycle, coalesce(o.name,''), s.last_touch
FROM customer c JOIN customer_summary s ON s.customer=c.key LEFT JOIN colleague o ON o.key=c.owner_id
WHERE c.key IN (%s)
"""


def day(text: str | None) -> date | None:
    """Return the date of a stored day."""
    return date.fromisoformat(text) if text else None


def _row(row: tuple[object, ...]) -> CustomerRow:
    key, name, grade, suggested, due, title, playbook, digest, stage, gate, opening, *rest = row
    lifecycle, owner, touch = rest
    return CustomerRow(
        key=int(key),  # type: ignore[call-overload]
        name=str(name),
        grade=str(grade or suggested),
        grade_suggested=not grade and bool(suggested),
        next_due=day(due),  # type: ignore[arg-type]
        next_title=str(title),
        playbook=str(playbook),
        digest=str(digest),
        stage=str(stage),
        gate_due=day(gate),  # type: ignore[arg-type]
        opening=bool(opening),
        lifecycle=str(lifecycle),
        owner=str(owner),
        last_touch=day(touch),  # type: ignore[arg-type]
    )


@dataclass(frozen=True, slots=True)
class Facets:
    """What the filter chips offer, with how many customers each would leave."""

    total: int
    overdue: int
    due_today: int
    grades: dict[str, int]
    stages: dict[tuple[str, str], tuple[str, int]]
    """By (playbook, stage): the digest of a definition that names it, and the count."""
    statuses: dict[str, int]
    owners: dict[int, tuple[str, int]]


def facets(book: Book, today: date) -> Facets:
    """Count the customers under each filter."""
    grouped = "SELECT {0}, count(*) FROM customer_summary GROUP BY {0}"
    due = book.rows(
        "SELECT next_due<?, count(*) FROM customer_summary WHERE next_due<=? GROUP BY 1",
        [today.isoformat()] * 2,
    )
    by_due = {bool(late): count for late, count in due}
    stages = book.rows(
        "SELECT playbook, stage, max(digest), count(*) FROM customer_summary"
        " WHERE stage<>'' GROUP BY playbook, stage_place, stage"
    )
    owners = book.rows(
        "SELECT s.owner, o.name, count(*) FROM customer_summary s JOIN colleague o ON o.key=s.owner"
        " GROUP BY s.owner"
    )
    return Facets(
        total=book.rows("SELECT count(*) FROM customer_summary")[0][0],
        overdue=by_due.get(True, 0),
        due_today=by_due.get(False, 0),
        grades={g: n for g, n in book.rows(grouped.format("grade_rank")) if g != "Z"},
        stages={(p, s): (digest, n) for p, s, digest, n in stages},
        statuses=dict(book.rows(grouped.format("lifecycle"))),
        owners={key: (name, n) for key, name, n in owners},
    )


def customer_named(book: Book, name: str) -> int | None:
    """Return the customer with exactly this name, or short name, else the only one a search finds.

    Of several that share the name, it is the one first entered.
    """
    asked = " ".join(plain(name).split())
    if not asked:
        return None
    rows = book.rows(
        "SELECT key FROM customer WHERE name=?1 OR short_name=?1 ORDER BY name<>?1, key LIMIT 1",
        [asked],
    )
    if rows:
        return int(rows[0][0])
    with book.reading() as raw:
        hits = search_index.find(raw, asked, 2)
    return hits[0] if len(hits) == 1 else None
