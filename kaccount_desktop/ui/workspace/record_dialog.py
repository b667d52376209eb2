"""What the dialogs share: a heading, fields that scroll, and buttons at the foot.

A dialog for something new gathers values and makes one journal entry. A dialog on a stored record
is *live*: each edit is saved as it is made, and the only button closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.wording import Wording

_CHROME: Final = 120
"""What the frame, the foot and the desktop's bars take of the screen's height, in px."""


class RecordDialog(QDialog):
    """Add fields to `body`; then `offer` what the button does, or `live` for a stored record."""

    def __init__(
        self, session: Session, title: str, parent: QWidget | None, *, width: int = 560
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.wording = Wording(session, self)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._width = session.theme.px(width)
        self._untouched: object = None
        self._snapshot: Callable[[], object] | None = None
        self._act: Callable[[], bool] | None = None
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        scroll = PageScroll(self)
        self._inner = scroll.inner
        self.body = QVBoxLayout(self._inner)
        self.body.setContentsMargins(24, 16, 24, 16)
        self.body.setSpacing(8)
        whole.addWidget(scroll, 1)
        self.error = Label("", "body", "negative", wrap=True, parent=self)
        self.error.setContentsMargins(24, 6, 24, 0)
        self.error.hide()
        whole.addWidget(self.error)
        whole.addWidget(Hairline(self))
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(24, 10, 24, 12)
        self._foot.setSpacing(8)
        self._foot.addStretch(1)
        whole.addLayout(self._foot)

    # What a subclass says

    def offer(
        self,
        verb: str,
        act: Callable[[], bool],
        snapshot: Callable[[], object] | None = None,
        leave: str = "",
    ) -> PrimaryButton:
        """Offer the one thing the dialog does; it closes when `act` returns True.

        `snapshot` returns what is filled in, so that leaving asks before it is lost; `leave` words
        the other button where leaving gives nothing up.
        """
        cancel = Button(leave or self.tr("Cancel"), self)
        cancel.clicked.connect(self.reject)
        button = PrimaryButton(verb, self)
        button.setDefault(True)
        button.clicked.connect(self._try)
        self._act = act
        self._snapshot = snapshot
        self._foot.addWidget(cancel)
        self._foot.addWidget(button)
        return button

    def live(self) -> Button:
        """Offer only to close: every edit is saved as it is made."""
        hint = Label(self.tr("Edits are saved as you make them."), "caption", "text-3", parent=self)
        self._foot.insertWidget(self._foot.count() - 1, hint)
        close = PrimaryButton(self.tr("Close"), self)
        close.clicked.connect(self.accept)
        self._foot.addWidget(close)
        return close

    def add_left(self, button: QWidget) -> None:
        """Set a button at the left of the foot: delete, print."""
        self._foot.insertWidget(0, button)

    def settle(self) -> None:
        """Take what is filled in now as untouched; called when the fields have their first values."""
        if self._snapshot is not None:
            self._untouched = self._snapshot()
        self._fit()

    def show_error(self, error: KnownError) -> None:
        """Show a refusal above the buttons."""
        self.error.setText(self.session.words(error.text))
        self.error.show()

    def leave(self) -> None:
        """Close without asking."""
        self._snapshot = None
        self.reject()

    def attempt(self, act: Callable[[], Any]) -> bool:
        """Do something; False, with the sentence shown, when it was refused."""
        try:
            act()
        except KnownError as error:
            self.show_error(error)
            return False
        self.error.hide()
        return True

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Do it on Ctrl+Enter from any field."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held and self._act is not None:
            self._try()
            return
        super().keyPressEvent(event)

    def reject(self) -> None:
        """Leave, after asking when something is filled in."""
        if self._may_leave():
            super().reject()

    def accept(self) -> None:
        """Close; an edit under way is finished first."""
        focus = QApplication.focusWidget()
        if focus is not None and self.isAncestorOf(focus):
            focus.clearFocus()
        super().accept()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Ask before what is filled in is lost."""
        if self._act is None or self._may_leave():
            super().closeEvent(event)
        else:
            event.ignore()

    def _try(self) -> None:
        done = False
        act = self._act
        if act is None:
            return

        def run() -> None:
            nonlocal done
            done = act()

        if self.attempt(run) and done:
            self._snapshot = None
            super().accept()

    def _may_leave(self) -> bool:
        if self._snapshot is None or self._snapshot() == self._untouched:
            return True
        if self.session.messages.ask(
            self.tr("Leave without saving what you filled in?"), self.tr("Leave"), self
        ):
            self._snapshot = None
            return True
        return False

    def _fit(self) -> None:
        """Be as high as the fields, within the screen."""
        room = self.screen().availableGeometry()
        width = min(self._width, room.width() - 40)
        layout = self._inner.layout()
        wanted = layout.sizeHint().height() if layout else 200
        if layout is not None and layout.hasHeightForWidth():
            wanted = layout.heightForWidth(width)
        foot = self._foot.sizeHint().height() + 1
        self.setMinimumWidth(min(width, self.session.theme.px(360)))
        self.resize(width, min(wanted + foot + 4, room.height() - _CHROME))
