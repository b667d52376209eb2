"""One field that a list can fill, and how its words are read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.language import Text


class Kind(Enum):
    """How the words of a cell become a value (see `values.py`)."""

    NAME = "name"
    TEXT = "text"
    LONG = "long"
    PHONE = "phone"
    MONEY = "money"
    COUNT = "count"
    DAYS = "days"
    DAY = "day"
    PARTIAL_DAY = "partial day"
    CHOICE = "choice"
    SCALE = "scale"
    FLAG = "flag"
    CREDIT_CODE = "credit code"
    CONCERNS = "concerns"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `id` is `group.column`, `headings` are the words it is known by."""

    id: str
    label: Text
    kind: Kind
    headings: tuple[str, ...] = ()
    choices: Choices | None = None

    @property
    def group(self) -> str:
        """The record the field belongs to, a key of `GROUPS`."""
        return self.id.partition(".")[0]

    @property
    def column(self) -> str:
        """The name of the value inside its record."""
        return self.id.partition(".")[2]
