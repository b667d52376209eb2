"""The drawn icons, tinted by the theme and sharp on every screen."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, Protocol

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from kaccount_desktop.rules.paths import resources_dir

if TYPE_CHECKING:
    from kaccount_desktop.ui.theme import Theme

LARGE: Final = 20
"""From this size in px the drawing on a 20 px grid is used, where there is one."""


class Iconed(Protocol):
    """Anything that shows an icon: an action or a button."""

    def setIcon(self, icon: QIcon) -> None:  # noqa: N802
        """Show the icon."""


class Icons:
    """Tints the SVG files of `resources/icons/` in the theme's colours, cached by size and colour.

    `place` keeps an action's or button's icon right when the theme changes.
    """

    def __init__(self, theme: Theme) -> None:
        self._theme = theme
        self._sources: dict[str, bytes] = {}
        self._pixmaps: dict[tuple[str, int, str, float], QPixmap] = {}
        self._placed: list[tuple[weakref.ref[Any], Callable[[], QIcon]]] = []

    def place(
        self, target: Iconed, name: str, size: int = 16, tone: str = "text-2", on: str = ""
    ) -> None:
        """Give `target` the icon, now and after every change of theme.

        `on` names the icon of the checked state, if another.
        """

        def make() -> QIcon:
            return self.icon(name, size, tone, on)

        target.setIcon(make())
        self._placed.append((weakref.ref(target), make))

    def icon(self, name: str, size: int = 16, tone: str = "text-2", on: str = "") -> QIcon:
        """Return the icon in `tone`; under the pointer it turns to `text`, disabled it fades."""
        icon = QIcon()
        active = "text" if tone == "text-2" else tone
        for ratio in self._ratios():
            normal = self.pixmap(name, size, tone, ratio)
            icon.addPixmap(normal, QIcon.Mode.Normal)
            icon.addPixmap(normal, QIcon.Mode.Selected)
            icon.addPixmap(self.pixmap(name, size, active, ratio), QIcon.Mode.Active)
            icon.addPixmap(self._faded(name, size, ratio), QIcon.Mode.Disabled)
            if on:
                checked = self.pixmap(on, size, "accent", ratio)
                icon.addPixmap(checked, QIcon.Mode.Normal, QIcon.State.On)
                icon.addPixmap(checked, QIcon.Mode.Active, QIcon.State.On)
        return icon

    def pixmap(self, name: str, size: int, tone: str, ratio: float = 1.0) -> QPixmap:
        """Return the icon as a picture of `size` px at a device pixel ratio."""
        key = (name, size, tone, ratio)
        found = self._pixmaps.get(key)
        if found is None:
            found = self._pixmaps[key] = self._draw(name, size, self._theme.colour(tone), ratio)
        return found

    def paint(self, painter: QPainter, rect: QRectF, name: str, tone: str = "text-2") -> None:
        """Paint the icon into a square, as sharp as the painter's device allows."""
        ratio = painter.device().devicePixelRatioF()
        picture = self.pixmap(name, round(rect.width()), tone, ratio)
        painter.drawPixmap(rect.topLeft(), picture)

    def window_icon(self) -> QIcon:
        """Return the program's own sign, untinted."""
        return QIcon(str(resources_dir("icons", "kaccount.svg")))

    def retint(self) -> None:
        """Draw every placed icon anew in the theme's present colours."""
        self._pixmaps.clear()
        placed, self._placed = self._placed, []
        for ref, make in placed:
            target = ref()
            if target is None:  # collected, perhaps while the others were drawn
                continue
            try:
                target.setIcon(make())
            except RuntimeError:
                continue  # Qt has deleted it, Python not yet
            self._placed.append((ref, make))

    def _faded(self, name: str, size: int, ratio: float) -> QPixmap:
        key = (name, size, "disabled", ratio)
        found = self._pixmaps.get(key)
        if found is None:
            colour = self._theme.colour("text-3")
            colour.setAlphaF(0.6)
            found = self._pixmaps[key] = self._draw(name, size, colour, ratio)
        return found

    def _ratios(self) -> list[float]:
        return sorted({screen.devicePixelRatio() for screen in QGuiApplication.screens()})

    def _source(self, name: str, size: int) -> bytes:
        key = f"{name}_20" if size >= LARGE else name
        if key not in self._sources:
            path = resources_dir("icons", f"{key}.svg")
            if not path.is_file():
                path = resources_dir("icons", f"{name}.svg")
            self._sources[key] = path.read_bytes()
        return self._sources[key]

    def _draw(self, name: str, size: int, colour: QColor, ratio: float) -> QPixmap:
        from PySide6.QtSvg import QSvgRenderer

        pixmap = QPixmap(QSize(round(size * ratio), round(size * ratio)))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        QSvgRenderer(QByteArray(self._source(name, size))).render(painter, QRectF(pixmap.rect()))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), colour)
        painter.end()
        pixmap.setDevicePixelRatio(ratio)
        return pixmap
