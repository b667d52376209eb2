"""Passwords, the lock and backups through the real window."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.backups import backups_of
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.safety.backups_dialog import BackupsDialog
from kaccount_desktop.ui.safety.locking import Curtain
from kaccount_desktop.ui.safety.new_book import NewBookDialog
from kaccount_desktop.ui.safety.passwords import NewPasswordDialog, UnlockDialog
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.theme import THEMES
from tests.ui.conftest import TODAY

MakeShell = Callable[[Callable[[], Parts]], Shell]
TYPED = "spring-river-2026"
WAIT_MS = 10_000


@pytest.fixture
def shell(make_shell: MakeShell, qtbot: QtBot) -> Shell:
    shell = make_shell(
        lambda: Parts((), lambda _session, parent: QWidget(parent), lambda _session, _window: None)
    )
    shell.show()
    qtbot.waitExposed(shell.window)
    return shell


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    path = tmp_path / "锁.kabook"
    with Book.create(path, Clock(TODAY), password=TYPED) as book, book.change("x") as change:
        change.insert(Customer, name="海川船舶")
    return path


class Expired:
    """A clock by which nobody has been there for a minute."""

    def hasExpired(self, milliseconds: int) -> bool:  # noqa: N802 -- as Qt's
        return milliseconds == 60_000

    def restart(self) -> None:
        """Somebody is there again."""


def soon(act: Callable[[], None]) -> None:
    """Do it while a dialog waits."""
    QTimer.singleShot(60, act)


def modal(kind: type[QDialog]) -> QDialog:
    found = QApplication.activeModalWidget()
    assert isinstance(found, kind)
    return found


def press(dialog: QWidget, words: str, qtbot: QtBot) -> None:
    button = next(b for b in dialog.findChildren(QPushButton) if words in b.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_locked_book_asks_until_the_password_fits(
    shell: Shell, locked: Path, qtbot: QtBot
) -> None:
    said: list[str] = []

    def wrong() -> None:
        dialog = modal(UnlockDialog)
        assert isinstance(dialog, UnlockDialog)
        qtbot.keyClicks(dialog.field, "not this one")
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
        said.append(dialog.wrong.text())
        dialog.field.setText(TYPED)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    soon(wrong)
    assert shell.open(locked)
    assert "密码无法打开" in said[0]
    assert shell.session is not None
    assert shell.session.book.has_password


def test_leaving_the_question_opens_nothing(shell: Shell, locked: Path) -> None:
    soon(lambda: modal(UnlockDialog).reject())
    assert not shell.open(locked)
    assert shell.session is None
    assert shell.window.first_start.isVisible()


def test_a_new_book_is_made_with_its_password(
    shell: Shell, environment: Environment, qtbot: QtBot
) -> None:
    def fill() -> None:
        dialog = modal(NewBookDialog)
        assert isinstance(dialog, NewBookDialog)
        assert "不设密码" in dialog.make.text()
        qtbot.keyClicks(dialog.first, TYPED)
        qtbot.keyClicks(dialog.second, TYPED[:-1])
        assert "不设密码" not in dialog.make.text()
        qtbot.keyClick(dialog.second, Qt.Key.Key_Return)
        assert "不一致" in dialog.wrong.text()
        qtbot.keyClicks(dialog.second, TYPED[-1])
        qtbot.keyClick(dialog.second, Qt.Key.Key_Return)

    soon(fill)
    shell.window.commands.new_book.trigger()
    assert shell.session is not None
    assert shell.session.book.has_password
    (path,) = environment.documents.glob("*.kabook")
    assert not path.read_bytes().startswith(b"SQLite")


def test_the_password_is_set_from_the_menu(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    shell.open(book_path)

    def fill() -> None:
        dialog = modal(NewPasswordDialog)
        assert isinstance(dialog, NewPasswordDialog)
        dialog.first.setText(TYPED)
        dialog.second.setText(TYPED)
        press(dialog, "设置密码", qtbot)

    soon(fill)
    shell.window.commands.password.trigger()
    assert shell.session is not None
    assert shell.session.book.has_password
    for box in shell.window.findChildren(QMessageBox):
        assert "已设密码" in box.text()
        box.close()
    with shell.session.book.change("x") as change:
        change.insert(Customer, name="海川船舶")
    shell.close_book()
    with Book.open(book_path, read_only=True, password=TYPED) as book:
        assert book.rows("SELECT count(*) FROM customer") == [(1,)]


def test_locking_covers_every_window_and_loses_nothing(
    shell: Shell, locked: Path, qtbot: QtBot
) -> None:
    shell.open(locked, TYPED)
    assert shell.session is not None
    typed = NewPasswordDialog(shell.session.theme, 8, shell.window)
    typed.first.setText("half typed")
    typed.open()
    shell.window.commands.lock.trigger()
    curtains = [*shell.window.findChildren(Curtain), *typed.findChildren(Curtain)]
    assert {curtain.parent() for curtain in curtains} == {shell.window, typed}
    shell.window.resize(900, 700)
    qtbot.waitUntil(lambda: all(c.size() == c._covered.size() for c in curtains))
    dialog = modal(UnlockDialog)
    assert isinstance(dialog, UnlockDialog)
    qtbot.keyClicks(dialog.field, "wrong password")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert all(curtain.isVisible() for curtain in curtains)
    dialog.field.setText(TYPED)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shell.window.findChildren(Curtain))
    assert typed.isVisible()
    assert typed.first.text() == "half typed"
    typed.close()


def test_it_locks_when_nobody_has_been_there(
    shell: Shell,
    locked: Path,
    environment: Environment,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    environment.settings.put("lock_minutes", 1)
    shell.open(locked, TYPED)
    keeper = shell._keeper
    assert keeper is not None
    locker = keeper.locker
    locker._look()
    before = locker.locked
    monkeypatch.setattr(locker, "_since", Expired())
    locker._look()
    assert [before, locker.locked] == [False, True]
    press(modal(UnlockDialog), "关闭", qtbot)
    assert shell.session is None
    assert not any(curtain.isVisible() for curtain in shell.window.findChildren(Curtain))


def test_a_backup_is_restored_from_the_list(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    shell.open(book_path)
    assert shell.session is not None
    book = shell.session.book
    with book.change("一") as change:
        change.insert(Customer, name="海川船舶")
    book.back_up("asked")
    with book.change("二") as change:
        change.insert(Customer, name="长江")
    shell.window.commands.backups.trigger()
    dialog = modal(BackupsDialog)
    assert isinstance(dialog, BackupsDialog)
    assert dialog.list.topLevelItemCount() == 1
    soon(lambda: press(modal(QMessageBox), "恢复", qtbot))
    press(dialog, "恢复", qtbot)
    assert shell.session is not None
    assert shell.session.book.rows("SELECT name FROM customer") == [("海川船舶",)]
    assert [one.reason for one in backups_of(book_path)] == ["restore", "asked"]


def test_a_backup_is_kept_when_the_book_is_closed(shell: Shell, book_path: Path) -> None:
    shell.open(book_path)
    assert shell.session is not None
    with shell.session.book.change("一") as change:
        change.insert(Customer, name="海川船舶")
    shell.close_book()
    assert [one.reason for one in backups_of(book_path)] == ["close"]


def test_a_damaged_book_offers_its_backups(shell: Shell, book_path: Path, qtbot: QtBot) -> None:
    with Book.open(book_path, Clock(TODAY)) as book:
        with book.change("一") as change:
            change.insert(Customer, name="海川船舶")
        book.back_up("asked")
    raw = apsw.Connection(str(book_path))
    root = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='customer'").get
    raw.close()
    content = bytearray(book_path.read_bytes())
    content[(root - 1) * 4096 : (root - 1) * 4096 + 200] = b"\xff" * 200
    book_path.write_bytes(content)

    def choose() -> None:
        soon(restore)
        press(modal(QMessageBox), "恢复备份", qtbot)

    def restore() -> None:
        soon(lambda: press(modal(QMessageBox), "恢复", qtbot))
        press(modal(BackupsDialog), "恢复", qtbot)

    soon(choose)
    assert shell.open(book_path)
    assert shell.session is not None
    assert shell.session.book.rows("SELECT name FROM customer") == [("海川船舶",)]
    (kept,) = book_path.parent.glob("*.damaged")
    assert kept.read_bytes() == bytes(content)


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", THEMES)
def test_every_dialog_opens_in_every_language_and_theme(
    shell: Shell, environment: Environment, book_path: Path, qtbot: QtBot, code: str, mode: str
) -> None:
    environment.theme.set_mode(mode)
    environment.language.use(code)
    theme, window = environment.theme, shell.window
    for dialog in (
        UnlockDialog(theme, "客户.kabook", lambda _typed: "", window),
        NewPasswordDialog(theme, 8, window, present=lambda _typed: False),
        NewBookDialog(theme, book_path, 8, lambda _path: "", window),
        BackupsDialog(environment, book_path, window, opened=True),
    ):
        dialog.open()
        qtbot.waitExposed(dialog)
        words = "".join(button.text() for button in dialog.findChildren(QPushButton))
        assert any("\u4e00" <= char <= "\u9fff" for char in words) is (code == "zh_CN"), words
        for label in dialog.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()), label.text()
        dialog.close()
