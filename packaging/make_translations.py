"""Make `resources/i18n/*.ts` and `.qm` from the sources and the word lists.

The word lists are `resources/i18n/words/*.toml`, one line a source string:

    "English source" = "中文"
    "Context|English source" = "中文"          # where one class needs another word
    "%n row(s)" = { zh = "%n 行", one = "%n row", other = "%n rows" }

`qt.toml` holds what Qt's own translation lacks: strings of Qt's dialogs, under Qt's contexts.
Fails with the list of source strings that have no word (they stay English), and when two lists
differ on a word. Run it as `python packaging/make_translations.py`; `--check` only tells what is missing.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
I18N = ROOT / "resources" / "i18n"
SOURCES = (ROOT / "kaccount_desktop" / "ui", ROOT / "kaccount_desktop" / "app")
CHINESE, ENGLISH = "zh_CN", "en"

Word = str | Mapping[str, str]


class WordsError(Exception):
    """The word lists contradict each other or lack a word."""


def read_words(folder: Path = I18N / "words") -> dict[str, Word]:
    """Return every word of every list; WordsError when two lists differ on one source."""
    words: dict[str, Word] = {}
    origin: dict[str, str] = {}
    for path in sorted(folder.glob("*.toml")):
        for source, word in tomllib.loads(path.read_text("utf-8")).items():
            if words.setdefault(source, word) != word:
                message = f"{source!r} has two words: {origin[source]} and {path.name}"
                raise WordsError(message)
            origin.setdefault(source, path.name)
    return words


def collect(language: str) -> ET.ElementTree[ET.Element]:
    """Return the source strings of the program as an empty translation file."""
    files = sorted(str(path) for folder in SOURCES for path in folder.rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"{language}.ts"
        plural = ["-pluralonly"] if language == ENGLISH else []
        run_tool(
            "pyside6-lupdate",
            *files,
            *("-no-obsolete", "-locations", "none", "-source-language", "en"),
            *("-target-language", language, *plural, "-ts", str(target)),
        )
        tree = ET.parse(target)  # noqa: S314 -- written by the tool above
    if language == CHINESE:
        add_qt(tree)
    return tree


def add_qt(tree: ET.ElementTree[ET.Element], path: Path = I18N / "words" / "qt.toml") -> None:
    """Add the strings of Qt's own dialogs that our words translate."""
    contexts: dict[str, ET.Element] = {}
    for entry in tomllib.loads(path.read_text("utf-8")):
        name, _, source = entry.partition("|")
        if name not in contexts:
            contexts[name] = ET.SubElement(tree.getroot(), "context")
            ET.SubElement(contexts[name], "name").text = name
        message = ET.SubElement(contexts[name], "message")
        ET.SubElement(message, "source").text = source
        ET.SubElement(message, "translation", type="unfinished")


def run_tool(name: str, *arguments: str) -> None:
    """Run a Qt tool of this environment; WordsError with what it said when it fails."""
    tool = Path(sys.executable).with_name(name)
    done = subprocess.run(  # noqa: S603 -- a tool of this environment, no shell
        [str(tool), *arguments], capture_output=True, text=True, check=False
    )
    complaints = [line for line in done.stderr.splitlines() if "error" in line.lower()]
    if done.returncode or complaints:
        raise WordsError(f"{name}: {done.stderr or done.stdout}")


def messages(tree: ET.ElementTree[ET.Element]) -> Iterator[tuple[str, ET.Element]]:
    """Yield (context, message element) of a translation file."""
    for context in tree.getroot().iter("context"):
        name = context.findtext("name", "")
        for message in context.iter("message"):
            yield name, message


def fill(tree: ET.ElementTree[ET.Element], words: Mapping[str, Word], language: str) -> list[str]:
    """Put the words in; return the sources that have none."""
    missing = []
    for context, message in messages(tree):
        if not (context.isidentifier() and context.lstrip("_")[:1].isupper()):
            # At run time the context is the class of the object, which lupdate cannot know here.
            source = message.findtext("source", "")
            missing.append(f"{context}|{source}: call self.tr of its own class, or translate()")
        source = message.findtext("source", "")
        word = words.get(f"{context}|{source}", words.get(source))
        forms = plural_forms(word, language)
        target = message.find("translation")
        if target is None:
            target = ET.SubElement(message, "translation")
        if not forms:
            missing.append(f"{context}|{source}")
            continue
        target.attrib.pop("type", None)
        if message.get("numerus") == "yes":
            for child in list(target):
                target.remove(child)
            for form in forms:
                ET.SubElement(target, "numerusform").text = form
        else:
            target.text = forms[-1]
    return missing


def as_text(tree: ET.ElementTree[ET.Element]) -> str:
    """Return a translation file as it is stored."""
    ET.indent(tree, " ")
    body = ET.tostring(tree.getroot(), encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n'


def plural_forms(word: Word | None, language: str) -> list[str]:
    """Return the forms of a word in a language: one, or for English singular and plural."""
    if word is None:
        return []
    if isinstance(word, str):
        return [word] if language == CHINESE else []
    if language == CHINESE:
        return [word["zh"]]
    return [word["one"], word["other"]]


def make(language: str, words: Mapping[str, Word], *, write: bool) -> list[str]:
    """Make the files of a language; return the sources without a word."""
    tree = collect(language)
    missing = fill(tree, words, language)
    if write:
        path = I18N / f"{language}.ts"
        path.write_text(as_text(tree), "utf-8")
        run_tool("pyside6-lrelease", "-silent", str(path), "-qm", str(path.with_suffix(".qm")))
    return missing


def main(arguments: list[str]) -> int:
    """Make both languages; 1 with a list on stderr when words are missing."""
    try:
        words = read_words()
        missing: list[str] = []
        for language in (CHINESE, ENGLISH):
            missing += make(language, words, write="--check" not in arguments)
    except WordsError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    for source in sorted(set(missing)):
        sys.stderr.write(f"no word for {source}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
