"""People, their posts, and what is judged of them."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.actions.about import me, set_company, set_me
from kaccount_desktop.book.actions.colleagues import (
    add_colleague,
    delete_colleague,
    edit_colleague,
    set_role,
)
from kaccount_desktop.book.actions.people import (
    add_person,
    add_position,
    delete_person,
    delete_position,
    edit_contact,
    edit_position,
    leave_position,
)
from kaccount_desktop.book.actions.projects import (
    delete_project,
    edit_project,
    remove_member,
    set_member,
)
from kaccount_desktop.book.actions.standing import (
    add_relation,
    edit_relation,
    remove_pairing,
    remove_relation,
    set_closeness,
    set_pairing,
    set_stand,
)
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.check import check
from kaccount_desktop.book.queries.history import history
from kaccount_desktop.book.queries.people import people, relations
from kaccount_desktop.book.queries.records import about
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.language import Text
from tests.book.conftest import Known


def test_a_person_comes_with_a_post(book: Book, known: Known) -> None:
    contact, position = add_person(
        book,
        known.customer,
        "韩雪梅",
        "采购部部长",
        function="purchasing",
        mobile="139",
        start="2019",
    )
    found = next(p for p in people(book, known.customer) if p.key == contact)
    assert (found.position, found.title, found.function, found.mobile, found.start) == (
        position, "采购部部长", "purchasing", "139", "2019",
    )  # fmt: skip
    book.undo()
    assert contact not in [p.key for p in people(book, known.customer)]
    with pytest.raises(TypeError):
        add_person(book, known.customer, "x", birthday="10-06")
    with pytest.raises(KnownError, match="no longer"):
        add_person(book, 1, "x")


def test_one_person_holds_several_posts_and_leaves_them(book: Book, known: Known) -> None:
    board = add_position(book, known.other, known.gu, "董事")
    leave_position(book, known.gu_post, "2026-11")
    assert [p.left for p in people(book, known.customer) if p.key == known.gu] == [True]
    assert [p.left for p in people(book, known.other)] == [False]
    with pytest.raises(KnownError, match="year or a month"):
        leave_position(book, board, "")
    edit_position(book, board, "start", "2026-12")
    with pytest.raises(KnownError, match="began in 2026-12"):
        leave_position(book, board, "2026-11-01")
    delete_position(book, known.gu_post)
    assert book.rows("SELECT count(*) FROM contact WHERE key=?", [known.gu]) == [(1,)]
    delete_position(book, board)
    assert book.rows("SELECT count(*) FROM contact WHERE key=?", [known.gu]) == [(0,)]


def test_a_post_may_be_vacant_but_is_named(book: Book, known: Known) -> None:
    post = add_position(book, known.customer, None, "财务总监", function="finance")
    vacant = next(p for p in people(book, known.customer) if p.position == post)
    assert (vacant.key, vacant.name, vacant.title) == (0, "", "财务总监")
    assert edit_position(book, post, "department", "财务部")
    assert history(book, 1)[0].title.zh == "修改 财务总监 的部门"
    with pytest.raises(KnownError, match="missing"):
        add_position(book, known.customer, None, "")


def test_superiors_are_at_the_same_customer_and_form_no_circle(book: Book, known: Known) -> None:
    assert edit_position(book, known.chen_post, "reports_to", known.gu_post)
    with pytest.raises(KnownError, match="顾维民 would come to report to 顾维民"):
        edit_position(book, known.gu_post, "reports_to", known.chen_post)
    _, elsewhere = add_person(book, known.other, "邓立新")
    with pytest.raises(KnownError, match="same customer"):
        edit_position(book, known.chen_post, "reports_to", elsewhere)
    assert edit_position(book, known.chen_post, "reports_to", None)


def test_editing_a_person(book: Book, known: Known) -> None:
    assert edit_contact(book, known.chen, "mobile", "13900005678")
    assert not edit_contact(book, known.chen, "mobile", "13900005678 ")
    with pytest.raises(KnownError, match="missing"):
        edit_contact(book, known.chen, "name", " ")


def test_deleting_a_person_leaves_no_trace_in_tables(book: Book, known: Known) -> None:
    set_stand(book, known.project, known.chen, attitude=1)
    set_closeness(book, known.chen, known.me, 2)
    set_pairing(book, known.chen, known.me)
    add_relation(book, known.chen, known.gu)
    delete_person(book, known.chen)
    for table in ("stand", "closeness", "pairing", "relation"):
        assert book.rows(f"SELECT count(*) FROM {table}") == [(0,)]
    assert check(book) == []
    book.undo()
    assert book.rows("SELECT count(*) FROM relation") == [(1,)]


def stand(book: Book) -> tuple[object, ...]:
    return book.rows("SELECT attitude, concerns, certainty, source, as_of FROM stand")[0]


def test_a_judgement_carries_its_evidence(book: Book, known: Known) -> None:
    set_stand(
        book, known.project, known.chen,
        attitude=1, concerns=["price", "quality"], certainty="confirmed", source="周敏",
        as_of="2026-11",
    )  # fmt: skip
    assert stand(book) == (1, "price,quality", "confirmed", "周敏", "2026-11")
    assert not set_stand(book, known.project, known.chen, attitude="1", concerns="price,quality")
    assert stand(book)[2] == "confirmed"


def test_a_new_judgement_without_evidence_is_assumed_as_of_today(book: Book, known: Known) -> None:
    set_stand(book, known.project, known.chen, attitude=1, certainty="confirmed", source="周敏")
    set_stand(book, known.project, known.chen, attitude=2)
    assert stand(book) == (2, "", "assumed", "", "2026-11-23")
    set_stand(book, known.project, known.chen, certainty="confirmed", source="会议纪要")
    assert stand(book) == (2, "", "confirmed", "会议纪要", "2026-11-23")
    assert set_stand(book, known.project, known.chen, attitude=None)
    assert stand(book)[0] is None


@pytest.mark.parametrize(
    ("columns", "part"),
    [
        ({"attitude": 3}, "attitude"),
        ({"influence": 0}, "from 1 to 5"),
        ({"role": "boss"}, "Decision maker"),
        ({"concerns": "price,love"}, "love"),
    ],
)
def test_judgements_are_of_known_values(
    book: Book, known: Known, columns: dict[str, object], part: str
) -> None:
    with pytest.raises(KnownError, match=part):
        set_stand(book, known.project, known.chen, **columns)


def test_closeness_goes_up_and_away(book: Book, known: Known) -> None:
    assert set_closeness(book, known.chen, known.me, 2)
    assert set_closeness(book, known.chen, known.me, 3, source="共进午餐")
    assert not set_closeness(book, known.chen, known.me, 3)
    assert set_closeness(book, known.chen, known.me, 3, certainty="confirmed")
    assert book.rows("SELECT level, certainty, source FROM closeness") == [
        (3, "confirmed", "共进午餐")
    ]
    assert set_closeness(book, known.chen, known.me, None)
    assert not set_closeness(book, known.chen, known.me, None)
    with pytest.raises(KnownError):
        set_closeness(book, known.chen, known.me, 6)


def test_pairings(book: Book, known: Known) -> None:
    assert set_pairing(book, known.chen, known.me)
    assert history(book, 1)[0].title.zh == "王志强 配对 陈建国"
    assert not set_pairing(book, known.chen, known.me)
    assert set_pairing(book, known.chen, known.me, level_wanted=4, wanted_by="2026-12")
    assert history(book, 1)[0].title.zh == "修改 王志强 与 陈建国 的配对"
    remove_pairing(book, known.chen, known.me)
    with pytest.raises(KnownError, match="no longer"):
        remove_pairing(book, known.chen, known.me)


def test_relations(book: Book, known: Known) -> None:
    key = add_relation(book, known.chen, known.gu, "classmate", strength=3)
    assert history(book, 1)[0].title.zh == "新增人际关系 陈建国—顾维民（同学）"
    assert edit_relation(book, key, kind="friend", private=True)
    assert not edit_relation(book, key, kind="friend")
    row = relations(book, known.customer)[0]
    assert (row.kind, row.private, row.strength) == ("friend", True, 3)
    remove_relation(book, key)
    with pytest.raises(KnownError, match="two different people"):
        add_relation(book, known.chen, known.chen)


def test_our_people_and_whose_book_it_is(book: Book, known: Known) -> None:
    liu = add_colleague(book, "刘芳", title="区域经理")
    assert edit_colleague(book, liu, "active", value=False)
    assert set_me(book, liu)
    assert not set_me(book, liu)
    assert history(book, 1)[0].person == "刘芳"
    assert set_company(book, "江苏恒锐传动科技有限公司")
    assert not set_company(book, "江苏恒锐传动科技有限公司")
    assert about(book, "company") == "江苏恒锐传动科技有限公司"
    title = Text("Head of department", "部门负责人")
    assert set_role(book, "department_head", [liu, known.me], title)
    assert set_role(book, "department_head", [liu], title)
    assert not set_role(book, "department_head", [liu], title)
    delete_colleague(book, liu)
    assert me(book) is None
    assert book.rows("SELECT count(*) FROM role_mapping") == [(0,)]
    book.undo()
    assert me(book) == liu


def test_members_of_a_project(book: Book, known: Known) -> None:
    assert set_member(book, known.project, known.me, role="development_manager")
    assert not set_member(book, known.project, known.me, role="development_manager")
    assert set_member(book, known.project, known.me, end="2027")
    remove_member(book, known.project, known.me)
    assert book.rows("SELECT count(*) FROM member") == [(0,)]


def test_projects_are_edited_and_deleted(book: Book, known: Known) -> None:
    assert edit_project(book, known.project, "amount", "500万")
    assert history(book, 1)[0].title.zh == "修改 二号焊装线改造 的标的"
    with pytest.raises(KnownError):
        edit_project(book, known.project, "status", "")
    set_stand(book, known.project, known.chen, attitude=1)
    delete_project(book, known.project)
    assert book.rows("SELECT count(*) FROM stand") == [(0,)]
    assert check(book) == []
