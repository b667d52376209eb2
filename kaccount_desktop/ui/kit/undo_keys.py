"""Ctrl+Z in a field: it takes back what was typed there, else the last change of the book."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def is_for_the_book(event: QEvent, *, undoable: bool, redoable: bool) -> bool:
    """Return whether an event asks a field to undo or redo though the field has nothing to.

    A field of Qt claims both keys always; one that ignores the event then leaves them to the
    commands of the window.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    undo = event.matches(QKeySequence.StandardKey.Undo) and not undoable
    return undo or (event.matches(QKeySequence.StandardKey.Redo) and not redoable)
