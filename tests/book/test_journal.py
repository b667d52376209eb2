"""The one write path: what an entry takes back, what it refuses, what it leaves alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from kaccount_desktop.book.actions.customers import (
    create_customer,
    delete_customers,
    edit_customer,
    edit_many,
)
from kaccount_desktop.book.actions.standing import add_relation, set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.changes import Changes
from kaccount_desktop.book.journal import Entry
from kaccount_desktop.book.models import Customer, Definition, Position, Task
from kaccount_desktop.book.queries.customers import CustomerFilter, find_customers
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.refusals import BookBusyError
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from tests.book.conftest import Known

TABLES = (
    "customer",
    "contact",
    "position",
    "project",
    "stand",
    "relation",
    "task",
    "customer_summary",
)


def content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """Return every row that matters here, to compare before and after."""
    return {name: sorted(book.rows(f"SELECT * FROM {name}"), key=repr) for name in TABLES}


def city(book: Book, key: int) -> str:
    return str(book.rows("SELECT city FROM customer WHERE key=?", [key])[0][0])


def found(book: Book, text: str) -> list[int]:
    return list(find_customers(book, CustomerFilter(text=text)).keys)


def test_an_edit_is_undone_and_redone_by_name(book: Book, known: Known) -> None:
    before = content(book)
    edit_customer(book, known.customer, "city", "北港")
    after = content(book)
    entry = book.next_undo()
    assert entry is not None
    assert entry.title == Text(
        "Edit city of 澜州重工股份有限公司", "修改 澜州重工股份有限公司 的城市"
    )
    undone = book.undo()
    assert undone is not None
    assert undone.title == entry.title
    assert content(book) == before
    again = book.next_redo()
    assert again is not None
    assert again.entry == entry.entry
    book.redo()
    assert content(book) == after
    assert book.next_redo() is None


def test_a_deletion_with_all_that_hangs_on_it_comes_back_and_goes_again(
    book: Book, known: Known
) -> None:
    set_stand(book, known.project, known.chen, attitude=1)
    add_relation(book, known.chen, known.gu, "classmate")
    before = content(book)
    delete_customers(book, [known.customer])
    after = content(book)
    assert after["position"] == []
    assert after["contact"] == []
    assert after["stand"] == []
    assert after["relation"] == []
    for _ in range(2):
        book.undo()
        assert content(book) == before
        book.redo()
        assert content(book) == after


def test_everything_can_be_undone_back_to_an_empty_book(book: Book) -> None:
    full = content(book)
    steps = 0
    while book.undo():
        steps += 1
    assert steps == 7
    assert all(rows == [] for rows in content(book).values())
    while book.redo():
        steps -= 1
    assert steps == 0
    assert content(book) == full


def test_a_new_change_abandons_what_could_be_redone(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    book.undo()
    edit_customer(book, known.customer, "city", "南港")
    assert book.next_redo() is None
    assert book.redo() is None
    assert city(book, known.customer) == "南港"
    book.undo()
    assert city(book, known.customer) == "澜州"


def test_an_older_entry_is_reverted_when_nothing_touched_its_rows(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    older = latest(book)
    edit_customer(book, known.other, "city", "明湖")
    book.revert(older)
    assert city(book, known.customer) == "澜州"
    assert city(book, known.other) == "明湖"
    newest = latest(book)
    assert (newest.act, newest.undoes) == ("revert", older.entry)
    book.undo()
    assert city(book, known.customer) == "北港"


def test_an_older_entry_stays_when_its_row_was_touched_later(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    older = latest(book)
    edit_many(book, [known.customer, known.other], "city", "南港")
    before = content(book)
    with pytest.raises(KnownError) as refusal:
        book.revert(older)
    assert refusal.value.text == Text(
        "“Edit city of 澜州重工股份有限公司” cannot be undone: its rows (customer) were changed "
        "afterwards by “Edit city of 2 customers”; undo that first.",
        "不能撤销“修改 澜州重工股份有限公司 的城市”：相关记录（客户）之后又被「修改 2 个客户的城市」"
        "改动，请先撤销后者。",
    )
    assert content(book) == before
    edit_customer(book, known.customer, "industry", "重型装备")
    assert book.undo() is not None


def test_a_creation_is_not_reverted_when_others_depend_on_it(book: Book) -> None:
    key = create_customer(book, "北港机械")
    created = latest(book)
    with book.change("x") as change:
        change.insert(Task, customer=key, title="电话")
    with pytest.raises(KnownError, match="depend"):
        book.revert(created)
    assert found(book, "北港") == [key]


def test_a_revert_abandons_what_could_be_redone(book: Book, known: Known) -> None:
    edit_customer(book, known.other, "city", "明湖")
    older = latest(book)
    edit_customer(book, known.customer, "city", "北港")
    book.undo()
    book.revert(older)
    assert book.next_redo() is None


def test_nothing_is_written_outside_a_change(book: Book, known: Known) -> None:
    with pytest.raises(TypeError):
        Customer(name="x").save()
    with pytest.raises(TypeError):
        Customer(key=known.customer, name="x").delete_instance()
    reader = book.reader_connection()
    with pytest.raises(apsw.ReadOnlyError):
        reader.execute("UPDATE customer SET city='x'")
    with book.change("x") as change:
        raw = change._raw
        change.update(Customer, known.customer, city="北港")
    cached = "UPDATE customer SET city='y'"
    with pytest.raises(apsw.ReadOnlyError):
        raw.execute(cached)
    assert city(book, known.customer) == "北港"


def test_tables_are_not_made_in_a_change(book: Book) -> None:
    with pytest.raises(TypeError, match="migrations"), book.change("x") as change:
        change._raw.execute("CREATE TABLE extra (key INTEGER PRIMARY KEY)")
    assert book.rows("SELECT 1 FROM sqlite_master WHERE name='extra'") == []


def test_an_exception_leaves_the_book_as_it_was(book: Book, known: Known) -> None:
    before, entries = content(book), len(history(book))

    def half() -> None:
        with book.change("x") as change:
            change.update(Customer, known.customer, city="北港")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        half()
    assert content(book) == before
    assert len(history(book)) == entries
    assert edit_customer(book, known.customer, "city", "北港")


def test_a_change_without_effect_leaves_no_entry(book: Book, known: Known) -> None:
    entries = len(history(book))
    edit_customer(book, known.customer, "city", "北港")
    book.undo()
    with book.change("nothing") as change:
        change.update(Customer, known.customer, city="澜州")
    assert len(history(book)) == entries + 2
    assert book.next_redo() is not None


def test_a_second_change_is_refused_not_queued(book: Book, known: Known) -> None:
    refused: list[BaseException] = []

    def write_too() -> None:
        try:
            edit_customer(book, known.other, "city", "明湖")
        except BookBusyError as error:
            refused.append(error)
        finally:
            book.release_thread()

    with book.change("outer") as change:
        change.update(Customer, known.customer, city="北港")
        with pytest.raises(BookBusyError), book.change("inner"):
            pass
        thread = threading.Thread(target=write_too)
        thread.start()
        thread.join(10)
    assert len(refused) == 1
    assert city(book, known.customer) == "北港"
    assert city(book, known.other) == ""


def test_another_thread_reads_what_is_committed_only(book: Book, known: Known) -> None:
    seen: list[str] = []

    def look() -> None:
        seen.append(city(book, known.customer))
        book.release_thread()

    def look_elsewhere() -> None:
        thread = threading.Thread(target=look)
        thread.start()
        thread.join(10)

    with book.change("x") as change:
        change.update(Customer, known.customer, city="北港")
        look_elsewhere()
        assert (
            change.read(Customer.select().where(Customer.key == known.customer))[0].city == "北港"
        )
    look_elsewhere()
    assert seen == ["澜州", "北港"]


def test_listeners_hear_once_what_changed(book: Book, known: Known) -> None:
    heard: list[Changes] = []
    stop = book.listen(heard.append)
    edit_customer(book, known.customer, "city", "北港")
    assert len(heard) == 1
    assert heard[0].tables.keys() == {"customer"}
    assert heard[0].tables["customer"].updated == {known.customer}
    assert heard[0].customers == {known.customer}
    assert heard[0].title_en == "Edit city of 澜州重工股份有限公司"
    book.undo()
    assert heard[1].tables["customer"].updated == {known.customer}
    delete_customers(book, [known.customer])
    assert known.chen in heard[2].tables["contact"].deleted
    assert heard[2].customers == {known.customer}
    stop()
    book.undo()
    assert len(heard) == 3


@pytest.mark.parametrize(
    ("act", "customers"),
    [
        (lambda c, k: c.update(Position, k.gu_post, title="董事长"), {"customer"}),
        (lambda c, k: c.delete(Position, k.gu_post), {"customer"}),
        (lambda c, k: c.update(Position, k.gu_post, customer=k.other), {"customer", "other"}),
    ],
)
def test_changes_name_the_customers_concerned(
    book: Book, known: Known, act: Callable[[Change, Known], None], customers: set[str]
) -> None:
    heard: list[Changes] = []
    book.listen(heard.append)
    with book.change("x") as change:
        act(change, known)
    assert heard[0].customers == {getattr(known, name) for name in customers}


def test_search_and_summary_follow_undo_and_redo(book: Book, known: Known) -> None:
    assert found(book, "lzzg") == [known.customer]
    edit_customer(book, known.customer, "name", "北港重工股份有限公司")
    assert found(book, "lzzg") == []
    assert found(book, "bgzg") == [known.customer]
    book.undo()
    assert found(book, "lzzg") == [known.customer]
    delete_customers(book, [known.customer])
    assert found(book, "陈建国") == []
    assert book.rows("SELECT count(*) FROM customer_summary") == [(1,)]
    book.undo()
    assert found(book, "陈建国") == [known.customer]
    assert found(book, "1234") == [known.customer]
    assert book.rows("SELECT count(*) FROM customer_summary") == [(2,)]


def test_entries_say_who_and_when(book: Book, known: Known, clock: Clock) -> None:
    edit_customer(book, known.customer, "city", "北港")
    newest = latest(book)
    assert newest.person == "王志强"
    assert newest.at == clock.now()
    assert newest.at.utcoffset() == clock.now().utcoffset()


def test_undo_survives_closing(book_path: Path, known: Known, clock: Clock) -> None:
    with Book.open(book_path, clock) as book:
        edit_customer(book, known.customer, "city", "北港")
        book.undo()
    with Book.open(book_path, clock) as book:
        assert book.next_redo() is not None
        book.redo()
        assert city(book, known.customer) == "北港"


def test_a_book_read_only_refuses_changes(book_path: Path, known: Known, clock: Clock) -> None:
    with Book.open(book_path, clock, read_only=True) as book, pytest.raises(KnownError):
        edit_customer(book, known.customer, "city", "北港")


def test_natural_keys_are_set_or_replaced(book: Book) -> None:
    values = {"kind_of": "form", "ident": "a", "body": "x"}
    with book.change("x") as change:
        change.upsert(Definition, digest="d", **values)
        change.upsert(Definition, digest="d", **(values | {"body": "y"}))
    assert book.rows("SELECT ident, body FROM definition") == [("a", "y")]


def test_rows_that_are_not_there_are_no_silent_success(book: Book) -> None:
    with pytest.raises(LookupError), book.change("x") as change:
        change.update(Customer, 1, city="x")
    with pytest.raises(LookupError), book.change("x") as change:
        change.delete(Customer, 1)
    with pytest.raises(TypeError), book.change("x") as change:
        change.insert(Customer, city="x")
    with pytest.raises(TypeError), book.change("x") as change:
        change.insert(Customer, name="x", town="y")


def test_entries_below_the_undo_floor_are_read_only(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    edit_customer(book, known.other, "city", "明湖")
    book.undo()
    with book.local_change() as raw:
        raw.execute("INSERT INTO book_fact (name, value) VALUES ('undo_floor', '99')")
    assert book.next_undo() is None
    assert book.next_redo() is None
    assert book.undo() is None
    with pytest.raises(KnownError, match="older format"):
        book.revert(history(book)[2])
    assert city(book, known.customer) == "北港"


def test_a_local_change_leaves_no_entry(book: Book, known: Known) -> None:
    entries = len(history(book))
    with book.local_change() as raw:
        raw.execute(
            "INSERT INTO map_place (customer, contact, place) VALUES (?,?,3)",
            (known.customer, known.chen),
        )
    assert len(history(book)) == entries
    assert book.rows("SELECT place FROM map_place") == [(3,)]


def latest(book: Book) -> Entry:
    return history(book, 1)[0]
