"""What the file holds and what will come of it: preview, columns, stages, counts, refusals."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from kaccount_desktop.files.sheet_mapping import SheetMapping, remap
from kaccount_desktop.ui.importing.column_head import ColumnHead
from kaccount_desktop.ui.importing.counts import Counts
from kaccount_desktop.ui.importing.findings import Finding, Findings
from kaccount_desktop.ui.importing.options import ImportOptions
from kaccount_desktop.ui.importing.preview_model import PreviewModel
from kaccount_desktop.ui.importing.stage_choices import StageChoices
from kaccount_desktop.ui.importing.work import Counted, Reading, Wanted
from kaccount_desktop.ui.kit.cells import CellDelegate
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.kit.tabs import PageTabs
from kaccount_desktop.ui.session import Session

_WIDEST, _SAMPLE = 260, 60


class MappingPage(QWidget):
    """`changed` comes whenever what is wanted has changed, so that it must be counted anew."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._reading: Reading | None = None
        self._mappings: list[SheetMapping] = []
        self._counted: Counted | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._build_sheets())
        column.addWidget(Hairline(self))
        self._model = PreviewModel(session, self)
        self.table = self._build_table()
        column.addWidget(self.table, 5)
        column.addWidget(Hairline(self))
        self.options = ImportOptions(session, self)
        self.options.changed.connect(self.changed)
        column.addWidget(self.options)
        self.counts = Counts(session, self)
        self.counts.setContentsMargins(24, 8, 24, 8)
        column.addWidget(self.counts)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_lower(), 4)

    # Building

    def _build_sheets(self) -> QHBoxLayout:
        theme = self._session.theme
        row = QHBoxLayout()
        row.setContentsMargins(15, 0, 24, 0)
        row.setSpacing(12)
        self.tabs = PageTabs(theme, self)
        self.tabs.setAccessibleName(self.tr("Sheets of the file"))
        self.included = QCheckBox(self.tr("Import this sheet"), self)
        self.hint = Label("", "caption", "caution", parent=self)
        row.addWidget(self.tabs, 1)
        row.addWidget(self.hint)
        row.addWidget(self.included)
        self.tabs.currentChanged.connect(self._show_sheet)
        self.included.clicked.connect(self._include)
        return row

    def _build_table(self) -> QTableView:
        theme = self._session.theme
        table = QTableView(self)
        table.setModel(self._model)
        table.setAccessibleName(self.tr("Preview of the sheet"))
        table.setItemDelegate(CellDelegate(theme, table))
        table.setWordWrap(False)
        table.setCornerButtonEnabled(False)
        table.setCornerWidget(QWidget(table))
        table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        table.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        table.setTabKeyNavigation(False)
        rows = table.verticalHeader()
        rows.setDefaultSectionSize(theme.row(26))
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)
        rows.setHighlightSections(False)
        self.head = ColumnHead(self._session, table)
        table.setHorizontalHeader(self.head)
        self.head.remapped.connect(self._remap)
        self.head.reached.connect(self._show_column)
        return table

    def _build_lower(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.stages = StageChoices(self._session, self)
        self.stages.setFixedWidth(self._session.theme.px(360))
        self.stages.setContentsMargins(24, 8, 24, 8)
        self.stages.changed.connect(self.changed)
        self.findings = Findings(self._session, self)
        self.findings.chosen.connect(self._show_finding)
        row.addWidget(self.stages)
        row.addWidget(Hairline(self, upright=True))
        row.addWidget(self.findings, 1)
        return row

    # What is shown

    def show_reading(self, reading: Reading) -> None:
        """Show a file that was read."""
        self._reading = reading
        self._mappings = list(reading.mappings)
        self.options.show_reading(reading)
        blocked = self.tabs.blockSignals(True)
        for sheet in reading.workbook.sheets:
            self.tabs.addTab(sheet.name)
        self.tabs.blockSignals(blocked)
        for place, mapping in enumerate(self._mappings):
            rows = len(reading.workbook.sheets[place].rows) - mapping.first_row
            self.tabs.set_count(place, max(0, rows))
        included = [place for place, one in enumerate(self._mappings) if one.included]
        self.tabs.setCurrentIndex(included[0] if included else 0)
        self._show_sheet()

    def wanted(self) -> Wanted:
        """Return what the user wants of the file."""
        return Wanted(
            tuple(self._mappings),
            self.stages.whole.stage(),
            self.stages.mapped(),
            self._session.language.code,
            self.options.customer.text().strip(),
            self.options.existing(),
        )

    def show_counted(self, counted: Counted) -> None:
        """Show what would come of it."""
        self._counted = counted
        self.counts.fade(stale=False)
        self.counts.show_report(counted.report)
        self.findings.show_report(counted.report)
        self.stages.offer(counted.plan.unknown_stages)
        self._model.mark(counted.report.refusals)

    def _show_sheet(self) -> None:
        reading = self._reading
        if reading is None:
            return
        place = self.tabs.currentIndex()
        mapping = self._mappings[place]
        self._model.show(reading.workbook.sheets[place], mapping)
        self.head.show_mapping(mapping)
        self._fit_columns(mapping)
        self._say(mapping)
        if self._counted is not None:
            self._model.mark(self._counted.report.refusals)

    def _say(self, mapping: SheetMapping) -> None:
        self.included.setChecked(mapping.included)
        self.included.setEnabled(mapping.ready)
        words = self.tr("The columns are as you chose them the last time.")
        if not mapping.ready:
            words = self.tr("Choose above one column that it holds the customer's name.")
        self.hint.set_tone("text-3" if mapping.ready else "caution")
        self.hint.setText(words if mapping.recalled or not mapping.ready else "")
        found = mapping.target("customer.stage") or mapping.target("project.stage")
        self.stages.say_column(found.label if found else "")

    def _fit_columns(self, mapping: SheetMapping) -> None:
        theme = self._session.theme
        metrics, dense = theme.metrics("caption"), theme.metrics("dense")
        least, most = theme.px(118), theme.px(_WIDEST)
        for place, one in enumerate(mapping.columns):
            wide = metrics.horizontalAdvance(one.label[:40]) + 24
            wide = max(wide, metrics.horizontalAdvance(self.head.box(place).shown()) + 44)
            for row in range(min(_SAMPLE, self._model.rowCount())):
                words = str(self._model.index(row, place).data() or "")[:60]
                wide = max(wide, dense.horizontalAdvance(words) + 20)
            self.head.resizeSection(place, min(max(wide, least), most))

    def _show_column(self, column: int) -> None:
        row = max(0, self.table.rowAt(0))
        self.table.scrollTo(self._model.index(row, column))

    def _show_finding(self, finding: Finding) -> None:
        names = [mapping.sheet for mapping in self._mappings]
        if finding.sheet not in names or not finding.row:
            return
        self.tabs.setCurrentIndex(names.index(finding.sheet))
        index = self._model.place_of(finding.row, finding.column)
        if index.isValid():
            self.table.setCurrentIndex(index)
            self.table.scrollTo(index, QTableView.ScrollHint.PositionAtCenter)

    # What the user decides

    def _remap(self, column: int, target: str) -> None:
        place = self.tabs.currentIndex()
        self._mappings[place] = remap(self._mappings[place], column, target)
        self._take(self._mappings[place])

    def _include(self) -> None:
        place = self.tabs.currentIndex()
        chosen = replace(self._mappings[place], included=self.included.isChecked())
        self._mappings[place] = chosen
        self._take(chosen)

    def _take(self, mapping: SheetMapping) -> None:
        self._model.remap(mapping)
        self.head.show_mapping(mapping)
        self._say(mapping)
        self.counts.fade(stale=True)
        self.changed.emit()
