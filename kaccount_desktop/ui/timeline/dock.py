"""The timeline dock: follows the chosen customer and project."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.pages import DockPage
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.timeline.content import Content, gather
from kaccount_desktop.ui.timeline.legend import Legend
from kaccount_desktop.ui.timeline.view import STEP, TimelineView

TALL = 380
"""From this height (px at 100 %) the timeline has a legend."""
SHOWN = ("run", "stage_run", "touch", "visit", "project", "gate_check")


class TimelineDock(DockPage):
    """Planned and actual bars, gates, today and what happened.

    `touch_opened` carries the key of a touch whose mark was clicked.
    """

    touch_opened = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._shelf = Shelf(session.book)
        self._shown: int | None = None
        self._content: Content | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        column.setSpacing(0)
        column.addWidget(self._stack)
        self._legend = Legend(session, self)
        self._legend.hide()
        column.addWidget(self._legend)
        self.view = TimelineView(session, self)
        self._stack.addWidget(self.view)
        self._none = EmptyPane(self.tr("Choose a customer to see its stages"), parent=self)
        self._stack.addWidget(self._none)
        self._no_run = EmptyPane(
            self.tr("No process runs on this customer yet"),
            self.tr("Add a project and choose its playbook: its stages appear here."),
            action=session.commands.new_project,
            parent=self,
        )
        self._stack.addWidget(self._no_run)
        self._later = QTimer(self, interval=0, singleShot=True)
        self._later.timeout.connect(self.reload)
        selection = session.selection
        selection.customer_changed.connect(self._later.start)
        selection.project_changed.connect(self._later.start)
        session.changed.connect(self._refresh)
        self.view.run_opened.connect(self._open_run)
        self.view.touch_opened.connect(self.touch_opened)
        self._subtitle = ""
        self.reload()
        # The dock listens only once this page is built, so its first subtitle is told again.
        QTimer.singleShot(0, self, lambda: self.subtitle_changed.emit(self._subtitle))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Explain the signs where there is room for it."""
        super().resizeEvent(event)
        self._offer_legend()

    def _offer_legend(self) -> None:
        tall = self.height() >= self._session.theme.px(TALL)
        self._legend.setVisible(tall and self._stack.currentWidget() is self.view)

    def title_actions(self) -> Sequence[QAction]:
        """Return zoom out, zoom in and fit."""
        icons = self._session.theme.icons
        made = []
        for name, tip, act in (
            ("zoom_out", self.tr("Zoom out"), lambda: self.view.zoom(1 / STEP)),
            ("zoom_in", self.tr("Zoom in"), lambda: self.view.zoom(STEP)),
            ("zoom_fit", self.tr("Show all"), self.view.fit),
        ):
            action = QAction(tip, self)
            action.setToolTip(tip)
            icons.place(action, name)
            action.triggered.connect(act)
            made.append(action)
        return made

    def reload(self) -> None:
        """Read the chosen customer's stages anew."""
        customer = self._session.selection.customer
        if customer is None:
            self._stack.setCurrentWidget(self._none)
            self._offer_legend()
            self._say("")
            return
        content = gather(self._session, self._shelf, customer, self._session.selection.project)
        self._content = content
        empty = not content.runs and not content.touches
        self._stack.setCurrentWidget(self._no_run if empty else self.view)
        self._offer_legend()
        self.view.show_content(content, keep_place=customer == self._shown)
        self._shown = customer
        self._say(self._title_of(content))

    def _say(self, subtitle: str) -> None:
        self._subtitle = subtitle
        self.subtitle_changed.emit(subtitle)

    def _title_of(self, content: Content) -> str:
        if not content.runs:
            return ""
        first = content.runs[0]
        title = self._session.words(first.playbook.title)
        parts = (first.run.project_name, f"{title} v{first.playbook.version}")
        return " · ".join(part for part in parts if part)

    def _refresh(self, changes: Changes) -> None:
        if self._session.selection.customer in changes.customers and changes.touched(*SHOWN):
            self._later.start()

    def _open_run(self, run: int) -> None:
        found = next((r.run for r in self._content.runs if r.run.key == run), None) \
            if self._content else None  # fmt: skip
        if found is not None and found.project is not None:
            self._session.selection.choose_project(found.project)
