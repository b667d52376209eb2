"""Defects: a report without personal data, a dialog, and the window stays alive."""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from kaccount_desktop import __version__
from kaccount_desktop.rules.language import Text

SORRY = Text(
    "Something went wrong in the program. Your book is as it was after the last saved change. "
    "A report without personal data was written to {place}.",
    "程序出了问题。客户库停留在最后一次保存的状态。不含个人资料的报告已写入 {place}。",
)


def describe(error: BaseException) -> str:
    """Return where an error arose and of which kind, without its words.

    Messages and values may hold names of people, so only types, files and lines are kept.
    """
    lines = [
        f"KAccount {__version__}",
        f"Python {platform.python_version()} on {platform.system()} {platform.release()}",
    ]
    seen: BaseException | None = error
    while seen is not None:
        lines.append(f"{type(seen).__module__}.{type(seen).__qualname__}")
        for frame in traceback.extract_tb(seen.__traceback__):
            name = Path(frame.filename)
            lines.append(f"  {name.parent.name}/{name.name}:{frame.lineno} {frame.name}")
        seen = seen.__cause__ or seen.__context__
    return "\n".join(lines) + "\n"


class CrashReports:
    """Writes a report for each defect and tells the user through `tell`."""

    def __init__(self, folder: Path | None, tell: Callable[[Text], None]) -> None:
        self._folder = folder
        self._tell = tell
        self._telling = False

    def install(self) -> None:
        """Catch what nobody else caught, on every thread."""
        sys.excepthook = self._uncaught
        threading.excepthook = self._uncaught_on_thread

    def report(self, error: BaseException) -> None:
        """Write the report and say so, once at a time."""
        place = self._write(describe(error))
        if self._telling:
            return
        self._telling = True
        try:
            self._tell(SORRY.format(place=place))
        finally:
            self._telling = False

    def _write(self, text: str) -> str:
        if self._folder is None:
            sys.stderr.write(text)
            return "stderr"
        stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S")
        path = self._folder / f"crash-{stamp}.txt"
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
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
