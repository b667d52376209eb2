"""The Qt binding itself: PySide6 6.12.0 lost a reference to True with each signal emitted."""

import sys

from PySide6.QtCore import QObject, Signal


class _Bell(QObject):
    rung = Signal(object)


def test_emitting_a_signal_keeps_the_references_to_true() -> None:
    # Python 3.11 aborts once the count reaches zero; from 3.12 on True cannot be freed.
    bell = _Bell()
    bell.rung.connect(lambda _value: None)
    before = sys.getrefcount(True)
    for _ in range(50):
        bell.rung.emit(None)
    assert sys.getrefcount(True) > before - 25
