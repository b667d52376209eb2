"""Waiting until the user is free: something from outside comes in when no dialog is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

LOOK_MS: Final = 200
"""How often it is looked whether a dialog still is open."""


def when_free(act: Callable[[], None], owner: QObject) -> None:
    """Act when no dialog is open: it is not the moment for another, or to close the book."""
    look = QTimer(owner, interval=LOOK_MS)

    def try_it() -> None:
        if QApplication.activeModalWidget() is None and QApplication.activePopupWidget() is None:
            look.stop()
            look.deleteLater()
            act()

    look.timeout.connect(try_it)
    look.start()
