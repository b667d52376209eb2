"""The relationship map on paper: vector, black and grey, from the layout the screen uses too.

In the carry edition every person is the same plain circle, and no attitude, closeness, influence
or role can be read from it; the full edition draws the codes of the screen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from kaccount_desktop.rules.choices import ATTITUDE_SIGNS, FUNCTIONS, LEVELS
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.rules.maplayout import (
    OURS,
    PAPER,
    MapBand,
    MapColleague,
    MapLayout,
    MapPairing,
    MapPerson,
    MapRelation,
    PlacedPerson,
    layout,
)
from kaccount_desktop.rules.maplines import Box
from kaccount_desktop.rules.maptext import surname
from kaccount_desktop.sheets import page
from kaccount_desktop.sheets.map_codes import (
    CODED,
    CODES_LEGEND,
    draw_outline,
    draw_pill,
    draw_steps,
)
from kaccount_desktop.sheets.paragraph import NOTE, Passage, Style, fitted, passage
from kaccount_desktop.sheets.piece import Piece

_OURS: Final = Text("Ours", "我方")
_PEOPLE: Final = Text("{count} people", "{count} 人")
_PERSON: Final = Text("1 person", "1 人")
_LEGEND: Final = Text(
    "Rows are levels, columns are departments. Thin line: reports to; curve: works with; "
    "dark tag: our colleague in charge.",
    "横行为层级，纵列为部门；细线为汇报关系，弧线为工作往来，深色标签为我方对应人员。",
)
_PLAIN_LEVELS: Final = {
    "group": LEVELS["group"],
    "decision": Text("Senior", "高层"),
    "participation": Text("Middle", "中层"),
    "execution": Text("Staff", "基层"),
}
"""Names of the rows that do not tell whom we take for the one who decides."""
_DARK: Final = 0.22
_LEGEND_GAP: Final = 4.0
_SCALES: Final = (1.0, 0.92, 0.85, 0.78)
"""Scales tried until no level has to wrap; at the last one names are 6.2 pt."""
_LEAST_SCALE: Final = 0.75
"""How far a map may shrink to stay on its page."""
_BAND_FILL: Final = 0.965
_HEADING: Final = Style(7, 9, align="center", grey=0.2)
_LEVEL: Final = Style(7.5, 10, bold=True)
_COUNT: Final = Style(7, 9, grey=0.3)


@dataclass(frozen=True, slots=True)
class MapPicture:
    """What the map shows: people and what binds them."""

    people: Sequence[MapPerson]
    colleagues: Sequence[MapColleague] = ()
    pairings: Sequence[MapPairing] = ()
    relations: Sequence[MapRelation] = ()


def map_drawing(
    picture: MapPicture, language: str, width: float = page.BODY_WIDTH, *, full: bool = False
) -> MapDrawing:
    """Return the map with its legend; `full` with the codes of role, attitude and closeness.

    It shrinks a little to stay on its page, and splits by rows only if no page can hold it.
    """
    people = list(picture.people) if full else [_plain(person) for person in picture.people]
    sizes = CODED if full else PAPER
    relations = [relation for relation in picture.relations if not relation.private]

    def placed(scale: float) -> MapLayout:
        return layout(
            people, picture.colleagues, picture.pairings, relations,
            width=width / scale, sizes=sizes, influence=full, grow=False,
        )  # fmt: skip

    best = _best((placed(scale) for scale in _SCALES), width)
    return MapDrawing(best, language, width, smaller=placed, full=full)


def _best(tried: Iterable[MapLayout], width: float) -> MapLayout:
    """Return the largest picture in which no level wraps, else the lowest on paper."""
    seen: list[MapLayout] = []
    for placed in tried:
        if all(len(band.rows) == 1 for band in placed.bands):
            return placed
        seen.append(placed)
    return min(seen, key=lambda placed: placed.height * min(width / placed.width, 1.0))


def _plain(person: MapPerson) -> MapPerson:
    """Return a person without anything that judges."""
    return MapPerson(
        person.key, person.name, person.title, person.level, person.column,
        reports_to=person.reports_to, left=person.left, order=person.order,
    )  # fmt: skip


class MapDrawing(Piece):
    """A map, or the rows of one that stand on this page."""

    def __init__(
        self,
        placed: MapLayout,
        language: str,
        width: float,
        rows: tuple[int, int] | None = None,
        smaller: Callable[[float], MapLayout] | None = None,
        *,
        full: bool = False,
    ) -> None:
        super().__init__()
        self._language = language
        self._width = width
        self._given = placed
        self._full = full
        self._smaller = smaller
        """Lays the whole map out for a scale, to fill the width where it has to shrink."""
        self._place(placed)
        self._rows = rows or (0, len(self._spans))
        legend = _LEGEND.in_(language)
        if full:
            legend += ("" if language != ENGLISH else " ") + CODES_LEGEND.in_(language)
        self._legend = passage(legend, NOTE, language)
        self._shrunk = 1.0

    # -- measuring -----------------------------------------------------------------------------

    def _place(self, placed: MapLayout) -> None:
        self.placed = placed
        self._scale = min(self._width / placed.width, 1.0)
        self._spans = [span for band in placed.bands for span in band.rows]

    @property
    def _top(self) -> float:
        return self._spans[self._rows[0]][0] if self._spans else 0.0

    @property
    def _bottom(self) -> float:
        return self._spans[self._rows[1] - 1][1] if self._spans else 0.0

    @property
    def _whole(self) -> float:
        """The height of the picture as laid out."""
        return (self.placed.sizes.heading + self._bottom - self._top) * self._scale

    @property
    def least_height(self) -> float:
        """The least height this needs to be shown whole, or to begin being shown."""
        legend = self._legend.wrap(self._width, 1e6)[1] + _LEGEND_GAP
        whole = self._whole * min(_LEAST_SCALE / self._scale, 1.0) + legend
        return whole if whole <= page.BODY_HEIGHT else 150.0

    def wrap(self, room: float, high: float) -> tuple[float, float]:  # noqa: ARG002
        """Measure; where a little is lacking the picture shrinks."""
        legend = self._legend.wrap(self._width, 1e6)[1] + _LEGEND_GAP
        self._place(self._given)
        self._shrunk = self._lacking(high - legend)
        if self._shrunk < 1 and self._smaller is not None:
            self._place(self._smaller(self._scale * self._shrunk))
            if self._whole > high - legend:
                self._place(self._given)
            else:
                self._shrunk = 1.0
        self.width = self._width
        self.height = self._whole * self._shrunk + legend
        return self.width, self.height

    def _lacking(self, high: float) -> float:
        """Return by how much the picture shrinks to be this high, 1 where it fits or cannot."""
        share = (high - 0.5) / self._whole if self._whole else 1.0
        return share if _LEAST_SCALE <= share * self._scale < self._scale else 1.0

    def split(self, room: float, high: float) -> list[Piece]:  # noqa: ARG002
        """Return the rows that fit and the others, each under the names of the columns."""
        if self.least_height > 150.0:
            return []
        first, last = self._rows
        legend = self._legend.wrap(self._width, 1e6)[1] + _LEGEND_GAP
        below = (high - legend) / self._scale - self.placed.sizes.heading
        fitting = first
        while fitting < last and self._spans[fitting][1] - self._top <= below:
            fitting += 1
        if fitting in (first, last):
            return []
        return [self._part(first, fitting), self._part(fitting, last)]

    def _part(self, first: int, last: int) -> MapDrawing:
        rows = (first, last)
        return MapDrawing(self.placed, self._language, self._width, rows, full=self._full)

    # -- drawing -------------------------------------------------------------------------------

    def draw(self) -> None:
        """Draw bands, lines, people and our boxes, then the frame and the legend."""
        canvas = self.canv
        high = self._whole * self._shrunk
        scale = self._scale * self._shrunk
        wide = self.placed.width * scale
        canvas.saveState()
        canvas.translate((self._width - wide) / 2, self.height)
        canvas.scale(scale, scale)
        self._shift = self.placed.sizes.heading - self._top
        path = canvas.beginPath()
        path.rect(0, -high / scale, self.placed.width, high / scale)
        canvas.clipPath(path, stroke=0, fill=0)
        self._draw_bands()
        self._draw_columns()
        self._draw_lines()
        for one in self.placed.people:
            if self._shown(one.y):
                self._draw_person(one)
        self._draw_tags()
        self._draw_ours()
        canvas.restoreState()
        canvas.saveState()
        canvas.setStrokeGray(0)
        canvas.setLineWidth(page.FRAME_WIDTH)
        canvas.rect((self._width - wide) / 2, self.height - high, wide, high, stroke=1, fill=0)
        canvas.restoreState()
        self._legend.drawOn(canvas, 0, 0)

    def _y(self, y: float) -> float:
        """Turn a height of the layout into one of the page."""
        return -(y + self._shift)

    def _shown(self, y: float) -> bool:
        return self._top <= y <= self._bottom

    def _write(self, words: str, x: float, y: float, style: Style, room: float = 0.0) -> None:
        """Write a line whose vertical middle is at y of the layout."""
        text = fitted(words, style, room, self._language) if room else words
        line: Passage = passage(text, style.but(align="left"), self._language)
        width = line.natural_width()
        shift = {"left": 0.0, "center": width / 2, "right": width}[style.align]
        line.wrap(width + 1, style.leading)
        line.drawOn(self.canv, x - shift, self._y(y) - style.leading / 2)

    def _draw_bands(self) -> None:
        for number, band in enumerate(self.placed.bands):
            if band.y1 <= self._top + 0.01 or band.y0 >= self._bottom - 0.01:
                continue
            if number % 2 or band.code == OURS:
                self.canv.setFillGray(_BAND_FILL if band.code != OURS else page.FILL_LABEL)
                self.canv.rect(
                    0, self._y(band.y1), self.placed.width, band.y1 - band.y0, stroke=0, fill=1
                )
            if band.code == OURS:
                self.canv.setStrokeGray(page.INNER_RULE)
                self.canv.setLineWidth(0.5)
                self.canv.line(0, self._y(band.y0), self.placed.width, self._y(band.y0))
            self._name_band(band)

    def _name_band(self, band: MapBand) -> None:
        top = max(band.y0, self._top)
        title = _OURS if band.code == OURS else _PLAIN_LEVELS[band.code]
        count = _PERSON if band.count == 1 else _PEOPLE.format(count=band.count)
        room = self.placed.sizes.gutter - 8
        self._write(title.in_(self._language), 6, top + 11, _LEVEL, room)
        self._write(count.in_(self._language), 6, top + 21, _COUNT, room)

    def _draw_columns(self) -> None:
        canvas, heading = self.canv, self.placed.sizes.heading
        canvas.setStrokeGray(0.8)
        canvas.setLineWidth(0.4)
        last = self.placed.bands[-1] if self.placed.bands else None
        foot = min(self._bottom, last.y0 if last and last.code == OURS else self._bottom)
        for column in self.placed.columns[1:]:
            if foot > self._top:
                canvas.line(column.x0, 0, column.x0, self._y(foot))
        for column in self.placed.columns:
            if column.code:
                middle = (column.x0 + column.x1) / 2
                y = self._top - heading / 2
                words = FUNCTIONS[column.code].in_(self._language)
                self._write(words, middle, y, _HEADING, column.x1 - column.x0 - 4)
        canvas.setStrokeGray(page.INNER_RULE)
        canvas.setLineWidth(0.5)
        canvas.line(0, -heading, self.placed.width, -heading)

    def _draw_lines(self) -> None:
        canvas = self.canv
        canvas.saveState()
        clip = canvas.beginPath()
        high = self._bottom - self._top
        clip.rect(0, self._y(self._bottom), self.placed.width, high)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.setStrokeGray(0.5)
        canvas.setLineWidth(0.6)
        for line in self.placed.lines:
            path = canvas.beginPath()
            path.moveTo(line.points[0][0], self._y(line.points[0][1]))
            for x, y in line.points[1:]:
                path.lineTo(x, self._y(y))
            canvas.drawPath(path, stroke=1, fill=0)
        canvas.setStrokeGray(0.35)
        for curve in self.placed.curves:
            flat = [value for x, y in curve.points for value in (x, self._y(y))]
            canvas.bezier(*flat)
        canvas.restoreState()
        for curve in self.placed.curves:
            box = curve.label_box
            if box is not None and self._shown(box.y0) and self._shown(box.y1):
                self._draw_label(curve.label, box)

    def _draw_label(self, words: str, box: Box) -> None:
        self._clear(box)
        middle = (box.y0 + box.y1) / 2
        style = Style(self.placed.sizes.title, 9, align="center", grey=0.2)
        self._write(words, (box.x0 + box.x1) / 2, middle, style)

    def _clear(self, box: Box) -> None:
        """Take away the lines behind words."""
        middle = (box.y0 + box.y1) / 2
        shaded = any(b.y0 < middle < b.y1 for b in self.placed.bands[1::2])
        self.canv.setFillGray(_BAND_FILL if shaded else 1)
        self.canv.rect(box.x0, self._y(box.y1), box.x1 - box.x0, box.y1 - box.y0, stroke=0, fill=1)

    def _draw_person(self, one: PlacedPerson) -> None:
        canvas, sizes = self.canv, self.placed.sizes
        canvas.setFillGray(1)
        canvas.setStrokeGray(0)
        canvas.setLineWidth(0.9)
        canvas.setDash([2, 1.6] if one.person.left else [])
        draw_outline(canvas, one.person.role, one.x, self._y(one.y), one.radius)
        canvas.setDash([])
        inside = surname(one.person.name)
        size = one.radius * (0.95 if len(inside) == 1 else 0.72)
        self._write(inside, one.x, one.y, Style(size, size * 1.3, bold=True, align="center"))
        self._clear(one.text)
        room = sizes.widest + 4
        name = Style(sizes.name, sizes.line, bold=True, align="center")
        self._write(one.name, one.x, one.text.y0 + sizes.line / 2, name, room)
        if one.title:
            title = Style(sizes.title, sizes.line * 0.85, align="center", grey=0.2)
            self._write(one.title, one.x, one.text.y0 + sizes.line * 1.42, title, room)
        if self._full:
            self._draw_codes(one)

    def _draw_codes(self, one: PlacedPerson) -> None:
        """Draw the sign of the attitude at the upper right and the steps of closeness below."""
        x, y = one.x + one.radius * 0.95, one.y - one.radius * 0.85
        draw_pill(self.canv, x, self._y(y))
        style = Style(6.5, 8, bold=True, align="center")
        self._write(ATTITUDE_SIGNS[one.person.attitude], x, y, style)
        draw_steps(self.canv, one.x, self._y(one.text.y1) + 1, one.person.closeness)

    def _draw_tags(self) -> None:
        sizes = self.placed.sizes
        for tag in self.placed.tags:
            if self._shown(tag.box.y0):
                self._dark_box(tag.box, 1.5)
                middle = (tag.box.x0 + tag.box.x1) / 2
                style = Style(sizes.title, 9, align="center", grey=1.0)
                room = tag.box.x1 - tag.box.x0 - 2
                self._write(tag.text, middle, (tag.box.y0 + tag.box.y1) / 2, style, room)

    def _draw_ours(self) -> None:
        sizes = self.placed.sizes
        for one in self.placed.colleagues:
            if not self._shown(one.box.y0):
                continue
            self._dark_box(one.box, 2)
            middle, room = (one.box.x0 + one.box.x1) / 2, one.box.x1 - one.box.x0 - 4
            name = Style(sizes.name, sizes.line, bold=True, align="center", grey=1.0)
            title = Style(sizes.title, sizes.line, align="center", grey=1.0)
            centre = (one.box.y0 + one.box.y1) / 2
            if one.title:
                self._write(one.name, middle, centre - 4.6, name, room)
                self._write(one.title, middle, centre + 5, title, room)
            else:
                self._write(one.name, middle, centre, name, room)

    def _dark_box(self, box: Box, radius: float) -> None:
        canvas: Any = self.canv
        canvas.setFillGray(_DARK)
        canvas.roundRect(
            box.x0, self._y(box.y1), box.x1 - box.x0, box.y1 - box.y0, radius, stroke=0, fill=1
        )
