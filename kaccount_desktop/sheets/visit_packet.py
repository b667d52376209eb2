"""The visit packet (拜访资料包) of one customer, from its cover to the blank feedback form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from reportlab.platypus.flowables import PageBreak

from kaccount_desktop.book.queries.packet import Packet
from kaccount_desktop.rules.language import Text
from kaccount_desktop.sheets import cover as cover_sheet
from kaccount_desktop.sheets import overview, person_card, progress, talking
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.cover import Entry
from kaccount_desktop.sheets.form_sheet import FormSheet, form_story
from kaccount_desktop.sheets.headings import SheetStart
from kaccount_desktop.sheets.measure import BETWEEN, follow_on, height_of
from kaccount_desktop.sheets.packet_words import listed
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.writing import WRITING_STEP, FillLines

_BLANK_FORM: Final = Text("{title} (blank)", "{title}（空白）")
_SAME_DAY: Final = Text("to be filled in the same day", "当天填写")


@dataclass(frozen=True, slots=True)
class PacketSheet:
    """A packet ready to be set: its data, its blank feedback form, its number."""

    packet: Packet
    feedback: FormSheet
    number: str
    place: int
    """Counts the packets of one file, so that the keys of their pages differ."""

    def key(self, part: str) -> str:
        """Return the key of a page of this packet."""
        return f"{self.place}-{part}"


def packet_story(sheet: PacketSheet, today: date, language: str) -> Story:
    """Return all pages of a packet; the first begins on a new page."""
    packet, name = sheet.packet, str(sheet.packet.customer["name"])
    entries = _entries(sheet, language)
    story: Story = [
        SheetStart(Heading(cover_sheet.TITLE.in_(language), name), sheet.key("cover"), name),
        *cover_sheet.cover(packet, sheet.number, entries, language),
        PageBreak(),
        _start(sheet, overview.TITLE, "overview", language),
        *overview.overview(packet, today, language),
    ]
    story += _cards(sheet, today, language)
    talk = talking.talking(packet, language)
    story += [
        PageBreak(),
        _start(sheet, progress.TITLE, "progress", language),
        *progress.progress(packet, today, language),
        *follow_on(height_of(talk) + talking.LEAST_LINES * WRITING_STEP),
        _start(sheet, talking.TITLE, "talking", language),
        *talk,
        FillLines(talking.LEAST_LINES),
        PageBreak(),
        *form_story(sheet.feedback),
    ]
    return story


def _cards(sheet: PacketSheet, today: date, language: str) -> Story:
    """Return the cards: a long one fills its page, short ones share one."""
    title, name = person_card.CARD.in_(language), str(sheet.packet.customer["name"])
    people = sheet.packet.cards
    cards = [person_card.person_card(sheet.packet, one, today, language) for one in people]
    needs = [person_card.card_need(card) for card in cards]
    story: Story = []
    for at, (person, card) in enumerate(zip(people, cards, strict=True)):
        key = sheet.key("people" if at == 0 else f"person-{at}")
        following = needs[at + 1] + BETWEEN if at + 1 < len(needs) else 0.0
        story += [
            *follow_on(needs[at]),
            SheetStart(Heading(title, name), key, f"{title} · {person.name}", 1),
            *card,
            FillLines(person_card.LEAST_LINES, following),
        ]
    return story


def _start(sheet: PacketSheet, title: Text, part: str, language: str) -> SheetStart:
    words = title.in_(language)
    heading = Heading(words, str(sheet.packet.customer["name"]))
    return SheetStart(heading, sheet.key(part), words, 1)


def _entries(sheet: PacketSheet, language: str) -> Sequence[Entry]:
    """Return the lines of the contents."""
    feedback = _BLANK_FORM.format(title=sheet.feedback.form.title)
    entries = [
        Entry(overview.TITLE.in_(language), overview.DETAILS.in_(language), sheet.key("overview"))
    ]
    if sheet.packet.cards:
        names = listed((person.name for person in sheet.packet.cards), language)
        entries.append(Entry(person_card.TITLE.in_(language), names, sheet.key("people")))
    return [
        *entries,
        Entry(progress.TITLE.in_(language), progress.DETAILS.in_(language), sheet.key("progress")),
        Entry(talking.TITLE.in_(language), talking.DETAILS.in_(language), sheet.key("talking")),
        Entry(feedback.in_(language), _SAME_DAY.in_(language), sheet.feedback.key),
    ]
