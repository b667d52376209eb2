"""The list of customers: found as one types, filtered, sorted, chosen, kept in step."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.tasks import add_task
from kaccount_desktop.ui.customers.dock import CustomersDock
from kaccount_desktop.ui.customers.model import KEY, CustomerModel
from kaccount_desktop.ui.session import Session
from tests.ui.conftest import TODAY

NAMES = {
    "澜州重工股份有限公司": (-3, "A"),
    "明湖汽车零部件集团": (0, "B"),
    "启岳精密机床有限公司": (4, "A"),
    "天工液压机械厂": (None, "C"),
}


@pytest.fixture
def keys(session: Session) -> dict[str, int]:
    made = {}
    for name, (days, grade) in NAMES.items():
        key = made[name] = create_customer(session.book, name, suggested_grade=grade)
        if days is not None:
            due = TODAY + timedelta(days=days)
            add_task(session.book, key, "电话跟进", kind="call", due=due, why="约定")
    add_person(
        session.book, made["明湖汽车零部件集团"], "郑明辉", "采购部部长", mobile="13912345678"
    )
    return made


@pytest.fixture
def dock(qtbot: QtBot, session: Session, keys: dict[str, int]) -> CustomersDock:
    assert len(keys) == len(NAMES)
    dock = CustomersDock(session)
    qtbot.addWidget(dock)
    dock.resize(280, 500)
    dock.show()
    return dock


def names(dock: CustomersDock) -> list[str]:
    model = dock.view.model()
    return [model.index(i, 0).data() for i in range(model.rowCount())]


def type_into(qtbot: QtBot, dock: CustomersDock, text: str) -> None:
    """Type keys; Chinese text arrives whole, as from an input method."""
    if text.isascii():
        qtbot.keyClicks(dock.search, text)
    else:
        dock.search.insert(text)


def test_rows_come_by_next_date_and_those_without_last(dock: CustomersDock) -> None:
    assert names(dock) == list(NAMES)
    assert dock.count.text() == "4 家"


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("lzzg", "澜州重工股份有限公司"),
        ("minghu", "明湖汽车零部件集团"),
        ("精密", "启岳精密机床有限公司"),
        ("郑明", "明湖汽车零部件集团"),
        ("2345678", "明湖汽车零部件集团"),
    ],
)
def test_typing_finds(qtbot: QtBot, dock: CustomersDock, typed: str, found: str) -> None:
    type_into(qtbot, dock, typed)
    qtbot.waitUntil(lambda: names(dock) == [found])


def test_enter_in_the_search_chooses_the_first(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    qtbot.keyClicks(dock.search, "qyjm")
    qtbot.keyClick(dock.search, Qt.Key.Key_Return)
    assert session.selection.customer == keys["启岳精密机床有限公司"]


def test_chips_filter_and_all_takes_them_away(qtbot: QtBot, dock: CustomersDock) -> None:
    qtbot.mouseClick(dock.chip_late, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(dock) == ["澜州重工股份有限公司"])
    qtbot.mouseClick(dock.chip_all, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(names(dock)) == 4)
    qtbot.mouseClick(dock.chip_grade, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(dock) == ["澜州重工股份有限公司", "启岳精密机床有限公司"])


def test_today_shows_what_is_due(qtbot: QtBot, dock: CustomersDock, session: Session) -> None:
    session.commands.refresh(book=True, customer=True)
    session.commands.today.trigger()
    qtbot.waitUntil(lambda: names(dock) == ["澜州重工股份有限公司", "明湖汽车零部件集团"])
    assert dock.chip_today.text() == "今天要做 2"
    session.commands.today.trigger()
    qtbot.waitUntil(lambda: len(names(dock)) == 4)


def test_sorting_turns_round_when_asked_again(dock: CustomersDock) -> None:
    dock.sort_by("name")
    first = names(dock)
    dock.sort_by("name")
    assert names(dock) == first[::-1]


def test_the_keyboard_moves_the_selection(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    assert session.selection.customer == keys["澜州重工股份有限公司"]
    dock.view.setFocus()
    qtbot.keyClick(dock.view, Qt.Key.Key_Down)
    assert session.selection.customer == keys["明湖汽车零部件集团"]


def test_next_and_previous_walk_from_anywhere(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    walked = []
    for command in (
        session.commands.next_customer,
        session.commands.next_customer,
        session.commands.previous_customer,
    ):
        command.setEnabled(True)
        command.trigger()
        walked.append(session.selection.customer)
    assert walked == [keys[list(NAMES)[place]] for place in (1, 2, 1)]
    assert dock.view.currentIndex().data(KEY) == walked[-1]
    dock.chip_grade.setChecked(True)
    qtbot.waitUntil(lambda: len(names(dock)) == 2)
    session.commands.next_customer.trigger()
    assert session.selection.customer == keys["澜州重工股份有限公司"], "the first of those shown"
    session.commands.previous_customer.trigger()
    assert session.selection.customer == keys["澜州重工股份有限公司"], "there is none before it"


def test_only_the_user_chooses_not_the_keyboard_arriving(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    chosen = keys["启岳精密机床有限公司"]
    session.selection.choose_customer(chosen)
    qtbot.mouseClick(dock.chip_late, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: names(dock) == ["澜州重工股份有限公司"])
    dock.view.setFocus()
    assert dock.view.selectionModel().selectedIndexes() == [], "the chosen one is not in this list"
    type_into(qtbot, dock, "没有这样的公司")
    qtbot.waitUntil(lambda: names(dock) == [])
    dock.show_all()
    dock.view.setFocus()
    assert session.selection.customer == chosen
    assert [i.data(KEY) for i in dock.view.selectionModel().selectedIndexes()] == [chosen]


def test_the_mouse_chooses_and_marks(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    def click(name: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        place = dock.view.visualRect(dock.view.model().index(names(dock).index(name), 0)).center()
        qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    click("明湖汽车零部件集团")
    assert session.selection.customers == (keys["明湖汽车零部件集团"],)
    click("天工液压机械厂", Qt.KeyboardModifier.ControlModifier)
    assert session.selection.customer == keys["天工液压机械厂"]
    assert set(session.selection.customers) == {
        keys["明湖汽车零部件集团"],
        keys["天工液压机械厂"],
    }
    click("启岳精密机床有限公司")
    assert session.selection.customers == (keys["启岳精密机床有限公司"],)


def test_several_are_marked_with_shift(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    qtbot.keyClick(dock.view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    marked = set(session.selection.customers)
    assert marked == {keys["澜州重工股份有限公司"], keys["明湖汽车零部件集团"]}


def test_an_edit_shows_at_once_and_undo_takes_it_back(
    qtbot: QtBot, dock: CustomersDock, session: Session, keys: dict[str, int]
) -> None:
    edit_customer(session.book, keys["天工液压机械厂"], "name", "天工液压股份公司")
    qtbot.waitUntil(lambda: "天工液压股份公司" in names(dock))
    session.book.undo()
    qtbot.waitUntil(lambda: "天工液压机械厂" in names(dock))


def test_nothing_found_says_what_to_do(qtbot: QtBot, dock: CustomersDock) -> None:
    type_into(qtbot, dock, "没有这样的公司")
    qtbot.waitUntil(lambda: dock.view.isHidden() or not dock.view.isVisible())
    assert names(dock) == []


def test_the_model_keeps_the_rules_of_models(session: Session, keys: dict[str, int]) -> None:
    model = CustomerModel(session.book)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(list(keys.values()))
    assert model.index(1, 0).data(KEY) == keys["明湖汽车零部件集团"]
    model.show([])
    assert model.rowCount() == 0
