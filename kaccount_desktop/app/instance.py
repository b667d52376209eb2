"""One program for each user and profile: a second start hands its book to the first and ends.

Who holds `instance.lock` in the profile's folder is the first; the system frees it however that
program ends, so nothing stale is left to be told from a running one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from filelock import FileLock, Timeout
from PySide6.QtCore import QDeadlineTimer, QObject, QThread, QTimer, Signal

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

PATIENCE_MS: Final = 3000
"""A first program that has not answered by then hangs."""
_AGAIN_MS: Final = 50
_LISTEN_MS: Final = 200
"""Listening begins when the window stands: it costs the start a library."""
_LONGEST: Final = 65_536
_ANSWER: Final = b"shown\n"
_TOKEN: Final = "XDG_ACTIVATION_TOKEN"  # noqa: S105


def silent() -> KnownError:
    """Return the refusal when the program that is running does not answer."""
    return KnownError(
        Text(
            "KAccount is running already, but does not answer. Wait until it has finished what it "
            "is doing and try again, or end it and start it anew; every saved change is in the "
            "book.",
            "KAccount 已在运行，但没有响应。请等它完成当前操作后重试，或结束它再重新启动；"
            "已保存的修改都在客户库里。",
        )
    )


class Instance(QObject):
    """The place of the one running program; `asked` carries the book a second start named, or None."""

    asked = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lock = FileLock(str(folder / "instance.lock"))
        self._server: QLocalServer | None = None

    def take(self, book: Path | None, patience_ms: int = PATIENCE_MS) -> bool:
        """Become the one program (True), or hand the book to the one there is (False).

        KnownError when there is one that does not answer. Where no lock can be held, every start is
        a program of its own.
        """
        deadline = QDeadlineTimer(patience_ms)
        while True:
            try:
                self._folder.mkdir(parents=True, exist_ok=True)
                if not os.access(self._folder, os.W_OK):
                    return True
                self._lock.acquire(timeout=0)
            except Timeout:
                pass
            except OSError:
                return True
            else:
                return True
            if self._hand_over(book, deadline):
                return False
            if deadline.hasExpired():
                raise silent()
            QThread.msleep(_AGAIN_MS)

    def serve(self) -> None:
        """Answer later starts; needs the application."""
        QTimer.singleShot(_LISTEN_MS, self, self._listen)

    def leave(self) -> None:
        """The program ends: the next start is the first."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    def _hand_over(self, book: Path | None, deadline: QDeadlineTimer) -> bool:
        """Tell the first program; False when it is not there yet, or no more."""
        from PySide6.QtNetwork import QLocalSocket

        name = _address(self._folder)
        if not _is_ours(name):
            return False
        socket = QLocalSocket()
        socket.connectToServer(name)
        if not socket.waitForConnected(_left(deadline)):
            return False
        _let_it_come_forward()
        asked = {"book": str(book) if book else None, "token": os.environ.get(_TOKEN, "")}
        socket.write(json.dumps(asked).encode() + b"\n")
        while socket.canReadLine() or socket.waitForReadyRead(_left(deadline)):
            if socket.canReadLine():
                return bytes(socket.readLine().data()) == _ANSWER
        return False

    def _listen(self) -> None:
        from PySide6.QtNetwork import QLocalServer

        if not self._lock.is_locked:  # nobody can tell who is the first
            return
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._greet)
        name = _address(self._folder)
        QLocalServer.removeServer(name)  # what a program that was killed left there
        self._server.listen(name)

    def _greet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is None:
            return
        socket.readyRead.connect(lambda: self._hear(socket))
        socket.disconnected.connect(socket.deleteLater)
        self._hear(socket)

    def _hear(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST:
                socket.abort()
            return
        try:
            said = json.loads(bytes(socket.readLine(_LONGEST).data()))
            book, token = said["book"], said["token"]
            named = Path(book) if book is not None else None
        except (KeyError, TypeError, ValueError):
            socket.abort()
            return
        socket.write(_ANSWER)
        socket.flush()
        if token:
            os.environ[_TOKEN] = str(token)  # Wayland lets a window come forward for one
        self.asked.emit(named)


def _address(folder: Path) -> str:
    """Return the name of the socket: short, whatever the folder is called, and the user's own."""
    user = str(os.getuid()) if sys.platform != "win32" else os.environ.get("USERNAME", "")
    found = hashlib.sha256(f"{user} {folder.absolute()}".encode()).hexdigest()[:24]
    private = Path(os.environ.get("XDG_RUNTIME_DIR", ""))
    if sys.platform == "linux" and private.is_absolute() and os.access(private, os.W_OK):
        return str(private / f"kaccount-{found}")
    return f"kaccount-{found}"


def _is_ours(name: str) -> bool:
    """Return whether the socket may be spoken to: another user may have put one of that name there."""
    if sys.platform == "win32":
        return True
    from PySide6.QtCore import QDir

    path = Path(name) if name.startswith("/") else Path(QDir.tempPath()) / name
    with suppress(OSError):
        return path.stat().st_uid == os.getuid()
    return False


def _left(deadline: QDeadlineTimer) -> int:
    return max(1, deadline.remainingTime())


def _let_it_come_forward() -> None:
    """Allow the first program to put its window in front, which Windows forbids otherwise."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.AllowSetForegroundWindow(-1)
