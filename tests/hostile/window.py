"""One file handed to the real window, in a process of its own that measures itself.

Prints one line of JSON: what the window said, how long its heart stood still, memory, seconds.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QTimer

from kaccount_desktop.app.start import StartOptions, Window
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.messages import Messages

BEAT_MS = 100


class Heart:
    """Beats every 100 ms; `longest` is how long it was silent at worst, in seconds."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.monotonic()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.monotonic()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def peak() -> int:
    """Return the most memory this process has had, in MiB."""
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used // (1024 * 1024 if sys.platform == "darwin" else 1024)


def main(path: Path, language: str, cancel_after: float) -> int:
    """Import a file through the dialog; with `cancel_after`, cancel after so many seconds."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        Book.create(folder / "b.kabook", Clock()).close()
        program = Window(StartOptions(None, language, Clock(), folder / "profile"))
        program.shell.show()
        program.shell.open(folder / "b.kabook")
        said = _listen(program.shell.window.messages)
        result = _run(program, path, said, cancel_after)
        program.shell.close_book()
        program.shell.window.close()
    sys.stdout.write(json.dumps(result | {"peak": peak()}) + "\n")
    return 0


def _listen(messages: Messages) -> list[str]:
    """Note what is told instead of showing it, which would wait for somebody."""
    said: list[str] = []
    messages.tell = lambda text, *_over, **_how: said.append(  # type: ignore[method-assign]
        text if isinstance(text, str) else f"{text.zh}|{text.en}"
    )
    return said


def _run(
    program: Window, path: Path, said: list[str], cancel_after: float
) -> dict[str, str | float]:
    session = program.shell.session
    assert session is not None
    before, begun = peak(), time.monotonic()
    heart, loop = Heart(), QEventLoop()
    dialog = ImportDialog(session, path, program.shell.window)
    dialog.show()
    asked: list[float] = []

    def look() -> None:
        if said or not session.workers.busy:
            loop.quit()

    def cancel() -> None:
        asked.append(time.monotonic())
        dialog.reject()

    timer = QTimer(interval=20)
    timer.timeout.connect(look)
    timer.start()
    if cancel_after:
        QTimer.singleShot(round(cancel_after * 1000), cancel)
    loop.exec()
    words = "|".join(said) if said else ("" if asked else dialog.doing.text())
    if not asked and dialog.pages.currentWidget() is dialog.mapping:
        words = f"read: {_rows(dialog)}"
        dialog.reject()
    took = time.monotonic() - begun
    stopped = time.monotonic() - asked[0] if asked else 0.0
    return {
        "said": words, "silent": heart.longest, "took": took, "before": before, "stopped": stopped,
    }  # fmt: skip


def _rows(dialog: ImportDialog) -> int:
    reading = dialog._reading
    return sum(len(sheet.rows) for sheet in reading.workbook.sheets) if reading else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])))
