"""Column types of the book: exact numbers, plain dates and keys, never REAL or DECIMAL.

Each class says what Python sees and what the file stores.
"""

from __future__ import annotations

import datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Any

from peewee import BigIntegerField, BooleanField, Field, IntegerField, TextField


class KeyField(BigIntegerField):
    """A 63-bit entity key, see `keys.py`; stored as INTEGER."""

    field_type = "INTEGER"


class FlagField(BooleanField):
    """True or false, stored as 1 or 0."""

    field_type = "INTEGER"

    def db_value(self, value: Any) -> int | None:
        """Return 1 or 0 (APSW stores a Python bool as an integer only when asked)."""
        return None if value is None else int(bool(value))


class ScaledField(Field):
    """A Decimal stored as a whole number of `unit`."""

    field_type = "INTEGER"
    unit = Decimal(1)

    def db_value(self, value: Any) -> int | None:
        """Return the whole number of units, rounded half to even."""
        if value is None:
            return None
        return int((Decimal(value) / self.unit).quantize(Decimal(1), ROUND_HALF_EVEN))

    def python_value(self, value: Any) -> Decimal | None:
        """Return the exact Decimal."""
        return None if value is None else Decimal(value) * self.unit


class MoneyField(ScaledField):
    """An amount in yuan (Decimal), stored in 分 (1/100 yuan)."""

    unit = Decimal("0.01")


class UnitPriceField(ScaledField):
    """A unit price in yuan (Decimal), stored in 1/10,000 yuan."""

    unit = Decimal("0.0001")


class RateField(ScaledField):
    """A rate (Decimal, 1 = 100 %), stored in 1/10,000."""

    unit = Decimal("0.0001")


class DayField(Field):
    """A business date (`datetime.date`), stored as TEXT `YYYY-MM-DD` without zone."""

    field_type = "TEXT"

    def db_value(self, value: Any) -> str | None:
        """Return the ISO text."""
        if value is None:
            return None
        if isinstance(value, datetime.datetime):
            value = value.date()
        return value.isoformat() if isinstance(value, datetime.date) else str(value)

    def python_value(self, value: Any) -> datetime.date | None:
        """Return the date."""
        return None if not value else datetime.date.fromisoformat(value)


class PartialDayField(TextField):
    """An approximate date as text: `2027`, `2027-03` or `2027-03-18`; its length is its precision."""


class MomentField(BigIntegerField):
    """UTC milliseconds since 1970; the offset stands in a column beside it."""

    field_type = "INTEGER"


class SmallNumberField(IntegerField):
    """A small whole number: a level, a rank, a count of days."""
