"""A filled book, made once and copied closed for each test; the clock stands at 2026-11-23."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from kaccount_desktop.book.actions.about import set_me
from kaccount_desktop.book.actions.colleagues import add_colleague
from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.actions.people import add_person
from kaccount_desktop.book.actions.projects import create_project
from kaccount_desktop.book.book import Book
from kaccount_desktop.rules.clock import Clock

TODAY = date(2026, 11, 23)
"""A Monday."""


@dataclass(frozen=True)
class Known:
    """The keys of what the filled book holds."""

    me: int
    customer: int
    other: int
    chen: int
    chen_post: int
    gu: int
    gu_post: int
    project: int


def fill(book: Book) -> Known:
    """Put two customers, two people, a colleague and a project into an empty book."""
    me = add_colleague(book, "王志强", title="大客户经理")
    set_me(book, me)
    customer = create_customer(book, "澜州重工股份有限公司", city="澜州", phone="0599-8601200")
    other = create_customer(book, "明湖汽车零部件集团", suggested_grade="B")
    chen, chen_post = add_person(
        book, customer, "陈建国", "设备部部长", function="technical", mobile="13800001234"
    )
    gu, gu_post = add_person(book, customer, "顾维民", "总经理", function="management")
    project = create_project(book, customer, "二号焊装线改造", amount="486万", status="open")
    return Known(me, customer, other, chen, chen_post, gu, gu_post, project)


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Known]:
    path = tmp_path_factory.mktemp("filled") / "template.kabook"
    with Book.create(path, Clock(TODAY)) as book:
        known = fill(book)
    return path, known


@pytest.fixture(scope="session")
def template(filled: tuple[Path, Known]) -> Path:
    """A closed book; tests copy it and leave it alone."""
    return filled[0]


@pytest.fixture
def known(filled: tuple[Path, Known]) -> Known:
    """The keys of what `book` holds."""
    return filled[1]


@pytest.fixture
def clock() -> Clock:
    return Clock(TODAY)


@pytest.fixture
def book_path(template: Path, tmp_path: Path) -> Path:
    """A closed copy of the filled book."""
    path = tmp_path / "客户.kabook"
    shutil.copyfile(template, path)
    return path


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Iterator[Book]:
    """An open copy of the filled book."""
    with Book.open(book_path, clock) as opened:
        yield opened


@pytest.fixture(scope="session")
def empty_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "empty.kabook"
    Book.create(path, Clock(TODAY)).close()
    return path


@pytest.fixture
def empty_book(empty_template: Path, tmp_path: Path, clock: Clock) -> Iterator[Book]:
    """An open book with nothing in it."""
    path = tmp_path / "empty.kabook"
    shutil.copyfile(empty_template, path)
    with Book.open(path, clock) as opened:
        yield opened
