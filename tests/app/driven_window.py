"""A real program that does one thing once its window stands: `python -m tests.app.driven_window`.

PROFILE abort   ends at once, as a fault in a library would end it
PROFILE raise   raises in a slot, with a customer's name in the message; says what it shows
PROFILE thread  raises so on a thread of its own; says what it shows
PROFILE look    says what the dialog about faults shows, and presses the button named next
PROFILE leave   ends as it should
"""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QMessageBox

from kaccount_desktop.app.crash import CrashReports
from kaccount_desktop.app.start import StartOptions, Window
from kaccount_desktop.app.terminal import say
from kaccount_desktop.ui.crash_dialog import CrashDialog

CUSTOMER = "海川船舶配套有限公司"
LOOK_MS = 20


class Driver:
    """Does the one thing; ends the program when it is done."""

    def __init__(self, program: Window, act: str, button: str) -> None:
        self._program = program
        self._button = button
        self._timer = QTimer(program.shell, interval=LOOK_MS)
        self._timer.timeout.connect(self._look)
        program.shell.window.painted.connect(getattr(self, act))

    def abort(self) -> None:
        """End without a word."""
        os.abort()

    def fail(self) -> None:
        """Meet a defect whose words hold a customer's name."""
        raise LookupError(CUSTOMER, Path.home() / f"{CUSTOMER}.kabook")

    def thread(self) -> None:
        """Meet it on another thread."""
        threading.Thread(target=self.fail).start()
        self._timer.start()

    def leave(self) -> None:
        """End as the user would."""
        self._program.shell.window.close()

    def look(self) -> None:
        """Wait for the dialog."""
        self._timer.start()

    def _look(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QMessageBox) and widget.isVisible():
                say(f"{widget.text()} {self._program.shell.window.isVisible()}")
                self._end(widget)
            elif isinstance(widget, CrashDialog) and widget.isVisible():
                say(widget.text.toPlainText())
                buttons: dict[str, QAbstractButton] = {
                    "copy": widget.copy,
                    "delete": widget.delete,
                }
                if self._button in buttons:
                    buttons[self._button].click()
                if self._button == "copy":
                    say(QApplication.clipboard().text())
                self._end(widget)

    def _end(self, dialog: QMessageBox | CrashDialog) -> None:
        self._timer.stop()
        dialog.accept()
        QTimer.singleShot(0, self.leave)


def main() -> int:
    """Run the program with its profile in a folder."""
    profile, act, *button = sys.argv[1:]
    crashes = CrashReports(Path(profile))
    program = Window(StartOptions(profile=Path(profile), language="zh_CN"), crashes)
    name = "fail" if act == "raise" else act
    driver = Driver(program, name, button[0] if button else "")
    if name == "fail":
        program.shell.window.painted.connect(driver.look)
    return program.run()


if __name__ == "__main__":
    sys.exit(main())
