"""What the workspace does when asked: each opens the dialog that does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from kaccount_desktop.book.actions.customers import delete_customers
from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.actions.people import delete_person
from kaccount_desktop.book.actions.processes import start_event_stage
from kaccount_desktop.book.actions.settling import PLANNED_VISIT
from kaccount_desktop.book.form_values import Subject
from kaccount_desktop.book.models import Task
from kaccount_desktop.book.queries import records
from kaccount_desktop.book.queries.activity import TaskRow
from kaccount_desktop.book.queries.records import customer_of
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.rules.playbooks import Criterion
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.running import GateView

if TYPE_CHECKING:
    from kaccount_desktop.ui.printing.choices import Asked


class Acts(QObject):
    """Opens dialogs over the workspace, about the customer chosen in the session.

    `said` carries what the status bar should say of something that changed nothing in the book.
    """

    said = Signal(str)

    def __init__(self, session: Session, over: QWidget) -> None:
        super().__init__(over)
        self._session = session
        self._over = over

    # The customer

    def new_customer(self) -> None:
        """Ask for a new customer."""
        from kaccount_desktop.ui.workspace.customer_dialog import NewCustomerDialog

        self._show(NewCustomerDialog(self._session, self._over))

    def edit_customer(self) -> None:
        """Show the facts of the customer to edit."""
        from kaccount_desktop.ui.workspace.customer_dialog import CustomerDialog

        key = self._customer()
        if key is not None:
            self._show(CustomerDialog(self._session, key, self._over))

    def delete_customer(self) -> None:
        """Delete the customer, after asking."""
        session, key = self._session, self._customer()
        record = records.customer(session.book, key) if key is not None else None
        if record is None or key is None:
            return
        question = self.tr("Delete {} with its people, projects, visits and everything else?")
        detail = self.tr("Undo takes it back.")
        if session.messages.ask(
            question.format(record["name"]), self.tr("Delete"), self._over, detail
        ):
            with session.messages.guard(self._over):
                delete_customers(session.book, [key])

    def copy_number(self) -> None:
        """Put the customer's record number on the clipboard."""
        key = self._customer()
        if key is not None:
            number = record_number(self._session.book, "customer", key)
            QApplication.clipboard().setText(number)
            self.said.emit(self.tr("Copied {}").format(number))

    def start_process(self) -> None:
        """Ask for a playbook to start."""
        from kaccount_desktop.ui.workspace.start_dialog import StartDialog

        key = self._customer()
        if key is not None:
            project = self._session.selection.project
            self._show(StartDialog(self._session, key, project, self._over))

    # Gates and tasks

    def look_at_criterion(self, view: GateView, rule: Criterion) -> None:
        """Tick a criterion with its evidence, or look at its tick."""
        from kaccount_desktop.ui.workspace.gate_dialogs import TickDialog

        self._show(TickDialog(self._session, view, rule, self._over))

    def pass_gate(self, view: GateView) -> None:
        """Pass a gate all of whose criteria are met."""
        from kaccount_desktop.ui.workspace.gate_dialogs import PassDialog

        self._show(PassDialog(self._session, view, self._over))

    def start_event_stage(self, view: GateView) -> None:
        """Start a stage that something has brought about (危机公关)."""
        session = self._session
        words = session.words(view.stage.title)
        question = self.tr("Start the stage “{}” today?").format(words)
        if session.messages.ask(question, self.tr("Start"), self._over):
            with session.messages.guard(self._over):
                start_event_stage(
                    session.book, view.run.key, view.row.stage, language=session.language.code
                )

    def add_task(self) -> None:
        """Add a task."""
        from kaccount_desktop.ui.workspace.task_dialogs import AddTaskDialog

        key = self._customer()
        if key is not None:
            self._show(AddTaskDialog(self._session, key, self._over))

    def complete_task(self, task: TaskRow) -> None:
        """Ask what came of a task and mark it as done; a visit is done by its feedback."""
        from kaccount_desktop.ui.workspace.task_dialogs import CompleteDialog

        visit = self._planned_visit(task)
        if visit is not None:
            self.complete_visit(visit)
            return
        self._show(CompleteDialog(self._session, task, self._over))

    def move_task(self, task: TaskRow) -> None:
        """Move a task to another day; one that stands for a visit moves with the visit."""
        from kaccount_desktop.ui.workspace.task_dialogs import MoveDialog

        visit = self._planned_visit(task)
        if visit is not None:
            self.edit_visit(visit)
            return
        self._show(MoveDialog(self._session, task, self._over))

    # People

    def add_person(self) -> None:
        """Add a person."""
        self.edit_person(None)

    def edit_person(self, contact: object) -> None:
        """Show a person to edit, or add one (None)."""
        from kaccount_desktop.ui.workspace.person_dialog import PersonDialog

        key = self._customer()
        if key is not None:
            who = contact if isinstance(contact, int) else None
            self._show(PersonDialog(self._session, key, who, self._over))

    def open_person(self, contact: object, position: object) -> None:
        """Show a person, or the post nobody holds."""
        if isinstance(contact, int):
            self.edit_person(contact)
        else:
            self.edit_post(position)

    def delete_person(self, contact: object) -> None:
        """Delete a person, after asking."""
        from kaccount_desktop.ui.workspace.person_dialog import ask_delete_person

        if isinstance(contact, int) and ask_delete_person(self._session, contact, self._over):
            with self._session.messages.guard(self._over):
                delete_person(self._session.book, contact)

    def add_vacant_post(self) -> None:
        """Add a post nobody holds."""
        self.edit_post(None)

    def edit_post(self, position: object) -> None:
        """Show a post to edit, or add a vacant one (None)."""
        from kaccount_desktop.ui.workspace.post_dialog import PostDialog

        key = self._customer()
        if key is not None:
            which = position if isinstance(position, int) else None
            self._show(PostDialog(self._session, key, which, self._over))

    def add_relation(self, first: object = None) -> None:
        """Draw a line between two people, from `first` if given."""
        self._relation(None, first if isinstance(first, int) else None)

    def edit_relation(self, relation: object) -> None:
        """Show a line between two people to edit."""
        if isinstance(relation, int):
            self._relation(relation, None)

    def edit_colleagues(self) -> None:
        """Show our own people."""
        from kaccount_desktop.ui.workspace.colleagues_dialog import ColleaguesDialog

        self._show(ColleaguesDialog(self._session, self._over))

    # Needs, promises, projects, visits

    def add_need(self) -> None:
        """Add a need."""
        self.edit_need(None)

    def edit_need(self, need: object) -> None:
        """Show a need to edit, or add one (None)."""
        from kaccount_desktop.ui.workspace.need_dialog import NeedDialog

        key = self._customer()
        if key is not None:
            which = need if isinstance(need, int) else None
            self._show(NeedDialog(self._session, key, which, self._over))

    def add_promise(self) -> None:
        """Add a promise."""
        self.edit_promise(None)

    def edit_promise(self, promise: object) -> None:
        """Show a promise to edit, or add one (None)."""
        from kaccount_desktop.ui.workspace.promise_dialog import PromiseDialog

        key = self._customer()
        if key is not None:
            which = promise if isinstance(promise, int) else None
            self._show(PromiseDialog(self._session, key, which, self._over))

    def add_project(self) -> None:
        """Add a project."""
        from kaccount_desktop.ui.workspace.project_dialog import ProjectDialog

        key = self._customer()
        if key is not None:
            self._show(ProjectDialog(self._session, key, self._over))

    def plan_visit(self) -> None:
        """Plan a visit."""
        self.edit_visit(None)

    def edit_visit(self, visit: object) -> None:
        """Show a visit to edit, or plan one (None)."""
        from kaccount_desktop.ui.workspace.visit_dialog import VisitDialog

        key = self._customer()
        if key is not None:
            which = visit if isinstance(visit, int) else None
            self._show(VisitDialog(self._session, key, which, self._over))

    def complete_visit(self, visit: object) -> None:
        """Ask for the feedback of a visit that took place."""
        from kaccount_desktop.ui.workspace.feedback_dialog import FeedbackDialog

        key = self._customer()
        if key is not None and isinstance(visit, int):
            self._show(FeedbackDialog(self._session, key, visit, self._over))

    # From paper

    def ask_number(self) -> None:
        """Ask for the record number on a sheet, and open what is to be keyed in."""
        from kaccount_desktop.ui.workspace.key_in_dialog import KeyInDialog

        self._show(KeyInDialog(self._session, self._over))

    def choose_record(self, kind: str, key: int) -> bool:
        """Choose the customer a numbered record belongs to; False when it is gone."""
        customer = customer_of(self._session.book, kind, key)
        if customer is None:
            return False
        selection = self._session.selection
        selection.choose_customer(customer)
        if kind == "contact":
            selection.choose_contact(key)
        elif kind == "project":
            selection.choose_project(key)
        return True

    # Paper

    def print_visit(self, visit: object) -> None:
        """Preview one visit on one page; the preview offers the whole packet too."""
        from kaccount_desktop.ui.printing.choices import Asked

        key = self._customer()
        if key is not None and isinstance(visit, int):
            self._preview(Asked("visit-brief", (key,), visit=visit))

    def print_minute(self, visit: object) -> None:
        """Preview the minute of one visit, to be printed or copied into a message."""
        from kaccount_desktop.ui.printing.choices import Asked

        key = self._customer()
        if key is not None and isinstance(visit, int):
            self._preview(Asked("minutes", (key,), visit=visit))

    def print_form(self, form: Form, subject: Subject, blank: bool) -> None:
        """Preview one form, filled in or blank."""
        from kaccount_desktop.sheets.catalogue import FORMS
        from kaccount_desktop.ui.printing.choices import Asked

        sheet = next((sheet for sheet, ident in FORMS.items() if ident == form.id), None)
        if sheet is not None:
            contacts = () if subject.contact is None else (subject.contact,)
            self._preview(
                Asked(
                    sheet,
                    (subject.customer,),
                    project=subject.project,
                    visit=subject.visit,
                    contacts=contacts,
                    blank=blank,
                )
            )

    # Inside

    def _customer(self) -> int | None:
        return self._session.selection.customer

    def _planned_visit(self, task: TaskRow) -> int | None:
        """Return the planned visit a task stands for."""
        found = records.record(self._session.book, Task, task.key)
        if found is None or found["origin"] != PLANNED_VISIT or found["touch"] is None:
            return None
        return int(found["touch"])

    def _relation(self, relation: int | None, first: int | None) -> None:
        from kaccount_desktop.ui.workspace.relation_dialog import RelationDialog

        key = self._customer()
        if key is not None:
            self._show(RelationDialog(self._session, key, relation, first, self._over))

    def _preview(self, asked: Asked) -> None:
        from kaccount_desktop.ui.printing.dialog import PrintPreview

        PrintPreview(self._session, asked, self._over).open()

    def _show(self, dialog: QDialog) -> None:
        dialog.setWindowModality(Qt.WindowModality.WindowModal)
        dialog.open()
