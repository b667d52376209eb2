"""The ways into a book: nothing is made for a file that is no list, nothing is replaced unasked."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.shell import Shell

MakeShell = Callable[[Callable[[], Parts]], Shell]


@pytest.fixture
def shell(make_shell: MakeShell) -> Shell:
    return make_shell(
        lambda: Parts((), lambda _session, parent: QWidget(parent), lambda _session, _window: None)
    )


@pytest.mark.parametrize("content", [b"%PDF-1.4\n%%EOF", b""])
def test_no_book_is_made_for_a_file_that_is_no_list(
    shell: Shell, new_books: list[Path], tmp_path: Path, qtbot: QtBot, content: bytes
) -> None:
    wrong = tmp_path / "发票.xlsx"
    wrong.write_bytes(content)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.window.list_dropped.emit(wrong)
    (box,) = shell.window.findChildren(QMessageBox)
    assert "发票.xlsx" in box.text()
    box.close()
    assert new_books == []
    assert shell.session is None
    assert list(tmp_path.rglob("*.kabook")) == []


def test_a_new_book_is_offered_a_name_nobody_has(
    shell: Shell, new_books: list[Path], environment: Environment, tmp_path: Path
) -> None:
    customers = tmp_path / "客户.csv"
    customers.write_text("客户名称\n澜州重工股份有限公司\n", "utf-8")
    for _ in range(3):
        shell.window.list_dropped.emit(customers)
        shell.close_book()
    folder = environment.documents
    assert new_books == [folder / f"客户{end}.kabook" for end in ("", " 2", " 3")]
    assert all(place.is_file() for place in new_books)


@pytest.mark.parametrize("wanted", [False, True])
def test_a_copy_typed_without_its_suffix_replaces_nothing_unasked(
    shell: Shell,
    book_path: Path,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    wanted: bool,
) -> None:
    there = tmp_path / "other.kabook"
    Book.create(there, Clock()).close()
    before = there.read_bytes()
    questions: list[str] = []

    def answer(_messages: Messages, question: str, *_more: object) -> bool:
        questions.append(question)
        return wanted

    typed = str(tmp_path / "other")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (typed, ""))
    monkeypatch.setattr(Messages, "ask", answer)
    assert shell.open(book_path)
    assert shell.session is not None
    shell.window.commands.save_copy.trigger()
    qtbot.waitUntil(lambda: shell.session is not None and not shell.session.workers.busy)
    assert [("other.kabook" in question) for question in questions] == [True]
    assert (there.read_bytes() != before) is wanted
    for box in shell.window.findChildren(QMessageBox):
        box.close()


@pytest.mark.parametrize(
    "name",
    ["名单.xlsx", "名单.XLS", "宏.xlsm", "旧.et", "名单.ods", "名单.csv", "名单.tsv", "名单.txt"],
)
def test_every_list_the_import_reads_is_shown_to_be_chosen(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, name: str
) -> None:
    offered: list[str] = []

    def take(_over: QWidget, _title: str, _place: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", take)
    shell.show()
    qtbot.waitExposed(shell.window)
    shell.window.commands.import_list.trigger()
    assert f"*{Path(name).suffix.lower()}" in re.split(r"[ ()]", offered[0])
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    enter = QDragEnterEvent(QPoint(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier)
    enter.ignore()
    shell.window.dragEnterEvent(enter)
    assert enter.isAccepted()
