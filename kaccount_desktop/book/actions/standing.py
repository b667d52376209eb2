"""Judgements on people: where they stand, how close we are, who works on whom, who knows whom.

Each carries its evidence. A new judgement given without evidence is *assumed*, as of today: what
was confirmed was the old one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, Final

from kaccount_desktop.book.actions.values import cleaned, cleaned_row
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.changes import RowKey
from kaccount_desktop.book.models import (
    Closeness,
    Colleague,
    Contact,
    Judgement,
    Pairing,
    Project,
    Relation,
    Stand,
)
from kaccount_desktop.book.rows import find, name_of, row
from kaccount_desktop.rules.choices import CONCERNS, RELATION_KINDS
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

EVIDENCE: Final = frozenset({"certainty", "source", "as_of"})


def set_stand(book: Book, project: int, contact: int, **columns: Any) -> bool:
    """Set where a person stands in a project; return whether anything changed.

    Columns of `Stand`: role, attitude, influence, formal_power, real_power, concerns (codes in
    order, a list or comma separated), and the evidence certainty, source, as_of.
    """
    person = name_of(book, Contact, contact)
    name = name_of(book, Project, project)
    values = _judged(book, Stand, (project, contact), columns)
    if not values:
        return False
    title = Text(f"Set where {person} stands in {name}", f"修改 {person} 在 {name} 的立场")
    with book.change(title) as change:
        change.upsert(Stand, project=project, contact=contact, **values)
    return True


def set_stand_in(
    change: Change, project: int, contact: int, today: datetime.date, **columns: Any
) -> None:
    """Set where a person stands inside a change."""
    values = _cleaned_stand(columns)
    values.setdefault("as_of", today.isoformat())
    change.upsert(Stand, project=project, contact=contact, **values)


def set_closeness(
    book: Book, contact: int, colleague: int, level: int | None, **evidence: Any
) -> bool:
    """Set how close a colleague is to a person (1 认识 to 5 同盟), None removes the line."""
    person = name_of(book, Contact, contact)
    ours = name_of(book, Colleague, colleague)
    key = (contact, colleague)
    title = Text(f"Set closeness of {ours} to {person}", f"修改 {ours} 与 {person} 的关系进展")
    if level is None:
        if find(book, Closeness, key) is None:
            return False
        with book.change(title) as change:
            change.delete(Closeness, key)
        return True
    values = _judged(book, Closeness, key, {"level": level, **evidence})
    if not values:
        return False
    with book.change(title) as change:
        change.upsert(Closeness, contact=contact, colleague=colleague, **values)
    return True


def set_closeness_in(
    change: Change,
    contact: int,
    colleague: int,
    level: int,
    today: datetime.date,
    **evidence: Any,
) -> None:
    """Set how close a colleague is to a person inside a change."""
    values = cleaned_row(Closeness, {"level": level, **evidence})
    values.setdefault("as_of", today.isoformat())
    change.upsert(Closeness, contact=contact, colleague=colleague, **values)


def set_pairing(book: Book, contact: int, colleague: int, **columns: Any) -> bool:
    """Pair a colleague with a person, or edit the pairing; return whether anything changed.

    Columns: level_now, level_wanted, wanted_by, next_action and the evidence.
    """
    person = name_of(book, Contact, contact)
    ours = name_of(book, Colleague, colleague)
    key = (contact, colleague)
    known = find(book, Pairing, key) is not None
    values = _judged(book, Pairing, key, columns)
    if known and not values:
        return False
    title = (
        Text(f"Edit pairing of {ours} and {person}", f"修改 {ours} 与 {person} 的配对")
        if known
        else Text(f"Pair {ours} with {person}", f"{ours} 配对 {person}")
    )
    with book.change(title) as change:
        change.upsert(Pairing, contact=contact, colleague=colleague, **values)
    return True


def remove_pairing(book: Book, contact: int, colleague: int) -> None:
    """Take a pairing away."""
    row(book, Pairing, (contact, colleague))
    person = name_of(book, Contact, contact)
    ours = name_of(book, Colleague, colleague)
    title = Text(f"Remove pairing of {ours} and {person}", f"取消 {ours} 与 {person} 的配对")
    with book.change(title) as change:
        change.delete(Pairing, (contact, colleague))


def add_relation(book: Book, first: int, second: int, kind: str = "work", **columns: Any) -> int:
    """Draw a line between two people; return its key.

    Columns: directed, strength (1 to 3), private, note and the evidence.
    """
    one, other = name_of(book, Contact, first), name_of(book, Contact, second)
    words = RELATION_KINDS.get(kind, RELATION_KINDS["work"])
    title = Text(
        f"Add relation {one} – {other} ({words.en})", f"新增人际关系 {one}—{other}（{words.zh}）"
    )
    with book.change(title) as change:
        return add_relation_in(change, first, second, kind, book.clock.today(), **columns)


def add_relation_in(
    change: Change,
    first: int,
    second: int,
    kind: str,
    today: datetime.date,
    **columns: Any,
) -> int:
    """Draw a line between two people inside a change; return its key."""
    if first == second:
        raise KnownError(
            Text(
                "A relation needs two different people. Choose another person.",
                "人际关系须连接两个不同的人，请另选一人。",
            )
        )
    values = cleaned_row(Relation, {"kind": kind, **columns})
    values.setdefault("as_of", today.isoformat())
    return change.insert(Relation, first=first, second=second, **values)


def edit_relation(book: Book, relation: int, **columns: Any) -> bool:
    """Change a line between two people; return whether anything changed."""
    found = row(book, Relation, relation)
    values = _judged(book, Relation, relation, columns)
    if not values:
        return False
    one, other = name_of(book, Contact, found.first), name_of(book, Contact, found.second)
    title = Text(f"Edit relation {one} – {other}", f"修改人际关系 {one}—{other}")
    with book.change(title) as change:
        change.update(Relation, relation, **values)
    return True


def remove_relation(book: Book, relation: int) -> None:
    """Take a line between two people away."""
    found = row(book, Relation, relation)
    one, other = name_of(book, Contact, found.first), name_of(book, Contact, found.second)
    title = Text(f"Remove relation {one} – {other}", f"删除人际关系 {one}—{other}")
    with book.change(title) as change:
        change.delete(Relation, relation)


def _judged(
    book: Book, model: type[Judgement], key: RowKey, columns: Mapping[str, Any]
) -> dict[str, Any]:
    """Return the columns to write, with evidence; empty when nothing would change."""
    values = _cleaned_stand(columns) if model is Stand else cleaned_row(model, columns)
    found = find(book, model, key)
    if found is not None:
        values = {c: v for c, v in values.items() if getattr(found, c) != v}
    if not values:
        return {}
    if set(values) - EVIDENCE:
        for column, fallback in (("certainty", "assumed"), ("source", "")):
            if column not in columns:
                values[column] = fallback
        if "as_of" not in columns:
            values["as_of"] = book.clock.today().isoformat()
    if model is Closeness and found is not None:
        values.setdefault("level", found.level)
    return values


def _cleaned_stand(columns: Mapping[str, Any]) -> dict[str, Any]:
    values = {c: cleaned(Stand, c, v) for c, v in columns.items() if c != "concerns"}
    if "concerns" in columns:
        values["concerns"] = concerns(columns["concerns"])
    return values


def concerns(ranked: Any) -> str:
    """Return ranked concerns as stored: codes of `CONCERNS`, each once, comma separated."""
    parts = ranked.split(",") if isinstance(ranked, str) else list(ranked or ())
    codes = list(dict.fromkeys(part.strip() for part in parts if part.strip()))
    unknown = [code for code in codes if code not in CONCERNS]
    if unknown:
        words = "、".join(text.zh for text in CONCERNS.values())
        english = ", ".join(text.en for text in CONCERNS.values())
        raise KnownError(
            Text(
                f"“{unknown[0][:60]}” is not a known concern. Choose from: {english}.",
                f"「{unknown[0][:60]}」不是已知的关注点，请从中选择：{words}。",
            )
        )
    return ",".join(codes)
