"""The import dialog: reading, looking, importing, result."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QCloseEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.presence import same_file
from kaccount_desktop.ui.importing import work
from kaccount_desktop.ui.importing.mapping_page import MappingPage
from kaccount_desktop.ui.importing.result_page import ResultPage
from kaccount_desktop.ui.importing.work import Counted, Reading, Written
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.labels import ElidedLabel, Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.worker import Job

TOPIC = "import"
PAUSE_MS = 150
"""How long after a change of columns it is counted anew."""
STEPS = 1000


class ImportDialog(QDialog):
    """Reads a list file in a worker and shows what would come in before anything is written."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._path = path
        self._reading: Reading | None = None
        self._counted: Counted | None = None
        self._job: Job | None = None
        self._writing = False
        self._written: Written | None = None
        self._added: set[int] = set()
        self._touched: set[int] = set()
        self.setWindowTitle(self.tr("Import {}").format(path.name))
        self._build()
        self._later = QTimer(self, interval=PAUSE_MS, singleShot=True)
        self._later.timeout.connect(self._count)
        self.mapping.changed.connect(self._recount)
        self.result_page.refused_wanted.connect(self._ask_refused)
        self._read()

    # Building

    def _build(self) -> None:
        theme = self._session.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget(self)
        self.pages.setBackgroundRole(QPalette.ColorRole.Base)
        self.pages.setAutoFillBackground(True)
        self.waiting = self._build_waiting()
        self.mapping = MappingPage(self._session, self.pages)
        self.result_page = ResultPage(self._session, self.pages)
        self.result_page.duplicates.clicked.connect(self._look_for_duplicates)
        for page in (self.waiting, self.mapping, self.result_page):
            self.pages.addWidget(page)
        column.addWidget(self.pages, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_foot())
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(1120), room.width() - 40), min(theme.px(740), room.height() - 60))
        self.setMinimumSize(theme.px(760), theme.px(480))

    def _build_waiting(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        self.doing = Label("", "body", wrap=True, parent=page)
        self.bar = QProgressBar(page)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addStretch(3)
        return page

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 12)
        foot.setSpacing(8)
        self.told = ElidedLabel("", "caption", "text-3", parent=self)
        self.stop = Button(self.tr("Cancel"), self)
        self.stop.clicked.connect(self.reject)
        self.act = PrimaryButton(self.tr("Import"), self)
        self.act.setDefault(True)
        self.act.clicked.connect(self._do)
        foot.addWidget(self.told, 1)
        foot.addStretch(0)
        foot.addWidget(self.stop)
        foot.addWidget(self.act)
        return foot

    # Reading

    def _read(self) -> None:
        self._wait(self.tr("Reading {}").format(self._path.name))
        book, path = self._session.book, self._path
        self._job = self._session.workers.start(
            lambda job: work.read(book, path, job),
            self._show_reading,
            topic=TOPIC,
            failed=self._fail,
        )
        self._job.progressed.connect(self._progress)

    def _show_reading(self, reading: Reading) -> None:
        self._reading = reading
        self._job = None
        self.mapping.show_reading(reading)
        self.pages.setCurrentWidget(self.mapping)
        self._say_undo()
        self._recount()
        self._count()
        self.act.setFocus()

    def _fail(self, error: KnownError) -> None:
        """Say why the file cannot be imported; only closing is left."""
        self.pages.setCurrentWidget(self.waiting)
        self.doing.setText(self._session.words(error.text))
        self.doing.set_tone("negative")
        self.bar.hide()
        self.act.hide()
        self.stop.setText(self.tr("Close"))
        self.stop.setFocus()

    # Counting

    def _recount(self) -> None:
        """What is wanted has changed: count anew after a moment, the last count is no longer true."""
        self._counted = None
        self._name_act()
        self._later.start()

    def _count(self) -> None:
        self._later.stop()
        reading, wanted = self._reading, self.mapping.wanted()
        if reading is None or not wanted.ready:
            return
        book = self._session.book
        self._job = self._session.workers.start(
            lambda job: work.count(book, reading.workbook, wanted, job),
            self._show_counted,
            topic=TOPIC,
            failed=self._refuse,
        )

    def _show_counted(self, counted: Counted) -> None:
        self._counted = counted
        self.mapping.show_counted(counted)
        self._name_act()

    def _refuse(self, error: KnownError) -> None:
        self.told.set_tone("negative")
        self.told.setText(self._session.words(error.text))

    def _name_act(self) -> None:
        ready = self._reading is not None and self.mapping.wanted().ready
        self.act.setEnabled(ready)
        if self._counted is None:
            self.act.setText(self.tr("Import"))
            return
        report = self._counted.report
        count = report.added + report.merged
        words = self.tr("Import {} customers") if count else self.tr("Import")
        self.act.setText(words.format(f"{count:,}"))
        if not report.changed:
            self.told.setText(self.tr("The book holds all of this list already"))
            self.act.setEnabled(False)
        else:
            self._say_undo()

    def _say_undo(self) -> None:
        self.told.set_tone("text-3")
        self.told.setText(self.tr("One Undo takes all of it back."))

    # Importing

    def _do(self) -> None:
        if self.pages.currentWidget() is self.result_page:
            self._show_customers()
        elif self.pages.currentWidget() is self.mapping:
            self._write()

    def _write(self) -> None:
        reading, wanted, counted = self._reading, self.mapping.wanted(), self._counted
        if reading is None or not wanted.ready:
            return
        self._later.stop()
        self._wait(self.tr("Importing {}").format(self._path.name))
        self.told.setText(self.tr("Cancelling leaves the book as it is."))
        self._writing = True
        self._session.changed.connect(self._note)
        book = self._session.book

        def run(job: Job) -> Written:
            self._written = work.write(book, reading.workbook, wanted, counted, job)
            return self._written

        self._job = self._session.workers.start(
            run, lambda _written: None, topic=TOPIC, failed=self._come_back
        )
        self._job.progressed.connect(self._progress)
        self._job.finished.connect(self._finish)

    def _note(self, changes: Changes) -> None:
        """Remember which customers the import added and touched."""
        table = changes.tables.get("customer")
        self._added = {int(str(key)) for key in table.inserted} if table else set()
        self._touched = set(changes.customers)

    def _come_back(self, error: KnownError) -> None:
        self._session.messages.show_error(error, self)

    def _finish(self) -> None:
        """Show the result; a cancel that came after the last write finds it done all the same."""
        self._session.changed.disconnect(self._note)
        self._job = None
        self._writing = False
        self.stop.setEnabled(True)
        if self._written is None:
            self.pages.setCurrentWidget(self.mapping)
            self.stop.setText(self.tr("Cancel"))
            self._name_act()
            self.told.setText(self.tr("Nothing was imported; the book is as it was."))
            return
        report = self._written.report
        self.result_page.show_report(report)
        self.pages.setCurrentWidget(self.result_page)
        self.told.setText(self.tr("One Undo (Ctrl+Z) takes all of it back."))
        self.told.setVisible(report.changed)
        self.stop.setText(self.tr("Close"))
        self.act.setText(self.tr("Show these customers"))
        self.act.setVisible(bool(self._added or self._touched))
        self.act.setEnabled(True)
        self.act.setFocus()

    def _show_customers(self) -> None:
        keys = sorted(self._added or self._touched)
        selection = self._session.selection
        selection.choose_customer(keys[0])
        selection.mark_customers(tuple(keys) if len(keys) > 1 else ())
        self.accept()

    def _ask_refused(self) -> None:
        """Ask where the refused rows shall be written."""
        name = self.tr("{} (refused rows).xlsx").format(self._path.stem)
        chosen, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Save refused rows"),
            str(self._session.environment.documents / name),
            self.tr("Workbook (*.xlsx)"),
        )
        if chosen:
            path = Path(chosen)
            self.save_refused(path if path.suffix else path.with_suffix(".xlsx"))

    def save_refused(self, path: Path) -> None:
        """Write the refused rows into a workbook, never over the list itself."""
        if self._written is None:
            return
        if same_file(path, self._path):
            self._say_saved(self.tr("That is the list itself: choose another name."), "negative")
            return
        refused = self._written.refused
        self.result_page.save_refused.setEnabled(False)
        job = self._session.workers.start(
            lambda _job: refused.save(path),
            lambda _done: self._say_saved(self.tr("Saved in {}").format(path.name), "text-3"),
            topic=TOPIC,
            failed=self._come_back,
        )
        job.finished.connect(lambda: self.result_page.save_refused.setEnabled(True))

    def _say_saved(self, words: str, tone: str) -> None:
        self.told.set_tone(tone)
        self.told.setText(words)
        self.told.show()

    def _look_for_duplicates(self) -> None:
        self.accept()
        self._session.commands.find_duplicates.trigger()

    # Waiting and leaving

    def _wait(self, words: str) -> None:
        self.pages.setCurrentWidget(self.waiting)
        self.doing.setText(words)
        self.bar.setValue(0)
        self.act.setEnabled(False)
        self.stop.setText(self.tr("Cancel"))

    def _progress(self, share: float, text: Text) -> None:
        del text
        self.bar.setValue(round(share * STEPS))

    def reject(self) -> None:
        """Cancel what runs; close when nothing is being written."""
        if self._job is not None:
            self._job.cancel()
        if self._writing:
            self.stop.setEnabled(False)  # until the work has noticed
        else:
            super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Close as Escape does: never while the book is being written."""
        self.reject()
        event.setAccepted(not self.isVisible())

    def done(self, code: int) -> None:
        """Leave for good: nothing of it runs on."""
        self._later.stop()
        super().done(code)
        self.deleteLater()
