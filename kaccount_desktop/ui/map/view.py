"""The view of the map: zoom, fit, pan, the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGraphicsView, QWidget

from kaccount_desktop.ui.map.items import PersonItem
from kaccount_desktop.ui.map.scene import MapScene

STEP = 1.2
LEAST, MOST = 0.1, 4.0

_ARROWS = {
    Qt.Key.Key_Left: QPointF(-1, 0),
    Qt.Key.Key_Right: QPointF(1, 0),
    Qt.Key.Key_Up: QPointF(0, -1),
    Qt.Key.Key_Down: QPointF(0, 1),
}


class MapView(QGraphicsView):
    """Wheel scrolls, Ctrl and wheel zooms, arrows walk from person to person, Enter opens.

    Signals carry the key of a person on the map (negative: a vacant post).
    """

    person_opened = Signal(object)
    menu_asked = Signal(object, object)
    resized = Signal()
    """It has another size than before, also when it is first shown."""

    def __init__(self, scene: MapScene, parent: QWidget | None = None) -> None:
        super().__init__(scene, parent)
        self._map_scene = scene
        self.fitted = True
        """Whether the whole map is in view, because nobody has zoomed since it was fitted."""
        self.setFrameShape(QGraphicsView.Shape.NoFrame)
        self.setDragMode(QGraphicsView.DragMode.ScrollHandDrag)
        self.setTransformationAnchor(QGraphicsView.ViewportAnchor.AnchorUnderMouse)
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.setRenderHints(QPainter.RenderHint.TextAntialiasing)
        self.setViewportUpdateMode(QGraphicsView.ViewportUpdateMode.SmartViewportUpdate)
        self.setAccessibleName(self.tr("Relationship map"))
        self.viewport().setCursor(Qt.CursorShape.ArrowCursor)

    def zoom(self, factor: float) -> None:
        """Zoom in (above 1) or out."""
        self.fitted = False
        now = self.transform().m11()
        factor = min(MOST / now, max(LEAST / now, factor))
        self.scale(factor, factor)

    def fit(self) -> None:
        """Show the whole map, never larger than it was drawn."""
        self.fitted = True
        rect = self._map_scene.sceneRect()
        if rect.isEmpty():
            return
        room = self.viewport().size()
        scale = min(1.0, room.width() / rect.width(), room.height() / rect.height())
        self.resetTransform()
        self.scale(scale, scale)
        self.centerOn(rect.center())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell that the room is another one."""
        super().resizeEvent(event)
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(STEP if event.angleDelta().y() > 0 else 1 / STEP)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk, open, zoom."""
        key = Qt.Key(event.key())
        chosen = self._chosen()
        if key in _ARROWS:
            self._walk(_ARROWS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and chosen is not None:
            self.person_opened.emit(chosen.key)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / STEP)
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Open the person under the pointer."""
        item = self._person_at(event.position())
        if item is not None:
            self.person_opened.emit(item.key)
        else:
            super().mouseDoubleClickEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Ask for the menu of the person under the pointer."""
        item = self._person_at(QPointF(event.pos()))
        if item is not None:
            self._map_scene.clearSelection()
            item.setSelected(True)
            self.menu_asked.emit(item.key, event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802
        """Show an arrow, not a hand: dragging the ground still moves the map."""
        answer = super().viewportEvent(event)
        if event.type() in (QEvent.Type.MouseButtonRelease, QEvent.Type.Enter):
            self.viewport().setCursor(Qt.CursorShape.ArrowCursor)
        return answer

    def _person_at(self, place: QPointF) -> PersonItem | None:
        found = self.items(place.toPoint())
        return next((item for item in found if isinstance(item, PersonItem)), None)

    def _chosen(self) -> PersonItem | None:
        chosen = self._map_scene.selectedItems()
        return chosen[0] if chosen and isinstance(chosen[0], PersonItem) else None

    def _walk(self, way: QPointF) -> None:
        """Choose the nearest person in a direction."""
        here = self._chosen()
        items = list(self._map_scene.persons.values())
        if not items:
            return
        if here is None:
            nearest = min(items, key=lambda i: (i.y(), i.x()))
        else:
            beside = [i for i in items if _ahead(i.pos() - here.pos(), way) > 1]
            if not beside:
                return
            nearest = min(beside, key=lambda i: _reach(i.pos() - here.pos(), way))
        self._map_scene.clearSelection()
        nearest.setSelected(True)
        self.ensureVisible(nearest, 20, 20)


def _ahead(step: QPointF, way: QPointF) -> float:
    return float(QPointF.dotProduct(step, way))


def _reach(step: QPointF, way: QPointF) -> float:
    """Return how far a step is, sideways counting threefold."""
    ahead = _ahead(step, way)
    aside = abs(step.x() * way.y()) + abs(step.y() * way.x())
    return ahead + 3 * aside
