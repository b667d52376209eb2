"""Lists of things to tick, and lists with a hairline under each line."""

from __future__ import annotations

from collections.abc import Sequence

from kaccount_desktop.sheets.paragraph import Passage, Style, Words, passage
from kaccount_desktop.sheets.piece import Piece


class RuledList(Piece):
    """Lines of three columns (title, words, right end) with a hairline under each."""

    def __init__(self, rows: Sequence[tuple[Passage, Passage]], starts: Sequence[float]) -> None:
        super().__init__()
        self._rows = list(rows)
        self._starts = list(starts)

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width = room
        self._heights = [self._row_height(row) for row in self._rows]
        self.height = sum(self._heights)
        return room, self.height

    def _row_height(self, row: tuple[Passage, Passage]) -> float:
        return (
            max(cell.wrap(room, 1e6)[1] for cell, room in zip(row, self._rooms(), strict=True)) + 9
        )

    def _rooms(self) -> list[float]:
        ends = [*self._starts[1:], self.width - 30]
        return [end - start - 8 for start, end in zip(self._starts, ends, strict=True)]

    def split(self, room: float, high: float) -> list[Piece]:
        """Return the rows that fit and the others."""
        self.wrap(room, high)
        used = 0.0
        for at, height in enumerate(self._heights):
            if used + height > high:
                if at == 0:
                    return []
                return [self._part(0, at), self._part(at, len(self._rows))]
            used += height
        return [self]

    def _part(self, start: int, end: int) -> RuledList:
        return RuledList(self._rows[start:end], self._starts)

    def draw(self) -> None:
        """Draw rows and hairlines."""
        y = self.height
        self.canv.setStrokeGray(0.7)
        self.canv.setLineWidth(0.5)
        for row, high in zip(self._rows, self._heights, strict=True):
            for cell, x in zip(row, self._starts, strict=True):
                cell.drawOn(self.canv, x, y - 4.5 - cell.height)
            y -= high
            self.canv.line(0, y, self.width, y)


class TickColumns(Piece):
    """A checklist in columns, read row by row."""

    def __init__(self, items: Sequence[Words], language: str, columns: int = 3) -> None:
        super().__init__()
        self._items = [passage(item, Style(9.5, 13.5), language) for item in items]
        self._columns = columns

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure."""
        self.width = room
        self._step = room / self._columns
        self._heights = []
        for start in range(0, len(self._items), self._columns):
            row = self._items[start : start + self._columns]
            self._heights.append(max(item.wrap(self._step - 10, 1e6)[1] for item in row) + 6)
        self.height = sum(self._heights)
        return room, self.height

    def draw(self) -> None:
        """Draw the items."""
        y = self.height
        for at, high in enumerate(self._heights):
            row = self._items[at * self._columns : (at + 1) * self._columns]
            for column, item in enumerate(row):
                item.drawOn(self.canv, column * self._step, y - 3 - item.height)
            y -= high
