"""Filling a form in: what goes where, in one entry each, and what is refused."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from kaccount_desktop.book.actions.visits import complete_visit, plan_visit
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.form_entry import set_form_value
from kaccount_desktop.book.form_values import Named, RowValues, Subject, form_values
from kaccount_desktop.book.queries.activity import needs, open_tasks, promises
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.queries.people import people
from kaccount_desktop.book.queries.records import customer
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import Form
from tests.book.conftest import TODAY, Known

NEW = RowValues(None, "", {})


class Filling:
    """A form in the hand of somebody who fills it in."""

    def __init__(self, book: Book, ident: str, subject: Subject) -> None:
        self.book = book
        self.form: Form = Shelf(book).current_form(ident)
        self.subject = subject

    def put(self, ident: str, value: Any) -> bool:
        item = next(f for f in self.form.fields() if f.id == ident)
        return set_form_value(self.book, self.form, self.subject, item, value)

    def cell(self, table: str, column: str, value: Any, line: RowValues = NEW) -> bool:
        found = next(t for t in self.form.tables() if t.id == table)
        item = next(c for c in found.columns if c.id == column)
        return set_form_value(self.book, self.form, self.subject, item, value, line)

    def get(self, ident: str) -> Any:
        subject = self.subject
        values = form_values(
            self.book, self.form, subject.customer, subject.project, subject.contact, subject.visit
        )
        return values.value(next(f for f in self.form.fields() if f.id == ident))

    def rows(self, table: str) -> list[RowValues]:
        subject = self.subject
        values = form_values(
            self.book, self.form, subject.customer, subject.project, subject.contact, subject.visit
        )
        return values.rows(next(t for t in self.form.tables() if t.id == table))


@pytest.fixture
def sheet(book: Book, known: Known) -> Filling:
    return Filling(book, "customer_information", Subject(known.customer, known.project))


@pytest.fixture
def person(book: Book, known: Known) -> Filling:
    subject = Subject(known.customer, known.project, contact=known.chen)
    return Filling(book, "decision_maker", subject)


@pytest.fixture
def feedback(book: Book, known: Known) -> Filling:
    visit = plan_visit(book, known.customer, TODAY, contacts=[known.chen], project=known.project)
    return Filling(book, "visit_feedback", Subject(known.customer, known.project, visit=visit))


@pytest.mark.parametrize(
    ("ident", "typed", "kept"),
    [
        ("address", " 工业大道 18 号 ", "工业大道 18 号"),
        ("employees", "3，200 人", 3200),
        ("ownership", "国有", "state"),
        ("ownership", "state", "state"),
        ("founded_year", "1998年3月", "1998-03"),
        ("credit_limit", "300万", Decimal(3_000_000)),
        ("settlement_days", "90天", 90),
        ("benchmark", True, True),
        ("amount", "1.5亿", Decimal(150_000_000)),
        ("purchase_date", "2027-03", "2027-03"),
        ("present_suppliers", "德瑞克 62%\n其他 27%", "德瑞克 62%\n其他 27%"),
        ("change_will", "强烈", "strong"),
        ("connections", ["supporter", "decision_maker"], ("supporter", "decision_maker")),
        ("connections", "支持者、决策者", ("supporter", "decision_maker")),
        ("review_date", "2026年6月16日", date(2026, 6, 16)),
        ("review_signature", "刘芳", "刘芳"),
        ("filled_by", "钱伟", "钱伟"),
    ],
)
def test_what_is_typed_is_kept_in_its_kind(
    sheet: Filling, ident: str, typed: Any, kept: Any
) -> None:
    entries = len(history(sheet.book))
    assert sheet.put(ident, typed)
    assert sheet.get(ident) == kept
    assert not sheet.put(ident, typed)
    assert len(history(sheet.book)) == entries + 1
    sheet.book.undo()
    assert sheet.get(ident) != kept


@pytest.mark.parametrize(
    ("ident", "typed", "part"),
    [
        ("employees", "viele", "Employees: “viele” is not a whole number"),
        ("employees", "-3", "negative"),
        ("amount", "lots", "Amount: “lots” is not an amount"),
        ("founded_year", "someday", "Founded: “someday” is not a date"),
        ("review_date", "2026", "Date: “2026” needs a day"),
        ("ownership", "mine", "Ownership: “mine” is not one of the choices: State-owned"),
        ("connections", ["nobody"], "Connections"),
        ("credit_code", "123", "18 characters"),
        ("name", " ", "missing"),
        ("grade", "A", "worked out by the program"),
        ("project_name", "x", "worked out by the program"),
    ],
)
def test_what_does_not_fit_is_refused_by_label(
    sheet: Filling, ident: str, typed: Any, part: str
) -> None:
    before = sheet.get(ident)
    with pytest.raises(KnownError, match=part):
        sheet.put(ident, typed)
    assert sheet.get(ident) == before


def test_titles_name_the_field(sheet: Filling, person: Filling) -> None:
    sheet.put("address", "工业大道 18 号")
    assert history(sheet.book, 1)[0].title.zh == "修改 澜州重工股份有限公司 的地址"
    sheet.put("change_will", "some")
    assert history(sheet.book, 1)[0].title.zh == "填写客户信息表：澜州重工股份有限公司 的更换意愿"
    person.put("decision_scope", "选型")
    assert history(sheet.book, 1)[0].title.en == "Decision maker sheet: What they decide of 陈建国"


def test_the_first_answer_says_who_filled_it_in_and_keeps_the_form(sheet: Filling) -> None:
    assert sheet.get("filled_by") == ""
    sheet.put("change_will", "some")
    assert (sheet.get("filled_by"), sheet.get("filled_on")) == ("王志强", TODAY)
    kept = sheet.book.rows("SELECT digest, kind_of, ident FROM definition")
    assert kept == [(sheet.form.digest, "form", "customer_information")]
    assert Shelf(sheet.book).form(sheet.form.digest) == sheet.form
    sheet.put("filled_by", "钱伟")
    sheet.put("supplier_problems", "交货慢")
    assert sheet.get("filled_by") == "钱伟"
    sheet.put("change_will", "")
    assert sheet.get("change_will") == ""
    fields = {f for (f,) in sheet.book.rows("SELECT field FROM answer")}
    assert fields == {"filled_by", "filled_on", "supplier_problems"}


def test_a_projects_blank_needs_a_project(book: Book, known: Known) -> None:
    sheet = Filling(book, "customer_information", Subject(known.customer))
    with pytest.raises(KnownError, match="Choose the project first"):
        sheet.put("amount", "486万")


def test_financial_years_row_by_row(sheet: Filling, known: Known) -> None:
    with pytest.raises(KnownError, match="the year first"):
        sheet.cell("financial_years", "revenue", "42.6亿")
    assert sheet.cell("financial_years", "year", "2025年")
    (line,) = sheet.rows("financial_years")
    assert line.key == (known.customer, 2025)
    assert sheet.cell("financial_years", "revenue", "42.6亿", line)
    assert sheet.cell("financial_years", "net_profit", "-1亿", line)
    assert not sheet.cell("financial_years", "revenue", "42.6亿", line)
    with pytest.raises(KnownError, match="negative"):
        sheet.cell("financial_years", "revenue", "-1", line)
    assert sheet.cell("financial_years", "year", "2024", line)
    (line,) = sheet.rows("financial_years")
    assert list(line.values.values())[:3] == [2024, Decimal(4_260_000_000), Decimal(-100_000_000)]
    assert sheet.cell("financial_years", "year", "", line)
    assert sheet.rows("financial_years") == []


def test_key_people_are_added_and_judged_in_the_table(sheet: Filling, known: Known) -> None:
    finance = sheet.rows("key_people")[2]
    assert (finance.option, finance.key) == ("finance", None)
    with pytest.raises(KnownError, match="the name first"):
        sheet.cell("key_people", "title", "财务总监", finance)
    assert sheet.cell("key_people", "name", "罗启航", finance)
    line = sheet.rows("key_people")[2]
    assert sheet.cell("key_people", "title", "财务总监", line)
    assert sheet.cell("key_people", "role", "决策人", line)
    assert sheet.cell("key_people", "attitude", "-1", line)
    assert sheet.cell("key_people", "closeness", "认识", line)
    found = next(p for p in people(sheet.book, known.customer, known.project) if p.name == "罗启航")
    assert (found.title, found.function, found.role) == ("财务总监", "finance", "decision_maker")
    assert (found.attitude, found.closeness, found.closest) == (-1, 1, "王志强")
    line = sheet.rows("key_people")[2]
    assert sheet.cell("key_people", "attitude", "", line)
    assert sheet.cell("key_people", "closeness", "", line)
    assert list(sheet.rows("key_people")[2].values.values())[4:] == ["", ""]


def test_a_person_is_described_on_their_sheet(person: Filling, known: Known) -> None:
    assert person.put("title", "设备总监")
    assert person.put("concerns", ["quality", "price"])
    assert person.put("start", "2019")
    assert person.put("mobile", "139")
    assert person.get("concerns") == ("quality", "price")
    assert person.cell("needs", "wording", "停线一次 38 万")
    (line,) = person.rows("needs")
    assert person.cell("needs", "kind", "兴奋点", line)
    assert person.cell("needs", "answer", "样机", line)
    (need,) = needs(person.book, known.customer)
    assert (need.kind, need.contact, need.answer) == ("delight", "陈建国", "样机")
    assert person.cell("needs", "wording", "", line)
    assert needs(person.book, known.customer) == []
    with pytest.raises(KnownError, match="the need first"):
        person.cell("needs", "answer", "样机")


def test_feedback_is_keyed_in_from_paper(feedback: Filling, known: Known) -> None:
    book = feedback.book
    assert feedback.put("contacts", "陈建国、顾维民")
    assert not feedback.put("contacts", [Named(known.gu, "顾维民"), Named(known.chen, "陈建国")])
    with pytest.raises(KnownError, match="nobody called “某某”"):
        feedback.put("contacts", "某某")
    assert feedback.put("colleagues", "王志强")
    assert feedback.put("start_time", "9：30")
    with pytest.raises(KnownError, match="14:30"):
        feedback.put("start_time", "25:00")
    assert feedback.put("reaction", "敷衍应付")
    assert feedback.put("pain", "停线\n备件")
    assert feedback.put("pain", "停线\n备件\n账期")
    assert feedback.put("next_day", "2026-12-01")
    assert feedback.put("next_kind", "拜访")
    assert feedback.put("next_step", "带报告上门")
    assert feedback.put("suggested_grade", "B")
    assert feedback.cell("promises", "wording", "周五前发报告")
    (line,) = feedback.rows("promises")
    assert feedback.cell("promises", "due", "2026-11-27", line)
    assert [n.wording for n in needs(book, known.customer)] == ["停线", "备件", "账期"]
    assert promises(book, known.customer)[0].due == date(2026, 11, 27)

    visit = feedback.subject.visit or 0
    complete_visit(book, visit)
    (task,) = open_tasks(book, known.customer)
    assert (task.title, task.kind, task.due) == ("带报告上门", "visit", date(2026, 12, 1))
    row = customer(book, known.customer)
    assert row is not None
    assert (row["suggested_grade"], row["suggested_grade_source"]) == ("B", "2026-11-23 拜访反馈")
    assert feedback.put("next_day", "2026-12-03")
    assert open_tasks(book, known.customer)[0].due == date(2026, 12, 3)


def test_who_was_met_is_judged_in_the_table(feedback: Filling, known: Known) -> None:
    (line,) = feedback.rows("attitudes")
    assert line.key == known.chen
    assert feedback.cell("attitudes", "attitude", "支持", line)
    assert feedback.cell("attitudes", "name", "顾维民")
    assert [row.key for row in feedback.rows("attitudes")] == [known.chen, known.gu]
    with pytest.raises(KnownError, match="nobody called"):
        feedback.cell("attitudes", "name", "某某")
