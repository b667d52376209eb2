"""The people of a customer, our people, and the lines between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import day


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a judgement comes from; `as_of` is an approximate date."""

    certainty: str = "assumed"
    source: str = ""
    as_of: str = ""

    @property
    def assumed(self) -> bool:
        """Whether nobody confirmed it yet."""
        return self.certainty != "confirmed"


@dataclass(frozen=True, slots=True)
class Pair:
    """A pairing seen from one side: the colleague or contact, and the levels."""

    colleague: int
    contact: int
    colleague_name: str
    level_now: int | None
    level_wanted: int | None
    next_action: str


@dataclass(frozen=True, slots=True)
class Person:
    """A contact at a customer with the post held there and the stand in one project.

    `key` is the contact's, 0 for a vacant post. Role, attitude and influence are of the project
    asked for, '' or None without one. `closeness` is the closest colleague's level (0 none).
    """

    key: int
    position: int
    name: str
    title: str
    department: str
    function: str
    level: str
    reports_to: int | None
    start: str
    end: str
    authority: str
    mobile: str
    phone: str
    email: str
    wechat: str
    role: str
    attitude: int | None
    influence: int | None
    formal_power: int | None
    real_power: int | None
    concerns: tuple[str, ...]
    stand_evidence: Evidence
    closeness: int
    closest: str
    pairs: tuple[Pair, ...]
    last_touch: date | None
    note: str

    @property
    def left(self) -> bool:
        """Whether the person has left the post."""
        return bool(self.end)

    @property
    def map_level(self) -> str:
        """The level of the map: as set, else as the role says."""
        return self.level or LEVEL_OF_ROLE.get(self.role, "participation")


LEVEL_OF_ROLE = {
    "decision_maker": "decision",
    "superior": "group",
    "executor": "execution",
    "user": "execution",
    "coach": "execution",
    "gatekeeper": "participation",
    "participant": "participation",
}

_PEOPLE_SQL = """
SELECT coalesce(c.key,0), p.key, coalesce(c.name,''), p.title, p.department, p.function, p.level,
  b.contact_id, p.start, p."end", p.authority, coalesce(c.mobile,''), coalesce(c.phone,''),
  coalesce(c.email,''), coalesce(c.wechat,''),
  coalesce(st.role,''), st.attitude, st.influence, st.formal_power, st.real_power,
  coalesce(st.concerns,''), coalesce(st.certainty,'assumed'), coalesce(st.source,''),
  coalesce(st.as_of,''), coalesce(c.note,''),
  (SELECT max(t.day) FROM touch_contact tc JOIN touch t ON t.key=tc.touch_id
    WHERE tc.contact_id=c.key AND t.state='done')
FROM position p LEFT JOIN contact c ON c.key=p.contact_id
LEFT JOIN position b ON b.key=p.reports_to_id
LEFT JOIN stand st ON st.contact_id=c.key AND st.project_id=?
WHERE p.customer_id=? ORDER BY p."end"<>'', p.key
"""


def people(book: Book, customer: int, project: int | None = None) -> list[Person]:
    """Return everybody at the customer, those who left last; a row for each post."""
    pairs = _pairs(book, customer)
    closest = _closest(book, customer)
    result = []
    for row in book.rows(_PEOPLE_SQL, [project or 0, customer]):
        *front, certainty, source, as_of, note, last = row
        concerns = tuple(part for part in front[20].split(",") if part)
        level, who = closest.get(front[0], (0, ""))
        evidence = Evidence(certainty, source, as_of)
        paired = tuple(pairs.get(front[0], ()))
        values = [*front[:20], concerns, evidence, level, who, paired, day(last), note]
        result.append(Person(*values))
    return result


def _pairs(book: Book, customer: int) -> dict[int, list[Pair]]:
    found: dict[int, list[Pair]] = {}
    for row in book.rows(
        "SELECT DISTINCT pa.colleague_id, pa.contact_id, g.name, pa.level_now, pa.level_wanted,"
        " pa.next_action FROM position p JOIN pairing pa ON pa.contact_id=p.contact_id"
        " JOIN colleague g ON g.key=pa.colleague_id WHERE p.customer_id=?",
        [customer],
    ):
        found.setdefault(row[1], []).append(Pair(*row))
    return found


def _closest(book: Book, customer: int) -> dict[int, tuple[int, str]]:
    found: dict[int, tuple[int, str]] = {}
    for contact, level, name in book.rows(
        "SELECT DISTINCT cl.contact_id, cl.level, g.name FROM position p"
        " JOIN closeness cl ON cl.contact_id=p.contact_id JOIN colleague g ON g.key=cl.colleague_id"
        " WHERE p.customer_id=? ORDER BY cl.level, g.key DESC",
        [customer],
    ):
        found[contact] = (level, name)
    return found


@dataclass(frozen=True, slots=True)
class RelationRow:
    """A line between two contacts of the customer."""

    key: int
    first: int
    second: int
    kind: str
    directed: bool
    strength: int
    private: bool
    note: str
    evidence: Evidence


def relations(book: Book, customer: int) -> list[RelationRow]:
    """Return the relations of which both ends are at the customer."""
    here = "(SELECT contact_id FROM position WHERE customer_id=?1)"
    rows = book.rows(
        "SELECT key, first_id, second_id, kind, directed, strength, private, note, certainty,"  # noqa: S608
        f" source, as_of FROM relation WHERE first_id IN {here} AND second_id IN {here}"
        " ORDER BY key",
        [customer],
    )
    return [
        RelationRow(k, a, b, kind, bool(d), s, bool(p), note, Evidence(c, source, on))
        for k, a, b, kind, d, s, p, note, c, source, on in rows
    ]


@dataclass(frozen=True, slots=True)
class ColleagueRow:
    """One of our people."""

    key: int
    name: str
    title: str
    roles: tuple[str, ...]
    phone: str
    email: str
    active: bool
    me: bool


def colleagues(book: Book, *, all_of_them: bool = False) -> list[ColleagueRow]:
    """Return our people, the owner of the book first."""
    mine = book.rows("SELECT CAST(value AS INTEGER) FROM about WHERE name='me'")
    me = mine[0][0] if mine else 0
    rows = book.rows(
        "SELECT key, name, title, roles, phone, email, active FROM colleague ORDER BY key<>?, key",
        [me],
    )
    return [
        ColleagueRow(
            k, n, t, tuple(r for r in roles.split(",") if r), phone, mail, bool(on), k == me
        )
        for k, n, t, roles, phone, mail, on in rows
        if on or all_of_them
    ]


def colleagues_of(book: Book, customer: int) -> list[ColleagueRow]:
    """Return our people who are paired with, close to or in a project of the customer."""
    rows = book.rows(
        "SELECT pa.colleague_id FROM position p JOIN pairing pa ON pa.contact_id=p.contact_id"
        " WHERE p.customer_id=?1 UNION SELECT cl.colleague_id FROM position p"
        " JOIN closeness cl ON cl.contact_id=p.contact_id WHERE p.customer_id=?1"
        " UNION SELECT m.colleague_id FROM project j JOIN member m ON m.project_id=j.key"
        " WHERE j.customer_id=?1 UNION SELECT owner_id FROM customer WHERE key=?1",
        [customer],
    )
    keys = {k for (k,) in rows}
    return [c for c in colleagues(book, all_of_them=True) if c.key in keys]


def map_places(book: Book, customer: int) -> dict[int, int]:
    """Return where the user put contacts inside their cells of the map."""
    rows = book.rows("SELECT contact, place FROM map_place WHERE customer=?", [customer])
    return {int(contact): int(place) for contact, place in rows}


def save_map_places(book: Book, customer: int, places: dict[int, int]) -> None:
    """Keep where the user put contacts; a view of this laptop, so not journaled."""
    with book.local_change() as raw:
        raw.executemany(
            "INSERT OR REPLACE INTO map_place (customer, contact, place) VALUES (?,?,?)",
            [(customer, contact, place) for contact, place in places.items()],
        )
