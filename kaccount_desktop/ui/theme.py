"""The look: colours by name, fonts by role, sizes in pixels, for light, dark and high contrast."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import QApplication

from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.ui.icons import Icons

FAMILIES: Final = ("Noto Sans SC", "KAccount Rare Han")
"""The bundled text family, then the one that covers rare characters."""
ENGLISH_FAMILIES: Final = ("KAccount Quotes", *FAMILIES)
"""In English words the quotation marks are as narrow as Latin letters."""
THEMES: Final = ("light", "dark", "contrast")
MODES: Final = ("system", *THEMES)
DENSITIES: Final[Mapping[str, int]] = {"compact": -4, "normal": 0, "comfortable": 4}
"""What each density adds to the height of a row, in px."""


@dataclass(frozen=True, slots=True)
class Role:
    """A type role: size and line height in px at 100 %, and whether it is set in bold."""

    size: float
    line: int
    bold: bool = False


ROLES: Final[Mapping[str, Role]] = {
    "welcome": Role(24, 34, bold=True),
    "title": Role(19, 26, bold=True),
    "page": Role(20, 30, bold=True),
    "group": Role(14, 26, bold=True),
    "heading": Role(13, 26, bold=True),
    "body": Role(13, 20),
    "dense": Role(12.5, 20),
    "caption": Role(12, 18),
    "micro": Role(11, 16),
}


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme file: its title, whether it is dark, and its colours by name."""

    title: Text
    dark: bool
    values: Mapping[str, str]


def load_colours(name: str) -> Colours:
    """Read `resources/themes/NAME.toml`."""
    with resources_dir("themes", f"{name}.toml").open("rb") as file:
        data = tomllib.load(file)
    title = Text(data["name"]["en"], data["name"]["zh"])
    return Colours(title, bool(data["dark"]), data["colours"])


def add_bundled_fonts() -> None:
    """Register every font of `resources/fonts/`; the program needs none of the system's."""
    for path in sorted(resources_dir("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))


class Theme(QObject):
    """The colours, fonts and sizes of the window; `changed` after each switch.

    `mode` is `system` or a theme's name; `system` follows the desktop live, its contrast
    setting included. `text_scale` multiplies type (1.0 is 100 %), `density` moves row heights.
    """

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        mode: str = "system",
        *,
        text_scale: float = 1.0,
        density: str = "normal",
    ) -> None:
        super().__init__()
        self._app = app
        self._mode = mode
        self._scale = text_scale
        self._density = density
        self._files: dict[str, Colours] = {}
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[tuple[str, bool], QFont] = {}
        self._desktop: Mapping[str, str] = {}
        app.setStyle("Fusion")
        add_bundled_fonts()
        self.icons = Icons(self)
        self._name = ""
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._follow)
        hints.accessibility().contrastPreferenceChanged.connect(self._follow)
        self._apply()

    @property
    def mode(self) -> str:
        """What was asked for: `system`, `light`, `dark` or `contrast`."""
        return self._mode

    @property
    def name(self) -> str:
        """The theme in force: `light`, `dark` or `contrast`."""
        return self._name

    @property
    def is_dark(self) -> bool:
        """Whether the theme in force is a dark one."""
        return self.colour("surface").lightnessF() < 0.5

    def set_mode(self, mode: str) -> None:
        """Use another theme, or follow the system again."""
        self._mode = mode
        self._apply()

    def set_density(self, density: str) -> None:
        """Set rows closer or wider (`DENSITIES`)."""
        self._density = density
        self._apply()

    def set_text_scale(self, scale: float) -> None:
        """Set type larger or smaller (1.0 is 100 %); windows are to be built anew."""
        self._scale = scale
        self._apply()

    def renew(self) -> None:
        """Choose the fonts for the language in force; windows are to be built anew."""
        self._apply()

    def colour(self, name: str) -> QColor:
        """Return the colour of that name in the theme in force; an unknown name is a KeyError."""
        found = self._colours.get(name)
        if found is None:
            found = self._colours[name] = QColor(self._value(name))
        return QColor(found)  # a copy: callers set alpha

    def font(self, role: str, *, bold: bool | None = None) -> QFont:
        """Return the font of a role of `ROLES`, tabular numerals on; `bold` overrides its weight."""
        spec = ROLES[role]
        heavy = spec.bold if bold is None else bold
        found = self._fonts.get((role, heavy))
        if found is None:
            found = self._fonts[role, heavy] = self._make_font(spec.size, heavy)
        return QFont(found)  # a copy: callers set sizes

    def metrics(self, role: str, *, bold: bool | None = None) -> QFontMetrics:
        """Return the metrics of a role's font."""
        return QFontMetrics(self.font(role, bold=bold))

    def px(self, length: float) -> int:
        """Return a length of 100 % in px at the chosen text size."""
        return round(length * self._scale)

    def row(self, height: float) -> int:
        """Return the height of a row in px at the chosen text size and density."""
        return self.px(height) + DENSITIES[self._density]

    def line(self, role: str) -> int:
        """Return the line height of a role in px."""
        return self.px(ROLES[role].line)

    def titles(self) -> Mapping[str, Text]:
        """Return the themes' titles by name."""
        return {name: self._file(name).title for name in THEMES}

    def _follow(self) -> None:
        if self._mode == "system":
            self._apply()

    def _wanted(self) -> str:
        if self._mode != "system":
            return self._mode
        hints = self._app.styleHints()
        if hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
            return "contrast"
        return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"

    def _tell_system(self) -> None:
        """Let the native title bar and dialogs follow a theme chosen by hand."""
        hints = self._app.styleHints()
        if self._mode == "system":
            hints.unsetColorScheme()
        else:
            dark = self._file(self._mode).dark
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)

    def _apply(self) -> None:
        hints = self._app.styleHints()
        blocked = hints.blockSignals(True)
        self._tell_system()
        hints.blockSignals(blocked)
        self._name = self._wanted()
        self._desktop = {}
        if self._name == "contrast" and self._mode == "system":
            self._app.setPalette(QPalette())  # the desktop's own again
            self._desktop = contrast_of(self._app.palette())
        self._colours.clear()
        self._fonts.clear()
        self._app.setFont(self.font("body"))
        self._app.setPalette(self._palette())
        self._app.setStyleSheet(self._style_sheet())
        self.icons.retint()
        self.changed.emit()

    def _file(self, name: str) -> Colours:
        if name not in self._files:
            self._files[name] = load_colours(name)
        return self._files[name]

    def _value(self, name: str) -> str:
        return self._desktop.get(name) or self._file(self._name).values[name]

    def _make_font(self, size: float, bold: bool) -> QFont:
        english = QLocale().language() == QLocale.Language.English
        font = QFont(list(ENGLISH_FAMILIES if english else FAMILIES))
        pixels = size * self._scale
        if pixels == int(pixels):
            font.setPixelSize(int(pixels))
        else:
            screen = self._app.primaryScreen()
            font.setPointSizeF(pixels * 72 / screen.logicalDotsPerInch())
        font.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _PALETTE.items():
            palette.setColor(role, self.colour(name))
        faint = QColor(self.colour("text-3"))
        faint.setAlphaF(0.6)
        for role in (
            QPalette.ColorRole.Text,
            QPalette.ColorRole.WindowText,
            QPalette.ColorRole.ButtonText,
            QPalette.ColorRole.PlaceholderText,
        ):
            palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
        return palette

    def _style_sheet(self) -> str:
        source = resources_dir("themes", "window.qss").read_text("utf-8")

        return re.sub(r"\$([a-z]+(?:-[a-z0-9]+)*)", lambda found: self._word(found[1]), source)

    def _word(self, name: str) -> str:
        """Return what a word of the style sheet stands for (its head lists them)."""
        kind, _, rest = name.partition("-")
        contrast = self._name == "contrast"
        match kind:
            case "size":
                return f"{ROLES[rest].size * self._scale:g}px"
            case "ring":
                return "3px" if contrast else "2px"
            case "pad":
                return f"{max(0, int(rest) - contrast)}px"
            case "edge" if rest == "grey":
                return self._value("mark" if contrast else "select-idle")
            case "edge":
                return self._value(rest if contrast else f"{rest}-soft")
            case "mark" if rest:
                ink = "dark" if contrast and self.is_dark else self._name
                return resources_dir("themes", "marks", f"{rest}-{ink}.svg").as_posix()
        return self.colour(name).name()


def contrast_of(palette: QPalette) -> Mapping[str, str]:
    """Return our colours made from a desktop's own contrast palette: its five, nothing between.

    Soft grounds fall away; shape, sign, hatch and edge say what they said.
    """

    def hexed(role: QPalette.ColorRole) -> str:
        return palette.color(role).name()

    text, ground = hexed(QPalette.ColorRole.WindowText), hexed(QPalette.ColorRole.Base)
    values = dict.fromkeys(load_colours("contrast").values, text)
    soft = (name for name in values if name.endswith("-soft") and name != "line-soft")
    for name in (*soft, "surface", "sunken", "hover", "select", "select-idle", "on-ours"):
        values[name] = ground
    values["window"] = hexed(QPalette.ColorRole.Window)
    values["grade-b"] = ground
    values["accent"] = hexed(QPalette.ColorRole.Link)
    values["accent-fill"] = hexed(QPalette.ColorRole.Highlight)
    values["on-accent"] = hexed(QPalette.ColorRole.HighlightedText)
    return values


_PALETTE: Final[Mapping[QPalette.ColorRole, str]] = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "negative",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.PlaceholderText: "text-3",
    QPalette.ColorRole.Highlight: "select",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "line-soft",
    QPalette.ColorRole.Mid: "line-control",
    QPalette.ColorRole.Dark: "mark",
    QPalette.ColorRole.Shadow: "line",
}
