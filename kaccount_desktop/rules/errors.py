"""The errors a user can cause or cure: each is a sentence, never a traceback."""

from __future__ import annotations

from kaccount_desktop.rules.language import Text


class KnownError(Exception):
    """A refusal of the user's file, disk or input, worded in both languages.

    The sentence says what was wrong, where, and what to do.
    """

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text
