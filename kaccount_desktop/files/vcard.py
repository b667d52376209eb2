"""Business cards (vCard 2.1, 3.0 and 4.0, `.vcf`) as rows under the headings the import knows."""

from __future__ import annotations

import codecs
import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kaccount_desktop.files.encoding import decode
from kaccount_desktop.files.fields import FIELDS
from kaccount_desktop.rules.language import CHINESE

_COLUMNS: Final = (
    "customer.name",
    "contact.name",
    "contact.department",
    "contact.title",
    "contact.mobile",
    "contact.phone",
    "contact.email",
    "contact.wechat",
    "customer.address",
    "customer.website",
    "contact.note",
)
_PLAIN: Final = {
    "TITLE": "contact.title",
    "EMAIL": "contact.email",
    "URL": "customer.website",
    "NOTE": "contact.note",
    "X-WECHAT": "contact.wechat",
    "X-WEIXIN": "contact.wechat",
}
_FOLD: Final = re.compile(r"\n[ \t]")
_ESCAPE: Final = re.compile(r"\\(.)")
_SEMICOLON: Final = re.compile(r"(?<!\\);")
_MOBILE_TYPES: Final = frozenset({"CELL", "MOBILE", "IPHONE"})
_NO_VOICE: Final = frozenset({"FAX", "PAGER"})


@dataclass(slots=True)
class _Card:
    """The values of one card by field id, each once and in its order."""

    values: dict[str, list[str]] = field(default_factory=dict)

    def put(self, ident: str, value: str) -> None:
        """Add a value that is not there yet."""
        known = self.values.setdefault(ident, [])
        if value and value not in known:
            known.append(value)

    def row(self) -> list[str]:
        """Return the cells in the order of the columns; a company's own card names nobody."""
        cells = {one: "、".join(self.values.get(one, ())) for one in _COLUMNS}
        if cells["contact.name"] == cells["customer.name"]:
            cells["contact.name"] = ""
        cells["contact.note"] = "\n".join(self.values.get("contact.note", ()))
        return list(cells.values())


def card_rows(text: str) -> list[list[str]]:
    """Return the heading row and one row a card; birthdays, photos and home addresses stay out."""
    heading = [FIELDS[one].label.in_(CHINESE) for one in _COLUMNS]
    return [heading, *(card.row() for card in _cards(text))]


def _cards(text: str) -> Iterator[_Card]:
    card: _Card | None = None
    for name, kinds, value in _properties(text):
        if (name, value.upper()) == ("BEGIN", "VCARD"):
            card = _Card()
        elif card is not None and (name, value.upper()) == ("END", "VCARD"):
            yield card
            card = None
        elif card is not None:
            _take(card, name, kinds, value)


def _take(card: _Card, name: str, kinds: frozenset[str], value: str) -> None:
    if name == "FN":
        card.values["contact.name"] = [_plain(value)]
    elif name == "N" and "contact.name" not in card.values:
        card.put("contact.name", _person(_parts(value)))
    elif name == "ORG":
        company, *units = _parts(value)
        card.put("customer.name", company)
        card.put("contact.department", " ".join(unit for unit in units if unit))
    elif name == "TEL" and not kinds & _NO_VOICE:
        number = _plain(value).removeprefix("tel:")
        mobile = bool(kinds & _MOBILE_TYPES) and not card.values.get("contact.mobile")
        card.put("contact.mobile" if mobile else "contact.phone", number)
    elif name == "ADR" and "HOME" not in kinds:
        _box, _room, street, city, region, code, country = [*_parts(value), *[""] * 7][:7]
        card.put("customer.address", " ".join(filter(None, (country, region, city, street, code))))
    elif name in _PLAIN:
        card.put(_PLAIN[name], _plain(value))


def _person(parts: list[str]) -> str:
    """Return family and given name in their order: 李明, but Bob Stone."""
    family, given = [*parts, ""][:2]
    if (family + given).isascii():
        return f"{given} {family}".strip()
    return family + given


def _properties(text: str) -> Iterator[tuple[str, frozenset[str], str]]:
    """Yield name, types and value of every line, folded ones joined, in upper case but the value."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = iter(_FOLD.sub("", text).split("\n"))
    for line in lines:
        head, colon, value = line.partition(":")
        if not colon:
            continue
        name, *parameters = head.upper().split(";")
        kinds = frozenset(
            kind.strip('"') for one in parameters for kind in re.split("[=,]", one) if kind
        )
        if "QUOTED-PRINTABLE" in kinds:
            while value.endswith("="):
                value = value[:-1] + next(lines, "")
            value = _unquoted(value, parameters)
        yield name.rpartition(".")[2].strip(), kinds, value.strip()


def _unquoted(value: str, parameters: list[str]) -> str:
    data = quopri.decodestring(value.encode("utf-8"))
    for one in parameters:
        key, _, charset = one.partition("=")
        if key == "CHARSET":
            try:
                return data.decode(codecs.lookup(charset).name, "replace")
            except LookupError:
                break
    found = decode(data)
    return found.text if found is not None else data.decode("utf-8", "replace")


def _parts(value: str) -> list[str]:
    return [_plain(part) for part in _SEMICOLON.split(value)]


def _plain(value: str) -> str:
    """Return a value without the backslashes that escape its commas and line breaks."""
    return _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()
