"""The settings: one declared table, stored in one small file."""

from __future__ import annotations

import json
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.app.storing import write_whole
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text, same

Value = str | int | bool
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Declared:
    """One setting: stable name, type, default, and its words on the settings page."""

    name: str
    kind: type[str | int | bool]
    default: Value
    label: Text
    help: Text
    choices: Mapping[Value, Text] = field(default_factory=dict)

    def accepts(self, value: object) -> bool:
        """Return whether a value may be stored: right type and, if choices are listed, one."""
        return type(value) is self.kind and (not self.choices or value in self.choices)


SETTINGS: Final[Sequence[Declared]] = (
    Declared(
        "language",
        str,
        "",
        Text("Language", "语言"),
        Text("The language of the window and of paper.", "窗口和打印件使用的语言。"),
        {
            "": Text("As the system", "跟随系统"),
            "zh_CN": same("简体中文"),
            "en": same("English"),
        },
    ),
    Declared(
        "theme",
        str,
        "system",
        Text("Theme", "主题"),
        Text("Light, dark, or as the desktop says.", "浅色、深色，或跟随桌面。"),
        {
            "system": Text("As the system", "跟随系统"),
            "light": Text("Light", "浅色"),
            "dark": Text("Dark", "深色"),
            "contrast": Text("High contrast", "高对比度"),
        },
    ),
    Declared(
        "text_size",
        int,
        100,
        Text("Text size", "文字大小"),
        Text(
            "On top of the desktop's own scaling.",
            "在桌面缩放之外再调整。",
        ),
        {size: same(f"{size} %") for size in (90, 100, 110, 125, 150)},
    ),
    Declared(
        "density",
        str,
        "normal",
        Text("Row height", "行高"),
        Text("How close the rows of lists stand.", "列表行与行之间的疏密。"),
        {
            "compact": Text("Compact", "紧凑"),
            "normal": Text("Normal", "标准"),
            "comfortable": Text("Comfortable", "宽松"),
        },
    ),
    Declared(
        "open_last",
        bool,
        True,  # noqa: FBT003 -- the default, in the place of every default
        Text("Open the last book at start", "启动时打开上次的客户库"),
        Text(
            "Otherwise the program starts with the list of books.",
            "关闭后，启动时先显示客户库列表。",
        ),
    ),
)


class SettingsFile:
    """The values in force. A value the file holds that is not acceptable reads as the default.

    `path` is a JSON file; without one (tests, command line) nothing is stored.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._table = {setting.name: setting for setting in SETTINGS}
        self._stored = _read(path)

    @property
    def declared(self) -> Sequence[Declared]:
        """Every setting, in the order of the page."""
        return SETTINGS

    def value(self, name: str) -> Value:
        """Return the value in force; an undeclared name is a KeyError."""
        setting = self._table[name]
        stored = self._stored.get(name, setting.default)
        return stored if setting.accepts(stored) else setting.default

    def put(self, name: str, value: Value) -> None:
        """Store a value; ValueError for one the setting does not accept, KnownError for the disk."""
        if not self._table[name].accepts(value):
            message = f"setting {name} does not accept {value!r}"
            raise ValueError(message)
        self._stored[name] = value
        if self._path is None:
            return
        content = json.dumps(self._stored, ensure_ascii=False, indent=2, sort_keys=True)
        try:
            write_whole(self._path, content.encode())
        except OSError as error:
            raise KnownError(
                Text(
                    "The setting holds until the program closes, but could not be stored in "
                    "{place}: {reason}",
                    "设置在本次运行中有效，但无法写入 {place}：{reason}",
                ).format(place=self._path, reason=error.strerror or error)
            ) from error


def _read(path: Path | None) -> dict[str, Any]:
    """Return what the file holds; nothing when it is missing or no JSON object."""
    if path is None or not path.exists():
        return {}
    try:
        data = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        _log.info("settings file %s is not readable; defaults are used", path.name)
        return {}
    return data if isinstance(data, dict) else {}
