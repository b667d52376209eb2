"""The title bar of a dock: title, dull subtitle, its own small buttons, float and close."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDockWidget, QFrame, QHBoxLayout, QToolButton

from kaccount_desktop.ui.kit.buttons import IconButton
from kaccount_desktop.ui.kit.labels import ElidedLabel, Label
from kaccount_desktop.ui.theme import Theme


class DockTitle(QFrame):
    """30 px high, the same floating or docked. Dragging it moves the dock."""

    def __init__(self, theme: Theme, dock: QDockWidget) -> None:
        super().__init__(dock)
        self._theme = theme
        self._own: list[QToolButton] = []
        self.setFixedHeight(theme.px(30))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 0, 6, 0)
        self._row.setSpacing(2)
        self._title = Label(dock.windowTitle(), "caption", bold=True, parent=self)
        self._subtitle = ElidedLabel("", "caption", "text-3", parent=self)
        self._row.addWidget(self._title)
        self._row.addSpacing(6)
        self._row.addWidget(self._subtitle, 1)
        self._row.addStretch(0)
        self._float = IconButton(theme, "window_multiple", self.tr("Float or dock"), self)
        self._close = IconButton(theme, "dismiss", self.tr("Close this pane"), self)
        self._row.addWidget(self._float)
        self._row.addWidget(self._close)
        self._float.clicked.connect(lambda: dock.setFloating(not dock.isFloating()))
        self._close.clicked.connect(dock.close)
        for button, verb in (
            (self._float, self.tr("Float {}")),
            (self._close, self.tr("Close {}")),
        ):
            button.setAccessibleName(verb.format(dock.windowTitle()))

    def sizeHint(self) -> QSize:  # noqa: N802
        """Tell the dock, which asks nothing else, how high it is."""
        return QSize(super().sizeHint().width(), self._theme.px(30))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Let the dock be narrow; the subtitle is cut."""
        return QSize(super().minimumSizeHint().width(), self._theme.px(30))

    def set_subtitle(self, text: str) -> None:
        """Word the dull half of the title."""
        self._subtitle.setText(text)

    def set_actions(self, actions: Sequence[QAction]) -> None:
        """Show the page's own actions as small buttons before float and close."""
        for button in self._own:
            button.deleteLater()
        self._own = [self._button(action) for action in actions]
        for button in self._own:
            self._row.insertWidget(self._row.indexOf(self._float), button)

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        side = self._theme.px(14)
        button.setIconSize(QSize(side, side))
        button.setFixedSize(self._theme.px(24), self._theme.px(24))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.toolTip() or action.text())
        return button
