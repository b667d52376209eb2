"""Settings and state: declared, typed, stored whole, and mended when the file is not."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kaccount_desktop.app.settings import SETTINGS, SettingsFile
from kaccount_desktop.app.state import KEPT_BOOKS, StateFile
from kaccount_desktop.app.storing import write_whole
from kaccount_desktop.rules.errors import KnownError

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)


def test_every_setting_accepts_its_default_and_is_worded() -> None:
    assert len({setting.name for setting in SETTINGS}) == len(SETTINGS)
    for setting in SETTINGS:
        assert setting.accepts(setting.default), setting.name
        for text in (setting.label, setting.help, *setting.choices.values()):
            assert text.en
            assert text.zh


def test_a_value_is_there_at_the_next_start(tmp_path: Path) -> None:
    path = tmp_path / "config" / "settings.json"
    first = SettingsFile(path)
    assert first.value("theme") == "system"
    first.put("theme", "dark")
    assert SettingsFile(path).value("theme") == "dark"
    assert [file.name for file in path.parent.iterdir()] == ["settings.json"]


@pytest.mark.parametrize("value", ["pink", 1, True])
def test_what_a_setting_does_not_accept_is_refused(value: str | int) -> None:
    settings = SettingsFile()
    with pytest.raises(ValueError, match="theme"):
        settings.put("theme", value)
    assert settings.value("theme") == "system"


def test_undeclared_names_are_errors() -> None:
    with pytest.raises(KeyError):
        SettingsFile().value("colour")


@pytest.mark.parametrize(
    "content", ["", "{", "[1]", '{"theme": "pink", "text_size": true}', "\xff"]
)
def test_a_broken_file_reads_as_defaults(tmp_path: Path, content: str) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content.encode("latin-1"))
    settings = SettingsFile(path)
    assert settings.value("theme") == "system"
    assert settings.value("text_size") == 100


def test_a_folder_that_refuses_is_said_and_the_value_holds(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    settings = SettingsFile(tmp_path / "file" / "settings.json")
    with pytest.raises(KnownError) as caught:
        settings.put("theme", "dark")
    assert "settings.json" in caught.value.text.zh
    assert settings.value("theme") == "dark"


def test_geometry_and_recent_books_come_back(tmp_path: Path) -> None:
    path = tmp_path / "state.json"
    state = StateFile(path)
    state.put_blob("geometry", b"\x00\xff\x01")
    for number in range(KEPT_BOOKS + 2):
        state.add_recent(tmp_path / f"{number}.kabook", NOW + timedelta(days=number))
    state.add_recent(tmp_path / "5.kabook", NOW + timedelta(days=99))
    again = StateFile(path)
    assert again.blob("geometry") == b"\x00\xff\x01"
    assert again.blob("layout") == b""
    names = [book.path.name for book in again.recent()]
    assert names[:2] == ["5.kabook", "9.kabook"]
    assert len(names) == KEPT_BOOKS == len(set(names))
    assert again.recent()[0].opened == NOW + timedelta(days=99)
    again.remove_recent(tmp_path / "5.kabook")
    assert [book.path.name for book in StateFile(path).recent()] == names[1:]


@pytest.mark.parametrize(
    "content",
    [
        "",
        '{"blobs": [], "recent": []}',
        json.dumps(
            {"blobs": {"geometry": "?", "x": 3}, "recent": [{"path": 3}, 7, {"opened": "x"}]}
        ),
        json.dumps({"recent": "none"}),
    ],
)
def test_a_broken_state_is_no_state(tmp_path: Path, content: str) -> None:
    path = tmp_path / "state.json"
    path.write_text(content)
    state = StateFile(path)
    assert state.blob("geometry") == b""
    assert state.recent() == ()


def test_a_failed_write_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "settings.json"
    write_whole(path, b"old")

    def refuse(_self: Path, _target: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["settings.json"]
