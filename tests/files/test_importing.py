"""A list brought into a book: once, again, half, and taken back."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import create_customer, edit_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.book import Book
from kaccount_desktop.files.importing import apply, import_file, list_options, prepare, preview
from kaccount_desktop.files.progress import StoppedError
from kaccount_desktop.rules.errors import KnownError
from tests.files.conftest import TODAY, MakeXlsx

CODE = "91440300708461136T"
TABLES = (
    "customer", "contact", "position", "project", "stand", "closeness", "pairing", "run",
    "stage_run", "touch", "touch_contact", "visit", "task", "need", "promise", "colleague",
    "definition", "journal", "customer_summary",
)  # fmt: skip
HEADS = [
    "客户名称", "信用代码", "行业", "客户等级", "上级集团", "联系人", "职务", "直接上级", "手机", "角色",
    "态度", "关系", "项目名称", "金额（万元）", "采购时间", "资金状况", "阶段", "负责人", "上次跟进日期",
    "跟进记录", "下一步", "下次跟进日期", "需求", "备注",
]  # fmt: skip
LIST: list[list[Any]] = [
    HEADS,
    ["华为技术有限公司", CODE, "通信", "A", "", "张三", "采购经理", "王总", 13912345678, "决策人",
     "支持", "信赖", "一号线", 120, "2027年3月", "到位", "深入接触", "王伟", datetime.date(2026, 3, 1),
     "上门拜访", "寄样品", datetime.date(2026, 12, 1), "交期太长", "老客户"],
    ["", "", "", "", "", "王总", "总经理", "", "", "上级主管",
     "", "", "一号线", "", "", "", "", "", "",
     "", "", "", "", ""],
    ["华为终端有限公司", "", "通信", "B级", "华为技术有限公司", "李四", "", "", "", "",
     "", "", "二号线", "1.5亿", "2027", "未到位", "走访市场", "李雷", "2026-05-06",
     "电话", "", datetime.date(2026, 5, 9), "", "𠮷㛃"],
]  # fmt: skip


def dump(book: Book) -> dict[str, list[tuple[Any, ...]]]:
    return {name: book.rows(f"SELECT * FROM {name} ORDER BY 1, 2") for name in TABLES}


def count(book: Book, table: str) -> int:
    return int(book.rows(f"SELECT count(*) FROM {table}")[0][0])


@pytest.fixture
def listed(make_xlsx: MakeXlsx) -> Path:
    return make_xlsx(LIST)


def test_everything_the_list_names_is_in_the_book(book: Book, listed: Path) -> None:
    report = import_file(book, listed)
    assert (report.added, report.merged, report.unchanged) == (2, 0, 0)
    assert report.refusals == []
    customers = book.rows(
        "SELECT c.name, c.credit_code, c.industry, c.grade, c.suggested_grade,"
        " c.suggested_grade_source, p.name, o.name, c.note FROM customer c"
        " LEFT JOIN customer p ON p.key=c.parent_id JOIN colleague o ON o.key=c.owner_id"
        " ORDER BY c.key"
    )
    assert customers == [
        ("华为技术有限公司", CODE, "通信", "", "A", "客户.xlsx", None, "王伟", "老客户"),
        ("华为终端有限公司", "", "通信", "", "B", "客户.xlsx", "华为技术有限公司", "李雷", "𠮷㛃"),
    ]
    people = book.rows(
        "SELECT c.name, c.mobile, p.title, s.name, p.certainty, p.source FROM position p"
        " JOIN contact c ON c.key=p.contact_id LEFT JOIN position q ON q.key=p.reports_to_id"
        " LEFT JOIN contact s ON s.key=q.contact_id ORDER BY c.key"
    )
    assert people == [
        ("张三", "13912345678", "采购经理", "王总", "assumed", "客户.xlsx"),
        ("王总", "", "总经理", None, "assumed", "客户.xlsx"),
        ("李四", "", "", None, "assumed", "客户.xlsx"),
    ]
    projects = book.rows(
        "SELECT name, amount, purchase_date, funding_state, status FROM project ORDER BY key"
    )
    assert projects == [
        ("一号线", 120_000_000, "2027-03", "in_place", "lead"),
        ("二号线", 15_000_000_000, "2027", "missing", "lead"),
    ]
    stands = book.rows(
        "SELECT c.name, s.role, s.attitude FROM stand s JOIN contact c ON c.key=s.contact_id"
        " ORDER BY c.key"
    )
    assert stands == [("张三", "decision_maker", 1), ("王总", "superior", None)]
    close = book.rows(
        "SELECT o.name, x.level FROM closeness x JOIN colleague o ON o.key=x.colleague_id"
    )
    assert close == [("王伟", 4)]
    assert book.rows("SELECT wording, kind FROM need") == [("交期太长", "pain")]
    touches = book.rows("SELECT kind, state, day, result, next_step FROM touch ORDER BY key")
    assert touches == [
        ("visit", "done", "2026-03-01", "noted", "寄样品"),
        ("call", "done", "2026-05-06", "noted", ""),
    ]
    assert (count(book, "touch_contact"), count(book, "visit")) == (2, 1)


def test_customers_start_where_the_list_says_with_nothing_owed(book: Book, listed: Path) -> None:
    """Opening state: earlier gates are not passed, no task of a playbook, nothing overdue."""
    import_file(book, listed)
    rows = book.rows(
        "SELECT r.opening, r.project_id, s.stage, s.state, s.planned_end FROM run r"
        " JOIN stage_run s ON s.run_id=r.key WHERE s.state<>'pending' ORDER BY r.key, s.place"
    )
    assert [row[:4] for row in rows] == [
        (1, None, "direction", "opening"),
        (1, None, "market_visit", "opening"),
        (1, None, "deep_contact", "current"),
        (1, None, "direction", "opening"),
        (1, None, "market_visit", "current"),
    ]
    assert all(end is None or end >= TODAY.isoformat() for *_rest, end in rows)
    tasks = book.rows("SELECT title, due, origin, stage FROM task")
    assert tasks == [("寄样品", "2026-12-01", "follow_up", "")]
    assert book.rows("SELECT count(*) FROM stage_run WHERE state='passed'") == [(0,)]


def test_one_import_is_one_entry_and_one_undo_takes_it_back(book: Book, listed: Path) -> None:
    before = dump(book)
    import_file(book, listed)
    assert count(book, "journal") == 1
    entry = book.undo()
    assert entry is not None
    assert entry.title.zh == "导入 客户.xlsx"
    after = dump(book)
    assert {k: v for k, v in after.items() if k != "journal"} == {
        k: v for k, v in before.items() if k != "journal"
    }
    book.redo()
    assert count(book, "customer") == 2


def test_the_same_list_again_changes_nothing(book: Book, listed: Path) -> None:
    import_file(book, listed)
    before = dump(book)
    report = import_file(book, listed)
    assert (report.added, report.merged, report.unchanged) == (0, 0, 2)
    assert not report.changed
    assert report.differences == []
    assert dump(book) == before


def test_the_same_list_a_month_later_changes_nothing(book: Book, listed: Path) -> None:
    from kaccount_desktop.rules.clock import Clock

    import_file(book, listed)
    book.clock = Clock(datetime.date(2027, 1, 5))
    assert not import_file(book, listed).changed


def test_gaps_are_filled_and_nothing_is_overwritten(book: Book, listed: Path) -> None:
    key = create_customer(book, "华为技术有限公司", industry="电子", note="我的备注")
    add_person(book, key, "张三", "总监")
    create_project(book, key, "一号线", amount="99")
    report = import_file(book, listed)
    assert (report.added, report.merged) == (1, 1)
    assert book.rows("SELECT industry, note, credit_code FROM customer WHERE key=?", [key]) == [
        ("电子", "我的备注", CODE)
    ]
    assert book.rows(
        "SELECT c.mobile, p.title FROM contact c JOIN position p ON p.contact_id=c.key"
        " WHERE c.name='张三'"
    ) == [("13912345678", "总监")]
    assert book.rows("SELECT amount, purchase_date FROM project WHERE name='一号线'") == [
        (9_900, "2027-03")
    ]
    said = "\n".join(difference.text().zh for difference in report.differences)
    for words in ("行业：保留库中的「电子」，名单为「通信」", "我的备注", "「总监」", "「99.00」"):
        assert words in said


def test_a_customer_is_known_by_code_then_by_name_and_alias(
    book: Book, make_xlsx: MakeXlsx
) -> None:
    create_customer(book, "旧名机械有限公司", credit_code=CODE)
    create_customer(book, "宝山钢铁股份有限公司", aliases="宝钢股份")
    create_customer(book, "丙公司", credit_code="91110108551385082Q")
    path = make_xlsx(
        [["客户名称", "信用代码"], ["新名机械有限公司", CODE], ["宝钢股份", ""], ["丙公司", CODE]]
    )
    report = import_file(book, path)
    assert (report.added, report.merged, report.unchanged) == (0, 0, 2)
    assert count(book, "customer") == 3


def test_a_running_process_is_left_alone(book: Book, listed: Path) -> None:
    key = create_customer(book, "华为技术有限公司")
    start_run(book, key, "seven_stages")
    before = book.rows("SELECT * FROM stage_run ORDER BY 1, 2")
    import_file(book, listed)
    assert book.rows("SELECT * FROM stage_run WHERE run_id=? ORDER BY 1, 2", [before[0][0]]) == (
        before
    )
    assert book.rows("SELECT count(*) FROM run WHERE customer_id=?", [key]) == [(1,)]


def test_a_stage_chosen_for_the_whole_list(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户名称"], *[[f"第{n}机械厂"] for n in range(100)]])
    options = list_options(book, opening_stage=("seven_stages", "first_cooperation"))
    import_file(book, path, options=options)
    stages = book.rows("SELECT stage, opening, next_due FROM customer_summary")
    assert stages == [("first_cooperation", 1, None)] * 100
    assert count(book, "task") == 0


def test_words_for_stages_the_user_mapped(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["客户名称", "阶段"], ["甲公司", "报价中"]])
    assert prepare(path, list_options(book)).unknown_stages == {"报价中": 1}
    options = list_options(book, stage_words={"报价中": ("seven_stages", "progress")})
    import_file(book, path, options=options)
    assert book.rows("SELECT stage FROM customer_summary") == [("progress",)]


def test_owners_are_known_again(book: Book, make_xlsx: MakeXlsx) -> None:
    mine = add_colleague(book, "王伟")
    path = make_xlsx([["客户名称", "负责人"], ["甲公司", "王伟"], ["乙公司", "李雷"]])
    report = import_file(book, path)
    assert report.new["colleague"] == 1
    assert book.rows("SELECT owner_id FROM customer WHERE name='甲公司'") == [(mine,)]


def test_a_preview_counts_and_writes_nothing(book: Book, listed: Path) -> None:
    before = dump(book)
    plan = prepare(listed, list_options(book))
    seen = preview(book, plan)
    assert dump(book) == before
    done = apply(book, plan)
    assert (seen.added, seen.new) == (done.added, done.new)


class CancelAfter:
    """Cancels at the given question."""

    def __init__(self, questions: int) -> None:
        self.left = questions
        self.asked = 0

    def __call__(self) -> bool:
        self.asked += 1
        self.left -= 1
        return self.left < 0


def test_a_cancel_at_any_moment_leaves_the_book_untouched(book: Book, make_xlsx: MakeXlsx) -> None:
    edit_customer(book, create_customer(book, "甲1有限公司"), "city", "苏州")
    rows = [
        ["客户名称", "联系人", "项目名称"],
        *[[f"甲{n}有限公司", f"张{n}", "线"] for n in range(400)],
    ]
    path = make_xlsx(rows)
    before = dump(book)
    whole = CancelAfter(10_000)
    plan = prepare(path, list_options(book), cancelled=whole)
    preview(book, plan)
    for questions in range(40):
        cancel = CancelAfter(questions)
        with pytest.raises(StoppedError):
            import_file(book, path, cancelled=cancel)
        assert dump(book) == before
        if cancel.asked > 12 and questions > 12:
            break
    assert book.next_redo() is None


def test_progress_rises_to_the_end(book: Book, listed: Path) -> None:
    seen: list[float] = []
    import_file(book, listed, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 1.0


def test_an_import_works_in_another_thread(book: Book, listed: Path) -> None:
    """The window imports in a worker while its own thread goes on reading."""
    failures: list[BaseException] = []

    def work() -> None:
        try:
            import_file(book, listed)
        except BaseException as error:  # noqa: BLE001 - told to the test's own thread
            failures.append(error)
        finally:
            book.release_thread()

    worker = threading.Thread(target=work)
    worker.start()
    while worker.is_alive():
        count(book, "customer")
    worker.join()
    assert failures == []
    assert count(book, "customer") == 2


def test_a_list_without_customer_names_says_so(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx([["项目名称", "采购时间", "标的"], ["A", "2009.05", 1]])
    with pytest.raises(KnownError, match="customer names"):
        import_file(book, path)


@pytest.fixture
def read_only(book: Book) -> Iterator[Book]:
    path = book.path
    book.close()
    with Book.open(path, book.clock, read_only=True) as opened:
        yield opened


def test_a_read_only_book_refuses_and_previews(read_only: Book, listed: Path) -> None:
    plan = prepare(listed, list_options(read_only))
    assert preview(read_only, plan).added == 2
    with pytest.raises(KnownError):
        apply(read_only, plan)
