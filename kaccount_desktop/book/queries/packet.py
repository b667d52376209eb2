"""What the sheets print, gathered from the book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

FormValue = str | int | bool | Decimal | date | tuple[str, ...] | None
"""A value of a form field as the book has it: codes for choices, names for people."""


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row of a form's table: values by column code; `option` is that of a fixed row."""

    values: Mapping[str, FormValue]
    option: str = ""


@dataclass(frozen=True, slots=True)
class FilledForm:
    """What stands in a form: values by field code, rows by table code."""

    values: Mapping[str, FormValue] = field(default_factory=dict)
    tables: Mapping[str, tuple[FilledRow, ...]] = field(default_factory=dict)
    record_number: str = ""
