"""A small book for the tests of the workspace, and the way to its open dialogs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.about import set_me
from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.needs import add_need
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.actions.promises import add_promise
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.workspace import Workspace

Dialog = TypeVar("Dialog", bound=QDialog)


@dataclass(frozen=True)
class Keys:
    """What the small book holds."""

    customer: int
    other: int
    me: int
    boss: int
    buyer: int
    project: int
    small: int
    run: int


def fill(book: Book) -> Keys:
    """Add a customer in its first stage with two people, two projects, a need and a late task."""
    mine = add_colleague(book, "王志强", title="业务经理")
    set_me(book, mine)
    customer = create_customer(
        book,
        "澜州重工股份有限公司",
        industry="重型装备",
        city="澜州市",
        ownership="state_held",
        employees=3200,
        suggested_grade="A",
        suggested_grade_source="名单.xlsx",
        owner=mine,
    )
    run = start_run(book, customer, "seven_stages", start=date(2026, 10, 1))
    boss, _post = add_person(book, customer, "顾维民", "总经理")
    buyer, _post = add_person(book, customer, "韩雪梅", "采购部部长", function="purchasing")
    project = create_project(
        book, customer, "二号焊装线改造", amount=Decimal(4_860_000), purchase_date="2027-03"
    )
    small = create_project(book, customer, "备件年框", "five_phases", amount=Decimal(1_200_000))
    set_stand(book, project, boss, role="decision_maker", attitude=1, influence=5)
    set_stand(book, project, buyer, role="participant", attitude=-1, influence=3)
    add_need(book, customer, "pain", "丝杠 4 个月一换", contact=buyer)
    add_promise(book, customer, "us", "月底前给测试报告", due=date(2026, 11, 20))
    record_follow_up(
        book, customer, "call", date(2026, 11, 18), "progress", summary="样机在装", contacts=[boss]
    )
    other = create_customer(book, "明湖汽车零部件集团")
    return Keys(customer, other, mine, boss, buyer, project, small, run)


def shown(qtbot: QtBot, session: Session, keys: Keys) -> Iterator[Workspace]:
    """Yield the workspace, shown, on the customer; close its dialogs afterwards."""
    workspace = Workspace(session)
    qtbot.addWidget(workspace)
    workspace.resize(900, 700)
    workspace.show()
    session.selection.choose_customer(keys.customer)
    yield workspace
    for dialog in workspace.findChildren(QDialog):
        dialog.hide()


def undo_title(book: Book) -> Text:
    """Return the title of what Undo would take back."""
    entry = book.next_undo()
    assert entry is not None
    return entry.title


def open_dialog(over: QWidget, kind: type[Dialog]) -> Dialog:
    """Return the one open dialog of a kind."""
    found = [one for one in over.findChildren(kind) if one.isVisible()]
    assert len(found) == 1
    return found[0]
