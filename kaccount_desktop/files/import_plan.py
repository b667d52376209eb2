"""What a list would bring into a book, and what it would not: the result of reading it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from kaccount_desktop.files.stage_names import StageRef
from kaccount_desktop.files.tables import Note
from kaccount_desktop.rules.companies import company_key
from kaccount_desktop.rules.language import CHINESE, Text

if TYPE_CHECKING:
    from kaccount_desktop.files.import_report import Update
    from kaccount_desktop.files.record_reading import Carried

_FORMS_ONLY: Final = frozenset(
    (
        "",
        "公司",
        "有限公司",
        "总公司",
        "股份公司",
        "股份有限公司",
        "有限责任公司",
        "控股公司",
        "集团",
    )
)

Existing = Literal["keep", "fill", "replace"]
"""What becomes of a record the book has: nothing, its empty fields filled, the list's values taken.

What is new on it (people, projects, follow-ups) is added in each case.
"""
EXISTING: Final[tuple[Existing, ...]] = ("keep", "fill", "replace")

Values = dict[str, Any]
"""Values by the column part of a field id (`fields.py`); only what the list filled."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something not taken: a whole row, or one cell of a row that was taken otherwise.

    `row` counts from 1 as Excel does; `column` is letter and heading (`F 手机`), '' for a row.
    """

    sheet: str
    row: int
    column: str
    reason: Text
    whole_row: bool


@dataclass(slots=True)
class ContactPlan:
    """A person of a customer; `stands` are by the name of the project, '' when none is named.

    `ties` are what rows say of one of ours: closeness, close_to, paired_with.
    """

    row: int
    values: Values
    stands: dict[str, Values] = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)
    ties: list[Values] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The person's name as typed."""
        return str(self.values["name"])


@dataclass(slots=True)
class ProjectPlan:
    """A project of a customer and the stage its row names."""

    row: int
    values: Values
    stage: StageRef | None = None
    extras: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The project's name as typed."""
        return str(self.values["name"])


@dataclass(slots=True)
class ItemPlan:
    """A follow-up, task, need or promise, with the people and the project its row names."""

    row: int
    values: Values
    contacts: tuple[str, ...] = ()
    project: str = ""


@dataclass(slots=True)
class CustomerPlan:
    """A customer with all its rows bring; contacts and projects by their `key`."""

    sheet: str
    row: int
    values: Values
    stage: StageRef | None = None
    contacts: dict[str, ContactPlan] = field(default_factory=dict)
    projects: dict[str, ProjectPlan] = field(default_factory=dict)
    items: dict[str, list[ItemPlan]] = field(default_factory=dict)
    extras: list[str] = field(default_factory=list)
    references: list[tuple[str, int, str]] = field(default_factory=list)
    """Sheet, row and column of those that name it, when no sheet of customers lists it."""

    @property
    def name(self) -> str:
        """The customer's name as typed."""
        return str(self.values["name"])


@dataclass(slots=True)
class ImportPlan:
    """All a file brings. `rows` is how many data rows were read.

    `language` words what the import writes into the book itself.
    `unknown_stages` are stage words no playbook knows, with how many rows use them, for a dialog
    that lets the user map them.
    """

    title: str
    customers: list[CustomerPlan] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    rows: int = 0
    language: str = CHINESE
    existing: Existing = "fill"
    unknown_stages: dict[str, int] = field(default_factory=dict)
    as_read: dict[tuple[str, int], list[Any]] = field(default_factory=dict)
    """By sheet and row, the cells of refused rows that took their customer from the row above."""
    carried: Carried | None = None
    """The records of an exported book, as edited in its readable sheets."""
    edits: dict[tuple[str, Any], list[Update]] = field(default_factory=dict)
    """By table and key, what was edited in those sheets."""
    files: dict[str, Path] = field(default_factory=dict)
    """By hash, where the files of an exported book lie."""

    def count(self, part: str) -> int:
        """Return how many `contacts`, `projects` or items (`touch`, `task` …) are planned."""
        if part in {"contacts", "projects"}:
            return sum(len(getattr(customer, part)) for customer in self.customers)
        return sum(len(customer.items.get(part, ())) for customer in self.customers)


def customer_key(name: str) -> str:
    """Return what two spellings of a customer's name are compared by.

    A name of which only a legal form is left (😀公司) is compared as it stands.
    """
    key = company_key(name)
    return "".join(name.split()).casefold() if key in _FORMS_ONLY else key


def person_key(name: str) -> str:
    """Return what two spellings of a person's name are compared by."""
    return "".join(name.split()).casefold()


def project_key(name: str) -> str:
    """Return what two spellings of a project's name are compared by."""
    return "".join(name.split()).casefold()
