"""A month to choose a day from, in the colours of the theme."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton, QWidget

from kaccount_desktop.ui.theme import Theme

_TURNS = {"qt_calendar_prevmonth": "chevron_left", "qt_calendar_nextmonth": "chevron_right"}
"""Qt's own names of the two buttons that turn the month."""


class Calendar(QCalendarWidget):
    """Weeks begin on Monday; weekends are a little duller, today is bold."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setGridVisible(False)
        plain, weekend, bold = QTextCharFormat(), QTextCharFormat(), QTextCharFormat()
        plain.setForeground(theme.colour("text-2"))
        plain.setBackground(theme.colour("surface"))
        weekend.setForeground(theme.colour("text-3"))
        bold.setFontWeight(700)
        self.setHeaderTextFormat(plain)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.setWeekdayTextFormat(day, weekend)
        self.setDateTextFormat(QDate(today.year, today.month, today.day), bold)
        for name, icon in _TURNS.items():
            button = self.findChild(QToolButton, name)
            if isinstance(button, QToolButton):
                theme.icons.place(button, icon)
