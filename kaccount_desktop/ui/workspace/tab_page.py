"""What every tab of the workspace is: shown for one customer, refreshed only when touched."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.changes import Changes
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.wording import Wording


class TabPage(QWidget):
    """A page of the workspace; a subclass fills `refresh` and may narrow `concerns`.

    A hidden page only remembers that it is stale and reads when it is shown.
    """

    tab_asked = Signal(str)
    """Asks the workspace to show another tab, by name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.wording = Wording(session, self)
        self._customer: int | None = None
        self._stale = True

    @property
    def customer(self) -> int:
        """The customer shown; a page without one is never refreshed."""
        if self._customer is None:
            raise RuntimeError("the page shows no customer")
        return self._customer

    def show_customer(self, key: int | None) -> None:
        """Show another customer."""
        if key != self._customer:
            self._customer = key
            self.forget()
            self.make_stale()

    def hear(self, changes: Changes) -> None:
        """Refresh if a change concerns what is shown."""
        if self._customer is not None and self.concerns(changes):
            self.make_stale()

    def make_stale(self) -> None:
        """Read again: now when the page is seen, else when it is."""
        self._stale = True
        if self.isVisible():
            self._freshen()

    def concerns(self, changes: Changes) -> bool:
        """Return whether a change may alter what the page shows."""
        return self._customer in changes.customers or changes.touched("colleague", "about")

    def forget(self) -> None:
        """Drop what belongs to the customer shown before."""

    def refresh(self) -> None:
        """Read the book and show it; called only when there is a customer."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what changed while the page was hidden."""
        super().showEvent(event)
        self._freshen()

    def _freshen(self) -> None:
        moving = self.session.selection.customer != self._customer
        if self._stale and self._customer is not None and not moving:
            self._stale = False
            self.refresh()
