"""Make `resources/fonts/RareHan.ttf`: the characters that Noto Sans SC has not.

The glyphs are those of the Hanazono Mincho fonts (GlyphWiki Project), cut down to what
GB 18030-2022 level 3 has beyond Noto Sans SC, with their outlines simplified: 512 units to the
em, curves as short straight lines that leave the drawn curve by at most 1/256 em, which neither
a printer nor a screen shows at the sizes of names.

Run with the fonts of Debian's package `fonts-hanazono` (or of Hanazono's own archive):

    apt-get download fonts-hanazono && dpkg -x fonts-hanazono_*.deb build/hanazono
    uv run --no-project --with fonttools packaging/make_rare_han.py \
        build/hanazono/usr/share/fonts/truetype/hanazono
"""

from __future__ import annotations

import math
import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

from fontTools import subset
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.ttLib.tables._g_l_y_f import Glyph, GlyphCoordinates

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
UNITS = 512
TOLERANCE = 2.0  # in those units
STEPS = (0.25, 0.5, 0.75)  # where a curve is sampled

RANGES = (
    (0x00A0, 0x024F),  # Latin with accents
    (0x2000, 0x2BFF),  # signs: box, ballot box, thirds, arrows
    (0x2E80, 0x2FDF),  # radicals
    (0x3000, 0x33FF),  # punctuation, enclosed signs, units
    (0x3400, 0x9FFF),  # extension A, the unified characters
    (0xF900, 0xFAFF),  # compatibility characters
    (0xFE30, 0xFE4F),  # vertical forms
    (0x20000, 0x2EBE0),  # extensions B to F
    (0x2F800, 0x2FA1F),  # compatibility supplement
)
"""What is taken where a source has it and Noto Sans SC has not."""

LICENCE = (
    "This font is a free software. Unlimited permission is granted to use, copy, and distribute "
    "it, with or without modification, either commercially and noncommercially. THIS FONT IS "
    'PROVIDED "AS IS" WITHOUT WARRANTY.'
)
NAMES = {
    0: "Copyright 2008-2017 GlyphWiki Project. Cut down and simplified for KAccount.",
    1: "KAccount Rare Han",
    2: "Regular",
    3: "KAccount Rare Han 1.0",
    4: "KAccount Rare Han",
    5: "Version 1.000",
    6: "KAccountRareHan-Regular",
    13: LICENCE,
}

Point = tuple[float, float]


def wanted(fonts: Path) -> list[tuple[Path, list[int]]]:
    """Return each source font with the characters to take from it."""
    taken = set(TTFont(FONTS / "NotoSansSC-Regular.ttf", lazy=True).getBestCmap())
    found = []
    for name in ("HanaMinB.ttf", "HanaMinA.ttf"):
        has = TTFont(fonts / name, lazy=True).getBestCmap()
        mine = [c for low, high in RANGES for c in range(low, high + 1) if c in has]
        mine = [c for c in mine if c not in taken]
        taken.update(mine)
        found.append((fonts / name, mine))
    return found


def cut(path: Path, characters: list[int]) -> TTFont:
    """Return the font with these characters only, unhinted and at `UNITS` to the em."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.drop_tables += ["BASE", "GDEF", "FFTM", "vhea", "vmtx", "gasp"]
    font = TTFont(path)
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=characters)
    cutter.subset(font)
    scale_upem(font, UNITS)
    return font


def flattened(points: list[Point], on_curve: list[bool]) -> list[Point]:
    """Return a contour of quadratic curves as a polygon."""
    full: list[tuple[Point, bool]] = []
    for index, point in enumerate(points):
        after = (index + 1) % len(points)
        full.append((point, on_curve[index]))
        if not on_curve[index] and not on_curve[after]:
            full.append((between(point, points[after], 0.5), True))
    start = next(index for index, (_, on) in enumerate(full) if on)
    full = full[start:] + full[:start]
    polygon: list[Point] = []
    for index, (point, on) in enumerate(full):
        if on:
            polygon.append(point)
            continue
        first, last = polygon[-1], full[(index + 1) % len(full)][0]
        polygon.extend(
            between(between(first, point, step), between(point, last, step), step) for step in STEPS
        )
    return polygon


def between(one: Point, other: Point, share: float) -> Point:
    """Return the point that lies `share` of the way from one to the other."""
    return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)


def simplified(polygon: list[Point]) -> list[Point]:
    """Return the polygon with the points left out that do not matter (Douglas-Peucker)."""
    first = polygon[0]
    far = max(
        range(len(polygon)),
        key=lambda i: (polygon[i][0] - first[0]) ** 2 + (polygon[i][1] - first[1]) ** 2,
    )
    closed = [*polygon, first]
    kept = {0, far, *_kept(closed, 0, far), *_kept(closed, far, len(polygon))}
    return [closed[index] for index in sorted(kept)]


def _kept(points: list[Point], start: int, end: int) -> Iterator[int]:
    spans = [(start, end)]
    while spans:
        low, high = spans.pop()
        distance, index = max(
            ((_distance(points[i], points[low], points[high]), i) for i in range(low + 1, high)),
            default=(0.0, 0),
        )
        if distance > TOLERANCE:
            yield index
            spans += [(low, index), (index, high)]


def _distance(point: Point, one: Point, other: Point) -> float:
    width, height = other[0] - one[0], other[1] - one[1]
    across, up = point[0] - one[0], point[1] - one[1]
    length = math.hypot(width, height)
    return abs(across * height - up * width) / length if length else math.hypot(across, up)


def lighten(font: TTFont) -> None:
    """Put simplified outlines in place of the font's own."""
    table = font["glyf"]
    for name in font.getGlyphOrder():
        glyph: Glyph = table[name]
        if glyph.numberOfContours < 1:
            continue
        coordinates, ends, flags = glyph.getCoordinates(table)
        points: list[tuple[int, int]] = []
        new_ends: list[int] = []
        start = 0
        for end in ends:
            span = slice(start, end + 1)
            start = end + 1
            polygon = flattened(list(coordinates[span]), [bool(flag & 1) for flag in flags[span]])
            outline = [(round(x), round(y)) for x, y in simplified(polygon)]
            if len(set(outline)) >= 3:  # less has no area
                points += outline
                new_ends.append(len(points) - 1)
        glyph.coordinates = GlyphCoordinates(points)
        glyph.endPtsOfContours = new_ends
        glyph.numberOfContours = len(new_ends)
        glyph.flags = array("B", [1] * len(points))
        glyph.recalcBounds(table)


def name_it(font: TTFont) -> None:
    """Give the font its own name: Hanazono's may not be used for a changed font."""
    table = font["name"]
    table.names = []
    for key, text in NAMES.items():
        table.setName(text, key, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0


def main(fonts: Path) -> None:
    """Write the font."""
    parts = []
    for index, (path, characters) in enumerate(wanted(fonts)):
        font = cut(path, characters)
        lighten(font)
        part = FONTS / f"part{index}.ttf"
        font.save(part)
        parts.append(part)
        print(f"{path.name}: {len(characters)} characters")
    merged = Merger().merge([str(part) for part in parts])
    for part in parts:
        part.unlink()
    name_it(merged)
    merged["OS/2"].fsType = 0
    merged.recalcTimestamp = False
    merged["post"].formatType = 3.0
    merged.save(FONTS / "RareHan.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
