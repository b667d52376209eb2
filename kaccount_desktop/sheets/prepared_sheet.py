"""A sheet with all that it shows, read from the book and ready to be set on paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from typing import Final

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.packet import (
    Packet,
    author,
)
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.rules.forms import Form
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.playbooks import Playbook
from kaccount_desktop.sheets.canvas import Imprint
from kaccount_desktop.sheets.catalogue import FULL, SHEETS, Request, editions
from kaccount_desktop.sheets.document import build
from kaccount_desktop.sheets.fonts import unprintable
from kaccount_desktop.sheets.form_sheet import FormSheet
from kaccount_desktop.sheets.minutes import Minute
from kaccount_desktop.sheets.piece import Story
from kaccount_desktop.sheets.proposal import ProposalSheet
from kaccount_desktop.sheets.visit_packet import PacketSheet

_SHORT_LIST: Final = 3
_FULL: Final = Text("{title} (full)", "{title}（完整版）")


@dataclass(frozen=True, slots=True)
class PreparedSheet:
    """A sheet with all it shows; needs the book no more."""

    imprint: Imprint
    parts: Sequence[FormSheet | PacketSheet | Packet | Minute | ProposalSheet]
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
        shown = (self.parts, self.imprint.company, self.imprint.author, self.imprint.title)
        text = "".join(sorted(set("".join(_texts(shown)))))
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


def imprint(book: Book, request: Request, names: Sequence[str]) -> Imprint:
    """Return what is the same on all pages of a file for these customers."""
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
