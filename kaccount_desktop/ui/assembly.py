"""The list of what the window shows: each dock, the workspace, and the commands of no pane.

Everything is imported when it is first shown.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.pages import DockPage, DockPlan, Parts
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
    return Parts(docks, _workspace, _plug)


class _Empty(DockPage):
    """An honest empty pane."""

    def __init__(self, sentence: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(EmptyPane(sentence, parent=self))


def _customers(session: Session, parent: QWidget) -> DockPage:
    from kaccount_desktop.ui.customers.dock import CustomersDock

    return CustomersDock(session, parent)


def _map(session: Session, parent: QWidget) -> DockPage:
    del session
    return _Empty(QCoreApplication.translate("Docks", "Choose a customer"), parent)


def _timeline(session: Session, parent: QWidget) -> DockPage:
    from kaccount_desktop.ui.timeline.dock import TimelineDock

    return TimelineDock(session, parent)


def _workspace(session: Session, parent: QWidget) -> QWidget:
    del session
    return _Empty(QCoreApplication.translate("Docks", "Choose a customer"), parent)


def _plug(session: Session, window: QWidget) -> None:
    """Connect the commands that belong to no pane; each imports its dialog when used."""
    del session, window
