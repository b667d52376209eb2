"""Every dialog of the shell opens in every language and theme, and does what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QMainWindow,
    QWidget,
)
from pytestqt.qtbot import QtBot

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.commands import Commands
from kaccount_desktop.ui.crash_dialog import CrashDialog
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.help import AboutDialog, KeysDialog
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.settings_dialog import SettingsDialog
from kaccount_desktop.ui.theme import THEMES


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QMainWindow]:
    window = QMainWindow()
    window.resize(800, 600)
    window.show()
    qtbot.waitExposed(window)
    yield window
    window.close()
    window.deleteLater()


def dialogs(environment: Environment, window: QMainWindow) -> list[QDialog]:
    theme = environment.theme
    commands = Commands(theme, window)
    commands.undo.handle(lambda: None)
    return [
        SettingsDialog(environment, Messages(environment.language, theme, window), window),
        KeysDialog(theme, commands, window),
        AboutDialog(theme, window),
        CrashDialog(environment, Messages(environment.language, theme, window), "KAccount", window),
    ]


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.text()]


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", THEMES)
def test_they_open_in_every_language_and_theme(
    environment: Environment, window: QMainWindow, qtbot: QtBot, code: str, mode: str
) -> None:
    environment.theme.set_mode(mode)
    environment.language.use(code)
    for dialog in dialogs(environment, window):
        dialog.open()
        qtbot.waitExposed(dialog)
        words = "".join([dialog.windowTitle(), *texts(dialog)])
        assert any("\u4e00" <= char <= "\u9fff" for char in words) is (code == "zh_CN"), words
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in plain(dialog))
        dialog.close()


def plain(dialog: QDialog) -> list[QLabel]:
    return [label for label in dialog.findChildren(QLabel) if label.text()]


def test_a_setting_is_stored_as_it_is_set(
    environment: Environment, window: QMainWindow, qtbot: QtBot
) -> None:
    dialog = dialogs(environment, window)[0]
    assert isinstance(dialog, SettingsDialog)
    box = dialog.findChild(QComboBox, "setting_density")
    assert box is not None
    with qtbot.waitSignal(dialog.stored) as caught:
        box.setCurrentIndex(2)
        box.activated.emit(2)
    assert caught.args == ["density"]
    assert environment.settings.value("density") == "comfortable"
    switch = dialog.findChild(QCheckBox, "setting_open_last")
    assert switch is not None
    switch.click()
    assert environment.settings.value("open_last") is False


def test_the_keys_of_what_is_handled_are_listed(
    environment: Environment, window: QMainWindow
) -> None:
    keys = dialogs(environment, window)[1]
    assert texts(keys) == ["Ctrl+Z", "撤销"]


def test_a_report_is_saved_where_the_user_wants_it_or_the_refusal_is_said(
    environment: Environment, window: QMainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    messages = Messages(environment.language, environment.theme, window)
    refused: list[KnownError] = []
    monkeypatch.setattr(messages, "show_error", lambda error, _over: refused.append(error))
    dialog = CrashDialog(environment, messages, "KAccount\n报告", window)
    chosen = [str(tmp_path / "report.txt"), str(tmp_path / "no folder" / "report.txt"), ""]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (chosen.pop(0), ""))
    for _ in range(3):
        dialog.save.click()
    assert (tmp_path / "report.txt").read_text("utf-8") == "KAccount\n报告"
    assert ["no folder" in error.text.zh for error in refused] == [True]
    assert chosen == []
