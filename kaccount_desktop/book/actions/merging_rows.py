"""The rows of a merged record: moved as the models say, so that a table added later moves too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from peewee import ForeignKeyField

from kaccount_desktop.book.change import Change
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.fields import FlagField, MoneyField
from kaccount_desktop.book.models import (
    JOURNALED,
    Answer,
    BookModel,
    Contact,
    ContactApart,
    Customer,
    CustomerApart,
    Judgement,
    MapPlace,
    Merged,
    Position,
    Relation,
)
from kaccount_desktop.book.rows import Reads, cut, find
from kaccount_desktop.book.wording import coded, column_label, table_label, table_of
from kaccount_desktop.rules.duplicates import person_key
from kaccount_desktop.rules.language import CHINESE, ENGLISH, Text, same
from kaccount_desktop.rules.money import yuan

BLANK: Final = (None, "")
KEYED: Final[tuple[tuple[type[BookModel], str], ...]] = (
    (Answer, "record"),
    (Merged, "kept"),
    (Merged, "record"),
)
"""Columns of journaled tables that name a record without a foreign key."""

_APART: Final = (CustomerApart, ContactApart)


def references(parent: type[BookModel]) -> Iterator[tuple[type[BookModel], str]]:
    """Yield every journaled (model, column) that names a customer, or a person."""
    for model in JOURNALED:
        for field in model._meta.refs:
            if field.rel_model is parent:
                yield model, field.name
    yield Answer, "record"


def move_rows(change: Change, parent: type[BookModel], kept: int, other: int) -> list[Text]:
    """Let every row that names `other` name `kept`; return what collided and was dropped."""
    dropped: list[Text] = []
    for model, column in references(parent):
        if model in _APART:
            _move_pairs(change, model, kept, other)
            continue
        in_key = column in _key_names(model)
        for found in _rows(change, model, column, other):
            if in_key:
                dropped += _move_natural(change, model, found, column, kept)
            elif not (model is parent and found.key == kept):
                change.update(model, _key(model, found), **{column: kept})
    for earlier in _rows(change, Merged, "kept", other):
        change.update(Merged, earlier.record, kept=kept)
    _move_places(change, parent, kept, other)
    return dropped


def said(source: Reads, model: type[BookModel], column: str, label: Text, value: Any) -> Text:
    """Return "label: value" of a value that goes, codes and records by their names."""
    shown = value_words(source, model, column, value)
    shown = Text(cut(shown.en), cut(shown.zh))
    return Text("{label}: {value}", "{label}：{value}").format(label=label, value=shown)


def value_words(source: Reads, model: type[BookModel], column: str, value: Any) -> Text:
    """Return a stored value as a person reads it: codes in words, records by their names."""
    field = model._meta.fields[column]
    if value in BLANK:
        return same("")
    words = coded(table_of(model), column, value)
    if words is not None:
        return words
    if isinstance(field, ForeignKeyField):
        return same(_name(source, field.rel_model, value))
    if isinstance(field, MoneyField):
        return Text(yuan(value, ENGLISH), yuan(value, CHINESE))
    if isinstance(field, FlagField):
        return Text("yes", "是") if value else Text("no", "否")
    return same(str(value))


def join_posts(
    change: Change, *, contact: int | None = None, customer: int | None = None
) -> list[Text]:
    """Make one of two posts of one person at one customer when title and end are the same."""
    query = Position.select().where(Position.contact.is_null(is_null=False))
    if contact is not None:
        query = query.where(Position.contact == contact)
    if customer is not None:
        query = query.where(Position.customer == customer)
    dropped: list[Text] = []
    kept: list[Any] = []
    for post in change.read(query.order_by(Position.key)):
        twin = next((one for one in kept if _same_post(one, post)), None)
        if twin is None:
            kept.append(post)
            continue
        values, lost = _combined(change, Position, twin, post, ())
        dropped += lost
        for below in _rows(change, Position, "reports_to", post.key):
            change.update(Position, below.key, reports_to=twin.key)
        change.delete(Position, post.key)
        if values.get("reports_to", twin.reports_to) in (twin.key, post.key):
            values["reports_to"] = None
        change.update(Position, twin.key, **values)
        kept[kept.index(twin)] = find(change, Position, twin.key)
    return dropped


def drop_unlike_superiors(change: Change, contact: int) -> list[Text]:
    """Let nobody report to themselves, directly or through others; return what is dropped."""
    dropped: list[Text] = []
    for post in _rows(change, Position, "contact", contact):
        seen = {post.key}
        above = post.reports_to
        while above is not None and above not in seen:
            seen.add(above)
            superior = find(change, Position, above)
            if superior is None:
                break
            above = post.key if superior.contact == contact else superior.reports_to
        if above == post.key:
            change.update(Position, post.key, reports_to=None)
            label = column_label("position", "reports_to")
            dropped.append(said(change, Contact, "name", label, _name(change, Contact, contact)))
    return dropped


def join_relations(change: Change, contact: int) -> list[Text]:
    """Drop a person's relation to themselves, and of two equal relations the later one."""
    dropped: list[Text] = []
    seen: set[tuple[Any, ...]] = set()
    either = (Relation.first == contact) | (Relation.second == contact)
    for line in change.read(Relation.select().where(either).order_by(Relation.key)):
        ends = (line.first, line.second)
        if line.first == line.second:
            label = table_label("relation")
            dropped.append(said(change, Relation, "kind", label, line.kind))
            change.delete(Relation, line.key)
            continue
        same_as = (ends if line.directed else tuple(sorted(ends)), line.kind, line.directed,
                   line.strength, line.private, line.note)  # fmt: skip
        if same_as in seen:
            change.delete(Relation, line.key)
        seen.add(same_as)
    return dropped


def _move_natural(
    change: Change, model: type[BookModel], found: Any, column: str, kept: int
) -> list[Text]:
    """Move a row whose key names the record; where one stands already, the newer one stays."""
    names = _key_names(model)
    key = _key(model, found)
    goal = tuple(kept if name == column else getattr(found, name) for name in names)
    there = find(change, model, goal if len(goal) > 1 else goal[0])
    if there is None:
        change.update(model, key, **{column: kept})
        return []
    newer = issubclass(model, Judgement) and found.as_of > there.as_of
    winner, loser = (found, there) if newer else (there, found)
    values, dropped = _combined(change, model, winner, loser, names)
    change.delete(model, key)
    if newer:
        own = {f.name: getattr(found, f.name) for f in model._meta.sorted_fields}
        values = {name: value for name, value in own.items() if name not in names} | values
    if values:
        change.update(model, goal, **values)
    return dropped


def _combined(
    change: Change, model: type[BookModel], winner: Any, loser: Any, keys: Iterable[str]
) -> tuple[dict[str, Any], list[Text]]:
    """Return what the winner lacks and the loser has, and in words what the loser alone said."""
    evidence = {f.name for f in Judgement._meta.sorted_fields}
    values: dict[str, Any] = {}
    dropped: list[Text] = []
    fill = getattr(winner, "currency", None) == getattr(loser, "currency", None)
    where = _where(change, model, winner, keys)
    for field in model._meta.sorted_fields:
        name = field.name
        mine, theirs = getattr(winner, name), getattr(loser, name)
        if name in keys or name == "key" or name in evidence or theirs in BLANK or mine == theirs:
            continue
        if mine in BLANK and fill:
            values[name] = theirs
        else:
            label = column_label(table_of(model), name)
            place = Text("{where}, {label}", "{where} {label}").format(where=where, label=label)
            dropped.append(said(change, model, name, place, theirs))
    return values, dropped


def _where(source: Reads, model: type[BookModel], found: Any, keys: Iterable[str]) -> Text:
    """Return which row is meant: financial year 2024, stand Line 2."""
    parts = []
    for name in keys:
        field = model._meta.fields[name]
        value = getattr(found, name)
        if isinstance(field, ForeignKeyField):
            if field.rel_model not in (Customer, Contact):
                parts.append(_name(source, field.rel_model, value))
        elif name not in ("record", "form"):
            parts.append(str(value))
    label, rest = table_label(table_of(model)), " ".join(filter(None, parts))
    if not rest:
        return label
    return Text("{label} {rest}", "{label} {rest}").format(label=label, rest=rest)


def _same_post(one: Any, other: Any) -> bool:
    if (one.contact, one.customer, one.end) != (other.contact, other.customer, other.end):
        return False
    first, second = person_key(one.title), person_key(other.title)
    return first == second or not first or not second


def _move_pairs(change: Change, model: type[BookModel], kept: int, other: int) -> None:
    """Let the pairs of `other` be those of `kept`, each written once and with the smaller first."""
    for column in ("first", "second"):
        for pair in _rows(change, model, column, other):
            change.delete(model, (pair.first, pair.second))
            rest = pair.second if column == "first" else pair.first
            if rest != kept:
                key = (min(kept, rest), max(kept, rest))
                if find(change, model, key) is None:
                    change.insert(model, first=key[0], second=key[1])


def _move_places(change: Change, parent: type[BookModel], kept: int, other: int) -> None:
    """Copy where people were dragged on the map.

    This laptop's own table is not undone, so the old places stay for the day the merge is.
    """
    column = "customer" if parent is Customer else "contact"
    for found in _rows(change, MapPlace, column, other):
        values = {"customer": found.customer, "contact": found.contact} | {column: kept}
        if find(change, MapPlace, (values["customer"], values["contact"])) is None:
            change.insert(MapPlace, **values, place=found.place)


def _rows(source: Reads, model: type[BookModel], column: str, key: int) -> list[Any]:
    query = model.select().where(model._meta.fields[column] == key)
    return source.read(query.order_by(*model._meta.get_primary_keys()))


def _key_names(model: type[BookModel]) -> tuple[str, ...]:
    return tuple(field.name for field in model._meta.get_primary_keys())


def _key(model: type[BookModel], found: Any) -> RowKey:
    parts = tuple(getattr(found, name) for name in _key_names(model))
    return parts if len(parts) > 1 else parts[0]


def _name(source: Reads, model: type[BookModel], key: RowKey) -> str:
    """Return the name of a record, '' when it has none."""
    found = find(source, model, key)
    return cut(str(getattr(found, "name", "") or getattr(found, "title", "")))
