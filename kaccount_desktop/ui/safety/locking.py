"""The lock: every window covered until the password is typed; nothing that was open is lost."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.safety.passwords import UnlockDialog
from kaccount_desktop.ui.session import Session

_LOOK_MS: Final = 15_000
"""How often it is looked whether anybody is there."""
_SIGNS: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class Curtain(QWidget):
    """Covers one window, however it is resized."""

    def __init__(self, window: QWidget, words: str) -> None:
        super().__init__(window)
        self._covered = window
        self.setObjectName("curtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        label = Label(words, "heading", "text-3", parent=self)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(label)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Follow the window's size, and stay above what it shows later."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.ChildAdded, QEvent.Type.Show):
            self.setGeometry(self._covered.rect())
            self.raise_()
        return super().eventFilter(watched, event)


class Locker(QObject):
    """Locks a session of a book with a password: when asked, and when nobody has been there.

    `leave_asked` comes when the user would rather close the book than unlock it.
    """

    leave_asked = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self._curtains: list[Curtain] = []
        self._dialog: UnlockDialog | None = None
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._watching = False

    @property
    def locked(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._curtains)

    def watch(self) -> None:
        """Begin or cease to look whether anybody is there, as the book and the settings say."""
        wanted = self._session.book.has_password and self._minutes() > 0
        if wanted == self._watching:
            return
        self._watching = wanted
        if wanted:
            self._since.start()
            self._timer.start()
            self._program().installEventFilter(self)
        else:
            self._timer.stop()
            self._program().removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Note that somebody is there."""
        if event.type() in _SIGNS:
            self._since.restart()
        return super().eventFilter(watched, event)

    def lock(self) -> None:
        """Cover every window and ask for the password; without one there is nothing to lock."""
        if self.locked or not self._session.book.has_password:
            return
        popup = QApplication.activePopupWidget()
        while popup is not None:
            popup.close()
            popup = QApplication.activePopupWidget()
        words = self.tr("Locked")
        covered = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
        self._curtains = [Curtain(window, words) for window in covered]
        for curtain in self._curtains:
            # A dialog that ends meanwhile takes its curtain with it.
            curtain.destroyed.connect(lambda _gone=None, one=curtain: self._forget(one))
        book, theme = self._session.book, self._session.theme
        dialog = UnlockDialog(
            theme, book.path.name, self._attempt, self._window, self.tr("Close the book")
        )
        dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(self._uncover)
        dialog.rejected.connect(self._leave)
        self._dialog = dialog
        dialog.open()
        dialog.field.setFocus()

    def stop(self) -> None:
        """The session ends: look no more."""
        self._timer.stop()
        if self._watching:
            self._program().removeEventFilter(self)
            self._watching = False
        self._uncover()

    @staticmethod
    def _program() -> QCoreApplication:
        program = QCoreApplication.instance()
        if program is None:
            raise RuntimeError("no application")
        return program

    def _minutes(self) -> int:
        return int(self._session.environment.settings.value("lock_minutes"))

    def _look(self) -> None:
        minutes = self._minutes()
        if minutes and self._since.hasExpired(minutes * 60_000):
            self.lock()

    def _attempt(self, password: str) -> str:
        fits = self._session.book.accepts(password)
        return "" if fits else self.tr("This is not the password of the book.")

    def _leave(self) -> None:
        self._uncover()
        self.leave_asked.emit()

    def _uncover(self) -> None:
        curtains, self._curtains = self._curtains, []
        for curtain in curtains:
            curtain.hide()
            curtain.deleteLater()
        self._dialog = None
        self._since.restart()

    def _forget(self, curtain: Curtain) -> None:
        if curtain in self._curtains:
            self._curtains.remove(curtain)
