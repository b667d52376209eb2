"""Amounts of money as people write and read them: 486 万元, 1.5 亿元, 3,860 元."""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import ENGLISH, Text

_WAN: Final = Decimal(10_000)
_YI: Final = Decimal(100_000_000)
_MILLION: Final = Decimal(1_000_000)
_BILLION: Final = Decimal(1_000_000_000)
_CENT: Final = Decimal("0.01")
_CHINESE_UNITS: Final = ((_YI, "{} 亿元"), (_WAN, "{} 万元"))
_ENGLISH_UNITS: Final = ((_BILLION, "¥{} billion"), (_MILLION, "¥{} million"))
_LARGEST: Final = Decimal(10) ** 15
"""A thousand million million yuan: beyond it a typed amount is a slip, and 分 still fit 63 bits."""

_UNITS: Final = {
    "": Decimal(1), "十": Decimal(10), "百": Decimal(100), "千": Decimal(1000),
    "k": Decimal(1000), "万": _WAN, "w": _WAN, "十万": _WAN * 10, "百万": _WAN * 100,
    "千万": _WAN * 1000, "m": _MILLION, "million": _MILLION, "亿": _YI, "bn": _BILLION,
    "billion": _BILLION,
}  # fmt: skip
_TYPED: Final = re.compile(
    r"(?P<sign>-?)(?:¥|rmb|cny|人民币)?(?P<sign2>-?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d*)?|\.\d+)"
    r"(?P<unit>十万|百万|千万|[十百千万亿kwm]|million|billion|bn)?"
    r"(?:元整|元|圆|块|rmb|cny|yuan)?"
)


def number(value: Decimal | int, decimals: int | None = None) -> str:
    """Return a number with thousands separators: 3,860 or 3,860.50.

    Without `decimals` as many as the value has, trailing zeros left out.
    """
    exact = Decimal(value)
    if decimals is not None:
        exact = exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_EVEN)
        return f"{exact:,f}"
    text = f"{exact:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def yuan(amount: Decimal | int, language: str, *, rounded: bool = False) -> str:
    """Return an amount in yuan with its unit, for reading.

    Exact: 万 and 亿 (million, billion) are used only where at most two decimals are left; with
    `rounded` always from 10,000 on, to two decimals, for narrow columns and charts.
    """
    value = Decimal(amount)
    size = abs(value)
    sign = "−" if value < 0 else ""
    for unit, wording in _ENGLISH_UNITS if language == ENGLISH else _CHINESE_UNITS:
        scaled = size / unit
        short = scaled.quantize(_CENT, ROUND_HALF_EVEN)
        if scaled >= 1 and (rounded or short == scaled):
            return sign + wording.format(number(short))
    decimals = None if size == size.to_integral_value() else 2
    wording = "¥{}" if language == ENGLISH else "{} 元"
    return sign + wording.format(number(size, decimals))


def parse_money(text: str) -> Decimal:
    """Return the yuan of an amount as typed: 486万, 1.5亿, ￥3,860.50, 3860元.

    Raises:
        KnownError: it is no amount, is finer than 分, or is impossibly large.
    """
    typed = unicodedata.normalize("NFKC", text).strip()
    plain = re.sub(r"[\s\u2009\u202f]", "", typed).lower().replace("−", "-").replace("，", ",")
    match = _TYPED.fullmatch(plain)
    if not match or (match["sign"] and match["sign2"]):
        raise KnownError(
            Text(
                "“{text}” is not an amount. Write 3860, 486万 or 1.5亿.",
                "「{text}」不是金额，请写成 3860、486万 或 1.5亿。",
            ).format(text=text.strip())
        )
    value = Decimal(match["number"].replace(",", "")) * _UNITS[match["unit"] or ""]
    if value >= _LARGEST:
        raise KnownError(
            Text("“{text}” is too large an amount.", "「{text}」金额过大。").format(
                text=text.strip()
            )
        )
    if value != value.quantize(_CENT):
        raise KnownError(
            Text(
                "“{text}” is finer than 0.01 yuan. Round it first.",
                "「{text}」精确到分以下，请先四舍五入到分。",
            ).format(text=text.strip())
        )
    return -value if match["sign"] or match["sign2"] else value
