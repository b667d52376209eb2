"""Waiting until the window stands still."""

from __future__ import annotations

from PySide6.QtTest import QTest

SETTLE_MS = 250


def settle() -> None:
    """Let timers, workers and paints finish."""
    QTest.qWait(SETTLE_MS)
