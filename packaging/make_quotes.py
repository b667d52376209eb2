"""Make `resources/fonts/Quotes-*.ttf`: the quotation marks of English words.

Noto Sans SC draws “ ” ‘ ’ as wide as a Chinese character, as Chinese asks; it also has them at
the width of Latin letters, but only behind a font feature that would narrow the Chinese commas
too. These two small fonts hold those narrow marks where the wide ones stand, with the measures
of the fonts they come from, so that an English window can name them first.

    uv run --no-project --with fonttools packaging/make_quotes.py
"""

from __future__ import annotations

from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
MARKS = "‘’“”"
FAMILY = "KAccount Quotes"
LICENCE = (
    "This Font Software is licensed under the SIL Open Font License, Version 1.1. "
    "This license is available with a FAQ at: https://scripts.sil.org/OFL"
)


def narrow_marks(font: TTFont) -> dict[int, str]:
    """Return the glyph of Latin width of each mark, by its character."""
    table, wide = font["GSUB"].table, font.getBestCmap()
    swaps: dict[str, str] = {}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag == "pwid":
            for index in record.Feature.LookupListIndex:
                for part in table.LookupList.Lookup[index].SubTable:
                    swaps |= getattr(part, "ExtSubTable", part).mapping
    return {ord(mark): swaps[wide[ord(mark)]] for mark in MARKS}


def make(weight: str) -> None:
    """Write the font of one weight."""
    font = TTFont(FONTS / f"NotoSansSC-{weight}.ttf")
    glyphs = narrow_marks(font)
    options = subset.Options(notdef_outline=True, layout_features=[], glyph_names=False)
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "STAT", "vhea", "vmtx"]
    cutter = subset.Subsetter(options)
    for table in font["cmap"].tables:
        table.cmap = dict(glyphs)
    cutter.populate(unicodes=list(glyphs))
    cutter.subset(font)
    names = {
        0: font["name"].getDebugName(0),
        1: FAMILY,
        2: weight,
        3: f"{FAMILY} {weight} 1.0",
        4: f"{FAMILY} {weight}",
        5: "Version 1.000",
        6: f"KAccountQuotes-{weight}",
        13: LICENCE,
    }
    font["name"].names = []
    for key, text in names.items():
        font["name"].setName(text, key, 3, 1, 0x409)
    font["head"].created = font["head"].modified = 0
    font.recalcTimestamp = False
    font.save(FONTS / f"Quotes-{weight}.ttf")


if __name__ == "__main__":
    make("Regular")
    make("Bold")
