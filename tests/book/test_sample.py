"""The sample book: what it must hold, that it is sound, and that the same day makes the same book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.actions.about import me
from kaccount_desktop.book.actions.numbers import record_number, record_numbers
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.models import JOURNALED, RecordNumber
from kaccount_desktop.book.queries.activity import next_visit, promises
from kaccount_desktop.book.queries.customers import CustomerFilter, customer_rows, find_customers
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.process import runs
from kaccount_desktop.book.sample import make_sample
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.book.wording import table_of
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.companies import check_credit_code
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.paths import resources_dir
from kaccount_desktop.rules.workdays import add_workdays

TODAY = date(2026, 11, 23)
"""A Monday."""
LANZHOU = "澜州重工股份有限公司"


@pytest.fixture(scope="module")
def sample_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sample") / "sample.kabook"
    make_sample(path, Clock(TODAY))
    return path


@pytest.fixture
def sample(sample_path: Path) -> Iterator[Book]:
    with Book.open(sample_path, Clock(TODAY), read_only=True) as book:
        yield book


def only(book: Book, sql: str, *values: Any) -> Any:
    return book.rows(sql, values)[0][0]


def key_of(book: Book, customer: str) -> int:
    return int(only(book, "SELECT key FROM customer WHERE name=?", customer))


@pytest.mark.parametrize(
    ("table", "least"),
    [
        ("customer", 14), ("contact", 70), ("project", 18), ("touch", 120), ("task", 100),
        ("need", 20), ("promise", 15), ("relation", 20), ("pairing", 20), ("closeness", 40),
        ("stand", 60), ("gate_check", 100), ("financial_year", 8), ("answer", 50),
        ("attachment", 2), ("member", 15), ("visit", 25),
    ],
)  # fmt: skip
def test_it_holds_a_year_of_work(sample: Book, table: str, least: int) -> None:
    assert only(sample, f"SELECT count(*) FROM {table}") >= least


@pytest.mark.parametrize(
    "today", [TODAY, date(2026, 11, 21), date(2026, 10, 3), date(2027, 2, 10), date(2028, 2, 29)]
)
def test_it_is_sound_on_any_day(tmp_path: Path, today: date) -> None:
    path = tmp_path / "sample.kabook"
    make_sample(path, Clock(today))
    with Book.open(path, Clock(today), read_only=True) as book:
        assert [line.en for line in check(book)] == []
        assert next_day_of_visits(book, today) == add_workdays(today, 1)
    assert [file.name for file in tmp_path.iterdir()] == ["sample.kabook"]


def next_day_of_visits(book: Book, today: date) -> date:
    days = book.rows("SELECT min(day) FROM touch WHERE state='planned' AND day>=?", [str(today)])
    return date.fromisoformat(days[0][0])


def test_somebody_stands_at_every_stage_of_both_playbooks(sample: Book) -> None:
    occupied = {
        (playbook, stage)
        for playbook, stage in sample.rows(
            "SELECT r.playbook, s.stage FROM run r JOIN stage_run s ON s.run_id=r.key"
            " WHERE r.state='open' AND s.state='current'"
        )
    }
    wanted = {
        (ident, stage.id)
        for ident in ("seven_stages", "five_phases")
        for stage in Shelf(sample).current(ident).stages
    }
    assert wanted - occupied == set()


def test_it_shows_an_opening_a_crisis_a_pause_and_both_ends(sample: Book) -> None:
    crisis = only(sample, "SELECT count(*) FROM stage_run WHERE stage='crisis' AND state='current'")
    assert crisis == 1
    states = {row for (row,) in sample.rows("SELECT state FROM run")}
    assert states == {"open", "paused", "ended"}
    assert {row for (row,) in sample.rows("SELECT status FROM project")} == {
        "lead", "open", "paused", "won", "lost",
    }  # fmt: skip
    opened = sample.rows("SELECT key, customer_id FROM run WHERE opening=1")
    assert len(opened) == 2
    for run, customer in opened:
        earlier = sample.rows("SELECT state FROM stage_run WHERE run_id=? AND place=1", [run])
        assert earlier == [("opening",)]
        owed = "SELECT count(*) FROM task WHERE customer_id=? AND origin LIKE 'seven_stages/%'"
        assert only(sample, owed, customer) == 0


SEED_PROJECTS = {
    # Amount in 分, whom we know, source, funds and their state, as the table of the seeds has them.
    "A": (10**10, {"decision_maker", "supporter"}, "decision_maker", "government", "in_place"),
    "B": (15 * 10**9, {"supporter"}, "decision_maker", "bank", "missing"),
    "C": (8 * 10**10, {"supporter"}, "staff", "self", "half"),
    "D": (5 * 10**10, {"decision_maker"}, "supporter", "bank", "in_place"),
}


@pytest.mark.parametrize("letter", list(SEED_PROJECTS))
def test_the_projects_of_the_seeds_are_there(sample: Book, letter: str) -> None:
    amount, known, source, funds, state = SEED_PROJECTS[letter]
    (row,) = sample.rows(
        "SELECT amount, information_source, funding_source, funding_state, customer_id, key"
        " FROM project WHERE name LIKE ?",
        [f"{letter} %"],
    )
    assert row[:4] == (amount, source, funds, state)
    connections = only(
        sample, "SELECT value FROM answer WHERE record=? AND field='connections'", row[4]
    )
    assert set(connections.split(",")) == known
    won = sample.rows("SELECT role FROM stand WHERE project_id=? AND attitude>=1", [row[5]])
    assert (("decision_maker",) in won) == ("decision_maker" in known)


def test_the_projects_of_the_seeds_keep_their_order_and_distances(sample: Book) -> None:
    rows = sample.rows(
        "SELECT name, purchase_date FROM project WHERE name GLOB '[ABCD] *' ORDER BY purchase_date"
    )
    assert [name[0] for name, _ in rows] == ["A", "D", "C", "B"]
    months = [int(day[:4]) * 12 + int(day[5:7]) for _, day in rows]
    assert [month - months[0] for month in months] == [0, 5, 7, 8]  # 2009.05, .10, .12, 2010.1


def test_lanzhou_is_as_in_the_pictures(sample: Book) -> None:
    key = key_of(sample, LANZHOU)
    present = [person for person in people(sample, key) if person.key and not person.left]
    assert len(present) == 14
    run = runs(sample, key)[0]
    assert run.current is not None
    assert (run.current.stage, run.current.place) == ("progress", 4)
    assert run.current.planned_end == TODAY - timedelta(days=10)
    slips = [
        (stage.actual_end - stage.planned_end).days
        for stage in run.stages
        if stage.actual_end and stage.planned_end
    ]
    assert slips == [-1, 4, 12]
    visit = next_visit(sample, key, TODAY)
    assert visit is not None
    assert visit.day == date(2026, 11, 25)
    assert visit.goal == "请 顾维民 明确支持样机方案，约定 12 月 10 日试单评审"
    assert visit.colleagues == "李振华、钱伟"


def test_every_task_says_why(sample: Book) -> None:
    assert only(sample, "SELECT count(*) FROM task WHERE trim(why)='' OR trim(title)=''") == 0


def test_judgements_carry_their_evidence(sample: Book) -> None:
    old = str(TODAY - timedelta(days=180))
    for table in ("stand", "closeness", "relation", "need", "position", "gate_check"):
        rows = sample.rows(f"SELECT certainty, source, as_of FROM {table}")
        assert {"assumed", "confirmed"} == {row[0] for row in rows}, table
        assert all(source and as_of for _, source, as_of in rows), table
    stale = "SELECT count(*) FROM (SELECT as_of FROM position UNION ALL SELECT as_of FROM stand)"
    assert only(sample, f"{stale} WHERE as_of < ?", old) >= 5


def test_gates_were_passed_on_what_is_recorded(sample: Book) -> None:
    unmet = sample.rows(
        "SELECT s.run_id, s.stage FROM stage_run s WHERE s.state='passed' AND NOT EXISTS"
        " (SELECT 1 FROM gate_check c WHERE c.run_id=s.run_id AND c.stage=s.stage AND c.met)"
    )
    assert unmet == []
    later = sample.rows(
        "SELECT c.source FROM gate_check c JOIN touch t ON t.key=c.touch_id"
        " WHERE t.day > c.checked_on"
    )
    assert later == []


def test_the_people_are_varied(sample: Book) -> None:
    assert only(sample, "SELECT count(*) FROM position WHERE contact_id IS NULL") >= 3
    assert only(sample, "SELECT count(*) FROM position WHERE end<>''") >= 3
    twice = "SELECT contact_id FROM position WHERE contact_id IS NOT NULL GROUP BY 1"
    assert only(sample, f"SELECT count(*) FROM ({twice} HAVING count(*) > 1)") >= 1
    across = (
        "SELECT count(*) FROM relation r JOIN position a ON a.contact_id=r.first_id"
        " JOIN position b ON b.contact_id=r.second_id WHERE a.customer_id<>b.customer_id"
    )
    assert only(sample, across) >= 4
    assert {row for (row,) in sample.rows("SELECT attitude FROM stand")} == {2, 1, 0, -1, None}
    assert {row for (row,) in sample.rows("SELECT level FROM closeness")} == {1, 2, 3, 4, 5}
    assert {"decision_maker", "participant", "executor", "superior", "coach", "user",
            "gatekeeper"} == {row for (row,) in sample.rows("SELECT role FROM stand")}  # fmt: skip


def test_the_companies_are_varied(sample: Book) -> None:
    listed = customer_rows(sample, find_customers(sample, CustomerFilter()).keys)
    assert {row.grade for row in listed} == {"A", "B", "C", "D"}
    assert sum(row.grade_suggested for row in listed) == 2
    assert only(sample, "SELECT count(*) FROM customer WHERE parent_id IS NOT NULL") == 1
    places = {row for (row,) in sample.rows("SELECT chain_place FROM customer")}
    assert {"end_user", "contractor"} <= places
    assert {row for (row,) in sample.rows("SELECT lifecycle FROM customer")} == {
        "prospect", "developing", "active", "dormant", "lost",
    }  # fmt: skip
    kinds = {(side, state) for side, state in sample.rows("SELECT side, state FROM promise")}
    assert {("us", "open"), ("us", "kept"), ("them", "open"), ("them", "kept")} <= kinds
    assert promises(sample, key_of(sample, LANZHOU))


def test_credit_codes_have_their_check_digit_and_belong_to_nobody(sample: Book) -> None:
    codes = [
        code for (code,) in sample.rows("SELECT credit_code FROM customer WHERE credit_code<>''")
    ]
    assert len(codes) >= 8
    assert [check_credit_code(code) for code in codes] == codes
    assert {code[2:8] for code in codes} == {"990000"}  # no such region


@pytest.mark.parametrize(("name", "typed"), [("杜㛃", "杜㛃"), ("黎䶮", "liyan")])
def test_people_with_rare_characters_are_found(sample: Book, name: str, typed: str) -> None:
    found = find_customers(sample, CustomerFilter(typed)).keys
    customer = only(
        sample,
        "SELECT customer_id FROM position p JOIN contact c ON c.key=p.contact_id WHERE c.name=?",
        name,
    )
    assert customer in found


def test_nothing_private_and_no_benefit_to_a_person_is_told() -> None:
    told = "".join(
        path.read_text(encoding="utf-8") for path in sorted(resources_dir("sample").rglob("*.toml"))
    )
    assert len(told) > 50_000
    words = "生日|籍贯|同乡|老乡|配偶|子女|女儿|儿子|家庭|礼品|礼物|红包|回扣|返点|宴请|好处|回报"
    assert re.findall(words, told) == []
    traits = (
        "性格|脾气|爱好|兴趣|喜欢|反感|重承诺|务实|强势|谨慎|直爽|爽快|急性|固执|多疑|健谈|话不多"
    )
    assert re.findall(traits, told) == []
    assert re.findall('"(hometown|family)"', told) == []


def content(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all journaled rows, keys replaced by their rank in the book."""
    with Book.open(path, Clock(TODAY), read_only=True) as book:
        tables = {
            table_of(model): book.rows(f'SELECT * FROM "{table_of(model)}"')
            for model in JOURNALED
            if model is not RecordNumber
        }
    cells = (cell for rows in tables.values() for row in rows for cell in row)
    keys = sorted({c for cell in cells for c in _keys_in(cell)})
    rank = {key: f"key {place}" for place, key in enumerate(keys)}
    named = {
        table: sorted((tuple(_named(cell, rank) for cell in row) for row in rows), key=repr)
        for table, rows in tables.items()
    }
    assert len(rank) > 500
    return named


def _keys_in(cell: Any) -> list[int]:
    """Return the key in a cell; the book's owner stands in `about` as text."""
    number = int(cell) if isinstance(cell, str) and cell.isdigit() and len(cell) > 12 else cell
    return [number] if isinstance(number, int) and number >= 1 << 50 else []


def _named(cell: Any, rank: dict[int, str]) -> Any:
    keys = _keys_in(cell)
    return rank[keys[0]] if keys else cell


def test_the_same_day_makes_the_same_book(sample_path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.kabook"
    make_sample(other, Clock(TODAY))
    assert content(other) == content(sample_path)


def test_the_journal_tells_it_and_undo_takes_all_of_it_back(tmp_path: Path) -> None:
    path = tmp_path / "sample.kabook"
    make_sample(path, Clock(TODAY))
    with Book.open(path, Clock(TODAY)) as book:
        titles = []
        while entry := book.undo():
            titles.append(entry.title.zh)
        assert titles[-1] == "填入示例数据"
        assert titles[0] == "改阶段日期「实质性进展」"
        assert len(titles) == 3
        assert only(book, "SELECT count(*) FROM customer") == 0
        while book.redo():
            pass
        assert only(book, "SELECT count(*) FROM customer") == 16
        assert check(book) == []


def test_the_book_belongs_to_the_salesperson(sample: Book) -> None:
    assert only(sample, "SELECT name FROM colleague WHERE key=?", me(sample)) == "王志强"
    assert (
        only(sample, "SELECT value FROM about WHERE name='company'") == "江苏恒锐传动科技有限公司"
    )


def test_every_customer_and_visit_has_its_number(sample: Book) -> None:
    visits = [key for (key,) in sample.rows("SELECT touch_id FROM visit")]
    assert len(record_numbers(sample, "visit", visits)) == len(visits)
    assert record_number(sample, "customer", key_of(sample, LANZHOU)) == "K-0001-4"


def test_a_file_that_is_there_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "sample.kabook"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(KnownError):
        make_sample(path, Clock(TODAY))
    assert path.read_text(encoding="utf-8") == "mine"
