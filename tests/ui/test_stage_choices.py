"""The stages of a list that is imported: every word no process knows can be mapped."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from kaccount_desktop.ui.importing.stage_choices import MOST_WORDS, StageChoices
from kaccount_desktop.ui.session import Session

WORDS = ["初步接触", "方案报价", "意向明确", "签单", "已成交", "报价中", "潜在", "样品测试"]


def shown(session: Session, qtbot: QtBot) -> StageChoices:
    choices = StageChoices(session, None)  # type: ignore[arg-type]
    qtbot.addWidget(choices)
    choices.resize(360, 260)
    with qtbot.waitExposed(choices):
        choices.show()
    return choices


def test_every_word_of_an_ordinary_list_can_be_mapped(session: Session, qtbot: QtBot) -> None:
    choices = shown(session, qtbot)
    choices.offer(dict.fromkeys(WORDS, 1))
    assert list(choices._words) == WORDS
    assert choices._more.isHidden()
    scroll = choices.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    bar = scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)  # the words that do not fit can be reached
    assert choices.rect().contains(scroll.geometry())


def test_it_says_how_many_words_are_not_offered(session: Session, qtbot: QtBot) -> None:
    choices = shown(session, qtbot)
    choices.offer({f"说法 {number}": 1 for number in range(MOST_WORDS + 7)})
    assert len(choices._words) == MOST_WORDS
    assert "7" in choices._more.text()
    assert choices._more.isVisibleTo(choices)


def test_words_of_a_column_that_names_no_stage_any_more_go(session: Session, qtbot: QtBot) -> None:
    choices = shown(session, qtbot)
    choices.offer({"招标": 3, "立项": 2})
    choices._words["立项"].setCurrentIndex(2)
    choices.offer({"潜在": 1})
    assert list(choices._words) == ["立项", "潜在"]
    assert list(choices.mapped()) == ["立项"]


def test_the_wheel_over_a_word_changes_no_stage(session: Session, qtbot: QtBot) -> None:
    choices = shown(session, qtbot)
    choices.offer({"招标": 3})
    box = choices._words["招标"]
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(box.mapToGlobal(QPoint(5, 5))), QPoint(), QPoint(0, -240),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,
    )  # fmt: skip
    QApplication.sendEvent(box, wheel)
    assert box.currentIndex() == 0
