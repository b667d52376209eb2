"""Defects: a report without personal data, a sentence, and the window stays alive.

Reports lie in `crashes/` beside the settings; nobody sends them. What ends the whole program at
once is written by `faulthandler` into `crashes/running.txt`, which a start after a crash finds.
"""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from io import TextIOWrapper
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QElapsedTimer, QObject, Signal

from kaccount_desktop.app import crash_text
from kaccount_desktop.rules.language import Text

SORRY: Final = Text(
    "Something went wrong in the program. Your book is as it was after the last saved change. "
    "A report without personal data was written to {place}.",
    "程序出了问题。客户库停留在最后一次保存的状态。不含个人资料的报告已写入 {place}。",
)
KEPT: Final = 20
"""So many reports are kept; the oldest go first."""
AGAIN_MS: Final = 10_000
"""The same defect is not told again before; one in a painted line comes many times a second."""


class CrashReports(QObject):
    """Writes a report for each defect and finds those of before.

    `happened` carries the `Text` that tells the user. It is emitted on the thread that found the
    defect: connect a method of an object that lives on the window's thread.
    """

    happened = Signal(object)

    def __init__(self, folder: Path | None) -> None:
        super().__init__()
        self._folder = folder / "crashes" if folder else None
        self._told: dict[str, tuple[str, QElapsedTimer]] = {}
        self._running: TextIOWrapper | None = None

    def install(self) -> None:
        """Catch what nobody else caught, on every thread, and what ends the program at once."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_on_thread
        if self._folder is None or self._running is not None:
            return
        self._keep_hard_crash(self._folder)
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._running = (self._folder / "running.txt").open("w", encoding="utf-8")
            self._running.write(crash_text.head())
            self._running.flush()
            faulthandler.enable(self._running)

    def close(self) -> None:
        """The program ends as it should: leave nothing behind."""
        if self._running is None:
            return
        faulthandler.disable()
        self._running.close()
        with suppress(OSError):
            Path(self._running.name).unlink()
        self._running = None

    def report(self, error: BaseException) -> None:
        """Write the report and say so."""
        text = crash_text.describe(error)
        known, since = self._told.get(text, ("", QElapsedTimer()))
        if known and not since.hasExpired(AGAIN_MS):
            return
        path = known or self._write(text)
        since.start()
        self._told[text] = path, since
        self.happened.emit(SORRY.format(place=path))

    def unseen(self) -> Sequence[Path]:
        """Return the reports that nobody has been shown, oldest first."""
        if self._folder is None:
            return ()
        with suppress(OSError):
            return sorted(self._folder.glob("crash-*.txt"))
        return ()

    def text_of(self, reports: Sequence[Path]) -> str:
        """Return what reports say, one after the other."""
        texts = []
        for path in reports:
            with suppress(OSError):
                texts.append(path.read_text("utf-8", "replace"))
        return "\n".join(texts)

    def delete(self, reports: Sequence[Path]) -> None:
        """Remove reports, as the user wants."""
        for path in reports:
            with suppress(OSError):
                path.unlink()

    def put_by(self, reports: Sequence[Path]) -> None:
        """Keep reports that were shown, so that they are not offered again."""
        for path in reports:
            with suppress(OSError):
                seen = path.parent / "seen"
                seen.mkdir(exist_ok=True)
                path.replace(seen / path.name)
                for old in sorted(seen.glob("crash-*.txt"))[:-KEPT]:
                    old.unlink()

    def _keep_hard_crash(self, folder: Path) -> None:
        """Make a report of what the program before this one wrote as it died."""
        left = folder / "running.txt"
        with suppress(OSError):
            dump = left.read_text("utf-8", "replace")
            crash = crash_text.tidied(dump)
            if crash:
                self._write(
                    "".join(dump.splitlines(keepends=True)[: crash_text.HEAD_LINES]) + crash
                )
            left.unlink()

    def _write(self, text: str) -> str:
        if self._folder is None:
            sys.stderr.write(text)
            return "stderr"
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"crash-{stamp}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            for old in self.unseen()[: 1 - KEPT]:
                old.unlink()
            path.write_text(text, encoding="utf-8")
        except OSError:
            sys.stderr.write(text)
            return "stderr"
        return str(path)

    def _uncaught(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        self.report(error)

    def _uncaught_on_thread(self, hook: threading.ExceptHookArgs) -> None:
        if hook.exc_value is not None:
            self.report(hook.exc_value)
