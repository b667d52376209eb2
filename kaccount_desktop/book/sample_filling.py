"""What all parts of the sample data share while they are written: the change, the day, the names.

In the data people, projects and companies are called by their names, each once in the whole book.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from typing import Any

from kaccount_desktop.book.actions.acting import Acting
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.sample_days import Days
from kaccount_desktop.book.shelf import Shelf

Data = Mapping[str, Any]

EVENING = time(17, 30)
"""When a follow-up of the past is taken to have been recorded."""


@dataclass(slots=True)
class Filling:
    """The change being written, and the keys of what stands in it already, by name."""

    change: Change
    days: Days
    who: Acting
    shelf: Shelf
    colleagues: dict[str, int] = field(default_factory=dict)
    customers: dict[str, int] = field(default_factory=dict)
    contacts: dict[str, int] = field(default_factory=dict)
    projects: dict[str, int] = field(default_factory=dict)
    blobs: dict[str, tuple[str, int]] = field(default_factory=dict)
    """Name of an attached file → its SHA-256 and size."""

    def acting(self, name: str = "", on: date | None = None) -> Acting:
        """Return somebody of ours acting on a past day (default: the book's owner, today)."""
        who = replace(self.who, me=self.colleagues[name]) if name else self.who
        if on is None or on >= self.days.today:
            return who
        then = datetime.combine(on, EVENING, self.who.now.tzinfo)
        return replace(who, now=then, today=on)

    def colleague(self, name: str | None) -> int | None:
        """Return the key of one of ours, None for nobody."""
        return self.colleagues[name] if name else None

    def contact(self, name: str | None) -> int | None:
        """Return the key of a person, None for nobody."""
        return self.contacts[name] if name else None

    def project(self, name: str | None) -> int | None:
        """Return the key of a project, None for none."""
        return self.projects[name] if name else None

    def ours(self, names: Sequence[str]) -> list[int]:
        """Return the keys of several of ours."""
        return [self.colleagues[name] for name in names]

    def theirs(self, names: Sequence[str]) -> list[int]:
        """Return the keys of several people."""
        return [self.contacts[name] for name in names]

    def evidence(self, data: Sequence[Any] | None) -> dict[str, str]:
        """Return the evidence columns of `[certainty, source, distance or date]`."""
        if data is None:
            return {}
        certainty, source, as_of = data
        return {"certainty": certainty, "source": source, "as_of": self.days.partial(as_of)}


def columns(data: Data, *names: str) -> dict[str, Any]:
    """Return those of the named columns that the data give."""
    return {name: data[name] for name in names if name in data}
