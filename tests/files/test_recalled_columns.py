"""Columns known again by their headings."""

from __future__ import annotations

from pathlib import Path

from kaccount_desktop.book.book import Book
from kaccount_desktop.files.fields import KEEP, SKIP
from kaccount_desktop.files.headings import recognise
from kaccount_desktop.files.importing import import_file
from kaccount_desktop.files.recalled_columns import recall, remember
from kaccount_desktop.files.sheet_mapping import SheetMapping, remap
from kaccount_desktop.files.tables import Workbook, read_workbook
from tests.files.conftest import MakeXlsx, Rows

HEADS = ["客户名称", "口碑", "电话", "电话", "生日"]
LISTED: Rows = [HEADS, ["甲公司", "很好", "0512-1", "13800000001", "1980"]]


def opened(path: Path) -> tuple[Workbook, list[SheetMapping]]:
    workbook = read_workbook(path)
    return workbook, recognise(workbook)


def targets(mapping: SheetMapping) -> list[str]:
    return [one.target for one in mapping.columns]


def chosen(book: Book, path: Path, column: int, target: str) -> None:
    """Import as a user who chose what one column holds."""
    workbook, [mapping] = opened(path)
    remember(book, workbook, [remap(mapping, column, target)])


def test_the_same_headings_in_another_order(book: Book, make_xlsx: MakeXlsx) -> None:
    chosen(book, make_xlsx(LISTED), 1, "customer.history")
    other = make_xlsx(
        [["名单"], [], ["口碑", "电话", "客户名称", "生日", "电话"], ["好", "", "乙", "", ""]]
    )
    _workbook, [mapping] = opened(other)
    assert not mapping.recalled
    [found] = recall(book, [mapping])
    assert found.recalled
    assert targets(found)[0] == "customer.history"
    assert targets(found)[2] == "customer.name"
    assert targets(found)[3] == SKIP, "private facts stay outside"


def test_other_headings_are_read_as_ever(book: Book, make_xlsx: MakeXlsx) -> None:
    chosen(book, make_xlsx(LISTED), 1, "customer.history")
    _workbook, mappings = opened(make_xlsx([HEADS[:2], ["乙公司", "好"]]))
    assert recall(book, mappings) == mappings


def test_going_back_to_what_was_recognised_forgets(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx(LISTED)
    chosen(book, path, 1, "customer.history")
    chosen(book, path, 1, KEEP)
    _workbook, mappings = opened(path)
    assert recall(book, mappings) == mappings
    assert book.rows("SELECT count(*) FROM book_fact WHERE name LIKE 'columns %'") == [(0,)]


def test_it_outlives_an_undo_a_close_and_serves_the_command_line(
    book: Book, make_xlsx: MakeXlsx
) -> None:
    path = make_xlsx(LISTED)
    import_file(book, path)
    chosen(book, path, 1, "customer.history")
    book.undo()
    book.close()
    with Book.open(book.path, book.clock) as again:
        import_file(again, path)
        assert again.rows("SELECT history FROM customer") == [("很好",)]


def test_a_field_no_longer_known_is_left_as_recognised(book: Book, make_xlsx: MakeXlsx) -> None:
    path = make_xlsx(LISTED)
    chosen(book, path, 1, "customer.history")
    with book.local_change() as raw:
        raw.execute(
            "UPDATE book_fact SET value=replace(value, 'customer.history', 'customer.gone')"
        )
    _workbook, [mapping] = opened(path)
    assert targets(recall(book, [mapping])[0]) == targets(mapping)
