"""The columns that forms bind to are those of the book."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.models import activity, customer, people
from kaccount_desktop.book.models.base import BookModel
from kaccount_desktop.rules.bindings import LINKED, RECORDS, SUBJECT_RECORDS, TABLES

MODELS: dict[str, type[BookModel]] = {
    "customer": customer.Customer,
    "project": people.Project,
    "contact": people.Contact,
    "position": people.Position,
    "stand": people.Stand,
    "closeness": people.Closeness,
    "pairing": people.Pairing,
    "touch": activity.Touch,
    "visit": activity.Visit,
    "financial_year": customer.FinancialYear,
    "need": activity.Need,
    "promise": activity.Promise,
}


@pytest.mark.parametrize("record", sorted(RECORDS))
def test_every_column_is_one_of_the_model(record: str) -> None:
    known = set(MODELS[record]._meta.fields)
    linked = {name.partition(".")[2] for name in LINKED if name.startswith(f"{record}.")}
    assert RECORDS[record] - linked <= known


def test_subjects_and_tables_name_known_records() -> None:
    for records in (*SUBJECT_RECORDS.values(), *TABLES.values()):
        assert records <= set(RECORDS)
