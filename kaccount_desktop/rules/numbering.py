"""The short record numbers people see, print and key in: `K-0127-4`.

Prefix, number, check digit. The check digit (Damm's quasigroup) finds every single wrong digit and
every swap of neighbours; the prefix is part of it, so that a contact is not taken for a customer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

PREFIXES: Final[Mapping[str, str]] = {
    "customer": "K",
    "contact": "P",
    "project": "X",
    "visit": "V",
    "task": "T",
}
"""Record kind → prefix; permanent, they stand on paper."""

_KINDS: Final = {prefix: kind for kind, prefix in PREFIXES.items()}
_SHAPE: Final = re.compile(r"([A-Z])(\d{4}|[1-9]\d{4,11})(\d)")
_HYPHENS: Final = re.compile(r"[\s\-‐‑‒–—―−_]+")
_DAMM: Final = (
    "0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
    "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
)  # fmt: skip


def _check_digit(prefix: str, number: int) -> str:
    state = 0
    for digit in f"{list(_KINDS).index(prefix) + 1}{number:04d}":
        state = int(_DAMM[state][int(digit)])
    return str(state)


def format_number(kind: str, number: int) -> str:
    """Return the record number as printed; `kind` is a key of `PREFIXES`, `number` at least 1."""
    prefix = PREFIXES[kind]
    if number < 1:
        raise ValueError(f"record numbers start at 1, not {number}")
    return f"{prefix}-{number:04d}-{_check_digit(prefix, number)}"


def parse_number(text: str) -> tuple[str, int]:
    """Return kind and number of what somebody typed.

    Small letters, full-width characters, and missing or other hyphens are accepted.

    Raises:
        KnownError: it is no record number, or its check digit is wrong.
    """
    typed = text.strip()
    plain = _HYPHENS.sub("", unicodedata.normalize("NFKC", typed).upper())
    match = _SHAPE.fullmatch(plain)
    if not match or match[1] not in _KINDS or not plain.isascii():
        raise KnownError(
            Text(
                "“{text}” is not a record number. It looks like K-0127-4.",
                "「{text}」不是记录编号，编号形如 K-0127-4。",
            ).format(text=typed)
        )
    prefix, number, check = match[1], int(match[2]), match[3]
    if number < 1 or _check_digit(prefix, number) != check:
        raise KnownError(
            Text(
                "The check digit of “{text}” is wrong: a digit was misread. Compare it with the sheet.",
                "「{text}」的校验位不对，可能有一位抄错，请对照纸面重新输入。",
            ).format(text=typed)
        )
    return _KINDS[prefix], number
