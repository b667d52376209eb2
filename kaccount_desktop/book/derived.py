"""Figures worked out from the journaled tables: kept in step with every change, never journaled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

import apsw

from kaccount_desktop.book import search_index
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.concerned import chunks
from kaccount_desktop.book.frozen_columns import COLUMNS
from kaccount_desktop.book.pinyin import readings
from kaccount_desktop.book.search_index import Entry
from kaccount_desktop.rules.numbering import PREFIXES

_SUMMARISED: Final = frozenset(
    {"customer", "position", "project", "run", "stage_run", "task", "touch", "visit"}
)
_SEARCHED: Final = {
    "customer": ("name", "short_name", "aliases", "phone"),
    "contact": ("name", "mobile", "phone"),
    "position": ("contact_id", "customer_id"),
    "project": ("name", "customer_id"),
}
_SEARCHED_PLACES: Final = {
    table: {COLUMNS[max(COLUMNS)][table].index(column) for column in columns}
    for table, columns in _SEARCHED.items()
}


def refresh(raw: apsw.Connection, changes: Changes) -> None:
    """Bring summaries and search of the changed customers up to date, inside the transaction.

    First all summaries, then the index: each statement that writes several rows makes FTS5 flush
    what it has gathered, and in turn they would cost ten times as much.
    """
    _number_visits(raw, changes)
    customers = changes.tables.get("customer")
    gone = {int(str(k)) for k in customers.deleted} if customers else set()
    there = sorted(changes.customers - gone)
    if any(table in _SUMMARISED for table in changes.tables):
        raw.executemany(
            "DELETE FROM customer_summary WHERE customer=?", ((key,) for key in sorted(gone))
        )
        _summarise(raw, there)
    if _changes_search(changes):
        search_index.remove(raw, sorted(gone))
        search_index.put(raw, _entries(raw, there))


def _changes_search(changes: Changes) -> bool:
    """Return whether anything a customer is found by may have changed."""
    return any(
        table.inserted or table.deleted or table.places & _SEARCHED_PLACES[name]
        for name, table in changes.tables.items()
        if name in _SEARCHED_PLACES
    )


_NUMBER_VISIT: Final = """
INSERT OR IGNORE INTO record_number (prefix, number, record)
SELECT ?1, coalesce(max(number),0)+1, ?2 FROM record_number WHERE prefix=?1
"""


def _number_visits(raw: apsw.Connection, changes: Changes) -> None:
    """Give new visits their short number, so that even a book opened to read prints it."""
    table = changes.tables.get("visit")
    if table:
        raw.executemany(
            _NUMBER_VISIT, [(PREFIXES["visit"], key) for key in sorted(table.inserted, key=str)]
        )


def rebuild(raw: apsw.Connection) -> None:
    """Work everything out anew, as a migration does."""
    raw.execute("DELETE FROM customer_summary")
    visits = raw.execute("SELECT ?, touch_id FROM visit ORDER BY 2", (PREFIXES["visit"],))
    raw.executemany(_NUMBER_VISIT, visits.fetchall())
    keys = [k for (k,) in raw.execute("SELECT key FROM customer ORDER BY key")]
    _summarise(raw, keys)
    search_index.rebuild(raw, _entries(raw, keys))


def stale_summaries(raw: apsw.Connection) -> int:
    """Return how many summaries differ from a fresh computation, missing and spare ones too."""
    register(raw)
    kept = f"SELECT {_SUMMARY_COLUMNS} FROM customer_summary"  # noqa: S608
    keys = {k for (k, *_) in raw.execute(f"{kept} EXCEPT {_SUMMARY}")}
    keys |= {k for (k, *_) in raw.execute(f"SELECT * FROM ({_SUMMARY}) EXCEPT {kept}")}  # noqa: S608
    return len(keys)


def fill_index(target: apsw.Connection, source: apsw.Connection) -> None:
    """Index every customer of `source` in the (empty) index of `target`."""
    keys = [k for (k,) in source.execute("SELECT key FROM customer ORDER BY key")]
    search_index.put(target, _entries(source, keys))


_SORTED: Final = 64
"""Characters of a name that decide its place among others."""


def sort_name(name: str) -> str:
    """Return the pinyin by which a name sorts among others; other characters stay."""
    return "".join(map(_sorted_as, name[:_SORTED]))[:_SORTED]


@lru_cache(maxsize=8192)
def _sorted_as(character: str) -> str:
    return (readings(character) or (character.lower(),))[0]


def _sort_name(*values: Any) -> str:
    return sort_name(str(values[0]))


def register(raw: apsw.Connection) -> None:
    """Make `sort_name` known to the writer's SQL."""
    raw.create_scalar_function("ka_sort_name", _sort_name, 1, deterministic=True)


_SUMMARY_COLUMNS = """
customer, sort_name, grade_rank, next_due, next_task, next_title, playbook, digest, stage,
stage_place, stage_project, gate_due, opening, contacts, projects, visits, last_touch,
lifecycle, owner
"""
_SUMMARY = """
SELECT c.key, ka_sort_name(c.name),
  CASE WHEN c.grade<>'' THEN c.grade WHEN c.suggested_grade<>'' THEN c.suggested_grade
       ELSE 'Z' END,
  t.due, t.key, coalesce(t.title,''),
  coalesce(r.playbook,''), coalesce(r.digest,''), coalesce(s.stage,''), coalesce(s.place,0),
  r.project_id, s.planned_end, coalesce(r.opening,0),
  (SELECT count(DISTINCT contact_id) FROM position WHERE customer_id=c.key AND "end"=''),
  (SELECT count(*) FROM project WHERE customer_id=c.key),
  (SELECT count(*) FROM touch JOIN visit ON visit.touch_id=touch.key WHERE customer_id=c.key),
  (SELECT max(day) FROM touch WHERE customer_id=c.key AND state='done'
     AND result IN ('agreed','progress','noted','perfunctory','refused')),
  c.lifecycle, c.owner_id
FROM customer c
LEFT JOIN task t ON t.key=(SELECT key FROM task WHERE customer_id=c.key AND done_on IS NULL
   AND due IS NOT NULL ORDER BY due, due_time, key LIMIT 1)
LEFT JOIN run r ON r.key=(SELECT run.key FROM run LEFT JOIN project p ON p.key=run.project_id
   WHERE run.customer_id=c.key AND run.state<>'ended'
   ORDER BY run.state<>'open', run.project_id IS NOT NULL, p.amount DESC, run.key LIMIT 1)
LEFT JOIN stage_run s ON s.run_id=r.key AND s.stage=(SELECT stage FROM stage_run
   WHERE run_id=r.key AND state='current' ORDER BY place LIMIT 1)
"""
_SUMMARY_SQL = (
    f"INSERT OR REPLACE INTO customer_summary ({_SUMMARY_COLUMNS}) {_SUMMARY}"  # noqa: S608
    " WHERE c.key IN (SELECT value FROM json_each(?))"
)
_SUMMARISED_AT_ONCE: Final = 5_000
"""Each statement keeps the pages it changes for a rollback of its own; few large ones cost half."""


def _summarise(raw: apsw.Connection, keys: list[int]) -> None:
    for start in range(0, len(keys), _SUMMARISED_AT_ONCE):
        lot = keys[start : start + _SUMMARISED_AT_ONCE]
        raw.execute(_SUMMARY_SQL, (f"[{','.join(map(str, lot))}]",))


def _entries(raw: apsw.Connection, keys: list[int]) -> Iterator[Entry]:
    """Yield what each of these customers is found by."""
    for lot in chunks(keys):
        yield from _entries_of(raw, lot)


def _entries_of(raw: apsw.Connection, keys: list[int]) -> Iterable[Entry]:
    marks = ",".join("?" * len(keys))
    found: dict[int, tuple[list[str], list[str]]] = {}
    for key, name, short, aliases, phone in raw.execute(
        f"SELECT key, name, short_name, aliases, phone FROM customer WHERE key IN ({marks})",  # noqa: S608
        keys,
    ):
        found[key] = ([name, short, *aliases.splitlines()], [phone])
    for key, name, mobile, phone in raw.execute(
        "SELECT p.customer_id, c.name, c.mobile, c.phone FROM position p"  # noqa: S608
        f" JOIN contact c ON c.key=p.contact_id WHERE p.customer_id IN ({marks})",
        keys,
    ):
        names, digits = found[key]
        names.append(name)
        digits += (mobile, phone)
    for key, name in raw.execute(
        f"SELECT customer_id, name FROM project WHERE customer_id IN ({marks})",  # noqa: S608
        keys,
    ):
        found[key][0].append(name)
    return [_entry(key, *texts) for key, texts in found.items()]


def _entry(key: int, names: list[str], digits: list[str]) -> Entry:
    unique = tuple(dict.fromkeys(filter(None, names)))
    return Entry(key, unique, tuple(dict.fromkeys(filter(None, digits))))
