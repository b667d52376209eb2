"""Choosing a playbook, the stage a process opens at (期初), and when it starts."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QObject

from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.playbooks import Playbook
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import Choice, ChoiceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import DayEditor


class PlaybookChooser(QObject):
    """Adds three fields to a grid: playbook, opening stage, first day. `subject` is whom it runs on."""

    def __init__(
        self, session: Session, grid: FieldGrid, subject: str, *, may_be_none: bool = True
    ) -> None:
        super().__init__(grid)
        self._session = session
        self._grid = grid
        self._books = [
            one for one in Shelf(session.book).current_playbooks() if one.subject == subject
        ]
        offered = [Choice(one.id, session.words(one.title)) for one in self._books]
        self.playbook = ChoiceEditor(
            offered, unknown=may_be_none, unknown_words=self.tr("Start none now")
        )
        if not may_be_none and offered:
            self.playbook.put(offered[0].value)
        grid.add("playbook", self.tr("Playbook"), self.playbook)
        self.stage = ChoiceEditor((), unknown_words=self.tr("From the first stage, newly started"))
        self.stage.setToolTip(
            self.tr(
                "A customer already under way opens at its present stage: "
                "earlier gates read “not reviewed”, and no tasks are owed."
            )
        )
        grid.add("opening_stage", self.tr("Opens at"), self.stage)
        self.start = grid.add("start", self.tr("First day"), DayEditor(session))
        self.start.put(session.clock.today())
        self.playbook.edited.connect(self._follow)
        self._follow()

    @property
    def offers_any(self) -> bool:
        """Whether there is a playbook for this subject at all."""
        return bool(self._books)

    def chosen(self, values: dict[str, Any]) -> dict[str, Any]:
        """Take the three values out of a grid's; return them as actions name them."""
        return {
            "playbook": values.pop("playbook") or None,
            "opening_stage": values.pop("opening_stage") or None,
            "start": values.pop("start"),
        }

    def _follow(self) -> None:
        chosen = self._playbook()
        stages = chosen.stages if chosen else ()
        words = self._session.words
        said = self.tr("Already at: {}")
        self.stage.put("")
        self.stage.set_choices([Choice(s.id, said.format(words(s.title))) for s in stages])
        for name in ("opening_stage", "start"):
            self._grid.set_visible(name, chosen is not None)

    def _playbook(self) -> Playbook | None:
        ident = self.playbook.value()
        return next((one for one in self._books if one.id == ident), None)
