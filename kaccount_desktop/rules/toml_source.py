"""A TOML file that knows on which line each of its keys stands.

`tomllib` reads the values but forgets the places; a person who edits a playbook or a form needs the
line. `TomlSource` reads both, `TomlTable` walks the file table by table and refuses what it does not
know, so that no file is half-read.
"""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

if TYPE_CHECKING:
    from kaccount_desktop.rules.toml_places import Place

_REASONS: Final = (
    ("Expected '='", Text("'=' is missing after a key", "键名后面缺少等号")),
    ("Unclosed array", Text("a list is not closed with ']'", "列表缺少右方括号 ]")),
    ("Unclosed inline table", Text("a '{' is not closed with '}'", "花括号没有闭合")),
    ("Expected ']", Text("a heading is not closed with ']'", "标题缺少右方括号 ]")),
    ("Unterminated string", Text("a quotation mark is missing", "缺少引号")),
    (
        "Invalid value",
        Text("a value cannot be read (are the quotes there?)", "值无法识别（是否漏了引号）"),
    ),
    ("Expected newline", Text("something follows a value", "值的后面有多余的内容")),
    ("Cannot overwrite", Text("a key is given twice", "同一个键写了两次")),
    ("Cannot declare", Text("a heading is given twice", "同一个标题写了两次")),
    ("Cannot mutate", Text("a key is given twice", "同一个键写了两次")),
    ("Duplicate inline", Text("a key is given twice", "同一个键写了两次")),
    ("Illegal character", Text("a character is not allowed here", "含有不允许的字符")),
    ("Unescaped '\\'", Text("a backslash must be doubled", "反斜杠须写成两个")),
)
_ANY_REASON: Final = Text("this is not valid TOML", "不符合 TOML 写法")
_WHERE: Final = re.compile(r"\(at line (\d+), column \d+\)")


def canonical(text: str) -> str:
    """Return `text` without byte-order mark, with LF line ends and one line end at the close."""
    unified = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return unified.rstrip("\n") + "\n"


def digest(text: str) -> str:
    """Return the SHA-256 (hex) of the canonical text: the identity of a definition's content."""
    return hashlib.sha256(canonical(text).encode("utf-8")).hexdigest()


@dataclass(frozen=True, slots=True)
class TomlSource:
    """The text of one TOML file and its values; lines are looked up when something is wrong."""

    name: str
    text: str
    values: dict[str, Any]

    def line_of(self, place: Place) -> int:
        """Return the line (from 1) of a key or table, or of the nearest table around it."""
        from kaccount_desktop.rules.toml_places import places

        lines = places(self.text)
        while place and place not in lines:
            place = place[:-1]
        return lines.get(place, 1)

    def error(self, place: Place, message: Text) -> KnownError:
        """Return the refusal: file, line and what is wrong there."""
        return _refusal(self.name, self.line_of(place), message)

    @property
    def root(self) -> TomlTable:
        """The table at the top of the file."""
        return TomlTable(self, self.values, ())


def read_toml(source: Path | bytes | str, name: str = "") -> TomlSource:
    """Read a file, its bytes or its text; `name` is what errors call it.

    Raises:
        KnownError: the file cannot be read, is not UTF-8 or not TOML; names file and line.
    """
    name = name or (source.name if isinstance(source, Path) else "TOML")
    text = canonical(_text_of(source, name))
    try:
        values = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_refusal(name, text, str(error)) from None
    return TomlSource(name, text, values)


def _text_of(source: Path | bytes | str, name: str) -> str:
    if isinstance(source, str):
        return source
    try:
        data = source.read_bytes() if isinstance(source, Path) else source
    except OSError as error:
        reason = error.strerror or str(error)
        raise KnownError(
            Text("{name} cannot be read: {reason}.", "无法读取 {name}：{reason}。").format(
                name=name, reason=reason
            )
        ) from None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = Text(
            "this is not UTF-8; save the file as UTF-8", "不是 UTF-8 编码，请另存为 UTF-8"
        )
        raise _refusal(name, line, message) from None


def _syntax_refusal(name: str, text: str, detail: str) -> KnownError:
    found = _WHERE.search(detail)
    line = int(found.group(1)) if found else text.count("\n")
    reason = next((text for start, text in _REASONS if detail.startswith(start)), _ANY_REASON)
    return _refusal(name, line, reason)


def _refusal(name: str, line: int, message: Text) -> KnownError:
    return KnownError(
        Text("{name}, line {line}: {message}.", "{name} 第 {line} 行：{message}。").format(
            name=name, line=line, message=message
        )
    )


class TomlTable:
    """One table of a file, read key by key with its type checked.

    Call `close` when all keys have been asked for: it refuses those nobody asked for.
    """

    def __init__(self, source: TomlSource, values: dict[str, Any], place: Place) -> None:
        self.source = source
        self.place = place
        self._values = values
        self._asked: set[str] = set()

    def error(self, message: Text, key: str = "") -> KnownError:
        """Return a refusal at `key`, or at the table itself."""
        return self.source.error((*self.place, key) if key else self.place, message)

    def has(self, key: str) -> bool:
        """Tell whether the file gives `key`."""
        return key in self._values

    def string(self, key: str, default: str | None = None) -> str:
        """Return a text; it may be empty only where there is a default."""
        value = self._get(key, str, Text("text in quotes", "加引号的文字"), default)
        if default is None and not value.strip():
            raise self.error(_named("'{key}' must not be empty", "「{key}」不能为空", key), key)
        return str(value)

    def code(self, key: str) -> str:
        """Return a permanent id: small letters, digits and `_`."""
        value = self.string(key)
        if not re.fullmatch(r"[a-z][a-z0-9_]*", value):
            raise self.error(
                Text(
                    "'{value}' is not an id (small letters, digits and _)",
                    "「{value}」不是合格的编号（只用小写字母、数字和下划线）",
                ).format(value=value),
                key,
            )
        return value

    def one_of(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Return a text that must be one of `allowed` (or the default, when left out)."""
        if default is not None and not self.has(key):
            self._asked.add(key)
            return default
        value = self.string(key)
        if value not in allowed:
            choices = ", ".join(sorted(allowed))
            raise self.error(
                Text(
                    "'{value}' is not known for '{key}'; write one of: {choices}",
                    "「{key}」的值「{value}」无效，可用：{choices}",
                ).format(value=value, key=key, choices=choices),
                key,
            )
        return value

    def number(self, key: str, default: int | None = None, least: int = 0) -> int:
        """Return a whole number of at least `least`."""
        value = self._get(key, int, Text("a whole number", "整数"), default)
        if isinstance(value, bool) or value < least:
            raise self.error(
                Text(
                    "'{key}' must be a whole number of at least {least}",
                    "「{key}」须为不小于 {least} 的整数",
                ).format(key=key, least=least),
                key,
            )
        return int(value)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        return bool(self._get(key, bool, Text("true or false", "true 或 false"), default))

    def text(self, key: str) -> Text:
        """Return a wording in both languages: `{ en = "…", zh = "…" }`."""
        table = self.table(key)
        if table is None:
            raise self._missing(key)
        wording = Text(table.string("en"), table.string("zh"))
        table.close()
        return wording

    def text_or_none(self, key: str) -> Text | None:
        """Return a wording, or None when the file gives none."""
        return self.text(key) if self.has(key) else None

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when left out."""
        values = self._get(key, list, Text("a list of texts", "文字列表"), [])
        if not all(isinstance(value, str) and value.strip() for value in values):
            raise self.error(
                _named("'{key}' must be a list of texts", "「{key}」须为文字列表", key), key
            )
        return tuple(values)

    def table(self, key: str) -> TomlTable | None:
        """Return the table under `key`, or None."""
        values = self._get(key, dict, Text("a table", "表"), {})
        return TomlTable(self.source, values, (*self.place, key)) if self.has(key) else None

    def tables(self, key: str) -> list[TomlTable]:
        """Return the list of tables under `key`, empty when left out."""
        values = self._get(key, list, Text("a list of tables", "表的列表"), [])
        if not all(isinstance(value, dict) for value in values):
            raise self.error(
                _named("'{key}' must be a list of tables", "「{key}」须为表的列表", key), key
            )
        place = (*self.place, key)
        return [TomlTable(self.source, v, (*place, n)) for n, v in enumerate(values)]

    def close(self) -> None:
        """Refuse the keys that nobody asked for, at the line of the first."""
        unknown = [key for key in self._values if key not in self._asked]
        if unknown:
            message = Text(
                "'{key}' is not known here; check its spelling, or update the program",
                "这里不认识「{key}」，请检查拼写，或更新程序",
            )
            raise self.error(message.format(key=unknown[0]), unknown[0])

    def _get(self, key: str, kind: type, words: Text, default: Any) -> Any:
        self._asked.add(key)
        if key not in self._values:
            if default is None:
                raise self._missing(key)
            return default
        value = self._values[key]
        if not isinstance(value, kind):
            message = Text("'{key}' must be {words}", "「{key}」须为{words}")
            raise self.error(message.format(key=key, words=words), key)
        return value

    def _missing(self, key: str) -> KnownError:
        return self.error(_named("'{key}' is missing", "缺少「{key}」", key))


def _named(en: str, zh: str, key: str) -> Text:
    return Text(en, zh).format(key=key)
