"""The pages of a PDF on screen: leafing, zooming, fitting. Imported when a preview is opened."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, Qt, Signal
from PySide6.QtGui import QPalette, QWheelEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QWidget

from kaccount_desktop.ui.theme import Theme

STEP: Final = 1.25
LEAST, MOST = 0.2, 6.0


class PagesView(QPdfView):
    """Shows a PDF held in memory. `moved` comes when another page or zoom is shown."""

    moved = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._buffer: QBuffer | None = None
        self._document = QPdfDocument(self)
        self.setDocument(self._document)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.setPageSpacing(theme.px(12))
        self.setFrameShape(QPdfView.Shape.NoFrame)
        self.setAccessibleName(self.tr("Pages"))
        self.pageNavigator().currentPageChanged.connect(self.moved)
        self.zoomFactorChanged.connect(self.moved)
        self.zoomModeChanged.connect(self.moved)
        theme.changed.connect(self._tint)
        self._tint()

    @property
    def count(self) -> int:
        """How many pages there are."""
        return self._document.pageCount()

    @property
    def page(self) -> int:
        """The page shown, counted from 1."""
        return self.pageNavigator().currentPage() + 1

    @property
    def fits_width(self) -> bool:
        """Whether pages are as wide as the view."""
        return self.zoomMode() == QPdfView.ZoomMode.FitToWidth

    @property
    def fits_page(self) -> bool:
        """Whether whole pages are shown."""
        return self.zoomMode() == QPdfView.ZoomMode.FitInView

    def show_pdf(self, data: bytes) -> None:
        """Show another PDF, at the same page where it has one."""
        page = self.page
        self._document.close()
        buffer = QBuffer(self)
        buffer.setData(QByteArray(data))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        if self._buffer is not None:
            self._buffer.deleteLater()
        self._buffer = buffer
        self.turn_to(min(page, max(self.count, 1)))
        self.moved.emit()

    def forget(self) -> None:
        """Close the PDF."""
        self._document.close()
        self.moved.emit()

    def turn_to(self, page: int) -> None:
        """Show a page, counted from 1; nothing happens beyond the ends."""
        if 1 <= page <= self.count:
            self.pageNavigator().jump(page - 1, QPointF(), 0)

    def fit_width(self) -> None:
        """Show pages as wide as the view."""
        self.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def fit_page(self) -> None:
        """Show whole pages."""
        self.setZoomMode(QPdfView.ZoomMode.FitInView)

    def zoom(self, by: float) -> None:
        """Enlarge by a factor, from the size now on screen."""
        factor = self.percent() / 100
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(MOST, max(LEAST, factor * by)))

    def percent(self) -> int:
        """Return the size on screen in percent of paper."""
        if self.zoomMode() == QPdfView.ZoomMode.Custom or not self.count:
            return round(self.zoomFactor() * 100)
        size = self._document.pagePointSize(max(self.page - 1, 0))
        dots = self.logicalDpiX() / 72
        margins = self.documentMargins()
        room = self.viewport().size()
        wide = (room.width() - margins.left() - margins.right()) / (size.width() * dots)
        if self.fits_width:
            return max(1, round(wide * 100))
        high = (room.height() - self.pageSpacing()) / (size.height() * dots)
        return max(1, round(min(wide, high) * 100))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
            return
        super().wheelEvent(event)

    def _tint(self) -> None:
        """Lay the pages on the ground of panes; QPdfView asks the palette for its dark."""
        palette = self.palette()
        ground = self._theme.colour("select-idle" if not self._theme.is_dark else "sunken")
        palette.setColor(QPalette.ColorRole.Dark, ground)
        self.setPalette(palette)
