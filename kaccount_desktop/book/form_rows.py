"""Filling in a table of a form: its rows are child rows of the book."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from kaccount_desktop.book.actions import (
    financial_years,
    needs,
    people,
    projects,
    promises,
    standing,
    visits,
)
from kaccount_desktop.book.actions.about import me
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_values import RowValues, Subject, current_position
from kaccount_desktop.book.models import Contact, Pairing, Position
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Field
from kaccount_desktop.rules.language import Text


def set_cell(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    """Write one cell; a row without a key begins with the cell that names it.

    Emptying that cell of a financial year, need or promise deletes the row.
    """
    return _WRITERS[item.record](book, subject, item, value, line)


def _set_year(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    if line.key is None:
        if item.column != "year":
            raise _name_first(Text("the year", "年度"))
        if value is None:
            return False
        financial_years.add_year(book, subject.customer, value)
        return True
    year = _part(line, 1)
    if item.column == "year" and value is None:
        financial_years.delete_year(book, subject.customer, year)
        return True
    return financial_years.edit_year(book, subject.customer, year, item.column, value)


def _set_project(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    """Write a column of a project; a new one begins with its name. Emptying a name is refused."""
    if line.key is not None:
        return projects.edit_project(book, _key(line), item.column, value)
    if item.column != "name":
        raise _name_first(Text("the name of the project", "项目名称"))
    if not value:
        return False
    projects.create_project(book, subject.customer, value)
    return True


def _set_contact(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    if line.key is not None:
        return people.edit_contact(book, _key(line), item.column, value)
    if item.column != "name":
        raise _name_first(Text("the name", "姓名"))
    if not value:
        return False
    if subject.visit is not None:
        return _add_present(book, subject, value)
    people.add_person(book, subject.customer, value, function=line.option)
    return True


def _add_present(book: Book, subject: Subject, name: str) -> bool:
    """Say that a person of the customer took part in the visit."""
    here = Position.select(Position.contact).where(Position.customer == subject.customer)
    query = Contact.select(Contact.key).where((Contact.key << here) & (Contact.name == name))
    found = book.read(query)
    if not found:
        raise KnownError(
            Text(
                f"There is nobody called “{name[:60]}” at this customer. Add them under People.",
                f"该客户没有联系人「{name[:60]}」，请先在「人员」中添加。",
            )
        )
    touch = subject.visit or 0
    present, _ours = visits.participants(book, touch)
    return visits.set_visit_people(book, touch, contacts=[*present, found[0].key])


def _set_position(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    contact = _person(line)
    post = current_position(book, Subject(subject.customer, contact=contact))
    if post is None:
        raise _name_first(Text("the name", "姓名"))
    return people.edit_position(book, post.key, item.column, value)


def _set_stand(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    contact = _person(line)
    if subject.project is None:
        raise KnownError(
            Text(
                "“{label}” belongs to a project. Choose the project first.",
                "「{label}」属于项目，请先选择项目。",
            ).format(label=item.label)
        )
    return standing.set_stand(book, subject.project, contact, **{item.column: value})


def _set_closeness(
    book: Book, _subject: Subject, _item: Field, value: Any, line: RowValues
) -> bool:
    contact = _person(line)
    query = Pairing.select(Pairing.colleague).where(Pairing.contact == contact).limit(1)
    paired = book.read(query)
    colleague = paired[0].colleague if paired else me(book)
    if colleague is None:
        raise KnownError(
            Text(
                "Closeness is between one of our people and this person. Pair somebody first, or "
                "say who you are in the settings of the book.",
                "关系进展是我方某人与该联系人之间的关系。请先配对，或在客户库信息中设定使用人。",
            )
        )
    return standing.set_closeness(book, contact, colleague, int(value) if value else None)


def _set_need(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    if line.key is None:
        if item.column != "wording":
            raise _name_first(Text("the need", "需求原话"))
        if not value:
            return False
        needs.add_need(
            book,
            subject.customer,
            "pain",
            value,
            contact=subject.contact,
            project=subject.project,
        )
        return True
    if item.column == "wording" and not value:
        needs.delete_need(book, _key(line))
        return True
    return needs.edit_need(book, _key(line), item.column, value)


def _set_promise(book: Book, subject: Subject, item: Field, value: Any, line: RowValues) -> bool:
    if line.key is None:
        if item.column != "wording":
            raise _name_first(Text("what was promised", "承诺的内容"))
        if not value:
            return False
        promises.add_promise(
            book,
            subject.customer,
            "us",
            value,
            touch=subject.visit,
            project=subject.project,
        )
        return True
    if item.column == "wording" and not value:
        promises.delete_promise(book, _key(line))
        return True
    return promises.edit_promise(book, _key(line), item.column, value)


_WRITERS: Final[dict[str, Callable[[Book, Subject, Field, Any, RowValues], bool]]] = {
    "financial_year": _set_year,
    "project": _set_project,
    "contact": _set_contact,
    "position": _set_position,
    "stand": _set_stand,
    "closeness": _set_closeness,
    "need": _set_need,
    "promise": _set_promise,
}


def _key(line: RowValues) -> int:
    return int(line.key) if isinstance(line.key, int) else 0


def _part(line: RowValues, place: int) -> int:
    return int(line.key[place]) if isinstance(line.key, tuple) else 0


def _person(line: RowValues) -> int:
    if line.key is None:
        raise _name_first(Text("the name", "姓名"))
    return _key(line)


def _name_first(what: Text) -> KnownError:
    return KnownError(Text("Fill in {what} first.", "请先填写{what}。").format(what=what))
