"""One heading's words to the fields it may mean: spelling, units, numbering, near matches."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Final

from kaccount_desktop.files.field import Kind
from kaccount_desktop.files.fields import FIELDS

UNITS: Final[dict[str, Decimal]] = {
    "元": Decimal(1),
    "人民币": Decimal(1),
    "rmb": Decimal(1),
    "cny": Decimal(1),
    "yuan": Decimal(1),
    "千元": Decimal(1000),
    "千": Decimal(1000),
    "万元": Decimal(10_000),
    "万": Decimal(10_000),
    "百万": Decimal(1_000_000),
    "百万元": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
    "亿元": Decimal(100_000_000),
}
"""Money words in a heading or behind a number, in yuan."""

_STATED: Final = re.compile(
    f"单位[:：](?:人民币)?({'|'.join(sorted(UNITS, key=len, reverse=True))})(?![\\u4e00-\\u9fffa-z])"
)
_BRACKETS: Final = re.compile(r"[(\[【〔{]([^()\[\]【】〔〕{}]*)[)\]】〕}]")
_NOISE: Final = re.compile(r"[\s*:;,.。、_\-—–/\\|'\"“”‘’·#?!>]+")
_ASKED: Final = {"必填", "选填", "可选", "必填项", "optional", "required", "如有", "多选", "单选"}
_PRIVATE: Final = re.compile(
    "生日|出生|年龄|岁数|籍贯|身份证|护照|家庭|家人|爱好|兴趣|婚姻|婚否|配偶|子女|孩子|民族|宗教"
    "|政治面貌|住址|血型|星座|属相|性格|个性|脾气|做事风格|健康|病史"
    "|birthday|birth|^age$|nativeplace|hometown|spouse|hobby|hobbies|religion|children|family"
    "|idcard|passport|personality|zodiac"
)
_BENEFIT: Final = re.compile("回扣|返点|佣金|好处|提成给|红包|礼金|kickback|commission")
_DIGITS: Final = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5}
_FIRST: Final = re.compile(r"^第([一二三四五1-5])(?:个|位)?(?=.)")
_LAST: Final = re.compile(r"(?<=[^\d])([一二三四五1-5])$")
_MIDDLE: Final = re.compile(r"^(联系人|contact)([一二三四五1-5])(?=.)")
_CLEAR_ENDS: Final = frozenset(
    "电话 手机 邮箱 地址 微信 职务 职位 部门 备注 行业 阶段 网址".split()
)
_MIN_NEAR: Final = 3
_MIN_NEAR_LATIN: Final = 5

EXACT, NEAR, GUESSED = 1.0, 0.6, 0.5
"""How sure a match is: the known words, words that end in or hold known ones, the cells only."""
NUMBERED: Final = frozenset({"contact", "project"})
"""The groups of which one row may hold several (联系人1, 联系人2)."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields a heading may mean, best first; `unit` is yuan for one, `place` counts from 1."""

    fields: tuple[str, ...]
    confidence: float
    unit: Decimal | None = None
    place: int = 1


NOTHING: Final = Meaning((), 0.0)


def spelling(text: str) -> str:
    """Return a heading without spaces, width, case, punctuation and brackets' signs."""
    return _NOISE.sub("", unicodedata.normalize("NFKC", text).lower().replace("（", "("))


def is_private(heading: str) -> bool:
    """Return whether a heading names a private fact or a personal benefit, which is left out."""
    word = spelling(heading)
    return bool(_PRIVATE.search(word) or _BENEFIT.search(word))


def stated_unit(texts: Iterable[str]) -> Decimal | None:
    """Return the unit that titles above a table state (单位：万元), None if none or several do."""
    found = {
        UNITS[word]
        for text in texts
        for word in _STATED.findall("".join(unicodedata.normalize("NFKC", text).lower().split()))
    }
    return found.pop() if len(found) == 1 else None


@cache
def known_words() -> dict[str, tuple[str, ...]]:
    """Return every known heading as spelled by `spelling`, with the fields that share it.

    A field whose label it is comes first and alone decides.
    """
    labels: dict[str, tuple[str, ...]] = {}
    shared: dict[str, list[str]] = {}
    for field in FIELDS.values():
        for label in (field.label.en, field.label.zh):
            labels[spelling(_BRACKETS.sub("", unicodedata.normalize("NFKC", label)))] = (field.id,)
        for heading in field.headings:
            shared.setdefault(spelling(heading), []).append(field.id)
    words = {word: tuple(ids) for word, ids in shared.items()}
    for word, ids in labels.items():
        words[word] = ids + tuple(i for i in words.get(word, ()) if i not in ids)
    return words


def meaning(text: str) -> Meaning:
    """Return what a heading may mean; `NOTHING` when no known word is in it, or it is private."""
    if is_private(text):
        return NOTHING
    normal = unicodedata.normalize("NFKC", text).lower()
    inside = [spelling(part) for part in _BRACKETS.findall(normal)]
    outside = spelling(_BRACKETS.sub(" ", normal))
    unit = _unit_of(inside)
    words = [outside + "".join(inside), outside] if inside else [outside]
    for word in words:
        found = _numbered(word, unit)
        if found.fields:
            return found
    base, own_unit = _without_unit(outside)
    if own_unit is not None:
        found = _lookup(base, own_unit, 1)
        if found.fields and FIELDS[found.fields[0]].kind is Kind.MONEY:
            return found
    return _near(base or outside, unit if own_unit is None else own_unit)


def _numbered(word: str, unit: Decimal | None) -> Meaning:
    found = _lookup(word, unit, 1)
    if found.fields:
        return found
    for pattern, group in ((_FIRST, 1), (_LAST, 1), (_MIDDLE, 2)):
        match = pattern.search(word)
        if match is None:
            continue
        rest = word[: match.start(group)] + word[match.end(group) :]
        rest = rest.removeprefix("第").removeprefix("个").removeprefix("位")
        digit = match[group]
        found = _lookup(rest, unit, _DIGITS.get(digit) or int(digit))
        if found.fields and any(FIELDS[one].group in NUMBERED for one in found.fields):
            return found
    return NOTHING


def _lookup(word: str, unit: Decimal | None, place: int) -> Meaning:
    fields = known_words().get(word)
    return Meaning(fields, EXACT, unit, place) if fields else NOTHING


def _unit_of(inside: list[str]) -> Decimal | None:
    for part in inside:
        if part in _ASKED:
            continue
        word = part.removeprefix("单位").removeprefix("人民币") or part
        if word in UNITS:
            return UNITS[word]
    return None


def _without_unit(word: str) -> tuple[str, Decimal | None]:
    for unit in sorted(UNITS, key=len, reverse=True):
        if word.endswith(unit) and len(word) > len(unit):
            return word[: -len(unit)].removesuffix("单位"), UNITS[unit]
    return word, None


def _near(word: str, unit: Decimal | None) -> Meaning:
    """Match the longest known word that ends the heading, else the longest inside it.

    Chinese headings carry their meaning at the end (甲方项目对接人电话). Short words count only
    when they can mean one thing (`_CLEAR_ENDS`), and money never: 去年采购金额 is no project's.
    """
    best, best_rank = NOTHING, (False, 0)
    for known, fields in known_words().items():
        if FIELDS[fields[0]].kind is Kind.MONEY:
            continue
        at_end = word.endswith(known)
        short = _MIN_NEAR_LATIN if known.isascii() else _MIN_NEAR
        if len(known) < short and not (at_end and known in _CLEAR_ENDS):
            continue
        if not at_end and (known not in word or known.isascii()):
            continue
        rank = (at_end, len(known))
        if rank > best_rank:
            best, best_rank = Meaning(fields, NEAR, unit), rank
    return best
