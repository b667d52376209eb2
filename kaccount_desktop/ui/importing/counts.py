"""How many of each an import brings, in one line of figures."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.files.import_report import Report
from kaccount_desktop.ui.kit.labels import Label
from kaccount_desktop.ui.session import Session

_ALWAYS = ("added", "rows")
"""Shown even when they are none."""
_REFUSED = ("rows", "cells")


class Counts(QWidget):
    """Customers added, completed and known; people, projects, follow-ups; what is refused."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._figures: dict[str, tuple[QWidget, Label]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(20)
        for code, words in self._titles().items():
            pair = QWidget(self)
            inner = QHBoxLayout(pair)
            inner.setContentsMargins(0, 0, 0, 0)
            inner.setSpacing(6)
            figure = Label("–", "body", bold=True, parent=pair)
            inner.addWidget(Label(words, "dense", "text-3", parent=pair))
            inner.addWidget(figure)
            row.addWidget(pair)
            pair.setVisible(code in _ALWAYS)
            self._figures[code] = (pair, figure)
        row.addStretch(1)

    def show_report(self, report: Report) -> None:
        """Show the counts; what is zero and of no weight is left out."""
        values = {
            "added": report.added,
            "merged": report.merged,
            "unchanged": report.unchanged,
            "contact": report.new.get("contact", 0),
            "project": report.new.get("project", 0),
            "touch": report.new.get("touch", 0),
            "task": report.new.get("task", 0),
            "rows": report.refused_rows,
            "cells": report.refused_cells,
        }
        for code, (pair, figure) in self._figures.items():
            figure.setText(f"{values[code]:,}")
            pair.setVisible(bool(values[code]) or code in _ALWAYS)
            figure.set_tone("negative" if code in _REFUSED and values[code] else "text")

    def fade(self, *, stale: bool) -> None:
        """Dim the figures while they are counted anew."""
        for _pair, figure in self._figures.values():
            figure.set_tone("text-3" if stale else "text")

    def _titles(self) -> dict[str, str]:
        return {
            "added": self.tr("New customers"),
            "merged": self.tr("Completed"),
            "unchanged": self.tr("Known, unchanged"),
            "contact": self.tr("People"),
            "project": self.tr("Projects"),
            "touch": self.tr("Follow-ups"),
            "task": self.tr("Tasks"),
            "rows": self.tr("Rows refused"),
            "cells": self.tr("Cells refused"),
        }
