"""The table of readings and the questions put to it."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kaccount_desktop.book.pinyin import readings, spelling
from kaccount_desktop.rules.paths import resources_dir

MAKER = Path(__file__).resolve().parents[2] / "packaging" / "make_pinyin_table.py"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_pinyin_table", MAKER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_committed_table_is_a_fresh_generation(maker: ModuleType) -> None:
    committed = resources_dir("pinyin", "readings.txt").read_text(encoding="utf-8")
    assert committed == maker.table_text()


@pytest.mark.parametrize(
    ("character", "expected"),
    [
        ("曾", {"zeng", "ceng"}),
        ("重", {"zhong", "chong", "tong"}),
        ("行", {"xing", "hang", "heng"}),
        ("长", {"chang", "zhang"}),
        ("乐", {"le", "yue", "lao"}),
        ("吕", {"lv", "lu"}),
        ("略", {"lve", "lue"}),
        ("华", {"hua"}),
        ("䶮", {"yan"}),
        ("㛃", {"jie"}),
        ("𠮷", {"ji"}),
    ],
)
def test_all_readings_of_a_character(character: str, expected: set[str]) -> None:
    assert set(readings(character)) == expected


@pytest.mark.parametrize("character", ["A", "7", " ", "\n", "\t", "#", "|", "é", "か", "。", "🐼"])
def test_what_is_not_chinese_has_no_reading(character: str) -> None:
    assert readings(character) == ()


def test_daily_readings_come_before_rare_ones() -> None:
    assert spelling("限") == (("xian",), ("wen",))
    assert readings("大")[0] == "da"
    assert spelling("覃").rare == ("qin", "yan")


def test_the_program_does_not_import_pypinyin() -> None:
    code = (
        "import sys; from kaccount_desktop.book.pinyin import readings; readings('华');"
        "sys.exit('pypinyin' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], cwd=MAKER.parents[1], check=True)


def test_toneless_spelling(maker: ModuleType) -> None:
    assert [maker.toneless(syllable) for syllable in ("lǚ", "lüè", "zhōng", "ế", "ńg")] == [
        "lv",
        "lve",
        "zhong",
        "e",
        "ng",
    ]
