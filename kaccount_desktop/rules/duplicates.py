"""Which customers and which people may be one and the same: grouped by what they share.

Everything is compared by a key, so that a whole book takes one pass and no pair is tried against
every other. Likely is not certain: the groups are shown to a person, nothing is merged by itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final, TypeVar

from kaccount_desktop.rules.companies import company_key
from kaccount_desktop.rules.places import is_place

K = TypeVar("K")

_BRACKETED: Final = re.compile(r"[（(]([^（）()]*)[）)]")
_LEGAL: Final = re.compile(
    r"(?:有限|股份|控股|普通|特殊普通|有限合伙|合伙|合资|独资|外资|个体|国有|民营|公司|责任)+"
    r"(?:合伙|企业|公司)?"
)
_TELEPHONES: Final = re.compile(r"[^/、;；,，\n|或]+")
_EXTENSION: Final = re.compile(r"(?:转|分机|#|ext\.?|x)\s*\d*$", re.IGNORECASE)
_ABROAD: Final = re.compile(r"^(?:\+|00)\s*86")
_SHORTEST: Final = 7
"""Digits below which a number is an extension, not a telephone."""
_MOST_SHARING: Final = 12
"""A number more records share says nothing: an agent's switchboard, a placeholder."""
_PLACEHOLDER: Final = 2
"""Different digits a real number has more of: 0000000, 1111111."""
_BETWEEN_STEPS: Final = 2000


class Reason(Enum):
    """What two records share, the strongest first."""

    CODE = "code"
    MOBILE = "mobile"
    EMAIL = "email"
    NAME = "name"
    PHONE = "phone"


@dataclass(frozen=True, slots=True)
class CompanyTraits:
    """What a customer is compared by."""

    key: int
    names: tuple[str, ...]
    credit_code: str = ""
    phones: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonTraits:
    """What a person is compared by; `customers` are those where they hold a post."""

    key: int
    name: str
    customers: tuple[int, ...] = ()
    mobiles: tuple[str, ...] = ()
    email: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Records that may be one; `keys` in the order they were given, `reasons` strongest first."""

    keys: tuple[int, ...]
    reasons: tuple[Reason, ...]


def bare_company(name: str) -> tuple[str, str]:
    """Return (key, place) of a company name: the key without legal forms and bracketed places.

    苏州汇川（股份）有限公司 → 苏州汇川; 西门子（中国） → 西门子 with the place 中国. Words in
    brackets that are neither place nor legal form stay part of the key.
    """
    plain = unicodedata.normalize("NFKC", name)
    place = ""

    def without(match: re.Match[str]) -> str:
        nonlocal place
        inner = "".join(match[1].split())
        if is_place(inner):
            place = inner.rstrip("市省") or inner
            return ""
        return "" if _LEGAL.fullmatch(inner) else match[0]

    if "(" in plain:
        plain = _BRACKETED.sub(without, plain)
    return company_key(plain), place


def telephone_keys(text: str) -> tuple[str, ...]:
    """Return the comparable digits of every telephone number in a field, without +86 and extension."""
    found = []
    for part in _TELEPHONES.findall(unicodedata.normalize("NFKC", text)):
        bare = _ABROAD.sub("", _EXTENSION.sub("", part.strip()))
        digits = "".join(filter(str.isdecimal, bare))
        if len(digits) >= _SHORTEST and len(set(digits)) > _PLACEHOLDER:
            found.append(digits)
    return tuple(dict.fromkeys(found))


def company_groups(
    companies: Iterable[CompanyTraits],
    apart: frozenset[tuple[int, int]] = frozenset(),
    step: Callable[[], None] = lambda: None,
) -> list[Group]:
    """Return the groups of customers that may be one, the strongest reason first.

    `apart` holds pairs (smaller key, larger key) that a person said are not the same. `step` is
    called now and then and may raise to stop.
    """
    codes: dict[str, list[int]] = {}
    phones: dict[str, list[int]] = {}
    names: dict[str, dict[str, list[int]]] = {}
    for number, one in enumerate(companies):
        if number % _BETWEEN_STEPS == 0:
            step()
        if one.credit_code:
            _put(codes, one.credit_code.upper(), one.key)
        for phone in {key for text in one.phones for key in telephone_keys(text)}:
            _put(phones, phone, one.key)
        for bare, place in {bare_company(name) for name in one.names if name}:
            _put(names.setdefault(bare, {}), place, one.key)
    step()
    found = _Groups(apart)
    found.add_all(codes.values(), Reason.CODE)
    names.pop("", None)
    found.add_all(
        (keys for places in names.values() for keys in _of_one_place(places)), Reason.NAME
    )
    found.add_all(_telling(phones), Reason.PHONE)
    return found.listed()


def person_groups(
    people: Iterable[PersonTraits],
    apart: frozenset[tuple[int, int]] = frozenset(),
    step: Callable[[], None] = lambda: None,
) -> list[Group]:
    """Return the groups of people that may be one: see `company_groups`."""
    mobiles: dict[str, list[int]] = {}
    mails: dict[str, list[int]] = {}
    names: dict[tuple[int, str], list[int]] = {}
    for number, one in enumerate(people):
        if number % _BETWEEN_STEPS == 0:
            step()
        for mobile in {key for text in one.mobiles for key in telephone_keys(text)}:
            _put(mobiles, mobile, one.key)
        if "@" in one.email:
            _put(mails, one.email.strip().casefold(), one.key)
        bare = person_key(one.name)
        for customer in set(one.customers) if bare else ():
            _put(names, (customer, bare), one.key)
    step()
    found = _Groups(apart)
    found.add_all(_telling(mobiles), Reason.MOBILE)
    found.add_all(_telling(mails), Reason.EMAIL)
    found.add_all(names.values(), Reason.NAME)
    return found.listed()


def person_key(name: str) -> str:
    """Return what is compared to tell whether two names may mean one person."""
    return "".join(unicodedata.normalize("NFKC", name).casefold().split())


def _put(shelf: dict[K, list[int]], name: K, key: int) -> None:
    keys = shelf.setdefault(name, [])
    if not keys or keys[-1] != key:
        keys.append(key)


def _telling(shelf: dict[str, list[int]]) -> Iterable[list[int]]:
    """Yield those who share a number or address that is not everybody's."""
    return (keys for keys in shelf.values() if len(keys) <= _MOST_SHARING)


def _of_one_place(places: dict[str, list[int]]) -> Iterable[Sequence[int]]:
    """Yield those whose bracketed places do not contradict each other.

    One that names no place may be any of them, unless there are several: 汇川（苏州） is not
    汇川（深圳）, and nobody knows which of the two 汇川 means.
    """
    named = [place for place in places if place]
    if len(named) <= 1:
        yield sorted({key for keys in places.values() for key in keys})
    else:
        yield from places.values()


class _Groups:
    """Gathers groups; the same records shared for two reasons are one group."""

    def __init__(self, apart: frozenset[tuple[int, int]]) -> None:
        self._apart = apart
        self._reasons: dict[tuple[int, ...], list[Reason]] = {}

    def add_all(self, shared: Iterable[Sequence[int]], reason: Reason) -> None:
        """Take every set of records that share something."""
        for keys in shared:
            self.add(keys, reason)

    def add(self, keys: Sequence[int], reason: Reason) -> None:
        """Take records that share something, unless each is known to differ from the others."""
        unique = tuple(dict.fromkeys(sorted(keys)))
        if len(unique) < 2:
            return
        for part in self._parted(unique):
            reasons = self._reasons.setdefault(part, [])
            if reason not in reasons:
                reasons.append(reason)

    def listed(self) -> list[Group]:
        """Return the groups, without those whose records all stand together in a stronger one."""
        strength = {reason: place for place, reason in enumerate(Reason)}
        groups = sorted(
            (
                Group(keys, tuple(sorted(reasons, key=strength.__getitem__)))
                for keys, reasons in self._reasons.items()
            ),
            key=lambda group: (strength[group.reasons[0]], -len(group.keys), group.keys),
        )
        held: dict[int, list[frozenset[int]]] = {}
        kept = []
        for group in groups:
            members = frozenset(group.keys)
            if any(members <= other for other in held.get(group.keys[0], ())):
                continue
            kept.append(group)
            for key in group.keys:
                held.setdefault(key, []).append(members)
        return kept

    def _parted(self, keys: tuple[int, ...]) -> Iterable[tuple[int, ...]]:
        """Yield the group without those known to differ from all its others."""
        if not self._apart or not any(
            (first, second) in self._apart
            for place, first in enumerate(keys)
            for second in keys[place + 1 : place + 1 + _MOST_SHARING]
        ):
            yield keys
            return
        rest = tuple(
            key
            for key in keys
            if any(
                (min(key, other), max(key, other)) not in self._apart
                for other in keys
                if other != key
            )
        )
        if len(rest) > 1:
            yield rest
