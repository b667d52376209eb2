"""What each sheet of the catalogue is made of: read from the book first, set on paper later."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import partial
from typing import Final

from reportlab.platypus.flowables import PageBreak, Spacer

from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_values import FormValues, Subject, form_values
from kaccount_desktop.book.queries.activity import next_visit, visits
from kaccount_desktop.book.queries.minutes import visit_minutes
from kaccount_desktop.book.queries.packet import (
    Packet,
    author,
    chosen_project,
    decision_makers,
    packet,
)
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Playbook
from kaccount_desktop.sheets.brief import brief_story
from kaccount_desktop.sheets.canvas import Heading, Imprint
from kaccount_desktop.sheets.catalogue import FORMS, FULL, SHEETS, Request, editions
from kaccount_desktop.sheets.document import build
from kaccount_desktop.sheets.fonts import unprintable
from kaccount_desktop.sheets.form_fields import Setting
from kaccount_desktop.sheets.form_sheet import FormSheet, form_story
from kaccount_desktop.sheets.headings import SheetStart
from kaccount_desktop.sheets.map_drawing import map_drawing
from kaccount_desktop.sheets.minutes import Minute, discreet_minute, minute_story, minute_text
from kaccount_desktop.sheets.overview import map_picture
from kaccount_desktop.sheets.paragraph import CELL, SHEET_TITLE, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.shorten import shortened
from kaccount_desktop.sheets.visit_packet import PacketSheet, packet_story

_SHORT_LIST: Final = 3
_NAME_ROOM: Final = 170.0
"""Width in points of a name in a blank of a form that takes one page."""
_FULL: Final = Text("{title} (full)", "{title}（完整版）")


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """A sheet with all it shows; needs the book no more."""

    imprint: Imprint
    parts: Sequence[FormSheet | PacketSheet | Packet | Minute]
    story: Callable[[], Story]
    """Makes the flowables; each time anew, for they can be set once only."""
    text: str = ""
    """The same as plain text, where a sheet is to be sent as a message."""
    kept_back: Sequence[str] = ()
    """Lines of the book left out because the customer must not read them."""

    @property
    def title(self) -> str:
        """The title of the file, and a good name for it."""
        return self.imprint.title

    def unprintable(self) -> list[tuple[str, str]]:
        """Return each character that no font has with what is printed instead.

        To be shown to the user before printing.
        """
        text = "".join(sorted(set("".join(_texts(self.parts)))))
        return unprintable(text, self.imprint.language)

    def pdf(self) -> bytes:
        """Set the sheet on pages and return the file."""
        return build(self.story(), self.imprint)


def _texts(value: object) -> Iterator[str]:
    """Yield every text in what a sheet shows; not the program's own words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)
    elif is_dataclass(value) and not isinstance(value, Form | Playbook | Text):
        for one in fields(value):
            yield from _texts(getattr(value, one.name))


def _imprint(book: Book, request: Request, names: Sequence[str]) -> Imprint:
    title = SHEETS[request.sheet].in_(request.language)
    if request.full and editions(request.sheet)[0] != FULL:
        title = _FULL.format(title=title).in_(request.language)
    shown = "、".join(names[:_SHORT_LIST]) + ("…" if len(names) > _SHORT_LIST else "")
    return Imprint(
        title=f"{title} · {shown}" if shown else title,
        author=author(book),
        company=about(book, "company"),
        printed_on=request.today,
        language=request.language,
        full=request.full,
    )


# -- visit packets --------------------------------------------------------------------------------


def visit_packets(book: Book, request: Request) -> PreparedSheet:
    """Prepare the packets of one or several customers in one file."""
    sheets = [
        _packet_sheet(book, request, customer, place)
        for place, customer in enumerate(request.customers, 1)
    ]
    names = [str(sheet.packet.customer["name"]) for sheet in sheets]
    story = partial(_packets_story, sheets, request)
    return PreparedSheet(_imprint(book, request, names), sheets, story)


def visit_briefs(book: Book, request: Request) -> PreparedSheet:
    """Prepare a leaf for each customer: the visit in front, its feedback form behind."""
    sheets = [
        _on_one_page(_packet_sheet(book, request, customer, place), request.language)
        for place, customer in enumerate(request.customers, 1)
    ]
    names = [str(sheet.packet.customer["name"]) for sheet in sheets]
    return PreparedSheet(
        _imprint(book, request, names), sheets, partial(_briefs_story, sheets, request)
    )


def _on_one_page(sheet: PacketSheet, language: str) -> PacketSheet:
    """Return a packet whose feedback form takes one page: long names in its blanks are cut."""
    values = {
        code: shortened(str(value), CELL, _NAME_ROOM, 1, language)
        for code, value in sheet.feedback.filled.values.items()
    }
    filled = replace(sheet.feedback.filled, values=values)
    return replace(sheet, feedback=replace(sheet.feedback, filled=filled))


def _briefs_story(sheets: Sequence[PacketSheet], request: Request) -> Story:
    story: Story = []
    for sheet in sheets:
        story += [PageBreak()] if story else []
        story += brief_story(sheet, request.today, request.language)
    return story


def _packet_sheet(book: Book, request: Request, customer: int, place: int) -> PacketSheet:
    gathered = packet(
        book,
        customer,
        request.today,
        project_key=request.project,
        visit_key=request.visit,
        full=request.full,
    )
    number = (
        record_number(book, "visit", gathered.visit.key)
        if gathered.visit
        else record_number(book, "customer", customer)
    )
    name = str(gathered.customer["name"])
    form = Shelf(book).current_form("visit_feedback")
    values = {"F07-01": name}
    if gathered.project is not None:
        values[form.head[0].code] = gathered.project.name
    feedback = FormSheet(
        FormValues(form, Subject(customer), values),
        Setting(request.language, blank=True, carry=not request.full),
        number,
        customer=name,
        key=f"{place}-feedback",
        level=1,
    )
    return PacketSheet(gathered, feedback, number, place)


def _packets_story(sheets: Sequence[PacketSheet], request: Request) -> Story:
    story: Story = []
    for sheet in sheets:
        story += [PageBreak()] if story else []
        story += packet_story(sheet, request.today, request.language)
    return story


# -- forms ----------------------------------------------------------------------------------------


def customer_information(book: Book, request: Request) -> PreparedSheet:
    """Prepare the customer information sheet, each followed by its decision makers' sheets."""
    return _forms(book, request, _information_of)


def _information_of(book: Book, request: Request, customer: int) -> list[FormSheet]:
    project = chosen_project(book, customer, request.project)
    form = Shelf(book).current_form(FORMS["customer-information"])
    values = form_values(book, form, customer, project=project)
    number = record_number(book, "customer", customer)
    own = _form_sheet(book, request, values, number)
    return [own, *_decision_makers_of(book, request, customer, level=1)]


def decision_maker_sheets(book: Book, request: Request) -> PreparedSheet:
    """Prepare a sheet for each decision maker, or for the contacts asked for."""
    prepared = _forms(book, request, _decision_makers_of)
    if not prepared.parts:
        raise KnownError(
            Text(
                "No decision maker is known in this project. Give somebody the role "
                "“decision maker” first, or choose the person to print.",
                "该项目还没有标明决策人。请先为联系人选定角色「决策人」，或选择要打印的人。",
            )
        )
    return prepared


def _decision_makers_of(
    book: Book, request: Request, customer: int, level: int = 0
) -> list[FormSheet]:
    project = chosen_project(book, customer, request.project)
    form = Shelf(book).current_form(FORMS["decision-maker"])
    contacts = request.contacts or [p.key for p in decision_makers(book, customer, project)]
    sheets = []
    for contact in contacts:
        values = form_values(book, form, customer, project=project, contact=contact)
        number = record_number(book, "contact", contact)
        sheets.append(_form_sheet(book, request, values, number, level=level))
    return sheets


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
    return PreparedSheet(_imprint(book, request, names), sheets, partial(_forms_story, sheets))


def _form_sheet(
    book: Book, request: Request, values: FormValues, number: str, level: int = 0
) -> FormSheet:
    """Return a form to print, named in the outline by the customer and the person."""
    names = [_name_of(values, "customer.name"), _name_of(values, "contact.name")]
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


# -- minutes --------------------------------------------------------------------------------------


def minutes(book: Book, request: Request) -> PreparedSheet:
    """Prepare the minute of a visit for each customer, on paper and as text."""
    made = [
        discreet_minute(visit_minutes(book, customer, request.visit))
        for customer in request.customers
    ]
    names = [one.told.customer for one in made]
    return PreparedSheet(
        replace(_imprint(book, request, names), author=about(book, "company")),
        [replace(one, kept_back=()) for one in made],
        partial(_minutes_story, made, request.language),
        text="\n".join(minute_text(one, request.language) for one in made),
        kept_back=[line for one in made for line in one.kept_back],
    )


def _minutes_story(made: Sequence[Minute], language: str) -> Story:
    story: Story = []
    for place, one in enumerate(made):
        story += [PageBreak()] if story else []
        story += minute_story(one, f"minutes-{place}", language)
    return story


# -- relationship map -----------------------------------------------------------------------------


def relationship_maps(book: Book, request: Request) -> PreparedSheet:
    """Prepare the map of each customer on a page of its own."""
    packets = [
        packet(book, customer, request.today, project_key=request.project, full=request.full)
        for customer in request.customers
    ]
    names = [str(one.customer["name"]) for one in packets]
    story = partial(_maps_story, packets, request.language)
    return PreparedSheet(_imprint(book, request, names), packets, story)


def _maps_story(packets: Sequence[Packet], language: str) -> Story:
    title = SHEETS["relationship-map"].in_(language)
    story: Story = []
    for place, part in enumerate(packets):
        name = str(part.customer["name"])
        story += [PageBreak()] if story else []
        story += [
            SheetStart(Heading(title, name), f"map-{place}", name),
            passage(name, SHEET_TITLE, language),
            Spacer(1, 8),
            map_drawing(map_picture(part, language), language, full=part.full),
        ]
    return story
