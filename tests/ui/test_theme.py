"""Themes: every name in every theme, contrast as the look promises, live switching."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QIcon, QPalette
from PySide6.QtWidgets import QApplication, QPushButton

from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.ui.language import Language
from kaccount_desktop.ui.theme import (
    ENGLISH_FAMILIES,
    FAMILIES,
    THEMES,
    Theme,
    contrast_of,
    load_colours,
)

TEXT_PAIRS = (
    ("text", "surface"),
    ("text", "window"),
    ("text", "sunken"),
    ("text", "hover"),
    ("text", "select"),
    ("text", "select-idle"),
    ("text-2", "surface"),
    ("text-2", "select"),
    ("text-3", "surface"),
    ("accent", "surface"),
    ("accent", "accent-soft"),
    ("on-accent", "accent-fill"),
    ("positive", "surface"),
    ("positive", "positive-soft"),
    ("negative", "surface"),
    ("negative", "negative-soft"),
    ("caution", "surface"),
    ("caution", "caution-soft"),
    ("on-ours", "ours"),
    ("surface", "grade-a"),
    ("text", "grade-b"),
)
MARK_PAIRS = (("mark", "surface"), ("ghost", "surface"), ("bar", "surface"),
              ("caution-mark", "surface"))  # fmt: skip


def luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
def test_text_and_marks_are_readable(theme: Theme, name: str) -> None:
    theme.set_mode(name)
    for above, below in TEXT_PAIRS:
        assert contrast(theme.colour(above), theme.colour(below)) >= 4.5, (above, below)
    for above, below in MARK_PAIRS:
        assert contrast(theme.colour(above), theme.colour(below)) >= 3, (above, below)


def test_every_theme_has_the_same_names() -> None:
    names = {name: set(load_colours(name).values) for name in THEMES}
    assert names["light"] == names["dark"] == names["contrast"]
    assert len(names["light"]) == 30


@pytest.mark.parametrize("name", THEMES)
def test_every_word_of_the_style_sheet_means_something(theme: Theme, name: str) -> None:
    source = resources_dir("themes", "window.qss").read_text("utf-8")
    assert not re.search(r"#[0-9A-Fa-f]{3,8}\b(?!_)", source), "a colour is asked for by its name"
    theme.set_mode(name)
    made = theme._style_sheet().partition("*/")[2]
    assert "$" not in made
    pictures = re.findall(r'url\("(.+?)"\)', made)
    assert pictures
    assert all(Path(picture).is_file() for picture in pictures)


def test_switching_recolours_palette_and_icons(theme: Theme, qapp: QApplication) -> None:
    button = QPushButton()
    theme.icons.place(button, "search")

    def ink() -> QColor:
        image = button.icon().pixmap(QSize(16, 16), 1.0).toImage()
        pixels = [image.pixelColor(x, y) for x in range(16) for y in range(16)]
        return max(pixels, key=QColor.alpha)

    changes: list[str] = []
    theme.changed.connect(lambda: changes.append(theme.name))
    light = ink()
    theme.set_mode("dark")
    assert changes == ["dark"]
    assert qapp.palette().window().color().name() == "#27292e"
    assert light.lightness() < 128 < ink().lightness()
    button.deleteLater()


def test_the_desktops_own_contrast_palette_is_used(theme: Theme) -> None:
    palette = QPalette(QColor("#000000"))
    wanted = {
        QPalette.ColorRole.Window: "#000000",
        QPalette.ColorRole.Base: "#000000",
        QPalette.ColorRole.WindowText: "#ffff00",
        QPalette.ColorRole.Link: "#00ffff",
        QPalette.ColorRole.Highlight: "#008000",
        QPalette.ColorRole.HighlightedText: "#ffffff",
    }
    for role, name in wanted.items():
        palette.setColor(role, QColor(name))
    values = contrast_of(palette)
    assert set(values) == set(load_colours("contrast").values)
    for above, below in TEXT_PAIRS:
        assert contrast(QColor(values[above]), QColor(values[below])) >= 4.5, (above, below)
    assert theme.colour("text").name() != "#ffff00"


def test_icons_are_as_sharp_as_the_screen(theme: Theme) -> None:
    picture = theme.icons.pixmap("search", 16, "text", 2.0)
    assert picture.size() == QSize(32, 32)
    assert picture.deviceIndependentSize().toSize() == QSize(16, 16)
    icon = theme.icons.icon("search")
    assert not icon.pixmap(QSize(16, 16), QIcon.Mode.Disabled).isNull()


def test_bundled_fonts_are_registered_and_used(theme: Theme, qapp: QApplication) -> None:
    assert set(FAMILIES) <= set(QFontDatabase.families())
    assert tuple(qapp.font().families()) == FAMILIES
    assert theme.font("body").pixelSize() == 13
    assert theme.font("title").bold()
    assert not theme.font("body").bold()


def test_digits_are_of_one_width(theme: Theme) -> None:
    metrics = theme.metrics("body")
    assert len({metrics.horizontalAdvance(digit * 8) for digit in "0123456789"}) == 1


def test_density_moves_rows_not_type(theme: Theme) -> None:
    theme.set_density("comfortable")
    assert theme.row(48) == 52
    theme.set_density("compact")
    assert theme.row(48) == 44
    assert theme.font("body").pixelSize() == 13
    theme.set_density("normal")
    assert theme.row(48) == 48


def test_english_quotation_marks_are_as_narrow_as_letters(
    theme: Theme, language: Language, qapp: QApplication
) -> None:
    wide = theme.metrics("body").horizontalAdvance("“")
    height = theme.metrics("body").height()
    language.use("en")
    theme.renew()
    assert tuple(qapp.font().families()) == ENGLISH_FAMILIES
    for bold in (False, True):
        metrics = theme.metrics("body", bold=bold)
        assert metrics.horizontalAdvance("“") < wide * 0.7
        assert metrics.horizontalAdvance("it’s") < metrics.horizontalAdvance("it国s") * 0.8
        assert metrics.horizontalAdvance("，") == wide, "Chinese commas stay as they are"
        assert metrics.height() == height, "lines stand as far apart"
    language.use("zh_CN")
    theme.renew()
    assert tuple(qapp.font().families()) == FAMILIES


def test_text_is_set_larger_at_once(theme: Theme) -> None:
    theme.set_text_scale(1.25)
    assert theme.px(100) == 125
    larger = theme.metrics("body").horizontalAdvance("国")
    theme.set_text_scale(1.0)
    assert theme.metrics("body").horizontalAdvance("国") == 13 < larger
