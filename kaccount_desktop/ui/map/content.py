"""Who is on the map of a customer, and how it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.people import (
    ColleagueRow,
    Person,
    RelationRow,
    colleagues_of,
    map_places,
    people,
    relations,
)
from kaccount_desktop.book.queries.process import ProjectRow, projects
from kaccount_desktop.rules.choices import RELATION_KINDS
from kaccount_desktop.rules.maplayout import (
    MapColleague,
    MapLayout,
    MapPairing,
    MapPerson,
    MapRelation,
    Sizes,
    layout,
)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the map; `people` by the key used there (a vacant post has a negative one)."""

    customer: int
    project: ProjectRow | None
    people: dict[int, Person]
    colleagues: tuple[ColleagueRow, ...]
    relations: tuple[RelationRow, ...]
    places: dict[int, int]


def gather(book: Book, customer: int, project: int | None) -> Content:
    """Read the people of a customer, judged for the chosen project or else the biggest open one."""
    found = projects(book, customer)
    chosen = next((p for p in found if p.key == project), found[0] if found else None)
    listed: dict[int, Person] = {}
    for person in people(book, customer, chosen.key if chosen else None):
        listed.setdefault(person.key or -person.position, person)
    return Content(
        customer,
        chosen,
        listed,
        tuple(colleagues_of(book, customer)),
        tuple(relations(book, customer)),
        map_places(book, customer),
    )


def place(content: Content, width: float, sizes: Sizes, language: str, vacant: str) -> MapLayout:
    """Lay the map out for a view `width` px wide; `vacant` words a post without a person."""
    wide = sizes.heading > 0
    return layout(
        [_on_map(key, p, content.places, vacant) for key, p in content.people.items()],
        [MapColleague(c.key, c.name, c.title) for c in content.colleagues],
        [MapPairing(pair.colleague, key) for key, p in content.people.items() for pair in p.pairs],
        [
            MapRelation(r.first, r.second, r.kind, _word(r, language), r.private, r.strength)
            for r in content.relations
        ],
        width=width,
        columns=wide,
        sizes=sizes,
        grow=wide,
    )


def _word(relation: RelationRow, language: str) -> str:
    kind = RELATION_KINDS.get(relation.kind)
    return kind.in_(language) if kind else relation.kind


def _on_map(key: int, person: Person, places: dict[int, int], vacant: str) -> MapPerson:
    return MapPerson(
        key,
        person.name or vacant,
        person.title,
        person.map_level,
        person.function or "other",
        person.influence,
        person.role or None,
        person.attitude,
        person.closeness,
        person.reports_to,
        person.left,
        places.get(key),
    )
