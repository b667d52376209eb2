"""Find duplicates: the groups at the left, one pair at the right, and what to do with it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kaccount_desktop.book.actions.merging import (
    Merge,
    merge_customers,
    merge_people,
    set_apart,
)
from kaccount_desktop.book.models import BookModel, Contact, Customer
from kaccount_desktop.book.queries.duplicates import Found, find_duplicates, names
from kaccount_desktop.rules.duplicates import Reason
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.ui.duplicates.pair import PairView
from kaccount_desktop.ui.kit.buttons import Button, PrimaryButton
from kaccount_desktop.ui.kit.cells import CellDelegate
from kaccount_desktop.ui.kit.labels import Hairline, Label
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.worker import Job

TOPIC: Final = "duplicates"
STEPS: Final = 1000
_MOST_TOLD: Final = 3
"""Dropped values named at the foot; the history holds all."""
_LOOKING: Final = Text("Looking for duplicates", "正在查找重复")


@dataclass(slots=True)
class Open:
    """A group that is not settled: what is left of it, and the pairs known to differ.

    `apart` is one set for all groups of customers, and one for all of people.
    """

    model: type[BookModel]
    keys: list[int]
    reasons: tuple[Reason, ...]
    apart: set[tuple[int, int]]

    @property
    def pair(self) -> tuple[int, int] | None:
        """The next two that may be one, the older first; None when the group is settled."""
        for place, first in enumerate(self.keys):
            for second in self.keys[place + 1 :]:
                if (min(first, second), max(first, second)) not in self.apart:
                    return first, second
        return None


class DuplicatesDialog(QDialog):
    """Looks through the whole book in a worker; nothing is merged but by a person."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._job: Job | None = None
        self.groups: list[Open] = []
        self.setWindowTitle(self.tr("Find duplicates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._look()

    # Building

    def _build(self) -> None:
        theme = self._session.theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.pages = QStackedWidget(self)
        self.pages.setBackgroundRole(QPalette.ColorRole.Base)
        self.pages.setAutoFillBackground(True)
        self.waiting = self._build_waiting()
        self.found = self._build_found()
        self.pages.addWidget(self.waiting)
        self.pages.addWidget(self.found)
        column.addWidget(self.pages, 1)
        column.addWidget(Hairline(self))
        column.addLayout(self._build_foot())
        room = self.screen().availableGeometry()
        self.resize(min(theme.px(960), room.width() - 40), min(theme.px(640), room.height() - 60))
        self.setMinimumSize(theme.px(640), theme.px(400))

    def _build_waiting(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(10)
        column.addStretch(2)
        self.doing = Label("", "body", wrap=True, parent=page)
        self.bar = QProgressBar(page)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, STEPS)
        self.bar.setAccessibleName(self.tr("Progress"))
        column.addWidget(self.doing)
        column.addWidget(self.bar)
        column.addStretch(3)
        return page

    def _build_found(self) -> QWidget:
        page = QWidget(self)
        row = QHBoxLayout(page)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list = QListWidget(page)
        self.list.setAccessibleName(self.tr("Likely duplicates"))
        self.list.setFixedWidth(self._session.theme.px(240))
        self.list.setUniformItemSizes(True)
        self.list.setItemDelegate(CellDelegate(self._session.theme, self.list, "body"))
        self.list.currentRowChanged.connect(self._show_group)
        self.pair = PairView(self._session, page)
        row.addWidget(self.list)
        row.addWidget(Hairline(page, upright=True))
        row.addWidget(self.pair, 1)
        return page

    def _build_foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 10, 24, 12)
        foot.setSpacing(8)
        self.told = Label("", "caption", "text-3", wrap=True, parent=self)
        self.close_button = Button(self.tr("Cancel"), self)
        self.close_button.clicked.connect(self.reject)
        self.later = Button(self.tr("Later"), self)
        self.later.setToolTip(self.tr("Show the next one; this one is found again next time"))
        self.later.clicked.connect(self._put_off)
        self.differ = Button(self.tr("Not the same"), self)
        self.differ.setToolTip(self.tr("Remember that these two are not the same"))
        self.differ.clicked.connect(self._set_apart)
        self.merge = PrimaryButton(self.tr("Merge"), self)
        self.merge.clicked.connect(self._merge)
        foot.addWidget(self.told, 1)
        for button in (self.close_button, self.later, self.differ, self.merge):
            foot.addWidget(button)
        return foot

    # Looking

    def _look(self) -> None:
        self.pages.setCurrentWidget(self.waiting)
        self.doing.setText(self.tr("Looking for customers and people kept twice"))
        self._offer(able=False)
        book = self._session.book
        self._job = self._session.workers.start(
            lambda job: find_duplicates(book, lambda share: job.report(share, _LOOKING)),
            self._show,
            topic=TOPIC,
            failed=self._fail,
        )
        self._job.progressed.connect(self._progress)

    def _progress(self, share: float, _text: Text) -> None:
        self.bar.setValue(round(share * STEPS))

    def _fail(self, error: KnownError) -> None:
        self._job = None
        self._say_only(self._session.words(error.text), "negative")

    def _show(self, found: Found) -> None:
        self._job = None
        customers, people = set(found.apart_customers), set(found.apart_people)
        self.groups = [
            *(Open(Customer, list(g.keys), g.reasons, customers) for g in found.customers),
            *(Open(Contact, list(g.keys), g.reasons, people) for g in found.people),
        ]
        self._settle()

    # The list

    def _settle(self, row: int = 0) -> None:
        """List what is left, and show one; records that went with another group fall out."""
        keys = [key for group in self.groups for key in group.keys]
        book = self._session.book
        named = {
            model: names(book, model, keys) for model in {group.model for group in self.groups}
        }
        for group in self.groups:
            group.keys = [key for key in group.keys if key in named[group.model]]
        self.groups = [group for group in self.groups if group.pair is not None]
        self.close_button.setText(self.tr("Close"))
        if not self.groups:
            self._say_only(self.tr("No likely duplicates are left in this book."))
            return
        self.pages.setCurrentWidget(self.found)
        self.list.blockSignals(True)
        self.list.clear()
        for group in self.groups:
            item = QListWidgetItem(self._words(group, named[group.model]))
            item.setToolTip(" / ".join(named[group.model][key] for key in group.keys))
            self.list.addItem(item)
        self.list.setCurrentRow(min(row, len(self.groups) - 1))
        self.list.blockSignals(False)
        self._show_group(self.list.currentRow())
        self.list.setFocus()

    def _words(self, group: Open, named: dict[int, str]) -> str:
        name = named[group.keys[0]]
        if len(group.keys) > 2:
            name = self.tr("{name} ({count})").format(name=name, count=len(group.keys))
        return self.tr("{name} · {reason}").format(name=name, reason=self._reason(group.reasons[0]))

    def _reason(self, reason: Reason) -> str:
        return {
            Reason.CODE: self.tr("same credit code"),
            Reason.MOBILE: self.tr("same mobile"),
            Reason.EMAIL: self.tr("same e-mail"),
            Reason.NAME: self.tr("same name"),
            Reason.PHONE: self.tr("same phone"),
        }[reason]

    def _say_only(self, words: str, tone: str = "text") -> None:
        self.pages.setCurrentWidget(self.waiting)
        self.doing.setText(words)
        self.doing.set_tone(tone)
        self.bar.hide()
        self._offer(able=False)
        self.close_button.setText(self.tr("Close"))

    def _offer(self, *, able: bool) -> None:
        for button in (self.later, self.differ, self.merge):
            button.setVisible(able)
        if able:
            self.merge.setDefault(True)

    # One pair

    @property
    def chosen(self) -> Open | None:
        """The group that is shown."""
        row = self.list.currentRow()
        return self.groups[row] if 0 <= row < len(self.groups) else None

    def _show_group(self, _row: int) -> None:
        group = self.chosen
        pair = group.pair if group else None
        self._offer(able=pair is not None)
        if group is None or pair is None:
            self.pair.clear()
            return
        self.pair.show_pair(group.model, *pair)

    def _merge(self) -> None:
        group = self.chosen
        pair = group.pair if group else None
        if group is None or pair is None:
            return
        kept, other = pair
        merge = merge_customers if group.model is Customer else merge_people
        selected = self._session.selection.customer in pair and group.model is Customer
        try:
            done = merge(self._session.book, kept, other, self.pair.choices)
        except KnownError as error:
            self._session.messages.show_error(error, self)
            return
        if selected:
            self._session.selection.choose_customer(kept)
        self._tell(done)
        self._settle(self.list.currentRow())

    def _tell(self, done: Merge) -> None:
        dropped = [self._session.words(text) for text in done.dropped]
        if not dropped:
            self.told.setText(self.tr("Merged; one Undo takes it back."))
            self.told.setToolTip("")
            return
        more = self.tr("; ").join(dropped[:_MOST_TOLD]) + ("…" if len(dropped) > _MOST_TOLD else "")
        self.told.setText(
            self.tr("Merged; one Undo takes it back. Not kept, see the history: {}").format(more)
        )

    def _set_apart(self) -> None:
        group = self.chosen
        pair = group.pair if group else None
        if group is None or pair is None:
            return
        try:
            set_apart(self._session.book, group.model, *pair)
        except KnownError as error:
            self._session.messages.show_error(error, self)
            return
        group.apart.add((min(pair), max(pair)))
        self.told.setText(self.tr("Remembered as not the same; one Undo takes it back."))
        self._settle(self.list.currentRow())

    def _put_off(self) -> None:
        """Leave it as it is and go on; it is found again next time."""
        row = self.list.currentRow()
        if row >= 0:
            del self.groups[row]
            self.told.setText("")
            self._settle(row)

    def done(self, code: int) -> None:
        """Leave; a search that still runs stops."""
        if self._job is not None:
            self._job.cancel()
        super().done(code)
