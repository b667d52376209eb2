"""What the printed forms are made of: which records each is filled in for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from reportlab.platypus.flowables import PageBreak

from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_values import FormValues, Subject, form_values
from kaccount_desktop.book.models import Customer
from kaccount_desktop.book.queries.activity import next_visit, visits
from kaccount_desktop.book.queries.packet import (
    author,
    chosen_project,
    people_in,
)
from kaccount_desktop.book.rows import row
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.choices import BUYING_ROLES
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets.catalogue import FORMS, Request
from kaccount_desktop.sheets.form_fields import Setting
from kaccount_desktop.sheets.form_sheet import FormSheet, form_story
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.prepared_sheet import PreparedSheet, imprint

_ROLES: Final = {
    "decision-maker": ("decision_maker",),
    "decision-participant": ("participant", "gatekeeper"),
    "executor": ("executor", "user"),
    "superior": ("superior",),
}
"""Which roles a sheet about persons is printed for."""


def customer_information(book: Book, request: Request) -> PreparedSheet:
    """Prepare the customer information sheet, each followed by its decision makers' sheets."""
    return _forms(book, request, _information_of)


def _information_of(book: Book, request: Request, customer: int) -> list[FormSheet]:
    project = chosen_project(book, customer, request.project)
    form = Shelf(book).current_form(FORMS["customer-information"])
    values = form_values(book, form, customer, project=project)
    number = record_number(book, "customer", customer)
    own = _form_sheet(book, request, values, number)
    if not request.full:  # that somebody decides is not carried
        return [own]
    return [own, *_sheets_of("decision-maker", book, request, customer, level=1)]


def person_sheets(book: Book, request: Request) -> PreparedSheet:
    """Prepare a sheet for each person with the role it is about, or for the contacts asked for."""
    prepared = _forms(book, request, partial(_sheets_of, request.sheet))
    if not prepared.parts:
        roles = Text(
            ", ".join(f"“{BUYING_ROLES[role].en}”" for role in _ROLES[request.sheet]),
            "、".join(f"「{BUYING_ROLES[role].zh}」" for role in _ROLES[request.sheet]),
        )
        raise KnownError(
            Text(
                "Nobody in this project has the role {roles}. Give somebody the role first, or "
                "choose the person to print.",
                "该项目还没有标明{roles}。请先为联系人选定角色，或选择要打印的人。",
            ).format(roles=roles)
        )
    return prepared


def _sheets_of(
    sheet: str, book: Book, request: Request, customer: int, level: int = 0
) -> list[FormSheet]:
    project = chosen_project(book, customer, request.project)
    form = Shelf(book).current_form(FORMS[sheet])
    roles = _ROLES[sheet]
    contacts = request.contacts or [p.key for p in people_in(book, customer, project, roles)]
    sheets = []
    for contact in contacts:
        values = form_values(book, form, customer, project=project, contact=contact)
        number = record_number(book, "contact", contact)
        sheets.append(_form_sheet(book, request, values, number, level=level))
    return sheets


def initial_information(book: Book, request: Request) -> PreparedSheet:
    """Prepare the list of projects with amount, funds and connections (信息初始表)."""
    return _forms(book, request, _initial_of)


def _initial_of(book: Book, request: Request, customer: int) -> list[FormSheet]:
    form = Shelf(book).current_form(FORMS["initial-information"])
    project = chosen_project(book, customer, request.project)
    values = form_values(book, form, customer, project=project)
    name = str(row(book, Customer, customer).name)
    return [_form_sheet(book, request, values, record_number(book, "customer", customer), name)]


def visit_feedback(book: Book, request: Request) -> PreparedSheet:
    """Prepare the feedback form: of a visit that took place, or blank for one to come."""
    return _forms(book, request, _feedback_of)


def _feedback_of(book: Book, request: Request, customer: int) -> list[FormSheet]:
    form = Shelf(book).current_form(FORMS["visit-feedback"])
    visit = request.visit
    if visit is None and request.blank:
        planned = next_visit(book, customer, request.today)
        visit = planned.key if planned else None
    elif visit is None:
        visit = next((v.key for v in visits(book, customer) if v.state == "done"), None)
        if visit is None:
            raise KnownError(
                Text(
                    "No visit has taken place yet. Print the form blank.",
                    "还没有已完成的拜访，请打印空白表。",
                )
            )
    project = chosen_project(book, customer, request.project)
    values = form_values(book, form, customer, project=project, visit=visit)
    number = (
        record_number(book, "visit", visit)
        if visit is not None
        else record_number(book, "customer", customer)
    )
    return [_form_sheet(book, request, values, number)]


def _forms(
    book: Book, request: Request, sheets_of: Callable[[Book, Request, int], list[FormSheet]]
) -> PreparedSheet:
    """Prepare forms for every customer; blank without a customer: one empty form."""
    sheets = [
        sheet for customer in request.customers for sheet in sheets_of(book, request, customer)
    ]
    if request.blank and not sheets:
        form = Shelf(book).current_form(FORMS[request.sheet])
        setting = Setting(request.language, blank=True, carry=not request.full)
        sheets = [FormSheet(FormValues(form, Subject(0)), setting)]
    names = list(dict.fromkeys(sheet.customer for sheet in sheets if sheet.customer))
    return PreparedSheet(imprint(book, request, names), sheets, partial(_forms_story, sheets))


def _form_sheet(
    book: Book,
    request: Request,
    values: FormValues,
    number: str,
    customer: str = "",
    level: int = 0,
) -> FormSheet:
    """Return a form to print, named in the outline by the customer and the person."""
    names = [customer or _name_of(values, "customer.name"), _name_of(values, "contact.name")]
    title = values.form.title.in_(request.language)
    return FormSheet(
        values,
        Setting(request.language, blank=request.blank, carry=not request.full),
        number,
        filled_by=author(book),
        filled_on=request.today,
        customer=names[0],
        key=f"{values.form.id}-{values.subject.customer}-{values.subject.contact}",
        outline=" · ".join(part for part in (title, names[-1] or names[0]) if part),
        level=level,
    )


def _name_of(values: FormValues, bind: str) -> str:
    found = next((field for field in values.form.fields() if field.bind == bind), None)
    return str(values.value(found)) if found else ""


def _forms_story(sheets: Sequence[FormSheet]) -> Story:
    story: Story = []
    for sheet in sheets:
        story += [PageBreak()] if story else []
        story += form_story(sheet)
    return story
