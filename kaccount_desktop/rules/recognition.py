"""A pasted message, signature, invoice block or address recognised into fields (粘贴识别).

Pure text work, offline. Labels are believed before shapes; what a shape alone cannot tell (a date,
a postcode, a fax number) is taken away before the shapes are tried. What is left over is left.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from kaccount_desktop.rules import recognition_words as words
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.places import MUNICIPALITIES, cities, provinces
from kaccount_desktop.rules.recognition_labels import (
    HAN,
    LONGEST_TITLE,
    Sheet,
    company_of,
    is_code,
    shapes,
    take,
    take_bank,
    take_title,
)

FIELDS: Final = (
    "company", "other_name", "credit_code", "company_phone", "address", "region", "city", "website", "bank",
    "account", "legal_representative", "person", "title", "department", "mobile", "phone",
    "email", "wechat",
)  # fmt: skip
"""What is recognised, in the order it is shown."""

LONGEST: Final = 20_000
"""Characters that are looked at: a pasted book is no signature."""

_PIECES: Final = re.compile(r"[|\t\n,;。!?、]|\s{2,}|\s[-·/]\s")
_SELF: Final = re.compile(r"我是|我叫|这里是|本人是?|i am|i'm|this is", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A field and its value; `doubt` says why it may be wrong."""

    field: str
    value: str
    doubt: Text | None = None


def recognise(text: str) -> list[Found]:
    """Return what a pasted text tells, in the order of `FIELDS`; several of a kind one by one."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).replace("\r\n", "\n").replace("\r", "\n")
    plain = plain.replace("〇", "0").replace("【", " ").replace("】", ":").replace("\u200b", "")
    sheet = Sheet()
    if words.BOTH.search(plain):
        sheet.wechat_is_mobile = True
        plain = words.BOTH.sub("手机:", plain)
    if words.SAME_WECHAT.search(plain):
        sheet.wechat_is_mobile = True
        plain = words.SAME_WECHAT.sub(" ", plain)
    plain = words.WITH_FAX.sub(r"\1", plain)
    rest = []
    for line in plain.split("\n"):
        if words.GREETING.match(line.strip()):
            continue
        rest.append(_labelled(sheet, words.CODE.sub(_closed_up, line)))
    _unlabelled(sheet, rest)
    return _settled(sheet)


def _labelled(sheet: Sheet, line: str) -> str:
    """Take what labels announce in a line; return what stands before the first label."""
    marks = list(words.LABEL.finditer(line))
    for place, mark in enumerate(marks):
        end = marks[place + 1].start() if place + 1 < len(marks) else len(line)
        name = str(mark.lastgroup).rpartition("_")[0]
        take(sheet, name, line[mark.end() : end].strip())
    return line[: marks[0].start()] if marks else line


def _unlabelled(sheet: Sheet, lines: list[str]) -> None:
    """Take what shapes alone tell, line by line."""
    pieces: list[str] = []
    for line in lines:
        for match in words.CODE.finditer(line):
            code = re.sub(r"[\s\-]", "", match[0]).upper()
            if is_code(code):
                sheet.put("credit_code", code)
                line = line.replace(match[0], "  ")  # noqa: PLW2901
        left = shapes(sheet, line)
        bank = words.BANK.search(left)
        if bank and not sheet.has("bank"):
            take_bank(sheet, left)
        elif _is_address(left):
            _place_address(sheet, left, pieces)
        else:
            pieces.append(left)
    for piece in pieces:
        _take_pieces(sheet, piece)


def _place_address(sheet: Sheet, line: str, pieces: list[str]) -> None:
    """Take the address out of a line, leaving a company, a name or a greeting beside it."""
    if not HAN.search(line):
        sheet.put("address", line)
        return
    for part in re.split(r"[\s,;。!|]+", line):
        if _is_address(part) and not words.COMPANY_END.search(part):
            start = re.search(r"(?:寄到|送到|寄至|发到|在|位于)[:\s]*(?=[\u4e00-\u9fff]{2})", part)
            sheet.put("address", part[start.end() :] if start else part)
        elif sheet.has("address") and re.match(r"^[A-Z]?\d+[-\w]*(?:号|楼|栋|室|座|层)", part):
            whole = sheet.found["address"]
            whole[-1] = f"{whole[-1]}{part}"
        else:
            pieces.append(part)


def _take_pieces(sheet: Sheet, line: str) -> None:
    whole = line.strip()
    if not HAN.search(whole):
        _take_foreign(sheet, whole)
        return
    for piece in _PIECES.split(whole):
        for part in _parts(piece.strip(" ()")):
            _take_part(sheet, part)


def _parts(piece: str) -> list[str]:
    """Return the words of a piece: 我是澜州重工的采购经理李强 tells company, title and name."""
    said = _SELF.search(piece)
    if said:
        company, of, rest = piece[said.end() :].partition("的")
        return [f"公司:{company}", *rest.split()] if of else [*company.split()]
    return piece.split(" ") if HAN.search(piece) else [piece]


def _take_part(sheet: Sheet, part: str) -> None:
    part = part.strip(" ()-·~!")
    if part.startswith("公司:"):
        sheet.put("company", company_of(part[3:]))
    elif words.COMPANY_END.search(part) and len(part) > 3:
        sheet.put("company", company_of(part))
    elif part and not sheet.has("person") and _take_name(sheet, part):
        return
    elif part and len(part) <= LONGEST_TITLE and words.TITLE.fullmatch(part):
        if not sheet.has("title"):
            take_title(sheet, part)
    elif words.DEPARTMENT.fullmatch(part) and not sheet.has("department"):
        sheet.put("department", part)


def _take_name(sheet: Sheet, part: str) -> bool:
    """Take a name, alone or with a job title before or after it."""
    if part in words.NOT_NAMES:
        return False
    if words.CALLED.fullmatch(part):
        sheet.put("person", part)
        return True
    if words.NAME.fullmatch(part) and not words.TITLE.fullmatch(part):
        sheet.put("person", part)
        return True
    for cut in (2, 3, 4):
        for name, title in ((part[:cut], part[cut:]), (part[-cut:], part[:-cut])):
            title = title.strip("() /")  # noqa: PLW2901
            if not words.NAME.fullmatch(name) or name in words.NOT_NAMES or not title:
                continue
            if words.TITLE.fullmatch(title) and not words.TITLE.search(name):
                sheet.put("person", name)
                take_title(sheet, title)
                return True
            if words.DEPARTMENT.fullmatch(title) and not words.TITLE.search(name):
                sheet.put("person", name)
                sheet.put("department", title)
                return True
    return False


def _take_foreign(sheet: Sheet, line: str) -> None:
    """Take a line of a Western signature: a name, a title, a company."""
    for piece in re.split(r"\s*[|\t]\s*|\s{3,}|\s[-–]\s", line):
        part = piece.strip(" ,;")
        if words.FOREIGN_COMPANY.search(part):
            sheet.put("company", part)
        elif words.FOREIGN_DEPARTMENT.search(part) and not sheet.has("department"):
            sheet.put("department", part)
        elif words.FOREIGN_TITLE.search(part) and len(part) <= 2 * LONGEST_TITLE:
            name, comma, title = part.partition(",")
            if comma and words.FOREIGN_NAME.fullmatch(name.strip()) and not sheet.has("person"):
                sheet.put("person", name)
                part = title
            if not sheet.has("title"):
                sheet.put("title", part)
        elif words.FOREIGN_NAME.fullmatch(part) and not sheet.has("person"):
            sheet.put("person", part)


def _settled(sheet: Sheet) -> list[Found]:
    """Give every number its owner, name the places, and list what was found."""
    found = sheet.found
    for other in found.get("company", [])[1:]:
        found["company"].remove(other)
        sheet.put("other_name", other)
    if not sheet.has("person"):
        for name in ("phone", "mobile"):
            for number in found.pop(name, []):
                sheet.put("company_phone", number)
    elif sheet.wechat_is_mobile and sheet.has("mobile"):
        sheet.put("wechat", found["mobile"][0])
    for address in found.get("address", [])[:1]:
        region, city = place_of(address)
        sheet.put("region", region)
        sheet.put("city", city)
    return [
        Found(name, value, sheet.doubts.get(name))
        for name in FIELDS
        for value in found.get(name, [])
    ]


def place_of(address: str) -> tuple[str, str]:
    """Return (province, city) of an address by short name, '' for what it does not tell."""
    bare = address.removeprefix("中国").strip()
    region = next((name for name, forms in provinces().items() if bare.startswith(forms)), "")
    if region in MUNICIPALITIES:
        return region, region
    if region:
        long = next(form for form in provinces()[region] if bare.startswith(form))
        bare = bare[len(long) :].strip()
    city = next((city for city in cities() if bare.startswith(city)), "")
    if city and region in ("", cities()[city]):
        return cities()[city], city
    named = re.match(r"([\u4e00-\u9fff]{2,5}?)市", bare)
    return region, named[1] if named else ""


def _is_address(text: str) -> bool:
    if HAN.search(text):
        return bool(words.ADDRESS.search(text))
    return bool(words.FOREIGN_ADDRESS.search(text)) and any(map(str.isdigit, text))


def _closed_up(match: re.Match[str]) -> str:
    """Return a credit code without the spaces it is printed with; other text as it is."""
    code = re.sub(r"[\s\-]", "", match[0]).upper()
    return code if is_code(code) else match[0]
