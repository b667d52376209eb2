"""What every window needs whether or not a book is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.settings_view import Settings, WindowState
from kaccount_desktop.ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Environment:
    """The program around the window, handed down by constructor.

    `report_defect` writes a crash report and tells the user; the window stays alive.
    """

    theme: Theme
    language: Language
    clock: Clock
    settings: Settings
    state: WindowState
    documents: Path
    """Folder offered for new books and PDFs."""
    report_defect: Callable[[BaseException], None]
