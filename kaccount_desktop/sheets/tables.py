"""Tables with the rules of the house, for forms and for lists.

A `Grid` is a stack of parts; each part may have a side title set vertically, and inside it groups
that may have a label spanning their rows. Rows have cells of their own widths. When a grid breaks
over pages the side titles, the labels and the head rows of the group are repeated, and a row
higher than a page is split inside its cells: nothing is ever clipped.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from kaccount_desktop.rules.language import ENGLISH
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.paragraph import CELL, Passage
from kaccount_desktop.sheets.piece import Piece
from kaccount_desktop.sheets.side_title import SIDE_WIDTH, draw_side_title, side_height

ROW: Final = 22.0
"""Least height of a row; forms filled by hand take `HAND_ROW`."""
HAND_ROW: Final = 24.0
PAD_X: Final = 5.5
PAD_Y: Final = 4.5
_LABEL_WIDTH: Final = 63.0
_ENGLISH_LABEL_WIDTH: Final = 82.0
_SPLIT_FROM: Final = 150.0
"""A row lower than this moves to the next page as a whole."""


def label_width(language: str) -> float:
    """Return the width of label cells in points."""
    return _ENGLISH_LABEL_WIDTH if language == ENGLISH else _LABEL_WIDTH


@dataclass(slots=True)
class Cell:
    """One cell: pieces stacked on each other, each a flowable; `fill` a grey or None."""

    pieces: list[Any]
    width: float
    fill: float | None = None
    middle: bool = True
    least: float = 0.0

    def height(self) -> float:
        """Return the height the content needs, with the padding."""
        room = self.width - 2 * PAD_X
        inside: float = sum(piece.wrap(room, 1e6)[1] for piece in self.pieces)
        return max(inside + 2 * PAD_Y, self.least)


@dataclass(slots=True)
class Row:
    """Cells side by side."""

    cells: list[Cell]
    least: float = ROW
    height: float = 0.0


@dataclass(slots=True)
class Group:
    """Rows under one label (or none); the first `heads` rows are repeated on every page."""

    rows: list[Row]
    label: Passage | None = None
    label_width: float = _LABEL_WIDTH
    heads: int = 0


@dataclass(slots=True)
class Part:
    """Groups under one side title (or none)."""

    groups: list[Group]
    side: str = ""

    def rows(self) -> Iterator[Row]:
        """Yield all rows."""
        for group in self.groups:
            yield from group.rows


@dataclass(slots=True)
class _Place:
    """Where a grid is cut: before this row, counted inside its part and group."""

    part: int
    group: int
    row: int


class Grid(Piece):
    """A table ready to be placed."""

    def __init__(self, parts: Sequence[Part], width: float = page.BODY_WIDTH) -> None:
        super().__init__()
        self.parts = list(parts)
        self.grid_width = width
        self.has_sides = any(part.side for part in self.parts)
        self._measured = False

    # -- measuring -----------------------------------------------------------------------------

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure all rows; the width is fixed."""
        if not self._measured:
            for part in self.parts:
                self._measure(part)
            self._measured = True
        self.width = self.grid_width
        self.height = sum(row.height for part in self.parts for row in part.rows())
        return self.width, self.height

    def _measure(self, part: Part) -> None:
        for group in part.groups:
            for row in group.rows:
                row.height = max([row.least, *(cell.height() for cell in row.cells)])
            if group.label is not None:
                _stretch([group], _label_need(group))
        if part.side:
            _stretch(part.groups, side_height(part.side))

    # -- breaking over pages -------------------------------------------------------------------

    def split(self, room: float, high: float) -> list[Piece]:
        """Return what fits into the height and the rest, with heads repeated."""
        self.wrap(room, high)
        if self.height <= high + 0.01:
            return [self]
        place, used = self._last_fitting(high)
        row = self.parts[place.part].groups[place.group].rows[place.row]
        halves = self._split_row(place, row, high - used)
        if halves is None:
            place = self._without_stub(place)
            if (place.part, place.group, place.row) == (0, 0, 0):
                return []
        before, after = self._cut(place, halves)
        return [Grid(before, self.grid_width), Grid(after, self.grid_width)]

    def _last_fitting(self, room: float) -> tuple[_Place, float]:
        """Return the first row that does not fit, and the height used before it."""
        used = 0.0
        for at_part, part in enumerate(self.parts):
            for at_group, group in enumerate(part.groups):
                for at_row, row in enumerate(group.rows):
                    if used + row.height > room + 0.01:
                        return _Place(at_part, at_group, at_row), used
                    used += row.height
        raise AssertionError("a grid that fits is not split")

    def _split_row(self, place: _Place, row: Row, room: float) -> tuple[Row, Row] | None:
        """Split a high row inside its cells, or return None to move it as a whole."""
        group = self.parts[place.part].groups[place.group]
        if row.height < _SPLIT_FROM or place.row < group.heads or room < 3 * CELL.leading + PAD_Y:
            return None
        if not self._upright(place, room):
            return None
        first: list[Cell] = []
        rest: list[Cell] = []
        for cell in row.cells:
            above, below = _split_pieces(cell, room - 2 * PAD_Y)
            first.append(replace(cell, pieces=above, middle=False, least=0))
            rest.append(replace(cell, pieces=below, middle=False, least=0))
        if not any(cell.pieces for cell in first if cell.fill is None):
            return None
        return Row(first, least=room), Row(rest, least=min(row.least, ROW))

    def _without_stub(self, place: _Place) -> _Place:
        """Move a cut upwards so that no page ends with nothing but heads or half a side title."""
        group = self.parts[place.part].groups[place.group]
        if place.row <= group.heads or not self._upright(place, 0.0, label_only=True):
            place = _Place(place.part, place.group, 0)
        if (place.group, place.row) != (0, 0) and not self._upright(place, 0.0):
            place = _Place(place.part, 0, 0)
        return place

    def _upright(self, place: _Place, more: float, *, label_only: bool = False) -> bool:
        """Tell whether label and side title have room in what stands above a cut.

        `more` is the part of the cut row that stays above.
        """
        part = self.parts[place.part]
        group = part.groups[place.group]
        inside = sum(row.height for row in group.rows[: place.row]) + more
        if group.label is not None and inside > 0 and inside < _label_need(group):
            return False
        if label_only or not part.side:
            return True
        before = sum(row.height for g in part.groups[: place.group] for row in g.rows)
        return before + inside >= side_height(part.side)

    def _cut(self, place: _Place, halves: tuple[Row, Row] | None) -> tuple[list[Part], list[Part]]:
        part = self.parts[place.part]
        group = part.groups[place.group]
        before, after = list(self.parts[: place.part]), list(self.parts[place.part + 1 :])
        above, below = list(group.rows[: place.row]), list(group.rows[place.row :])
        if halves is not None:
            above, below = [*above, halves[0]], [halves[1], *below[1:]]
        first_groups = list(part.groups[: place.group])
        if above:
            first_groups.append(replace(group, rows=above))
        if place.row > 0 or halves is not None:
            below = [*group.rows[: group.heads], *below]
        rest_groups = [replace(group, rows=below), *part.groups[place.group + 1 :]]
        if first_groups:
            before.append(replace(part, groups=first_groups))
        after.insert(0, replace(part, groups=rest_groups))
        return before, after

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw fills, texts and then the rules, from the top."""
        canvas = self.canv
        canvas.saveState()
        y = self.height
        inner: list[tuple[float, float, float, float]] = []
        for part in self.parts:
            y = self._draw_part(part, y, inner)
        canvas.setStrokeGray(page.INNER_RULE)
        canvas.setLineWidth(page.INNER_WIDTH)
        if inner:
            canvas.lines(inner)
        canvas.setStrokeGray(page.BLACK)
        canvas.setLineWidth(page.FRAME_WIDTH)
        canvas.setLineJoin(0)
        canvas.rect(0, 0, self.grid_width, self.height, stroke=1, fill=0)
        canvas.restoreState()

    def _draw_part(self, part: Part, top: float, inner: list[Any]) -> float:
        high = sum(row.height for row in part.rows())
        left = 0.0
        if self.has_sides:
            left = SIDE_WIDTH if part.side else 0.0
        if part.side:
            _fill(self.canv, 0, top - high, SIDE_WIDTH, high, page.FILL_SIDE)
            draw_side_title(self.canv, part.side, 0, top - high, high)
            inner.append((SIDE_WIDTH, top, SIDE_WIDTH, top - high))
        y = top
        for group in part.groups:
            y = self._draw_group(group, left, y, inner)
        if y > 0.01:
            inner.append((0, y, left, y))
        return y

    def _draw_group(self, group: Group, left: float, top: float, inner: list[Any]) -> float:
        high = sum(row.height for row in group.rows)
        inside = left
        if group.label is not None:
            inside = left + group.label_width
            _fill(self.canv, left, top - high, group.label_width, high, page.FILL_LABEL)
            room = group.label_width - 6
            need = group.label.wrap(room, 1e6)[1]
            group.label.drawOn(self.canv, left + 3, top - high / 2 - need / 2)
            inner.append((inside, top, inside, top - high))
        y = top
        for row in group.rows:
            self._draw_row(row, inside, y, inner)
            y -= row.height
            if y > 0.01:
                last = row is group.rows[-1]
                inner.append((left if last else inside, y, self.grid_width, y))
        return y

    def _draw_row(self, row: Row, left: float, top: float, inner: list[Any]) -> None:
        x = left
        for at, cell in enumerate(row.cells):
            wide = self.grid_width - x if at == len(row.cells) - 1 else cell.width
            if cell.fill is not None:
                _fill(self.canv, x, top - row.height, wide, row.height, cell.fill)
            self._draw_cell(cell, x, top, row.height)
            if at:
                inner.append((x, top, x, top - row.height))
            x += wide

    def _draw_cell(self, cell: Cell, x: float, top: float, high: float) -> None:
        room = cell.width - 2 * PAD_X
        heights = [piece.wrap(room, 1e6)[1] for piece in cell.pieces]
        free = high - sum(heights)
        y = top - (free / 2 if cell.middle else PAD_Y)
        for piece, height in zip(cell.pieces, heights, strict=True):
            if getattr(piece, "at_foot", False):
                y = min(y, top - high + PAD_Y + height)
            piece.drawOn(self.canv, x + PAD_X, y - height)
            y -= height


def _label_need(group: Group) -> float:
    """Return the height the label of a group needs."""
    if group.label is None:
        return 0.0
    return float(group.label.wrap(group.label_width - 6, 1e6)[1]) + 2 * PAD_Y


def _stretch(groups: Sequence[Group], need: float) -> None:
    """Make rows higher so that together they reach `need`; heads keep their height."""
    rows = [row for group in groups for row in group.rows]
    lack = need - sum(row.height for row in rows)
    if lack > 0 and rows:
        body = [row for group in groups for row in group.rows[group.heads :]] or rows
        for row in body:
            row.height += lack / len(body)


def _split_pieces(cell: Cell, room: float) -> tuple[list[Any], list[Any]]:
    """Return the pieces above and below a cut `room` points down; a label stands in both."""
    if cell.fill is not None:
        return cell.pieces, cell.pieces
    width = cell.width - 2 * PAD_X
    above: list[Any] = []
    for at, piece in enumerate(cell.pieces):
        height = piece.wrap(width, 1e6)[1]
        if height <= room + 0.01:
            above.append(piece)
            room -= height
            continue
        halves = piece.split(width, room)
        if len(halves) > 1:
            return [*above, halves[0]], [*halves[1:], *cell.pieces[at + 1 :]]
        return above, cell.pieces[at:]
    return above, []


def _fill(canvas: Any, x: float, y: float, width: float, height: float, grey: float) -> None:
    canvas.setFillGray(grey)
    canvas.rect(x, y, width, height, stroke=0, fill=1)
