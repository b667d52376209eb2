"""The list of what the window shows: each dock, the workspace, and the commands of no pane.

Everything is imported when it is first shown.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from kaccount_desktop.ui.pages import DockPage, DockPlan, Parts
from kaccount_desktop.ui.plug import plug
from kaccount_desktop.ui.session import Session


def assemble() -> Parts:
    """Return the parts of the window, titled in the language in force."""
    translate = QCoreApplication.translate
    docks = (
        DockPlan(
            "customers",
            translate("Docks", "Customers"),
            Qt.DockWidgetArea.LeftDockWidgetArea,
            272,
            _customers,
            leading=True,
        ),
        DockPlan(
            "map",
            translate("Docks", "Relationship map"),
            Qt.DockWidgetArea.RightDockWidgetArea,
            340,
            _map,
        ),
        DockPlan(
            "timeline",
            translate("Docks", "Stage timeline"),
            Qt.DockWidgetArea.BottomDockWidgetArea,
            200,
            _timeline,
        ),
    )
    return Parts(docks, _workspace, plug)


def _customers(session: Session, parent: QWidget) -> DockPage:
    from kaccount_desktop.ui.customers.dock import CustomersDock

    return CustomersDock(session, parent)


def _map(session: Session, parent: QWidget) -> DockPage:
    from kaccount_desktop.ui.map.dock import MapDock
    from kaccount_desktop.ui.workspace.acts import Acts

    page = MapDock(session, parent)
    page.person_opened.connect(Acts(session, page).open_person)
    return page


def _timeline(session: Session, parent: QWidget) -> DockPage:
    from kaccount_desktop.ui.timeline.dock import TimelineDock

    dock = TimelineDock(session, parent)
    dock.touch_opened.connect(session.touch_asked)
    return dock


def _workspace(session: Session, parent: QWidget) -> QWidget:
    from kaccount_desktop.ui.workspace.workspace import Workspace

    return Workspace(session, parent)
