"""A book's records as rows of field values, sheet by sheet, ready to be written anywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import zip_longest
from typing import Any, Final, Protocol

from kaccount_desktop.book.models import (
    BookModel,
    Closeness,
    Colleague,
    Contact,
    Customer,
    FinancialYear,
    Member,
    Need,
    Pairing,
    Position,
    Project,
    Promise,
    Relation,
    Run,
    StageRun,
    Stand,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.queries.whole import every_row
from kaccount_desktop.book.rows import Reads
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.files.fields import FIELDS, GROUPS, NUMBER
from kaccount_desktop.rules.language import Text

Row = Mapping[str, Any]
"""Field id → value, as `values.py` would read it; what is missing is left blank."""

_WITH: Final[dict[str, tuple[str, ...]]] = {
    "customer": (),
    "contact": ("customer.name", "project.name"),
    "project": ("customer.name",),
    "touch": ("customer.name", "contact.name", "project.name"),
    "task": ("customer.name", "contact.name", "project.name"),
    "need": ("customer.name", "contact.name", "project.name"),
    "promise": ("customer.name", "contact.name", "project.name"),
    "year": ("customer.name",),
    "member": ("customer.name", "project.name"),
    "relation": ("customer.name", "contact.name"),
}


def sheet_fields(group: str) -> list[str]:
    """Return the field ids of a sheet's columns, the names it refers to first."""
    return [*_WITH[group], *(one for one in FIELDS if FIELDS[one].group == group), NUMBER.id]


class Whole(Protocol):
    """All records of a book, from the file or from an export of it."""

    def rows(self, model: type[BookModel]) -> Iterable[Any]:
        """Return every row of a table as named tuples, in the order of their keys."""

    def shelf(self) -> Shelf:
        """Return the playbooks and forms that are kept."""


class WholeBook:
    """All records of an open book."""

    def __init__(self, source: Reads) -> None:
        self._source = source

    def rows(self, model: type[BookModel]) -> Iterator[Any]:
        """Return every row of a table, in the order of their keys."""
        return every_row(self._source, model)

    def shelf(self) -> Shelf:
        """Return the playbooks and forms that are kept."""
        return Shelf(self._source)


class ExportRows:
    """Reads a book once and yields the rows of each sheet; titles of stages are in `language`.

    Each row ends in its number: the kind of record, and the keys of what it shows.
    """

    def __init__(self, book: Whole, language: str) -> None:
        self._book = book
        self._language = language
        self._customers = {row.key: row for row in book.rows(Customer)}
        self._contacts = {row.key: row for row in book.rows(Contact)}
        self._projects = {row.key: row for row in book.rows(Project)}
        self._colleagues = {row.key: row for row in book.rows(Colleague)}
        self._stages = self._current_stages()
        self._makers: dict[str, Callable[[], Iterator[Row]]] = {
            "customer": self._customer_rows,
            "contact": self._contact_rows,
            "project": self._project_rows,
            "touch": self._touch_rows,
            "task": self._task_rows,
            "need": lambda: self._worded_rows(Need, "need"),
            "promise": lambda: self._worded_rows(Promise, "promise"),
            "year": self._year_rows,
            "member": self._member_rows,
            "relation": self._relation_rows,
        }

    def sheets(self) -> Iterator[tuple[Text, list[str], Iterator[Row]]]:
        """Yield each sheet's title, its field ids and its rows."""
        for group, title in GROUPS.items():
            yield title, sheet_fields(group), self._makers[group]()

    def _current_stages(self) -> dict[tuple[int, int | None], tuple[str, str]]:
        """Return (playbook title, stage title) of the open run of each customer and project."""
        runs = {run.key: run for run in self._book.rows(Run) if run.state == "open"}
        shelf = self._book.shelf()
        found: dict[tuple[int, int | None], tuple[str, str]] = {}
        for row in self._book.rows(StageRun):
            run = runs.get(row.run)
            if run is None or row.state != "current" or run.touch is not None:
                continue
            playbook = shelf.playbook(run.definition)
            stage = playbook.stage(row.stage)
            key = (run.customer, run.project)
            if stage is not None and (key not in found or not stage.on_event):
                title = playbook.title.in_(self._language)
                found[key] = (title, stage.title.in_(self._language))
        return found

    def _stage_columns(self, group: str, customer: int, project: int | None) -> dict[str, Any]:
        playbook, stage = self._stages.get((customer, project), ("", ""))
        return {f"{group}.playbook": playbook, f"{group}.stage": stage}

    def group_rows(self, group: str) -> Iterator[Row]:
        """Yield the rows of one sheet."""
        return self._makers[group]()

    def _own(self, group: str, row: Any) -> dict[str, Any]:
        """Return the columns of a row that are fields of the group under the same name."""
        return {
            f"{group}.{name}": value
            for name, value in row._asdict().items()
            if f"{group}.{name}" in FIELDS
        }

    def _named(self, row: Any) -> dict[str, Any]:
        """Return the names of the customer, project and person a row refers to."""
        project = getattr(row, "project", None)
        contact = getattr(row, "contact", None)
        return {
            "customer.name": self._customers[row.customer].name,
            "project.name": self._projects[project].name if project is not None else "",
            "contact.name": self._contacts[contact].name if contact is not None else "",
        }

    def _ours(self, key: int | None) -> str:
        return self._colleagues[key].name if key is not None else ""

    def _customer_rows(self) -> Iterator[Row]:
        for row in self._customers.values():
            own = self._own("customer", row)
            own["customer.parent"] = (
                self._customers[row.parent].name if row.parent is not None else ""
            )
            own["customer.owner"] = self._ours(row.owner)
            own["customer.suggested_grade"] = row.grade or row.suggested_grade
            own[NUMBER.id] = numbered("customer", row.key)
            yield own | self._stage_columns("customer", row.key, None)

    def _contact_rows(self) -> Iterator[Row]:
        """Yield a row for each post, and more for a person who stands in several projects."""
        posts = [row for row in self._book.rows(Position) if row.contact is not None]
        by_key = {row.key: row for row in posts}
        stands: dict[tuple[int, int], list[Any]] = {}
        for row in self._book.rows(Stand):
            customer = self._projects[row.project].customer
            stands.setdefault((customer, row.contact), []).append(row)
        pairs = self._pairs()
        for post in posts:
            person = self._own("contact", self._contacts[post.contact])
            person |= self._own("contact", post)
            superior = by_key.get(post.reports_to)
            person["contact.reports_to"] = (
                self._contacts[superior.contact].name if superior is not None else ""
            )
            person["customer.name"] = self._customers[post.customer].name
            extra: list[dict[str, Any]] = [
                {
                    "contact.closeness": level,
                    "contact.close_to": self._ours(ours) if level is not None else "",
                    "contact.paired_with": self._ours(ours) if paired else "",
                    NUMBER.id: ours,
                }
                for ours, (level, paired) in pairs.get(post.contact, {}).items()
            ]
            standing = [
                self._own("contact", row)
                | {"project.name": self._projects[row.project].name, NUMBER.id: row.project}
                for row in stands.get((post.customer, post.contact), ())
            ]
            blank: dict[str, Any] = {}
            for one, other in zip_longest(standing or [blank], extra, fillvalue=blank):
                number = numbered("contact", post.key, one.get(NUMBER.id), other.get(NUMBER.id))
                yield person | one | other | {NUMBER.id: number}

    def _pairs(self) -> dict[int, dict[int, tuple[int | None, bool]]]:
        """Return by contact and colleague how close they are and whether they are paired."""
        pairs: dict[int, dict[int, tuple[int | None, bool]]] = {}
        for row in self._book.rows(Closeness):
            pairs.setdefault(row.contact, {})[row.colleague] = (row.level, False)
        for row in self._book.rows(Pairing):
            level = pairs.get(row.contact, {}).get(row.colleague, (None, True))[0]
            pairs.setdefault(row.contact, {})[row.colleague] = (level, True)
        return pairs

    def _project_rows(self) -> Iterator[Row]:
        for row in self._projects.values():
            own = self._named(row) | self._own("project", row)
            own["project.owner"] = self._ours(row.owner)
            own[NUMBER.id] = numbered("project", row.key)
            yield own | self._stage_columns("project", row.customer, row.key)

    def _touch_rows(self) -> Iterator[Row]:
        met: dict[int, list[str]] = {}
        for row in self._book.rows(TouchContact):
            met.setdefault(row.touch, []).append(self._contacts[row.contact].name)
        ours: dict[int, list[str]] = {}
        for row in self._book.rows(TouchColleague):
            ours.setdefault(row.touch, []).append(self._ours(row.colleague))
        visits = {row.touch: self._own("touch", row) for row in self._book.rows(Visit)}
        for row in self._book.rows(Touch):
            own = self._named(row) | visits.get(row.key, {}) | self._own("touch", row)
            own["contact.name"] = "、".join(sorted(met.get(row.key, ())))
            own["touch.colleagues"] = "、".join(sorted(ours.get(row.key, ())))
            own["touch.author"] = self._ours(row.author)
            own[NUMBER.id] = numbered("touch", row.key)
            yield own

    def _task_rows(self) -> Iterator[Row]:
        for row in self._book.rows(Task):
            own = self._named(row) | self._own("task", row)
            own["task.owner"] = self._ours(row.owner)
            own[NUMBER.id] = numbered("task", row.key)
            yield own

    def _worded_rows(self, model: type[BookModel], group: str) -> Iterator[Row]:
        for row in self._book.rows(model):
            own = self._named(row) | self._own(group, row)
            yield own | {NUMBER.id: numbered(group, row.key)}

    def _year_rows(self) -> Iterator[Row]:
        for row in self._book.rows(FinancialYear):
            yield self._own("year", row) | {
                "customer.name": self._customers[row.customer].name,
                NUMBER.id: numbered("year", row.customer, row.year),
            }

    def _member_rows(self) -> Iterator[Row]:
        for row in self._book.rows(Member):
            project = self._projects[row.project]
            yield self._own("member", row) | {
                "customer.name": self._customers[project.customer].name,
                "project.name": project.name,
                "member.name": self._ours(row.colleague),
                NUMBER.id: numbered("member", row.project, row.colleague),
            }

    def _relation_rows(self) -> Iterator[Row]:
        """Yield the relations of people who hold or held a post at some customer."""
        homes = self._homes()
        for row in self._book.rows(Relation):
            if row.first not in homes or row.second not in homes:
                continue
            own, theirs = homes[row.first], homes[row.second]
            shared = [name for name in own if name in theirs]
            yield self._own("relation", row) | {
                "customer.name": (shared or own)[0],
                "contact.name": self._contacts[row.first].name,
                "relation.other": self._contacts[row.second].name,
                "relation.other_customer": (shared or theirs)[0],
                NUMBER.id: numbered("relation", row.key),
            }

    def _homes(self) -> dict[int, list[str]]:
        """Return by person the names of the customers they have a post at, held ones first."""
        found: dict[int, list[tuple[bool, str]]] = {}
        for row in self._book.rows(Position):
            if row.contact is not None:
                place = (row.end != "", self._customers[row.customer].name)
                found.setdefault(row.contact, []).append(place)
        return {key: [name for _left, name in sorted(places)] for key, places in found.items()}


def numbered(group: str, *keys: int | None) -> str:
    """Return the number of a row: the kind of record and the keys of what it shows, 0 for none."""
    return ":".join([group, *(str(key or 0) for key in keys)])


def keys_of(number: str) -> tuple[str, tuple[int, ...]] | None:
    """Return the kind of record and the keys of a row's number, or None for anything else."""
    group, *keys = number.strip().split(":")
    if (
        group not in GROUPS
        or not keys
        or not all(key.isascii() and key.isdecimal() for key in keys)
    ):
        return None
    return group, tuple(map(int, keys))
