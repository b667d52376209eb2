"""Filling a form in: each blank goes to the column it binds to, or is kept as an answer."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, Final

from kaccount_desktop.book.actions import followups, people, projects, standing, visits
from kaccount_desktop.book.actions.acting import acting
from kaccount_desktop.book.actions.customers import edit_customer
from kaccount_desktop.book.actions.needs import add_need_in
from kaccount_desktop.book.actions.values import clock_time, plain
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.change import Change
from kaccount_desktop.book.form_rows import set_cell
from kaccount_desktop.book.form_values import Named, RowValues, Subject, blank, current_position
from kaccount_desktop.book.models import (
    Answer,
    Colleague,
    Contact,
    Customer,
    Need,
    Position,
    Project,
    Touch,
)
from kaccount_desktop.book.rows import find, name_of, row
from kaccount_desktop.book.shelf import keep
from kaccount_desktop.rules.choices import NEED_KINDS
from kaccount_desktop.rules.dates import parse_day, parse_partial_date
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import ANSWER, Field, Form
from kaccount_desktop.rules.language import CHINESE, Text
from kaccount_desktop.rules.money import parse_money

_NAMES_APART: Final = re.compile(r"[、,，;；/\s]+")


def set_form_value(
    book: Book,
    form: Form,
    subject: Subject,
    item: Field,
    value: Any,
    line: RowValues | None = None,
    language: str = CHINESE,
) -> bool:
    """Write one blank, in one journal entry; return whether anything changed.

    `value` is of the field's kind (see `form_values`) or text as typed; `line` is the row of the
    table when `item` is a column, one without a key being new.

    Raises:
        KnownError: the field is only shown, the text does not fit it, or a record is missing.
    """
    if item.computed:
        raise KnownError(
            Text(
                "“{label}” is worked out by the program; it is not typed here.",
                "「{label}」由程序得出，不在此处填写。",
            ).format(label=item.label)
        )
    value = parsed(item, value)
    if line is not None:
        return set_cell(book, subject, item, value, line)
    if item.bind == ANSWER:
        return _set_answer(book, form, subject, item, value, language)
    return _WRITERS[item.record](book, subject, item, value)


def parsed(item: Field, value: Any) -> Any:
    """Return a value of the field's kind from one, or from text as typed.

    Raises:
        KnownError: the text does not fit; the sentence starts with the field's label.
    """
    if isinstance(value, str):
        value = plain(value)
    if value is None or value in ("", (), []):
        return blank(item)
    try:
        return _PARSERS.get(item.kind, _as_text)(item, value)
    except KnownError as error:
        if item.kind == "time":  # its sentence names the field already
            raise
        raise KnownError(
            Text("{label}: {reason}", "{label}：{reason}").format(
                label=item.label, reason=error.text
            )
        ) from None


def answer_text(item: Field, value: Any) -> str:
    """Return a value as an answer stores it."""
    if value is None or value == blank(item):
        return ""
    if item.kind == "choices":
        return ",".join(value)
    if item.kind == "bool":
        return "1"
    return value.isoformat() if isinstance(value, datetime.date) else str(value)


def _as_text(_item: Field, value: Any) -> str:
    return str(value)


def _code(item: Field, value: Any) -> str:
    text = str(value)
    if any(option.code == text for option in item.options):
        return text
    worded = (o.code for o in item.options if text in (o.title.en, o.title.zh))
    found = next(worded, None)
    if found is None:
        english = ", ".join(o.title.en for o in item.options)
        chinese = "、".join(o.title.zh for o in item.options)
        raise KnownError(
            Text(
                f"“{text[:60]}” is not one of the choices: {english}.",
                f"「{text[:60]}」不在选项内，请从中选择：{chinese}。",
            )
        )
    return found


def _codes(item: Field, value: Any) -> tuple[str, ...]:
    parts: Iterable[Any] = _NAMES_APART.split(value) if isinstance(value, str) else value
    return tuple(dict.fromkeys(_code(item, part) for part in parts if part))


def _whole_number(_item: Field, value: Any) -> int:
    text = str(value).replace(",", "").replace("，", "").strip().rstrip("人天年 ")
    try:
        number = Decimal(text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite() or number != int(number) or abs(number) > 2_000_000_000:
        raise KnownError(
            Text(
                f"“{str(value)[:60]}” is not a whole number.",
                f"「{str(value)[:60]}」不是整数，请填写数字。",
            )
        )
    return int(number)


def _amount(_item: Field, value: Any) -> Decimal:
    return parse_money(value if isinstance(value, str) else f"{Decimal(value):f}")


def _people(_item: Field, value: Any) -> tuple[Any, ...]:
    parts = _NAMES_APART.split(value) if isinstance(value, str) else value
    return tuple(part.key if isinstance(part, Named) else part for part in parts if part)


_PARSERS: Final[dict[str, Callable[[Field, Any], Any]]] = {
    "choice": _code,
    "choices": _codes,
    "bool": lambda _item, value: value not in (False, 0, "0", "no", "No", "否"),
    "date": lambda _item, value: parse_day(value),
    "partial_date": lambda _item, value: parse_partial_date(value),
    "time": lambda item, value: clock_time(str(value), item.label),
    "money": _amount,
    "number": _whole_number,
    "days": _whole_number,
    "contacts": _people,
    "colleagues": _people,
}


# Columns


def _set_customer(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    return edit_customer(book, subject.customer, item.column, value)


def _set_project(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    return projects.edit_project(book, _project(subject, item), item.column, value)


def _set_contact(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    return people.edit_contact(book, _contact(subject), item.column, value)


def _set_position(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    contact = _contact(subject)
    post = current_position(book, subject)
    if post is not None:
        return people.edit_position(book, post.key, item.column, value)
    columns = {item.column: value}
    people.add_position(book, subject.customer, contact, columns.pop("title", ""), **columns)
    return True


def _set_stand(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    project = _project(subject, item)
    return standing.set_stand(book, project, _contact(subject), **{item.column: value})


def _set_touch(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    touch = _visit(subject)
    if item.column == "contacts":
        return visits.set_visit_people(book, touch, contacts=_contacts(book, subject, value))
    if item.column == "colleagues":
        return visits.set_visit_people(book, touch, colleagues=_colleagues(book, value))
    if item.column in visits.TOUCH_COLUMNS:
        return visits.edit_visit(book, touch, item.column, value)
    return followups.edit_follow_up(book, touch, item.column, value)


def _set_visit(book: Book, subject: Subject, item: Field, value: Any) -> bool:
    return visits.edit_visit(book, _visit(subject), item.column, value)


_WRITERS: Final[dict[str, Callable[[Book, Subject, Field, Any], bool]]] = {
    "customer": _set_customer,
    "project": _set_project,
    "contact": _set_contact,
    "position": _set_position,
    "stand": _set_stand,
    "touch": _set_touch,
    "visit": _set_visit,
}


def _project(subject: Subject, item: Field) -> int:
    if subject.project is None:
        raise KnownError(
            Text(
                "“{label}” belongs to a project. Choose the project first.",
                "「{label}」属于项目，请先选择项目。",
            ).format(label=item.label)
        )
    return subject.project


def _contact(subject: Subject) -> int:
    if subject.contact is None:
        raise KnownError(Text("Choose the person first.", "请先选择联系人。"))
    return subject.contact


def _visit(subject: Subject) -> int:
    if subject.visit is None:
        raise KnownError(Text("Choose the visit first.", "请先选择拜访。"))
    return subject.visit


def _contacts(book: Book, subject: Subject, wanted: Iterable[Any]) -> list[int]:
    """Return the keys of people of the customer, who may be given by name."""
    known = {p.name: p.key for p in _people_there(book, subject.customer)}
    return [_key_of(known, who, Contact) for who in wanted]


def _colleagues(book: Book, wanted: Iterable[Any]) -> list[int]:
    known = {c.name: c.key for c in book.read(Colleague.select(Colleague.key, Colleague.name))}
    return [_key_of(known, who, Colleague) for who in wanted]


def _people_there(book: Book, customer: int) -> list[Any]:
    here = Position.select(Position.contact).where(Position.customer == customer)
    return book.read(Contact.select(Contact.key, Contact.name).where(Contact.key << here))


def _key_of(known: dict[str, int], who: Any, model: type[Contact | Colleague]) -> int:
    if not isinstance(who, str):
        return int(who)
    if who not in known:
        where = (
            Text("at this customer; add them under People", "该客户没有；请先在「人员」中添加")
            if model is Contact
            else Text("among our people; add them first", "我方人员中没有；请先添加")
        )
        raise KnownError(
            Text(f"There is nobody called “{who[:60]}” {where.en}.", f"「{who[:60]}」{where.zh}。")
        )
    return known[who]


# Answers


def _set_answer(
    book: Book, form: Form, subject: Subject, item: Field, value: Any, language: str
) -> bool:
    record = subject.record(form)
    if record is None:
        raise KnownError(
            Text(
                "“{form}” is filled in for a record; choose it first.",
                "「{form}」须对应一条记录，请先选择。",
            ).format(form=form.title)
        )
    key, text = (record, form.id, item.id), answer_text(item, value)
    known = find(book, Answer, key)
    if (known.value if known else "") == text:
        return False
    name = _subject_name(book, form, subject)
    title = Text(
        f"{form.title.en}: {item.label.en} of {name}",
        f"填写{form.title.zh}：{name} 的{item.label.zh}",
    )
    with book.change(title) as change:
        keep(change, form)
        if text:
            answer = {"record": record, "form": form.id, "customer": subject.customer}
            _fill_in_head(book, change, form, item, answer)
            change.upsert(Answer, field=item.id, value=text, **answer)
        else:
            change.delete(Answer, key)
        if form.subject == "visit" and item.id in NEED_KINDS:
            _add_needs(change, subject, item.id, text, language)
    return True


def _fill_in_head(
    book: Book, change: Change, form: Form, item: Field, answer: dict[str, Any]
) -> None:
    """Write who filled the form in, and when, with its first answer."""
    query = Answer.select(Answer.field).where(
        (Answer.record == answer["record"]) & (Answer.form == form.id)
    )
    if change.read(query.limit(1)):
        return
    who = acting(book)
    head = {"filled_on": who.today.isoformat()}
    if who.me is not None:
        head["filled_by"] = row(change, Colleague, who.me).name
    for ident, text in head.items():
        if ident != item.id:
            change.insert(Answer, field=ident, value=text, **answer)


def _add_needs(change: Change, subject: Subject, kind: str, text: str, language: str) -> None:
    """Keep each need heard at a visit with the customer's needs, once."""
    visit = row(change, Touch, subject.visit or 0)
    query = Need.select(Need.wording).where(
        (Need.customer == subject.customer) & (Need.kind == kind)
    )
    known = {need.wording for need in change.read(query)}
    source = Text(f"Visit of {visit.day}", f"{visit.day} 拜访").in_(language)
    for line in (plain(part) for part in text.splitlines()):
        if line and line not in known:
            known.add(line)
            add_need_in(
                change,
                subject.customer,
                kind,
                line,
                project=visit.project,
                source=source,
                as_of=visit.day,
            )


def _subject_name(book: Book, form: Form, subject: Subject) -> str:
    if form.subject == "contact" and subject.contact is not None:
        return name_of(book, Contact, subject.contact)
    if form.subject == "project" and subject.project is not None:
        return name_of(book, Project, subject.project)
    return name_of(book, Customer, subject.customer)
