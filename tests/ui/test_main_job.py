"""The main job by hand, through the real window: a list like a salesperson's becomes a packet.

Every act of the user is a click or a key that reaches a widget, and is counted.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

import pypdfium2
import pytest
import xlsxwriter
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFileDialog,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import open_tasks, touches
from kaccount_desktop.book.queries.customers import CustomerFilter, customer_rows, find_customers
from kaccount_desktop.ui.assembly import assemble
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.first_start import DoorButton
from kaccount_desktop.ui.followup.dialog import FollowUpDialog
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.main_window import MainWindow
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.printing.dialog import PrintPreview
from kaccount_desktop.ui.safety.new_book import NewBookDialog
from kaccount_desktop.ui.shell import Shell
from tests.ui.conftest import TODAY

MakeShell = Callable[[Callable[[], Parts]], Shell]
KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
WAIT_MS = 20_000
MOST_ACTS = 8
NAMES = (
    "杭州𠮷祥机械有限公司",
    "<b>苏州</b>精工有限公司",
    '<img src="file:///etc/passwd">无锡电机厂',
    "=cmd()",
)


def write_list(path: Path) -> None:
    """Write a list as people keep it: a title above, headings in two rows, units in a heading."""
    book = xlsxwriter.Workbook(str(path), {"strings_to_formulas": False})
    sheet = book.add_worksheet("客户一览")
    sheet.merge_range(0, 0, 0, 6, "华东区大客户台账（2026年度）")
    sheet.write(1, 0, "制表人：王小明")
    for column, head in ((0, "客户名称"), (1, "客户等级"), (6, "备注")):
        sheet.merge_range(2, column, 3, column, head)
    sheet.merge_range(2, 2, 2, 3, "联系人信息")
    sheet.merge_range(2, 4, 2, 5, "在谈项目")
    sheet.write_row(3, 2, ("姓名", "手机号", "项目名称", "预计金额（万元）"))
    rows = (
        (NAMES[0], "A", "赵㛃", 13800138001, "一号线减速机", 486, "重视交期"),
        (NAMES[1], "b级", "孙<b>丽</b>", "138-0013-8003", "=1+1", "80万", "=cmd|' /C calc'!A0"),
        (NAMES[2], "C", "李四😀", 13700137004, "", "", "长" * 4000),
        (NAMES[3], "", "", "", "", "", ""),
        ("", "C", "无名氏", 13300133008, "", "", "没有客户名"),
        ("合计", "", "", "", "", 566, ""),
    )
    for place, row in enumerate(rows):
        sheet.write_row(4 + place, 0, row)
    book.close()


class Hands:
    """The hands of one user. File dialogs are answered by typing into them, in turn."""

    def __init__(self, qtbot: QtBot) -> None:
        self.acts: list[str] = []
        self._qtbot = qtbot
        self._answers: deque[str] = deque()
        self._answered: QObject | None = None
        self._watch = QTimer(interval=10)
        self._watch.timeout.connect(self._answer)
        self._watch.start()

    def let_go(self) -> None:
        """Stop; nothing that was to be typed is left over."""
        self._watch.stop()
        assert not self._answers

    def will_type(self, *names: str) -> None:
        """Type these into the file dialogs that come next; nothing takes what is offered."""
        self._answers.extend(names)

    def click(self, button: QAbstractButton) -> None:
        """Click on a button that can be clicked."""
        assert button.isVisible()
        assert button.isEnabled()
        self.acts.append(button.text())
        self._qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def press(self, window: QWidget, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> None:
        """Press a key in a window: it goes where the keyboard is."""
        self.acts.append(key.name)
        if not window.isActiveWindow():
            window.activateWindow()  # a window manager does it when a dialog closes
            self._qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)
        focus: QWidget | None = window.focusWidget()
        target = window if focus is None else focus
        self._qtbot.keyClick(target, key, held or Qt.KeyboardModifier.NoModifier)

    def _answer(self) -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is self._answered:
            return
        if isinstance(dialog, NewBookDialog) and dialog.isVisible():
            self._answered = dialog
            self.acts.append("new book")
            self._qtbot.keyClick(dialog.place, KEY.Key_Return)  # the place offered, no password
            return
        if not isinstance(dialog, QFileDialog):
            return
        field = dialog.findChild(QLineEdit, "fileNameEdit")
        if field is None or not field.isVisible() or not self._answers:
            return
        self._answered = dialog
        self.acts.append("file")
        if name := self._answers.popleft():
            field.clear()
            self._qtbot.keyClicks(field, name)
        self._qtbot.keyClick(field, KEY.Key_Return)


@pytest.fixture
def hands(qtbot: QtBot) -> Iterator[Hands]:
    hands = Hands(qtbot)
    yield hands
    hands.let_go()


@pytest.fixture
def shell(make_shell: MakeShell, qtbot: QtBot) -> Shell:
    """The whole program, started without a book."""
    shell = make_shell(assemble)
    shell.window.resize(1440, 900)
    with qtbot.waitActive(shell.window):
        shell.show()
        shell.window.activateWindow()
    return shell


def door(window: MainWindow, words: str) -> DoorButton:
    return next(d for d in window.first_start.findChildren(DoorButton) if words in d.text())


def import_dialog(window: MainWindow, qtbot: QtBot) -> ImportDialog:
    """Return the import that has opened, once it has said what would come in."""
    (dialog,) = [d for d in window.findChildren(ImportDialog) if d.isVisible()]
    qtbot.waitUntil(lambda: dialog._counted is not None, timeout=WAIT_MS)
    return dialog


def names(book: Book) -> set[str]:
    return {row.name for row in customer_rows(book, find_customers(book, CustomerFilter()).keys)}


def words_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    pages = [page.get_textpage().get_text_range() for page in document]
    document.close()
    return "".join("".join(pages).split())


def packet_of(folder: Path) -> Path:
    (packet,) = folder.glob("*.pdf")
    return packet


def test_from_a_start_without_a_book_to_the_packet(
    shell: Shell, environment: Environment, hands: Hands, qtbot: QtBot
) -> None:
    window, folder = shell.window, environment.documents
    write_list(folder / "list.xlsx")

    hands.will_type("list.xlsx")
    hands.click(door(window, "Excel"))
    session = shell.session
    assert session is not None
    dialog = import_dialog(window, qtbot)
    assert dialog.act.text() == "导入 4 家客户"
    hands.press(dialog, KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.result_page, timeout=WAIT_MS)
    assert names(session.book) == set(NAMES)
    hands.press(dialog, KEY.Key_Return)
    assert len(session.selection.customers) == 4

    hands.press(window, KEY.Key_P, CTRL)
    preview = window.findChild(PrintPreview)
    assert isinstance(preview, PrintPreview)
    qtbot.waitUntil(lambda: preview.paper is not None, timeout=WAIT_MS)
    assert "笑脸" in preview.warning.text(), "a character no font has is named before"
    hands.will_type("")
    hands.click(next(b for b in preview.findChildren(QPushButton) if "PDF" in b.text()))
    assert len(hands.acts) <= MOST_ACTS, hands.acts

    words = words_of(packet_of(folder))
    for name in (*NAMES, "赵㛃", "孙<b>丽</b>", "李四", "笑脸", "一号线减速机", "客户反馈表"):
        assert "".join(name.split()) in words, name
    assert "root:" not in words, "no file was read for a name"
    preview.reject()


def test_undo_takes_the_list_back_and_a_second_time_adds_nothing(
    shell: Shell, environment: Environment, hands: Hands, qtbot: QtBot
) -> None:
    window, folder = shell.window, environment.documents
    write_list(folder / "list.xlsx")
    hands.will_type("list.xlsx")
    hands.click(door(window, "Excel"))
    dialog = import_dialog(window, qtbot)
    hands.press(dialog, KEY.Key_Return)
    qtbot.waitUntil(lambda: dialog.pages.currentWidget() is dialog.result_page, timeout=WAIT_MS)
    hands.press(dialog, KEY.Key_Escape)
    session = shell.session
    assert session is not None

    hands.press(window, KEY.Key_Z, CTRL)
    assert names(session.book) == set()
    assert session.selection.customer is None
    redo = window.toolbar.widgetForAction(window.commands.redo)
    assert isinstance(redo, QAbstractButton)
    hands.click(redo)
    assert names(session.book) == set(NAMES)
    entry = session.book.next_undo()

    hands.will_type("list.xlsx")
    hands.press(window, KEY.Key_I, CTRL)
    again = import_dialog(window, qtbot)
    assert not again.act.isEnabled(), "there is nothing to import"
    assert "都有了" in again.told.text()
    hands.press(again, KEY.Key_Escape)
    assert session.book.next_undo() == entry


def write_down(window: MainWindow, said: str, qtbot: QtBot) -> None:
    """Ctrl+R, one line, Enter: the keys go to the window, which hands them to what has the focus."""
    qtbot.keyClick(window.windowHandle(), KEY.Key_R, CTRL)
    qtbot.waitUntil(
        lambda: isinstance(QApplication.activeWindow(), FollowUpDialog), timeout=WAIT_MS
    )
    dialog = QApplication.activeWindow()
    assert dialog is not None
    for char in said:
        qtbot.keyClick(dialog.windowHandle(), char)
    qtbot.keyClick(dialog.windowHandle(), KEY.Key_Return)
    qtbot.waitUntil(lambda: not isValid(dialog) or not dialog.isVisible(), timeout=WAIT_MS)
    window.activateWindow()  # where no window manager does it
    qtbot.waitUntil(window.isActiveWindow, timeout=WAIT_MS)


@pytest.mark.xvfb
def test_follow_ups_by_keyboard_alone(shell: Shell, book: Book, qtbot: QtBot) -> None:
    customer = create_customer(book, "澜州重工股份有限公司")
    add_person(book, customer, "陈建国", "采购部部长")
    shell.show_book(book)
    session = shell.session
    assert session is not None
    qtbot.waitUntil(lambda: session.selection.customer == customer)
    lines = {"sample is on its way", "asked for the price"}
    for line in sorted(lines):
        write_down(shell.window, line, qtbot)
    assert {touch.summary for touch in touches(book, customer)} == lines
    (task,) = open_tasks(book, customer)
    assert task.due is not None
    assert task.due > TODAY, "the next date has moved"
