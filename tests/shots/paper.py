"""Every sheet of the sample book, page by page, as pictures."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.sheets.catalogue import FORMS, SHEETS, Request, render
from tests.bench.material import TODAY

SCALE = 150 / 72
"""150 dpi."""


def draw_sheets(sample: Path, language: str, folder: Path, only: str = "") -> None:
    """Draw each sheet of the richest customer, and each form blank."""
    folder.mkdir(parents=True, exist_ok=True)
    with Book.open(sample, Clock(TODAY), read_only=True) as book:
        customer = find_customers(book, CustomerFilter("澜州重工")).keys[0]
        for sheet in SHEETS:
            wanted = Request(sheet, TODAY, [customer], language=language)
            _draw(render(book, wanted), folder, sheet, only)
        for sheet in FORMS:
            wanted = Request(sheet, TODAY, [customer], language=language, blank=True)
            _draw(render(book, wanted), folder, f"{sheet}-blank", only)


def _draw(data: bytes, folder: Path, name: str, only: str) -> None:
    if only not in name:
        return
    (folder / f"{name}.pdf").write_bytes(data)
    document = pypdfium2.PdfDocument(data)
    for number, page in enumerate(document, start=1):
        image = page.render(scale=SCALE).to_pil()
        image.save(folder / f"{name}-{number:02}.png")
