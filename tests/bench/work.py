"""The book at work: edits, imports, undo, search, a packet, a long scroll."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Customer
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.queries.duplicates import find_duplicates
from kaccount_desktop.rules.clock import Clock
from tests.bench.figures import Figure, plain, ratio
from tests.bench.material import TODAY, big_book, workbook

LIST_ROWS = 10_000
MANY = 100_000
SETTLED_MS = 5000


def timed(act: Callable[[], object]) -> float:
    """Return the seconds `act` takes."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def measure_edits(folder: Path) -> list[Figure]:
    """Return the time of one edit, journal included."""
    big_book(folder / "edits.kabook", 100)
    with Book.open(folder / "edits.kabook", Clock(TODAY)) as book:
        key = book.read(Customer.select(Customer.key).limit(1))[0].key
        times = []
        for number in range(200):
            began = time.perf_counter()
            with book.change("edit") as change:
                change.update(Customer, key, city=f"{number}")
            times.append((time.perf_counter() - began) * 1000)
    return [plain("one edit, journaled (median)", statistics.median(times), "ms")]


def measure_import(folder: Path) -> list[Figure]:
    """Return the time to import a list and to undo that."""
    from kaccount_desktop.files.importing import import_file

    path = folder / "list.xlsx"
    workbook(path, LIST_ROWS)
    with Book.create(folder / "import.kabook", Clock(TODAY)) as book:
        taken = timed(lambda: import_file(book, path))
        back = timed(book.undo)
    return [
        plain(f"import of {LIST_ROWS:,} Excel rows", taken, "s", 5),
        ratio("undo of that import", back, "s", "the import", taken, 1),
    ]


def measure_packet(sample: Path) -> list[Figure]:
    """Return the time to print the longest packet of the sample book, and its pages."""
    import pypdfium2

    from kaccount_desktop.sheets.catalogue import Request, render

    with Book.open(sample, Clock(TODAY), read_only=True) as book:
        keys = list(find_customers(book, CustomerFilter(), "grade").keys[:2])

        def packet() -> bytes:
            return render(book, Request("visit-packet", TODAY, keys))

        first = timed(packet)
        again = timed(packet)
        pages = len(pypdfium2.PdfDocument(packet()))
    return [
        plain(f"visit packet of {pages} pages, fonts loaded", again, "s", 1),
        plain("the same, the first time", first, "s"),
    ]


def measure_search(folder: Path) -> list[Figure]:
    """Return the time to search 100,000 customers as one types."""
    path = folder / "many.kabook"
    made = timed(lambda: big_book(path, MANY))
    rows = [plain(f"journaled insert of {MANY:,} customers with people and tasks", made, "s")]
    with Book.open(path, Clock(TODAY)) as book:
        for text in ("恒锐机床", "szhr", "suzhou", "王建国", "1390000", "有限", "y"):
            wanted = CustomerFilter(text)
            times = [timed(partial(find_customers, book, wanted)) for _ in range(5)]
            rows.append(plain(f"search “{text}”", statistics.median(times) * 1000, "ms"))
        opened = timed(lambda: find_customers(book, CustomerFilter()))
        rows.append(plain(f"list of {MANY:,} by next date", opened * 1000, "ms"))
        looked = timed(lambda: find_duplicates(book))
        rows.append(plain(f"likely duplicates among {MANY:,} customers", looked, "s", 10))
    return rows


def measure_scroll(folder: Path) -> list[Figure]:
    """Return the slowest frame of a ten-second scroll through 100,000 customers."""
    from PySide6.QtCore import QElapsedTimer
    from PySide6.QtWidgets import QApplication

    from kaccount_desktop.app.start import StartOptions, Window, collect_again
    from kaccount_desktop.ui.customers.dock import CustomersDock

    program = Window(
        StartOptions(folder / "many.kabook", "zh_CN", Clock(TODAY), folder / "profile", "light")
    )
    window = program.shell.window
    window.resize(1440, 900)
    window.show()
    app = QApplication.instance()
    assert app is not None
    settle = QElapsedTimer()
    settle.start()
    while settle.elapsed() < SETTLED_MS:
        app.processEvents()
    dock = next(d.page for d in window.docks if isinstance(d.page, CustomersDock))
    assert isinstance(dock, CustomersDock)
    collect_again()  # as the program does once it stands
    bar = dock.view.verticalScrollBar()
    frames: list[float] = []
    clock = QElapsedTimer()
    clock.start()
    while clock.elapsed() < 10_000:
        share = clock.elapsed() / 10_000
        began = time.perf_counter()
        bar.setValue(int(bar.maximum() * share))
        dock.view.viewport().repaint()
        app.processEvents()
        frames.append((time.perf_counter() - began) * 1000)
    window.close()
    frames.sort()
    return [
        plain(
            f"slowest of {len(frames)} frames, scrolling {MANY:,} customers", frames[-1], "ms", 33
        ),
        plain("95th percentile of these frames", frames[int(len(frames) * 0.95)], "ms"),
    ]
