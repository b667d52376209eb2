"""Every string of the window has a Chinese word, and the committed files are those of today."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree as ET

import pytest

ROOT = Path(__file__).resolve().parents[2]
I18N = ROOT / "resources" / "i18n"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    """Return the script that makes the translations."""
    spec = importlib.util.spec_from_file_location(
        "make_translations", ROOT / "packaging" / "make_translations.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def parts(path: Path) -> dict[tuple[str, str, str], tuple[str, ...]]:
    """Return (context, source, comment) → translation, or its plural forms, of a .ts file."""
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            target = message.find("translation")
            assert target is not None
            key = (
                context.findtext("name", ""),
                message.findtext("source", ""),
                message.findtext("comment", ""),
            )
            forms = [form.text or "" for form in target.iter("numerusform")]
            found[key] = tuple(forms) or (target.text or "",)
            assert target.get("type") is None, f"unfinished: {key}"
    return found


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_committed_translations_are_complete_and_fresh(
    maker: ModuleType, language: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = maker.read_words()
    monkeypatch.setattr(maker, "I18N", tmp_path)

    assert maker.make(language, words, write=True) == []

    committed, fresh = parts(I18N / f"{language}.ts"), parts(tmp_path / f"{language}.ts")
    assert committed == fresh, "run `make translations`"
    assert all(all(forms) for forms in fresh.values())
    made = (tmp_path / f"{language}.qm").read_bytes()
    assert (I18N / f"{language}.qm").read_bytes() == made, "run `make translations`"


def test_the_words_keep_the_places_of_the_source(maker: ModuleType) -> None:
    place = re.compile(r"\{[^}]*\}|%n|%\d")
    for source, word in maker.read_words().items():
        english = source.rpartition("|")[2] if "|" in source else source
        chinese = word if isinstance(word, str) else word["zh"]
        assert sorted(place.findall(english)) == sorted(place.findall(chinese)), source


def test_no_word_is_left_over(maker: ModuleType) -> None:
    used = set()
    for context, message in maker.messages(maker.collect("zh_CN")):
        source = message.findtext("source", "")
        used |= {source, f"{context}|{source}"}
    assert sorted(set(maker.read_words()) - used) == []
