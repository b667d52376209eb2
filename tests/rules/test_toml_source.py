"""TOML files that know their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.paths import forms_dir, resources_dir
from kaccount_desktop.rules.toml_places import places
from kaccount_desktop.rules.toml_source import canonical, digest, read_toml

SAMPLE = '''# a comment with [brackets] and = signs
title = "one"
text = """first
[not.a.heading]
second"""

[owner]
name.zh = "王"
name.en = 'Wang # not a comment'

[[stages]]
id = "a"
roles = [
    "x",
    # between
    "y",
]

[[stages.tasks]]
id = "t1"

[[stages.tasks]]
id = "t2"
words = { zh = "做", en = "do \\" it" }

[stages.gate]
title = "g"

[[stages]]
id = "b"

[[stages.tasks]]
id = "t3"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("title",), 2),
        (("text",), 3),
        (("owner",), 7),
        (("owner", "name", "zh"), 8),
        (("owner", "name", "en"), 9),
        (("stages", 0), 11),
        (("stages", 0, "roles", 1), 16),
        (("stages", 0, "tasks", 0, "id"), 20),
        (("stages", 0, "tasks", 1, "words", "en"), 24),
        (("stages", 0, "gate", "title"), 27),
        (("stages", 1), 29),
        (("stages", 1, "tasks", 0, "id"), 33),
    ],
)
def test_every_key_knows_its_line(place: tuple[str | int, ...], line: int) -> None:
    assert read_toml(SAMPLE).line_of(place) == line


def test_a_missing_key_takes_the_line_of_its_table() -> None:
    assert read_toml(SAMPLE).line_of(("stages", 1, "title", "zh")) == 29


def test_every_line_found_holds_its_key() -> None:
    for path in (*resources_dir("playbooks").glob("*.toml"), *forms_dir().glob("*.toml")):
        source = read_toml(path)
        lines = source.text.split("\n")
        named = [
            (place, n) for place, n in places(source.text).items() if isinstance(place[-1], str)
        ]
        assert named
        for place, number in named:
            assert str(place[-1]) in lines[number - 1], (path.name, place)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('a = "x"\nb "y"\n', 2, "等号"),
        ('a = "x"\na = "y"\n', 2, "两次"),
        ("a = [1,\n2\n", 2, "方括号"),
        ('a = 1\nb = "open\n', 2, "不允许的字符"),
        ("a = 1\nb = yes\n", 2, "引号"),
    ],
)
def test_a_syntax_error_names_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_toml(text, "x.toml")
    assert caught.value.text.en.startswith(f"x.toml, line {line}: ")
    assert caught.value.text.zh.startswith(f"x.toml 第 {line} 行：")
    assert words in caught.value.text.zh


def test_a_file_in_another_encoding_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "gbk.toml"
    path.write_bytes("a = 1\nb = '客户'\n".encode("gbk"))
    with pytest.raises(KnownError, match=r"gbk\.toml, line 2: this is not UTF-8"):
        read_toml(path)


def test_a_missing_file_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(KnownError, match=r"none\.toml cannot be read"):
        read_toml(tmp_path / "none.toml")


def test_the_digest_ignores_line_ends_and_byte_order_mark() -> None:
    assert digest("\ufeffa = 1\r\nb = 2\r\n\r\n") == digest("a = 1\nb = 2")
    assert digest("a = 1") != digest("a = 2")
    assert canonical("a\r\nb") == "a\nb\n"
