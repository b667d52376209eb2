"""The layout of the relationship map: nothing overlaps, cells are kept, lines arrive."""

from __future__ import annotations

import random
from itertools import combinations

import pytest

from kaccount_desktop.rules.choices import FUNCTIONS, LEVELS
from kaccount_desktop.rules.maplayout import (
    DOCK,
    OURS,
    PAPER,
    SCREEN,
    MapColleague,
    MapLayout,
    MapPairing,
    MapPerson,
    MapRelation,
    layout,
    order_after_drop,
)
from kaccount_desktop.rules.maptext import elide, surname, text_width

NAMES = ["王伟", "欧阳雪梅", "Alexander Montgomery-Smythe the Third", "𠮷㛃䶮", "<b>李</b>"]
TITLES = ["总经理", "Vice President of Global Procurement", "", "焊装车间主任"]


def crowd(count: int, seed: int = 1) -> list[MapPerson]:
    """Return people with superiors above them, in all departments."""
    chance = random.Random(seed)
    levels = list(LEVELS)
    people: list[MapPerson] = []
    for key in range(1, count + 1):
        level = chance.choice(levels)
        above = [p.key for p in people if levels.index(p.level) < levels.index(level)]
        people.append(
            MapPerson(
                key,
                chance.choice(NAMES),
                chance.choice(TITLES),
                level,
                chance.choice(list(FUNCTIONS)),
                chance.choice([None, 1, 2, 3, 4, 5]),
                reports_to=chance.choice(above) if above and chance.random() < 0.8 else None,
            )
        )
    return people


def crowded_map(count: int, **options: object) -> MapLayout:
    """Return a map with pairings and relations too."""
    people = crowd(count)
    ours = [MapColleague(9000 + n, "钱伟", "业务经理") for n in range(4)]
    pairings = [MapPairing(9000 + n % 4, p.key) for n, p in enumerate(people) if n % 3 == 0]
    relations = [
        MapRelation(a.key, b.key, "classmate", "大学同学", private=True)
        for a, b in zip(people, people[3:], strict=False)
    ]
    return layout(people, ours, pairings, relations, **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("sizes", [SCREEN, DOCK, PAPER])
@pytest.mark.parametrize("columns", [True, False])
@pytest.mark.parametrize("count", [1, 14, 60])
def test_names_never_overlap(sizes: object, columns: bool, count: int) -> None:
    placed = crowded_map(count, sizes=sizes, columns=columns, width=500)
    texts = [one.text for one in placed.people]
    texts += [tag.box for tag in placed.tags]
    texts += [one.box for one in placed.colleagues]
    texts += [curve.label_box for curve in placed.curves if curve.label_box]
    assert not [pair for pair in combinations(texts, 2) if pair[0].overlaps(pair[1])]


def test_everybody_stands_in_the_cell_of_level_and_department() -> None:
    placed = crowded_map(60)
    for one in placed.people:
        band, column = placed.bands[one.band], placed.columns[one.column]
        assert band.code == one.person.level
        assert column.code == one.person.column
        assert band.y0 < one.y - one.radius < one.text.y1 < band.y1
        assert column.x0 <= one.text.x0 < one.text.x1 <= column.x1


def test_nodes_and_texts_stay_on_the_map() -> None:
    placed = crowded_map(40, width=300)
    assert placed.width >= 300
    for one in placed.people:
        assert one.text.x0 >= 0
        assert one.text.x1 <= placed.width
        assert one.text.y1 <= placed.height
    assert placed.bands[-1].code == OURS
    assert placed.bands[-1].count == 4


def test_the_same_people_get_the_same_map() -> None:
    assert crowded_map(50) == crowded_map(50)


def test_reporting_lines_run_from_superior_to_subordinate() -> None:
    placed = crowded_map(60)
    wanted = {
        frozenset((p.person.key, p.person.reports_to))
        for p in placed.people
        if p.person.reports_to is not None
    }
    assert {frozenset((line.superior, line.subordinate)) for line in placed.lines} == wanted
    for line in placed.lines:
        for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
            assert x0 == x1 or y0 == y1


def test_a_line_that_skips_a_level_passes_between_people() -> None:
    people = [MapPerson(1, "沈国梁", level="group", column="technical")]
    people += [MapPerson(n, "顾维民", "总经理", "decision", "technical") for n in range(2, 9)]
    people.append(MapPerson(20, "陈建国", level="execution", column="technical", reports_to=1))
    placed = layout(people)
    (line,) = placed.lines
    row = [one for one in placed.people if one.person.level == "decision"]
    for (x0, y0), (x1, y1) in zip(line.points, line.points[1:], strict=False):
        for one in row:
            crosses = min(y0, y1) < one.text.y1 and max(y0, y1) > one.y - one.radius
            assert not (x0 == x1 and crosses and one.text.x0 < x0 < one.text.x1)


def test_families_in_one_channel_take_lanes_of_their_own() -> None:
    people = [MapPerson(n, f"王{n}", level="decision", column="technical") for n in (1, 2)]
    people += [
        MapPerson(10 + n, "李伟", level="execution", column="technical", reports_to=1 + n % 2)
        for n in range(4)
    ]
    people = [
        MapPerson(p.key, p.name, level=p.level, column=p.column, reports_to=p.reports_to, order=n)
        for n, p in enumerate(people)
    ]
    placed = layout(people)
    lanes = {(line.superior, line.points[1][1]) for line in placed.lines if len(line.points) > 2}
    assert len({y for _, y in lanes}) == len({superior for superior, _ in lanes}) == 2


def test_a_dragged_person_keeps_the_chosen_place() -> None:
    people = [MapPerson(n, f"王{n}", level="decision", column="technical") for n in (1, 2, 3)]
    before = layout(people)
    first, last = before.people[0], before.people[-1]
    order = order_after_drop(before, first.person.key, last.x + 5, last.y)
    moved = [
        MapPerson(
            p.key, p.name, level=p.level, column=p.column, order=order if p.key == 1 else None
        )
        for p in people
    ]
    assert [one.person.key for one in layout(moved).people] == [2, 3, 1]
    middle = order_after_drop(before, last.person.key, (first.x + before.people[1].x) / 2, first.y)
    assert first.order < middle < before.people[1].order


def test_unknown_codes_and_superiors_do_no_harm() -> None:
    people = [
        MapPerson(1, "王伟", level="?", column="?", reports_to=99),
        MapPerson(2, "", reports_to=2),
        MapPerson(2, "again"),
    ]
    placed = layout(people, [], [MapPairing(5, 1)], [MapRelation(1, 77)])
    assert len(placed.people) == 2
    assert placed.lines == ()
    assert placed.curves == ()
    assert layout([]).people == ()


def test_equal_nodes_when_influence_is_not_shown() -> None:
    placed = layout(crowd(30), influence=False)
    assert {one.radius for one in placed.people} == {SCREEN.plain_radius}


@pytest.mark.parametrize(
    ("name", "inside"),
    [
        ("顾维民", "顾"), ("欧阳雪梅", "欧阳"), ("欧阳", "欧"), ("John Smith", "JS"), ("", "?"),
        ("Zhang", "Z"), ("<b>", "<"), ("𠮷田", "𠮷"), ("Jean-Luc Picard", "JP"),
    ],
)  # fmt: skip
def test_surname(name: str, inside: str) -> None:
    assert surname(name) == inside


def test_elided_text_fits() -> None:
    for name in NAMES:
        short = elide(name, 13, 60)
        assert text_width(short, 13) <= 60
    assert elide("王伟", 13, 60) == "王伟"
