"""The groups of fields of a person: who they are, the post, where they stand, how close we are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from kaccount_desktop.book.queries.people import Person
from kaccount_desktop.rules.choices import (
    ATTITUDE_SIGNS,
    ATTITUDES,
    BUYING_ROLES,
    CLOSENESS,
    CONCERNS,
    FUNCTIONS,
    LEVELS,
)
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import (
    Choice,
    ChoiceEditor,
    ChoicesEditor,
    choices_of,
)
from kaccount_desktop.ui.workspace.evidence_editor import EvidenceEditor
from kaccount_desktop.ui.workspace.field_grid import FieldGrid
from kaccount_desktop.ui.workspace.line_editors import LineEditor, LongEditor, PartialDayEditor

_SCALE = range(1, 6)


class ContactFields(FieldGrid):
    """Name and how to reach them: columns of the contact."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add("name", self.tr("Name"), LineEditor())
        self.add("mobile", self.tr("Mobile"), LineEditor(), half=True)
        self.add("phone", self.tr("Office phone"), LineEditor(), half=True)
        self.add("wechat", self.tr("WeChat"), LineEditor(), half=True)
        self.add("email", self.tr("E-mail"), LineEditor(), half=True)
        self.add("best_contact", self.tr("Best reached"), LineEditor())
        self.add("joined", self.tr("Joined"), PartialDayEditor(), half=True)
        self.add("note", self.tr("Note"), LongEditor(lines=1))


class PostFields(FieldGrid):
    """The post at this customer: columns of the position."""

    def __init__(
        self, session: Session, superiors: Sequence[Person], parent: QWidget | None = None
    ) -> None:
        super().__init__(session, parent)
        words = session.words
        self.add("title", self.tr("Title"), LineEditor(), half=True)
        self.add("department", self.tr("Department"), LineEditor(), half=True)
        self.add(
            "function", self.tr("Function"), ChoiceEditor(choices_of(FUNCTIONS, words)), half=True
        )
        levels = ChoiceEditor(choices_of(LEVELS, words), unknown_words=self.tr("as the role says"))
        self.add("level", self.tr("Level"), levels, half=True)
        above = [Choice(p.position, _post_words(p)) for p in superiors]
        self.add("reports_to", self.tr("Reports to"), ChoiceEditor(above, unknown_value=None))
        self.add("start", self.tr("In post since"), PartialDayEditor(), half=True)
        self.add("end", self.tr("Left"), PartialDayEditor(), half=True)
        self.add("authority", self.tr("Authority"), LongEditor(lines=1))
        self.add("evidence", self.tr("Evidence"), EvidenceEditor(session))


class StandFields(FieldGrid):
    """Where they stand in one project: a judgement with its evidence."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        words = session.words
        self.add(
            "role", self.tr("Buying role"), ChoiceEditor(choices_of(BUYING_ROLES, words)), half=True
        )
        attitudes = [
            Choice(int(code), f"{ATTITUDE_SIGNS[int(code)]}  {words(text)}")
            for code, text in ATTITUDES.items()
        ]
        not_known = self.tr("not known")  # apart: words inside an f-string are never collected
        unknown = f"{ATTITUDE_SIGNS[None]}  {not_known}"
        attitude = ChoiceEditor(attitudes, unknown_words=unknown, unknown_value=None)
        self.add("attitude", self.tr("Attitude"), attitude, half=True)
        self.add("influence", self.tr("Influence"), self._scale(), half=True)
        self.add("formal_power", self.tr("Formal power"), self._scale(), half=True)
        self.add("real_power", self.tr("Real power"), self._scale(), half=True)
        concerns = ChoicesEditor(choices_of(CONCERNS, words), ranked=True)
        self.add("concerns", self.tr("Cares about"), concerns)
        self.add("evidence", self.tr("Evidence"), EvidenceEditor(session))

    def _scale(self) -> ChoiceEditor:
        ends = {1: self.tr("1 least"), 5: self.tr("5 most")}
        offered = [Choice(mark, ends.get(mark, str(mark))) for mark in _SCALE]
        return ChoiceEditor(offered, unknown_value=None)


class ClosenessFields(FieldGrid):
    """How close one of ours is to them."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add("level", self.tr("Closeness"), level_editor(session))
        self.add("evidence", self.tr("Evidence"), EvidenceEditor(session))


class PairingFields(FieldGrid):
    """Whether one of ours works on them, towards what."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.add("level_wanted", self.tr("Goal"), level_editor(session), half=True)
        self.add("wanted_by", self.tr("By"), PartialDayEditor(), half=True)
        self.add("next_action", self.tr("Next action"), LineEditor())
        self.add("evidence", self.tr("Evidence"), EvidenceEditor(session))


def level_editor(session: Session) -> ChoiceEditor:
    """Return an editor for a step of closeness, 1 认识 to 5 同盟."""
    steps = [Choice(int(code), f"{code} {session.words(text)}") for code, text in CLOSENESS.items()]
    return ChoiceEditor(steps, unknown_value=None)


def without_evidence(values: dict[str, Any]) -> dict[str, Any]:
    """Return the values with the three columns of evidence in place of the editor's."""
    evidence = values.pop("evidence", {})
    return {**values, **evidence}


def _post_words(person: Person) -> str:
    return " ".join(part for part in (person.name, person.title) if part)
