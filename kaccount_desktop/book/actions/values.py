"""Making a value fit its column: text trimmed, codes known, numbers and dates in range."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from peewee import ForeignKeyField, IntegerField, TextField

from kaccount_desktop.book.fields import DayField, FlagField, MoneyField, PartialDayField
from kaccount_desktop.book.models import BookModel
from kaccount_desktop.book.wording import SCALES, codes_of, column_label, table_of
from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.companies import check_credit_code
from kaccount_desktop.rules.dates import parse_day, parse_partial_date
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.money import parse_money

LARGEST_COUNT: Final = 2_000_000_000
_MOST_DIGITS: Final = 18
MAY_BE_NEGATIVE: Final = frozenset({"financial_year.net_profit"})
_TIME: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_ONE_LINE: Final = frozenset({"name", "short_name", "title"})


def cleaned(model: type[BookModel], column: str, value: Any) -> Any:
    """Return `value` as the column stores it.

    Raises:
        KnownError: the value does not fit the column; the sentence names the column.
        TypeError: the model has no such column.
    """
    field = model._meta.fields.get(column)
    if field is None:
        raise TypeError(f"{table_of(model)} has no column {column}")
    table = table_of(model)
    label = column_label(table, column)
    if value is None and field.null:
        return None
    if isinstance(field, FlagField):
        return bool(value)
    if isinstance(field, ForeignKeyField):
        return value if value is None or isinstance(value, str) else int(value)
    if isinstance(field, TextField) and not isinstance(field, PartialDayField):
        return _text(value, label, table, column, may_be_blank=field.default == "")
    if isinstance(field, IntegerField):
        return _number(value, label, table, column)
    return _exact(field, value, label, may_be_negative=f"{table}.{column}" in MAY_BE_NEGATIVE)


def _exact(field: Any, value: Any, label: Text, *, may_be_negative: bool) -> Any:
    if isinstance(field, MoneyField):
        return _money(value, label, may_be_negative=may_be_negative)
    if isinstance(field, DayField):
        return _day(value, label)
    return partial_day(value, label) if isinstance(field, PartialDayField) else value


def cleaned_row(model: type[BookModel], columns: Mapping[str, Any]) -> dict[str, Any]:
    """Return every value as its column stores it; raise as `cleaned` does."""
    return {column: cleaned(model, column, value) for column, value in columns.items()}


def plain(text: str) -> str:
    """Return the text without control characters, line ends as LF, trimmed."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in unified if c in "\n\t" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def required(value: str, label: Text) -> str:
    """Return a name on one line; raise KnownError when nothing is left of it."""
    text = " ".join(plain(value).split())
    if not text:
        raise KnownError(
            Text("The {label} is missing. Please fill it in.", "{label}不能为空，请填写。").format(
                label=label
            )
        )
    return text


def partial_day(value: Any, label: Text) -> str:
    """Return an approximate date `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or ''."""
    if value is None or value == "":
        return ""
    with _about(label):
        return parse_partial_date(value)


def clock_time(value: str, label: Text) -> str:
    """Return a time of day as `HH:MM`, or ''."""
    text = value.strip().replace("：", ":")
    if not text:
        return ""
    match = _TIME.fullmatch(text)
    if not match:
        raise _refused(label, text, Text("write it as 14:30", "请写成 14:30"))
    return f"{int(match[1]):02d}:{match[2]}"


def _text(value: Any, label: Text, table: str, column: str, *, may_be_blank: bool) -> str:
    text = plain("" if value is None else str(value))
    if column in _ONE_LINE:
        text = " ".join(text.split())
    if column in ("start_time", "end_time", "due_time"):
        return clock_time(text, label)
    codes = codes_of(table, column)
    if codes is not None and text not in codes and not (text == "" and may_be_blank):
        raise _refused(label, text, _one_of(codes))
    if not text and not may_be_blank:
        return required(text, label)
    if table == "customer" and column == "credit_code" and text:
        with _about(label):
            return check_credit_code(text)
    return text


def _money(value: Any, label: Text, *, may_be_negative: bool) -> Decimal | None:
    if value is None or value == "":
        return None
    with _about(label):
        amount = parse_money(value if isinstance(value, str) else f"{Decimal(value):f}")
    if amount < 0 and not may_be_negative:
        raise _refused(label, value, Text("it cannot be negative", "不能为负数"))
    return amount


def _day(value: Any, label: Text) -> datetime.date | None:
    if value is None or value == "":
        return None
    with _about(label):
        return parse_day(value)


def _number(value: Any, label: Text, table: str, column: str) -> int | None:
    if value is None or value == "":
        return None
    hint = Text("write a whole number", "请填写整数")
    try:
        exact = Decimal(str(value).replace(",", "").strip())
        if exact.is_finite() and exact.adjusted() > _MOST_DIGITS:
            # 1e9999999 would be written out digit by digit
            exact = Decimal(LARGEST_COUNT + 1).copy_sign(exact)
        number = int(exact)
    except (InvalidOperation, ValueError, OverflowError):
        raise _refused(label, value, hint) from None
    if exact != number:
        raise _refused(label, value, hint)
    codes = codes_of(table, column)
    least, most = SCALES.get(f"{table}.{column}", (0, LARGEST_COUNT))
    if codes is not None:
        if str(number) not in codes:
            raise _refused(label, value, _one_of(codes))
    elif number < 0:
        raise _refused(label, value, Text("it cannot be negative", "不能为负数"))
    elif not least <= number <= most:
        raise _refused(
            label, value, Text(f"from {least} to {most}", f"应在 {least} 到 {most} 之间")
        )
    return number


def _one_of(codes: Choices) -> Text:
    english = ", ".join(text.en for text in codes.values())
    chinese = "、".join(text.zh for text in codes.values())
    return Text(f"choose one of: {english}", f"请从中选择：{chinese}")


@contextmanager
def _about(label: Text) -> Iterator[None]:
    """Put the column's name before the sentence of a refusal."""
    try:
        yield
    except KnownError as error:
        english = label.en[:1].upper() + label.en[1:]
        raise KnownError(
            Text(f"{english}: {error.text.en}", f"{label.zh}：{error.text.zh}")
        ) from None


def _refused(label: Text, value: Any, hint: Text) -> KnownError:
    shown = str(value)[:60]
    return KnownError(
        Text(
            "“{value}” does not fit the {label}: {hint}.",
            "「{value}」不能用作{label}：{hint}。",
        ).format(value=shown, label=label, hint=hint)
    )
