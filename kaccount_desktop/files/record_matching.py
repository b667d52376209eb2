"""Which record of an exported book is one the open book has already, under the same or another number."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from kaccount_desktop.book.models import Contact, Merged, Position
from kaccount_desktop.book.queries.known import companies
from kaccount_desktop.book.queries.whole import every_row
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.tables import ANY_RECORD, Table
from kaccount_desktop.files.import_account import CompanyIndex
from kaccount_desktop.files.import_plan import person_key, project_key
from kaccount_desktop.files.record_reading import Carried

Values = Mapping[str, Any]

_SIGNS: Final[dict[str, Callable[[Values], tuple[Any, ...]]]] = {
    "colleague": lambda row: (row["name"],),
    "project": lambda row: (row["customer"], project_key(row["name"])),
    "position": lambda row: (row["customer"], row["contact"], row["title"], row["department"]),
    "relation": lambda row: (row["first"], row["second"], row["kind"]),
    "touch": lambda row: (row["customer"], row["day"], row["kind"], row["summary"]),
    "task": lambda row: (row["customer"], row["title"], row["due"], row["done_on"]),
    "need": lambda row: (row["customer"], row["kind"], row["wording"]),
    "promise": lambda row: (row["customer"], row["side"], row["wording"]),
    "run": lambda row: (row["customer"], row["project"], row["touch"], row["playbook"]),
    "attachment": lambda row: (row["customer"], row["project"], row["touch"], row["sha256"]),
}
"""By what two records with different numbers are the same."""


class Matching:
    """Gives each record of an exported book the number it has, or gets, in the open one."""

    def __init__(self, source: Reads, carried: Carried) -> None:
        self._source = source
        self._carried = carried
        self._numbers: dict[int, int] = {}
        self.merged: dict[int, int] = {row.record: row.kept for row in every_row(source, Merged)}
        """Records that the open book has put into others, by number."""

    def match(self, table: Table, known: Mapping[Any, Values]) -> None:
        """Find the records of one table; its parents were matched before."""
        if not table.own_key:
            return
        rows = self._carried.tables[table.name]
        for key in rows:
            kept = self._kept(key)
            if key not in known and kept in known:
                self._numbers[key] = kept
        if not known:
            return
        taken = set(known.keys() & rows.keys()) | set(self._numbers.values())
        find = self._finder(table, known)
        for key, row in rows.items():
            if key in known or key in self._numbers:
                continue
            other = find(key, row)
            if other is not None and other not in taken:
                taken.add(other)
                self._numbers[key] = other

    def number(self, key: int) -> int:
        """Return the number a record has in the open book."""
        return self._numbers.get(key, key)

    def was_merged(self, key: int) -> bool:
        """Return whether the open book has put this record into another one."""
        return key in self.merged and self._numbers.get(key) == self._kept(key)

    def row(self, table: Table, row: Values) -> dict[str, Any]:
        """Return a row with the numbers of the open book."""
        values = dict(row)
        for column in table.columns:
            value = values[column.name]
            if value is None or column.kind != "key":
                continue
            if (
                column.name == "key"
                or column.parent not in {"", ANY_RECORD}
                or (
                    column.parent == ANY_RECORD
                    and (table.name, column.name) != ("merged", "record")
                )
            ):
                values[column.name] = self.number(value)
        if table.name == "about" and values["name"] == "me" and values["value"].isdecimal():
            values["value"] = str(self.number(int(values["value"])))
        return values

    def _kept(self, key: int) -> int:
        seen: set[int] = set()
        while key in self.merged and key not in seen:
            seen.add(key)
            key = self.merged[key]
        return key

    def _finder(
        self, table: Table, known: Mapping[Any, Values]
    ) -> Callable[[int, Values], int | None]:
        if table.name == "customer":
            index = CompanyIndex(companies(self._source))
            return lambda _key, row: index.find(row["name"], row["credit_code"])
        if table.name == "contact":
            return self._people()
        sign = _SIGNS[table.name]
        signs: dict[tuple[Any, ...], int] = {}
        for key, row in known.items():
            signs.setdefault(sign(row), key)
        return lambda _key, row: signs.get(sign(self.row(table, row)))

    def _people(self) -> Callable[[int, Values], int | None]:
        """Find people by name among those with a post at the same customer."""
        names = {row.key: row.name for row in every_row(self._source, Contact)}
        there: dict[tuple[int, str], int] = {}
        for post in every_row(self._source, Position):
            if post.contact is not None:
                there.setdefault((post.customer, person_key(names[post.contact])), post.contact)
        homes: dict[int, list[int]] = {}
        for post in self._carried.tables["position"].values():
            if post["contact"] is not None:
                homes.setdefault(post["contact"], []).append(self.number(post["customer"]))

        def find(key: int, row: Values) -> int | None:
            places: Iterable[int] = homes.get(key, ())
            found = (there.get((home, person_key(row["name"]))) for home in places)
            return next((one for one in found if one is not None), None)

        return find
