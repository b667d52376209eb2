"""The open book in Qt: changes reach the window's thread, the selection is one."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.models import Customer
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.selection import Selection
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.worker import Job

LARGE = 2**62 + 1


def test_a_change_by_a_worker_is_told_on_the_window_thread(session: Session, qtbot: QtBot) -> None:
    heard: list[tuple[int, Changes]] = []
    session.changed.connect(lambda changes: heard.append((threading.get_ident(), changes)))

    def work(_job: Job) -> int:
        with session.book.change(Text("Add", "添加")) as change:
            return change.insert(Customer, name="海川船舶")

    keys: list[int] = []
    job = session.workers.start(work, keys.append)
    with qtbot.waitSignal(job.finished, timeout=5000):
        pass
    qtbot.waitUntil(lambda: bool(heard), timeout=5000)
    thread, changes = heard[0]
    assert thread == threading.get_ident()
    assert changes.keys("customer") == set(keys)
    assert changes.title_zh == "添加"


def test_after_detaching_nothing_is_heard(session: Session, qtbot: QtBot) -> None:
    heard: list[object] = []
    session.changed.connect(heard.append)
    session.detach()
    with session.book.change("添加") as change:
        change.insert(Customer, name="海川船舶")
    qtbot.wait(1)
    assert heard == []
    session._unlisten = lambda: None  # the fixture detaches once more


def test_keys_of_63_bits_pass_whole(qtbot: QtBot) -> None:
    selection = Selection()
    with qtbot.waitSignal(selection.customer_changed) as caught:
        selection.choose_customer(LARGE)
    assert caught.args == [LARGE]
    assert selection.customers == (LARGE,)


def test_another_customer_clears_project_and_contact() -> None:
    selection = Selection()
    selection.choose_customer(1)
    selection.choose_project(2)
    selection.choose_contact(3)
    selection.mark_customers((1, 5))
    seen: list[tuple[int | None, ...]] = []

    def look(_key: object) -> None:
        seen.append((selection.customer, selection.project, selection.contact))

    selection.customer_changed.connect(look)
    selection.choose_customer(4)
    assert seen == [(4, None, None)]
    assert selection.customers == (4,)
    selection.choose_customer(4)
    assert len(seen) == 1, "choosing the same customer again moves nothing"


def test_words_come_in_the_language_in_force(session: Session) -> None:
    text = Text("Grade", "等级")
    assert session.words(text) == "等级"
    session.language.use("en")
    assert session.words(text) == "Grade"
    assert session.words("as is") == "as is"
