"""vCards of version 2.1, 3.0 and 4.0 as telephones and mail programs really write them.

Sources: vCard 2.1 (versit, 1996), RFC 2426, RFC 6350. Bytes are kept until a property's own
CHARSET is known: one file may hold cards in several encodings, and a line may be broken inside a
character.
"""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kaccount_desktop.files.encoding import decode
from kaccount_desktop.files.progress import Cancelled, never, stop_if
from kaccount_desktop.files.vcard_pictures import without_pictures

MOST_LINES: Final = 2000
"""Properties of one card; what a telephone writes has a few dozen."""
LONGEST: Final = 1024 * 1024
"""Bytes of one property, its lines put together."""
_BATCH: Final = 1000
_LONGEST_MARK: Final = 100
_HEAD: Final = re.compile(
    rb'((?:[\w-]+\.)?[\w-]+)((?:;[^":;=]+(?:=(?:"[^"]*"|[^":;])*)?)*)\s*:(.*)', re.DOTALL
)
_PARAMETER: Final = re.compile(r';([^":;=]+)(?:=((?:"[^"]*"|[^":;])*))?')
_BASE64: Final = re.compile(rb"[A-Za-z0-9+/]+=*\s*")
_ENCODED: Final = re.compile(
    rb";\s*(?:ENCODING\s*=\s*)?(QUOTED-PRINTABLE|BASE64|B)\s*[;:]", re.IGNORECASE
)
_SOFT_BREAK: Final = re.compile(rb"=[ \t]*\Z")
_INDENT: Final = re.compile(rb"\A[ \t]+(?==)")
"""Before an encoded sign an indent is the line's; before a letter it is a space of the text."""
_LINE: Final = re.compile(rb"([^\r\n]*)(?:\r\n|\n|\r|\Z)")
_CHINESE: Final = frozenset({"gb2312", "gbk", "gb18030", "cp936", "x-gbk", "gb_2312-80"})
_PART_ENDS: Final = re.compile(r"(?<!\\)((?:\\\\)*);")
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Property:
    """One line of a card: `types` are its TYPE words in lower case, with or without `TYPE=`."""

    name: str
    types: frozenset[str]
    text: str
    version: str = "3.0"

    @property
    def value(self) -> str:
        """The whole value, its escapes resolved."""
        return _plain(self.text, self.version)

    @property
    def parts(self) -> list[str]:
        """The components of a structured value (N, ORG, ADR), their escapes resolved."""
        split = _PART_ENDS.sub("\\1\x00", self.text).split("\x00")
        return [_plain(part, self.version) for part in split]


@dataclass(slots=True)
class Card:
    """One card; `whole` is false when the file ends before the card does.

    `broken` are lines that are no property at all, and how many texts were in no known encoding.
    """

    properties: list[Property] = field(default_factory=list)
    whole: bool = False
    broken: int = 0

    def all(self, name: str) -> list[Property]:
        """Return the properties of a name, the preferred first."""
        found = [one for one in self.properties if one.name == name and one.value.strip()]
        return sorted(found, key=lambda one: "pref" not in one.types)

    def text(self, name: str) -> str:
        """Return the first value of a name, '' when the card has none."""
        found = self.all(name)
        return found[0].value.strip() if found else ""


def is_vcard(data: bytes) -> bool:
    """Return whether bytes are vCards, in UTF-16 too."""
    head = data[:4096].replace(b"\x00", b"").lstrip(b"\xff\xfe\xef\xbb\xbf \t\r\n")
    return head[:11].upper() == b"BEGIN:VCARD"


def read_cards(data: bytes) -> list[Card]:
    """Return every card of a file, in its order."""
    return list(each_card(data))


def each_card(data: bytes, cancelled: Cancelled = never) -> Iterator[Card]:
    """Yield one card after the other.

    Raises TooLargeError for a file with too much text, StoppedError when cancelled.
    """
    data = without_pictures(data, cancelled)
    found = decode(data)
    usual = found.encoding if found is not None else "utf-8"
    if found is not None and usual.startswith("utf-16"):
        if b"\x00" in data[:_LONGEST_MARK]:  # else one stray zero made it look so
            data = found.text.encode("utf-8", "replace")
        usual = "utf-8"
    del found
    for lines, whole, left_out in _groups(data.removeprefix(codecs.BOM_UTF8), cancelled):
        card = Card(whole=whole, broken=left_out)
        _fill(card, lines, usual)
        yield card


def _groups(data: bytes, cancelled: Cancelled) -> Iterator[tuple[list[bytes], bool, int]]:
    """Yield the lines of each card, whether it ends, and how many lines were too many."""
    lines: list[bytes] | None = None
    depth = left_out = 0
    for line in _lines(data, cancelled):
        mark = line[:_LONGEST_MARK].strip().upper().replace(b" ", b"")
        if mark == b"BEGIN:VCARD":
            depth += 1
            if depth == 1:
                if lines is not None:
                    yield lines, False, left_out
                lines, left_out = [], 0
        elif mark == b"END:VCARD":
            depth = max(0, depth - 1)
            if depth == 0 and lines is not None:
                yield lines, True, left_out
                lines = None
        elif depth == 1 and lines is not None:  # a card inside a card (AGENT) is another person
            if len(lines) < MOST_LINES:
                lines.append(line)
            else:
                left_out += 1
    if lines is not None:
        yield lines, False, left_out


def _lines(data: bytes, cancelled: Cancelled) -> Iterator[bytes]:
    """Yield whole properties: folded lines, soft line breaks and pictures put together."""
    parts: list[bytes] = []
    way = b""
    room = LONGEST
    for number, line in enumerate(_LINE.finditer(data)):
        if number % _BATCH == 0:
            stop_if(cancelled)
        raw = line[1][:LONGEST]
        room -= len(raw) + 1
        if parts and way == b"QUOTED-PRINTABLE" and _SOFT_BREAK.search(parts[-1]):
            parts[-1] = _SOFT_BREAK.sub(b"", parts[-1])
            if raw[:10].upper() != b"END:VCARD":
                parts.append(_INDENT.sub(b"", raw) if room > 0 else b"=")
                continue
        if parts and raw[:1] in {b" ", b"\t"}:
            if room > 0:  # of a line without an end no more is kept
                parts.append(raw[1:])
            continue
        if parts and way in {b"B", b"BASE64"} and _BASE64.fullmatch(raw):
            continue  # some telephones write pictures without an indent
        if parts:
            yield b"".join(parts)
        parts = [raw] if raw.strip() else []
        room = LONGEST - len(raw)
        found = _ENCODED.search(raw)
        way = found[1].upper() if found is not None and found.start() < _colon(raw) else b""
    if parts:
        yield b"".join(parts)


def _colon(line: bytes) -> int:
    found = line.find(b":")
    return found if found >= 0 else len(line)


def _fill(card: Card, lines: list[bytes], usual: str) -> None:
    read = [_property(line, usual) for line in lines]
    version = next((one.text.strip() for one, _ in read if one and one.name == "VERSION"), "3.0")
    for one, broken in read:
        card.broken += broken
        if one is not None:
            card.properties.append(Property(one.name, one.types, one.text, version))


def _property(line: bytes, usual: str) -> tuple[Property | None, int]:
    """Return a line's property, and 1 when it is none or is in no known encoding."""
    found = _HEAD.fullmatch(line)
    if found is None:
        return None, 1
    name = found[1].decode("ascii", "replace").rpartition(".")[2].upper()
    types, encoding, charset = _parameters(found[2].decode("utf-8", "replace"))
    if encoding in {"base64", "b"}:
        return Property(name, types, ""), 0
    value = found[3]
    if encoding == "quoted-printable":
        value = binascii.a2b_qp(value)
    text, broken = _decoded(value, charset, usual)
    return Property(name, types, text), broken


def _parameters(words: str) -> tuple[frozenset[str], str, str]:
    """Return the TYPE words, the encoding and the charset; 2.1 writes both without their names."""
    types: set[str] = set()
    encoding = charset = ""
    for found in _PARAMETER.finditer(words):
        name, value = found[1].strip().lower(), (found[2] or "").replace('"', "").strip().lower()
        if name == "encoding" or name in {"quoted-printable", "base64"}:
            encoding = value or name
        elif name == "charset":
            charset = value
        elif name == "pref":
            types.add("pref")
        elif name in {"type", "x-service-type"}:
            types |= {word.strip() for word in value.split(",")}
        elif not value:
            types.add(name)
    return frozenset(types), encoding, charset


def _decoded(value: bytes, charset: str, usual: str) -> tuple[str, int]:
    """Return bytes as text by the charset they claim, else by what they are."""
    for encoding in (_codec(charset), usual, "utf-8", "gb18030"):
        if encoding:
            try:
                return value.decode(encoding), 0
            except UnicodeDecodeError:
                continue
    return value.decode(_codec(charset) or "utf-8", "replace"), 1


def _codec(charset: str) -> str:
    """Return Python's name of a charset; GB18030 holds every Chinese one of the mainland."""
    if charset in _CHINESE:
        return "gb18030"
    try:
        return codecs.lookup(charset).name if charset else ""
    except LookupError:
        return ""


def _plain(text: str, version: str) -> str:
    """Resolve escapes; vCard 2.1 has none for line breaks, its backslash may be a path's."""

    def one(found: re.Match[str]) -> str:
        sign = found[1]
        if sign in ",;:\\":
            return sign
        if sign in "nN" and version != "2.1":
            return "\n"
        return found[0]

    return _ESCAPE.sub(one, text).replace("\r\n", "\n").replace("\r", "\n")
