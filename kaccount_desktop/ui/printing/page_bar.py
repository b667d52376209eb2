"""The bar over the pages: which page, how large."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.ui.kit.buttons import Chip, IconButton
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.printing.pages import STEP, PagesView
from kaccount_desktop.ui.theme import Theme


class PageBar(QWidget):
    """Back, page, forward; smaller, size, larger; page width, whole page."""

    def __init__(self, theme: Theme, pages: PagesView, parent: QWidget) -> None:
        super().__init__(parent)
        self._pages = pages
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        row.setSpacing(4)
        self.back = IconButton(theme, "chevron_left", self.tr("Previous page"), self)
        self.number = Label("", "caption", "text-2", parent=self)
        self.forward = IconButton(theme, "chevron_right", self.tr("Next page"), self)
        self.smaller = IconButton(theme, "zoom_out", self.tr("Zoom out"), self)
        self.percent = Label("", "caption", "text-2", parent=self)
        self.larger = IconButton(theme, "zoom_in", self.tr("Zoom in"), self)
        self.width_chip = Chip(self.tr("Page width"), self)
        self.whole_chip = Chip(self.tr("Whole page"), self)
        for label, least in ((self.number, 56), (self.percent, 44)):
            label.setMinimumWidth(theme.px(least))
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for widget in (self.back, self.number, self.forward):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.smaller, self.percent, self.larger):
            row.addWidget(widget)
        row.addSpacing(8)
        row.addWidget(self.width_chip)
        row.addWidget(self.whole_chip)
        self.back.clicked.connect(lambda: pages.turn_to(pages.page - 1))
        self.forward.clicked.connect(lambda: pages.turn_to(pages.page + 1))
        self.smaller.clicked.connect(lambda: pages.zoom(1 / STEP))
        self.larger.clicked.connect(lambda: pages.zoom(STEP))
        self.width_chip.clicked.connect(pages.fit_width)
        self.whole_chip.clicked.connect(pages.fit_page)
        for keys, button in (
            (QKeySequence.StandardKey.ZoomIn, self.larger),
            (QKeySequence.StandardKey.ZoomOut, self.smaller),
            (QKeySequence("Alt+Left"), self.back),
            (QKeySequence("Alt+Right"), self.forward),
        ):
            QShortcut(QKeySequence(keys), self.window()).activated.connect(button.click)
        pages.moved.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show where the pages stand."""
        pages = self._pages
        self.number.setText(f"{pages.page} / {pages.count}" if pages.count else "")
        self.percent.setText(f"{pages.percent()} %" if pages.count else "")
        self.back.setEnabled(pages.page > 1)
        self.forward.setEnabled(pages.page < pages.count)
        self.width_chip.setChecked(pages.fits_width)
        self.whole_chip.setChecked(pages.fits_page)
        for widget in (self.smaller, self.larger, self.width_chip, self.whole_chip):
            widget.setEnabled(pages.count > 0)
