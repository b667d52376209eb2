"""The main job where there is no display: sample book, visit packet, a picture of the window."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from kaccount_desktop.app import command_line
from kaccount_desktop.app.terminal import say, system_language
from kaccount_desktop.rules.language import Text

if TYPE_CHECKING:
    from kaccount_desktop.ui.shell import Shell

SETTLED_MS: Final = 600
"""How long the docks get to fill once the book is open."""
LONGEST_MS: Final = 20_000
LOOK_MS: Final = 50
WIDTH: Final = 1440
HEIGHT: Final = 900


def main(arguments: list[str] | None = None) -> int:
    """Fill the folder `--out`; return 0 when all three are there."""
    parser = argparse.ArgumentParser(prog="python -m kaccount_desktop.app.demo")
    parser.add_argument("--out", type=Path, required=True)
    out: Path = parser.parse_args(arguments).out.absolute()
    out.mkdir(parents=True, exist_ok=True)
    book, packet, picture = out / "sample.kabook", out / "visit-packet.pdf", out / "window.png"
    for path in (book, packet, picture):
        path.unlink(missing_ok=True)
    language = system_language()
    for command in (
        ["new", str(book), "--sample"],
        ["print", str(book), "visit-packet", "--out", str(packet)],
    ):
        code = command_line.main([*command, "--lang", language])
        if code:
            return code
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    draw_window(book, language, picture)
    made = Text("Made {packet} and {picture}", "已生成 {packet} 和 {picture}")
    named = made.format(packet=packet, picture=picture)
    say(f"{named.zh} · {named.en}")
    return 0 if packet.is_file() and picture.is_file() else 1


def draw_window(book: Path, language: str, picture: Path) -> None:
    """Open the real window on a book, wait until it is painted, and save its picture."""
    from PySide6.QtCore import qInstallMessageHandler

    from kaccount_desktop.app.start import StartOptions, Window
    from kaccount_desktop.book.backups import remove_all

    before = qInstallMessageHandler(_tell)
    with TemporaryDirectory() as profile:
        program = Window(StartOptions(book, language, profile=Path(profile), theme="light"))
        window = program.shell.window
        window.resize(WIDTH, HEIGHT)
        program.shell.show()
        _wait_for_book(program.shell)
        window.grab().save(str(picture))
        program.shell.close_book()
        window.close()
    remove_all(book)  # it is made anew each time
    qInstallMessageHandler(before)


def _tell(_kind: object, _context: object, message: str) -> None:
    """Pass on what Qt says, but not what its offscreen platform says it cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _wait_for_book(shell: Shell) -> None:
    """Run the event loop until the book is shown and its docks have filled."""
    from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

    loop = QEventLoop()
    look = QTimer(interval=LOOK_MS)
    since = QElapsedTimer()
    since.start()

    def shown() -> None:
        if shell.session is not None:
            look.stop()
            QTimer.singleShot(SETTLED_MS, loop.quit)
        elif since.elapsed() > LONGEST_MS:
            loop.quit()

    look.timeout.connect(shown)
    look.start()
    loop.exec()
    look.stop()


if __name__ == "__main__":
    sys.exit(main())
