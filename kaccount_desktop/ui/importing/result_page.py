"""What an import did."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kaccount_desktop.files.import_report import Report
from kaccount_desktop.ui.importing.findings import Findings
from kaccount_desktop.ui.kit.buttons import Button, LinkButton
from kaccount_desktop.ui.kit.headings import KeyValueGrid
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.session import Session


class ResultPage(QWidget):
    """The counts in words, and the list of what was not taken.

    `refused_wanted` comes when the user wants the refused rows as a workbook.
    """

    refused_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        top = QVBoxLayout()
        top.setContentsMargins(24, 0, 24, 8)
        top.setSpacing(8)
        self.title = Label("", "page", parent=self)
        self.grid = KeyValueGrid(session.theme, 120, self)
        self.save_refused = Button(self.tr("Save refused rows…"), self)
        self.save_refused.clicked.connect(self.refused_wanted)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.save_refused)
        top.addLayout(head)
        top.addWidget(self.grid)
        self.duplicates = LinkButton(self.tr("Look for duplicates in the whole book…"), self)
        self.duplicates.setVisible(session.commands.find_duplicates.handled)
        top.addWidget(self.duplicates)
        column.addLayout(top)
        self._line = Hairline(self)
        column.addWidget(self._line)
        self.findings = Findings(session, self)
        column.addWidget(self.findings, 1)
        self._rest = QWidget(self)
        column.addWidget(self._rest, 0)

    def show_report(self, report: Report) -> None:
        """Show what was done."""
        if report.changed and not report.added:
            words = self.tr("{count} customers completed or changed")
            self.title.setText(words.format(count=f"{report.merged:,}"))
        elif report.changed:
            self.title.setText(self.tr("{count} customers added").format(count=f"{report.added:,}"))
        else:
            self.title.setText(self.tr("The book holds all of this list already"))
        lines = (
            (self.tr("Customers completed"), report.merged),
            (self.tr("Known, unchanged"), report.unchanged),
            (self.tr("People"), report.new.get("contact", 0)),
            (self.tr("Projects"), report.new.get("project", 0)),
            (self.tr("Processes"), report.new.get("run", 0)),
            (self.tr("Follow-ups"), report.new.get("touch", 0)),
            (self.tr("Tasks"), report.new.get("task", 0)),
            (self.tr("Rows refused"), report.refused_rows),
            (self.tr("Cells refused"), report.refused_cells),
        )
        self.grid.clear()
        for words, number in lines:
            if number:
                self.grid.add(words, f"{number:,}")
        self.save_refused.setVisible(bool(report.refusals))
        self.findings.show_report(report)
        for widget in (self.findings, self._line):
            widget.setVisible(not self.findings.empty)
