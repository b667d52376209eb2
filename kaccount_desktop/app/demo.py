"""The main job where there is no display: sample book, visit packet, a picture of the window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from kaccount_desktop.app import command_line
from kaccount_desktop.app.terminal import say, system_language
from kaccount_desktop.rules.language import Text

PAINTED_MS = 1500


def main(arguments: list[str] | None = None) -> int:
    """Fill the folder `--out`; return 0 when all three are there."""
    parser = argparse.ArgumentParser(prog="python -m kaccount_desktop.app.demo")
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args(arguments).out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    book, packet, picture = out / "sample.kabook", out / "visit-packet.pdf", out / "window.png"
    book.unlink(missing_ok=True)
    language = system_language()
    for command in (
        ["new", str(book), "--sample"],
        ["print", str(book), "visit-packet", "--out", str(packet)],
    ):
        code = command_line.main([*command, "--lang", language])
        if code:
            return code
    draw_window(book, language, picture)
    for path in (packet, picture):
        say(Text("Made {path}", "已生成 {path}").format(path=path).in_(language))
    return 0 if picture.exists() else 1


def draw_window(book: Path, language: str, picture: Path) -> None:
    """Open the real window on a book, off screen, and save its picture."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QEventLoop, QTimer

    from kaccount_desktop.app.start import StartOptions, Window

    with TemporaryDirectory() as profile:
        program = Window(StartOptions(book, language, profile=Path(profile), theme="light"))
        window = program.shell.window
        window.resize(1440, 900)
        program.shell.show()
        loop = QEventLoop()
        QTimer.singleShot(PAINTED_MS, loop.quit)
        loop.exec()
        window.grab().save(str(picture))
        program.shell.close_book()
        window.close()


if __name__ == "__main__":
    sys.exit(main())
