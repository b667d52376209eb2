"""Driving the import dialog: waiting for its counts, importing, and asking what came of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import CustomerFilter, customer_rows, find_customers
from kaccount_desktop.files.import_report import Report
from kaccount_desktop.ui.importing.dialog import ImportDialog

WAIT_MS = 20_000
OpenDialog = Callable[[Path], ImportDialog]


def counted(dialog: ImportDialog, qtbot: QtBot) -> Report:
    """Return what the dialog says would come of it, once it has counted."""
    qtbot.waitUntil(lambda: dialog._counted is not None, timeout=WAIT_MS)
    assert dialog._counted is not None
    return dialog._counted.report


def names(book: Book) -> set[str]:
    """Return the names of all customers."""
    return {row.name for row in customer_rows(book, find_customers(book, CustomerFilter()).keys)}


def finish(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Import, and wait for the result."""
    dialog.act.click()
    shown = dialog.pages
    qtbot.waitUntil(lambda: shown.currentWidget() is dialog.result_page, timeout=WAIT_MS)
