"""Pages onto a printer: drawn in strips by a worker, laid on the printer by the window's thread."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRect, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfDocumentRenderOptions
from PySide6.QtPrintSupport import QPrinter

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.worker import Job

FINEST: Final = 600
"""Dots per inch a page is drawn at; sheets are black and grey, finer shows no difference."""
STRIPS: Final = 8
"""A page is drawn in so many strips: a whole one at 600 dpi takes 140 MB."""


def pages_of(printer: QPrinter, count: int) -> list[int]:
    """Return the pages to print (from 0) in the order the printer wants them, copies included."""
    pages = list(range(count))
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        pages = [p for p in pages if printer.fromPage() <= p + 1 <= printer.toPage()]
    if printer.pageOrder() == QPrinter.PageOrder.LastPageFirst:
        pages.reverse()
    copies = 1 if printer.supportsMultipleCopies() else printer.copyCount()
    if printer.collateCopies():
        return pages * copies
    return [page for page in pages for _copy in range(copies)]


def draw(data: bytes, page: int, dots: int, job: Job | None = None) -> list[QImage]:
    """Return a page as strips in grey, from the top, at `dots` per inch."""
    document, buffer = QPdfDocument(), QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    points = document.pagePointSize(page)
    whole = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
    height = -(-whole.height() // STRIPS)
    strips = []
    for top in range(0, whole.height(), height):
        if job is not None:
            job.stop_if_cancelled()
        part = QRect(0, top, whole.width(), min(height, whole.height() - top))
        options = QPdfDocumentRenderOptions()
        options.setScaledSize(whole)
        # Qt takes the last pixel of the rectangle for its end: without one more, strips drift.
        options.setScaledClipRect(part.adjusted(0, 0, 1, 1))
        image = document.render(page, part.size(), options)
        strips.append(_on_white(image).convertToFormat(QImage.Format.Format_Grayscale8))
    document.close()
    return strips


class PrintRun(QObject):
    """Prints pages one after the other.

    `progressed` carries how many are done of how many, `ended` whether all of them were.
    """

    progressed = Signal(int, int)
    ended = Signal(bool)

    def __init__(
        self,
        session: Session,
        data: bytes,
        printer: QPrinter,
        pages: Sequence[int],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._data = data
        self._printer = printer
        self._pages = list(pages)
        self._done = 0
        self._painter: QPainter | None = None
        self._job: Job | None = None

    def start(self) -> None:
        """Begin; raises KnownError when the printer does not answer."""
        printer = self._printer
        printer.setFullPage(True)
        painter = QPainter()
        if not self._pages or not painter.begin(printer):
            raise KnownError(
                Text(
                    "The printer “{name}” does not answer. Check that it is switched on and "
                    "connected, or save the sheet as PDF.",
                    "打印机「{name}」没有响应。请检查是否开机、连接，或先另存为 PDF。",
                ).format(name=printer.printerName())
            )
        painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self._painter = painter
        self._next()

    def cancel(self) -> None:
        """Stop after the strip at hand; pages already sent stay sent."""
        if self._job is not None:
            self._job.cancel()
        if self._painter is not None:
            self._printer.abort()
            self._end(complete=False)

    def _next(self) -> None:
        if self._done == len(self._pages):
            self._end(complete=True)
            return
        data, page = self._data, self._pages[self._done]
        dots = min(FINEST, self._printer.resolution())
        self._job = self._session.workers.start(
            lambda job: draw(data, page, dots, job), self._lay, topic="print-page"
        )

    def _lay(self, strips: list[QImage]) -> None:
        painter = self._painter
        if painter is None:
            return
        if self._done:
            self._printer.newPage()
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel)
        width = strips[0].width()
        height = sum(strip.height() for strip in strips)
        scale = min(paper.width() / width, paper.height() / height)
        left = (paper.width() - width * scale) / 2
        top = (paper.height() - height * scale) / 2
        for strip in strips:
            size = QSize(strip.width(), strip.height())
            painter.drawImage(QRectF(left, top, size.width() * scale, size.height() * scale), strip)
            top += size.height() * scale
        self._done += 1
        self.progressed.emit(self._done, len(self._pages))
        self._next()

    def _end(self, *, complete: bool) -> None:
        if self._painter is not None:
            self._painter.end()
            self._painter = None
        self._job = None
        self.ended.emit(complete)


def _on_white(image: QImage) -> QImage:
    """Lay a page, which is drawn on nothing, on white paper."""
    if not image.hasAlphaChannel():
        return image
    paper = QImage(image.size(), QImage.Format.Format_RGB32)
    paper.fill(0xFFFFFFFF)
    painter = QPainter(paper)
    painter.drawImage(0, 0, image)
    painter.end()
    return paper
