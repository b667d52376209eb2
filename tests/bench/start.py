"""From process start to a painted window, beside a bare PySide6 window; run as a child process."""

from __future__ import annotations

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
import os, sys
from datetime import date
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from kaccount_desktop.app.start import StartOptions, Window
from kaccount_desktop.rules.clock import Clock
class Watch(QObject):
    def eventFilter(self, target, event):
        if event.type() == QEvent.Type.UpdateRequest and target is window:
            target.removeEventFilter(self)
            QObject.event(target, event)
            target.grab()
            if "--modules" in sys.argv:
                print(" ".join(sorted(sys.modules)), flush=True)
            os._exit(0)
        return False
program = Window(StartOptions(Path(sys.argv[1]), "zh_CN", Clock(), Path(sys.argv[2])))
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
        bare, ours = [], []
        for _ in range(RUNS):
            bare.append(_timed(BARE))
            ours.append(_timed(OURS, str(sample), profile))
        loaded = subprocess.run(
            [sys.executable, "-c", OURS, str(sample), profile, "--modules"],
            capture_output=True, text=True, check=True,
        ).stdout.split()  # fmt: skip
    heavy = [name for name in HEAVY if name in loaded]
    return [
        ratio("start to painted window", min(ours), "s", "bare window", min(bare), 2.5),
        plain("heavy modules loaded at start", len(heavy), f"({' '.join(heavy) or 'none'})", 0),
    ]


def _timed(code: str, *arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", code, *arguments], check=True)
    return time.perf_counter() - began
