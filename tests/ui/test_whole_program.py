"""The program as it is started: its test of itself, and the work it does without a display."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from kaccount_desktop.book.check import check


def started(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a module of the program as a process of its own, with Qt drawing off screen."""
    given = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHONIOENCODING": "utf-8",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", *words],
        env=given,
        encoding="utf-8",
        capture_output=True,
        check=False,
        timeout=180,
    )


@pytest.mark.parametrize(
    ("language", "steps"),
    [
        (
            "zh_CN",
            [
                "ok  已新建客户库",
                "ok  已打开并绘制窗口",
                "ok  已导入工作簿",
                "ok  已打印拜访资料包",
                "ok  已撤销并重做导入",
                "ok  已检查客户库",
            ],
        ),
        (
            "en",
            [
                "ok  made a book",
                "ok  opened the window and painted it",
                "ok  imported a workbook",
                "ok  printed a visit packet",
                "ok  undid and redid the import",
                "ok  checked the book",
            ],
        ),
    ],
)
def test_the_program_tries_itself(language: str, steps: list[str]) -> None:
    ran = started("kaccount_desktop.app.command_line", "--self-test", "--lang", language)
    assert ran.stderr == ""
    assert ran.stdout.splitlines() == steps
    assert ran.returncode == 0


def test_a_failed_self_test_says_where_and_ends_with_one(tmp_path: Path) -> None:
    ran = started(
        "kaccount_desktop.app.command_line",
        *("--self-test", "--lang", "en"),
        PYTHONPATH=_without_temporary_folder(tmp_path),
    )
    assert ran.returncode == 1
    assert ran.stdout.startswith("--  ")
    assert "Traceback" not in ran.stderr


def _without_temporary_folder(folder: Path) -> str:
    """Return a path with a `sitecustomize` that leaves the process no temporary folder."""
    folder.joinpath("sitecustomize.py").write_text(
        "import tempfile\ntempfile.tempdir = 'no folder of this name'\n", encoding="utf-8"
    )
    return str(folder)


def test_without_a_display_the_demo_makes_book_packet_and_picture(tmp_path: Path) -> None:
    for _ in range(2):  # a second time replaces the first
        ran = started("kaccount_desktop.app.demo", "--out", str(tmp_path), LC_ALL="C.UTF-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    made = ["sample.kabook", "visit-packet.pdf", "window.png"]
    assert sorted(path.name for path in tmp_path.iterdir()) == made
    assert "已生成" in ran.stdout.splitlines()[-1]
    assert "Made" in ran.stdout.splitlines()[-1]
    assert check(tmp_path / "sample.kabook") == []
    document = pypdfium2.PdfDocument(tmp_path / "visit-packet.pdf")
    assert "海川船舶配套有限公司" in document[0].get_textpage().get_text_range()
    document.close()
    with Image.open(tmp_path / "window.png") as picture:
        assert picture.size == (1440, 900)
        assert len(picture.convert("RGB").getcolors(1 << 24) or []) > 500
