"""Whom the follow-up is about: the customer's name, and the field that finds another."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kaccount_desktop.ui.customers.stages import StageTitles
from kaccount_desktop.ui.followup.background import Background
from kaccount_desktop.ui.followup.customer_field import CustomerField
from kaccount_desktop.ui.kit.buttons import LinkButton
from kaccount_desktop.ui.kit.labels import ElidedLabel
from kaccount_desktop.ui.session import Session


class CustomerHead(QWidget):
    """`picked` carries the key of another customer, `settled` that the search is left."""

    picked = Signal(object)
    settled = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._stages = StageTitles(session)
        self._known = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._stack = QStackedWidget(self)
        self._stack.setFixedHeight(session.theme.px(30))
        column.addWidget(self._stack)
        shown = QWidget(self._stack)
        row = QHBoxLayout(shown)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.name = ElidedLabel("", "group", parent=shown)
        self.detail = ElidedLabel("", "caption", "text-3", parent=shown)
        self.change = LinkButton(self.tr("Another customer (Alt+C)"), shown)
        self.change.clicked.connect(self.search)
        row.addWidget(self.name)
        row.addWidget(self.detail, 1)
        row.addStretch(0)
        row.addWidget(self.change)
        self._stack.addWidget(shown)
        self.field = CustomerField(
            session, self.tr("Whom? Name, pinyin, contact or phone"), self._stack
        )
        self._stack.addWidget(self.field)
        self.field.picked.connect(self._pick)
        self.field.left.connect(self._leave)
        QShortcut(QKeySequence("Alt+C"), self.window()).activated.connect(self.search)

    def show_customer(self, found: Background | None) -> None:
        """Show who it is about; None shows nobody."""
        self._known = found is not None
        if found is None:
            return
        row = found.row
        stage = self._stages.title(row.digest, row.stage) if row.stage else ""
        self.name.setText(row.name)
        self.detail.setText(stage)
        self._stack.setCurrentIndex(0)

    def search(self) -> None:
        """Let another customer be found by typing."""
        self._stack.setCurrentIndex(1)
        self.field.setFocus()

    def _pick(self, key: int) -> None:
        self.picked.emit(key)
        self.settled.emit()

    def _leave(self) -> None:
        if self._known:
            self._stack.setCurrentIndex(0)
            self.settled.emit()
        else:
            self.window().close()
