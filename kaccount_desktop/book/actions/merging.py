"""Two customers, or two people, made one: every row that names the one comes to name the other.

One journal entry, so one undo parts them again. Of two values only one can stay in a column; what
is dropped is returned in words, and the history holds it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from kaccount_desktop.book.actions.merging_rows import (
    BLANK,
    drop_unlike_superiors,
    join_posts,
    join_relations,
    move_rows,
    said,
)
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import (
    BookModel,
    Contact,
    ContactApart,
    Customer,
    CustomerApart,
    Merged,
)
from kaccount_desktop.book.rows import cut, find, name_of, row
from kaccount_desktop.book.wording import column_label, table_of
from kaccount_desktop.rules.duplicates import telephone_keys
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

Side = Literal["kept", "other", "both"]
"""Whose value stays in a column; `both` only in a text of several lines (`JOINABLE`)."""

JOINABLE: Final = frozenset({"note", "history", "resources", "scope", "main_products"})
"""Columns whose two texts can stand one below the other."""

FOLLOWING: Final[Mapping[str, str]] = {
    "grade_on": "grade",
    "suggested_grade_source": "suggested_grade",
}
"""Columns that say something about another, and go with it."""

_GATHERED: Final = "aliases"
_TELEPHONES: Final = ("phone", "mobile")
_UNASKED: Final = frozenset({"key", _GATHERED, *FOLLOWING})


@dataclass(frozen=True, slots=True)
class Difference:
    """A column in which two records differ, and whose value stays unless one says otherwise."""

    column: str
    kept: Any
    other: Any
    proposed: Side


@dataclass(frozen=True, slots=True)
class Merge:
    """What a merge did: the record that stands, and in words what could not be kept."""

    kept: int
    dropped: tuple[Text, ...]


def differences(book: Book, model: type[BookModel], kept: int, other: int) -> list[Difference]:
    """Return the columns in which two customers or people differ, in the order of the table.

    Where one of them knows nothing, or holds what every record begins with, the other's value is
    proposed.
    """
    first, second = row(book, model, kept), row(book, model, other)
    found = []
    for field in model._meta.sorted_fields:
        if field.name in _UNASKED:
            continue
        here, there = getattr(first, field.name), getattr(second, field.name)
        if here != there and not (field.name in _TELEPHONES and _same_number(here, there)):
            untouched = here in BLANK or here == field.default
            side: Side = "other" if untouched and there not in BLANK else "kept"
            found.append(Difference(field.name, here, there, side))
    return found


def merge_customers(
    book: Book, kept: int, other: int, choices: Mapping[str, Side] | None = None
) -> Merge:
    """Make two customers one: `kept` stands, `other` goes, its rows and its names stay.

    `choices` says whose value stays, by column; a column left out is as `differences` proposes.
    Raises KnownError when one of them is gone or they are one already.
    """
    values, dropped = _chosen(book, Customer, kept, other, choices or {})
    first, second = row(book, Customer, kept), row(book, Customer, other)
    values["aliases"] = _gathered(str(values.get("name", first.name)), first, second)
    if values.get("parent", first.parent) in (kept, other):
        values["parent"] = None
    with book.change(_title(book, Customer, kept, other)) as change:
        dropped += move_rows(change, Customer, kept, other)
        dropped += join_posts(change, customer=kept)
        change.update(Customer, kept, **values)
        dropped += _break_circle(change, kept)
        _finish(change, Customer, kept, other)
    return Merge(kept, tuple(dropped))


def merge_people(
    book: Book, kept: int, other: int, choices: Mapping[str, Side] | None = None
) -> Merge:
    """Make two people one; see `merge_customers`. Two equal posts at one customer become one."""
    values, dropped = _chosen(book, Contact, kept, other, choices or {})
    with book.change(_title(book, Contact, kept, other)) as change:
        dropped += move_rows(change, Contact, kept, other)
        dropped += join_posts(change, contact=kept)
        dropped += drop_unlike_superiors(change, kept)
        dropped += join_relations(change, kept)
        if values:
            change.update(Contact, kept, **values)
        _finish(change, Contact, kept, other)
    return Merge(kept, tuple(dropped))


def set_apart(book: Book, model: type[BookModel], first: int, second: int) -> None:
    """Remember that two customers or people are not the same, however alike they look."""
    one, two = name_of(book, model, first), name_of(book, model, second)
    pairs = CustomerApart if model is Customer else ContactApart
    key = (min(first, second), max(first, second))
    if first == second or find(book, pairs, key) is not None:
        return
    title = Text(f"{one} and {two} are not the same", f"{one} 与 {two} 不是同一个")
    with book.change(title) as change:
        change.insert(pairs, first=key[0], second=key[1])


def _chosen(
    book: Book, model: type[BookModel], kept: int, other: int, choices: Mapping[str, Side]
) -> tuple[dict[str, Any], list[Text]]:
    """Return the values the kept record gets, and what is lost of either."""
    if kept == other:
        raise KnownError(
            Text(
                "These are one record already. Choose two to merge.",
                "这是同一条记录，请选择两条不同的记录合并。",
            )
        )
    second = row(book, model, other)
    values: dict[str, Any] = {}
    dropped: list[Text] = []
    for one in differences(book, model, kept, other):
        side = choices.get(one.column, one.proposed)
        if side == "both" and one.column in JOINABLE:
            parts = [str(text) for text in (one.kept, one.other) if text not in BLANK]
            values[one.column] = "\n".join(parts)
            continue
        lost = one.kept if side == "other" else one.other
        if side == "other":
            values[one.column] = one.other
            for follower, leader in FOLLOWING.items():
                if leader == one.column:
                    values[follower] = getattr(second, follower)
        named = model is Customer and one.column == "name"  # it stays among the other names
        begun = model._meta.fields[one.column].default  # what every record begins with
        if lost not in BLANK and lost != begun and not named:
            label = column_label(table_of(model), one.column)
            dropped.append(said(book, model, one.column, label, lost))
    return values, dropped


def _same_number(here: str, there: str) -> bool:
    """Tell whether two numbers differ only in how they are written."""
    return telephone_keys(here) == telephone_keys(there) != ()


def _gathered(name: str, first: Any, second: Any) -> str:
    """Return every other name either goes by, so that search and import find the one record."""
    names = [first.name, second.name, *first.aliases.splitlines(), *second.aliases.splitlines()]
    return "\n".join(dict.fromkeys(one for one in names if one and one != name))


def _break_circle(change: Change, customer: int) -> list[Text]:
    """Let the customer belong to nobody if it has come to belong to its own subsidiary."""
    seen: set[int] = set()
    above = row(change, Customer, customer).parent
    while above is not None and above != customer and above not in seen:
        seen.add(above)
        above = row(change, Customer, above).parent
    if above != customer:
        return []
    lost = row(change, Customer, customer).parent
    change.update(Customer, customer, parent=None)
    label = column_label("customer", "parent")
    return [said(change, Customer, "parent", label, lost)]


def _finish(change: Change, model: type[BookModel], kept: int, other: int) -> None:
    change.delete(model, other)
    change.insert(Merged, record=other, kept=kept)


def _title(book: Book, model: type[BookModel], kept: int, other: int) -> Text:
    stays, goes = cut(row(book, model, kept).name), cut(row(book, model, other).name)
    return Text(f"Merge {goes} into {stays}", f"合并 {goes} 到 {stays}")
