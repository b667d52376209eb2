"""What the journal tells of a record: who changed what from what to what."""

from __future__ import annotations

from kaccount_desktop.book.actions.customers import delete_customers, edit_customer, edit_many
from kaccount_desktop.book.actions.people import edit_position
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.queries.history import (
    Cell,
    customer_history,
    details,
    history,
    record_history,
)
from tests.book.conftest import Known


def test_a_customer_remembers_its_own_changes_and_its_peoples(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    edit_position(book, known.chen_post, "department", "设备部")
    set_stand(book, known.project, known.chen, attitude=1)
    edit_customer(book, known.other, "city", "明湖")
    titles = [e.title.zh for e in customer_history(book, known.customer)]
    assert titles == [
        "修改 陈建国 在 二号焊装线改造 的立场",
        "修改 陈建国 的部门",
        "修改 澜州重工股份有限公司 的城市",
        "新建项目 二号焊装线改造（澜州重工股份有限公司）",
        "在 澜州重工股份有限公司 新增联系人 顾维民",
        "在 澜州重工股份有限公司 新增联系人 陈建国",
        "新建客户 澜州重工股份有限公司",
    ]
    assert customer_history(book, known.other)[0].title.zh.endswith("的城市")


def test_an_entry_of_the_customer_itself_is_filed_and_told_once(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    entry = history(book, 1)[0]
    rows = "SELECT table_name FROM journal_row WHERE entry=?"
    assert book.rows(rows, [entry.entry]) == [("customer",)]
    with book.local_change() as raw:  # as older versions filed it
        raw.execute(
            "INSERT INTO journal_row (table_name, row_key, entry) VALUES ('@customer',?,?)",
            (str(known.customer), entry.entry),
        )
    assert [e.entry for e in customer_history(book, known.customer)].count(entry.entry) == 1


def test_an_entry_shows_old_and_new(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    entry = record_history(book, "customer", known.customer)[0]
    assert details(book, entry) == [Cell("customer", known.customer, "city", "澜州", "北港")]


def test_a_row_with_a_natural_key_has_its_history(book: Book, known: Known) -> None:
    set_stand(book, known.project, known.chen, attitude=1)
    set_stand(book, known.project, known.chen, attitude=-1)
    key = (known.project, known.chen)
    entries = record_history(book, "stand", key)
    assert len(entries) == 2
    assert Cell("stand", key, "attitude", 1, -1) in details(book, entries[0])


def test_undo_is_part_of_the_history(book: Book, known: Known) -> None:
    edit_customer(book, known.customer, "city", "北港")
    edited = history(book, 1)[0]
    book.undo()
    undone = history(book, 1)[0]
    assert (undone.act, undone.undoes) == ("undo", edited.entry)
    assert details(book, undone) == [Cell("customer", known.customer, "city", "北港", "澜州")]


def test_a_deleted_customer_keeps_its_history(book: Book, known: Known) -> None:
    delete_customers(book, [known.customer])
    entries = customer_history(book, known.customer)
    assert entries[0].title.en == "Delete customer 澜州重工股份有限公司"
    cells = details(book, entries[0])
    assert Cell("contact", known.chen, "name", "陈建国", None) in cells


def test_details_of_a_large_entry_stop(book: Book, known: Known) -> None:
    edit_many(book, [known.customer, known.other], "industry", "重型装备")
    assert len(details(book, history(book, 1)[0], limit=1)) == 1
