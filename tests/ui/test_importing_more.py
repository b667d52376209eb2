"""Importing vCards, and lists that came before."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.files.tables import read_workbook
from kaccount_desktop.ui.importing.dialog import ImportDialog
from kaccount_desktop.ui.main_window import _dropped_path
from kaccount_desktop.ui.session import Session
from tests.ui.import_dialog import OpenDialog, counted, finish, names

CARDS = (
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:张;伟;;;\r\nORG:甲公司\r\nBDAY:1980-01-01\r\nEND:VCARD\r\n"
    "BEGIN:VCARD\r\nVERSION:3.0\r\nN:李;雷;;;\r\nTEL:13800000002\r\nEND:VCARD\r\n"
)


def write_cards(path: Path) -> Path:
    path.write_text(CARDS, "utf-8")
    return path


def choose(dialog: ImportDialog, column: int, target: str) -> None:
    """Say what a column holds."""
    box = dialog.mapping.head.box(column)
    box.setCurrentIndex(box._targets.place_of(target))
    box.activated.emit(box.currentIndex())


def test_a_dropped_file_of_cards_is_taken(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "通讯录.VCF"))])
    assert _dropped_path(data) == tmp_path / "通讯录.VCF"


def test_cards_without_a_company_go_where_they_are_told(
    open_dialog: OpenDialog, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    dialog = open_dialog(write_cards(tmp_path / "通讯录.vcf"))
    report = counted(dialog, qtbot)
    assert (report.added, report.refused_rows) == (1, 1)
    findings = dialog.mapping.findings.table.model()
    assert findings.index(0, 1).data() == "2"
    assert "李雷" in findings.index(0, 3).data()
    options = dialog.mapping.options
    assert options.customer.isVisible()
    assert dialog.mapping._model.headerData(0, Qt.Orientation.Vertical) == "1"
    qtbot.keyClicks(options.customer, "B Ltd")
    qtbot.waitUntil(lambda: dialog._counted is not None and not dialog._counted.report.refused_rows)
    finish(dialog, qtbot)
    assert names(session.book) == {"甲公司", "B Ltd"}


def test_a_list_asks_nothing_about_cards(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("客户名称,城市\n甲公司,苏州", "utf-8")
    dialog = open_dialog(path)
    assert counted(dialog, qtbot).added == 1
    assert not dialog.mapping.options.customer.isVisible()


def test_columns_are_recalled_with_the_same_headings(
    open_dialog: OpenDialog, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("客户名称,口碑,编号\n甲公司,很好,A1", "utf-8")
    dialog = open_dialog(path)
    counted(dialog, qtbot)
    assert dialog.mapping.hint.text() == ""
    choose(dialog, 1, "customer.history")
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    session.book.undo()
    other = tmp_path / "新名单.csv"
    other.write_text("编号,客户名称,口碑\nA2,乙公司,一般", "utf-8")
    again = open_dialog(other)
    counted(again, qtbot)
    assert again.mapping.head.box(2).target() == "customer.history"
    assert again.mapping.hint.text() == "各列按您上次的选择对应。"
    finish(again, qtbot)
    assert session.book.rows("SELECT name, history FROM customer") == [("乙公司", "一般")]


def test_the_list_may_change_what_the_book_has(
    open_dialog: OpenDialog, tmp_path: Path, session: Session, qtbot: QtBot
) -> None:
    create_customer(session.book, "甲公司", city="上海")
    path = tmp_path / "名单.csv"
    path.write_text("客户名称,城市\n甲公司,苏州", "utf-8")
    dialog = open_dialog(path)
    assert not counted(dialog, qtbot).changed
    assert dialog.mapping.findings.tabs.tabText(2).startswith("以库中为准")
    known = dialog.mapping.options.known
    known.setCurrentIndex(known.findText("以名单为准"))
    known.activated.emit(known.currentIndex())
    assert counted(dialog, qtbot).merged == 1
    finish(dialog, qtbot)
    assert dialog.result_page.title.text() == "补充或更改 1 家客户"
    findings = dialog.result_page.findings
    assert findings.tabs.currentIndex() == 3
    assert findings.table.model().index(0, 3).data() == "甲公司 的城市：由「上海」改为「苏州」。"
    assert session.book.rows("SELECT city FROM customer") == [("苏州",)]


def test_refused_rows_are_saved_from_the_result(
    open_dialog: OpenDialog,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("客户名称,联系人\n甲公司,张伟\n\n,李雷", "utf-8")
    dialog = open_dialog(path)
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    button = dialog.result_page.save_refused
    assert button.isVisible()
    dialog.save_refused(path)
    assert "原名单" in dialog.told.text()
    place = str(tmp_path / "改")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (place, ""))
    button.click()
    qtbot.waitUntil(lambda: dialog.told.text() == "已存入 改.xlsx")
    [sheet] = read_workbook(tmp_path / "改.xlsx").sheets
    assert sheet.rows[1][1:] == ["李雷", "A 客户名称：缺少客户名称。"]


def test_without_refusals_there_is_nothing_to_save(
    open_dialog: OpenDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "名单.csv"
    path.write_text("客户名称\n甲公司", "utf-8")
    dialog = open_dialog(path)
    counted(dialog, qtbot)
    finish(dialog, qtbot)
    assert not dialog.result_page.save_refused.isVisible()
