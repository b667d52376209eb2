"""Moments of the window beside its tabs and dialogs: sizes, menus, search, nothing there yet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QTabBar, QWidget

from kaccount_desktop.app.start import Window
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.record_dialog import RecordDialog
from kaccount_desktop.ui.workspace.running import Running
from kaccount_desktop.ui.workspace.workspace import Workspace
from tests.bench.material import TODAY
from tests.shots.settling import settle

if TYPE_CHECKING:
    from tests.shots.window import Camera

SIZES: Final = ((1920, 1080), (1280, 800), (1024, 700))
"""Window sizes beside the usual one: a large and a small screen, the least that is cared for."""


def tab_bar(window: QWidget) -> QTabBar:
    """Return the tabs of the workspace."""
    return next(b for b in window.findChildren(QTabBar) if b.count() > 4 and b.isVisible())


def take_sizes(camera: Camera, program: Window) -> None:
    """Take every tab in small and large windows."""
    window = program.shell.window
    usual = window.size()
    bar = tab_bar(window)
    for width, height in SIZES:
        window.resize(width, height)
        window.commands.reset_layout.trigger()
        for place in range(bar.count()):
            bar.setCurrentIndex(place)
            settle()
            camera.take(f"size-{width}-{place + 1}", window)
    bar.setCurrentIndex(0)
    window.resize(usual)
    window.commands.reset_layout.trigger()
    settle()


def take_menus(camera: Camera, program: Window) -> None:
    """Take the menus of the menu bar, and what the search offers."""
    window = program.shell.window
    for number, action in enumerate(window.menuBar().actions(), start=1):
        menu = action.menu()
        if isinstance(menu, QMenu):
            menu.popup(window.mapToGlobal(QPoint(40, 60)))
            settle()
            camera.take(f"menu-{number}", menu)
            menu.close()
    for name, words in (("found", "chen"), ("nothing", "zzzz")):
        window.activateWindow()
        window.toolbar.search.setFocus()
        window.toolbar.search.setText(words)
        settle()
        while camera.busy():
            settle()
        camera.take(f"search-{name}", window)
    window.toolbar.search.clear()
    settle()


def take_acts(camera: Camera, window: QWidget, session: Session) -> None:
    """Take the dialogs that the workspace opens on a gate, a post and a process."""
    workspace = window.findChild(Workspace)
    assert workspace is not None
    acts = workspace.acts
    acts.add_vacant_post()
    _take_open(camera, workspace, "dialog-post")
    acts.start_process()
    _take_open(camera, workspace, "dialog-start")
    customer = session.selection.customer
    assert customer is not None
    running = Running(session, customer)
    view = running.gate(running.runs[0])
    if view is not None:
        acts.look_at_criterion(view, view.checks[0][0])
        _take_open(camera, workspace, "dialog-criterion-met")
        acts.look_at_criterion(view, view.checks[-1][0])
        _take_open(camera, workspace, "dialog-criterion")
        acts.pass_gate(view)
        _take_open(camera, workspace, "dialog-pass-gate")


def _take_open(camera: Camera, workspace: Workspace, name: str) -> None:
    settle()
    for dialog in workspace.findChildren(RecordDialog):
        if dialog.isVisible():
            camera.take(name, dialog)
            dialog.reject()
    settle()


def take_empty(camera: Camera, program: Window, folder: Path) -> None:
    """Take a book without customers, then one whose only customer has nothing yet."""
    path = folder / "空库.kabook"
    Book.create(path, Clock(TODAY)).close()
    program.shell.open(path)
    window = program.shell.window
    settle()
    camera.take("empty-book", window)
    session = program.shell.session
    assert session is not None
    session.selection.choose_customer(create_customer(session.book, "澜州重工股份有限公司"))
    settle()
    bar = tab_bar(window)
    for place in range(bar.count()):
        bar.setCurrentIndex(place)
        settle()
        camera.take(f"empty-{place + 1}", window)
