"""The companies and people of the sample data, and how they stand to each other and to us."""

from __future__ import annotations

from typing import Any, Final

from kaccount_desktop.book.actions.about import set_about_in
from kaccount_desktop.book.actions.colleagues import add_colleague_in
from kaccount_desktop.book.actions.customers import create_customer_in
from kaccount_desktop.book.actions.financial_years import add_year_in
from kaccount_desktop.book.actions.people import (
    CONTACT_COLUMNS,
    POSITION_COLUMNS,
    add_person_in,
    add_position_in,
)
from kaccount_desktop.book.actions.standing import add_relation_in, set_closeness_in
from kaccount_desktop.book.actions.values import cleaned_row
from kaccount_desktop.book.models import Customer, Pairing, Position, RoleMapping
from kaccount_desktop.book.sample_filling import Data, Filling

_NOT_FIGURES: Final = frozenset({"ago", "evidence"})
_OF_PERSON: Final = CONTACT_COLUMNS | (POSITION_COLUMNS - {"reports_to", "end"})


def fill_ours(filling: Filling, data: Data) -> None:
    """Write our company, our people and who plays which role."""
    change = filling.change
    for person in data["colleagues"]:
        name = person["name"]
        others = {column: value for column, value in person.items() if column != "name"}
        filling.colleagues[name] = add_colleague_in(change, name, **others)
    for role, names in data["roles"].items():
        for name in names:
            change.insert(RoleMapping, role=role, colleague=filling.colleagues[name])
    me = filling.colleagues[data["me"]]
    set_about_in(change, "company", data["company"])
    set_about_in(change, "me", str(me))


def fill_customer(filling: Filling, data: Data) -> int:
    """Write a customer with its figures and people; return its key."""
    facts = dict(data["facts"])
    customer = create_customer_in(
        filling.change,
        data["name"],
        owner=filling.colleague(data.get("owner")),
        parent=filling.customers[data["parent"]] if "parent" in data else None,
        **facts,
    )
    filling.customers[data["name"]] = customer
    if "grade" in data:  # as an approved assessment sets it
        letter, on = data["grade"]
        filling.change.update(Customer, customer, grade=letter, grade_on=filling.days.day(on))
    for year in data.get("years", ()):
        figures = {name: value for name, value in year.items() if name not in _NOT_FIGURES}
        add_year_in(
            filling.change,
            customer,
            filling.days.today.year - year["ago"],
            filling.days.today,
            **figures,
            **filling.evidence(year.get("evidence")),
        )
    _fill_people(filling, customer, data)
    _fill_ties(filling, data.get("ties", {}))
    return customer


def fill_relations(filling: Filling, relations: list[Data]) -> None:
    """Write the lines between people of different customers."""
    for data in relations:
        first, second = filling.theirs(data["people"])
        add_relation_in(
            filling.change,
            first,
            second,
            data["kind"],
            filling.days.today,
            directed=data.get("directed", False),
            strength=data["strength"],
            note=data["note"],
            **filling.evidence(data["evidence"]),
        )


def _fill_people(filling: Filling, customer: int, data: Data) -> None:
    """Write people and vacant posts; a superior may stand further down, so lines come last."""
    posts: dict[str, int] = {}
    people = data.get("people", ())
    for person in people:
        posts[person["name"]] = _fill_person(filling, customer, person)
    for post in data.get("posts", ()):
        posts[post["title"]] = add_position_in(
            filling.change, customer, None, **_post_columns(filling, post)
        )
    for person in (*people, *data.get("posts", ())):
        if "boss" in person:
            _report(filling, posts[person.get("name", person.get("title"))], posts[person["boss"]])


def _fill_person(filling: Filling, customer: int, person: Data) -> int:
    name = person["name"]
    if name in filling.contacts:  # holds another post elsewhere
        return add_position_in(
            filling.change, customer, filling.contacts[name], **_post_columns(filling, person)
        )
    contact, post = add_person_in(filling.change, customer, name, **_post_columns(filling, person))
    filling.contacts[name] = contact
    return post


def _post_columns(filling: Filling, person: Data) -> dict[str, Any]:
    found = {column: person[column] for column in _OF_PERSON if column in person}
    for column in ("start", "joined"):
        if column in found:
            found[column] = filling.days.partial(found[column])
    if "left" in person:
        found["end"] = filling.days.partial(person["left"])
    return {"title": person["title"], **found, **filling.evidence(person.get("evidence"))}


def _report(filling: Filling, post: int, boss: int) -> None:
    filling.change.update(Position, post, reports_to=boss)


def _fill_ties(filling: Filling, ties: Data) -> None:
    today = filling.days.today
    for contact, ours, level, evidence in ties.get("close", ()):
        set_closeness_in(
            filling.change,
            filling.contacts[contact],
            filling.colleagues[ours],
            level,
            today,
            **filling.evidence(evidence),
        )
    for contact, ours, now, wanted, by, action, evidence in ties.get("pairs", ()):
        filling.change.insert(
            Pairing,
            contact=filling.contacts[contact],
            colleague=filling.colleagues[ours],
            **cleaned_row(
                Pairing,
                {
                    "level_now": now or None,
                    "level_wanted": wanted,
                    "wanted_by": filling.days.partial(by),
                    "next_action": action,
                    **filling.evidence(evidence),
                },
            ),
        )
    for first, second, kind, strength, directed, private, note, evidence in ties.get(
        "relations", ()
    ):
        add_relation_in(
            filling.change,
            filling.contacts[first],
            filling.contacts[second],
            kind,
            today,
            strength=strength,
            directed=directed,
            private=private,
            note=note,
            **filling.evidence(evidence),
        )
