"""Refusals and questions: plain text, in the window's language, never blocking a refusal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.theme import Theme

TEXT = Text("No room left on <b>D:</b>.", "<b>D:</b> 盘已满。")


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def messages(language: Language, theme: Theme, window: QMainWindow) -> Iterator[Messages]:
    yield Messages(language, theme, window)
    for box in window.findChildren(QMessageBox):
        box.close()


def test_a_known_error_becomes_a_plain_sentence(messages: Messages, window: QMainWindow) -> None:
    with messages.guard() as guard:
        raise KnownError(TEXT)
    assert guard.refused
    box = window.findChild(QMessageBox)
    assert box is not None
    assert box.text() == "<b>D:</b> 盘已满。"
    assert box.textFormat() == Qt.TextFormat.PlainText
    assert [button.text() for button in box.findChildren(QPushButton)] == ["确定"]


@pytest.mark.parametrize("sentences", [1, 2, 12])
def test_a_sentence_is_never_cut(messages: Messages, window: QMainWindow, sentences: int) -> None:
    words = (
        "客户库已由别的程序打开，请先在那边关闭，再打开一次；文件在 D:/客户/华东区大客户.kabook。"
    )
    messages.tell(words * sentences)
    box = window.findChild(QMessageBox)
    assert box is not None
    label = box.findChild(QLabel, "qt_msgbox_label")
    assert label is not None
    needed = label.heightForWidth(label.width()) if label.wordWrap() else label.sizeHint().height()
    assert label.width() >= (0 if label.wordWrap() else label.sizeHint().width())
    assert label.height() >= needed
    assert box.width() >= 320


def test_a_defect_passes_the_guard(messages: Messages) -> None:
    with pytest.raises(ZeroDivisionError), messages.guard():
        raise ZeroDivisionError


def test_nothing_raised_nothing_shown(messages: Messages, window: QMainWindow) -> None:
    with messages.guard() as guard:
        pass
    assert not guard.refused
    assert window.findChild(QMessageBox) is None


@pytest.mark.parametrize(("words", "wanted"), [("删除", True), ("取消", False)])
def test_asking_waits_for_the_verb(messages: Messages, words: str, wanted: bool) -> None:
    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        default = box.defaultButton()
        assert default is not None
        assert default.text() == "取消"
        next(b for b in box.findChildren(QPushButton) if b.text() == words).click()

    QTimer.singleShot(0, answer)
    assert messages.ask(Text("Delete?", "删除吗？"), "删除") is wanted
