"""Places that cannot be written to: a full disk, a name too long; each has its sentence."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from kaccount_desktop.files.workbook_export import unwritable
from tests.files.commands import REFUSED, Run, runner, sample_in, unchanged

LONG = "客" * 100
CHILD = """
import resource, signal, sys
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (34_000, 34_000))
from kaccount_desktop.app.command_line import main
sys.exit(main(sys.argv[1:]))
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_in(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(sample_made: Path) -> Iterator[Path]:
    yield from unchanged(sample_made)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = tmp_path / "a.csv"
    path.write_text("客户名称,手机\n,1\n", encoding="utf-8")
    return path


@pytest.mark.parametrize("lang", ["zh_CN", "en"])
def test_a_name_too_long_is_told(
    run: Run, sample: Path, listed: Path, tmp_path: Path, lang: str
) -> None:
    for words in (
        ("print", sample, "visit-packet", "--out", tmp_path / f"{LONG}.pdf"),
        ("export", sample, "--out", tmp_path / f"{LONG}.xlsx"),
        ("backup", sample, "--out", tmp_path / f"{LONG}.kabook"),
        ("restore", sample, "--out", tmp_path / f"{LONG}.kabook"),
        ("new", tmp_path / f"{LONG}.kabook"),
        ("list", tmp_path / f"{LONG}.kabook"),
        ("check", tmp_path / f"{LONG}.kabook"),
        ("import", sample, tmp_path / f"{LONG}.xlsx", "--dry-run"),
        ("import", sample, listed, "--dry-run", "--refused", tmp_path / f"{LONG}.xlsx"),
    ):
        ran = run(*words, lang=lang)
        assert ran.code == REFUSED, words
        assert LONG in ran.err
        assert os.strerror(errno.ENAMETOOLONG) in ran.err
    assert [path.name for path in tmp_path.iterdir()] == [listed.name]


@pytest.mark.parametrize(
    "words",
    [
        ("print", "visit-packet", "--out", "a.pdf"),
        ("export", "--out", "a.xlsx"),
        ("backup", "--out", "a.kabook"),
        ("restore", "--out", "a.kabook"),
    ],
)
def test_a_disk_that_takes_no_more_leaves_nothing_and_says_so(
    sample: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD, words[0], str(sample), *words[1:], "--lang", "en"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": ":".join(sys.path), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == REFUSED
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert words[-1] in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_a_full_disk_is_named() -> None:
    full = unwritable(Path("a.xlsx"), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)))
    assert "磁盘已满" in full.text.zh
