"""Names and codes of Chinese companies: when two names mean one company, and how to show them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

_LEGAL_FORMS: Final = (
    "有限责任公司", "股份有限公司", "股份公司", "有限公司", "控股公司", "总公司", "公司",
)  # fmt: skip
_FOREIGN_FORMS: Final = re.compile(
    r"(?:\b(?:co(?:mpany)?|ltd|limited|inc(?:orporated)?|corp(?:oration)?|llc|gmbh|ag|plc)\b"
    r"[\s.,]*)+$"
)
_GROUP: Final = re.compile(r"集团$")
_NOT_LETTERS: Final = re.compile(r"[\W_]+")
_BRACKETED_TAIL: Final = re.compile(r"\s*[（(][^（）()]*[）)]\s*$")


def company_key(name: str) -> str:
    """Return what is compared to tell whether two names mean the same company.

    Width, case, spaces, punctuation, brackets and the legal form do not count; the words inside
    brackets do (西门子（中国） is not 西门子), and so does 集团: a group is not its subsidiary.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().strip()
    plain = _FOREIGN_FORMS.sub("", plain)
    plain = _NOT_LETTERS.sub("", plain)
    return _without_legal_form(plain)


def loose_company_key(name: str) -> str:
    """Return a key that also drops 集团: for "looks like" warnings, never for merging."""
    return _GROUP.sub("", company_key(name)) or company_key(name)


def short_name(name: str) -> str:
    """Return the name without its legal form, for narrow places: 澜州重工股份有限公司 → 澜州重工."""
    plain = " ".join(name.split())
    bare = _BRACKETED_TAIL.sub("", plain) if plain.endswith((")", "）")) else plain
    if (chinese := _without_legal_form(bare)) != bare:
        return chinese.strip()
    foreign = _FOREIGN_FORMS.sub("", bare.casefold())
    return bare[: len(foreign)].rstrip(" ,.") or plain


def _without_legal_form(name: str) -> str:
    """Return the name without its legal form; a name of one character would mean nothing."""
    legal_form = next((form for form in _LEGAL_FORMS if name.endswith(form)), "")
    bare = name.removesuffix(legal_form)
    return bare if len(bare) > 1 else name


def check_credit_code(text: str) -> str:
    """Return a unified social credit code in its plain form of 18 characters.

    Raises:
        KnownError: length, characters or check digit are wrong (GB 32100-2015).
    """
    from stdnum.cn import uscc
    from stdnum.exceptions import InvalidChecksum, InvalidLength, ValidationError

    typed = text.strip()
    try:
        return str(uscc.validate(unicodedata.normalize("NFKC", typed)))
    except InvalidLength:
        reason = Text("it must have 18 characters", "应为 18 位")
    except InvalidChecksum:
        reason = Text(
            "its check digit is wrong, a character was misread", "校验位不对，可能有一位抄错"
        )
    except ValidationError:
        reason = Text("it holds characters such codes never have", "含有代码中不会出现的字符")
    raise KnownError(
        Text(
            "“{text}” is not a unified social credit code: {reason}.",
            "「{text}」不是有效的统一社会信用代码：{reason}。",
        ).format(text=typed, reason=reason)
    )
