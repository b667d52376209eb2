"""The lines of the relationship map: reporting lines as elbows, relations as curves.

Reporting lines run in *channels*, the free strips above each row of people: down from the
superior, along the channel, down to the subordinate. Families that would lie upon each other
in a channel get lanes of their own, and a line that has to pass a row passes between people.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import TYPE_CHECKING, Final

from kaccount_desktop.rules.maptext import text_width

if TYPE_CHECKING:
    from kaccount_desktop.rules.mapmodel import MapRelation

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; y grows downwards."""

    x0: float
    y0: float
    x1: float
    y1: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether the two share more than an edge."""
        return (
            self.x0 < other.x1 and other.x0 < self.x1 and self.y0 < other.y1 and other.y0 < self.y1
        )


@dataclass(frozen=True, slots=True)
class ReportingLine:
    """From a superior to a subordinate, as points joined by straight pieces."""

    superior: int
    subordinate: int
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """A relation as one cubic curve; the label is left out (None) where it finds no room."""

    a: int
    b: int
    kind: str
    label: str
    private: bool
    strength: int
    points: tuple[Point, Point, Point, Point]
    label_box: Box | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a person stands before heights are known: row, x, and the x range taken."""

    row: int
    x: float
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class RowHeights:
    """The heights of a row: channel above it, node centres, and the end of the texts."""

    lane_top: float
    lane_step: float
    centre: float
    text_end: float


@dataclass(slots=True)
class _Family:
    """A superior with all subordinates of one row, drawn as one bus."""

    superior: int
    row: int
    children: list[int]
    trunk: float
    detour: bool
    lane: int = 0
    detour_lane: int = 0


@dataclass(slots=True)
class LinePlan:
    """Which family takes which lane; `lanes[row]` lanes are needed above a row."""

    standings: Mapping[int, Standing]
    families: list[_Family] = field(default_factory=list)
    beside: list[tuple[int, int]] = field(default_factory=list)
    lanes: dict[int, int] = field(default_factory=dict)

    def lines(
        self, heights: Sequence[RowHeights], radii: Mapping[int, float]
    ) -> tuple[ReportingLine, ...]:
        """Return the lines once the heights of the rows are known."""
        drawn = [self._straight(a, b, heights, radii) for a, b in self.beside]
        for family in self.families:
            drawn.extend(self._elbows(family, heights, radii))
        return tuple(drawn)

    def _straight(
        self, a: int, b: int, heights: Sequence[RowHeights], radii: Mapping[int, float]
    ) -> ReportingLine:
        one, other = self.standings[a], self.standings[b]
        y = heights[one.row].centre
        side = 1 if other.x > one.x else -1
        start, end = one.x + side * radii[a], other.x - side * radii[b]
        return ReportingLine(a, b, ((start, y), (end, y)))

    def _elbows(
        self, family: _Family, heights: Sequence[RowHeights], radii: Mapping[int, float]
    ) -> Iterable[ReportingLine]:
        top = self.standings[family.superior]
        low = heights[family.row]
        bus = low.lane_top + family.lane * low.lane_step
        if top.row == family.row:
            head = [(top.x, low.centre - radii[family.superior])]
        else:
            head = [(top.x, heights[top.row].text_end)]
            if family.detour:
                below = heights[top.row + 1]
                y = below.lane_top + family.detour_lane * below.lane_step
                head += [(top.x, y), (family.trunk, y)]
        for child in family.children:
            x = self.standings[child].x
            end = (x, low.centre - radii[child])
            elbow = [] if x == family.trunk else [(family.trunk, bus), (x, bus)]
            yield ReportingLine(family.superior, child, (*head, *elbow, end))


def plan_lines(standings: Mapping[int, Standing], links: Iterable[tuple[int, int]]) -> LinePlan:
    """Give every (superior, subordinate) its way; both keys must be in `standings`."""
    plan = LinePlan(standings)
    taken = _taken(standings)
    groups: dict[tuple[int, int], list[int]] = defaultdict(list)
    for superior, subordinate in links:
        upper, lower = superior, subordinate
        if standings[upper].row > standings[lower].row:
            upper, lower = lower, upper
        same_row = standings[upper].row == standings[lower].row
        if same_row and taken.beside(standings[upper], standings[lower]):
            plan.beside.append((superior, subordinate))
        else:
            groups[upper, standings[lower].row].append(lower)
    for (upper, row), children in sorted(groups.items(), key=lambda g: (g[0][1], g[0][0])):
        children.sort(key=lambda key: (standings[key].x, key))
        plan.families.append(_family(upper, row, children, standings, taken))
    _give_lanes(plan)
    return plan


@dataclass(slots=True)
class _Taken:
    """What people take of the width, row by row, and of several rows together."""

    rows: dict[int, list[Point]]
    """Per row the (start, end) of everybody, from left to right."""
    unions: dict[tuple[int, int], tuple[list[float], list[float]]] = field(default_factory=dict)

    def beside(self, one: Standing, other: Standing) -> bool:
        """Tell whether two people of a row stand side by side."""
        starts = [start for start, _ in self.rows[one.row]]
        return abs(bisect_right(starts, one.x) - bisect_right(starts, other.x)) == 1

    def free_x(self, wish: float, first: int, last: int) -> float:
        """Return the x nearest to `wish` where a line passes all rows from first to last."""
        if first > last:
            return wish
        starts, ends = self._union(first, last)
        at = bisect_right(starts, wish) - 1
        if at < 0 or wish >= ends[at]:
            return wish
        before, after = starts[at] - 1.5, ends[at] + 1.5
        return before if wish - before <= after - wish else after

    def _union(self, first: int, last: int) -> tuple[list[float], list[float]]:
        known = self.unions.get((first, last))
        if known is None:
            known = ([], [])
            for start, end in sorted(span for r in range(first, last + 1) for span in self.rows[r]):
                if known[1] and start < known[1][-1] + 3:
                    known[1][-1] = max(known[1][-1], end)
                else:
                    known[0].append(start)
                    known[1].append(end)
            self.unions[first, last] = known
        return known


def _taken(standings: Mapping[int, Standing]) -> _Taken:
    rows: dict[int, list[Point]] = defaultdict(list)
    for standing in standings.values():
        rows[standing.row].append((standing.x0, standing.x1))
    return _Taken({row: sorted(spans) for row, spans in rows.items()})


def _family(
    upper: int,
    row: int,
    children: list[int],
    standings: Mapping[int, Standing],
    taken: _Taken,
) -> _Family:
    top = standings[upper]
    trunk = taken.free_x(top.x, top.row + 1, row - 1)
    if trunk != top.x:
        middle = standings[children[len(children) // 2]].x
        trunk = taken.free_x(middle, top.row + 1, row - 1)
    return _Family(upper, row, children, trunk, trunk != top.x)


def _give_lanes(plan: LinePlan) -> None:
    """Part families whose buses would cover each other; count the lanes of every channel."""
    channels: dict[int, list[tuple[float, float, _Family, bool]]] = defaultdict(list)
    for family in plan.families:
        xs = [plan.standings[child].x for child in family.children]
        xs.append(family.trunk)
        if max(xs) > min(xs):
            channels[family.row].append((min(xs), max(xs), family, False))
        if family.detour:
            top = plan.standings[family.superior]
            span = sorted((top.x, family.trunk))
            channels[top.row + 1].append((span[0], span[1], family, True))
    for row, pieces in channels.items():
        ends: list[float] = []
        for x0, x1, family, detour in sorted(pieces, key=lambda p: (p[0], p[1], p[2].superior)):
            lane = next((at for at, end in enumerate(ends) if end < x0 - 2), len(ends))
            if lane == len(ends):
                ends.append(x1)
            ends[lane] = x1
            if detour:
                family.detour_lane = lane
            else:
                family.lane = lane
        plan.lanes[row] = len(ends)


@dataclass(frozen=True, slots=True)
class Node:
    """A node and half the width of the name below it."""

    x: float
    y: float
    radius: float
    half_text: float


_PLACES: Final = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)
"""Where on its curve a label is tried."""


def curves_of(
    relations: Iterable[MapRelation],
    nodes: Mapping[int, Node],
    blocks: Iterable[Box],
    size: float,
    line: float,
) -> tuple[Curve, ...]:
    """Return the curves between nodes, their labels clear of nodes and of all `blocks`."""
    taken = _Grid(max(line * 4, 8))
    for block in blocks:
        taken.add(block)
    for node in nodes.values():
        radius = node.radius
        taken.add(Box(node.x - radius, node.y - radius, node.x + radius, node.y + radius))
    curves = []
    for relation in relations:
        if relation.a != relation.b and relation.a in nodes and relation.b in nodes:
            points = _bent(nodes[relation.a], nodes[relation.b])
            box = _label_box(relation.label, points, taken, size, line)
            curves.append(
                Curve(
                    relation.a, relation.b, relation.kind, relation.label, relation.private,
                    relation.strength, points, box,
                )
            )  # fmt: skip
    return tuple(curves)


def _bent(a: Node, b: Node) -> tuple[Point, Point, Point, Point]:
    """Return a cubic curve from the edge of one node to the edge of the other.

    It leaves the upper node at its side, clear of the name below, and enters the lower one from
    above; two nodes of a row are joined by an arc over the row.
    """
    if (b.y, b.x) < (a.y, a.x):
        p0, c1, c2, p3 = _bent(b, a)
        return p3, c2, c1, p0
    dx, dy = b.x - a.x, b.y - a.y
    clear = a.half_text * 2 + a.radius
    if dy < a.radius:
        lift = a.radius + min(abs(dx) * 0.22, a.radius * 3)
        c1, c2 = (a.x + dx * 0.15, a.y - lift), (b.x - dx * 0.15, b.y - lift)
    elif abs(dx) > clear:
        side = 1 if dx > 0 else -1
        c1 = (a.x + dx * 0.6, a.y + dy * 0.06)
        c2 = (b.x - side * b.radius * 0.3, b.y - max(dy * 0.55, b.radius * 2))
    else:
        side = 1 if dx > a.half_text else -1
        outside = max(side * dx, 0.0) + clear
        c1 = (a.x + side * outside, a.y + dy * 0.1)
        c2 = (a.x + side * outside, b.y - dy * 0.3)
    return (
        _edge((a.x, a.y), c1, a.radius + 1.5), c1, c2, _edge((b.x, b.y), c2, b.radius + 1.5)
    )  # fmt: skip


def _edge(centre: Point, towards: Point, radius: float) -> Point:
    dx, dy = towards[0] - centre[0], towards[1] - centre[1]
    length = hypot(dx, dy) or 1.0
    return centre[0] + dx / length * radius, centre[1] + dy / length * radius


def _on_curve(points: tuple[Point, Point, Point, Point], t: float) -> Point:
    s = 1 - t
    weights = (s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t)
    return (
        sum(w * p[0] for w, p in zip(weights, points, strict=True)),
        sum(w * p[1] for w, p in zip(weights, points, strict=True)),
    )


def _label_box(
    label: str,
    points: tuple[Point, Point, Point, Point],
    taken: _Grid,
    size: float,
    line: float,
) -> Box | None:
    """Find room for a label on its curve and take it; None if there is none."""
    if not label:
        return None
    half, tall = text_width(label, size) / 2 + 2, line * 0.42
    for t in _PLACES:
        x, y = _on_curve(points, t)
        box = Box(x - half, y - tall, x + half, y + tall)
        if taken.free(box):
            taken.add(box)
            return box
    return None


class _Grid:
    """Boxes by horizontal strips, so that a label asks only its neighbours."""

    def __init__(self, step: float) -> None:
        self._step = step
        self._strips: dict[int, list[Box]] = defaultdict(list)

    def _range(self, box: Box) -> range:
        return range(int(box.y0 // self._step), int(box.y1 // self._step) + 1)

    def add(self, box: Box) -> None:
        for strip in self._range(box):
            self._strips[strip].append(box)

    def free(self, box: Box) -> bool:
        return not any(
            box.overlaps(other) for strip in self._range(box) for other in self._strips[strip]
        )
