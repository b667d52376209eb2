"""How the workspace words dates, money and codes, in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from PySide6.QtCore import QObject

from kaccount_desktop.rules import choices
from kaccount_desktop.rules.choices import Choices
from kaccount_desktop.rules.dates import lateness, show_day, show_partial
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.money import yuan
from kaccount_desktop.ui.kit.paint import Due
from kaccount_desktop.ui.session import Session

_MONTH_DAYS: Final = 30

TOUCH_ICONS: Final[Mapping[str, str]] = {
    "visit": "vehicle_car_profile",
    "call": "call",
    "wechat": "chat",
    "email": "mail",
    "meeting": "people",
    "reception": "building",
    "fair": "location",
    "executive": "person",
    "inspection": "search",
    "demo": "eye",
    "trial": "beaker",
}
"""The icon of each kind of touch."""
TASK_ICONS: Final[Mapping[str, str]] = {
    "call": "call",
    "visit": "vehicle_car_profile",
    "sample": "box",
    "quote": "document_text",
    "form": "document_edit",
    "payment": "money",
    "gate": "gavel",
    "other": "clock",
}
"""The icon of each kind of task."""
NEED_TAGS: Final[Mapping[str, str]] = {"pain": "negative", "itch": "caution", "delight": "accent"}
"""The kind of tag for each kind of need."""


class Wording(QObject):
    """Words what the book stores as dates, amounts and codes."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @property
    def today(self) -> date:
        """Today's business date."""
        return self._session.clock.today()

    def text(self, text: Text | str) -> str:
        """Return a text of the lower layers in the language in force."""
        return self._session.words(text)

    def code(self, table: Choices, code: object) -> str:
        """Return the words of a code; '' for none, the code itself where the table lacks it."""
        if code is None or code == "":
            return ""
        found = table.get(str(code))
        return self.text(found) if found else str(code)

    def attitude(self, attitude: int | None) -> str:
        """Return an attitude in words, 不明 included."""
        if attitude is None:
            return self.text(choices.UNKNOWN_ATTITUDE)
        return self.code(choices.ATTITUDES, attitude)

    def day(self, day: date | None) -> str:
        """Return a date as lists show it: 昨天, 今天, 明天, 周三, 11-23, or with its year."""
        return show_day(day, self.today, self._session.language.code) if day else ""

    def plain_day(self, day: date | None) -> str:
        """Return a date in figures: 11-23 this year, otherwise with its year."""
        if day is None:
            return ""
        return f"{day:%m-%d}" if day.year == self.today.year else day.isoformat()

    def stored_day(self, text: str) -> str:
        """Return an approximate date of the book as lists show it."""
        return show_partial(text, self.today, self._session.language.code)

    def due(self, day: date | None) -> Due:
        """Return a due date in words: by how many days it is late, today, or when."""
        if day is None:
            return Due("")
        late = (self.today - day).days
        if late == 1:
            return Due(self.tr("Due yesterday"), "overdue")
        if late > 0:
            return Due(self.tr("{} days late").format(late), "overdue")
        if late == 0:
            return Due(self.tr("Due today"), "today")
        return Due(self.tr("Due {}").format(self.day(day)), "later")

    def planned(self, start: date, end: date) -> str:
        """Return the planned dates of a stage."""
        return self.tr("Planned {} to {}").format(start, end)

    def actual(self, start: date, end: date | None) -> str:
        """Return the actual dates of a stage, or since when it runs."""
        if end is None:
            return self.tr("In progress since {}").format(start)
        return self.tr("Actual {} to {}").format(start, end)

    def late(self, day: date) -> str:
        """Return by how many days something planned is past: 晚 3 天, '' when it is not."""
        return lateness(day, self.today, self._session.language.code)

    def late_by(self, planned: date | None) -> str:
        """Return by how much a planned end is overdue: 超期 10 天, '' when it is not."""
        late = (self.today - planned).days if planned else 0
        if late <= 0:
            return ""
        return self.tr("1 day over") if late == 1 else self.tr("{} days over").format(late)

    def money(self, amount: Decimal | None) -> str:
        """Return an amount in yuan as lists show it: 486 万, 3,860 元."""
        if amount is None:
            return ""
        words = yuan(amount, self._session.language.code, rounded=True)
        return words.removesuffix("元").rstrip() if words.endswith((" 万元", " 亿元")) else words

    def number(self, count: int) -> str:
        """Return a whole number with its thousands apart."""
        return f"{count:,}"

    def ago(self, day: date | None) -> str:
        """Return how long ago a date was."""
        if day is None:
            return ""
        days = (self.today - day).days
        if days <= 1:
            return self.day(day)
        if days < _MONTH_DAYS:
            return self.tr("{} days ago").format(days)
        months = days // _MONTH_DAYS
        return self.tr("a month ago") if months == 1 else self.tr("{} months ago").format(months)

    def joined(self, *parts: str) -> str:
        """Join what is known with middle dots."""
        return " · ".join(part for part in parts if part)

    def listed(self, parts: list[str]) -> str:
        """Join names as the language does (、 or a comma)."""
        return self.tr(", ", "between names").join(parts)
