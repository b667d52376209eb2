"""The records of an exported book brought into an open one, numbers kept.

What the book has already is kept, filled or replaced as the user chose; in an empty book nothing
is there, and the book becomes equal to the one that was exported.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, Protocol

from kaccount_desktop.book.change import Change
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.tables import Column, Table, all_tables, table_rows
from kaccount_desktop.book.wording import coded
from kaccount_desktop.files.import_merge import GROWING, together
from kaccount_desktop.files.import_plan import Existing, ImportPlan, Refusal
from kaccount_desktop.files.import_report import Difference, Report, Update
from kaccount_desktop.files.import_writes import is_empty
from kaccount_desktop.files.kept_files import missing_file
from kaccount_desktop.files.progress import Cancelled, Progress, stop_if
from kaccount_desktop.files.record_matching import Matching
from kaccount_desktop.files.record_reading import Carried
from kaccount_desktop.files.tables import Note
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text, same

_LOT: Final = 1000
_SHOWN: Final = 60
_PAIRS: Final = frozenset({"customer_apart", "contact_apart"})


class Holds(Reads, Protocol):
    """A book or a change: what is read, and whether a file's content is kept."""

    def has_file(self, sha256: str) -> bool:
        """Return whether the bytes with this hash are in the book."""


class RecordImport:
    """Works out what the records of a plan add and change; `write` then does it."""

    def __init__(self, source: Holds, plan: ImportPlan, carried: Carried) -> None:
        self.customers_new: set[int] = set()
        self.customers_changed: set[int] = set()
        self.customers: set[int] = set()
        self._source = source
        self._carried = carried
        self._existing: Existing = plan.existing
        self._files: Mapping[str, Path] = plan.files
        self._edits = plan.edits
        self._matching = Matching(source, carried)
        self._homes: dict[Any, Any] = {}
        self._names: dict[str, dict[int, str]] = {}
        self._new: dict[str, list[dict[str, Any]]] = {}
        self._changed: list[tuple[Table, Any, dict[str, Any]]] = []
        self._refusals: list[Refusal] = []
        self._notes: list[Note] = []
        self._differences: list[Difference] = []
        self._updates: list[Update] = []

    def resolve(self, cancelled: Cancelled) -> None:
        """Hold every record against the book."""
        for table in all_tables().values():
            stop_if(cancelled)
            if not self._carried.tables[table.name]:
                continue
            known = {table.key_of(row): row for row in table_rows(self._source, table)}
            self._matching.match(table, known)
            self._table(table, known)
        self.customers_changed -= self.customers_new

    def any(self) -> bool:
        """Return whether there is anything to write."""
        return bool(self._changed) or any(self._new.values())

    def write(self, change: Change, progress: Progress, cancelled: Cancelled) -> None:
        """Write everything, parents first."""
        change.stay_above(self._carried.largest_key())
        total = sum(map(len, self._new.values())) + len(self._changed) or 1
        done = 0
        for name, rows in self._new.items():
            table = all_tables()[name]
            if name == "attachment":
                self._keep_files(change, rows, cancelled)
            above = next((c.name for c in table.columns if c.parent == name), "")
            for start in range(0, len(rows), _LOT):
                stop_if(cancelled)
                lot = rows[start : start + _LOT]
                change.insert_many(
                    table.model, [{**row, above: None} for row in lot] if above else lot
                )
                done += len(lot)
                progress(done / total)
            for row in rows if above else ():
                if row[above] is not None:  # it may itself be further down the list
                    change.update(table.model, table.key_of(row), **{above: row[above]})
        for number, (table, key, values) in enumerate(self._changed):
            if number % _LOT == 0:
                stop_if(cancelled)
                progress((done + number) / total)
            change.update(table.model, key, **values)

    def tell(self, report: Report) -> None:
        """Add what was found to the report of the rest of the workbook."""
        report.added += len(self.customers_new)
        report.merged += len(self.customers_changed)
        known = self.customers - self.customers_new - self.customers_changed
        report.unchanged += len(known)
        for table, rows in self._new.items():
            report.new[table] = report.new.get(table, 0) + len(rows)
        report.changed = report.changed or self.any()
        report.refusals += self._refusals
        report.notes[:0] = [self._about(), *self._notes]
        report.differences += self._differences
        report.updates += self._updates

    def _about(self) -> Note:
        text = Text(
            "This is an exported book: its {count} records keep their numbers.",
            "这是导出的客户库：其中 {count} 条记录保留原编号。",
        ).format(count=self._carried.count())
        return Note(self._carried.name, None, text)

    def _table(self, table: Table, known: Mapping[Any, Mapping[str, Any]]) -> None:
        fresh: dict[Any, dict[str, Any]] = {}
        for key, carried in self._carried.tables[table.name].items():
            if table.own_key and self._matching.was_merged(key):
                self._say_merged(table, key)
                continue
            row = self._matching.row(table, carried)
            if not self._sensible(table, row):
                continue
            here = table.key_of(row)
            if table.name == "customer":
                self.customers.add(here)
            elif table.own_key and "customer" in row:
                self._homes[here] = row["customer"]
            if here in known:
                self._merge(table, here, row, known[here], self._carried.places[table.name][key])
            elif here not in fresh and self._has_content(table, key, row):
                fresh[here] = row
                self._updates += self._edits.get((table.name, key), ())
                self._touched(table, row, new=True)
        if fresh:
            self._new[table.name] = list(fresh.values())

    def _sensible(self, table: Table, row: dict[str, Any]) -> bool:
        """Tell whether a row still says something once two records turned out to be one."""
        if table.name in _PAIRS:
            row["first"], row["second"] = sorted((row["first"], row["second"]))
            return bool(row["first"] != row["second"])
        if table.name == "relation":
            return bool(row["first"] != row["second"])
        if table.name == "merged":  # what the book has again is no longer merged
            return not self._is_record(row["record"])
        return True

    def _is_record(self, key: int) -> bool:
        for name in ("customer", "contact"):
            table = all_tables()[name]
            query = table.model.select().where(table.model._meta.primary_key == key)
            if key in self._carried.tables[name] or self._source.read(query):
                return True
        return False

    def _has_content(self, table: Table, key: Any, row: Mapping[str, Any]) -> bool:
        if table.name != "attachment":
            return True
        if row["sha256"] in self._files or self._source.has_file(row["sha256"]):
            return True
        sheet, number = self._carried.places[table.name][key]
        why = missing_file(table.row_type(**row))
        self._refusals.append(Refusal(sheet, number, "", why, whole_row=True))
        return False

    def _merge(
        self,
        table: Table,
        key: Any,
        row: Mapping[str, Any],
        old: Mapping[str, Any],
        place: tuple[str, int],
    ) -> None:
        """Keep, fill or replace the columns of a record the book has."""
        values: dict[str, Any] = {}
        for column in table.columns:
            was, now = old[column.name], row[column.name]
            if column.name in table.key or was == now or is_empty(now):
                continue
            takes = self._existing == "replace" or (self._existing == "fill" and is_empty(was))
            if column.name in GROWING and not is_empty(was):
                takes, now = self._existing != "keep", together(str(was), str(now))
            if now == was:
                continue
            if takes:
                values[column.name] = now
                self._updates.append(self._told(Update, table, column, row, place, was, now))
            else:
                told = self._told(Difference, table, column, row, place, was, now)
                self._differences.append(told)
        if values:
            self._changed.append((table, key, values))
            self._touched(table, row, new=False)

    def _told(
        self,
        kind: Any,
        table: Table,
        column: Column,
        row: Mapping[str, Any],
        place: tuple[str, int],
        was: Any,
        now: Any,
    ) -> Any:
        def shown(value: Any) -> Text:
            if is_empty(value):
                return Text("(empty)", "（空）")
            return coded(table.name, column.name, value) or same(str(value)[:_SHOWN])

        return kind(*place, self._whose(table, row), column.label, shown(was), shown(now))

    def _whose(self, table: Table, row: Mapping[str, Any]) -> str:
        """Return the names by which a person knows the record."""
        names = [self._name("customer", self._home(table, row))]
        parents = (parent for parent in ("contact", "project") if parent in row)
        names += [self._name(parent, row[parent]) for parent in parents]
        if "name" in row and table.name != "customer":
            names.append(str(row["name"]))
        return " ".join(filter(None, names))

    def _name(self, table: str, key: Any) -> str:
        if table not in self._names:
            self._names[table] = {
                self._matching.number(carried): str(row["name"])
                for carried, row in self._carried.tables[table].items()
            }
        return self._names[table].get(key, "")

    def _home(self, table: Table, row: Mapping[str, Any]) -> Any:
        """Return the customer a row belongs to, or None."""
        if table.name == "customer":
            return row["key"]
        if row.get("customer") is not None:
            return row["customer"]
        above = (self._homes.get(row.get(parent)) for parent in ("project", "touch", "run"))
        return next((home for home in above if home is not None), None)

    def _touched(self, table: Table, row: Mapping[str, Any], *, new: bool) -> None:
        home = self._home(table, row)
        if new and table.name == "customer":
            self.customers_new.add(home)
        elif home is not None:
            self.customers_changed.add(home)

    def _say_merged(self, table: Table, key: Any) -> None:
        row = self._carried.tables[table.name][key]
        sheet, number = self._carried.places[table.name][key]
        text = Text(
            "“{name}” was merged into another record of the book; what hangs on it goes there.",
            "「{name}」已并入库中的另一记录，其下属内容归入该记录。",
        ).format(name=row.get("name", key))
        self._notes.append(Note(sheet, number, text))

    def _keep_files(self, change: Change, rows: list[dict[str, Any]], cancelled: Cancelled) -> None:
        for row in rows:
            stop_if(cancelled)
            if change.has_file(row["sha256"]):
                continue
            path = self._files[row["sha256"]]
            sha256, _size = change.keep_file(path)
            if sha256 != row["sha256"]:
                raise KnownError(
                    Text(
                        "{file} was changed while it was imported. Import the workbook again.",
                        "{file} 在导入过程中被改动，请重新导入。",
                    ).format(file=path.name)
                )
