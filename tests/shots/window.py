"""The window in one language, theme and scale: run as a child process of `tests.shots`."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kaccount_desktop.app.start import StartOptions, Window
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.models import Customer
from kaccount_desktop.book.queries.activity import next_visit, open_tasks
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.process import projects
from kaccount_desktop.book.queries.records import record
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.companies import short_name
from kaccount_desktop.ui.session import Session
from tests.bench.material import TODAY, workbook
from tests.shots.moments import (
    tab_bar,
    take_acts,
    take_empty,
    take_menus,
    take_sizes,
)
from tests.shots.settling import settle

PASTED = """苏州澜汇精密机械有限公司
李强 采购部经理
手机：138 0000 1234（微信同号） 传真：0512-6600 1235
地址：江苏省苏州市吴中区澜湖路88号
开户行及账号：中国银行苏州分行 4567 8901 2345 678
税号：91350100M000100Y43
"""
"""A card as somebody would paste it; everything on it is invented."""


class Camera:
    """Grabs widgets into a folder once they have settled."""

    def __init__(self, folder: Path, only: str) -> None:
        self._folder = folder
        self._only = only
        self.busy: Callable[[], bool] = lambda: False
        """Whether a worker is still at it."""

    def take(self, name: str, widget: QWidget) -> None:
        """Save a picture of a widget."""
        if self._only in name:
            settle()
            widget.grab().save(str(self._folder / f"{name}.png"))

    def take_dialog(self, name: str, make: Callable[[], QDialog]) -> None:
        """Open a dialog, save its picture, close it."""
        if self._only not in name:
            return
        dialog = make()
        dialog.show()
        settle()
        while self.busy():
            settle()
        settle()
        dialog.grab().save(str(self._folder / f"{name}.png"))
        dialog.close()
        settle()


def main(sample: str, language: str, theme: str, folder: str, only: str = "") -> int:
    """Take every picture."""
    camera = Camera(Path(folder), only)
    with TemporaryDirectory() as name:
        profile = Path(name)
        program = Window(StartOptions(None, language, Clock(TODAY), profile, theme))
        window = program.shell.window
        window.resize(1440, 900)
        window.show()
        camera.take("first-start", window)
        program.shell.open(Path(sample))
        session = program.shell.session
        assert session is not None
        camera.busy = lambda: session.workers.busy
        settle()
        take_tabs(camera, window)
        take_docks(camera, program)
        take_dialogs(camera, window, session, profile)
        take_acts(camera, window, session)
        if window.devicePixelRatioF() == 1:
            take_sizes(camera, program)
            take_menus(camera, program)
            take_empty(camera, program, profile)
        program.shell.close_book()
        camera.take("first-start-recent", window)
        window.close()
        settle()
    return 0


def take_tabs(camera: Camera, window: QWidget) -> None:
    """Take the main window with each tab of the workspace."""
    bar = tab_bar(window)
    for place in range(bar.count()):
        bar.setCurrentIndex(place)
        settle()
        camera.take(f"main-{place + 1}", window)
    bar.setCurrentIndex(0)


def take_docks(camera: Camera, program: Window) -> None:
    """Take each dock floated and large."""
    window = program.shell.window
    for dock in window.docks:
        dock.setFloating(True)
        dock.resize(1100 if dock.plan.name != "customers" else 420, 720)
        settle()
        camera.take(f"dock-{dock.plan.name}", dock)
        dock.setFloating(False)
        settle()


def take_dialogs(camera: Camera, window: QWidget, session: Session, folder: Path) -> None:
    """Take every dialog, on the customer that is chosen."""
    from kaccount_desktop.ui.followup.dialog import FollowUpDialog
    from kaccount_desktop.ui.importing.dialog import ImportDialog
    from kaccount_desktop.ui.pasting.dialog import PasteDialog
    from kaccount_desktop.ui.printing.choices import Asked
    from kaccount_desktop.ui.printing.dialog import PrintPreview
    from kaccount_desktop.ui.workspace import customer_dialog, person_dialog, task_dialogs
    from kaccount_desktop.ui.workspace.colleagues_dialog import ColleaguesDialog
    from kaccount_desktop.ui.workspace.feedback_dialog import FeedbackDialog
    from kaccount_desktop.ui.workspace.need_dialog import NeedDialog
    from kaccount_desktop.ui.workspace.project_dialog import ProjectDialog
    from kaccount_desktop.ui.workspace.promise_dialog import PromiseDialog
    from kaccount_desktop.ui.workspace.relation_dialog import RelationDialog
    from kaccount_desktop.ui.workspace.visit_dialog import VisitDialog

    customer = session.selection.customer
    assert customer is not None
    project = projects(session.book, customer)[0].key
    listed = people(session.book, customer, project)
    who = next(p.key for p in listed if p.role == "decision_maker")
    task = open_tasks(session.book, customer)[0]
    visit = next_visit(session.book, customer, TODAY - timedelta(days=1))
    table = folder / "客户名单.xlsx"
    workbook(table, 40)
    dialogs: dict[str, Callable[[], QDialog]] = {
        "follow-up": lambda: FollowUpDialog(session, window),
        "import": lambda: ImportDialog(session, table, window),
        "new-customer": lambda: customer_dialog.NewCustomerDialog(session, window),
        "customer": lambda: customer_dialog.CustomerDialog(session, customer, window),
        "new-person": lambda: person_dialog.PersonDialog(session, customer, None, window),
        "person": lambda: person_dialog.PersonDialog(session, customer, who, window),
        "relation": lambda: RelationDialog(session, customer, parent=window),
        "colleagues": lambda: ColleaguesDialog(session, window),
        "new-project": lambda: ProjectDialog(session, customer, window),
        "visit": lambda: VisitDialog(session, customer, parent=window),
        "need": lambda: NeedDialog(session, customer, parent=window),
        "promise": lambda: PromiseDialog(session, customer, parent=window),
        "task": lambda: task_dialogs.AddTaskDialog(session, customer, window),
        "task-done": lambda: task_dialogs.CompleteDialog(session, task, window),
        "task-move": lambda: task_dialogs.MoveDialog(session, task, window),
        "paste": lambda: PasteDialog(session, PASTED, window),
        "preview": lambda: PrintPreview(session, Asked("visit-packet"), window),
    }
    if visit is not None:
        dialogs["feedback"] = lambda: FeedbackDialog(session, customer, visit.key, window)
    for name, make in dialogs.items():
        camera.take_dialog(f"dialog-{name}", make)
    take_duplicates(camera, window, session, customer)
    take_commands(camera, session)


def take_duplicates(camera: Camera, window: QWidget, session: Session, customer: int) -> None:
    """Take the search for duplicates with something to find; the book is as before afterwards."""
    from kaccount_desktop.ui.duplicates.dialog import DuplicatesDialog

    found = record(session.book, Customer, customer) or {}
    name = short_name(str(found["name"]))
    twin = create_customer(
        session.book, f"{name}（中国）有限公司", city="苏州", industry=found["industry"],
        address="苏州市吴中区澜湖路88号", note="展会上认识", employees=1200,
    )  # fmt: skip
    who = people(session.book, customer)[0]
    add_person(session.book, twin, who.name, "采购经理", mobile="13800001234")
    add_person(session.book, twin, who.name, "", email="info@lanhui.example")
    camera.take_dialog("dialog-duplicates", lambda: DuplicatesDialog(session, window))
    for _entry in range(3):
        session.book.undo()
    session.selection.choose_customer(customer)


def take_commands(camera: Camera, session: Session) -> None:
    """Take the dialogs that commands of the shell open."""
    for name in ("settings", "keys", "about"):
        getattr(session.commands, name).trigger()
        settle()
        dialog = QApplication.activeModalWidget() or next(
            w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()
        )
        camera.take(f"dialog-{name}", dialog)
        dialog.close()
        settle()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
