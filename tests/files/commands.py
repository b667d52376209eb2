"""Running a command of the program in this process, and looking at what it left."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kaccount_desktop.app.command_line import main
from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.rules.clock import Clock

DATE = "2026-11-23"
DONE, REFUSED, WRONG_USAGE = 0, 1, 2


@dataclass(frozen=True)
class Ran:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


def runner(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return what runs a command, in English on a fixed day unless told otherwise."""

    def command(*words: str | Path, lang: str = "en") -> Ran:
        capsys.readouterr()
        code = main([*map(str, words), "--lang", lang, "--date", DATE])
        said = capsys.readouterr()
        return Ran(code, said.out, said.err)

    return command


def sample_in(folder: Path) -> Path:
    """Make the sample book of the fixed day."""
    path = folder / "sample.kabook"
    make_sample(path, Clock(date.fromisoformat(DATE)))
    return path


def unchanged(path: Path) -> Iterator[Path]:
    """Yield a book that stands alone in its folder; insist that it still does, as it was."""
    before = digest(path)
    yield path
    assert digest(path) == before
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def digest(path: Path) -> str:
    """Return a digest of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def names(run: Run, book: Path) -> list[str]:
    """Return the names of all customers."""
    return [row["name"] for row in json.loads(run("list", book, "--json").out)]
