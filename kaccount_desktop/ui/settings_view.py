"""What the window asks of the program's settings, so that `ui` need not import `app`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol

from kaccount_desktop.rules.language import Text

SettingValue = str | int | bool


class Setting(Protocol):
    """One declared setting; `choices` lists the values of a choice with their words."""

    @property
    def name(self) -> str:
        """Stable name, as stored."""

    @property
    def kind(self) -> type[str | int | bool]:
        """Type of the value."""

    @property
    def default(self) -> SettingValue:
        """Value when the user has set none."""

    @property
    def label(self) -> Text:
        """What the settings page calls it."""

    @property
    def help(self) -> Text:
        """One sentence on what it does."""

    @property
    def choices(self) -> Mapping[SettingValue, Text]:
        """Allowed values; empty where any value of the type will do."""


class Settings(Protocol):
    """The declared settings and their values, stored as they are set."""

    @property
    def declared(self) -> Sequence[Setting]:
        """Every setting, in the order of the page."""

    def value(self, name: str) -> SettingValue:
        """Return the value in force; an undeclared name is a KeyError."""

    def put(self, name: str, value: SettingValue) -> None:
        """Store a value; a wrong type or choice is a ValueError, a full disk a KnownError."""


@dataclass(frozen=True, slots=True)
class RecentBook:
    """A book opened before: where it is and when it was last opened."""

    path: Path
    opened: datetime


class WindowState(Protocol):
    """What the program remembers between runs that nobody sets: geometry and recent books."""

    def blob(self, name: str) -> bytes:
        """Return remembered bytes, empty if there are none."""

    def put_blob(self, name: str, value: bytes) -> None:
        """Remember bytes; a disk that refuses is logged, never shown."""

    def recent(self) -> Sequence[RecentBook]:
        """Return the books opened before, latest first."""

    def add_recent(self, path: Path, opened: datetime) -> None:
        """Put a book first in the list."""

    def remove_recent(self, path: Path) -> None:
        """Forget a book; the file stays."""
