"""Files kept in the book, and the short numbers of records."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaccount_desktop.book.actions.attachments import (
    attach_file,
    edit_attachment,
    remove_attachment,
    save_as,
)
from kaccount_desktop.book.actions.numbers import find_number, record_number, record_numbers
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.activity import attachments
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.queries.quick import quick_find
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from tests.book.conftest import TODAY, Known


def test_a_file_goes_in_and_comes_out(book: Book, known: Known, tmp_path: Path) -> None:
    source = tmp_path / "检测报告.pdf"
    source.write_bytes(b"%PDF-1.7 " + bytes(range(256)) * 9000)
    key = attach_file(book, source, known.customer, project=known.project)
    (row,) = attachments(book, known.customer)
    assert (row.name, row.media_type, row.size) == (
        "检测报告.pdf", "application/pdf", source.stat().st_size,
    )  # fmt: skip
    assert row.added_on == TODAY
    assert history(book, 1)[0].title.zh == "添加附件 检测报告.pdf"
    save_as(book, key, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == source.read_bytes()


def test_removing_a_file_can_be_undone(book: Book, known: Known, tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("样机")
    key = attach_file(book, source, known.customer)
    assert edit_attachment(book, key, "note", "十月")
    assert not edit_attachment(book, key, "note", "十月")
    with pytest.raises(TypeError):
        edit_attachment(book, key, "sha256", "0")
    remove_attachment(book, key)
    assert attachments(book, known.customer) == []
    book.undo()
    save_as(book, key, tmp_path / "b.txt")
    assert (tmp_path / "b.txt").read_text() == "样机"


def test_files_that_cannot_be_kept_leave_nothing(book: Book, known: Known, tmp_path: Path) -> None:
    big = tmp_path / "big.bin"
    with big.open("wb") as file:
        file.truncate((50 << 20) + 1)
    entries = len(history(book))
    for path, part in ((big, "50 MB"), (tmp_path / "none.txt", "cannot be read")):
        with pytest.raises(KnownError, match=part):
            attach_file(book, path, known.customer)
    assert len(history(book)) == entries
    assert book.rows("SELECT count(*) FROM blob") == [(0,)]


def test_numbers_are_given_out_once_and_found_again(book: Book, known: Known) -> None:
    entries = len(history(book))
    number = record_number(book, "customer", known.other)
    assert number.startswith("K-0001-")
    assert record_number(book, "customer", known.other) == number
    both = record_numbers(book, "customer", [known.customer, known.other, known.customer])
    assert both[known.other] == number
    assert both[known.customer].startswith("K-0002-")
    assert record_number(book, "contact", known.chen).startswith("P-0001-")
    assert find_number(book, number.lower().replace("-", " ")) == ("customer", known.other)
    assert len(history(book)) == entries


def test_a_number_on_paper_finds_its_customer(book: Book, known: Known) -> None:
    record_number(book, "customer", known.other)
    of_customer = record_number(book, "customer", known.customer)
    of_person = record_number(book, "contact", known.chen)
    of_project = record_number(book, "project", known.project)
    for number in (of_customer, of_person.lower(), of_project.replace("-", " ")):
        assert find_customers(book, CustomerFilter(number)).keys == [known.customer], number
        assert find_customers(book, CustomerFilter(number, grades=frozenset("D"))).keys == []
    assert [hit.contact for hit in quick_find(book, of_person).hits] == [None, known.chen]
    assert [hit.contact for hit in quick_find(book, of_project).hits] == [None]
    misread = of_customer[:-1] + str((int(of_customer[-1]) + 1) % 10)
    assert find_customers(book, CustomerFilter(misread)).keys == []


def test_numbers_misread_or_never_given_out_are_refused(book: Book, known: Known) -> None:
    number = record_number(book, "customer", known.customer)
    wrong = number[:-1] + str((int(number[-1]) + 1) % 10)
    with pytest.raises(KnownError, match="check digit"):
        find_number(book, wrong)
    with pytest.raises(KnownError, match="not a record number"):
        find_number(book, "澜州")
    book.undo()
    other = record_number(book, "project", known.project)
    with book.local_change() as raw:
        raw.execute("DELETE FROM record_number WHERE prefix='X'")
    with pytest.raises(KnownError, match="gave out no number"):
        find_number(book, other)


def test_a_book_opened_for_reading_gives_out_none(
    book: Book, book_path: Path, known: Known, clock: Clock
) -> None:
    number = record_number(book, "customer", known.customer)
    book.close()
    with Book.open(book_path, clock, read_only=True) as reading:
        assert record_numbers(reading, "customer", [known.customer, known.other]) == {
            known.customer: number
        }
        assert record_number(reading, "customer", known.other) == ""
