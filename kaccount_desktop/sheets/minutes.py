"""The minute of a visit for the customer (会谈纪要): what was agreed, who promised what by when.

It is given away. Only `VisitMinutes` is read for it, and a line that says anything of how we judge
or work inside is left out whole; the user is told which.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reportlab.platypus.flowables import Spacer

from kaccount_desktop.book.queries.minutes import MinutePromise, VisitMinutes
from kaccount_desktop.rules.dates import long_date, show_weekday
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import ENGLISH, Text
from kaccount_desktop.sheets.canvas import Heading
from kaccount_desktop.sheets.discreet import is_internal, judges
from kaccount_desktop.sheets.form_fields import date_blanks
from kaccount_desktop.sheets.headings import SheetStart, section
from kaccount_desktop.sheets.lists import Column, fact_table, list_table
from kaccount_desktop.sheets.packet_words import people_words
from kaccount_desktop.sheets.paragraph import CELL, FORM_TITLE, NOTE, Words, blank, gap, passage
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.tables import HAND_ROW

TITLE: Final = Text("Minute of our meeting", "会谈纪要")
_BETWEEN: Final = Text("{customer} and {company}", "{customer} 与 {company}")
_WHEN: Final = Text("When", "时间")
_WHERE: Final = Text("Where", "地点")
_PRESENT: Final = Text("Present", "参加人员")
_TOPICS: Final = Text("Topics", "议题")
_AGREED: Final = Text("Agreed", "商定事项")
_OUR_PROMISES: Final = Text("{company} will", "{company}承诺")
_WE: Final = Text("We", "我方")
_THEIR_PROMISES: Final = Text("{customer} will", "{customer}承诺")
_NUMBER: Final = Text("No.", "序号")
_WHAT: Final = Text("What", "事项")
_BY: Final = Text("By when", "期限")
_WHO: Final = Text("Who", "负责人")
_OPEN: Final = Text("to be settled", "待定")
_PLEASE: Final = Text(
    "Please tell us if anything here differs from what you remember.",
    "以上如与您的记录有出入，请告知我们更正。",
)
_CONFIRMED: Final = Text("Confirmed", "确认")
_UNTIL: Final = Text(" to ", " 至 ")


@dataclass(frozen=True, slots=True)
class Minute:
    """A minute ready to be set; `kept_back` are the lines left out because they are internal."""

    told: VisitMinutes
    kept_back: tuple[str, ...]


def discreet_minute(found: VisitMinutes) -> Minute:
    """Return a minute without any internal line.

    Raises:
        KnownError: then nothing was agreed or promised at all.
    """
    kept_back: list[str] = []

    def fits(*words: str) -> bool:
        if is_internal(*words):
            kept_back.append(" ".join(word for word in words if word))
            return False
        return True

    told = replace(
        found,
        place=found.place if fits(found.place) else "",
        theirs=_with_plain_titles(found.theirs),
        ours=_with_plain_titles(found.ours),
        agenda=tuple(line for line in found.agenda if fits(line)),
        agreed=tuple(line for line in found.agreed if fits(line)),
        we_promised=tuple(one for one in found.we_promised if fits(one.wording)),
        they_promised=tuple(one for one in found.they_promised if fits(one.wording)),
    )
    if not (told.agreed or told.we_promised or told.they_promised):
        raise KnownError(
            Text(
                f"Nothing that a customer may read was agreed or promised at the visit of "
                f"{found.day}. Fill in 18 (promises) or 27 (agreed) of its feedback form.",
                f"{found.day} 的拜访没有可写给客户的商定事项或承诺。请在反馈表第 18 栏（双方承诺）或"
                "第 27 栏（双方商定）填写。",
            )
        )
    return Minute(told, tuple(kept_back))


def _with_plain_titles(people: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Return people without a title that tells how we work."""
    return tuple((name, "" if judges(title) else title) for name, title in people)


# -- on paper -------------------------------------------------------------------------------------


def minute_story(minute: Minute, key: str, language: str) -> Story:
    """Return a minute as flowables; it begins on a new page."""
    told = minute.told
    title = TITLE.in_(language)
    heading = Heading(title, told.customer, internal=False)
    spacing = 0.4 if language == ENGLISH else FORM_TITLE.spacing
    story: Story = [
        SheetStart(heading, key, f"{title} · {told.customer}"),
        passage(title, FORM_TITLE.but(spacing=spacing), language),
        passage(_parties(told, language), CELL.but(align="center", after=8), language),
        fact_table([(label, words, True) for label, words in _head(told, language)], language),
    ]
    if told.agreed:
        story += section(_AGREED.in_(language), language)
        columns = [
            Column(_NUMBER.in_(language), 0.8, CELL.but(align="center")),
            Column(_WHAT.in_(language), 9.2),
        ]
        rows: list[list[Words]] = [[str(at), line] for at, line in enumerate(told.agreed, 1)]
        story.append(list_table(columns, rows, language))
    for promised, words in _sides(told, language):
        if promised:
            story += section(words, language)
            story.append(_promise_table(promised, language))
    story += [Spacer(1, 10), passage(_PLEASE.in_(language), NOTE, language), Spacer(1, 18)]
    return [*story, fact_table(_signatures(told, language), language, least=HAND_ROW + 8)]


def _promise_table(promised: Sequence[MinutePromise], language: str) -> object:
    centred = CELL.but(align="center")
    columns = [
        Column(_NUMBER.in_(language), 0.8, centred),
        Column(_WHAT.in_(language), 5.4),
        Column(_BY.in_(language), 2.3, centred),
        Column(_WHO.in_(language), 1.5, centred),
    ]
    rows: list[list[Words]] = [
        [str(at), one.wording, _due(one, language), one.who] for at, one in enumerate(promised, 1)
    ]
    return list_table(columns, rows, language)


def _signatures(told: VisitMinutes, language: str) -> list[tuple[str, Words, bool]]:
    """Return a line to sign for either side."""
    label = _CONFIRMED.in_(language)
    return [
        (label, [str(who), gap(14), blank(110), gap(20), *date_blanks(language)], True)
        for who in (told.customer, told.company or _WE.in_(language))
    ]


# -- as text --------------------------------------------------------------------------------------


def minute_text(minute: Minute, language: str) -> str:
    """Return a minute as plain text to be sent as a message."""
    told = minute.told
    colon = Text(": ", "：").in_(language)
    lines = [f"【{TITLE.in_(language)}】{_parties(told, language)}"]
    for label, words in _head(told, language):
        lines.append(f"{label}{colon}{words}".replace("\n", "  "))
    if told.agreed:
        lines += ["", f"■ {_AGREED.in_(language)}", *_numbered(told.agreed)]
    for promised, words in _sides(told, language):
        if promised:
            lines += [
                "",
                f"■ {words}",
                *_numbered(_promise_words(one, language) for one in promised),
            ]
    return "\n".join([*lines, "", _PLEASE.in_(language)]) + "\n"


def _numbered(lines: Iterable[str]) -> list[str]:
    return [f"{at}. {' '.join(line.split())}" for at, line in enumerate(lines, 1)]


def _promise_words(one: MinutePromise, language: str) -> str:
    """Return a promise with its date and who sees to it."""
    more = (", " if language == ENGLISH else "，").join(
        part for part in (_due(one, language), one.who) if part
    )
    return f"{one.wording} ({more})" if language == ENGLISH else f"{one.wording}（{more}）"


# -- words both share -----------------------------------------------------------------------------


def _parties(told: VisitMinutes, language: str) -> str:
    if not told.company:
        return told.customer
    return _BETWEEN.format(customer=told.customer, company=told.company).in_(language)


def _head(told: VisitMinutes, language: str) -> list[tuple[str, str]]:
    """Return when, where, who and the topics, as far as they are known."""
    sides = [
        f"{side}: {people}" if language == ENGLISH else f"{side}：{people}"
        for side, people in (
            (told.customer, people_words(told.theirs, language)),
            (told.company or _WE.in_(language), people_words(told.ours, language)),
        )
        if people
    ]
    listed = [
        (_WHEN, _time(told, language)),
        (_WHERE, told.place),
        (_PRESENT, "\n".join(sides)),
        (_TOPICS, (", " if language == ENGLISH else "；").join(told.agenda)),
    ]
    return [(label.in_(language), words) for label, words in listed if words]


def _time(told: VisitMinutes, language: str) -> str:
    times = _UNTIL.in_(language).join(t for t in (told.start_time, told.end_time) if t)
    weekday = show_weekday(told.day, language)
    if language == ENGLISH:
        return f"{weekday} {long_date(told.day, language)}" + (f", {times}" if times else "")
    return f"{long_date(told.day, language)}（{weekday}）{times}"


def _sides(told: VisitMinutes, language: str) -> list[tuple[tuple[MinutePromise, ...], str]]:
    ours = _OUR_PROMISES.format(company=told.company or _WE).in_(language)
    theirs = _THEIR_PROMISES.format(customer=told.customer).in_(language)
    return [(told.we_promised, ours), (told.they_promised, theirs)]


def _due(one: MinutePromise, language: str) -> str:
    return long_date(one.due, language) if one.due else _OPEN.in_(language)
