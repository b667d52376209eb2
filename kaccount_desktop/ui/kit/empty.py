"""What an empty pane shows: what to do, and one button that does it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.ui.commands import Command
from kaccount_desktop.ui.kit.buttons import Button
from kaccount_desktop.ui.kit.labels import Label


class EmptyPane(QWidget):
    """A sentence on what would stand here and how to get it, with at most one button.

    Give `button` (then connect `pressed`) or an `action`.
    """

    pressed = Signal()

    def __init__(
        self,
        sentence: str,
        detail: str = "",
        button: str = "",
        action: Command | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(8)
        column.addStretch(2)
        self.sentence = Label(sentence, "body", "text-2", wrap=True, parent=self)
        self.detail = Label(detail, "caption", "text-3", wrap=True, parent=self)
        for label in (self.sentence, self.detail):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        self.detail.setVisible(bool(detail))
        words = button or (action.plain if action else "")
        self.button = Button(words, self)
        self.button.setVisible(bool(words))
        column.addSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.button.clicked.connect(self.pressed)
        if action is not None:
            self.button.clicked.connect(lambda: action.trigger())  # noqa: PLW0108
