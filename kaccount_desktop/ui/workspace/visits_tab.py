"""The visits tab: what is planned and what happened at the left, the chosen one at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.book.queries.activity import TouchRow, touches
from kaccount_desktop.rules.choices import TOUCH_KINDS, TOUCH_RESULTS, TOUCH_STATES
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.empty import EmptyPane
from kaccount_desktop.ui.kit.labels import Hairline
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.page_scroll import PageScroll
from kaccount_desktop.ui.workspace.row_list import RowList, RowWords
from kaccount_desktop.ui.workspace.tab_page import TabPage
from kaccount_desktop.ui.workspace.touch_details import TouchDetails
from kaccount_desktop.ui.workspace.wording import TOUCH_ICONS

LIST_WIDTH: Final = 288
LEAST_LIST, LIST_SHARE = 190, 0.44
PAGE: Final = 60
"""Contacts shown before *more* is asked for."""


class VisitsTab(TabPage):
    """A list by time, planned ones first, and the details of the chosen contact."""

    plan_asked = Signal()
    edit_asked = Signal(object)
    feedback_asked = Signal(object)
    print_asked = Signal(object)
    minute_asked = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._most = PAGE
        self._rows: list[TouchRow] = []
        self.stack = QStackedWidget(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.stack)
        halves = QWidget(self.stack)
        row = QHBoxLayout(halves)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._build_list())
        row.addWidget(Hairline(self, upright=True))
        self.details = TouchDetails(session, self)
        row.addWidget(self.details, 1)
        self.stack.addWidget(halves)
        self.empty = EmptyPane(
            self.tr("No visit is planned and nothing is recorded"),
            self.tr("Plan the next visit: whom, what for, what to bring."),
            self.tr("Plan a visit…"),
            parent=self.stack,
        )
        self.empty.pressed.connect(self.plan_asked)
        self.stack.addWidget(self.empty)
        self.details.edit_asked.connect(self.edit_asked)
        self.details.feedback_asked.connect(self.feedback_asked)
        self.details.print_asked.connect(self.print_asked)
        self.details.minute_asked.connect(self.minute_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Let the list give way where the page is narrow."""
        super().resizeEvent(event)
        px = self.session.theme.px
        share = round(self.width() * LIST_SHARE)
        self._list_scroll.setFixedWidth(min(px(LIST_WIDTH), max(px(LEAST_LIST), share)))

    def _build_list(self) -> QWidget:
        theme = self.session.theme
        scroll = self._list_scroll = PageScroll(self)
        scroll.setFixedWidth(theme.px(LIST_WIDTH))
        column = QVBoxLayout(scroll.inner)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(6)
        links = QHBoxLayout()
        links.setContentsMargins(8, 0, 8, 0)
        self.plan = LinkButton(self.tr("Plan a visit…"), scroll.inner)
        self.record = LinkButton(self.tr("Record…"), scroll.inner)
        self.plan.clicked.connect(self.plan_asked)
        self.record.clicked.connect(self.session.commands.record_follow_up.trigger)
        links.addWidget(self.plan)
        links.addStretch(1)
        links.addWidget(self.record)
        self.list = RowList(theme, self.tr("Visits and contacts"), scroll.inner, picking=True)
        self.list.chosen.connect(self._choose)
        self.more = LinkButton(self.tr("Show earlier ones"), scroll.inner)
        self.more.clicked.connect(self._show_more)
        column.addLayout(links)
        column.addWidget(self.list)
        column.addWidget(self.more)
        column.addStretch(1)
        return scroll

    def forget(self) -> None:
        """Drop the contact of the customer shown before."""
        self._most = PAGE
        self.list.pick(None)

    def show_touch(self, key: int) -> None:
        """Show the details of a contact."""
        self.list.pick(key)
        self.make_stale()

    def refresh(self) -> None:
        """Read and show the list, and the chosen contact."""
        found = touches(self.session.book, self.customer, self._most + 1)
        self.more.setVisible(len(found) > self._most)
        self._rows = found[: self._most]
        self.stack.setCurrentIndex(0 if found else 1)
        self.list.set_rows(self._grouped(self._rows))
        keys = [row.key for row in self._rows]
        if self.list.picked not in keys:
            self.list.pick(self._next_key(self._rows))
        shown = next((row for row in self._rows if row.key == self.list.picked), None)
        self.details.show_touch(self.customer, shown)

    def _next_key(self, found: Sequence[TouchRow]) -> int | None:
        """Return the planned visit that comes next, else the latest contact."""
        planned = [row for row in found if row.state == "planned"]
        if planned:
            return min(planned, key=lambda row: (row.day, row.start_time)).key
        return found[0].key if found else None

    def _grouped(self, found: Sequence[TouchRow]) -> list[RowWords]:
        planned = [row for row in found if row.state == "planned"]
        rows: list[RowWords] = []
        if planned:
            rows.append(RowWords(None, self.tr("Planned"), heading=True))
            planned.sort(key=lambda row: (row.day, row.start_time))
            rows += [self._row(row) for row in planned]
        month = ""
        for row in found:
            if row.state == "planned":
                continue
            if f"{row.day:%Y-%m}" != month:
                month = f"{row.day:%Y-%m}"
                rows.append(RowWords(None, month, heading=True))
            rows.append(self._row(row))
        return rows

    def _row(self, touch: TouchRow) -> RowWords:
        words = self.wording
        kind = words.code(TOUCH_KINDS, touch.kind)
        said = touch.goal if touch.state == "planned" else touch.summary
        planned = touch.state == "planned"
        late = words.late(touch.day) if planned else ""
        day = late or words.day(touch.day)
        state = words.code(TOUCH_STATES, touch.state) if touch.state == "cancelled" else ""
        return RowWords(
            touch.key,
            " ".join((said or touch.goal or touch.next_step or kind).split()),
            icon=TOUCH_ICONS.get(touch.kind, "comment"),
            right=words.joined(day, touch.start_time if planned else ""),
            right_tone="negative" if late else "text-3",
            second=words.joined(
                kind, touch.contacts, words.code(TOUCH_RESULTS, touch.result), state
            ),
            tone="text-3" if touch.state == "cancelled" else "text",
        )

    def _choose(self, key: object) -> None:
        shown = next((row for row in self._rows if row.key == key), None)
        self.details.show_touch(self.customer, shown)

    def _show_more(self) -> None:
        self._most += PAGE
        self.make_stale()
