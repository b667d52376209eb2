"""Paste and recognise: what is shown for confirmation, and what is written when it is confirmed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.pasting.dialog import PasteDialog
from kaccount_desktop.ui.pasting.rows import FieldRow
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.theme import THEMES, Theme

CARD = """苏州澜汇精密机械有限公司
李强 采购部经理
手机：138 0000 1234（微信同号）
地址：江苏省苏州市吴中区澜湖路88号
开户行及账号：中国银行苏州分行 4567 8901 2345 678
税号：91350100M000100Y44
"""


def row(dialog: PasteDialog, field: str) -> FieldRow:
    return next(row for row in dialog.rows.rows if row.found.field == field)


def test_a_card_becomes_a_customer_with_a_person(session: Session, qtbot: QtBot) -> None:
    dialog = PasteDialog(session, CARD)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert not row(dialog, "credit_code").tick.isChecked(), "its check digit is wrong"
    assert "校验位" in row(dialog, "credit_code").note.text()
    row(dialog, "city").tick.setChecked(False)
    editor = row(dialog, "title").editor
    editor.setText("采购经理")
    assert dialog.act.text() == "新建客户"
    dialog.act.click()
    book = session.book
    assert book.rows("SELECT name, region, city, credit_code, bank FROM customer") == [
        ("苏州澜汇精密机械有限公司", "江苏", "", "", "中国银行苏州分行 456789012345678")
    ]
    assert book.rows("SELECT name, mobile, wechat FROM contact") == [
        ("李强", "13800001234", "13800001234")
    ]
    assert book.rows("SELECT title, department FROM position") == [("采购经理", "采购部")]
    assert len(history(book)) == 1
    assert session.selection.customer is not None


def test_a_customer_of_the_book_is_found_and_completed(session: Session, qtbot: QtBot) -> None:
    key = create_customer(session.book, "苏州澜汇精密机械", city="昆山", bank="中国银行苏州分行")
    who, _post = add_person(session.book, key, "李强", "总监", email="li@lanhui.example")
    dialog = PasteDialog(session, CARD)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert dialog.customer == key
    assert {r.found.field for r in dialog.rows.rows if r.tick.isChecked()} == {
        "address", "region", "department", "mobile", "wechat", "account",
    }  # fmt: skip
    assert row(dialog, "city").note.text() == "现为：昆山"
    assert row(dialog, "title").note.text() == "现为：总监"
    dialog.act.click()
    assert session.book.rows("SELECT key, name, city, bank FROM customer") == [
        (key, "苏州澜汇精密机械", "昆山", "中国银行苏州分行 456789012345678")
    ]
    assert session.book.rows("SELECT key, mobile, email FROM contact") == [
        (who, "13800001234", "li@lanhui.example")
    ]
    assert session.book.rows("SELECT title, department FROM position") == [("总监", "采购部")]


def test_a_person_goes_to_the_customer_on_the_screen(session: Session, qtbot: QtBot) -> None:
    key = create_customer(session.book, "澜州重工")
    other = create_customer(session.book, "明湖汽车")
    session.selection.choose_customer(key)
    dialog = PasteDialog(session, "王芳 13912345678")
    dialog.open()
    qtbot.waitExposed(dialog)
    assert dialog.into.isChecked()
    dialog.new.click()
    assert not dialog.into.isChecked()
    assert dialog.customer != key
    dialog.other.picked.emit(other)
    assert dialog.customer == other
    dialog.act.click()
    assert session.book.rows("SELECT customer_id FROM position") == [(other,)]


def test_what_is_typed_is_read_again(session: Session, qtbot: QtBot) -> None:
    dialog = PasteDialog(session, "好的，谢谢")
    dialog.open()
    qtbot.waitExposed(dialog)
    assert "没有识别出" in dialog.nothing.text()
    assert not dialog.act.isEnabled()
    dialog.text.setPlainText("东菱智能装备有限公司")
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 1)
    assert dialog.act.isEnabled()
    dialog.rows.rows[0].tick.click()
    assert not dialog.act.isEnabled()
    dialog.reject()


def test_a_person_without_a_customer_is_refused_in_a_sentence(session: Session) -> None:
    dialog = PasteDialog(session, "王芳 13912345678")
    dialog.open()
    dialog.act.click()
    assert dialog.error.text() == "客户名称不能为空，请填写。"
    assert history(session.book) == []
    dialog.reject()


def test_the_command_takes_the_clipboard(session: Session) -> None:
    window = session.messages.parent()
    assert isinstance(window, QWidget)
    QApplication.clipboard().setText("青麓环保设备有限公司")
    plug(session, window)
    session.commands.refresh(book=True, customer=False)
    assert session.commands.paste_facts.shortcut().toString() == "Ctrl+Shift+V"
    session.commands.paste_facts.trigger()
    dialog = window.findChild(PasteDialog)
    assert isinstance(dialog, PasteDialog)
    assert dialog.rows.first("company") == "青麓环保设备有限公司"
    dialog.reject()


@pytest.mark.parametrize("code", ["zh_CN", "en"])
@pytest.mark.parametrize("mode", THEMES)
def test_it_opens_in_every_language_and_theme(
    session: Session, theme: Theme, language: Language, qtbot: QtBot, code: str, mode: str
) -> None:
    theme.set_mode(mode)
    language.use(code)
    dialog = PasteDialog(session, CARD)
    dialog.open()
    qtbot.waitExposed(dialog)
    assert dialog.windowTitle() == ("粘贴识别" if code == "zh_CN" else "Paste and recognise")
    assert dialog.grab().width() > 0
    dialog.reject()
