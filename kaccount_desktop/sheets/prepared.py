"""What each sheet of the catalogue is made of: read from the book first, set on paper later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from reportlab.platypus.flowables import PageBreak, Spacer

from kaccount_desktop.book.actions.numbers import record_number
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_values import FormValues, Subject, form_values
from kaccount_desktop.book.queries.minutes import visit_minutes
from kaccount_desktop.book.queries.packet import (
    Packet,
    author,
    packet,
)
from kaccount_desktop.book.queries.process import members
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets.brief import brief_story
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.catalogue import FORMS, SHEETS, Request
from kaccount_desktop.sheets.form_fields import Setting
from kaccount_desktop.sheets.form_sheet import FormSheet
from kaccount_desktop.sheets.headings import SheetStart
from kaccount_desktop.sheets.map_drawing import map_drawing
from kaccount_desktop.sheets.minutes import Minute, discreet_minute, minute_story, minute_text
from kaccount_desktop.sheets.overview import map_picture
from kaccount_desktop.sheets.paragraph import CELL, SHEET_TITLE, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.prepared_sheet import PreparedSheet, imprint
from kaccount_desktop.sheets.proposal import ProposalSheet, proposal_story
from kaccount_desktop.sheets.shorten import shortened
from kaccount_desktop.sheets.visit_packet import PacketSheet, packet_story

_NAME_ROOM: Final = 170.0
"""Width in points of a name in a blank of a form that takes one page."""
_FULL: Final = Text("{title} (full)", "{title}（完整版）")


# -- visit packets --------------------------------------------------------------------------------


def visit_packets(book: Book, request: Request) -> PreparedSheet:
    """Prepare the packets of one or several customers in one file."""
    sheets = [
        _packet_sheet(book, request, customer, place)
        for place, customer in enumerate(request.customers, 1)
    ]
    names = [str(sheet.packet.customer["name"]) for sheet in sheets]
    story = partial(_packets_story, sheets, request)
    return PreparedSheet(imprint(book, request, names), sheets, story)


def visit_briefs(book: Book, request: Request) -> PreparedSheet:
    """Prepare a leaf for each customer: the visit in front, its feedback form behind."""
    sheets = [
        _on_one_page(_packet_sheet(book, request, customer, place), request.language)
        for place, customer in enumerate(request.customers, 1)
    ]
    names = [str(sheet.packet.customer["name"]) for sheet in sheets]
    return PreparedSheet(
        imprint(book, request, names), sheets, partial(_briefs_story, sheets, request)
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


# -- minutes --------------------------------------------------------------------------------------


def minutes(book: Book, request: Request) -> PreparedSheet:
    """Prepare the minute of a visit for each customer, on paper and as text."""
    made = [
        discreet_minute(visit_minutes(book, customer, request.visit))
        for customer in request.customers
    ]
    names = [one.told.customer for one in made]
    return PreparedSheet(
        replace(imprint(book, request, names), author=about(book, "company")),
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


# -- project proposal -----------------------------------------------------------------------------


def project_proposals(book: Book, request: Request) -> PreparedSheet:
    """Prepare the proposal of a project of each customer, or an empty one to be filled in."""
    made = [_proposal(book, request, customer) for customer in request.customers]
    if not made:
        form = Shelf(book).current_form(FORMS["project-proposal"])
        setting = Setting(request.language, blank=True)
        made = [ProposalSheet(FormSheet(FormValues(form, Subject(0)), setting), None, ())]
    names = [str(one.packet.customer["name"]) for one in made if one.packet]
    story = partial(_proposals_story, made, request)
    return PreparedSheet(imprint(book, request, names), made, story)


def _proposal(book: Book, request: Request, customer: int) -> ProposalSheet:
    gathered = packet(book, customer, request.today, project_key=request.project, full=True)
    if gathered.project is None:
        raise KnownError(
            Text(
                f"{gathered.customer['name']} has no project in progress. Add a project first.",
                f"{gathered.customer['name']} 没有进行中的项目，请先新建项目。",
            )
        )
    project = gathered.project.key
    form = Shelf(book).current_form(FORMS["project-proposal"])
    values = form_values(book, form, customer, project=project)
    sheet = FormSheet(
        values,
        Setting(request.language, blank=request.blank),
        record_number(book, "project", project),
        filled_by=author(book),
        filled_on=request.today,
        customer=str(gathered.customer["name"]),
        key=f"proposal-{project}",
        outline=gathered.project.name,
    )
    return ProposalSheet(sheet, gathered, tuple(members(book, project)))


def _proposals_story(made: Sequence[ProposalSheet], request: Request) -> Story:
    story: Story = []
    for one in made:
        story += [PageBreak()] if story else []
        story += proposal_story(one, request.today)
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
    return PreparedSheet(imprint(book, request, names), packets, story)


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
