"""The open book in Qt: changes reach the window's thread, the selection is one."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import delete_customers
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.models import Contact, Customer, Project
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.assembly import assemble
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.selection import Selection
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.shell import Shell
from kaccount_desktop.ui.worker import Job

LARGE = 2**62 + 1
MakeShell = Callable[[Callable[[], Parts]], Shell]


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


def wal_size(session: Session) -> int:
    path = session.book.path
    return path.with_name(path.name + "-wal").stat().st_size


def test_thirty_seconds_after_a_change_the_file_holds_everything(
    session: Session, qtbot: QtBot
) -> None:
    idle = session._idle
    assert idle.interval() == 30_000
    assert not idle.isActive()
    with session.book.change("添加") as change:
        change.insert(Customer, name="海川船舶")
    assert idle.isActive()
    assert wal_size(session) > 0
    waiting = idle.timerId()
    with session.book.change("添加") as change:
        change.insert(Customer, name="苏科液压")
    assert idle.timerId() != waiting, "each change starts the wait anew"
    idle.setInterval(1)
    qtbot.waitUntil(lambda: wal_size(session) == 0, timeout=5000)
    assert not idle.isActive()


def test_folding_is_tried_again_while_a_change_runs(session: Session, qtbot: QtBot) -> None:
    tried: list[int] = []
    session._idle.timeout.connect(lambda: tried.append(wal_size(session)))
    session._idle.setInterval(1)
    with session.book.change("添加") as change:
        change.insert(Customer, name="海川船舶")
        session._idle.start()
        qtbot.waitUntil(lambda: len(tried) > 2, timeout=5000)
    qtbot.waitUntil(lambda: wal_size(session) == 0, timeout=5000)
    session.detach()
    assert not session._idle.isActive()
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


def test_what_is_deleted_is_no_longer_chosen_until_undo_brings_it_back(session: Session) -> None:
    with session.book.change("添加") as change:
        customer = change.insert(Customer, name="海川船舶")
        project = change.insert(Project, customer=customer, name="一号线")
        contact = change.insert(Contact, name="周海")
    chosen = session.selection
    chosen.choose_customer(customer)
    chosen.choose_project(project)
    chosen.choose_contact(contact)
    with session.book.change("删除") as change:
        change.delete(Project, project)
        change.delete(Contact, contact)
    assert (chosen.customer, chosen.project, chosen.contact) == (customer, None, None)
    delete_customers(session.book, [customer])
    assert chosen.customer is None
    session.book.undo()
    assert chosen.customer == customer


def test_the_commands_of_a_customer_rest_once_it_is_deleted(
    make_shell: MakeShell, book_path: Path, qtbot: QtBot
) -> None:
    shell = make_shell(assemble)
    shell.show()
    assert shell.open(book_path)
    session = shell.session
    assert session is not None
    with session.book.change("添加") as change:
        change.insert(Customer, name="海川船舶")
    commands = shell.window.commands
    qtbot.waitUntil(commands.new_contact.isEnabled, timeout=5000)
    session.book.undo()
    qtbot.wait(1)
    for command in (commands.new_contact, commands.new_project, commands.plan_visit):
        assert not command.isEnabled(), "there is nobody to add this to"
    assert not commands.print_packet.isEnabled()
    session.book.redo()
    assert commands.plan_visit.isEnabled()


def test_words_come_in_the_language_in_force(session: Session) -> None:
    text = Text("Grade", "等级")
    assert session.words(text) == "等级"
    session.language.use("en")
    assert session.words(text) == "Grade"
    assert session.words("as is") == "as is"
