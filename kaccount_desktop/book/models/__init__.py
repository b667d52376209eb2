"""The tables of the book, named as in the glossary."""

from __future__ import annotations

from kaccount_desktop.book.models.activity import (
    Need,
    Promise,
    Task,
    Touch,
    TouchColleague,
    TouchContact,
    Visit,
)
from kaccount_desktop.book.models.base import BookModel, Judgement
from kaccount_desktop.book.models.customer import Colleague, Customer, FinancialYear
from kaccount_desktop.book.models.kept import (
    BookFact,
    CustomerSummary,
    Journal,
    JournalRow,
    MapPlace,
    RecordNumber,
)
from kaccount_desktop.book.models.people import (
    Closeness,
    Contact,
    Member,
    Pairing,
    Position,
    Project,
    Relation,
    Stand,
)
from kaccount_desktop.book.models.process import (
    About,
    Answer,
    Attachment,
    Definition,
    GateCheck,
    RoleMapping,
    Run,
    StageRun,
)
from kaccount_desktop.book.models.sameness import ContactApart, CustomerApart, Merged

JOURNALED: tuple[type[BookModel], ...] = (
    Colleague,
    Customer,
    FinancialYear,
    Contact,
    Position,
    Closeness,
    Relation,
    Pairing,
    Project,
    Member,
    Stand,
    Touch,
    TouchContact,
    TouchColleague,
    Visit,
    Task,
    Need,
    Promise,
    Definition,
    RoleMapping,
    Run,
    StageRun,
    GateCheck,
    Answer,
    Attachment,
    About,
    Merged,
    CustomerApart,
    ContactApart,
)
"""Parents before children, so that rows can be written in this order."""

BESIDE: tuple[type[BookModel], ...] = (
    Journal,
    JournalRow,
    CustomerSummary,
    RecordNumber,
    MapPlace,
    BookFact,
)
"""Derived and local tables; the search index and the blobs have DDL of their own."""

ALL_MODELS = JOURNALED + BESIDE

__all__ = [
    "ALL_MODELS",
    "BESIDE",
    "JOURNALED",
    "About",
    "Answer",
    "Attachment",
    "BookFact",
    "BookModel",
    "Closeness",
    "Colleague",
    "Contact",
    "ContactApart",
    "Customer",
    "CustomerApart",
    "CustomerSummary",
    "Definition",
    "FinancialYear",
    "GateCheck",
    "Journal",
    "JournalRow",
    "Judgement",
    "MapPlace",
    "Member",
    "Merged",
    "Need",
    "Pairing",
    "Position",
    "Project",
    "Promise",
    "RecordNumber",
    "Relation",
    "RoleMapping",
    "Run",
    "StageRun",
    "Stand",
    "Task",
    "Touch",
    "TouchColleague",
    "TouchContact",
    "Visit",
]
