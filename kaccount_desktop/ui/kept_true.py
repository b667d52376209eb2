"""A guard against a defect of PySide6 6.12.0 that ends the program on Python 3.11."""

from __future__ import annotations

import sys

LOSABLE = 1 << 40
"""How many references may be lost: more signals than are ever emitted in one run."""


def keep_true() -> None:
    """Keep `True` alive while `Signal.emit` of PySide6 6.12.0 loses a reference to it each time.

    `emit` returns `True` without counting the reference it hands out. When some hundred are lost,
    Python stops with "deallocating True or False". From 3.12 on `True` is immortal; before, it is
    given here as good as the same. A later PySide6 without the defect is not harmed by it.
    """
    if sys.version_info >= (3, 12):
        return
    import ctypes

    ctypes.c_ssize_t.from_address(id(True)).value += LOSABLE
