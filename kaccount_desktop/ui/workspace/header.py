"""The header of the workspace: who the customer is, where we stand, what comes next."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from kaccount_desktop.book.queries.activity import TaskRow, open_tasks
from kaccount_desktop.rules.choices import GRADES, OWNERSHIPS
from kaccount_desktop.ui.kit.buttons import Button, LinkButton, PrimaryButton, SmallButton
from kaccount_desktop.ui.kit.labels import AssumedMark, ElidedLabel, Label
from kaccount_desktop.ui.kit.paint import Due, paint_due, paint_grade
from kaccount_desktop.ui.kit.stage_strip import StageStrip
from kaccount_desktop.ui.kit.tips import plain_tip
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.running import Running, chosen_run
from kaccount_desktop.ui.workspace.wording import Wording


class GradeBadge(QWidget):
    """The grade of the customer; a suggested one is outlined and carries 「推」."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._grade = ""
        self._suggested = False
        side = session.theme.px(22)
        self.setFixedSize(side, side)

    def show_grade(self, record: dict[str, Any]) -> bool:
        """Show the grade of a customer's record; return whether it is only suggested."""
        grade = str(record["grade"] or "")
        self._suggested = not grade and bool(record["suggested_grade"])
        self._grade = grade or str(record["suggested_grade"] or "")
        words = self._session.words(GRADES[self._grade]) if self._grade in GRADES else ""
        if self._suggested:
            source = str(record["suggested_grade_source"] or "")
            said = self.tr("Suggested grade {grade}, no approved assessment yet").format(
                grade=words
            )
            origin = self.tr("From: {}").format(source) if source else ""
            words = "\n".join(part for part in (said, origin) if part)
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(self.tr("Customer grade: {}").format(words) if words else "")
        self.setVisible(bool(self._grade))
        self.update()
        return self._suggested

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint the badge."""
        rect = QRectF(self.rect())
        paint_grade(
            QPainter(self), self._session.theme, rect, self._grade, suggested=self._suggested
        )


class DueLabel(QWidget):
    """How pressing a date is: icon, words and colour."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._due = Due("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_due(self, due: Due) -> None:
        """Show another date."""
        self._due = due
        self.setAccessibleName(due.words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the room for words and icon."""
        theme = self._session.theme
        icon = theme.px(14) + 6 if self._due.state != "later" else 2
        width = theme.metrics("caption").horizontalAdvance(self._due.words) + icon
        return QSize(width, theme.line("body"))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002
        """Paint it."""
        paint_due(QPainter(self), self._session.theme, QRectF(self.rect()), self._due)


class NextStep(QWidget):
    """The line that says what is due next, why, and offers to do or move it."""

    done_asked = Signal(object)
    move_asked = Signal(object)
    add_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wording = Wording(session, self)
        self._task: TaskRow | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.caption = Label(self.tr("Next step"), "caption", "text-3", parent=self)
        self.due = DueLabel(session, self)
        self.title = ElidedLabel("", "body", parent=self)
        self.why = ElidedLabel("", "caption", "text-3", parent=self)
        self.done = SmallButton(self.tr("Done…"), self)
        self.later = SmallButton(self.tr("Move"), self)
        self.add = SmallButton(self.tr("Add a task…"), self)
        row.addWidget(self.caption)
        row.addWidget(self.due)
        row.addWidget(self.title, 3)
        row.addWidget(self.why, 2)
        row.addStretch(0)
        for button in (self.done, self.later, self.add):
            row.addWidget(button)
        self.done.clicked.connect(lambda: self.done_asked.emit(self._task))
        self.later.clicked.connect(lambda: self.move_asked.emit(self._task))
        self.add.clicked.connect(self.add_asked)

    def show_task(self, task: TaskRow | None) -> None:
        """Show what is due next, or that nothing is."""
        self._task = task
        for widget in (self.due, self.why, self.done, self.later):
            widget.setVisible(task is not None)
        self.add.setVisible(task is None)
        if task is None:
            self.title.setText(self.tr("Nothing is planned: this customer will go cold."))
            self.title.set_tone("text-3")
            return
        self.title.set_tone("text")
        self.due.show_due(self._wording.due(task.due))
        self.title.setText(task.title)
        self.why.setText(task.why)
        self.done.setAccessibleName(self.tr("Done: {}").format(task.title))
        self.later.setAccessibleName(self.tr("Move: {}").format(task.title))


class Header(QWidget):
    """Grade, name and facts; the stages; the next step. Signals ask the workspace to act."""

    edit_asked = Signal()
    delete_asked = Signal()
    copy_asked = Signal()
    start_asked = Signal()
    stage_chosen = Signal(object, str)
    """The run's key and the stage clicked on."""
    task_done_asked = Signal(object)
    task_move_asked = Signal(object)
    task_add_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wording = Wording(session, self)
        self._running: Running | None = None
        self._run: int | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 4)
        column.setSpacing(6)
        column.addLayout(self._build_name())
        column.addLayout(self._build_stages())
        self.next_step = NextStep(session, self)
        column.addWidget(self.next_step)
        self.next_step.done_asked.connect(self.task_done_asked)
        self.next_step.move_asked.connect(self.task_move_asked)
        self.next_step.add_asked.connect(self.task_add_asked)

    def _build_name(self) -> QHBoxLayout:
        theme, commands = self._session.theme, self._session.commands
        row = QHBoxLayout()
        row.setSpacing(8)
        self.badge = GradeBadge(self._session, self)
        self.assumed = AssumedMark(self)
        self.name = ElidedLabel("", "title", parent=self)
        self.facts = ElidedLabel("", "caption", "text-2", parent=self)
        self.record = PrimaryButton(self.tr("Record follow-up"), self).with_icon(theme, "compose")
        self.record.clicked.connect(commands.record_follow_up.trigger)
        self.print = Button(parent=self).only_icon(
            theme, "print", self.tr("Print the visit on one page")
        )
        self.print.clicked.connect(commands.print_brief.trigger)
        self.more = Button(parent=self).only_icon(theme, "more_horizontal", self.tr("More actions"))
        drop_menu(self.more, self._build_menu())
        for widget in (self.badge, self.assumed, self.name):
            row.addWidget(widget)
        row.addWidget(self.facts, 1)
        row.addStretch(0)
        for button in (self.record, self.print, self.more):
            row.addWidget(button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave the facts out where they would take room from the name."""
        super().resizeEvent(event)
        self._fit_facts()

    def _fit_facts(self) -> None:
        others = (self.badge, self.assumed, self.name, self.record, self.print, self.more)
        taken = sum(one.sizeHint().width() + 8 for one in others if not one.isHidden())
        room = self.contentsRect().width() - 32 - taken
        self.facts.setVisible(room >= self._session.theme.px(64))

    def _build_menu(self) -> QMenu:
        commands = self._session.commands
        menu = QMenu(self)
        edit = menu.addAction(self.tr("Edit customer…"))
        edit.triggered.connect(self.edit_asked)
        menu.addSeparator()
        menu.addActions([commands.new_contact, commands.new_project, commands.plan_visit])
        start = menu.addAction(self.tr("Start a process…"))
        start.triggered.connect(self.start_asked)
        menu.addSeparator()
        copy = menu.addAction(self.tr("Copy record number"))
        copy.triggered.connect(self.copy_asked)
        menu.addSeparator()
        delete = menu.addAction(self.tr("Delete customer…"))
        delete.triggered.connect(self.delete_asked)
        return menu

    def _build_stages(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self.strip = StageStrip(self._session.theme, self)
        self.strip.chosen.connect(self._stage_chosen)
        self.no_run = Label(self.tr("No process runs on this customer yet."), "body", "text-3")
        self.start = LinkButton(self.tr("Start a process…"), self)
        self.start.clicked.connect(self.start_asked)
        self.switch = SmallButton("", self).opening_menu(self._session.theme)
        self.switch.setAccessibleName(self.tr("Choose which process is shown"))
        self.runs_menu = QMenu(self.switch)
        drop_menu(self.switch, self.runs_menu)
        row.addWidget(self.strip, 1)
        row.addWidget(self.no_run)
        row.addWidget(self.start)
        row.addStretch(0)
        row.addWidget(self.switch)
        return row

    # Showing

    def show_record(self, record: dict[str, Any]) -> None:
        """Show the name and the facts of a customer."""
        wording = self._wording
        self.assumed.setVisible(self.badge.show_grade(record))
        self.assumed.setToolTip(self.badge.toolTip())
        self.name.setText(str(record["name"]))
        people = record["employees"]
        size = self.tr("{} people").format(wording.number(people)) if people is not None else ""
        owned = wording.code(OWNERSHIPS, record["ownership"])
        place = str(record["city"] or record["region"] or "")
        self.facts.setText(wording.joined(str(record["industry"]), place, owned, size))
        self._fit_facts()

    def show_process(self, running: Running, project: int | None) -> None:
        """Show the stages of the chosen run; a menu offers the others."""
        self._running = running
        run = chosen_run(running.runs, project)
        self._run = run.key if run else None
        self.strip.setVisible(run is not None)
        self.no_run.setVisible(run is None)
        self.start.setVisible(run is None)
        self.switch.setVisible(len(running.runs) > 1)
        if run is None:
            return
        self.strip.set_stages(running.ticks(run))
        self.switch.setText(self._cut(run.project_name or self.tr("Customer")))
        self.switch.setToolTip(plain_tip(running.title(run)))
        menu = self.runs_menu
        menu.clear()
        for other in running.runs:
            action = menu.addAction(running.title(other).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(other.key == run.key)
            action.triggered.connect(
                lambda _on=False, key=other.project: self._session.selection.choose_project(key)
            )

    def show_tasks(self, customer: int) -> None:
        """Show what is due next."""
        tasks = open_tasks(self._session.book, customer)
        self.next_step.show_task(tasks[0] if tasks else None)

    def _cut(self, words: str) -> str:
        metrics = self.switch.fontMetrics()
        room = self._session.theme.px(120)
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)

    def _stage_chosen(self, place: int) -> None:
        if self._running is None:
            return
        run = next((one for one in self._running.runs if one.key == self._run), None)
        if run is not None and place < len(run.stages):
            self.stage_chosen.emit(run.key, run.stages[place].stage)


def drop_menu(button: Button, menu: QMenu) -> None:
    """Open `menu` below a button when it is pressed (without Qt's own arrow)."""
    button.clicked.connect(lambda: menu.popup(button.mapToGlobal(QPoint(0, button.height() + 2))))
