"""The value of a form's blank in words: as pages and sheets show it, and as an entry edits it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kaccount_desktop.rules import dates, money
from kaccount_desktop.rules.forms import Field
from kaccount_desktop.rules.language import ENGLISH, Text

_YES: Final = Text("Yes", "是")
_NO: Final = Text("No", "否")


def display(item: Field, value: Any, language: str) -> str:
    """Return a value as pages and sheets show it, with its unit; '' when unknown."""
    if value is None or value in ("", ()):
        return ""
    shown = _DISPLAYS.get(item.kind, _plain)(item, value, language)
    if item.unit is not None and item.kind in ("number", "days"):
        return f"{shown} {item.unit.in_(language)}"
    return shown


def as_typed(item: Field, value: Any) -> str:
    """Return a value as an entry shows it while it is edited: plain, without unit."""
    if value is None or value in ("", ()):
        return ""
    if item.kind in ("money", "number", "days"):
        return money.number(value)
    if item.kind in ("contacts", "colleagues"):
        return "、".join(person.name for person in value)
    return ",".join(value) if item.kind == "choices" else str(value)


def _plain(_item: Field, value: Any, _language: str) -> str:
    return str(value)


def _choice(item: Field, value: Any, language: str) -> str:
    codes = (value,) if isinstance(value, str) else value
    words = (item.option(code) for code in codes)
    shown = [w.in_(language) if w else code for w, code in zip(words, codes, strict=True)]
    return (", " if language == ENGLISH else "、").join(shown)


_DISPLAYS: Final[dict[str, Callable[[Field, Any, str], str]]] = {
    "choice": _choice,
    "choices": _choice,
    "bool": lambda _item, value, language: (_YES if value else _NO).in_(language),
    "date": lambda _item, value, language: dates.long_date(value, language),
    "partial_date": lambda _item, value, language: dates.long_date(value, language),
    "money": lambda _item, value, language: money.yuan(value, language),
    "number": lambda item, value, _language: (
        str(value) if item.column == "year" else money.number(value)
    ),
    "days": lambda _item, value, _language: money.number(value),
    "contacts": lambda _item, value, _language: "、".join(person.name for person in value),
    "colleagues": lambda _item, value, _language: "、".join(person.name for person in value),
}
