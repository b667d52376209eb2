"""One dock of the window: its title bar, and its page built when it is first seen."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow

from kaccount_desktop.ui.kit.dock_title import DockTitle
from kaccount_desktop.ui.pages import DockPage, DockPlan
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.theme import Theme


class PaneDock(QDockWidget):
    """Holds a `DockPage` of the open book, or nothing."""

    def __init__(self, theme: Theme, plan: DockPlan, window: QMainWindow) -> None:
        super().__init__(plan.title, window)
        self.plan = plan
        self._theme = theme
        self.setObjectName(f"dock_{plan.name}")
        self.setAccessibleName(plan.title)
        self._session: Session | None = None
        self._page: DockPage | None = None
        self._bar = DockTitle(theme, self)
        self.setTitleBarWidget(self._bar)
        self.setWidget(DockPage(self))
        self.visibilityChanged.connect(self._seen)
        self.topLevelChanged.connect(self._lift)

    @property
    def page(self) -> DockPage | None:
        """The page, once the dock has been seen with a book open."""
        return self._page

    def set_session(self, session: Session | None) -> None:
        """Show another book, or none."""
        self._session = session
        if self._page is not None:
            self._page.deleteLater()
            self._page = None
            self._bar.set_actions(())
            self._bar.set_subtitle("")
            self.setWidget(DockPage(self))
        if self.isVisible() or self.plan.leading:
            self.ensure_page()

    def ensure_page(self) -> None:
        """Build the page now, if a book is open."""
        if self._session is None or self._page is not None:
            return
        page = self.plan.build(self._session, self)
        page.subtitle_changed.connect(self._bar.set_subtitle)
        self._page = page
        self._bar.set_actions(page.title_actions())
        empty = self.widget()
        self.setWidget(page)
        empty.deleteLater()

    def _lift(self, floating: bool) -> None:
        """Give the keyboard to the page of a dock that begins to float, and a rim around both."""
        rim = 1 if floating else 0
        self.setContentsMargins(rim, rim, rim, rim)
        if floating and self._page is not None:
            self._page.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the rim of a floating dock."""
        super().paintEvent(event)
        if self.isFloating():
            painter = QPainter(self)
            painter.setPen(self._theme.colour("line-control"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _seen(self, visible: bool) -> None:
        if visible:
            self.ensure_page()
