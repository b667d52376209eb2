"""Which column of which record a cell of a readable sheet belongs to."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from kaccount_desktop.book.tables import Column, all_tables
from kaccount_desktop.files.import_plan import person_key
from kaccount_desktop.files.record_reading import Carried
from kaccount_desktop.rules.language import Text

Record = tuple[str, Any]
Columns = dict[Record, dict[str, Any]]
"""By table and key, the columns that were edited."""

_TABLES: Final = {
    "customer": "customer",
    "project": "project",
    "task": "task",
    "need": "need",
    "promise": "promise",
    "year": "financial_year",
    "member": "member",
    "relation": "relation",
}
"""The groups whose rows show one record."""
_COLLEAGUES: Final = frozenset({"owner", "author"})


class UnfitError(ValueError):
    """The edit cannot be taken over; `text` says why and where to do it."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class Targets:
    """Sets the column a cell shows, in `columns`; refuses what only the program may change."""

    def __init__(self, carried: Carried, columns: Columns, today: date) -> None:
        self._carried = carried
        self._columns = columns
        self._today = today
        self._names: dict[str, dict[str, list[int]]] = {}

    def set(self, group: str, keys: tuple[int, ...], field_id: str, value: Any) -> Record:
        """Set what a cell of a row shows, None for an emptied one; return the record's table and key.

        Raises:
            UnfitError: it has no single place, or must not be changed here.
        """
        owner, _dot, name = field_id.partition(".")
        if owner != group:
            raise UnfitError(_LINK)
        table, key, column_name = self._place(group, keys, name)
        if name == "suggested_grade":
            self._grade(key, value)
            return table, key
        column = all_tables()[table].by_name.get(column_name)
        if column is None or column_name in all_tables()[table].key:
            raise UnfitError(_LINK)
        new = self._value(table, key, column, value)
        values = self._columns.setdefault((table, key), {})
        if values.get(column_name, new) != new:
            raise UnfitError(_OTHERWISE)
        values[column_name] = new
        if all_tables()[table].judges:
            values |= {
                "certainty": "assumed",
                "source": self._carried.name,
                "as_of": self._today.isoformat(),
            }
        return table, key

    def _place(self, group: str, keys: tuple[int, ...], name: str) -> tuple[str, Any, str]:
        """Return the table, the key and the column; raise UnfitError where there is none."""
        if group in _TABLES:
            return _TABLES[group], keys[0] if len(keys) == 1 else keys, name
        if group == "touch":
            table = "visit" if name in all_tables()["visit"].by_name else "touch"
            return self._there(table, keys[0], name)
        return self._contact_place(keys, name)

    def _contact_place(self, keys: tuple[int, ...], name: str) -> tuple[str, Any, str]:
        post, project, colleague = keys
        person = self._carried.tables["position"][post]["contact"]
        if name == "closeness":
            return self._there("closeness", (person, colleague), "level")
        for table, key in (("contact", person), ("position", post), ("stand", (project, person))):
            if name in all_tables()[table].by_name:
                return self._there(table, key, name)
        raise UnfitError(_LINK)

    def _there(self, table: str, key: Any, name: str) -> tuple[str, Any, str]:
        if key not in self._carried.tables[table]:
            raise UnfitError(_NO_RECORD)
        return table, key, name

    def _grade(self, key: Any, value: Any) -> None:
        if self._carried.tables["customer"][key]["grade"]:
            raise UnfitError(_GRADE)
        self._columns.setdefault(("customer", key), {}).update(
            suggested_grade=value or "", suggested_grade_source=self._carried.name if value else ""
        )

    def _value(self, table: str, key: Any, column: Column, value: Any) -> Any:
        if value is None:
            if column.null:
                return None
            if not column.has_default:
                raise UnfitError(_EMPTIED)
            return column.default
        if column.name in _COLLEAGUES:
            return self._one("colleague", str(value))
        if (table, column.name) == ("customer", "parent"):
            return self._not_above(table, column.name, key, self._one("customer", str(value)))
        if (table, column.name) == ("position", "reports_to"):
            return self._not_above(table, column.name, key, self._superior(key, str(value)))
        if column.parent:
            raise UnfitError(_LINK)
        return int(value) if column.kind == "whole" else value

    def _one(self, table: str, name: str) -> int:
        """Return the key of the only record of a name."""
        if table not in self._names:
            names = self._names.setdefault(table, {})
            for key, row in self._carried.tables[table].items():
                names.setdefault(row["name"].strip(), []).append(key)
        found = self._names[table].get(name.strip(), [])
        if len(found) != 1:
            raise UnfitError(_NO_ONE.format(name=name))
        return found[0]

    def _superior(self, post: int, name: str) -> int:
        posts, people = self._carried.tables["position"], self._carried.tables["contact"]
        home, wanted = posts[post]["customer"], person_key(name)
        found: list[int] = [
            key
            for key, row in posts.items()
            if row["customer"] == home
            and row["contact"] is not None
            and person_key(people[row["contact"]]["name"]) == wanted
        ]
        if len(found) != 1:
            raise UnfitError(_NO_ONE.format(name=name))
        return found[0]

    def _not_above(self, table: str, column: str, key: int, above: int) -> int:
        """Return what shall stand above a record; raise when that stands below it."""
        at: int | None = above
        seen: set[int] = set()
        while at is not None and at not in seen:
            if at == key:
                raise UnfitError(_CIRCLE)
            seen.add(at)
            edited = self._columns.get((table, at), {})
            at = edited.get(column, self._carried.tables[table][at][column])
        return above


_LINK: Final = Text(
    "This says which records belong together; it can only be changed in the program.",
    "此项说明记录之间的关系，只能在程序中修改。",
)
_NO_RECORD: Final = Text(
    "The row shows no such record; add it in the program.", "该行没有对应的记录，请在程序中添加。"
)
_GRADE: Final = Text(
    "The grade is an approved one; only an assessment changes it.",
    "该等级已经评审批准，只能通过价值评估修改。",
)
_EMPTIED: Final = Text("This cannot be left empty.", "此项不能为空。")
_OTHERWISE: Final = Text(
    "Another row of the same record was changed otherwise; that stands.",
    "同一记录的另一行已改为其他内容，以那一行为准。",
)
_NO_ONE: Final = Text(
    "“{name}” is none of the names in this workbook, or several.",
    "「{name}」不在本工作簿中，或有多个同名。",
)
_CIRCLE: Final = Text("This would put a record above itself.", "这会使记录成为自己的上级。")
