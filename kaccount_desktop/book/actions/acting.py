"""Who acts, on which day and in which language: what a change itself does not know."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kaccount_desktop.book.actions.about import me
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.language import CHINESE, Text


@dataclass(frozen=True, slots=True)
class Acting:
    """The circumstances of an action.

    `now` carries its offset; `me` is the colleague the book belongs to; titles and reasons the
    program writes into the book (a task from a playbook) are worded in `language`.
    """

    now: datetime.datetime
    today: datetime.date
    me: int | None = None
    language: str = CHINESE

    def word(self, text: Text) -> str:
        """Return the wording the book gets."""
        return text.in_(self.language)


def acting(book: Book, language: str = CHINESE) -> Acting:
    """Return the circumstances of an action taken now in this book."""
    return Acting(book.clock.now(), book.clock.today(), me(book), language)
