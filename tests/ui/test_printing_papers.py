"""What the preview offers beyond a sheet: editions, the minute as text, warnings before printing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pypdfium2
import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.promises import add_promise
from kaccount_desktop.book.actions.visits import complete_visit, plan_visit
from kaccount_desktop.sheets.catalogue import SHEETS
from kaccount_desktop.ui.printing.choices import Asked
from kaccount_desktop.ui.printing.dialog import PrintPreview
from kaccount_desktop.ui.printing.work import Paper
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.visits_tab import VisitsTab

WAIT_MS = 20_000
TODAY = date(2026, 11, 23)
OpenPreview = Callable[[Asked], PrintPreview]


@pytest.fixture
def visit(session: Session) -> int:
    """A visit that took place, with a promise of each side and one of our secrets."""
    key = create_customer(session.book, "澜州重工股份有限公司")
    person, _post = add_person(session.book, key, "陈建国", title="设备部部长 😀")
    touch = plan_visit(session.book, key, TODAY, goal="摸清对手底价", contacts=[person])
    complete_visit(session.book, touch, result="agreed", summary="内部概要")
    add_promise(session.book, key, "us", "周五前寄样机报告", touch=touch)
    add_promise(session.book, key, "them", "A 级客户才有的底价", touch=touch)
    session.selection.choose_customer(key)
    return touch


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


def words_of(data: bytes) -> str:
    with pypdfium2.PdfDocument(data) as document:
        return "".join(page.get_textpage().get_text_range() for page in document)


def test_the_minute_is_copied_as_text(
    open_preview: OpenPreview, visit: int, session: Session, qtbot: QtBot
) -> None:
    preview = open_preview(Asked("minutes", visit=visit))
    paper = settled(preview, qtbot)
    assert preview.choices.visit.currentData() == visit
    assert not preview.choices.edition.isVisible()
    assert preview.copy.isVisible()
    preview.copy.click()
    text = QGuiApplication.clipboard().text()
    assert text == paper.text
    assert "周五前寄样机报告" in text
    assert "底价" not in text
    assert "概要" not in text
    assert "微信" in preview.told.text()
    warning = preview.warning.text()
    assert "A 级客户才有的底价" in warning, "what was kept back is told"
    assert "笑脸" in warning, "and what no font has"
    assert session.selection.customer is not None


def test_only_a_minute_is_text(open_preview: OpenPreview, visit: int, qtbot: QtBot) -> None:
    del visit
    preview = open_preview(Asked("visit-brief"))
    settled(preview, qtbot)
    assert not preview.copy.isVisible()


def test_the_edition_is_chosen_and_falls_back_with_another_sheet(
    open_preview: OpenPreview, visit: int, qtbot: QtBot
) -> None:
    del visit
    preview = open_preview(Asked("visit-packet"))
    assert not settled(preview, qtbot).request.full
    edition, sheet = preview.choices.edition, preview.choices.sheet
    assert edition.isVisible()
    edition.setCurrentIndex(edition.findData("full"))
    edition.activated.emit(edition.currentIndex())
    full = settled(preview, qtbot)
    assert full.request.full
    assert "我方判断（内部）" in words_of(full.data)
    assert "完整版" in full.title
    sheet.setCurrentIndex(sheet.findData("visit-brief"))
    sheet.activated.emit(sheet.currentIndex())
    assert not settled(preview, qtbot).request.full, "the next sheet is safe to lose again"


@pytest.mark.parametrize("sheet", ["visit-brief", "visit-packet", "minutes", "relationship-map"])
def test_characters_no_font_has_are_named_for_every_paper(
    open_preview: OpenPreview, visit: int, sheet: str, qtbot: QtBot
) -> None:
    del visit
    assert sheet in SHEETS
    preview = open_preview(Asked(sheet))
    assert [char for char, _name in settled(preview, qtbot).spelt] == ["😀"]
    assert preview.warning.isVisible()


def test_a_visit_done_offers_its_minute(session: Session, visit: int, qtbot: QtBot) -> None:
    tab = VisitsTab(session)
    qtbot.addWidget(tab)
    asked: list[object] = []
    tab.minute_asked.connect(asked.append)
    customer = session.selection.customer
    assert customer is not None
    tab.show_customer(customer)
    tab.show_touch(visit)
    tab.show()
    tab.refresh()
    assert tab.details.minute.isVisible()
    tab.details.minute.click()
    assert asked == [visit]
