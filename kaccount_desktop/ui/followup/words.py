"""How the dialog words a next date and its reason."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject

from kaccount_desktop.book.actions.rhythm import Proposal
from kaccount_desktop.rules.dates import show_weekday
from kaccount_desktop.rules.workdays import is_workday
from kaccount_desktop.ui.session import Session


class NextWords(QObject):
    """Words what the next date is, how far away, and why."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def day(self, day: date) -> str:
        """Return a date with its weekday and how far away it is: 11-26 周四（3 天后）."""
        today = self._session.clock.today()
        shown = f"{day:%m-%d}" if day.year == today.year else day.isoformat()
        shown = f"{shown} {show_weekday(day, self._session.language.code)}"
        away = (day - today).days
        if away == 0:
            return self.tr("{} (today)").format(shown)
        if away == 1:
            return self.tr("{} (tomorrow)").format(shown)
        if away > 1:
            return self.tr("{day} (in {away} days)").format(day=shown, away=away)
        return shown

    def by_rhythm(self, proposal: Proposal) -> tuple[str, str]:
        """Return the words and the tone of what the rhythm proposes."""
        why = self._session.words(proposal.why)
        parts = [self.day(proposal.day), why] if proposal.day else [why]
        if proposal.note is not None:
            parts.append(self._session.words(proposal.note))
        tone = "caution" if proposal.decide or proposal.day is None else "text-2"
        return " · ".join(parts), tone

    def by_hand(self, day: date, proposal: Proposal) -> tuple[str, str]:
        """Return the words and the tone of a date the user chose."""
        parts = [self.day(day)]
        tone = "text-2"
        if not is_workday(day):
            parts.append(self.tr("nobody works on that day"))
            tone = "caution"
        if proposal.day is not None and proposal.day != day:
            rhythm = self.tr("by the rhythm it would be {}").format(self.day(proposal.day))
            parts.append(rhythm)
        return " · ".join(parts), tone
