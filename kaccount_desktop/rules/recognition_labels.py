"""What labels announce in pasted text, and the shapes that are unmistakable anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from kaccount_desktop.rules import recognition_words as words
from kaccount_desktop.rules.companies import check_credit_code, company_key
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

HAN: Final = re.compile(r"[\u4e00-\u9fff]")
LONGEST_TITLE: Final = 24
_WECHAT: Final = re.compile(r"[A-Za-z][A-Za-z0-9_\-]{4,24}|1[3-9]\d{9}")
_IGNORED: Final = frozenset({"fax", "postcode", "date", "qq", "other"})
_NUMBERS: Final = frozenset({"mobile", "phone", "company_phone", "address_phone"})
_LONGEST_NAME: Final = 40


@dataclass(slots=True)
class Sheet:
    """What has been found so far in a pasted text."""

    found: dict[str, list[str]] = field(default_factory=dict)
    doubts: dict[str, Text] = field(default_factory=dict)
    wechat_is_mobile: bool = False

    def put(self, name: str, value: str) -> None:
        """Take a value unless it is there already."""
        value = value.strip(" ,;:|/·、。-")
        values = self.found.setdefault(name, [])
        if value and _sameness(value) not in map(_sameness, values):
            values.append(value)

    def has(self, name: str) -> bool:
        """Whether the field has a value."""
        return bool(self.found.get(name))


def take(sheet: Sheet, name: str, value: str) -> None:
    """Take what stands after a label."""
    if name in _IGNORED or not value:
        return
    taker = _TAKERS.get(name)
    if taker is not None:
        taker(sheet, value)
    elif name in _NUMBERS:
        _take_numbers(sheet, value, name)
    else:
        sheet.put(name, shapes(sheet, value))


def _take_code(sheet: Sheet, value: str) -> None:
    match = words.CODE.search(value)
    typed = match[0] if match else value.split(",", maxsplit=1)[0]
    code = re.sub(r"[\s\-]", "", typed).upper()
    try:
        code = check_credit_code(code)
    except KnownError as error:
        sheet.doubts["credit_code"] = error.text
    sheet.put("credit_code", code)
    if match:
        _take_numbers(sheet, value[match.end() :], "phone")


def _take_account(sheet: Sheet, value: str) -> None:
    match = words.ACCOUNT.search(value)
    if match:
        sheet.put("account", re.sub(r"[\s\-]", "", match[0]))
        bank = words.BANK.search(value[: match.start()] + " " + value[match.end() :])
        if bank and not sheet.has("bank"):
            sheet.put("bank", bank[0])


def take_bank(sheet: Sheet, value: str) -> None:
    """Take a bank, and the account that stands beside it."""
    match = words.ACCOUNT.search(value)
    if match:
        sheet.put("account", re.sub(r"[\s\-]", "", match[0]))
        value = value[: match.start()] + " " + value[match.end() :]
    sheet.put("bank", " ".join(value.strip(" ,;/").split()))


def _take_address(sheet: Sheet, value: str) -> None:
    value = re.sub(r"\(?(?:邮编|邮政编码)?\s*:?\s*(?<!\d)\d{6}(?!\d)\)?\s*$", "", value)
    sheet.put("address", shapes(sheet, value))


def _take_address_phone(sheet: Sheet, value: str) -> None:
    found = list(words.LANDLINE.finditer(value)) or list(words.MOBILE.finditer(value))
    if not found:
        found = [m for m in words.LOCAL.finditer(value) if m.end() == len(value.rstrip())]
    for match in found:
        sheet.put("company_phone", _number(match[0]))
    address = value[: found[0].start()] if found else value
    sheet.put("address", address)


def _take_wechat(sheet: Sheet, value: str) -> None:
    match = _WECHAT.search(value)
    if match:
        sheet.put("wechat", match[0])
        _take_numbers(sheet, value[match.end() :], "phone")


def _take_person(sheet: Sheet, value: str) -> None:
    value = shapes(sheet, value)
    called = words.CALLED.match(value)
    name = words.NAME.match(value)
    if called and (called.end() == len(value) or not name or name.end() <= called.end()):
        sheet.put("person", called[0])
        value = value[called.end() :]
    elif HAN.match(value):
        head = re.split(r"[\s,/(]", value, maxsplit=1)[0]
        title = words.TITLE.search(head)
        if title and title.start() == 0 and name:
            head = name[0]
        sheet.put("person", head)
        value = value[len(head) :]
    else:
        sheet.put("person", re.split(r"\s{2,}|[,|/]", value, maxsplit=1)[0][:_LONGEST_NAME])
        return
    value = value.strip(" ()/,-")
    if value and len(value) <= LONGEST_TITLE and words.TITLE.search(value):
        take_title(sheet, value)


def take_title(sheet: Sheet, value: str) -> None:
    """Part 采购部经理 into department and title where both are there."""
    value = shapes(sheet, value).strip(" ()")
    match = words.DEPARTMENT.match(value)
    if match and words.TITLE.fullmatch(value[match.end() :].strip()):
        sheet.put("department", match[0])
        value = value[match.end() :].strip()
        if value[:1] == "门":
            value = value[1:]
    sheet.put("title", value)


def _take_company(sheet: Sheet, value: str) -> None:
    value = shapes(sheet, value)
    sheet.put("company", company_of(value))


_TAKERS: Final[dict[str, Callable[[Sheet, str], None]]] = {
    "company": _take_company,
    "person": _take_person,
    "title": take_title,
    "credit_code": _take_code,
    "account": _take_account,
    "bank": take_bank,
    "bank_account": take_bank,
    "address": _take_address,
    "address_phone": _take_address_phone,
    "wechat": _take_wechat,
}


def _take_numbers(sheet: Sheet, value: str, name: str) -> None:
    """Take the telephone numbers after a label: a mobile is one whatever the label says."""
    rest = shapes(sheet, value, landline="company_phone" if name == "company_phone" else "phone")
    if name != "mobile":
        local = words.LOCAL.search(rest)
        if local:
            sheet.put("phone" if name == "address_phone" else name, _number(local[0]))
            rest = rest[: local.start()] + rest[local.end() :]
    if not sheet.has("person"):
        called = words.CALLED.search(rest) or words.NAME.fullmatch(rest.strip(" ()"))
        if called:
            sheet.put("person", called[0])


def shapes(sheet: Sheet, text: str, landline: str = "phone") -> str:
    """Take mail, website and telephone numbers out of a text; return what is left."""
    for name, pattern in (("email", words.EMAIL), ("website", words.WEBSITE)):
        for match in pattern.finditer(text):
            sheet.put(name, match[0])
        text = pattern.sub(" ", text)
    text = words.DATE.sub(" ", text)
    for match in words.MOBILE.finditer(text):
        sheet.put("mobile", re.sub(r"\D", "", match[1]))
    text = words.MOBILE.sub(" ", text)
    for match in words.LANDLINE.finditer(text):
        free = re.match(r"[48]00", match[0])
        sheet.put("company_phone" if free else landline, _number(match[0]))
    return words.LANDLINE.sub(" ", text).strip(" ,;|/")


def company_of(text: str) -> str:
    """Return a company's name with the brackets a Chinese name is written with."""
    name = re.sub(
        r"^(?:您好|你好|我们是|我司是?|本公司|这里是|to|from)[,:\s]*", "", text.strip(" ,;:")
    )
    return name.replace("(", "（").replace(")", "）") if HAN.search(name) else name


def is_code(code: str) -> bool:
    """Tell whether this is a unified social credit code with its check digit."""
    try:
        check_credit_code(code)
    except KnownError:
        return False
    return True


def _number(text: str) -> str:
    return " ".join(text.split())


def _sameness(value: str) -> str:
    return company_key(value) or value
