"""What the timeline says: titles, slips in words, tips."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale, QObject

from kaccount_desktop.book.queries.activity import TouchRow
from kaccount_desktop.rules.choices import STAGE_STATES, TOUCH_KINDS, TOUCH_RESULTS, TOUCH_STATES
from kaccount_desktop.rules.dates import show_day
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.timeline.content import RunLines, StageLine


class Words(QObject):
    """Words the content in the language in force."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session

    def month(self, month: date) -> str:
        """Return a month for the axis; January names its year."""
        chinese = self._session.language.chinese
        if chinese:
            return f"{month.year}年1月" if month.month == 1 else f"{month.month}月"
        name = QLocale(QLocale.Language.English).toString(QDate(month.year, month.month, 1), "MMM")
        return f"{name} {month.year}" if month.month == 1 else name

    def today(self, today: date) -> str:
        """Return the words of the today flag."""
        return self.tr("Today {}").format(f"{today:%m-%d}")

    def run_title(self, run: RunLines) -> str:
        """Return project (or the customer's own process) and playbook."""
        name = run.run.project_name or self.tr("The customer")
        ended = "" if run.run.state == "open" else self.tr("ended")
        title = self._session.words(run.playbook.title)
        return " · ".join(part for part in (name, title, ended) if part)

    def stage_title(self, line: StageLine) -> str:
        """Return the title of the stage."""
        return self._session.words(line.stage.title) if line.stage else line.row.stage

    def planned(self, line: StageLine) -> str:
        """Return the days planned for the stage; empty when it has no plan."""
        start, end = line.row.planned_start, line.row.planned_end
        return f"{start:%m-%d} – {end:%m-%d}" if start and end else ""

    def standing(self, line: StageLine, *, with_gate: bool = False) -> tuple[str, str]:
        """Return how the stage stands against its plan, and the tone of the words.

        `with_gate` says first what its gate is called.
        """
        words, tone = self._standing(line)
        kept = line.row.state in ("opening", "skipped") or (tone == "text-3" and bool(words))
        if not with_gate or kept or line.stage is None or line.stage.gate is None:
            return words, tone
        gate = self._session.words(line.stage.gate.title)
        return " · ".join(part for part in (gate, words) if part), tone

    def _standing(self, line: StageLine) -> tuple[str, str]:
        row = line.row
        if row.state in ("opening", "skipped"):
            return self._session.words(STAGE_STATES[row.state]), "text-3"
        if line.stage is not None and line.stage.on_event and row.actual_start is None:
            return self.tr("when needed"), "text-3"
        if line.late:
            return self._late(line.late), "negative"
        if line.slip is not None:
            return self._slip(line.slip)
        if line.expected and line.expected.slip > 0:
            slip = line.expected.slip
            one, more = self.tr("pushed back 1 day"), self.tr("pushed back {} days").format(slip)
            return one if slip == 1 else more, "caution"
        return "", "text-3"

    def stage_tip(self, line: StageLine) -> str:
        """Return what hovering over a stage tells."""
        row = line.row
        parts = [self.stage_title(line) + " — " + self._session.words(STAGE_STATES[row.state])]
        if row.planned_start and row.planned_end:
            parts.append(self.tr("Planned {} to {}").format(row.planned_start, row.planned_end))
        if row.actual_start:
            until = str(row.actual_end) if row.actual_end else "…"
            parts.append(self.tr("Actual {} to {}").format(row.actual_start, until))
        if line.expected:
            parts.append(self.tr("Expected to end {}").format(line.expected.end))
        if line.stage is not None and line.stage.gate:
            parts.append(self.tr("Gate: {}").format(self._session.words(line.stage.gate.title)))
        return "\n".join(parts)

    def touch_tip(self, touch: TouchRow) -> str:
        """Return what hovering over a mark tells."""
        today = self._session.clock.today()
        day = show_day(touch.day, today, self._session.language.code)
        kind = self._session.words(TOUCH_KINDS[touch.kind])
        state = TOUCH_RESULTS.get(touch.result) if touch.state == "done" else None
        words = self._session.words(state or TOUCH_STATES[touch.state])
        head = " · ".join(p for p in (f"{touch.day} ({day})", kind, words, touch.contacts) if p)
        return "\n".join(p for p in (head, touch.goal, touch.summary[:300]) if p)

    def _slip(self, days: int) -> tuple[str, str]:
        if days > 0:
            return self._late(days), "caution"
        if days < 0:
            early = self.tr("1 day early") if days == -1 else self.tr("{} days early").format(-days)
            return early, "positive"
        return self.tr("on time"), "text-3"

    def _late(self, days: int) -> str:
        return self.tr("1 day late") if days == 1 else self.tr("{} days late").format(days)
