"""The commands that need no display: what they say, how they end, and how they are started."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kaccount_desktop.app.command_line import main
from tests.files.commands import (
    DONE,
    REFUSED,
    WRONG_USAGE,
    Ran,
    Run,
    names,
    runner,
    sample_in,
    unchanged,
)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    return runner(capsys)


@pytest.fixture(scope="module")
def sample_made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sample_in(tmp_path_factory.mktemp("sample"))


@pytest.fixture
def sample(sample_made: Path) -> Iterator[Path]:
    """Yield the sample book, which no reading command may change."""
    yield from unchanged(sample_made)


@pytest.fixture
def book(tmp_path: Path, run: Run) -> Path:
    path = tmp_path / "mine.kabook"
    assert run("new", path).code == DONE
    return path


# -- new, list, check ----------------------------------------------------------------------------


def test_new_makes_an_empty_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "客户 库.kabook"
    assert run("new", path) == Ran(DONE, f"Made {path}\n", "")
    assert names(run, path) == []


def test_new_with_sample_makes_the_sample_book(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "sample.kabook"
    assert run("new", path, "--sample", lang="zh_CN").out == f"已新建 {path}\n"
    assert len(names(run, path)) == 16
    assert run("check", path).code == DONE


@pytest.mark.parametrize("options", [(), ("--sample",)])
def test_new_leaves_a_file_that_is_there(run: Run, tmp_path: Path, options: Sequence[str]) -> None:
    path = tmp_path / "mine.kabook"
    path.write_bytes(b"mine")
    ran = run("new", path, *options)
    assert ran.code == REFUSED
    assert path.name in ran.err
    assert ran.out == ""
    assert path.read_bytes() == b"mine"


def test_new_needs_a_folder_that_is_there(run: Run, tmp_path: Path) -> None:
    ran = run("new", tmp_path / "nowhere" / "mine.kabook")
    assert ran.code == REFUSED
    assert ran.err.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_list_prints_a_line_a_customer(run: Run, sample: Path) -> None:
    lines = run("list", sample, lang="zh_CN").out.splitlines()
    assert len(lines) == 16
    assert lines[0] == "澜州重工股份有限公司\tA\t实质性进展\t2026-11-20"
    english = run("list", sample).out.splitlines()
    assert english[0] == "澜州重工股份有限公司\tA\tReal progress\t2026-11-20"


def test_list_as_json(run: Run, sample: Path) -> None:
    listed = json.loads(run("list", sample, "--json", lang="zh_CN").out)
    first = listed[0]
    assert (first["name"], first["grade"], first["stage"], first["next_due"]) == (
        "澜州重工股份有限公司", "A", "实质性进展", "2026-11-20",
    )  # fmt: skip
    assert isinstance(first["key"], str)
    assert [row["name"] for row in listed if row["grade_suggested"]] == [
        "博远包装机械有限公司",
        "瑞丰食品机械有限公司",
    ]


@pytest.mark.parametrize("typed", ["海川", "hccb", "haichuan", "耿万里", "13800000702"])
def test_list_searches_as_the_window_does(run: Run, sample: Path, typed: str) -> None:
    listed = json.loads(run("list", sample, "--json", "--search", typed).out)
    assert [row["name"] for row in listed] == ["海川船舶配套有限公司"]


def test_check_lists_what_is_wrong_and_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "wrong.kabook"
    assert run("new", path).code == DONE
    raw = sqlite3.connect(path)
    raw.execute("CREATE TABLE stray (x)")
    raw.close()
    ran = run("check", path)
    assert ran.code == REFUSED
    assert "“stray” does not belong to the schema." in ran.out
    assert ran.err == f"{path}: {len(ran.out.splitlines())} faults found; see above.\n"


def test_check_finds_nothing_wrong_with_the_sample(run: Run, sample: Path) -> None:
    assert run("check", sample) == Ran(DONE, "Nothing wrong found.\n", "")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a workbook", "客户".encode() * 500])
@pytest.mark.parametrize("command", ["list", "check"])
def test_what_is_no_book_is_refused(run: Run, tmp_path: Path, content: bytes, command: str) -> None:
    path = tmp_path / "notes.kabook"
    path.write_bytes(content)
    ran = run(command, path)
    assert (ran.code, ran.out) == (REFUSED, "")
    assert "notes.kabook" in ran.err
    assert path.read_bytes() == content


def test_a_missing_book_is_refused(run: Run, tmp_path: Path) -> None:
    ran = run("list", tmp_path / "none.kabook", lang="zh_CN")
    assert ran.code == REFUSED
    assert "none.kabook" in ran.err


# -- usage, and the program as it is started -----------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        ["print", "book.kabook", "visit-packet"],
        ["new"],
        ["export", "book.kabook"],
        ["import", "book.kabook"],
        ["list", "book.kabook", "--date", "tomorrow"],
        ["list", "book.kabook", "--lang", "fr"],
        ["sheets", "--frobnicate"],
    ],
)
def test_wrong_usage_ends_with_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == WRONG_USAGE
    assert "usage" in capsys.readouterr().err


def started(*words: str | Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a process of its own, without any display."""
    shown = {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    kept = {name: value for name, value in os.environ.items() if name not in shown}
    return subprocess.run(
        [sys.executable, "-m", "kaccount_desktop.app.command_line", *map(str, words)],
        env={**kept, **environment},
        capture_output=True,
        check=False,
        timeout=120,
    )


def test_a_terminal_without_chinese_is_no_obstacle(sample: Path) -> None:
    ran = started("list", sample, PYTHONIOENCODING="ascii", PYTHONUTF8="0", LANG="C")
    assert ran.returncode == DONE
    assert rb"\u6f9c\u5dde" in ran.stdout
    assert ran.stderr == b""


def test_a_refusal_is_one_sentence_and_no_traceback(tmp_path: Path) -> None:
    ran = started("check", tmp_path / "none.kabook", LANG="en_GB.UTF-8", LC_ALL="en_GB.UTF-8")
    assert ran.returncode == REFUSED
    assert b"Traceback" not in ran.stderr
    assert ran.stderr.count(b"\n") == 1
    assert b"none.kabook" in ran.stderr


def test_a_reader_who_has_seen_enough_stops_no_command(sample: Path) -> None:
    seen, said = os.pipe()
    os.close(seen)
    ran = subprocess.run(
        [sys.executable, "-m", "kaccount_desktop.app.command_line", "list", str(sample)],
        stdout=said,
        stderr=subprocess.PIPE,
        check=False,
        timeout=120,
    )
    os.close(said)
    assert (ran.returncode, ran.stderr) == (DONE, b"")


def test_commands_load_neither_qt_nor_what_they_do_not_use(sample: Path) -> None:
    code = (
        "import sys; from kaccount_desktop.app.command_line import main;"
        f" code = main(['list', {str(sample)!r}, '--json']);"
        " heavy = {'PySide6', 'reportlab', 'xlsxwriter', 'python_calamine', 'pypdfium2'};"
        " sys.exit(', '.join(sorted(heavy & set(sys.modules))) or code)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=False, timeout=120
    )
    assert (ran.returncode, ran.stderr) == (DONE, b"")


def test_options_may_stand_before_the_command(
    sample: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--lang", "en", "list", str(sample), "--date", "2026-11-23"]) == DONE
    assert "Real progress" in capsys.readouterr().out


def test_a_mistyped_command_opens_no_window(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lst"])
    assert ended.value.code == WRONG_USAGE
    assert "lst" in capsys.readouterr().err
