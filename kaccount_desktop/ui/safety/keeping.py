"""The commands that keep an open book safe: password, lock, backups."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.safety.locking import Locker
from kaccount_desktop.ui.session import Session

BACKED_UP = Text("Kept a checked backup: {name}.", "已保存核对过的备份：{name}。")
EMPTY = Text("The book is empty: there is nothing to back up.", "客户库是空的，没有可备份的内容。")
SET = Text(
    "The book has a password now, and so have its backups. Copies made before without one can "
    "still be read, and what was deleted from an SSD cannot be wiped for certain.",
    "客户库已设密码，已有备份也已加密。此前另存的未加密副本仍可读取；固态硬盘上删除的内容无法保证彻底清除。",
)
REMOVED = Text(
    "The book has no password any more; whoever gets the file can read it.",
    "客户库已取消密码，任何人拿到文件都能读取。",
)
LEFT = Text(
    "These backups could not be renewed and still have the password of before: {names}.",
    "以下备份未能更新，仍使用原密码：{names}。",
)


class Keeper(QObject):
    """Handles them for one session. `restore_asked` carries the `Path` of a backup.

    `close_asked` comes when a locked book should rather be closed.
    """

    restore_asked = Signal(object)
    close_asked = Signal()

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(session)
        self._session = session
        self._window = window
        self.locker = Locker(session, window)
        self.locker.leave_asked.connect(self.close_asked)
        commands = session.commands
        commands.password.handle(self._ask_password)
        commands.lock.handle(self._lock)
        commands.backups.handle(self._show_backups)
        session.ending.connect(self.locker.stop)
        self.locker.watch()

    def watch(self) -> None:
        """Obey another setting of how long nobody may be there."""
        self.locker.watch()

    def _lock(self) -> None:
        """Lock; a book without a password is offered one first."""
        if not self._session.book.has_password:
            self._ask_password()
        self.locker.lock()

    def _ask_password(self) -> None:
        from kaccount_desktop.book.password import SHORTEST
        from kaccount_desktop.ui.safety.passwords import NewPasswordDialog

        book = self._session.book
        dialog = NewPasswordDialog(
            self._session.theme,
            SHORTEST,
            self._window,
            present=book.accepts if book.has_password else None,
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._set_password(dialog.password)
        dialog.deleteLater()

    def _set_password(self, password: str | None) -> None:
        """Write the book anew under the password; nobody may read it meanwhile."""
        self._session.workers.cancel_all()
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        left: list[Path] = []
        try:
            with self._session.messages.guard() as guard:
                left = self._session.book.set_password(password)
        finally:
            QApplication.restoreOverrideCursor()
        self.locker.watch()
        if guard.refused:
            return
        if left:
            names = "\n".join(path.name for path in left)
            self._session.messages.tell(LEFT.format(names=names), warn=True)
        else:
            self._session.messages.tell(SET if password is not None else REMOVED)

    def _show_backups(self) -> None:
        from kaccount_desktop.ui.safety.backups_dialog import BackupsDialog

        session = self._session
        dialog = BackupsDialog(session.environment, session.book.path, self._window, opened=True)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

        def ask(path: Path) -> None:
            question = self.tr("Put the book back to this backup?")
            detail = self.tr("What was entered since then is kept in a backup of its own.")
            if session.messages.ask(question, self.tr("Restore"), dialog, detail):
                dialog.accept()
                self.restore_asked.emit(path)

        def kept(path: Path | None) -> None:
            dialog.reload()
            said = EMPTY if path is None else BACKED_UP.format(name=path.name)
            session.messages.tell(said, dialog)

        dialog.restore_asked.connect(ask)
        dialog.backup_asked.connect(
            lambda: session.workers.start(lambda _job: session.book.back_up("asked"), kept)
        )
        dialog.open()
