"""Stage titles by the definition a run was started with, read once each."""

from __future__ import annotations

from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.ui.session import Session


class StageTitles:
    """Words stage ids in the language in force."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shelf = Shelf(session.book)

    def title(self, digest: str, stage: str) -> str:
        """Return the title of a stage, or its id when the playbook does not know it."""
        found = self._shelf.playbook(digest).stage(stage)
        return self._session.words(found.title) if found else stage

    def playbook_title(self, digest: str) -> str:
        """Return the title of the playbook."""
        return self._session.words(self._shelf.playbook(digest).title)
