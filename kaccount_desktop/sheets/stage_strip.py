"""The strip of stages: what is done, where we are, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal

from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.boxes import draw_tick
from kaccount_desktop.sheets.paragraph import Passage, Span, Style, gap, passage
from kaccount_desktop.sheets.piece import Piece

State = Literal["done", "current", "ahead", "opening", "skipped"]
_WORDS: Final = Style(8.8, 12, align="center")
_NOTE: Final = Style(7.5, 10, align="center", grey=0.3)
_TICK: Final = 6.5


@dataclass(frozen=True, slots=True)
class Step:
    """One stage; `note` is a small second line (期初，未审)."""

    title: str
    state: State
    note: str = ""


class StageStrip(Piece):
    """Stages side by side in equal cells, in further rows when there are many."""

    def __init__(self, steps: Sequence[Step], language: str, per_row: int = 7) -> None:
        super().__init__()
        rows = -(-len(steps) // per_row) or 1
        self._per_row = -(-len(steps) // rows) or 1
        self._steps = list(steps)
        self._language = language
        self._words = [self._cell(number, step) for number, step in enumerate(steps, 1)]

    def _cell(self, number: int, step: Step) -> list[Passage]:
        current = step.state == "current"
        style = _WORDS.but(bold=current, grey=1.0 if current else 0.0)
        words: list[str | Span] = [step.title]
        if step.state == "done":
            words.insert(0, gap(_TICK + 3))
        elif step.state in ("current", "ahead"):
            words.insert(0, f"{number} ")
        cell = [passage(words, style, self._language)]
        if step.note:
            cell.append(passage(step.note, _NOTE.but(grey=1.0 if current else 0.3), self._language))
        return cell

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width = room
        self._wide = room / self._per_row
        self._high = 19.0
        for cell in self._words:
            need = sum(line.wrap(self._wide - 6, 1e6)[1] for line in cell)
            self._high = max(self._high, need + 7)
        rows = -(-len(self._steps) // self._per_row)
        self.height = self._high * rows
        return room, self.height

    def draw(self) -> None:
        """Draw fills, then words, then rules, so that no fill covers half a rule."""
        canvas = self.canv
        canvas.saveState()
        places = [self._place(at) for at in range(len(self._steps))]
        for step, (x, y) in zip(self._steps, places, strict=True):
            canvas.setFillGray({"done": page.FILL_SIDE, "current": 0.0}.get(step.state, 1.0))
            canvas.rect(x, y, self._wide, self._high, stroke=0, fill=1)
        canvas.setStrokeGray(0)
        for step, cell, (x, y) in zip(self._steps, self._words, places, strict=True):
            top = y + self._high / 2 + sum(line.height for line in cell) / 2
            for line in cell:
                line.drawOn(canvas, x + 3, top - line.height)
                top -= line.height
            if step.state == "done":
                self._draw_tick(cell[0], x, y)
        canvas.setLineWidth(0.6)
        for x, y in places:
            canvas.rect(x, y, self._wide, self._high, stroke=1, fill=0)
        canvas.restoreState()

    def _place(self, at: int) -> tuple[float, float]:
        """Return the lower left corner of a cell."""
        return at % self._per_row * self._wide, self.height - (at // self._per_row + 1) * self._high

    def _draw_tick(self, words: Passage, x: float, y: float) -> None:
        first = sum(words.glyphs.widths[slice(*words.lines[0])])
        left = x + self._wide / 2 - first / 2
        top = y + self._high / 2 + words.height / 2 - _WORDS.leading / 2
        self.canv.setStrokeGray(0)
        draw_tick(self.canv, left, top - _TICK / 2, _TICK, stroke=0.9)
