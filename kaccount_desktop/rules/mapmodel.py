"""What the relationship map is made of: who is on it, in which sizes, and where it all lies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kaccount_desktop.rules.maplines import Box, Curve, ReportingLine

OURS: Final = "ours"
"""Code of the band that holds our own people."""


@dataclass(frozen=True, slots=True)
class MapPerson:
    """A person of the customer; `attitude` -2..2, `closeness` 0..5, `influence` 1..5."""

    key: int
    name: str
    title: str = ""
    level: str = "participation"
    column: str = "other"
    influence: int | None = None
    role: str | None = None
    attitude: int | None = None
    closeness: int = 0
    reports_to: int | None = None
    left: bool = False
    order: float | None = None
    """Place inside the cell chosen by dragging; None lets the layout choose."""


@dataclass(frozen=True, slots=True)
class MapColleague:
    """One of our own people."""

    key: int
    name: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class MapPairing:
    """Our colleague is responsible for this contact (keys of both)."""

    colleague: int
    contact: int


@dataclass(frozen=True, slots=True)
class MapRelation:
    """Two contacts know each other outside the reporting line."""

    a: int
    b: int
    kind: str = ""
    label: str = ""
    private: bool = False
    strength: int = 1


@dataclass(frozen=True, slots=True)
class Sizes:
    """The measures of one medium."""

    name: float
    title: float
    line: float
    """Line height of a name; a title takes 0.85 of it."""
    radii: tuple[float, float, float, float, float]
    plain_radius: float
    """Radius where influence is unknown or not shown."""
    widest: float
    """Names and titles are elided beyond this width."""
    gap: float
    gutter: float
    heading: float
    label: float
    """Height kept free at the top of a band for its name (bands without a gutter)."""
    pad: float
    lane: float
    """Distance of reporting lines that run side by side."""
    steps: float
    """Height of the closeness steps below the title; 0 leaves them out."""
    tag: float
    """Height of a pairing tag; 0 leaves tags out."""
    titles: bool
    box: float
    """Height of the box of one of our colleagues."""


SCREEN: Final = Sizes(
    name=13, title=11, line=19, radii=(12, 14, 17, 20, 24), plain_radius=16, widest=128, gap=14,
    gutter=84, heading=26, label=0, pad=18, lane=4, steps=11, tag=16, titles=True, box=34,
)  # fmt: skip
DOCK: Final = Sizes(
    name=12, title=11, line=17, radii=(11, 12, 15, 18, 22), plain_radius=14, widest=72, gap=6,
    gutter=0, heading=0, label=22, pad=12, lane=3, steps=0, tag=0, titles=False, box=24,
)  # fmt: skip
PAPER: Final = Sizes(
    name=8, title=7, line=11, radii=(8, 9, 11, 13, 15), plain_radius=10.5, widest=76, gap=8,
    gutter=46, heading=16, label=0, pad=11, lane=2.5, steps=0, tag=10.5, titles=True, box=23,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class MapColumn:
    """A department: its code (see `FUNCTIONS`; empty when columns are off) and its x range."""

    code: str
    x0: float
    x1: float


@dataclass(frozen=True, slots=True)
class MapBand:
    """A level: its code (see `LEVELS`, or `OURS`), its y range, how many people, its rows."""

    code: str
    y0: float
    y1: float
    count: int
    rows: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PlacedPerson:
    """A person with the centre and radius of the node and the text below it."""

    person: MapPerson
    x: float
    y: float
    radius: float
    band: int
    column: int
    row: int
    """Row of the whole map, counted from 0 at the top."""
    order: float
    """Place inside the cell as used; a drop between two neighbours takes the mean of theirs."""
    name: str
    """The name as shown, elided if too long."""
    title: str
    text: Box
    """What name, title and steps cover; y0 is the top of the name."""


@dataclass(frozen=True, slots=True)
class PlacedColleague:
    """The box of one of our colleagues."""

    colleague: MapColleague
    box: Box
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class PairingTag:
    """A small dark tag at the right of a node: `text` names the colleague."""

    colleague: int
    contact: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class MapLayout:
    """The whole map, ready to be drawn."""

    width: float
    height: float
    sizes: Sizes
    columns: tuple[MapColumn, ...]
    bands: tuple[MapBand, ...]
    people: tuple[PlacedPerson, ...]
    colleagues: tuple[PlacedColleague, ...]
    tags: tuple[PairingTag, ...]
    lines: tuple[ReportingLine, ...]
    curves: tuple[Curve, ...]

    def person(self, key: int) -> PlacedPerson | None:
        """Return the placed person with this key, if on the map."""
        return next((placed for placed in self.people if placed.person.key == key), None)
