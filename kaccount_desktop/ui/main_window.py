"""The window: menus, toolbar, three docks around the workspace, status bar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QPalette,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QMainWindow,
    QStackedWidget,
    QWidget,
)

from kaccount_desktop.rules.language import CHINESE, ENGLISH, Text
from kaccount_desktop.ui import layouts
from kaccount_desktop.ui.commands import Commands
from kaccount_desktop.ui.docks import PaneDock
from kaccount_desktop.ui.environment import Environment
from kaccount_desktop.ui.menus import Menus
from kaccount_desktop.ui.messages import Messages
from kaccount_desktop.ui.pages import Parts
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.status import StatusBar
from kaccount_desktop.ui.toolbar import MainToolBar

if TYPE_CHECKING:
    from kaccount_desktop.book.changes import Changes
    from kaccount_desktop.ui.first_start import FirstStart
    from kaccount_desktop.ui.quick_search import QuickSearch

BOOK_SUFFIX: Final = ".kabook"
LIST_SUFFIXES: Final = (".xlsx", ".xls", ".xlsm", ".et", ".ods", ".csv", ".tsv", ".txt", ".vcf")


class MainWindow(QMainWindow):
    """The shell around one open book, or the first-start page while there is none.

    `book_dropped` and `list_dropped` carry the `Path` of a file dropped on the window;
    `language_asked` a language code; `painted` comes once, after the first picture is on the
    screen; `closed` once, when the window has gone.
    """

    book_dropped = Signal(object)
    list_dropped = Signal(object)
    language_asked = Signal(str)
    painted = Signal()
    closed = Signal()

    def __init__(self, environment: Environment, parts: Parts) -> None:
        super().__init__()
        self._environment = environment
        self._parts = parts
        self._session: Session | None = None
        self.setObjectName("main_window")
        self.setWindowIcon(environment.theme.icons.window_icon())
        self.setAcceptDrops(True)
        self.messages = Messages(environment.language, environment.theme, self)
        self.commands = Commands(environment.theme, self)
        self.addActions(list(self.commands))
        self.status = StatusBar(environment.theme, environment.language, self)
        self.setStatusBar(self.status)
        self._first_start: FirstStart | None = None
        self._expecting = False
        self._was_painted = False
        self._stack = QStackedWidget(self)
        self._stack.addWidget(_blank(self._stack))
        self.setCentralWidget(self._stack)
        self._workspace: QWidget | None = None
        self._quick_search: QuickSearch | None = None
        self.docks = [PaneDock(environment.theme, plan, self) for plan in parts.docks]
        self._place_docks()
        self.toolbar = MainToolBar(environment.theme, self.commands, self)
        self.addToolBar(self.toolbar)
        self.menus = Menus(self, environment, self.commands, self.docks)
        self._connect()
        layouts.restore_geometry(self, environment.state)
        self._hide_book()
        self.refresh_commands()

    @property
    def session(self) -> Session | None:
        """The open book, if any."""
        return self._session

    @property
    def first_start(self) -> FirstStart:
        """The page while no book is open, built when it is first needed."""
        if self._first_start is None:
            from kaccount_desktop.ui.first_start import FirstStart

            environment = self._environment
            page = FirstStart(environment.theme, self.commands, environment.clock, self._stack)
            page.book_chosen.connect(self.book_dropped)
            page.book_removed.connect(self._forget_book)
            self._stack.addWidget(page)
            self._first_start = page
        return self._first_start

    def expect_book(self, path: Path) -> None:
        """Show the frame of the window, its panes still empty, for a book that opens next."""
        self._expecting = True
        self._stack.setCurrentIndex(0)
        self._stack.setFocus()
        self._show_frame()
        self._name_window(path)
        self.status.say(self.tr("Opening {}…").format(path.name))

    def show_session(self, session: Session) -> None:
        """Show an open book; the session was made with this window's commands and messages."""
        self.leave_session()
        self._session = session
        self._workspace = self._parts.workspace(session, self._stack)
        self._stack.addWidget(self._workspace)
        self._stack.setCurrentWidget(self._workspace)
        session.changed.connect(self._book_changed)
        session.selection.customer_changed.connect(self.refresh_commands)
        session.overdue_counted.connect(self.status.show_overdue)
        self._parts.plug(session, self)
        self._handle_book_commands(session)
        for dock in self.docks:
            dock.set_session(session)
        if not self._expecting:
            self._show_frame()
        self._expecting = False
        self.status.say("")
        self._name_window(session.book.path)
        self._show_undo()
        self.refresh_commands()
        self._workspace.setFocus()

    def leave_session(self) -> Session | None:
        """Show the first-start page instead; return the session, still open."""
        session = self._session
        if session is None:
            return None
        layouts.save(self, self._environment.state)
        self._session = None
        session.changed.disconnect(self._book_changed)
        session.selection.customer_changed.disconnect(self.refresh_commands)
        self.commands.release_book()
        for dock in self.docks:
            dock.set_session(None)
        if self._quick_search is not None:
            self._quick_search.deleteLater()
            self._quick_search = None
        self.toolbar.search.clear()
        if self._workspace is not None:
            self._stack.removeWidget(self._workspace)
            self._workspace.deleteLater()
            self._workspace = None
        self.show_first_start()
        return session

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Show the first-start page unless a book is there or coming."""
        if self._session is None and not self._expecting:
            self.show_first_start()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Tell, once, that there is a picture."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, lambda: layouts.raise_floating(self.docks))
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Remember the places, close the book."""
        session = self.leave_session()
        if session is not None:
            session.close()
        layouts.save_geometry(self, self._environment.state)
        event.accept()
        self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Let Enter press the button that has the keyboard, as it does in dialogs."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            button, QAbstractButton
        ):
            button.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Accept one book or list file."""
        if _dropped_path(event.mimeData()) is not None:
            _take_copy(event)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Tell which file was dropped."""
        path = _dropped_path(event.mimeData())
        if path is None:
            return
        _take_copy(event)
        is_book = path.suffix.lower() == BOOK_SUFFIX
        (self.book_dropped if is_book else self.list_dropped).emit(path)

    def show_recent(self) -> None:
        """Fill the list of recent books, on the first-start page and in the menu."""
        books = self._environment.state.recent()
        if self._first_start is not None:
            self._first_start.set_recent(books)
        self.menus.set_recent(books)

    # Parts

    def _place_docks(self) -> None:
        self.setAnimated(False)
        self.setDockNestingEnabled(True)
        self.setDocumentMode(True)
        corners = (Qt.Corner.BottomLeftCorner, Qt.Corner.BottomRightCorner)
        for corner in corners:
            self.setCorner(corner, Qt.DockWidgetArea.BottomDockWidgetArea)
        for dock in self.docks:
            self.addDockWidget(dock.plan.area, dock)

    def _connect(self) -> None:
        commands = self.commands
        commands.leave.handle(self.close)
        commands.today.triggered.connect(self._show_leading)
        self.status.keys.clicked.connect(commands.keys.trigger)
        self.status.language.clicked.connect(self._other_language)
        self.menus.language_chosen.connect(self.language_asked)
        self.menus.book_chosen.connect(self.book_dropped)

    def _handle_book_commands(self, session: Session) -> None:
        commands = self.commands
        commands.undo.handle(self._undo)
        commands.redo.handle(self._redo)
        commands.search.handle(self._focus_search)
        commands.reset_layout.handle(lambda: self.use_layout("usual"))
        commands.layout_visit.handle(lambda: self.use_layout("visit"))
        commands.layout_pipeline.handle(lambda: self.use_layout("pipeline"))
        commands.layout_people.handle(lambda: self.use_layout("people"))
        commands.next_pane.handle(lambda: self._walk(1))
        commands.previous_pane.handle(lambda: self._walk(-1))
        session.search_asked.connect(self._show_leading)
        from kaccount_desktop.ui.quick_search import QuickSearch

        self._quick_search = QuickSearch(session, self.toolbar.search, self)
        # Left in the field, Ctrl+Z would take back what was typed there, not the last change.
        self._quick_search.taken.connect(self._stack.setFocus)

    def use_layout(self, name: str) -> None:
        """Put the docks to a named arrangement (`layouts.ARRANGEMENTS`)."""
        layouts.arrange(self, self.docks, name)

    # What happens

    def show_first_start(self) -> None:
        """Show the page of a program without a book."""
        self._expecting = False
        self._stack.setCurrentWidget(self.first_start)
        self.first_start.setFocus()
        self._hide_book()
        self.show_recent()
        self.refresh_commands()

    def _hide_book(self) -> None:
        self.toolbar.hide()
        for dock in self.docks:
            dock.hide()
            dock.toggleViewAction().setEnabled(False)
        self.status.show_start()
        self._name_window(None)

    def _show_frame(self) -> None:
        self.toolbar.show()
        for dock in self.docks:
            dock.toggleViewAction().setEnabled(True)
        layouts.restore(self, self.docks, self._environment.state)
        self.status.show_book()

    def _name_window(self, path: Path | None) -> None:
        name = QApplication.applicationDisplayName()
        self.setWindowTitle(name if path is None else f"{path.name} — {name}")

    def refresh_commands(self) -> None:
        """Enable what can be done with what is open and chosen."""
        session = self._session
        chosen = session is not None and session.selection.customer is not None
        self.commands.refresh(book=session is not None, customer=chosen)

    def _book_changed(self, changes: Changes) -> None:
        session = self._session
        if session is None:
            return
        title = session.words(Text(changes.title_en, changes.title_zh))
        self.status.say_saved(title, session.clock.now())
        self._show_undo()
        self.refresh_commands()

    def _show_undo(self) -> None:
        if self._session is None:
            return
        book = self._session.book
        for command, entry in (
            (self.commands.undo, book.next_undo()),
            (self.commands.redo, book.next_redo()),
        ):
            command.handle_title("" if entry is None else self._session.words(entry.title))

    def _undo(self) -> None:
        self._reverse(undone=True)

    def _redo(self) -> None:
        self._reverse(undone=False)

    def _reverse(self, *, undone: bool) -> None:
        session = self._session
        if session is None:
            return
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)  # a large import takes a while
        try:
            with self.messages.guard():
                entry = session.book.undo() if undone else session.book.redo()
                if entry is not None:
                    title, moment = session.words(entry.title), session.clock.now()
                    self.status.say_reversed(title, moment, undone=undone)
        finally:
            QApplication.restoreOverrideCursor()

    def _focus_search(self) -> None:
        self.toolbar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.toolbar.search.selectAll()

    def _show_leading(self) -> None:
        """Show the list that a filter or search was asked of, should it be closed."""
        for dock in self.docks:
            if dock.plan.leading:
                dock.show()
                dock.raise_()

    def _forget_book(self, path: Path) -> None:
        self._environment.state.remove_recent(path)
        self.show_recent()

    def _other_language(self) -> None:
        code = ENGLISH if self._environment.language.chinese else CHINESE
        self.language_asked.emit(code)

    def _walk(self, step: int) -> None:
        """Move the keyboard to the next or previous visible pane."""
        panes: list[QWidget] = [d.page for d in self.docks if d.page and d.page.isVisible()]
        panes.append(self._stack)
        focus = QApplication.focusWidget()
        here = next((i for i, pane in enumerate(panes) if focus and pane.isAncestorOf(focus)), -1)
        pane = panes[(here + step) % len(panes)]
        target = _first_focusable(pane)
        if target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)


def _blank(parent: QWidget) -> QWidget:
    """Return the empty page behind everything."""
    page = QWidget(parent)
    page.setBackgroundRole(QPalette.ColorRole.Base)
    page.setAutoFillBackground(True)
    return page


def _first_focusable(pane: QWidget) -> QWidget | None:
    """Return the first widget of a pane, in Tab order, that takes the keyboard."""
    widget = pane.nextInFocusChain()
    while widget is not None and widget is not pane:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        if takes and pane.isAncestorOf(widget) and widget.isVisible() and widget.isEnabled():
            return widget
        widget = widget.nextInFocusChain()
    return None


def _take_copy(event: QDropEvent) -> None:
    """Accept what is dropped as a copy: the sender of a move may delete the user's file."""
    event.setDropAction(Qt.DropAction.CopyAction)
    event.accept()


def _dropped_path(data: QMimeData) -> Path | None:
    """Return the one local file of a known kind that is being dropped, else None."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in (BOOK_SUFFIX, *LIST_SUFFIXES) else None
