"""The preview: what is set is what is printed; saving, printing, naming characters no font has."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.visits import plan_visit
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.printing import paper as printing
from kaccount_desktop.ui.printing.choices import AT_ONCE, Asked
from kaccount_desktop.ui.printing.dialog import PrintPreview
from kaccount_desktop.ui.printing.work import Paper
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.theme import THEMES, Theme

WAIT_MS = 20_000
TODAY = date(2026, 11, 23)

OpenPreview = Callable[[Asked], PrintPreview]


@pytest.fixture
def customer(session: Session) -> int:
    key = create_customer(session.book, "澜州重工股份有限公司")
    person, _post = add_person(session.book, key, "陈建国", title="技术部部长")
    create_project(session.book, key, "二号焊装线改造")
    plan_visit(session.book, key, TODAY - timedelta(days=3), goal="上周")
    plan_visit(session.book, key, TODAY + timedelta(days=2), goal="汇报结论", contacts=[person])
    session.selection.choose_customer(key)
    return key


@pytest.fixture
def open_preview(session: Session, qtbot: QtBot) -> Iterator[OpenPreview]:
    made: list[PrintPreview] = []

    def make(asked: Asked) -> PrintPreview:
        preview = PrintPreview(session, asked)
        made.append(preview)
        with qtbot.waitExposed(preview):
            preview.show()
        return preview

    yield make
    for preview in made:
        if isValid(preview):
            preview.reject()
    QApplication.processEvents()


def settled(preview: PrintPreview, qtbot: QtBot) -> Paper:
    qtbot.waitUntil(lambda: preview.paper is not None, timeout=WAIT_MS)
    assert preview.paper is not None
    return preview.paper


def cover_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return str(document[0].get_textpage().get_text_range())


def test_the_packet_of_the_chosen_customer_and_its_next_visit(
    open_preview: OpenPreview, customer: int, qtbot: QtBot
) -> None:
    preview = open_preview(Asked("visit-packet"))
    assert not preview.print.isEnabled(), "nothing is printed before it is seen"
    paper = settled(preview, qtbot)
    assert paper.request.customers == (customer,)
    assert "汇报结论" in preview.choices.visit.currentText()
    words = cover_of(paper.data)
    assert "汇报结论" in words
    assert "上周" not in words
    assert preview.pages.count > 3
    assert preview.stack.currentWidget() is preview.pages
    assert preview.print.isEnabled()


def test_another_choice_is_set_anew(open_preview: OpenPreview, customer: int, qtbot: QtBot) -> None:
    del customer
    preview = open_preview(Asked("visit-packet"))
    first = settled(preview, qtbot)
    choices = preview.choices
    choices.visit.setCurrentIndex(0)
    choices.visit.activated.emit(0)
    assert preview.paper is None, "the old one can no longer be printed"
    assert not preview.save.isEnabled()
    second = settled(preview, qtbot)
    assert "上周" in cover_of(second.data)
    choices.sheet.setCurrentIndex(choices.sheet.findData("customer-information"))
    choices.sheet.activated.emit(0)
    third = settled(preview, qtbot)
    assert "客户信息表" in third.title
    assert choices.blank.isVisible()
    assert not choices.visit.isVisible()
    choices.blank.click()
    assert settled(preview, qtbot).request.blank
    assert first.data != second.data


def test_nothing_to_print_says_why(open_preview: OpenPreview, customer: int, qtbot: QtBot) -> None:
    del customer
    preview = open_preview(Asked("visit-packet"))
    settled(preview, qtbot)
    preview.choices.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    qtbot.waitUntil(lambda: preview.stack.currentIndex() == 1, timeout=WAIT_MS)
    assert "请至少选择一家客户" in preview.message.text()
    assert not preview.print.isEnabled()
    assert preview.pages.count == 0
    preview.choices.list.item(0).setCheckState(Qt.CheckState.Checked)
    settled(preview, qtbot)
    assert preview.stack.currentWidget() is preview.pages


def test_several_customers_and_one_added_by_typing(
    open_preview: OpenPreview, customer: int, session: Session, qtbot: QtBot
) -> None:
    other = create_customer(session.book, "明湖汽车零部件集团")
    third = create_customer(session.book, "<b>启岳</b>")
    session.selection.mark_customers((customer, other))
    preview = open_preview(Asked("visit-packet"))
    paper = settled(preview, qtbot)
    assert paper.request.customers == (customer, other)
    assert not preview.choices.visit.isVisible(), "each has its own visit"
    field = preview.choices.more
    field.setFocus()
    qtbot.keyClicks(field, "qiyue")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert preview.isVisible()
    assert settled(preview, qtbot).request.customers == (customer, other, third)
    item = preview.choices.list.item(2)
    assert item.text() == "<b>启岳</b>"
    assert "&lt;b&gt;" in item.toolTip()


def test_of_many_customers_only_the_first_is_set_at_once(
    open_preview: OpenPreview, session: Session, qtbot: QtBot
) -> None:
    keys = tuple(create_customer(session.book, f"公司 {n}") for n in range(AT_ONCE + 1))
    preview = open_preview(Asked("visit-packet", keys))
    assert settled(preview, qtbot).request.customers == keys[:1]
    preview.choices.all.click()
    assert preview.choices.customers() == keys
    preview.choices.none.click()
    assert preview.choices.customers() == ()


def test_characters_no_font_has_are_named(
    open_preview: OpenPreview, customer: int, session: Session, qtbot: QtBot
) -> None:
    edit_customer(session.book, customer, "scope", "轴承 😀 𠮷")
    preview = open_preview(Asked("customer-information"))
    paper = settled(preview, qtbot)
    assert [char for char, _name in paper.spelt] == ["😀"]
    assert preview.warning.isVisible()
    assert "笑脸" in preview.warning.text()
    edit_customer(session.book, customer, "scope", "轴承")
    preview.choices.changed.emit()
    settled(preview, qtbot)
    assert not preview.warning.isVisible()


def test_leafing_and_zooming(open_preview: OpenPreview, customer: int, qtbot: QtBot) -> None:
    del customer
    preview = open_preview(Asked("visit-packet"))
    settled(preview, qtbot)
    bar, pages = preview.bar, preview.pages
    assert not bar.back.isEnabled()
    assert bar.width_chip.isChecked()
    bar.forward.click()
    assert pages.page == 2
    assert bar.number.text() == f"2 / {pages.count}"
    bar.whole_chip.click()
    whole = pages.percent()
    assert bar.whole_chip.isChecked()
    assert not bar.width_chip.isChecked()
    bar.larger.click()
    assert pages.percent() > whole
    assert not bar.whole_chip.isChecked()
    for _time in range(30):
        bar.larger.click()
    assert pages.percent() <= 600
    pages.turn_to(99)
    assert pages.page == 2


def test_saving_writes_what_is_on_screen_and_nothing_beside(
    open_preview: OpenPreview,
    customer: int,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del customer
    folder = tmp_path / "out"
    folder.mkdir()
    preview = open_preview(Asked("visit-packet"))
    paper = settled(preview, qtbot)
    offered: list[str] = []

    def choose(_parent: object, _title: str, place: str, _kinds: str) -> tuple[str, str]:
        offered.append(Path(place).name)
        return str(folder / "资料包"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    preview.save.click()
    assert offered == ["拜访资料包 · 澜州重工股份有限公司.pdf"]
    assert [path.name for path in folder.iterdir()] == ["资料包.pdf"]
    assert (folder / "资料包.pdf").read_bytes() == paper.data
    assert "资料包.pdf" in preview.told.text()

    (folder / "资料包.pdf").write_bytes(b"another packet")
    asked: list[str] = []

    def refuse(_messages: Messages, question: str, *_more: object) -> bool:
        asked.append(question)
        return False

    monkeypatch.setattr(Messages, "ask", refuse)
    preview.save.click()
    assert asked == ["资料包.pdf 已存在，要替换吗？"]
    assert (folder / "资料包.pdf").read_bytes() == b"another packet"


def test_a_place_that_cannot_be_written_is_told(
    open_preview: OpenPreview,
    customer: int,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del customer
    told: list[str] = []
    monkeypatch.setattr(
        Messages, "show_error", lambda _self, error, _over: told.append(error.text.zh)
    )
    preview = open_preview(Asked("visit-packet"))
    settled(preview, qtbot)
    preview.save_to(tmp_path / "missing" / "a.pdf")
    assert len(told) == 1
    assert "无法写入" in told[0]
    assert preview.isVisible()


def pdf_printer(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(150)
    return printer


def test_printing_a_range_of_pages(
    open_preview: OpenPreview, customer: int, tmp_path: Path, qtbot: QtBot
) -> None:
    del customer
    preview = open_preview(Asked("visit-packet"))
    paper = settled(preview, qtbot)
    printer = pdf_printer(tmp_path / "printed.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    preview.print_on(printer)
    assert not preview.print.isEnabled()
    assert not preview.choices.isEnabled()
    qtbot.waitUntil(lambda: "已送往" in preview.told.text(), timeout=WAIT_MS)
    with (
        pypdfium2.PdfDocument(tmp_path / "printed.pdf") as printed,
        pypdfium2.PdfDocument(paper.data) as wanted,
    ):
        assert len(printed) == 2
        for number in range(2):
            one = printed[number].render(scale=1, grayscale=True).to_pil().convert("L")
            two = wanted[number + 1].render(scale=1, grayscale=True).to_pil().convert("L")
            assert abs(one.width - two.width) <= 2
            dark = [sum(p < 128 for p in picture.tobytes()) for picture in (one, two)]
            assert 0.6 < dark[0] / dark[1] < 1.6, "the same ink on paper"


def test_printing_all_into_a_file_gives_the_sheet_itself(
    open_preview: OpenPreview, customer: int, tmp_path: Path, qtbot: QtBot
) -> None:
    del customer
    preview = open_preview(Asked("customer-information"))
    paper = settled(preview, qtbot)
    preview.print_on(pdf_printer(tmp_path / "whole.pdf"))
    assert (tmp_path / "whole.pdf").read_bytes() == paper.data


def test_printing_can_be_cancelled(
    open_preview: OpenPreview, customer: int, tmp_path: Path, qtbot: QtBot
) -> None:
    del customer
    preview = open_preview(Asked("visit-packet"))
    settled(preview, qtbot)
    printer = pdf_printer(tmp_path / "half.pdf")
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(1, 2)
    preview.print_on(printer)
    preview.leave.click()
    assert preview.isVisible()
    assert "取消" in preview.told.text()
    assert preview.print.isEnabled()
    preview.leave.click()
    assert not preview.isVisible()


def test_copies_order_and_range(qapp: QApplication) -> None:
    del qapp
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    assert printing.pages_of(printer, 3) == [0, 1, 2]
    printer.setPageOrder(QPrinter.PageOrder.LastPageFirst)
    assert printing.pages_of(printer, 3) == [2, 1, 0]
    printer.setPrintRange(QPrinter.PrintRange.PageRange)
    printer.setFromTo(2, 3)
    assert printing.pages_of(printer, 3) == [2, 1]
    printer.setCopyCount(2)
    if not printer.supportsMultipleCopies():
        printer.setCollateCopies(False)
        assert printing.pages_of(printer, 3) == [2, 2, 1, 1]


def test_strips_join_without_a_seam(
    open_preview: OpenPreview, customer: int, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    del customer
    data = settled(open_preview(Asked("visit-packet")), qtbot).data

    def joined() -> QImage:
        strips = printing.draw(data, 0, 100)
        height = sum(strip.height() for strip in strips)
        whole = QImage(strips[0].width(), height, QImage.Format.Format_Grayscale8)
        painter, top = QPainter(whole), 0
        for strip in strips:
            painter.drawImage(0, top, strip)
            top += strip.height()
        painter.end()
        return whole

    in_strips = joined()
    monkeypatch.setattr(printing, "STRIPS", 1)
    at_once = joined()
    assert in_strips.size() == at_once.size()
    pairs = zip(bytes(in_strips.constBits()), bytes(at_once.constBits()), strict=True)
    different = sum(abs(one - two) > 100 for one, two in pairs)
    # Edges may be rounded otherwise; a strip shifted by one row differs in some percent.
    assert different < in_strips.sizeInBytes() / 200


def test_nothing_of_it_stays_on_disk(
    open_preview: OpenPreview,
    customer: int,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    del customer
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    preview = open_preview(Asked("visit-packet"))
    settled(preview, qtbot)
    assert list(folder.iterdir()) == []
    preview.reject()
    assert preview.paper is None
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("mode", THEMES)
@pytest.mark.parametrize("code", ["zh_CN", "en"])
def test_it_opens_in_every_language_and_theme(
    mode: str,
    code: str,
    open_preview: OpenPreview,
    customer: int,
    theme: Theme,
    language: Language,
    qtbot: QtBot,
) -> None:
    del customer
    theme.set_mode(mode)
    language.use(code)
    preview = open_preview(Asked("relationship-map"))
    assert settled(preview, qtbot).request.language == code
    assert not preview.grab().isNull()
