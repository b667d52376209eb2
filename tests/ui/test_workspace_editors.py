"""The editors: what is typed or chosen becomes a value, nothing known stays unknown."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QApplication, QCalendarWidget, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.ui.kit.search_field import SearchField
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import (
    Choice,
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    SuggestEditor,
)
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import (
    DayEditor,
    LineEditor,
    LongEditor,
    MoneyEditor,
    NumberEditor,
    PartialDayEditor,
    YearEditor,
)
from kaccount_desktop.ui.workspace.people_editor import PeopleEditor
from kaccount_desktop.ui.workspace.typed_days import read_day

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("今天", date(2026, 11, 23)),
        ("明天", date(2026, 11, 24)),
        ("昨天", date(2026, 11, 22)),
        ("tomorrow", date(2026, 11, 24)),
        ("+3", date(2026, 11, 26)),
        ("-2", date(2026, 11, 21)),
        ("3天后", date(2026, 11, 26)),
        ("周三", date(2026, 11, 25)),
        ("周一", date(2026, 11, 23)),
        ("下周一", date(2026, 11, 30)),
        ("fri", date(2026, 11, 27)),
        ("11-30", date(2026, 11, 30)),
        ("12.1", date(2026, 12, 1)),
        ("1月5日", date(2027, 1, 5)),
        ("10-8", date(2026, 10, 8)),
        ("2026-11-23", date(2026, 11, 23)),
        ("2026年12月3日", date(2026, 12, 3)),
    ],
)
def test_days_typed_in_a_hurry(typed: str, day: date) -> None:
    assert read_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["13-40", "someday", "2026", "下周", "2-30"])
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_day(typed, TODAY)
    assert typed in caught.value.text.zh


def test_a_leap_day_finds_its_year() -> None:
    assert read_day("2-29", date(2027, 12, 1)) == date(2028, 2, 29)


class TestTyped:
    def test_putting_tells_nobody_and_typing_tells_once(self, qtbot: QtBot) -> None:
        editor = LineEditor()
        qtbot.addWidget(editor)
        told: list[object] = []
        editor.edited.connect(lambda: told.append(editor.value()))
        editor.put("stored")
        editor.show()
        assert told == []
        editor.selectAll()
        qtbot.keyClicks(editor, "typed")
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        editor.editingFinished.emit()
        assert told == ["typed"]

    def test_escape_brings_the_stored_words_back(self, qtbot: QtBot) -> None:
        editor = LineEditor()
        qtbot.addWidget(editor)
        editor.put("stored")
        qtbot.keyClicks(editor, "x")
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        assert editor.text() == "stored"

    def test_a_refresh_does_not_take_away_what_is_being_typed(self, qtbot: QtBot) -> None:
        editor = LineEditor()
        qtbot.addWidget(editor)
        editor.put("old")
        editor.show()
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        qtbot.keyClick(editor, Qt.Key.Key_End)
        qtbot.keyClicks(editor, "!")
        editor.put("from elsewhere")
        assert editor.text() == "old!"
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
        assert editor.text() == "from elsewhere"

    def test_long_text_is_finished_when_it_is_left(self, qtbot: QtBot) -> None:
        holder = QWidget()
        qtbot.addWidget(holder)
        editor, other = LongEditor(holder), LineEditor(holder)
        holder.show()
        editor.setFocus()
        qtbot.waitUntil(editor.hasFocus)
        with qtbot.waitSignal(editor.edited):
            qtbot.keyClicks(editor, "line one")
            qtbot.keyClick(editor, Qt.Key.Key_Return)
            qtbot.keyClicks(editor, "line two")
            other.setFocus()
        assert editor.value() == "line one\nline two"

    def test_long_text_grows_with_its_lines(self, qtbot: QtBot) -> None:
        editor = LongEditor(lines=1)
        qtbot.addWidget(editor)
        small = editor.height()
        editor.put("\n".join("abcdef"))
        assert editor.height() > small
        editor.put("\n" * 100)
        assert editor.height() < 30 * small

    def test_money_is_exact_and_reads_wan(self, qtbot: QtBot) -> None:
        editor = MoneyEditor()
        qtbot.addWidget(editor)
        editor.put(Decimal("4860000.50"))
        assert editor.text() == "4,860,000.5"
        editor.setText("486万")
        assert editor.value() == Decimal(4_860_000)
        editor.setText("")
        assert editor.value() is None
        editor.setText("a lot")
        with pytest.raises(KnownError):
            editor.value()

    def test_a_number_left_empty_is_unknown_not_zero(self, qtbot: QtBot) -> None:
        editor = NumberEditor()
        qtbot.addWidget(editor)
        editor.put(3200)
        assert (editor.text(), editor.value()) == ("3,200", 3200)
        editor.put(None)
        assert (editor.text(), editor.value()) == ("", None)
        editor.put(0)
        assert editor.value() == 0
        editor.setText("12.5")
        with pytest.raises(KnownError):
            editor.value()

    def test_a_year_is_written_plainly(self, qtbot: QtBot) -> None:
        editor = YearEditor()
        qtbot.addWidget(editor)
        editor.put(2025)
        assert (editor.text(), editor.value()) == ("2025", 2025)

    def test_an_approximate_date_may_be_typed_in_chinese(self, qtbot: QtBot) -> None:
        editor = PartialDayEditor()
        qtbot.addWidget(editor)
        editor.setText("2027年3月")
        assert editor.value() == "2027-03"
        editor.setText("")
        assert editor.value() == ""

    def test_the_calendar_gives_a_day(self, qtbot: QtBot, session: Session) -> None:
        editor = DayEditor(session)
        qtbot.addWidget(editor)
        editor.show()
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Down)
        popup = editor._popup
        assert popup is not None
        calendar = popup.findChild(QCalendarWidget)
        assert isinstance(calendar, QCalendarWidget)
        assert calendar.selectedDate().toPython() == TODAY
        with qtbot.waitSignal(editor.edited):
            calendar.activated.emit(calendar.selectedDate().addDays(2))
        assert editor.value() == date(2026, 11, 25)


class TestChosen:
    CHOICES = (Choice("a", "Alpha"), Choice("b", "Beta"))

    def test_the_first_entry_is_nothing_known(self, qtbot: QtBot) -> None:
        editor = ChoiceEditor(self.CHOICES)
        qtbot.addWidget(editor)
        assert editor.value() == ""
        editor.put("b")
        assert editor.currentText() == "Beta"
        told: list[object] = []
        editor.edited.connect(lambda: told.append(editor.value()))
        editor.setFocus()
        qtbot.keyClick(editor, Qt.Key.Key_Home)
        editor.activated.emit(editor.currentIndex())
        assert told == [""]

    def test_a_code_no_longer_offered_is_shown_as_it_is(self, qtbot: QtBot) -> None:
        editor = ChoiceEditor(self.CHOICES)
        qtbot.addWidget(editor)
        editor.put("z")
        assert (editor.currentText(), editor.value()) == ("z", "z")

    def test_the_wheel_scrolls_the_page_not_the_value(self, qtbot: QtBot) -> None:
        editor = ChoiceEditor(self.CHOICES)
        qtbot.addWidget(editor)
        editor.put("a")
        editor.show()
        editor.setFocus()
        at = QPointF(5, 5)
        event = QWheelEvent(
            at,
            editor.mapToGlobal(at),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(editor, event)
        assert editor.value() == "a"
        assert not event.isAccepted()

    def test_a_flag_may_be_unknown(self, qtbot: QtBot) -> None:
        editor = FlagEditor(unknown=True)
        qtbot.addWidget(editor)
        assert editor.value() is None
        for flag in (True, False, None):
            editor.put(flag)
            assert editor.value() is flag

    def test_suggestions_do_not_bind(self, qtbot: QtBot) -> None:
        editor = SuggestEditor(["王志强"])
        editor.setAccessibleName("填表人")
        line = editor.lineEdit()
        assert line is not None
        assert line.accessibleName() == "填表人", "the line has the keyboard"
        qtbot.addWidget(editor)
        assert editor.value() == ""
        editor.put("somebody else")
        assert editor.value() == "somebody else"

    def test_several_are_kept_in_their_own_order_unless_ranked(self, qtbot: QtBot) -> None:
        editor, ranked = ChoicesEditor(self.CHOICES), ChoicesEditor(self.CHOICES, ranked=True)
        for one in (editor, ranked):
            qtbot.addWidget(one)
            for code in ("b", "a"):
                one._chips[code].click()
        assert editor.value() == ["a", "b"]
        assert ranked.value() == ["b", "a"]

    def test_people_are_ticked_in_a_menu_that_stays_open(self, qtbot: QtBot) -> None:
        editor = PeopleEditor([Choice(1, "陈建国"), Choice(2, "周敏")], "、", "nobody")
        qtbot.addWidget(editor)
        editor.show()
        assert editor.text() == "nobody"
        qtbot.keyClick(editor, Qt.Key.Key_Space)
        assert editor.menu.isVisible()
        for action in editor.menu.actions():
            spot = editor.menu.actionGeometry(action).center()
            qtbot.mouseClick(editor.menu, Qt.MouseButton.LeftButton, pos=spot)
        assert editor.menu.isVisible()
        with qtbot.waitSignal(editor.edited):
            qtbot.keyClick(editor.menu, Qt.Key.Key_Escape)
        assert editor.value() == [1, 2]
        assert editor.text() == "陈建国、周敏"


def test_a_grid_says_what_it_cannot_read(qtbot: QtBot, session: Session) -> None:
    grid = FieldGrid(session)
    qtbot.addWidget(grid)
    grid.add("amount", "Amount", MoneyEditor(), half=True)
    grid.add("note", "Note", LineEditor(), half=True)
    grid.put({"amount": Decimal(5), "note": "x", "unknown": 1})
    grid.editor("amount").setText("many")
    assert grid.values() is None
    assert "many" in grid.fields["amount"].error.text()
    grid.put({"amount": Decimal(6)})
    assert grid.editor("amount").text() == "many", "it stays to be mended"
    grid.put({"amount": Decimal(6)}, all_of_them=True)
    assert grid.values() == {"amount": Decimal(6), "note": "x"}
    assert grid.fields["amount"].error.isHidden()


@pytest.mark.parametrize("kind", ["line", "long", "search"])
def test_ctrl_z_in_an_untouched_field_is_for_the_book(
    qtbot: QtBot, session: Session, kind: str
) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    taken: list[str] = []
    for key in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
        action = QAction(window)
        action.setShortcuts(key)
        action.triggered.connect(lambda _on, name=key.name: taken.append(name))
        window.addAction(action)
    made: dict[str, Callable[[], LineEditor | LongEditor | SearchField]] = {
        "line": LineEditor,
        "long": LongEditor,
        "search": lambda: SearchField(session.theme, ""),
    }
    field = made[kind]()
    window.setCentralWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    field.setFocus()
    if isinstance(field, LineEditor | LongEditor):
        field.put("stored")
    control, shift = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    qtbot.keyClick(field, Qt.Key.Key_Z, control | shift)
    assert taken == ["Undo", "Redo"]
    qtbot.keyClicks(field, "x")
    qtbot.keyClick(field, Qt.Key.Key_Z, control)
    assert taken == ["Undo", "Redo"], "what was just typed is taken back first"


def test_a_grid_that_folds_never_needs_two_columns(qtbot: QtBot, session: Session) -> None:
    grid = FieldGrid(session, folds=True)
    qtbot.addWidget(grid)
    left = grid.add("industry", "所属行业", LineEditor(), half=True)
    right = grid.add("city", "城市", LineEditor(), half=True)
    grid.resize(600, 120)
    grid.show()
    qtbot.waitExposed(grid)
    assert place_of(left, grid).y() == place_of(right, grid).y()
    grid.resize(260, 120)
    qtbot.waitUntil(lambda: place_of(right, grid).y() > place_of(left, grid).y())
    assert place_of(left, grid).x() == place_of(right, grid).x()
    assert right.width() == left.width() > 120
    grid.resize(600, 120)
    qtbot.waitUntil(lambda: place_of(left, grid).y() == place_of(right, grid).y())


def place_of(widget: QWidget, within: QWidget) -> QPoint:
    return widget.mapTo(within, QPoint(0, 0))
