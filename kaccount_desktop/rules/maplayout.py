"""Where everybody stands on the relationship map: one layout for the screen and for paper.

Rows are levels (集团, 决策层, 参与层, 执行层, 我方), columns are departments. A person never leaves
the cell that level and department give, so that two printouts can be compared; a crowded cell
wraps into further rows, and the map grows rather than let two names touch.

Lengths are in the unit of the `Sizes` given (pixels on screen, points on paper); x grows to the
right and y downwards from the top left corner. The same input gives the same layout.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from statistics import fmean

from kaccount_desktop.rules.choices import FUNCTIONS, LEVELS
from kaccount_desktop.rules.maplines import (
    Box,
    LinePlan,
    Node,
    RowHeights,
    Standing,
    curves_of,
    plan_lines,
)
from kaccount_desktop.rules.mapmodel import (
    DOCK,
    OURS,
    PAPER,
    SCREEN,
    MapBand,
    MapColleague,
    MapColumn,
    MapLayout,
    MapPairing,
    MapPerson,
    MapRelation,
    PairingTag,
    PlacedColleague,
    PlacedPerson,
    Sizes,
)
from kaccount_desktop.rules.maprows import (
    Slot,
    balanced,
    in_order,
    rank_level,
    share_width,
    spread,
    straighten,
)
from kaccount_desktop.rules.maptext import elide, text_width

__all__ = [
    "DOCK",
    "OURS",
    "PAPER",
    "SCREEN",
    "Box",
    "MapBand",
    "MapColleague",
    "MapColumn",
    "MapLayout",
    "MapPairing",
    "MapPerson",
    "MapRelation",
    "PairingTag",
    "PlacedColleague",
    "PlacedPerson",
    "Sizes",
    "layout",
    "order_after_drop",
]


def layout(  # noqa: PLR0913 -- who is on the map, and how it is wanted
    people: Sequence[MapPerson],
    colleagues: Sequence[MapColleague] = (),
    pairings: Sequence[MapPairing] = (),
    relations: Sequence[MapRelation] = (),
    *,
    width: float = 1000.0,
    columns: bool = True,
    sizes: Sizes | None = None,
    influence: bool = True,
    grow: bool = True,
) -> MapLayout:
    """Place everybody.

    `width` is a wish: a map that cannot be that narrow is wider, and says so in its `width`;
    with `grow` a very full map also becomes wider rather than many times higher than wide.
    `columns` False spreads each level over the whole width (the narrow dock). `influence` False
    makes all nodes alike (the edition that may be lost).
    """
    measure = sizes or (SCREEN if columns else DOCK)
    builder = _Builder(measure, columns=columns, influence=influence)
    builder.fill(people, colleagues, pairings)
    wish = max(width, builder.fair_width()) if grow else width
    return builder.finish(colleagues, pairings, relations, wish)


def order_after_drop(placed: MapLayout, key: int, x: float, y: float) -> float:
    """Return the `order` a person gets who is dropped at (x, y) inside the own cell."""
    moved = placed.person(key)
    if moved is None:
        return 0.0
    cell = [
        other
        for other in placed.people
        if other.band == moved.band and other.column == moved.column and other is not moved
    ]
    if not cell:
        return moved.order
    row = min({other.row: other.y for other in [*cell, moved]}.items(), key=lambda r: abs(r[1] - y))
    before = [o.order for o in cell if o.row < row[0] or (o.row == row[0] and o.x <= x)]
    after = [o.order for o in cell if o.row > row[0] or (o.row == row[0] and o.x > x)]
    if not before:
        return min(after) - 1.0
    if not after:
        return max(before) + 1.0
    return (max(before) + min(after)) / 2


class _Builder:
    """Carries the state of one layout from step to step."""

    def __init__(self, sizes: Sizes, *, columns: bool, influence: bool) -> None:
        self.sizes = sizes
        self.use_columns = columns
        self.use_influence = influence
        self.column_codes: list[str] = []
        self.level_codes: list[str] = []
        self.cells: dict[tuple[int, int], list[Slot]] = {}
        self.spans: list[tuple[float, float]] = []
        self.rows: list[tuple[int, list[tuple[int, Slot]]]] = []

    def fill(
        self,
        people: Iterable[MapPerson],
        colleagues: Iterable[MapColleague],
        pairings: Iterable[MapPairing],
    ) -> None:
        """Sort people into cells, in the order in which they stand there."""
        tags = self._tags(colleagues, pairings)
        by_cell: dict[tuple[str, str], list[MapPerson]] = defaultdict(list)
        for person in {one.key: one for one in people}.values():
            level = person.level if person.level in LEVELS else "participation"
            code = person.column if person.column in FUNCTIONS else "other"
            by_cell[level, code if self.use_columns else ""].append(person)
        levels = {level for level, _ in by_cell}
        codes = {code for _, code in by_cell}
        self.level_codes = [code for code in LEVELS if code in levels]
        self.column_codes = [code for code in FUNCTIONS if code in codes] or [""]
        rank: dict[int, float] = {}
        for band, level in enumerate(self.level_codes):
            for column, code in enumerate(self.column_codes):
                cell = by_cell.get((level, code))
                if cell:
                    slots = [self._slot(person, tags.get(person.key, [])) for person in cell]
                    self.cells[band, column] = in_order(slots, rank)
            rank_level(self.cells, band, len(self.column_codes), rank)

    def _tags(
        self, colleagues: Iterable[MapColleague], pairings: Iterable[MapPairing]
    ) -> dict[int, list[tuple[int, str, float]]]:
        """Return per contact the pairing tags: colleague, text, width."""
        if not self.sizes.tag:
            return {}
        names = {colleague.key: colleague.name for colleague in colleagues}
        tags: dict[int, list[tuple[int, str, float]]] = defaultdict(list)
        size = self.sizes.title
        for pairing in pairings:
            name = names.get(pairing.colleague)
            if name is not None:
                text = "↔ " + elide(name, size, self.sizes.widest * 0.7)
                tags[pairing.contact].append((pairing.colleague, text, text_width(text, size) + 8))
        return tags

    def _slot(self, person: MapPerson, tags: list[tuple[int, str, float]]) -> Slot:
        sizes = self.sizes
        influence = person.influence if self.use_influence else None
        radius = sizes.radii[min(max(influence, 1), 5) - 1] if influence else sizes.plain_radius
        name = elide(person.name, sizes.name, sizes.widest)
        title = elide(person.title, sizes.title, sizes.widest) if sizes.titles else ""
        half = max(text_width(name, sizes.name), text_width(title, sizes.title)) / 2
        left = max(half, radius * 1.25) + sizes.gap / 2
        tag = max((width for _, _, width in tags), default=0.0)
        right = max(left, radius * 1.25 + 4 + tag + sizes.gap / 2 if tag else 0.0)
        return Slot(person, radius, name, title, half, left, right, tags)

    def fair_width(self) -> float:
        """Return the width at which everybody fits on a sheet about as high as wide."""
        slots = [slot for cell in self.cells.values() for slot in cell]
        sizes = self.sizes
        tall = sizes.pad * 1.55 + sizes.line * 2 + sizes.steps + sizes.radii[2] * 2.3
        return sqrt(sum(slot.width for slot in slots) * tall)

    def finish(
        self,
        colleagues: Sequence[MapColleague],
        pairings: Sequence[MapPairing],
        relations: Sequence[MapRelation],
        width: float,
    ) -> MapLayout:
        """Give everything its coordinates."""
        total = self._spread_columns(width)
        self._wrap_rows()
        plan = self._plan()
        placed, bands, heights = self._place(plan)
        by_key = {one.person.key: one for one in placed}
        ours, last = self._place_ours(colleagues, pairings, by_key, total, bands)
        if last is not None:
            bands.append(last)
        tags = self._place_tags(placed)
        nodes = {
            one.person.key: Node(one.x, one.y, one.radius, one.x - one.text.x0) for one in placed
        }
        blocks = [one.text for one in placed] + [tag.box for tag in tags]
        return MapLayout(
            width=total,
            height=bands[-1].y1 if bands else self.sizes.heading,
            sizes=self.sizes,
            columns=tuple(
                MapColumn(code, x0, x1)
                for code, (x0, x1) in zip(self.column_codes, self.spans, strict=True)
            ),
            bands=tuple(bands),
            people=tuple(placed),
            colleagues=tuple(ours),
            tags=tuple(tags),
            lines=plan.lines(heights, {key: node.radius for key, node in nodes.items()}),
            curves=curves_of(relations, nodes, blocks, self.sizes.title, self.sizes.line),
        )

    def _plan(self) -> LinePlan:
        """Route the reporting lines, now that everybody has a row and an x."""
        inset = self.sizes.gap / 2 - 1
        standings = {
            slot.person.key: Standing(
                row, slot.x, slot.x - slot.left + inset, slot.x + slot.right - inset
            )
            for row, (_, line) in enumerate(self.rows)
            for _, slot in line
        }
        links = [
            (slot.person.reports_to, slot.person.key)
            for _, line in self.rows
            for _, slot in line
            if slot.person.reports_to is not None
            and slot.person.reports_to in standings
            and slot.person.reports_to != slot.person.key
        ]
        return plan_lines(standings, links)

    def _spread_columns(self, wish: float) -> float:
        """Share the width among the columns; return the width of the map."""
        sizes = self.sizes
        cells = [
            [self.cells.get((band, column), []) for band in range(len(self.level_codes))]
            for column in range(len(self.column_codes))
        ]
        widths = share_width(cells, wish - sizes.gutter, sizes.gap)
        x = sizes.gutter
        for one in widths:
            self.spans.append((x, x + one))
            x += one
        return x

    def _wrap_rows(self) -> None:
        """Break cells into rows and give every slot its x."""
        for band in range(len(self.level_codes)):
            lines: list[list[tuple[int, Slot]]] = []
            for column, (x0, x1) in enumerate(self.spans):
                broken = balanced(self.cells.get((band, column), []), x1 - x0 - self.sizes.gap)
                for at, slots in enumerate(broken):
                    spread(slots, x0 + self.sizes.gap / 2, x1 - self.sizes.gap / 2)
                    if at == len(lines):
                        lines.append([])
                    lines[at].extend((column, slot) for slot in slots)
            self.rows.extend((band, line) for line in lines)
        straighten([line for _, line in self.rows], self.spans, self.sizes.gap)

    def _place(self, plan: LinePlan) -> tuple[list[PlacedPerson], list[MapBand], list[RowHeights]]:
        """Stack the rows; every channel is as high as its lanes need."""
        sizes = self.sizes
        placed: list[PlacedPerson] = []
        heights: list[RowHeights] = []
        ranges: dict[int, list[tuple[float, float]]] = defaultdict(list)
        y = sizes.heading
        for number, (band, line) in enumerate(self.rows):
            top = y
            radius = max(slot.radius for _, slot in line) * 1.15
            lanes = max(plan.lanes.get(number, 0) - 1, 0) * sizes.lane
            centre = top + max(sizes.pad + lanes, 0 if ranges[band] else sizes.label) + radius
            text_top = centre + radius + 3
            people = [
                self._person(slot, centre, text_top, (band, column, number))
                for column, slot in line
            ]
            placed.extend(people)
            bottom = max(one.text.y1 for one in people)
            heights.append(RowHeights(top + sizes.pad * 0.3, sizes.lane, centre, bottom + 1))
            y = bottom + sizes.pad * 0.55
            ranges[band].append((top, y))
        bands = [
            MapBand(self.level_codes[band], spans[0][0], spans[-1][1], self._count(band), (*spans,))
            for band, spans in ranges.items()
        ]
        return placed, bands, heights

    def _count(self, band: int) -> int:
        return sum(len(slots) for (at, _), slots in self.cells.items() if at == band)

    def _person(
        self, slot: Slot, centre: float, text_top: float, where: tuple[int, int, int]
    ) -> PlacedPerson:
        sizes = self.sizes
        height = sizes.line + (sizes.line * 0.85 if slot.title else 0.0) + sizes.steps
        text = Box(slot.x - slot.half_text, text_top, slot.x + slot.half_text, text_top + height)
        band, column, row = where
        return PlacedPerson(
            slot.person, slot.x, centre, slot.radius, band, column, row,
            slot.order, slot.name, slot.title, text,
        )  # fmt: skip

    def _place_ours(
        self,
        colleagues: Sequence[MapColleague],
        pairings: Sequence[MapPairing],
        by_key: dict[int, PlacedPerson],
        width: float,
        bands: Sequence[MapBand],
    ) -> tuple[list[PlacedColleague], MapBand | None]:
        """Put our people into the lowest band, each near those he or she looks after."""
        if not colleagues:
            return [], None
        sizes = self.sizes
        near: dict[int, list[float]] = defaultdict(list)
        for pairing in pairings:
            if pairing.contact in by_key:
                near[pairing.colleague].append(by_key[pairing.contact].x)
        middle = (sizes.gutter + width) / 2
        ranked = sorted(
            colleagues, key=lambda c: (fmean(near[c.key]) if near[c.key] else middle, c.name, c.key)
        )
        slots = [self._box_slot(colleague) for colleague in ranked]
        inside = (sizes.gutter + sizes.gap / 2, width - sizes.gap / 2)
        y0 = y = bands[-1].y1 if bands else sizes.heading
        ours: list[PlacedColleague] = []
        by_slot = {id(slot): colleague for slot, colleague in zip(slots, ranked, strict=True)}
        ranges: list[tuple[float, float]] = []
        lines = balanced(slots, inside[1] - inside[0])
        most = max(len(line) for line in lines)
        between = sizes.pad * 0.8 if len(lines) == 1 else min(sizes.pad * 0.8, sizes.gap / 2)
        for line in lines:
            top = y
            # Several rows are one block: those of a shorter row stand below those of the first.
            part = len(line) / most
            spread(line, inside[0], inside[0] + (inside[1] - inside[0]) * part)
            y += between if ranges else max(sizes.pad * 0.8, sizes.label)
            for slot in line:
                half = slot.width / 2 - sizes.gap / 2
                box = Box(slot.x - half, y, slot.x + half, y + sizes.box)
                ours.append(PlacedColleague(by_slot[id(slot)], box, slot.name, slot.title))
            y += sizes.box + (sizes.pad * 0.8 if line is lines[-1] else 0)
            ranges.append((top, y))
        return ours, MapBand(OURS, y0, y, len(ours), tuple(ranges))

    def _box_slot(self, colleague: MapColleague) -> Slot:
        sizes = self.sizes
        name = elide(colleague.name, sizes.name, sizes.widest)
        title = elide(colleague.title, sizes.title, sizes.widest) if sizes.titles else ""
        half = max(text_width(name, sizes.name), text_width(title, sizes.title)) / 2
        half = max(half + sizes.gap * 0.8, sizes.box) + sizes.gap / 2
        person = MapPerson(colleague.key, colleague.name)
        return Slot(person, 0, name, title, half, half, half, [])

    def _place_tags(self, placed: Sequence[PlacedPerson]) -> list[PairingTag]:
        slots = {slot.person.key: slot for cell in self.cells.values() for slot in cell}
        tags: list[PairingTag] = []
        height = self.sizes.tag
        for one in placed:
            listed = slots[one.person.key].tags
            y = one.y - len(listed) * (height + 2) / 2 + 1
            x = one.x + one.radius * 1.25 + 3
            for colleague, text, width in listed:
                box = Box(x, y, x + width, y + height)
                tags.append(PairingTag(colleague, one.person.key, text, box))
                y += height + 2
        return tags
