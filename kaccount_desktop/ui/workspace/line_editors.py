"""Editors of one value that is typed. All share three things with the other editors.

`put(value)` shows a stored value and tells nobody; `value()` returns what stands there now, as an
action takes it; `edited` comes when the user has finished another value, and `refuse()` says that it
could not be stored: it stays to be mended, Escape brings the stored one back (`restored`). `drop`
forgets what was typed. Nothing typed is unknown.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QHelpEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.rules.dates import parse_partial_date
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.money import number, parse_money
from kaccount_desktop.ui.kit.calendar import Calendar
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.kit.undo_keys import is_for_the_book
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.typed_days import read_day

_MOST_LINES: Final = 14


class LineEditor(QLineEdit):
    """One line of text. Enter or leaving it finishes the edit; Escape takes it back."""

    edited = Signal()
    restored = Signal()

    def __init__(self, parent: QWidget | None = None, placeholder: str = "") -> None:
        super().__init__(parent)
        self._stored = ""
        self._before = ""
        self.setPlaceholderText(placeholder)
        self.editingFinished.connect(self._finish)

    def put(self, value: object) -> None:
        """Show a stored value; words being typed stay."""
        typing = self.window().focusWidget() is self and self.text() != self._stored
        self._stored = self.shown(value)
        if not typing and self.text() != self._stored:
            self.setText(self._stored)
            self.setCursorPosition(0)

    def refuse(self) -> None:
        """What was typed could not be stored: keep it for mending."""
        self._stored = self._before

    def drop(self) -> None:
        """Forget what was typed: another record is about to be shown."""
        self.setText(self._stored)

    def value(self) -> object:
        """Return what stands there; raises KnownError when it cannot be read."""
        return self.text()

    def shown(self, value: object) -> str:
        """Return a stored value as it is shown."""
        return "" if value is None else str(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the edit back on Escape."""
        if event.key() == Qt.Key.Key_Escape and self.text() != self._stored:
            self.setText(self._stored)
            self.restored.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Offer the whole words where they are cut; leave Ctrl+Z to the book when untouched."""
        if is_for_the_book(event, undoable=self.isUndoAvailable(), redoable=self.isRedoAvailable()):
            event.ignore()
            return False
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            wide = self.fontMetrics().horizontalAdvance(self.text()) > self.width() - 16
            words = plain_tip(self.text()) if wide else self.toolTip()
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().event(event)

    def _finish(self) -> None:
        if self.text() != self._stored:
            self._before, self._stored = self._stored, self.text()
            self.edited.emit()


class LongEditor(QPlainTextEdit):
    """Several lines of text; as high as its text, within bounds. Tab leaves it."""

    edited = Signal()
    restored = Signal()

    def __init__(
        self, parent: QWidget | None = None, lines: int = 2, placeholder: str = ""
    ) -> None:
        super().__init__(parent)
        self._stored = ""
        self._before = ""
        self._least = lines
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(2)
        self.setViewportMargins(4, 0, 4, 0)
        self.textChanged.connect(self._fit)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self._fit())
        self._fit()

    def put(self, value: object) -> None:
        """Show a stored value; words being typed stay."""
        typing = self.window().focusWidget() is self and self.toPlainText() != self._stored
        self._stored = "" if value is None else str(value)
        if not typing and self.toPlainText() != self._stored:
            self.setPlainText(self._stored)

    def refuse(self) -> None:
        """What was typed could not be stored: keep it for mending."""
        self._stored = self._before

    def drop(self) -> None:
        """Forget what was typed: another record is about to be shown."""
        self.setPlainText(self._stored)

    def value(self) -> object:
        """Return what stands there."""
        return self.toPlainText()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Finish the edit, except when only a menu opened over it."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Finish on Ctrl+Enter, which a dialog then takes too; take the edit back on Escape."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and held:
            self.finish()
            event.ignore()
            return
        if event.key() == Qt.Key.Key_Escape and self.toPlainText() != self._stored:
            self.setPlainText(self._stored)
            self.restored.emit()
            event.accept()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave Ctrl+Z to the book when nothing was typed here."""
        text = self.document()
        if is_for_the_book(event, undoable=text.isUndoAvailable(), redoable=text.isRedoAvailable()):
            event.ignore()
            return False
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Keep the height right when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def finish(self) -> None:
        """Tell of the edit, if there is one."""
        if self.toPlainText() != self._stored:
            self._before, self._stored = self._stored, self.toPlainText()
            self.edited.emit()

    def _fit(self) -> None:
        lines = max(self._least, int(self.document().size().height()), self.blockCount())
        bar = Qt.ScrollBarPolicy
        more = lines > _MOST_LINES
        self.setVerticalScrollBarPolicy(bar.ScrollBarAsNeeded if more else bar.ScrollBarAlwaysOff)
        height = min(lines, _MOST_LINES) * self.fontMetrics().lineSpacing() + 10
        if height != self.height():
            self.setFixedHeight(height)


class DayEditor(LineEditor):
    """A date: typed (11-23, 今天, +3, 周三) or taken from a calendar."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, "2026-11-23")
        self._session = session
        self._popup: QFrame | None = None
        action = QAction(self.tr("Choose from a calendar"), self)
        session.theme.icons.place(action, "calendar_ltr")
        action.triggered.connect(self.open_calendar)
        self.addAction(action, QLineEdit.ActionPosition.TrailingPosition)
        self.setPlaceholderText(self.tr("date"))

    def shown(self, value: object) -> str:
        """Return a stored date in figures."""
        return value.isoformat() if isinstance(value, date) else str(value or "")

    def value(self) -> date | None:
        """Return the date; raises KnownError when it cannot be read."""
        text = self.text().strip()
        return read_day(text, self._session.clock.today()) if text else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Open the calendar on Alt+Down."""
        if event.key() == Qt.Key.Key_Down:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def open_calendar(self) -> None:
        """Show a month to choose a day from."""
        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = Calendar(self._session.theme, self._session.clock.today(), popup)
        calendar.setAccessibleName(self.tr("Calendar"))
        try:
            chosen = self.value() or self._session.clock.today()
        except KnownError:
            chosen = self._session.clock.today()
        calendar.setSelectedDate(chosen)  # type: ignore[arg-type]
        column = QVBoxLayout(popup)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(calendar)
        calendar.activated.connect(self._take)
        calendar.clicked.connect(self._take)
        popup.move(self.mapToGlobal(QPoint(0, self.height())))
        self._popup = popup
        popup.show()
        calendar.setFocus()

    def _take(self, day: object) -> None:
        picked = day.toPython()  # type: ignore[attr-defined]
        self.setText(picked.isoformat())
        if self._popup is not None:
            self._popup.close()
            self._popup = None
        self.setFocus()
        self._finish()


class PartialDayEditor(LineEditor):
    """An approximate date: 2027, 2027-03 or 2027-03-18, also typed as 2027年3月."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "2027-03")

    def value(self) -> str:
        """Return the date as stored; raises KnownError when it cannot be read."""
        text = self.text().strip()
        return parse_partial_date(text) if text else ""


class TimeEditor(LineEditor):
    """A time of day, 14:30."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, "14:30")


class MoneyEditor(LineEditor):
    """An amount in yuan; 486万 and 1.5亿 are understood."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def shown(self, value: object) -> str:
        """Return the exact amount with its thousands apart."""
        return number(value) if isinstance(value, (Decimal, int)) else str(value or "")

    def value(self) -> Decimal | None:
        """Return the amount; raises KnownError when it cannot be read."""
        text = self.text().strip()
        return parse_money(text) if text else None


class NumberEditor(LineEditor):
    """A whole number; nothing is unknown, which is not zero."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def shown(self, value: object) -> str:
        """Return the number with its thousands apart."""
        return f"{value:,}" if isinstance(value, int) else str(value or "")

    def value(self) -> int | None:
        """Return the number; raises KnownError when it is none."""
        text = self.text().replace(",", "").replace("，", "").strip()
        if not text:
            return None
        if not text.lstrip("+-").isdecimal():
            raise KnownError(
                Text(
                    "“{text}” is not a whole number. Write digits only.",
                    "「{text}」不是整数，请只填数字。",
                ).format(text=self.text().strip())
            )
        return int(text)


class YearEditor(NumberEditor):
    """A year, which is not written with its thousands apart."""

    def shown(self, value: object) -> str:
        """Return the year."""
        return "" if value is None else str(value)
