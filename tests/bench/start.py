"""From process start to a painted window, beside a bare PySide6 window; run as a child process."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figures import Figure, plain, ratio

BARE = """
import os, sys
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        os._exit(0)
app = QApplication(sys.argv)
window = Window()
window.resize(1440, 900)
window.show()
app.exec()
"""

OURS = """
import gc, os, sys
gc.disable()
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from kaccount_desktop.app.start import StartOptions, Window
class Watch(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.UpdateRequest and target is window:
            if sys.argv[3] == "content" and program.shell.session is None:
                return False
            window.removeEventFilter(self)
            window.event(event)
            if len(sys.argv) > 4:
                print(" ".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False
program = Window(StartOptions(Path(sys.argv[1]), "zh_CN", profile=Path(sys.argv[2])))
window = program.shell.window
window.resize(1440, 900)
watch = Watch()
window.installEventFilter(watch)
program.run()
"""

HEAVY = (
    "reportlab",
    "networkx",
    "python_calamine",
    "xlsxwriter",
    "stdnum",
    "PySide6.QtPdf",
    "pypinyin",
)
RUNS = 5


def measure(sample: Path) -> list[Figure]:
    """Return the start figures: seconds, the better of several runs each, taken in turn."""
    with TemporaryDirectory() as folder:
        profile = str(Path(folder) / "profile")
        bare, frame, content = [], [], []
        _timed(OURS, str(sample), profile, "content")  # writes the bytecode
        for _ in range(RUNS):
            bare.append(_timed(BARE))
            frame.append(_timed(OURS, str(sample), profile, "frame"))
            content.append(_timed(OURS, str(sample), profile, "content"))
        loaded = subprocess.run(
            [sys.executable, "-c", OURS, str(sample), profile, "content", "list"],
            capture_output=True, text=True, check=True,
        ).stdout.split()  # fmt: skip
    heavy = [name for name in HEAVY if name in loaded]
    return [
        ratio("start to painted window", min(frame), "s", "bare window", min(bare), 2.5),
        ratio("start to the book painted in it", min(content), "s", "bare window", min(bare), None),
        plain("heavy modules loaded at start", len(heavy), f"({' '.join(heavy) or 'none'})", 0),
    ]


def _environment() -> dict[str, str]:
    """Return the environment, with bytecode written as on a user's machine."""
    return {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def _timed(code: str, *arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    return time.perf_counter() - began
