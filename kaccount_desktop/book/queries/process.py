"""Projects and the processes that run on a customer: stages, gates and their dates."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.customers import day
from kaccount_desktop.book.queries.people import Evidence


@dataclass(frozen=True, slots=True)
class ProjectRow:
    """An opportunity; `amount` in yuan."""

    key: int
    customer: int
    name: str
    purchase_date: str
    amount: Decimal | None
    information_source: str
    funding_source: str
    funding_state: str
    status: str
    ruling: str
    ruling_on: date | None
    owner: str
    background: str
    scope: str
    note: str


_PROJECTS = """
SELECT p.key, p.customer_id, p.name, p.purchase_date, p.amount, p.information_source,
  p.funding_source, p.funding_state, p.status, p.ruling, p.ruling_on, coalesce(g.name,''),
  p.background, p.scope, p.note
FROM project p LEFT JOIN colleague g ON g.key=p.owner_id WHERE {0}
ORDER BY p.status IN ('won','lost','ended'), p.amount IS NULL, p.amount DESC, p.key
"""


def projects(book: Book, customer: int) -> list[ProjectRow]:
    """Return the customer's projects, running ones first, the biggest first (大客户销售进程流程图)."""
    return [_project(r) for r in book.rows(_PROJECTS.format("p.customer_id=?"), [customer])]


def project(book: Book, key: int) -> ProjectRow | None:
    """Return one project."""
    rows = book.rows(_PROJECTS.format("p.key=?"), [key])
    return _project(rows[0]) if rows else None


def _project(row: tuple[object, ...]) -> ProjectRow:
    values = list(row)
    fen = values[4]
    values[4] = None if fen is None else Decimal(fen) / 100  # type: ignore[arg-type]
    values[10] = day(values[10])  # type: ignore[arg-type]
    return ProjectRow(*values)  # type: ignore[arg-type]


def connections(book: Book, customer: int) -> dict[int, tuple[str, ...]]:
    """Return whom we know in each project: `decision_maker`, `supporter` (人脉资源 of 信息初始表)."""
    rows = book.rows(
        "SELECT s.project_id, max(s.role='decision_maker'), max(s.attitude > 0) FROM stand s"
        " JOIN project p ON p.key=s.project_id WHERE p.customer_id=? GROUP BY s.project_id",
        [customer],
    )
    return {
        int(project): tuple(
            code for code, known in (("decision_maker", deciding), ("supporter", backing)) if known
        )
        for project, deciding, backing in rows
    }


@dataclass(frozen=True, slots=True)
class MemberRow:
    """One of ours in a project, with the part played there; dates may be approximate."""

    name: str
    title: str
    role: str
    start: str
    end: str


def members(book: Book, project: int) -> list[MemberRow]:
    """Return the team of a project, those still in it first."""
    rows = book.rows(
        'SELECT g.name, g.title, m.role, m.start, m."end" FROM member m'
        " JOIN colleague g ON g.key=m.colleague_id WHERE m.project_id=?"
        " ORDER BY m.\"end\"<>'', m.start, g.key",
        [project],
    )
    return [MemberRow(*(str(value) for value in row)) for row in rows]


@dataclass(frozen=True, slots=True)
class StageRow:
    """One stage of a run with its dates; the title is in the playbook kept under the digest."""

    stage: str
    place: int
    planned_start: date | None
    planned_end: date | None
    actual_start: date | None
    actual_end: date | None
    state: str
    note: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """A process running on the customer (`project` None) or on a project, with its stages."""

    key: int
    customer: int
    project: int | None
    project_name: str
    playbook: str
    digest: str
    started_on: date | None
    ended_on: date | None
    state: str
    opening: bool
    stages: tuple[StageRow, ...]

    @property
    def current(self) -> StageRow | None:
        """The stage in progress."""
        return next((s for s in self.stages if s.state == "current"), None)


def runs(book: Book, customer: int) -> list[RunRow]:
    """Return the runs of a customer and its projects: the customer's first, then by amount."""
    rows = book.rows(
        "SELECT r.key, r.customer_id, r.project_id, coalesce(p.name,''), r.playbook, r.digest,"
        " r.started_on, r.ended_on, r.state, r.opening FROM run r"
        " LEFT JOIN project p ON p.key=r.project_id WHERE r.customer_id=? AND r.touch_id IS NULL"
        " ORDER BY r.state<>'open', r.project_id IS NOT NULL, p.amount DESC, r.key",
        [customer],
    )
    stages: dict[int, list[StageRow]] = {}
    for run, *rest in book.rows(
        "SELECT s.run_id, s.stage, s.place, s.planned_start, s.planned_end, s.actual_start,"
        " s.actual_end, s.state, s.note FROM run r JOIN stage_run s ON s.run_id=r.key"
        " WHERE r.customer_id=? ORDER BY s.run_id, s.place",
        [customer],
    ):
        values = [*rest[:2], *(day(d) for d in rest[2:6]), *rest[6:]]
        stages.setdefault(run, []).append(StageRow(*values))
    listed = []
    for r in rows:
        values = [*r[:6], day(r[6]), day(r[7]), r[8], bool(r[9]), tuple(stages.get(r[0], ()))]
        listed.append(RunRow(*values))
    return listed


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One criterion of a gate as it stands in a run."""

    stage: str
    criterion: str
    met: bool
    colleague: str
    checked_on: date | None
    note: str
    evidence: Evidence


def gate_checks(book: Book, run: int) -> dict[tuple[str, str], CheckRow]:
    """Return the checks of a run by (stage, criterion); a criterion never touched has none."""
    rows = book.rows(
        "SELECT k.stage, k.criterion, k.met, coalesce(g.name,''), k.checked_on, k.note,"
        " k.certainty, k.source, k.as_of FROM gate_check k"
        " LEFT JOIN colleague g ON g.key=k.colleague_id WHERE k.run_id=?",
        [run],
    )
    return {
        (r[0], r[1]): CheckRow(r[0], r[1], bool(r[2]), r[3], day(r[4]), r[5], Evidence(*r[6:]))
        for r in rows
    }
