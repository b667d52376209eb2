"""`check` finds what is wrong, and nothing in a sound book."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book import derived
from kaccount_desktop.book.actions.attachments import attach_file
from kaccount_desktop.book.actions.customers import delete_customers, edit_customer
from kaccount_desktop.book.actions.followups import record_follow_up
from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.rules.clock import Clock
from tests.book.conftest import TODAY, Known


def break_with(path: Path, *statements: str) -> None:
    """Write past every guard, as a defect or another program might."""
    raw = apsw.Connection(str(path))
    try:
        for statement in statements:
            raw.execute(statement)
    finally:
        raw.close()


def busy(book: Book, known: Known, folder: Path) -> None:
    """Do a little of everything, undo some of it."""
    file = folder / "报告.txt"
    file.write_bytes(b"x" * 10)
    attach_file(book, file, known.customer)
    start_run(book, known.customer, "seven_stages")
    record_follow_up(book, known.customer, "visit", TODAY, "progress", contacts=[known.chen])
    delete_customers(book, [known.other])
    book.undo()
    delete_customers(book, [known.customer])
    book.undo()


def test_a_sound_book_has_no_faults(book: Book, book_path: Path, known: Known) -> None:
    busy(book, known, book_path.parent)
    assert check(book) == []
    book.close()
    before = book_path.read_bytes()
    assert check(book_path) == []
    assert check(str(book_path)) == []
    assert book_path.read_bytes() == before


def test_an_empty_book_is_sound(empty_book: Book) -> None:
    assert check(empty_book) == []


@pytest.mark.parametrize(
    ("statements", "english", "chinese"),
    [
        (["DELETE FROM contact"], "refer to a contact", "引用了库中不存在的联系人"),
        (["CREATE TABLE extra (key INTEGER PRIMARY KEY)"], "“extra” does not belong", "多出「extra」"),
        (["DROP INDEX task_open_due"], "“task_open_due” is missing", "缺少「task_open_due」"),
        (
            ["DROP TABLE map_place", "CREATE TABLE map_place (a INTEGER PRIMARY KEY)"],
            "“map_place” differs", "「map_place」与本版本的库结构不同",
        ),
        (["UPDATE customer_summary SET contacts=9"], "The list shows 2 customers", "2 个客户"),
        (["DELETE FROM customer_summary"], "The list shows 2 customers", "2 个客户"),
        (["DELETE FROM search"], "Search does not find", "搜索索引与记录不一致"),
        (["UPDATE customer SET short_name='澜重'"], "Search does not find", "搜索索引"),
        (["DELETE FROM position"], "2 people hold no post", "陈建国、顾维民"),
        (
            ["INSERT INTO answer (record, form, field, value) VALUES (5, 'f', 'x', 'y')"],
            "Forms of 1 records", "1 条已不存在记录",
        ),
        (["DELETE FROM blob"], "“报告.txt” is missing", "附件「报告.txt」"),
        (
            ["UPDATE blob SET chunk=CAST('yxxxxxxxxx' AS BLOB)"],
            "“报告.txt” is not what was attached",
            "附件「报告.txt」的内容与添加时不同",
        ),
        (["UPDATE blob SET chunk=x'00'"], "“报告.txt” is missing or cut short", "附件「报告.txt」"),
        (["UPDATE journal SET changeset=x'00'"], "cannot be read", "无法读取"),
        (["UPDATE journal SET version=77"], "names unknown tables", "未知的表"),
    ],
)  # fmt: skip
def test_each_fault_is_named(
    book: Book, book_path: Path, known: Known, statements: list[str], english: str, chinese: str
) -> None:
    busy(book, known, book_path.parent)
    book.close()
    break_with(book_path, *statements)
    found = check(book_path)
    assert any(english in text.en for text in found), found
    assert any(chinese in text.zh for text in found), found


def nothing(path: Path) -> None:
    path.unlink()


def half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:9000])


def text(path: Path) -> None:
    path.write_text("客户名称\n" * 100, encoding="utf-8")


def garbage(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2 // 4096 * 4096 :][:4096] = b""
    whole[len(whole) // 2 : len(whole) // 2 + 40_000] = b"\xff" * 40_000
    path.write_bytes(whole)


@pytest.mark.parametrize(
    ("spoil", "part"),
    [
        (nothing, "There is no book"),
        (half, "damaged"),
        (text, "not a KAccount book"),
        (garbage, "damaged"),
    ],
)
def test_what_cannot_be_opened_is_one_fault(
    book_path: Path, spoil: Callable[[Path], None], part: str
) -> None:
    spoil(book_path)
    found = check(book_path)
    assert found
    assert all(part in fault.en for fault in found)


def test_checking_does_not_disturb_an_open_book(book: Book, known: Known, clock: Clock) -> None:
    assert check(book) == []
    assert book.reader_connection().pragma("query_only") == 1
    assert record_follow_up(book, known.customer, "call", clock.today(), "noted")
    assert check(book) == []


def test_a_book_written_to_meanwhile_is_judged_at_one_moment(
    book: Book, known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = derived.fill_index

    def fill_while_somebody_writes(target: apsw.Connection, source: apsw.Connection) -> None:
        real(target, source)
        edit_customer(book, known.customer, "name", "北港重工")

    monkeypatch.setattr(derived, "fill_index", fill_while_somebody_writes)
    assert check(book) == []
    assert book.next_undo() is not None
