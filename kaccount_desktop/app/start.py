"""Starting the window: application, settings, theme, language, then the shell around the books."""

from __future__ import annotations

import gc
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from kaccount_desktop.app.crash import CrashReports
from kaccount_desktop.app.instance import Instance
from kaccount_desktop.app.logs import start_log
from kaccount_desktop.app.settings import SettingsFile
from kaccount_desktop.app.state import StateFile
from kaccount_desktop.app.terminal import complain, system_language
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.presence import is_file
from kaccount_desktop.ui.assembly import assemble
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.theme import Theme
from kaccount_desktop.ui.waiting import when_free

NAME: Final = "KAccount"
SWITCH_SECONDS = 0.001
"""How long a worker keeps the window waiting each time it wants to go on: painting asks often."""
START_MS = 3000
"""How long the garbage collector rests: importing makes much and frees nothing."""


@dataclass(frozen=True, slots=True)
class StartOptions:
    """How the window starts. `profile` keeps settings and logs elsewhere than usual."""

    book: Path | None = None
    language: str = ""
    clock: Clock = field(default_factory=Clock)
    profile: Path | None = None
    theme: str = ""
    password: str | None = field(default=None, repr=False)
    """Opens `book`, should it have one."""


class Window:
    """The running program: application and shell; `run` enters the event loop."""

    def __init__(self, options: StartOptions, crashes: CrashReports | None = None) -> None:
        self.app = make_application()
        folder = options.profile or _usual_folder()
        start_log(folder)
        settings = SettingsFile(folder / "settings.json" if folder else None)
        state = StateFile(folder / "state.json" if folder else None)
        language = Language(self.app, options.language or str(settings.value("language")))
        theme = Theme(
            self.app,
            options.theme or str(settings.value("theme")),
            text_scale=int(settings.value("text_size")) / 100,
            density=str(settings.value("density")),
        )
        self._crashes = crashes or CrashReports(folder)
        environment = Environment(
            theme, language, options.clock, settings, state, _documents(), self._crashes.report
        )
        self._environment = environment
        self.shell = Shell(environment, assemble, _make_sample)
        self._crashes.happened.connect(self.shell.warn)
        self._open_first(options, settings, state)

    def run(self) -> int:
        """Show the window until it is closed; return the exit code."""
        self._crashes.install()
        self.shell.show()
        QTimer.singleShot(START_MS, collect_again)
        if self._crashes.unseen():
            when_free(self._offer_reports, self.shell)
        code: int = self.app.exec()
        self._crashes.close()
        return code

    def _offer_reports(self) -> None:
        """Show, once, what went wrong before."""
        from kaccount_desktop.ui.crash_dialog import CrashDialog

        reports = self._crashes.unseen()
        window = self.shell.window
        text = self._crashes.text_of(reports)
        dialog = CrashDialog(self._environment, window.messages, text, window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.deleted.connect(lambda: self._crashes.delete(reports))
        dialog.finished.connect(lambda _code: self._crashes.put_by(reports))
        dialog.open()

    def _open_first(self, options: StartOptions, settings: SettingsFile, state: StateFile) -> None:
        if options.book is not None:
            self.shell.open_after_start(options.book, options.password)
            return
        recent = state.recent()
        if settings.value("open_last") and recent and is_file(recent[0].path):
            self.shell.open_after_start(recent[0].path)


def run_window(options: StartOptions) -> int:
    """Open the one window of this user, or hand the book to it; return the exit code."""
    QCoreApplication.setApplicationName(NAME)
    QCoreApplication.setOrganizationName(NAME)
    folder = options.profile or _usual_folder()
    instance = Instance(folder) if folder else None
    try:
        if instance is not None and not instance.take(options.book):
            return 0
    except KnownError as error:
        return _refuse(error.text, options.language or system_language())
    crashes = CrashReports(folder)
    crashes.install()
    try:
        window = Window(options, crashes)
        if instance is not None:
            instance.asked.connect(window.shell.take)
            instance.serve()
        return window.run()
    finally:
        if instance is not None:
            instance.leave()


def _refuse(text: Text, language: str) -> int:
    """Say why no window opens, in a box where nobody reads the terminal; return the exit code."""
    complain(text, language)
    if sys.stderr is None or not sys.stderr.isatty():
        make_application()
        box = QMessageBox(QMessageBox.Icon.Warning, NAME, text.in_(language))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.exec()
    return 1


def collect_again() -> None:
    """Let the garbage collector run again; what the start made stays for good."""
    gc.freeze()
    gc.enable()


def make_application() -> QApplication:
    """Return the one QApplication, made if there is none yet."""
    existing = QApplication.instance()
    if isinstance(existing, QApplication):
        return existing
    sys.setswitchinterval(SWITCH_SECONDS)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    app = QApplication(sys.argv[:1])
    app.setApplicationName(NAME)
    app.setOrganizationName(NAME)
    app.setDesktopFileName("kaccount")
    return app


def _usual_folder() -> Path | None:
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppDataLocation)
    return Path(name) if name else None


def _documents() -> Path:
    name = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    # A dialog takes a folder that is not there for the name of a file.
    return Path(name) if name and Path(name).is_dir() else Path.home()


def _make_sample(path: Path, clock: Clock) -> None:
    from kaccount_desktop.book.sample import make_sample

    make_sample(path, clock)
