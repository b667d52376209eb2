"""Every sentence of the window has its Chinese word, and the files are made from the word lists."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel

from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.ui.language import Language

ROOT = Path(__file__).resolve().parents[2]
PLACE = re.compile(r"\{[^}]*\}|%n|%1")


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    path = ROOT / "packaging" / "make_translations.py"
    spec = importlib.util.spec_from_file_location("make_translations", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_no_word_is_missing_and_the_files_are_up_to_date(maker: ModuleType, language: str) -> None:
    words = maker.read_words()
    tree = maker.collect(language)
    assert maker.fill(tree, words, language) == []
    made = maker.as_text(tree)
    kept = resources_dir("i18n", f"{language}.ts").read_text("utf-8")
    assert made == kept, "run python packaging/make_translations.py"


def test_places_to_fill_are_kept(maker: ModuleType) -> None:
    for source, word in maker.read_words().items():
        plain = source.partition("|")[2] or source
        for form in maker.plural_forms(word, "zh_CN"):
            assert sorted(PLACE.findall(form)) == sorted(PLACE.findall(plain)), source


def test_the_file_dialogs_of_qt_speak_chinese_too(language: Language) -> None:
    assert language.chinese
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.show()
    words = [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
    dialog.deleteLater()
    assert words
    assert [text for text in words if re.search("[A-Za-z]{2}", text)] == []


def test_two_lists_may_not_differ(maker: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('"Grade" = "等级"\n', "utf-8")
    (tmp_path / "b.toml").write_text('"Grade" = "级别"\n', "utf-8")
    with pytest.raises(maker.WordsError, match="Grade"):
        maker.read_words(tmp_path)


def test_plural_forms(maker: ModuleType) -> None:
    word = {"zh": "%n 家", "one": "%n customer", "other": "%n customers"}
    assert maker.plural_forms(word, "en") == ["%n customer", "%n customers"]
    assert maker.plural_forms(word, "zh_CN") == ["%n 家"]
    assert maker.plural_forms(None, "zh_CN") == []
