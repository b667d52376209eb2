"""The relationship map dock: follows the chosen customer, project and person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, QPointF, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.queries.people import Person, save_map_places
from kaccount_desktop.rules.choices import ATTITUDE_SIGNS, ATTITUDES, BUYING_ROLES, CLOSENESS
from kaccount_desktop.rules.dates import show_day
from kaccount_desktop.rules.maplayout import DOCK, SCREEN, MapLayout, order_after_drop
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.map.content import Content, gather, place
from kaccount_desktop.ui.map.legend import Legend
from kaccount_desktop.ui.map.scene import MapScene
from kaccount_desktop.ui.map.view import STEP, MapView
from kaccount_desktop.ui.pages import DockPage
from kaccount_desktop.ui.session import Session

PADS_A_ROW = 1.6
"""How many pads stand above, below and between the nodes of a row."""
MOST_PAD = 2.4
"""Rows stand at most so many times their usual pad apart."""
WIDE = 620
"""From this width (px at 100 %) the map has department columns, titles and a legend."""

SHOWN = (
    "contact",
    "position",
    "stand",
    "closeness",
    "pairing",
    "relation",
    "project",
    "touch",
    "touch_contact",
    "colleague",
    "member",
    "customer",
)


class MapDock(DockPage):
    """`person_opened` carries (contact key or None, position key) of a double-clicked person."""

    person_opened = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._content: Content | None = None
        self._wide = False
        self._scene = MapScene(session)
        self.view = MapView(self._scene, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._stack = QStackedWidget(self)
        column.addWidget(self._stack, 1)
        self._stack.addWidget(self.view)
        self._none = EmptyPane(self.tr("Choose a customer to see its people"), parent=self)
        self._stack.addWidget(self._none)
        self._nobody = EmptyPane(
            self.tr("Nobody is known at this customer yet"),
            self.tr("Add the people you have met: who decides, who uses, who buys."),
            action=session.commands.new_contact,
            parent=self,
        )
        self._stack.addWidget(self._nobody)
        self._legend = Legend(session, self)
        column.addWidget(self._legend)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.reload)
        self._resized = QTimer(self, interval=0, singleShot=True)
        self._resized.timeout.connect(lambda: self._lay_out(fit=False))
        self._connect()
        self._later.start()

    def _connect(self) -> None:
        session = self._session
        session.selection.customer_changed.connect(self._later.start)
        session.selection.project_changed.connect(self._later.start)
        session.selection.contact_changed.connect(self._follow)
        session.changed.connect(self._refresh)
        self._scene.selectionChanged.connect(self._choose)
        self.view.person_opened.connect(self._open)
        self.view.menu_asked.connect(self._open_menu)
        self.view.resized.connect(self._resized.start)

    def title_actions(self) -> Sequence[QAction]:
        """Return zoom out, zoom in and fit."""
        made = []
        for name, tip, act in (
            ("zoom_out", self.tr("Zoom out"), lambda: self.view.zoom(1 / STEP)),
            ("zoom_in", self.tr("Zoom in"), lambda: self.view.zoom(STEP)),
            ("zoom_fit", self.tr("Show all"), self.view.fit),
        ):
            action = QAction(tip, self)
            action.setToolTip(tip)
            self._session.theme.icons.place(action, name)
            action.triggered.connect(act)
            made.append(action)
        return made

    def reload(self) -> None:
        """Read the people of the chosen customer and lay them out."""
        customer = self._session.selection.customer
        if customer is None:
            self._content = None
            self._stack.setCurrentWidget(self._none)
            self._legend.hide()
            self.subtitle_changed.emit("")
            return
        other = self._content is None or self._content.customer != customer
        self._content = gather(self._session.book, customer, self._session.selection.project)
        self._stack.setCurrentWidget(self.view if self._content.people else self._nobody)
        project = self._content.project
        self.subtitle_changed.emit(project.name if project else "")
        self._lay_out(fit=other)

    def _lay_out(self, *, fit: bool) -> None:
        content = self._content
        if content is None or not content.people:
            self._legend.hide()
            return
        self._wide = self.width() >= self._session.theme.px(WIDE)
        self._legend.setVisible(self._wide)
        bar = self.view.verticalScrollBar().sizeHint().width()
        placed = self._placed(content, max(200, self.width() - bar - 2))
        blocked = self._scene.blockSignals(True)
        self._scene.show_map(content, placed, self._tip, self._dropped)
        self._scene.blockSignals(blocked)
        self.view.updateSceneRect(self._scene.sceneRect())  # the blocked signal would have told it
        self._follow(self._session.selection.contact)
        if fit or self.view.fitted:
            self.view.fit()

    def _placed(self, content: Content, width: int) -> MapLayout:
        """Lay out; where there is height to spare, the rows stand further apart."""
        sizes = SCREEN if self._wide else DOCK
        words = self._session.language.code, self.tr("vacant")
        placed = place(content, width, sizes, *words)
        rows = sum(len(band.rows) for band in placed.bands)
        spare = self.view.viewport().height() - placed.height
        if spare > rows and rows:
            pad = min(sizes.pad + spare / rows / PADS_A_ROW, sizes.pad * MOST_PAD)
            placed = place(content, width, replace(sizes, pad=pad), *words)
        return placed

    def _refresh(self, changes: Changes) -> None:
        here = self._session.selection.customer
        if changes.touched("colleague") or (here in changes.customers and changes.touched(*SHOWN)):
            self._later.start()

    # Choosing

    def _choose(self) -> None:
        chosen = [getattr(item, "key", 0) for item in self._scene.selectedItems()]
        if chosen and chosen[0] > 0:
            self._session.selection.choose_contact(chosen[0])

    def _follow(self, key: int | None) -> None:
        item = self._scene.persons.get(key) if key is not None else None
        blocked = self._scene.blockSignals(True)
        self._scene.clearSelection()
        if item is not None:
            item.setSelected(True)
        self._scene.blockSignals(blocked)
        self._scene.update()

    def _dropped(self, key: int, where: QPointF) -> None:
        """Keep the order inside the cell that a drag made; it belongs to this laptop."""
        content, placed = self._content, self._scene.map
        moved = placed.person(key) if placed else None
        if content is None or placed is None or moved is None:
            return
        order = order_after_drop(placed, key, where.x(), where.y())
        cell = [p for p in placed.people if (p.band, p.column) == (moved.band, moved.column)]
        ranked = sorted(cell, key=lambda p: order if p is moved else p.order)
        with self._session.messages.guard():
            save_map_places(
                self._session.book,
                content.customer,
                {p.person.key: rank for rank, p in enumerate(ranked)},
            )
        self._later.start()

    def _open(self, key: int) -> None:
        person = self._content.people.get(key) if self._content else None
        if person is not None:
            self.person_opened.emit(person.key or None, person.position)

    def _open_menu(self, key: int, where: QPoint) -> None:
        commands = self._session.commands
        menu = QMenu(self)
        edit = menu.addAction(self.tr("Open…"))
        edit.triggered.connect(lambda: self._open(key))
        if commands.record_follow_up.isVisible() and key > 0:
            menu.addAction(commands.record_follow_up)
        menu.addAction(commands.new_contact)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _tip(self, person: Person) -> str:
        """Return what hovering over a person tells."""
        words, session = self._session.words, self._session
        lines = [" · ".join(p for p in (person.name, person.title, person.department) if p)]
        if person.role:
            sign = ATTITUDE_SIGNS[person.attitude]
            attitude = words(ATTITUDES[str(person.attitude)]) if person.attitude is not None else ""
            lines.append(
                " · ".join((words(BUYING_ROLES[person.role]), f"{sign} {attitude}".strip()))
            )
        if person.closeness:
            closest = words(CLOSENESS[str(person.closeness)])
            lines.append(f"{closest} ({person.closest})")
        evidence = person.stand_evidence
        if evidence.source or evidence.as_of:
            lines.append(" ".join(p for p in (evidence.source, evidence.as_of) if p))
        if person.last_touch:
            day = show_day(person.last_touch, session.clock.today(), session.language.code)
            lines.append(self.tr("Last contact {}").format(day))
        return "\n".join(lines)
