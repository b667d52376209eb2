"""Where a judgement comes from: certainty, source and date, on one line."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from kaccount_desktop.book.queries.people import Evidence
from kaccount_desktop.rules.choices import CERTAINTIES
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import ChoiceEditor, choices_of
from kaccount_desktop.ui.workspace.line_editors import LineEditor, PartialDayEditor


class EvidenceEditor(QWidget):
    """Edits an `Evidence`; `value` returns the three columns an action takes."""

    edited = Signal()
    restored = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.certainty = ChoiceEditor(choices_of(CERTAINTIES, session.words), self, unknown=False)
        self.certainty.setAccessibleName(self.tr("Certainty"))
        self.source = LineEditor(self, self.tr("who or what says so"))
        self.source.setAccessibleName(self.tr("Source"))
        self.as_of = PartialDayEditor(self)
        self.as_of.setAccessibleName(self.tr("As of"))
        self.as_of.setFixedWidth(session.theme.px(104))
        self.certainty.setFixedWidth(self._widest(session))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        for editor in (self.certainty, self.source, self.as_of):
            row.addWidget(editor, 1 if editor is self.source else 0)
            editor.edited.connect(self.edited)
            editor.restored.connect(self.restored)
        self.setFocusProxy(self.certainty)

    def _widest(self, session: Session) -> int:
        """Return the width at which the longest degree of certainty stands whole."""
        metrics = session.theme.metrics("body")
        words = (session.words(text) for text in CERTAINTIES.values())
        longest = max(metrics.horizontalAdvance(word) for word in words)
        return max(session.theme.px(92), longest + session.theme.px(46))

    def put(self, value: object) -> None:
        """Show stored evidence, or that of nobody yet."""
        evidence = value if isinstance(value, Evidence) else Evidence()
        self.certainty.put(evidence.certainty)
        self.source.put(evidence.source)
        self.as_of.put(evidence.as_of)

    def value(self) -> dict[str, Any]:
        """Return certainty, source and as-of date; raises KnownError for a date that is none."""
        return {
            "certainty": self.certainty.value(),
            "source": str(self.source.value()).strip(),
            "as_of": self.as_of.value(),
        }

    def refuse(self) -> None:
        """Say that it could not be stored."""
        self.certainty.refuse()
        self.source.refuse()
        self.as_of.refuse()
