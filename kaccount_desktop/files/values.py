"""One cell to one value of the book, by the kind of its field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any, Final

from kaccount_desktop.files.choice_words import code_of, words_of
from kaccount_desktop.files.dates import DateRefusedError, DateStyle, partial_day, to_day
from kaccount_desktop.files.field import Field, Kind
from kaccount_desktop.files.heading_words import UNITS
from kaccount_desktop.files.tables import Cell
from kaccount_desktop.rules.choices import CONCERNS
from kaccount_desktop.rules.companies import check_credit_code
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

MAX_NAME: Final = 200
MAX_TEXT: Final = 1_000
MAX_LONG: Final = 32_767
MAX_YUAN: Final = Decimal(10) ** 14
EXACT_DIGITS: Final = 15
"""Excel keeps this many digits of a number; longer ones end in zeros that nobody typed."""

_BLANKS: Final = frozenset(
    "- -- — —— / \\ 无 暂无 未知 不详 待定 n/a na null none nil tbd ? ？".split()
)
_SCIENTIFIC: Final = re.compile(r"\d(?:\.(\d+))?[eE]\+?(\d+)")
_AMOUNT: Final = re.compile(
    r"(?:约|大约|近|预计|人民币|rmb|cny|¥|￥)*\s*(-?\d+(?:\.\d+)?)\s*"
    r"(亿元|亿|千万元|千万|百万元|百万|万元|万|w|千元|千|k|元|块|yuan|rmb|cny)?"
    r"(?:整|左右|以上|rmb|cny|人民币|\+)*"
)
_RANGE: Final = re.compile(r"\d\s*(?:-|~|—|–|至|到)\s*\d|以内|以下|不超过|[<>≤≥]")
_FOREIGN_MONEY: Final = re.compile(r"[$€£₩]|usd|eur|gbp|jpy|hkd|美元|美金|欧元|日元|港币|港元|英镑")
_COUNT: Final = re.compile(r"(?:约|大约|近)?(\d+)(?:人|名|位|个|\+|余|多|左右|以上|employees)*")
_DAYS: Final = re.compile(
    r"(月结|账期|货到|票到|开票后|验收后)?\s*(\d+)\s*(天|日|个月|月|周|年|days?)?"
)
_FIXED_DAYS: Final = {
    "月结": 30, "当月结": 30, "季结": 90, "半年结": 180, "半年": 180, "年结": 365, "现结": 0,
    "现款": 0, "现金": 0, "现款现货": 0, "款到发货": 0, "先款后货": 0, "预付": 0, "预付款": 0,
    "货到付款": 0, "cod": 0, "一个月": 30, "两个月": 60, "三个月": 90,
}  # fmt: skip
_DAY_UNITS: Final = {"个月": 30, "月": 30, "周": 7, "年": 365}
_CLOCK: Final = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)(?::\d\d)?")
_BESIDE_NUMBER: Final = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]|^[\\s'‘’`]+")
"""Signs of direction that are copied along with a number, and what makes Excel take it for text."""
_YES: Final = frozenset("是 有 y yes true 1 √ ✓ ✔ 对 标杆".split())
_NO: Final = frozenset("否 不是 没有 n no false 0 × x ✗".split())
_SCALE: Final = {"高": 5, "较高": 4, "中": 3, "较低": 2, "低": 1, "high": 5, "medium": 3, "low": 1}
_CONCERN_WORDS: Final = {
    "质量": "quality", "品质": "quality", "quality": "quality", "价格": "price", "价钱": "price",
    "成本": "price", "price": "price", "供应能力": "supply", "交期": "supply", "供货": "supply",
    "交货期": "supply", "supply": "supply", "长期合作": "long_term", "服务": "long_term",
    "long_term": "long_term", "long-termcooperation": "long_term", "abilitytosupply": "supply",
}  # fmt: skip


_PLAIN_DATES: Final = DateStyle()


class CellRefusedError(ValueError):
    """The cell cannot be what its column says; `text` is the reason shown to the user."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class CellKeptError(ValueError):
    """The words mean something that has no place of its own: they belong into the note."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class Reader:
    """How one column is read: its field, the unit of its heading and its way with dates."""

    field: Field
    unit: Decimal | None = None
    dates: DateStyle = _PLAIN_DATES

    def value(self, cell: Cell) -> Any:
        """Return the value, or None for a blank cell or a word that says "nothing".

        Text kinds give `str`, money `Decimal` yuan, counts, days and scales `int`, days
        `date`, approximate days text, choices their code, flags `bool`.

        Raises:
            CellRefusedError: the value is wrong or would be stored wrongly.
            CellKeptError: the value has meaning but cannot be coded.
        """
        text = shown(cell)
        if not text or (text.lower() in _BLANKS and self._is_blank(text)):
            return None
        try:
            return _READERS[self.field.kind](self, cell, text)
        except DateRefusedError as error:
            raise CellRefusedError(error.text) from error

    def _is_blank(self, text: str) -> bool:
        """Tell whether a dash or a 无 means nothing here: in a note it stays, as a choice it may."""
        if self.field.kind is Kind.LONG:
            return False
        return self.field.kind is not Kind.CHOICE or code_of(self.field, text) is None

    def was_vaguer(self, cell: Cell) -> bool:
        """Tell whether an approximate date lost words (年底, 上半年) when it was read."""
        if self.field.kind is not Kind.PARTIAL_DAY or not isinstance(cell, str):
            return False
        return partial_day(cell, self.dates)[1]


def shown(cell: Cell) -> str:
    """Return a cell as the text its sheet shows: no `.0`, no exponent, ISO dates."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e18 else f"{cell:.15g}"
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d" if cell.time() == time() else "%Y-%m-%d %H:%M")
    if isinstance(cell, time):
        return cell.strftime("%H:%M")
    if isinstance(cell, timedelta):
        minutes = int(cell.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02}"
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def digits(cell: Cell) -> str:
    """Return a number that is a name (phone, code) as text; refuse one Excel has rounded."""
    text = shown(cell)
    match = _SCIENTIFIC.fullmatch(text)
    if match is not None:
        decimals, exponent = match[1] or "", int(match[2])
        if exponent > EXACT_DIGITS or len(decimals) < exponent - 1:
            raise _rounded(text)
        return str(int(Decimal(text)))
    if isinstance(cell, int | float) and not isinstance(cell, bool) and len(text) > EXACT_DIGITS:
        raise _rounded(text)
    return text


def _rounded(text: str) -> CellRefusedError:
    return CellRefusedError(
        Text(
            "{text} is a number Excel has rounded: its last digits are lost. Format the column as"
            " text and type it again.",
            "{text} 是 Excel 舍入过的数字，末尾几位已丢失。请将该列设为文本格式后重新填写。",
        ).format(text=text)
    )


def _name(_reader: Reader, _cell: Cell, text: str) -> str:
    return _within(" ".join(text.split()), MAX_NAME)


def _long(_reader: Reader, _cell: Cell, text: str) -> str:
    return _within(text, MAX_LONG)


def _within(text: str, limit: int) -> str:
    if len(text) > limit:
        raise CellRefusedError(
            Text(
                "{count} characters are too many; at most {limit} fit.",
                "共 {count} 个字符，超过 {limit} 个的上限。",
            ).format(count=len(text), limit=limit)
        )
    return text


def _text(_reader: Reader, _cell: Cell, text: str) -> str:
    if len(text) > MAX_TEXT:
        raise CellKeptError(
            Text("{count} characters are too many here.", "共 {count} 个字符，此处放不下。").format(
                count=len(text)
            )
        )
    return " ".join(text.split())


def _phone(reader: Reader, cell: Cell, _text_shown: str) -> str | None:
    number = _BESIDE_NUMBER.sub("", digits(cell))
    return _text(reader, cell, number) or None


def _money(reader: Reader, _cell: Cell, text: str) -> Decimal:
    plain = unicodedata.normalize("NFKC", text).lower().replace(",", "").replace(" ", "")
    if _FOREIGN_MONEY.search(plain):
        raise CellKeptError(
            Text('"{text}" is not in yuan.', "「{text}」不是人民币金额。").format(text=text)
        )
    match = _AMOUNT.fullmatch(plain)
    if match is None:
        if _RANGE.search(plain) or not re.search(r"\d", plain):
            raise CellKeptError(
                Text('"{text}" is not one amount.', "「{text}」不是一个确定的金额。").format(
                    text=text
                )
            )
        raise CellRefusedError(
            Text(
                '"{text}" is not an amount of money. Write it as 500000 or 50万.',
                "「{text}」不是金额，请写成 500000 或 50万。",
            ).format(text=text[:40])
        )
    word = {"w": "万", "k": "千", "块": "元"}.get(match[2], match[2]) if match[2] else None
    unit = UNITS[word.removesuffix("元") or "元"] if word else reader.unit or Decimal(1)
    if word is None and "¥" in plain:
        unit = Decimal(1)
    return _yuan(match[1], unit, text)


def _yuan(number: str, unit: Decimal, text: str) -> Decimal:
    try:
        yuan = (Decimal(number) * unit).quantize(Decimal("0.01"), ROUND_HALF_UP)
    except InvalidOperation:
        yuan = MAX_YUAN
    if not 0 <= yuan < MAX_YUAN:
        raise CellRefusedError(
            Text('"{text}" cannot be the amount.', "「{text}」不是合理的金额。").format(
                text=text[:40]
            )
        )
    return yuan


def _count(_reader: Reader, _cell: Cell, text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).replace(",", "").replace(" ", "")
    match = _COUNT.fullmatch(plain)
    if match is None or len(match[1]) > 9:
        raise CellKeptError(
            Text('"{text}" is not one number.', "「{text}」不是一个确定的数字。").format(text=text)
        )
    return int(match[1])


def _days(_reader: Reader, _cell: Cell, text: str) -> int:
    plain = unicodedata.normalize("NFKC", text).lower().strip().removesuffix("付款")
    if plain in _FIXED_DAYS:
        return _FIXED_DAYS[plain]
    match = _DAYS.fullmatch(plain)
    if match is None or len(match[2]) > 4:
        raise CellKeptError(
            Text('"{text}" is not a number of days.', "「{text}」不是天数。").format(text=text)
        )
    return int(match[2]) * _DAY_UNITS.get(match[3] or "", 1)


def _partial(reader: Reader, cell: Cell, _text_shown: str) -> str:
    return partial_day(cell, reader.dates)[0]


def _day(reader: Reader, cell: Cell, _text_shown: str) -> date:
    return to_day(cell, reader.dates)


def _time(_reader: Reader, _cell: Cell, text: str) -> str:
    match = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None:
        raise CellKeptError(
            Text('"{text}" is no time of day.', "「{text}」不是时刻。").format(text=text[:40])
        )
    return f"{int(match[1]):02}:{match[2]}"


def _choice(reader: Reader, _cell: Cell, text: str) -> str:
    code = code_of(reader.field, text)
    if code is None:
        raise CellKeptError(
            Text('"{text}" is none of: {words}.', "「{text}」不在可选范围内：{words}。").format(
                text=text[:40], words=words_of(reader.field)
            )
        )
    return code


def _scale(_reader: Reader, _cell: Cell, text: str) -> int:
    plain = text.lower()
    if plain in {"1", "2", "3", "4", "5"}:
        return int(plain)
    if plain in _SCALE:
        return _SCALE[plain]
    raise CellKeptError(
        Text('"{text}" is not 1 to 5.', "「{text}」不是 1 到 5。").format(text=text[:40])
    )


def _flag(_reader: Reader, _cell: Cell, text: str) -> bool:
    plain = text.lower()
    if plain in _YES or plain in _NO:
        return plain in _YES
    raise CellKeptError(
        Text('"{text}" is neither yes nor no.', "「{text}」既不是「是」也不是「否」。").format(
            text=text[:40]
        )
    )


def _credit_code(_reader: Reader, cell: Cell, _text_shown: str) -> str:
    try:
        return check_credit_code(digits(cell))
    except KnownError as error:
        raise CellRefusedError(error.text) from error


def _concerns(_reader: Reader, _cell: Cell, text: str) -> str:
    codes: list[str] = []
    for pattern in (r"[、,，;；/>→\n]+", r"[、,，;；/>→\s]+"):
        words = [word.replace(" ", "") for word in re.split(pattern, text.lower())]
        codes = [_CONCERN_WORDS.get(word, word) for word in words if word]
        if all(code in CONCERNS for code in codes):
            break
    if not codes or any(code not in CONCERNS for code in codes):
        raise CellKeptError(
            Text('"{text}" is none of: {words}.', "「{text}」不在可选范围内：{words}。").format(
                text=text[:40], words="、".join(one.zh for one in CONCERNS.values())
            )
        )
    return ",".join(dict.fromkeys(codes))


_READERS: Final[dict[Kind, Callable[[Reader, Cell, str], Any]]] = {
    Kind.NAME: _name,
    Kind.TEXT: _text,
    Kind.LONG: _long,
    Kind.PHONE: _phone,
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.DAYS: _days,
    Kind.DAY: _day,
    Kind.PARTIAL_DAY: _partial,
    Kind.CHOICE: _choice,
    Kind.SCALE: _scale,
    Kind.FLAG: _flag,
    Kind.CREDIT_CODE: _credit_code,
    Kind.CONCERNS: _concerns,
    Kind.TIME: _time,
}
