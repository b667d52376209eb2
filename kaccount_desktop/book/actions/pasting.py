"""What was recognised in a pasted text, taken into the book as one entry."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from kaccount_desktop.book.actions.customers import create_customer_in
from kaccount_desktop.book.actions.people import (
    CONTACT_COLUMNS,
    POSITION_COLUMNS,
    add_person_in,
)
from kaccount_desktop.book.actions.values import cleaned_row, required
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.models import Contact, Customer, Position
from kaccount_desktop.book.rows import Reads, cut, row
from kaccount_desktop.book.wording import column_label
from kaccount_desktop.rules.duplicates import person_key
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text

COMPANY_COLUMNS: Final = frozenset(
    {
        "name", "aliases", "credit_code", "phone", "address", "region", "city", "website", "bank",
        "legal_representative",
    }
)  # fmt: skip
"""Columns of a customer that a pasted text can fill."""


def known_person(source: Reads, customer: int, name: str, mobile: str = "") -> int | None:
    """Return the person at a customer who has this name or this mobile number, or None."""
    query = (
        Contact.select(Contact.key, Contact.name, Contact.mobile)
        .join(Position, on=(Position.contact == Contact.key))
        .where(Position.customer == customer)
        .order_by(Position.end != "", Contact.key)
    )
    people = source.read(query)
    same = [one.key for one in people if name and person_key(one.name) == person_key(name)]
    if not same and mobile:
        same = [one.key for one in people if one.mobile == mobile]
    return int(same[0]) if same else None


def held_post(source: Reads, customer: int, contact: int) -> int:
    """Return the post a person holds at a customer, rather one that has not ended."""
    query = Position.select(Position.key).where(
        (Position.contact == contact) & (Position.customer == customer)
    )
    return int(source.read(query.order_by(Position.end != "", Position.key))[0].key)


def take_pasted(
    book: Book,
    customer: int | None,
    company: Mapping[str, Any],
    person: Mapping[str, Any],
    contact: int | None = None,
) -> tuple[int, int | None]:
    """Make a customer, or complete `customer`; add the person, or complete the one known there.

    `company` holds columns of `COMPANY_COLUMNS`, `person` columns of the contact and the post with
    `name` and `title`; an empty one stands for none. Without `contact` the person is known by name
    and mobile number. Returns (customer key, contact key or None).
    Raises KnownError when a value does not fit, and when there is nothing to take.
    """
    if not company and not person:
        raise KnownError(
            Text(
                "Nothing is ticked. Tick what is to be taken into the book.",
                "没有勾选任何内容，请勾选要保存的栏目。",
            )
        )
    label = column_label("customer", "name")
    if customer is None:
        name = required(str(company.get("name", "")), label)
        title = Text(f"New customer {cut(name)} (pasted)", f"粘贴新建客户 {cut(name)}")
    else:
        name = row(book, Customer, customer).name
        title = Text(f"Pasted facts of {cut(name)}", f"粘贴补充 {cut(name)} 的资料")
    with book.change(title) as change:
        key = _take_company(change, customer, company)
        return key, _take_person(change, key, person, contact) if person else None


def _take_company(change: Change, customer: int | None, company: Mapping[str, Any]) -> int:
    if unknown := set(company) - COMPANY_COLUMNS:
        raise TypeError(f"a pasted customer has no {', '.join(sorted(unknown))}")
    if customer is None:
        rest = {column: value for column, value in company.items() if column != "name"}
        return create_customer_in(change, str(company["name"]), **rest)
    if company:
        change.update(Customer, customer, **cleaned_row(Customer, company))
    return customer


def _take_person(
    change: Change, customer: int, person: Mapping[str, Any], contact: int | None
) -> int:
    name, mobile = str(person.get("name", "")), str(person.get("mobile", ""))
    known = contact or known_person(change, customer, name, mobile)
    if known is None:
        rest = {column: v for column, v in person.items() if column not in ("name", "title")}
        contact, _post = add_person_in(change, customer, name, str(person.get("title", "")), **rest)
        return contact
    own = {c: v for c, v in person.items() if c in CONTACT_COLUMNS or c == "name"}
    if own:
        change.update(Contact, known, **cleaned_row(Contact, own))
    post = {c: v for c, v in person.items() if c in POSITION_COLUMNS or c == "title"}
    if post:
        change.update(Position, held_post(change, customer, known), **cleaned_row(Position, post))
    return known
