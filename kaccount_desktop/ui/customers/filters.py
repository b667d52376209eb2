"""The filter menu: grade, stage, status and owner, any number of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QMenu, QWidget, QWidgetAction

from kaccount_desktop.book.queries.customers import Facets
from kaccount_desktop.rules.choices import LIFECYCLES
from kaccount_desktop.ui.customers.stages import StageTitles
from kaccount_desktop.ui.session import Session


@dataclass(slots=True)
class Chosen:
    """What is ticked in the filter menu."""

    grades: set[str] = field(default_factory=set)
    stages: set[tuple[str, str]] = field(default_factory=set)
    statuses: set[str] = field(default_factory=set)
    owners: set[int] = field(default_factory=set)

    def any(self) -> bool:
        """Return whether anything is ticked."""
        return bool(self.grades or self.stages or self.statuses or self.owners)

    def clear(self) -> None:
        """Untick everything."""
        for part in (self.grades, self.stages, self.statuses, self.owners):
            part.clear()


class FilterMenu(QMenu):
    """Ticks stay while the menu is open, so that several can be set in a row."""

    changed = Signal()

    def __init__(self, session: Session, stages: StageTitles, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stages = stages
        self.chosen = Chosen()

    def offer(self, facets: Facets) -> None:
        """Rebuild the menu from what the book holds now."""
        self.clear()
        words = self._session.words
        grades = [(g, self.tr("Grade {}").format(g), n) for g, n in sorted(facets.grades.items())]
        self._section(self.tr("Grade"), self.chosen.grades, grades)
        stages = [
            (key, self._stages.title(digest, key[1]), n)
            for key, (digest, n) in facets.stages.items()
        ]
        self._section(self.tr("Stage"), self.chosen.stages, stages)
        statuses = [(s, words(LIFECYCLES[s]), n) for s, n in facets.statuses.items()]
        self._section(self.tr("Status"), self.chosen.statuses, statuses)
        owners = [(key, name, n) for key, (name, n) in facets.owners.items()]
        self._section(self.tr("Owner"), self.chosen.owners, owners)
        self.addSeparator()
        clear = self.addAction(self.tr("Clear all filters"))
        clear.setEnabled(self.chosen.any())
        clear.triggered.connect(self._clear_all)

    def _section(
        self, title: str, chosen: set[Any], entries: Iterable[tuple[Any, str, int]]
    ) -> None:
        entries = list(entries)
        if not entries:
            return
        self.addSection(title)
        for value, words, count in entries:
            box = QCheckBox(f"{words}  {count}".replace("&", "&&"), self)
            box.setChecked(value in chosen)
            box.setContentsMargins(12, 2, 12, 2)
            box.setProperty("in-menu", True)
            box.toggled.connect(
                lambda on, value=value, chosen=chosen: self._toggle(chosen, value, on=on)
            )
            action = QWidgetAction(self)
            action.setDefaultWidget(box)
            action.setText(words)
            self.addAction(action)

    def _toggle(self, chosen: set[Any], value: object, *, on: bool) -> None:
        if on:
            chosen.add(value)
        else:
            chosen.discard(value)
        self.changed.emit()

    def _clear_all(self) -> None:
        self.chosen.clear()
        self.changed.emit()
