"""Figures worked out from the journaled tables: kept in step with every change, never journaled."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import apsw

from kaccount_desktop.book import search_index
from kaccount_desktop.book.changes import Changes, RowKey
from kaccount_desktop.book.pinyin import readings
from kaccount_desktop.book.search_index import Entry
from kaccount_desktop.rules.numbering import PREFIXES

SUMMARISED = frozenset(
    {"customer", "contact", "position", "project", "run", "stage_run", "task", "touch", "visit"}
)
SEARCHED = frozenset({"customer", "contact", "position", "project"})

_BY_CUSTOMER = (
    "financial_year",
    "position",
    "project",
    "touch",
    "task",
    "need",
    "promise",
    "run",
    "answer",
    "attachment",
)
_PARENTS = (
    ("contact", "SELECT DISTINCT customer_id FROM position WHERE contact_id IN (%s)"),
    ("project", "SELECT DISTINCT customer_id FROM project WHERE key IN (%s)"),
    ("run", "SELECT DISTINCT customer_id FROM run WHERE key IN (%s)"),
    ("touch", "SELECT DISTINCT customer_id FROM touch WHERE key IN (%s)"),
)
_KEY_OF: dict[str, tuple[tuple[str, int], ...]] = {
    "contact": (("contact", 0),),
    "closeness": (("contact", 0),),
    "pairing": (("contact", 0),),
    "member": (("project", 0),),
    "stand": (("project", 0),),
    "touch_contact": (("touch", 0),),
    "touch_colleague": (("touch", 0),),
    "visit": (("touch", 0),),
    "stage_run": (("run", 0),),
    "gate_check": (("run", 0),),
}
"""For a table without a customer: which part of its key names which parent."""

CHUNK = 500


def find_customers(raw: apsw.Connection, changes: Changes, changeset: bytes) -> set[int]:
    """Return the keys of the customers that any changed row belongs to.

    Rows deleted with their customer are found through the values the changeset holds.
    """
    found: set[int] = {int(k) for k in changes.keys("customer") if isinstance(k, int)}
    parents: dict[str, set[RowKey]] = {name: set() for name, _ in _PARENTS}
    for table, parts in _KEY_OF.items():
        for key in changes.keys(table):
            for parent, place in parts:
                parents[parent].add(key[place] if isinstance(key, tuple) else key)
    if changes.touched("relation"):
        parents["contact"].update(_looked_up(raw, "relation", "first_id", changes))
        parents["contact"].update(_looked_up(raw, "relation", "second_id", changes))
    for name, sql in _PARENTS:
        found.update(_select_in(raw, sql, parents[name]))
    for table in _BY_CUSTOMER:
        touched = changes.tables.get(table)
        if touched is None:
            continue
        if touched.updated or touched.deleted:  # rows that are new name their customer themselves
            found.update(_named_in_changeset(changeset, table, raw))
        found.update(k for k in _looked_up(raw, table, "customer_id", changes) if k)
    return found


def refresh(raw: apsw.Connection, changes: Changes) -> None:
    """Bring summaries and search of the changed customers up to date, inside the transaction."""
    _number_visits(raw, changes)
    summarise = any(t in SUMMARISED for t in changes.tables)
    index = any(t in SEARCHED for t in changes.tables)
    if not (summarise or index):
        return
    for keys in _chunks(sorted(changes.customers)):
        if summarise:
            _summarise(raw, keys)
        if index:
            _index(raw, keys)


def _number_visits(raw: apsw.Connection, changes: Changes) -> None:
    """Give new visits their short number, so that even a book opened to read prints it."""
    table = changes.tables.get("visit")
    for key in sorted(table.inserted, key=str) if table else ():
        raw.execute(
            "INSERT OR IGNORE INTO record_number (prefix, number, record)"
            " SELECT ?1, coalesce(max(number),0)+1, ?2 FROM record_number WHERE prefix=?1",
            (PREFIXES["visit"], key),
        )


def rebuild(raw: apsw.Connection) -> None:
    """Work everything out anew, as `kaccount check` and a migration do."""
    raw.execute("DELETE FROM customer_summary")
    search_index.rebuild(raw, [])
    keys = [k for (k,) in raw.execute("SELECT key FROM customer ORDER BY key")]
    for chunk in _chunks(keys):
        _summarise(raw, chunk)
        _index(raw, chunk)


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
    for chunk in _chunks(keys):
        search_index.put(target, _entries(source, chunk))


def sort_name(name: str) -> str:
    """Return the pinyin by which a name sorts among others; other characters stay."""
    return "".join((readings(c) or (c.lower(),))[0] for c in name)[:64]


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
    f"INSERT OR REPLACE INTO customer_summary ({_SUMMARY_COLUMNS}) {_SUMMARY} WHERE c.key IN (%s)"
)


def _summarise(raw: apsw.Connection, keys: list[int]) -> None:
    marks = ",".join("?" * len(keys))
    raw.execute(f"DELETE FROM customer_summary WHERE customer IN ({marks})", keys)  # noqa: S608
    raw.execute(_SUMMARY_SQL % marks, keys)


def _index(raw: apsw.Connection, keys: list[int]) -> None:
    entries = _entries(raw, keys)
    found = {entry.key for entry in entries}
    search_index.remove(raw, [k for k in keys if k not in found])
    search_index.put(raw, entries)


def _entries(raw: apsw.Connection, keys: list[int]) -> list[Entry]:
    """Return what each customer that still exists is found by."""
    marks = ",".join("?" * len(keys))
    entries: dict[int, tuple[list[str], list[str]]] = {}
    for key, name, short, aliases, phone in raw.execute(
        f"SELECT key, name, short_name, aliases, phone FROM customer WHERE key IN ({marks})",  # noqa: S608
        keys,
    ):
        entries[key] = ([name, short, *aliases.splitlines()], [phone])
    for key, name, mobile, phone in raw.execute(
        "SELECT p.customer_id, c.name, c.mobile, c.phone FROM position p"  # noqa: S608
        f" JOIN contact c ON c.key=p.contact_id WHERE p.customer_id IN ({marks})",
        keys,
    ):
        names, digits = entries[key]
        names.append(name)
        digits += (mobile, phone)
    for key, name in raw.execute(
        f"SELECT customer_id, name FROM project WHERE customer_id IN ({marks})",  # noqa: S608
        keys,
    ):
        entries[key][0].append(name)
    return [_entry(key, *texts) for key, texts in entries.items()]


def _entry(key: int, names: list[str], digits: list[str]) -> Entry:
    unique = tuple(dict.fromkeys(n for n in names if n))
    return Entry(key, unique, tuple(dict.fromkeys(d for d in digits if d)))


def _chunks(keys: list[int]) -> Iterator[list[int]]:
    for start in range(0, len(keys), CHUNK):
        yield keys[start : start + CHUNK]


def _select_in(raw: apsw.Connection, sql: str, keys: Iterable[Any]) -> Iterator[int]:
    for chunk in _chunks([k for k in keys if k is not None]):
        for (value,) in raw.execute(sql % ",".join("?" * len(chunk)), chunk):
            yield value


def _looked_up(raw: apsw.Connection, table: str, column: str, changes: Changes) -> set[int]:
    """Return a column's values in the changed rows that still exist."""
    keys = [k[0] if isinstance(k, tuple) else k for k in changes.keys(table)]
    key_column = {"financial_year": "customer_id", "answer": "record"}.get(table, "key")
    sql = f'SELECT DISTINCT "{column}" FROM "{table}" WHERE "{key_column}" IN (%s)'  # noqa: S608
    return set(_select_in(raw, sql, keys))


def _named_in_changeset(changeset: bytes, table: str, raw: apsw.Connection) -> set[int]:
    """Return the customers named by deleted or moved rows of a table."""
    place = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')].index("customer_id")
    found: set[int] = set()
    pick: Callable[[Any], None] = lambda value: (  # noqa: E731 -- two uses, one line
        found.add(value) if isinstance(value, int) else None
    )
    for change in apsw.Changeset.iter(changeset):
        if change.name == table:
            for values in (change.old, change.new):
                if values is not None:
                    pick(values[place])
    return found
