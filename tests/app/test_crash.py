"""Crash reports: written by processes that really fail, without anybody's data, offered once."""

from __future__ import annotations

import signal
import subprocess
import sys
import traceback
from pathlib import Path

import pytest

from kaccount_desktop.app import crash_text
from kaccount_desktop.app.crash import KEPT, CrashReports
from tests.app.driven_window import CUSTOMER

ROOT = Path(__file__).resolve().parents[2]


def drive(profile: Path, *act: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "tests.app.driven_window", str(profile), *act],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def all_text(folder: Path) -> str:
    return "\n".join(p.read_text("utf-8", "replace") for p in folder.rglob("*") if p.is_file())


def test_a_program_that_dies_is_told_of_at_the_next_start_and_only_then(tmp_path: Path) -> None:
    profile = tmp_path / CUSTOMER
    died = drive(profile, "abort")
    assert died.returncode == -signal.SIGABRT
    shown = drive(profile, "look", "copy")
    assert shown.returncode == 0, shown.stderr
    report, _, copied = shown.stdout.partition("\n\n")
    assert report.splitlines()[:4] == crash_text.head().splitlines()
    assert report.splitlines()[4] == "Fatal Python error: Aborted"
    assert "  driven_window.py:" in report
    assert "  kaccount_desktop/app/start.py:" in report
    assert CUSTOMER not in report
    assert copied.strip() == report.strip()
    folder = profile / "crashes"
    assert [p.parent.name for p in folder.rglob("*.txt")] == ["seen"]
    assert drive(profile, "leave").returncode == 0
    assert [p.name for p in folder.glob("*.txt")] == []


@pytest.mark.parametrize("act", ["raise", "thread"])
def test_a_defect_leaves_the_window_alive_and_the_words_out(tmp_path: Path, act: str) -> None:
    ran = drive(tmp_path, act)
    assert ran.returncode == 0
    assert ran.stdout.startswith("程序出了问题")
    assert ran.stdout.endswith("True\n")
    written = all_text(tmp_path / "crashes")
    assert "builtins.LookupError" in written
    assert ":fail" in written.replace(" ", ":")
    assert CUSTOMER not in written
    assert str(Path.home()) not in written
    shown = drive(tmp_path, "look", "delete")
    assert shown.stdout.strip() == written.strip()
    assert list((tmp_path / "crashes").rglob("*.txt")) == []


def test_neither_words_nor_folders_nor_causes_words_are_kept() -> None:
    def fail() -> None:
        try:
            int(CUSTOMER)
        except ValueError as error:
            raise RuntimeError(f"no such customer: {CUSTOMER}") from error

    with pytest.raises(RuntimeError) as caught:
        fail()
    text = crash_text.describe(caught.value)
    assert CUSTOMER in "".join(traceback.format_exception(caught.value))
    assert CUSTOMER not in text
    assert str(ROOT) not in text
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert "test_crash.py" in text


@pytest.mark.parametrize(
    ("file", "named"),
    [
        ("/somewhere/王建国/kaccount/kaccount_desktop/ui/shell.py", "kaccount_desktop/ui/shell.py"),
        ("kaccount_desktop/ui/shell.py", "kaccount_desktop/ui/shell.py"),
        (r"C:\Users\王建国\lib\site-packages\peewee.py", "peewee.py"),
        ("/x/site-packages/reportlab/lib/utils.py", "reportlab/lib/utils.py"),
        ("/somewhere/王建国/kaccount_desktop/我的.py", "kaccount_desktop/我的.py"),
        ("/somewhere/王建国/start.py", "start.py"),
        ("<string>", "<string>"),
    ],
)
def test_a_file_is_named_without_the_folder_it_lies_in(file: str, named: str) -> None:
    assert crash_text.place(file) == named


def test_of_a_dump_only_known_lines_are_kept() -> None:
    dump = (
        f"{crash_text.head()}noise {CUSTOMER}\n"
        f"Fatal Python error: {CUSTOMER}\n"
        "Current thread 0x00007f (most recent call first):\n"
        f'  File "/somewhere/{CUSTOMER}/kaccount_desktop/book/book.py", line 7 in open\n'
        f"{CUSTOMER}\n"
        "Extension modules: apsw (total: 1)\n"
    )
    assert crash_text.tidied(dump).splitlines() == [
        "Fatal Python error",
        "Current thread 0x00007f (most recent call first):",
        "  kaccount_desktop/book/book.py:7 open",
    ]
    assert crash_text.tidied(crash_text.head()) == ""


def test_a_deep_recursion_is_a_short_report() -> None:
    def deeper() -> None:
        deeper()

    with pytest.raises(RecursionError) as caught:
        deeper()
    assert len(crash_text.describe(caught.value).splitlines()) < 80


def test_one_defect_is_written_once_and_few_reports_are_kept(tmp_path: Path) -> None:
    reports = CrashReports(tmp_path)
    told: list[object] = []
    reports.happened.connect(told.append)
    for _ in range(3):
        reports.report(ValueError(CUSTOMER))
    assert len(told) == 1
    assert len(reports.unseen()) == 1
    for number in range(KEPT + 5):
        reports.report(type(f"Error{number}", (Exception,), {})())
    assert len(told) == KEPT + 6
    assert len(reports.unseen()) == KEPT
    reports.put_by(reports.unseen())
    assert reports.unseen() == []
