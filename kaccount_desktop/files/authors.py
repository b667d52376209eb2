"""Who of ours wrote a follow-up: from a column of authors, or from the words themselves."""

from __future__ import annotations

import re
from typing import Final

from kaccount_desktop.files.row_people import kept_line, several_names

_PERSON: Final = re.compile(r"[^\W\d_](?:[^\W\d_]|[ .·'’()（）-]){1,19}")
_NO_PERSON: Final = frozenset(
    "系统 管理员 超级管理员 系统管理员 导入 系统导入 客服 前台 匿名 未知 不详 本人 自己 同上 system admin"
    " administrator import unknown".split()
)
_SIGNED: Final = (
    re.compile(r"^[【\[（(]([^】\]）):：\n]{2,20})[】\]）)]"),
    re.compile(r"^([^\s:：，,。;；]{2,10})[:：]"),
    re.compile(r"[（(【\[]([^（(【\[）)】\]\n]{2,20})[）)】\]]\s*$"),
    re.compile(r"(?:——|—|--)\s*([^\s—，,。:：-]{2,10})\s*$"),
)


def authors(text: str) -> tuple[list[str], str]:
    """Return the people named in a cell of authors, and its words when they are no people.

    The first is the author, the others took part: 李雷、韩梅. Words like 系统导入 make nobody a
    colleague; they come back as a line for the follow-up itself.
    """
    names = several_names(text)
    if names and all(_is_person(name) for name in names):
        return names, ""
    return [], kept_line("touch.author", text)


def signatures(summary: str) -> list[str]:
    """Return who may have signed a follow-up: 王伟：…, 【王伟】…, …（王伟）, …——王伟.

    These are people only when the book knows them; any bracket would be one otherwise.
    """
    found = (pattern.search(summary) for pattern in _SIGNED)
    return [match[1].strip() for match in found if match is not None]


def _is_person(name: str) -> bool:
    return _PERSON.fullmatch(name) is not None and name.lower() not in _NO_PERSON
