"""The editor of each kind of form field, and what an evidence mark beside it says."""

from __future__ import annotations

from typing import Any, Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from kaccount_desktop.book.form_display import display
from kaccount_desktop.book.form_values import Named
from kaccount_desktop.book.queries.people import colleagues, people
from kaccount_desktop.rules.forms import Field
from kaccount_desktop.ui.kit.labels import ElidedLabel
from kaccount_desktop.ui.session import Session
from kaccount_desktop.ui.workspace.choice_editors import (
    Choice,
    ChoiceEditor,
    ChoicesEditor,
    FlagEditor,
    SuggestEditor,
)
from kaccount_desktop.ui.workspace.line_editors import (
    DayEditor,
    LineEditor,
    LongEditor,
    MoneyEditor,
    NumberEditor,
    PartialDayEditor,
    TimeEditor,
    YearEditor,
)
from kaccount_desktop.ui.workspace.people_editor import PeopleEditor
from kaccount_desktop.ui.workspace.wording import Wording

LONG_KINDS: Final = frozenset({"long", "lines"})
"""Kinds that take a whole row."""
PEOPLE_KINDS: Final = frozenset({"person", "contacts", "colleagues"})
"""Kinds whose choices change while the page stands."""
_RANKED: Final = "stand.concerns"


class ShownValue(ElidedLabel):
    """A value the program works out: shown like the others, never typed."""

    edited = Signal()
    restored = Signal()

    def __init__(self, item: Field, language: str, parent: QWidget | None = None) -> None:
        super().__init__("", "body", "text-2", parent=parent)
        self._item = item
        self._language = language
        self._stored: Any = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def put(self, value: Any) -> None:
        """Show a value."""
        self._stored = value
        self.setText(display(self._item, value, self._language) or "—")

    def value(self) -> Any:
        """Return the value as it was put."""
        return self._stored

    def refuse(self) -> None:
        """Nothing can be refused of what is not typed."""


class NamedPeopleEditor(PeopleEditor):
    """People by key, put as `Named`."""

    def put(self, value: Any) -> None:
        """Show who is stored."""
        super().put([one.key if isinstance(one, Named) else one for one in value or ()])


class EditorMaker(QObject):
    """Makes editors for the fields of one customer's forms."""

    def __init__(self, session: Session, customer: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._customer = customer
        self._wording = Wording(session, self)

    def make(self, item: Field) -> Any:
        """Return an editor for a field, empty."""
        if item.computed:
            shown = ShownValue(item, self._session.language.code)
            shown.setMinimumHeight(self._session.theme.px(28))
            return shown
        makers = {
            "choice": self._choice,
            "choices": self._choices,
            "bool": lambda _item: FlagEditor(),
            "date": lambda _item: DayEditor(self._session),
            "time": lambda _item: TimeEditor(),
            "partial_date": lambda _item: PartialDayEditor(),
            "money": lambda _item: MoneyEditor(),
            "number": lambda one: YearEditor() if one.column == "year" else NumberEditor(),
            "days": lambda _item: NumberEditor(),
            "long": self._long,
            "lines": self._long,
            "person": self._person,
            "contacts": self._several,
            "colleagues": self._several,
        }
        return makers.get(item.kind, self._line)(item)

    def offered(self, item: Field) -> list[Choice]:
        """Return the people a field offers now: theirs for `contacts`, else ours."""
        book = self._session.book
        if item.kind == "contacts":
            known = {p.key: p.name for p in people(book, self._customer) if p.key}
            return [Choice(key, name) for key, name in known.items()]
        return [Choice(one.key, one.name) for one in colleagues(book, all_of_them=True)]

    def unit(self, item: Field) -> str:
        """Return what stands after the editor."""
        if item.unit is not None:
            return self._wording.text(item.unit)
        return self.tr("yuan") if item.kind == "money" else ""

    def _line(self, item: Field) -> LineEditor:
        return LineEditor(placeholder=self._hint(item))

    def _long(self, item: Field) -> LongEditor:
        hint = self._hint(item) or (self.tr("one a line") if item.kind == "lines" else "")
        return LongEditor(lines=max(1, item.lines), placeholder=hint)

    def _choice(self, item: Field) -> ChoiceEditor:
        return ChoiceEditor(self._options(item), unknown_words=self.tr("— not known"))

    def _choices(self, item: Field) -> ChoicesEditor:
        return ChoicesEditor(self._options(item), ranked=item.bind == _RANKED)

    def _person(self, item: Field) -> SuggestEditor:
        return SuggestEditor([choice.words for choice in self.offered(item)])

    def _several(self, item: Field) -> PeopleEditor:
        comma = self._wording.listed(["", ""])
        return NamedPeopleEditor(self.offered(item), comma, self.tr("— not known"))

    def _options(self, item: Field) -> list[Choice]:
        return [Choice(one.code, self._wording.text(one.title)) for one in item.options]

    def _hint(self, item: Field) -> str:
        return self._wording.text(item.hint) if item.hint is not None else ""
