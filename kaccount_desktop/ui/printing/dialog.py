"""The preview: a sheet as it will be printed, what it shows, saving and printing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QPalette
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.presence import is_there
from kaccount_desktop.sheets.catalogue import store
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.printing import work
from kaccount_desktop.ui.printing.choices import Asked, PrintChoices
from kaccount_desktop.ui.printing.page_bar import PageBar
from kaccount_desktop.ui.printing.pages import PagesView
from kaccount_desktop.ui.printing.paper import PrintRun, pages_of
from kaccount_desktop.ui.printing.work import Paper
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.worker import Job

TOPIC: Final = "preview"
PAUSE_MS: Final = 120
LONGEST_NAME: Final = 80
_UNFIT: Final = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
"""What a file name may not hold on some system."""


class PrintPreview(QDialog):
    """Sets the sheet in a worker whenever the choice changes; prints only what is on screen."""

    def __init__(self, session: Session, asked: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._paper: Paper | None = None
        self._job: Job | None = None
        self._run: PrintRun | None = None
        self.setWindowTitle(self.tr("Print preview"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self._build(asked)
        self._later = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self._make)
        self.choices.changed.connect(self._begin)
        self._make()

    # Building

    def _build(self, asked: Asked) -> None:
        theme = self._session.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        self.choices = PrintChoices(self._session, asked, self)
        self.choices.setFixedWidth(theme.px(272))
        middle.addWidget(self.choices)
        middle.addWidget(Hairline(self, upright=True))
        middle.addLayout(self._build_pages(), 1)
        column.addLayout(middle, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_foot())
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1120), room.width() - 40), min(theme.px(860), room.height() - 60))
        self.setMinimumSize(theme.px(720), theme.px(440))

    def _build_pages(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self.pages = PagesView(self._session.theme, self)
        self.bar = PageBar(self._session.theme, self.pages, self)
        column.addWidget(self.bar)
        column.addWidget(Hairline(self))
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.pages)
        self.stack.addWidget(self._build_message())
        column.addWidget(self.stack, 1)
        self.warning = Label("", "caption", "caution", wrap=True, parent=self)
        self.warning.setContentsMargins(12, 6, 12, 6)
        self.warning.hide()
        column.addWidget(self.warning)
        return column

    def _build_message(self) -> QWidget:
        page = QWidget(self)
        page.setBackgroundRole(QPalette.ColorRole.Base)
        page.setAutoFillBackground(True)
        column = QVBoxLayout(page)
        column.setContentsMargins(48, 24, 48, 24)
        self.message = Label("", "body", "text-2", wrap=True, parent=page)
        self.message.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
        column.addWidget(self.message)
        column.addStretch(3)
        return page

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(16, 10, 16, 12)
        foot.setSpacing(8)
        self.told = ElidedLabel("", "caption", "text-3", middle=True, parent=self)
        self.leave = Button(self.tr("Close"), self)
        self.leave.clicked.connect(self.reject)
        self.save = Button(self.tr("Save as PDF…"), self)
        self.save.setShortcut("Ctrl+S")
        self.save.clicked.connect(self._ask_place)
        self.print = PrimaryButton(self.tr("Print…"), self)
        self.print.setShortcut("Ctrl+P")
        self.print.setDefault(True)
        self.print.clicked.connect(self._ask_printer)
        self.copy = Button(self.tr("Copy as text"), self)
        self.copy.clicked.connect(self._copy)
        self.copy.hide()
        foot.addWidget(self.told, 1)
        foot.addStretch(0)
        for button in (self.leave, self.copy, self.save, self.print):
            foot.addWidget(button)
        return foot

    # Setting the sheet

    @property
    def paper(self) -> Paper | None:
        """What is on screen and would be printed; None while it is being set or cannot be."""
        return self._paper

    def _begin(self) -> None:
        """Something else is to be shown: set it after a moment, until then nothing is printed."""
        self._paper = None
        self._enable()
        self._later.start()

    def _make(self) -> None:
        self._later.stop()
        self._paper = None
        self._enable()
        self.told.setText(self.tr("Setting the pages…"))
        book, request = self._session.book, self.choices.request()
        self._job = self._session.workers.start(
            lambda job: work.make(book, request, job), self._show, topic=TOPIC, failed=self._fail
        )

    def _show(self, paper: Paper) -> None:
        self._paper = paper
        self.pages.show_pdf(paper.data)
        self.stack.setCurrentWidget(self.pages)
        self.told.setText(paper.title)
        self._warn(paper)
        self._enable()
        self.print.setFocus()

    def _fail(self, error: KnownError) -> None:
        self._paper = None
        self.pages.forget()
        self.message.setText(self._session.words(error.text))
        self.stack.setCurrentIndex(1)
        self.told.setText("")
        self.warning.hide()
        self._enable()

    def _warn(self, paper: Paper) -> None:
        """Name the characters no font has, and what was kept back, before anything is printed."""
        told = [self._spelt(paper)] if paper.spelt else []
        if paper.kept_back:
            words = self.tr("Left out because the customer must not read it: {}")
            told.append(words.format(self.tr("; ", "between lines").join(paper.kept_back)))
        self.warning.setText("\n".join(told))
        self.warning.setVisible(bool(told))

    def _spelt(self, paper: Paper) -> str:
        listed = self.tr(", ", "between names").join(name for _char, name in paper.spelt)
        words = self.tr("No font has these characters; their names are printed instead: {}")
        return words.format(listed)

    def _enable(self) -> None:
        ready = self._paper is not None and self._run is None
        self.save.setEnabled(ready)
        self.print.setEnabled(ready)
        self.copy.setVisible(self._paper is not None and bool(self._paper.text))
        self.choices.setEnabled(self._run is None)

    # Sending

    def _copy(self) -> None:
        """Put the text of the sheet on the clipboard, to be pasted into a message."""
        if self._paper is not None:
            QGuiApplication.clipboard().setText(self._paper.text)
            self.told.setText(self.tr("Copied; paste it into the message."))

    # Saving

    def _ask_place(self) -> None:
        paper = self._paper
        if paper is None:
            return
        name = _UNFIT.sub(" ", paper.title).strip()[:LONGEST_NAME].rstrip(". ") + ".pdf"
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Save as PDF"),
            str(self._session.environment.documents / name),
            self.tr("PDF (*.pdf)"),
        )
        if chosen and self._may_be_written(Path(chosen)):
            self.save_to(Path(chosen))

    def _may_be_written(self, chosen: Path) -> bool:
        """Ask before a file goes that the dialog could not ask about: its suffix was not typed."""
        path = _as_pdf(chosen)
        if path == chosen or not is_there(path):
            return True
        question = self.tr("{} exists already. Replace it?").format(path.name)
        return self._session.messages.ask(question, self.tr("Replace"), self)

    def save_to(self, path: Path) -> None:
        """Write what is on screen into a file, all of it or nothing."""
        paper = self._paper
        if paper is None:
            return
        path = _as_pdf(path)
        with self._session.messages.guard(self) as guard:
            store(paper.data, path)
        if not guard.refused:
            self.told.setText(self.tr("Saved as {}").format(path))

    # Printing

    def _ask_printer(self) -> None:
        if self._paper is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self._paper.title)
        printer.setCreator("KAccount")
        printer.setFromTo(1, self.pages.count)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setMinMax(1, self.pages.count)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintCurrentPage, on=False)
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is on screen; a whole print into a file is the sheet itself."""
        paper = self._paper
        if paper is None:
            return
        pages = pages_of(printer, self.pages.count)
        to_file = printer.outputFormat() == QPrinter.OutputFormat.PdfFormat
        if to_file and printer.outputFileName() and pages == list(range(self.pages.count)):
            self.save_to(Path(printer.outputFileName()))
            return
        run = PrintRun(self._session, paper.data, printer, pages, self)
        run.progressed.connect(self._tell_page)
        run.ended.connect(self._end)
        with self._session.messages.guard(self) as guard:
            self._run = run
            self._enable()
            self.leave.setText(self.tr("Cancel printing"))
            run.start()
        if guard.refused:
            self._end(complete=False)

    def _tell_page(self, done: int, total: int) -> None:
        words = self.tr("Printing page {done} of {total}")
        self.told.setText(words.format(done=done, total=total))

    def _end(self, complete: bool) -> None:
        self._run = None
        self.leave.setText(self.tr("Close"))
        words = self.tr("Sent to the printer.") if complete else self.tr("Printing was cancelled.")
        self.told.setText(words)
        self._enable()

    # Leaving

    def reject(self) -> None:
        """Cancel the printing; close when nothing is printed."""
        if self._run is not None:
            self._run.cancel()
            return
        super().reject()

    def done(self, code: int) -> None:
        """Leave for good: nothing of it runs on, nothing of it stays in memory."""
        self._later.stop()
        if self._job is not None:
            self._job.cancel()
        self._paper = None
        self.pages.forget()
        super().done(code)
        self.deleteLater()


def _as_pdf(path: Path) -> Path:
    return path if path.suffix.lower() == ".pdf" else path.with_name(path.name + ".pdf")
