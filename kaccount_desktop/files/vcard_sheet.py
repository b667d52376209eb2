"""Cards as the rows of a sheet: the company, the person and how to reach them; nothing private.

Row 1 is the first card, so that whatever is said of a row names the card.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from kaccount_desktop.files.encoding import UNPRINTABLE
from kaccount_desktop.files.limits import Room
from kaccount_desktop.files.progress import Cancelled, never, stop_if
from kaccount_desktop.files.vcard import Card, Property, each_card
from kaccount_desktop.rules.language import Text

COLUMNS: Final = (
    "customer.name",
    "contact.name",
    "contact.title",
    "contact.department",
    "contact.mobile",
    "contact.phone",
    "contact.email",
    "contact.wechat",
    "customer.phone",
    "customer.address",
    "customer.website",
    "contact.note",
    "customer.note",
)
"""The fields a card can fill, in the order of the columns."""
_ALWAYS: Final = 2
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_MOBILE: Final = re.compile(r"(?:\+|00)?(?:86)?(1[3-9]\d{9})")
_PRIVATE: Final = frozenset(
    "BDAY PHOTO ANNIVERSARY DEATHDATE BIRTHPLACE GENDER RELATED HOBBY INTEREST"
    " X-ANNIVERSARY X-SPOUSE X-CHILD X-GENDER X-BIRTHDAY X-ABDATE X-ABRELATEDNAMES".split()
)
_TAKEN: Final = frozenset(
    "N FN ORG TITLE ROLE TEL EMAIL ADR URL NOTE IMPP X-WECHAT X-WEIXIN X-PHONETIC-LAST-NAME".split()
)
_TECHNICAL: Final = frozenset(
    "VERSION PRODID REV UID KIND SOURCE NAME CLASS PROFILE MAILER TZ GEO KEY SORT-STRING"
    " CLIENTPIDMAP XML LABEL X-ABSHOWAS X-ABLABEL X-ABADR X-ABUID X-IMAGETYPE X-IMAGEHASH"
    " X-SHARED-PHOTO-DISPLAY-PREF X-PHONETIC-FIRST-NAME X-PHONETIC-ORG LANG".split()
)
_PRIVATE_LEFT: Final = Text(
    "Private facts were not taken over: {names}.", "私人信息未导入：{names}。"
)
_UNKNOWN_LEFT: Final = Text(
    "Not taken over, there is no field for it: {names}.", "没有对应栏目，未导入：{names}。"
)
_MOST_NAMES: Final = 30
_HOME: Final = "home"
_LONG_SURNAMES: Final = frozenset(
    "欧阳 司马 上官 诸葛 夏侯 皇甫 尉迟 公孙 慕容 令狐 东方 南宫 端木 司徒 长孙 宇文".split()
)


@dataclass(frozen=True, slots=True)
class Cards:
    """What a file of cards holds: the fields of the columns, a row a card, and what to know.

    `notes` are about a card (counted from 1) or, with None, about the whole file.
    """

    columns: tuple[str, ...]
    rows: list[list[str]]
    notes: list[tuple[int | None, Text]]


def read_card_rows(data: bytes, cancelled: Cancelled = never) -> Cards:
    """Return the rows of a file of cards; columns no card fills are left out.

    Raises TooLargeError for more of them than one import takes, StoppedError when cancelled.
    """
    found: list[dict[str, str]] = []
    notes, room = _Notes(), Room()
    for number, card in enumerate(each_card(data, cancelled), 1):
        stop_if(cancelled)
        found.append(_values(card))
        room.take(rows=1, cells=len(found[-1]), characters=sum(map(len, found[-1].values())))
        notes.add(number, card)
    columns = tuple(
        one
        for place, one in enumerate(COLUMNS)
        if place < _ALWAYS or any(values.get(one) for values in found)
    )
    rows = [[values.get(one, "") for one in columns] for values in found]
    return Cards(columns, rows, notes.all())


def _values(card: Card) -> dict[str, str]:
    organisation = _organisation(card)
    person = _person(card)
    if _is_company(card, organisation, person):
        organisation, person = organisation or [person], ""
    values = {
        "customer.name": organisation[0] if organisation else "",
        "contact.name": person,
        "contact.title": card.text("TITLE") or card.text("ROLE"),
        "contact.department": " ".join(organisation[1:]),
        "contact.wechat": _wechat(card),
        "customer.address": _address(card),
        "customer.website": _first_at_work(card.all("URL")),
    }
    values |= _telephones(card, of_company=not person)
    emails = [one.value.strip() for one in card.all("EMAIL")]
    if person:
        values["contact.email"] = "".join(emails[:1])
    others = [*_line("其他邮箱", emails[1:])] if person else [*_line("邮箱", emails)]
    more = filter(None, [values.pop("more"), *others, card.text("NOTE")])
    values["contact.note" if person else "customer.note"] = "\n".join(more)
    return {name: UNPRINTABLE.sub("", value) for name, value in values.items()}


def _organisation(card: Card) -> list[str]:
    found = card.all("ORG")
    parts = [" ".join(part.split()) for part in found[0].parts] if found else []
    return [part for part in parts if part] if parts and parts[0] else []


def _is_company(card: Card, organisation: list[str], person: str) -> bool:
    kind = (card.text("KIND") or card.text("X-ABSHOWAS")).lower()
    return kind in {"org", "company"} or (bool(organisation) and person == organisation[0])


def _person(card: Card) -> str:
    """Return the name as it is said: 张伟 in Chinese order, John Smith in the other."""
    formatted = " ".join(card.text("FN").split())
    names = card.all("N")
    parts = [" ".join(part.split()) for part in names[0].parts] if names else []
    family, given, middle, before, after = (parts + [""] * 5)[:5]
    if not (family or given):
        return _closed(formatted)
    if not _HAN.search(family + given):
        return formatted or " ".join(filter(None, (given, middle, family)))
    name = _closed(f"{family}{middle}{given}")
    is_surname = not given and (len(family) == 1 or family in _LONG_SURNAMES)
    return name + _closed(after or before) if is_surname else name


def _closed(name: str) -> str:
    """Take the spaces out of a Chinese name: 张 伟 is 张伟."""
    return re.sub(r"\s+", "", name) if _HAN.search(name) and not name.isascii() else name


def _telephones(card: Card, *, of_company: bool) -> dict[str, str]:
    """Return mobile, office telephone and a line with all other numbers."""
    mobiles: list[str] = []
    others: list[tuple[bool, str]] = []
    faxes: list[str] = []
    for one in card.all("TEL"):
        number = _number(one)
        plain = _MOBILE.fullmatch(re.sub(r"[\s()（）\-–.]", "", number))
        if "fax" in one.types or "facsimile" in one.types:
            faxes.append(number)
        elif plain is not None:
            mobiles.append(plain[1])
        elif one.types & {"cell", "mobile", "iphone"}:
            mobiles.append(number)
        else:
            others.append((_HOME in one.types, number))
    mobiles, faxes = list(dict.fromkeys(mobiles)), list(dict.fromkeys(faxes))
    phones = list(dict.fromkeys(number for home, number in others if not home))
    if of_company:
        numbers = phones + mobiles
        return {"customer.phone": "".join(numbers[:1]), "more": _joined(numbers[1:], faxes)}
    return {
        "contact.mobile": "".join(mobiles[:1]),
        "contact.phone": "".join(phones[:1]),
        "more": _joined(mobiles[1:] + phones[1:], faxes),
    }


def _number(one: Property) -> str:
    """Return a telephone number without the `tel:` and the extension's name of version 4.0."""
    number = re.sub(r"^tel:", "", one.value.strip(), flags=re.IGNORECASE)
    return re.sub(r";ext=", "-", number, flags=re.IGNORECASE)


def _joined(phones: list[str], faxes: list[str]) -> str:
    return "\n".join([*_line("其他电话", phones), *_line("传真", faxes)])


def _line(title: str, values: Iterable[str]) -> list[str]:
    words = "、".join(dict.fromkeys(values))
    return [f"{title}：{words}"] if words else []


def _wechat(card: Card) -> str:
    own = card.text("X-WECHAT") or card.text("X-WEIXIN")
    if own:
        return own
    for one in card.all("IMPP"):
        scheme, _, name = one.value.partition(":")
        if scheme.lower() in {"wechat", "weixin"} or one.types & {"wechat", "weixin"}:
            return name.strip()
    return ""


def _address(card: Card) -> str:
    """Return the address at work; Chinese goes from the country down to the street."""
    for one in card.all("ADR"):
        if _HOME in one.types:
            continue
        box, extra, street, city, region, code, country = (
            [" ".join(part.split()) for part in one.parts] + [""] * 7
        )[:7]
        if not _HAN.search(street + city + region):
            return ", ".join(filter(None, (box, street, extra, city, region, code, country)))
        province = "" if region == city else region
        return f"{province}{city}{street}{extra}{box} {code}".strip()
    return ""


def _first_at_work(found: list[Property]) -> str:
    return next((one.value.strip() for one in found if _HOME not in one.types), "")


class _Notes:
    """What is to be said of cards, gathered one after the other."""

    def __init__(self) -> None:
        self._of_cards: list[tuple[int | None, Text]] = []
        self._private: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()

    def add(self, number: int, card: Card) -> None:
        """Look at one card, the `number`th of the file."""
        own = {one.name for one in card.properties}
        self._private.update(own & _PRIVATE)
        self._private.update(
            f"{name} (HOME)"
            for name in ("ADR", "TEL", "URL")
            if any(_HOME in one.types and _is_left_out(one) for one in card.all(name))
        )
        self._unknown.update(own - _PRIVATE - _TAKEN - _TECHNICAL)
        if not card.whole:
            text = Text(
                "The file ends before card {number} does: it was cut off.",
                "文件在第 {number} 张名片中间结束，可能没有保存完整。",
            )
            self._of_cards.append((number, text.format(number=number)))
        if card.broken:
            text = Text(
                "Card {number}: {count} lines cannot be read and were left out or show as \ufffd.",
                "第 {number} 张名片有 {count} 行无法识别，已略过或以 \ufffd 显示。",
            )
            self._of_cards.append((number, text.format(number=number, count=card.broken)))

    def all(self) -> list[tuple[int | None, Text]]:
        """Return the notes on cards, then those on the whole file."""
        notes = list(self._of_cards)
        for counts, text in ((self._private, _PRIVATE_LEFT), (self._unknown, _UNKNOWN_LEFT)):
            if counts:
                notes.append((None, text.format(names=_counted(counts))))
        return notes


def _is_left_out(one: Property) -> bool:
    """Tell a home telephone that is left out from a mobile, which is taken whatever it is called."""
    if one.name != "TEL":
        return True
    plain = re.sub(r"[\s()（）\-–.]", "", _number(one))
    kept = one.types & {"cell", "mobile", "iphone", "fax", "facsimile"}
    return not kept and _MOBILE.fullmatch(plain) is None


def _counted(names: Counter[str]) -> str:
    words = [f"{name} × {count}" for name, count in sorted(names.items())]
    return ", ".join(words[:_MOST_NAMES]) + (" …" if len(words) > _MOST_NAMES else "")
