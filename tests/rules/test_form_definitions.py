"""The forms of the program, and what the reader refuses."""

from __future__ import annotations

import re

import pytest

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.forms import ANSWER, Field, Form, Row, Table, load_all, load_form
from kaccount_desktop.rules.paths import forms_dir

SMALL = """\
format = 1
id = "small"
code = "F99"
number = "KA-F99"
version = "1"
title = { en = "Small", zh = "小" }
subject = "customer"
source = { en = "s", zh = "s" }

[[sections]]
id = "a"

[[sections.items]]
id = "name"
code = "F99-01"
label = { en = "Name", zh = "名称" }
kind = "text"
bind = "customer.name"

[[sections.items]]
id = "kind"
code = "F99-02"
label = { en = "Kind", zh = "性质" }
kind = "choice"
choices = "ownerships"
only = ["state", "private"]
bind = "customer.ownership"
beside = true

[[sections.items]]
id = "years"
code = "F99-03"
label = { en = "Years", zh = "年度" }
kind = "table"
bind = "financial_years"

[[sections.items.columns]]
id = "year"
code = "F99-03a"
label = { en = "Year", zh = "年" }
kind = "number"
bind = "financial_year.year"
"""


@pytest.fixture(scope="module")
def forms() -> dict[str, Form]:
    return load_all()


def _every_field(form: Form) -> list[Field]:
    return [*form.fields(), *(column for table in form.tables() for column in table.columns)]


def _code(form: Form, ident: str) -> Field:
    return next(field for field in _every_field(form) if field.id == ident)


def test_the_forms_are_there(forms: dict[str, Form]) -> None:
    titles = {form.id: (form.title.zh, form.subject) for form in forms.values()}
    assert titles == {
        "customer_information": ("客户信息表", "customer"),
        "decision_maker": ("项目决策人信息表", "contact"),
        "participant": ("项目决策参与人信息表", "contact"),
        "executor": ("项目执行层人员信息表", "contact"),
        "superior": ("项目上级主管人员信息表", "contact"),
        "visit_feedback": ("客户反馈表", "visit"),
        "initial_information": ("信息初始表", "customer"),
        "project_proposal": ("项目建议书", "project"),
    }


def test_every_sheet_begins_with_the_three_blanks_of_the_seeds(forms: dict[str, Form]) -> None:
    for form in forms.values():
        assert [field.label.zh for field in form.head] == ["项目名称", "填表人姓名", "填表日期"]


def test_codes_run_in_reading_order_and_are_unique(forms: dict[str, Form]) -> None:
    for form in forms.values():
        codes = []
        for section in form.sections:
            for row in section.rows:
                if isinstance(row, Table):
                    codes += [row.code, *(column.code for column in row.columns)]
                else:
                    codes += [field.code for cell in row.cells for field in cell]
        assert codes == sorted(set(codes)), form.id
        assert all(code.startswith(form.code) for code in codes)


def test_the_customer_sheet_ends_with_the_department_managers_review_only(
    forms: dict[str, Form],
) -> None:
    review = forms["customer_information"].sections[-1]
    assert review.title is not None
    assert review.title.zh == "审核意见"
    assert len(review.rows) == 1
    fields = list(review.fields())
    assert [option.title.zh for option in fields[0].options] == ["同意", "退回"]
    assert fields[0].label.zh == "部门经理"
    assert not any(field.choices == "rulings" for field in fields)


def test_the_key_people_are_the_five_functions(forms: dict[str, Form]) -> None:
    people = next(t for t in forms["customer_information"].tables() if t.id == "key_people")
    assert [o.title.zh for o in people.row_options] == ["技术", "采购", "财务", "销售", "管理"]


def test_nothing_that_judges_is_carried(forms: dict[str, Form]) -> None:
    judging = {"attitudes", "closeness", "grades", "buying_roles"}
    bound = {"customer.grade", "visit.suggested_grade", "customer.credit_limit"}
    found = [
        field
        for form in forms.values()
        for field in _every_field(form)
        if field.choices in judging or field.bind in bound
    ]
    assert len(found) >= 9
    assert not [field.code for field in found if field.carry]


def test_no_form_asks_for_private_facts_or_benefits(forms: dict[str, Form]) -> None:
    private = re.compile(r"籍贯|年龄|生日|兴趣|爱好|性格|家庭|回报|好处|礼品")
    for form in forms.values():
        for field in _every_field(form):
            hint = field.hint.zh if field.hint else ""
            assert not private.search(field.label.zh + hint), field.code


def test_the_feedback_form_reads_as_on_paper(forms: dict[str, Form]) -> None:
    form = forms["visit_feedback"]
    assert form.subtitle is not None
    assert form.subtitle.zh == "拜访后由业务员填写"
    rows = [row for section in form.sections for row in section.rows]
    first = [row.label.zh if isinstance(row, Table) else row.cells[0][0].label.zh for row in rows]
    assert first == [
        "客户名称", "见到的人", "我方同行", "本次目标", "客户反应", "客户原话", "痛点", "痒点", "兴奋点",
        "竞争对手", "态度变化", "客户分类", "双方承诺", "下一步与目标", "下次跟踪", "与主管沟通", "双方商定",
    ]  # fmt: skip
    reaction = _code(form, "reaction")
    assert [o.title.zh for o in reaction.options] == ["热情", "认同", "一般", "敷衍应付", "反对"]
    assert [o.code for o in _code(form, "next_kind").options] == ["call", "visit", "sample"]


def test_fields_inside_a_cell_share_it(forms: dict[str, Form]) -> None:
    row = forms["visit_feedback"].sections[0].rows[0]
    assert isinstance(row, Row)
    assert [[field.id for field in cell] for cell in row.cells] == [
        ["customer"],
        ["day", "start_time", "end_time"],
    ]


def test_a_stored_text_loads_as_the_file_did(forms: dict[str, Form]) -> None:
    for form in forms.values():
        assert load_form(form.text, "stored") == form


def test_the_file_is_named_for_its_id() -> None:
    paths = sorted(forms_dir().glob("*.toml"))
    assert [load_form(path).id for path in paths] == [path.stem for path in paths]


def test_a_field_is_found_by_its_code(forms: dict[str, Form]) -> None:
    form = forms["customer_information"]
    field = form.field("F01-05")
    assert field is not None
    assert (field.record, field.column) == ("customer", "legal_representative")
    column = form.field("F01-22b")
    assert column is not None
    assert column.bind == "financial_year.revenue"
    assert form.field("F01-99") is None


def test_answers_have_no_column(forms: dict[str, Form]) -> None:
    answers = list(forms["customer_information"].answers())
    assert {"filled_by", "filled_on", "present_suppliers"} <= {field.id for field in answers}
    assert all((field.bind, field.record, field.column) == (ANSWER, "", "") for field in answers)


def test_the_small_form_is_fine_as_it_stands() -> None:
    form = load_form(SMALL)
    kind = form.field("F99-02")
    assert kind is not None
    assert [option.code for option in kind.options] == ["state", "private"]
    assert kind.option("private") is not None
    assert kind.option("foreign") is None


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("format = 1", "format = 9", 1, "newer"),
        ('subject = "customer"', 'subject = "planet"', 7, "'planet' is not known"),
        ("customer.name", "customer.nme", 18, "'customer.nme' is not a column"),
        ("customer.name", "contact.name", 18, "'contact.name' is not a column"),
        ('"F99-02"', '"F99-01"', 22, "code 'F99-01' is given twice"),
        ('"F99-02"', '"F98-02"', 22, "should look like F99-01"),
        ('"F99-03a"', '"F99-03b"', 39, "should look like F99-03a"),
        ('id = "kind"', 'id = "name"', 21, "id 'name' is given twice"),
        ('"ownerships"', '"owners"', 25, "unknown table of choices 'owners'"),
        ('["state", "private"]', '["state", "secret"]', 26, "'secret' is not one of"),
        ('choices = "ownerships"\nonly = ["state", "private"]\n', "", 24, "a choice needs"),
        ('kind = "text"', 'kind = "text"\nchoices = "grades"', 17, "only a choice has them"),
        ('bind = "financial_years"', 'bind = "people"', 35, "'people' is not known for 'bind'"),
        (
            'bind = "customer.name"',
            'bind = "customer.name"\ncolour = 1',
            19,
            "'colour' is not known",
        ),
        ('bind = "customer.name"', 'bind = "customer.name"\nbeside = true', 13, "a field before"),
    ],
)
def test_what_does_not_fit_is_refused_at_its_line(
    old: str, new: str, line: int, words: str
) -> None:
    assert SMALL.count(old) == 1
    with pytest.raises(KnownError) as caught:
        load_form(SMALL.replace(old, new), "small.toml")
    assert caught.value.text.en.startswith(f"small.toml, line {line}: ")
    assert words in caught.value.text.en
