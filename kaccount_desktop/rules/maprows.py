"""The rows of the map: who stands beside whom in a cell, and where a crowded cell wraps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from kaccount_desktop.rules.mapmodel import MapPerson

Span = tuple[float, float]
_MOST_COMPARED: Final = 150
"""With more people than this the width is shared in proportion, which is quicker."""


@dataclass(slots=True)
class Slot:
    """The room one person needs: what lies left and right of the node's centre."""

    person: MapPerson
    radius: float
    name: str
    title: str
    half_text: float
    left: float
    right: float
    tags: list[tuple[int, str, float]]
    order: float = 0.0
    x: float = 0.0

    @property
    def width(self) -> float:
        """Return what the person takes of the row."""
        return self.left + self.right


def in_order(slots: list[Slot], rank: dict[int, float]) -> list[Slot]:
    """Sort the people of one cell: those of the same superior together, the weightiest first.

    Somebody whom the user dragged keeps the place chosen.
    """

    def natural(slot: Slot) -> tuple[float, float, bool, str, int]:
        person = slot.person
        superior = rank.get(person.reports_to, 1e9) if person.reports_to is not None else 1e9
        return superior, -(person.influence or 0), person.left, person.name, person.key

    for place, slot in enumerate(sorted(slots, key=natural)):
        chosen = slot.person.order
        slot.order = float(place) if chosen is None else chosen
    return sorted(slots, key=lambda slot: (slot.order, slot.person.name, slot.person.key))


def rank_level(
    cells: dict[tuple[int, int], list[Slot]], band: int, columns: int, rank: dict[int, float]
) -> None:
    """Count the people of a level from left to right, for the level below."""
    place = 0
    for column in range(columns):
        for slot in cells.get((band, column), []):
            rank[slot.person.key] = float(place)
            place += 1


def share_width(columns: Sequence[Sequence[list[Slot]]], room: float, gap: float) -> list[float]:
    """Return the widths of columns, each given as its cells from the top level down.

    Nobody needs more rows than the width allows: where there is not room for all side by side,
    it goes where it saves a row of the map at the least cost. Too narrow a `room` is exceeded.
    """
    least = [max((s.width for cell in cells for s in cell), default=0.0) + gap for cells in columns]
    wanted = [
        max(low, max((sum(s.width for s in cell) for cell in cells), default=0.0) + gap)
        for cells, low in zip(columns, least, strict=True)
    ]
    if sum(wanted) <= room:
        widths = wanted
    elif sum(least) >= room:
        return least
    elif sum(len(cell) for cells in columns for cell in cells) > _MOST_COMPARED:
        part = (room - sum(least)) / (sum(wanted) - sum(least))
        return [low + part * (high - low) for low, high in zip(least, wanted, strict=True)]
    else:
        widths = _saving_rows(columns, least, room, gap)
    return [width * room / sum(widths) for width in widths]


def _saving_rows(
    columns: Sequence[Sequence[list[Slot]]], least: list[float], room: float, gap: float
) -> list[float]:
    """Widen columns step by step, each time where one row fewer costs the least width."""
    widths = list(least)
    while True:
        best: dict[int, float] | None = None
        for level in range(len(columns[0])):
            wider = _one_row_fewer([cells[level] for cells in columns], widths, gap)
            cost = sum(wider[at] - widths[at] for at in wider)
            fits = wider and sum(widths) + cost <= room + 0.01
            if fits and (best is None or cost < sum(best[at] - widths[at] for at in best)):
                best = wider
        if best is None:
            return widths
        for at, width in best.items():
            widths[at] = width


def _one_row_fewer(
    cells: Sequence[list[Slot]], widths: list[float], gap: float
) -> dict[int, float]:
    """Return the widths that some columns need for this level to have one row fewer."""
    rows = [len(_greedy(cell, wide - gap)) for cell, wide in zip(cells, widths, strict=True)]
    most = max(rows)
    if most < 2:
        return {}
    return {
        at: _width_for(cells[at], most - 1) + gap for at, count in enumerate(rows) if count == most
    }


def _width_for(cell: list[Slot], rows: int) -> float:
    """Return about the least width at which a cell breaks into at most so many rows."""
    low, high = max(s.width for s in cell), sum(s.width for s in cell)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_greedy(cell, middle)) <= rows:
            high = middle
        else:
            low = middle
    return high


def balanced(slots: list[Slot], room: float) -> list[list[Slot]]:
    """Break slots into as few rows as fit, of about equal width."""
    rows = _greedy(slots, room)
    if len(rows) < 2:
        return rows
    even = max(sum(s.width for s in slots) / len(rows) * 1.08, *(s.width for s in slots))
    tighter = _greedy(slots, min(even, room))
    return tighter if len(tighter) == len(rows) else rows


def _greedy(slots: list[Slot], room: float) -> list[list[Slot]]:
    rows: list[list[Slot]] = []
    used = 0.0
    for slot in slots:
        if not rows or used + slot.width > room:
            rows.append([])
            used = 0.0
        rows[-1].append(slot)
        used += slot.width
    return rows


def spread(slots: list[Slot], x0: float, x1: float) -> None:
    """Set the slots of one row evenly between x0 and x1."""
    spare = max(x1 - x0 - sum(slot.width for slot in slots), 0.0) / len(slots)
    x = x0 + spare / 2
    for slot in slots:
        slot.x = x + slot.left
        x += slot.width + spare


def straighten(
    rows: Sequence[Sequence[tuple[int, Slot]]], spans: Sequence[Span], gap: float
) -> None:
    """Put an only subordinate right below the superior where a small step does it.

    `spans` are the x ranges of the columns; nobody leaves the column or touches a neighbour.
    """
    above: dict[int, Slot] = {}
    for row in rows:
        shared = Counter(slot.person.reports_to for _, slot in row)
        for at, (column, slot) in enumerate(row):
            superior = above.get(slot.person.reports_to or 0)
            if superior is None or shared[slot.person.reports_to] > 1:
                continue
            low, high = spans[column]
            if at and row[at - 1][0] == column:
                low = row[at - 1][1].x + row[at - 1][1].right
            if at + 1 < len(row) and row[at + 1][0] == column:
                high = row[at + 1][1].x - row[at + 1][1].left
            fits = low + slot.left <= superior.x <= high - slot.right
            if fits and abs(superior.x - slot.x) <= gap * 3:
                slot.x = superior.x
        above.update((slot.person.key, slot) for _, slot in row)
