"""The sample book: a believable year of an invented supplier, made anew for the day it is tried.

The data stand in `resources/sample/`; everything in them is invented. The same day gives the same
content (keys aside).
"""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from kaccount_desktop.book import blobs
from kaccount_desktop.book.actions.acting import acting
from kaccount_desktop.book.actions.numbers import record_numbers
from kaccount_desktop.book.actions.processes import plan_stage
from kaccount_desktop.book.actions.standing import set_stand
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Visit
from kaccount_desktop.book.queries.process import runs
from kaccount_desktop.book.sample_days import Days
from kaccount_desktop.book.sample_filling import Data, Filling
from kaccount_desktop.book.sample_people import fill_customer, fill_ours, fill_relations
from kaccount_desktop.book.sample_runs import fill_project, fill_run
from kaccount_desktop.book.sample_work import fill_answers, fill_log, fill_work
from kaccount_desktop.book.shelf import Shelf
from kaccount_desktop.rules.clock import Clock
from kaccount_desktop.rules.language import Text
from kaccount_desktop.rules.paths import resources_dir

_TITLE: Final = Text("Fill with the sample data", "填入示例数据")


def make_sample(path: Path, clock: Clock, *, password: str | None = None) -> None:
    """Make a book with the sample data at `path`, all of it or nothing, and close it.

    Raises KnownError when there is a file already, or none can be written.
    """
    book = Book.create(path, clock, password=password)
    try:
        with book:
            fill_sample(book)
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def fill_sample(book: Book) -> None:
    """Fill an empty book with the sample data: one journal entry, and the last edits after it."""
    days = Days(book.clock.today())
    ours = _read(resources_dir("sample", "book.toml"), days)
    customers = [_read(path, days) for path in sorted(_customers().glob("*.toml"))]
    kept = _keep_files(book)
    with book.change(_TITLE) as change:
        filling = Filling(change, days, acting(book), Shelf(change), blobs=kept)
        fill_ours(filling, ours)
        filling.who = replace(filling.who, me=filling.colleagues[ours["me"]])
        for data in customers:
            _fill_one(filling, data)
        fill_relations(filling, ours["relations"])
    for data in customers:
        if "recent" in data:
            _edit_last(book, filling, filling.customers[data["name"]], data["recent"])
    _number(book, filling)


def _customers() -> Path:
    return resources_dir("sample", "customers")


def _read(path: Path, days: Days) -> dict[str, Any]:
    data: dict[str, Any] = days.filled(tomllib.loads(path.read_text(encoding="utf-8")))
    return data


def _keep_files(book: Book) -> dict[str, tuple[str, int]]:
    """Put the bytes of the sample attachments into the book; return hash and size by name."""
    files = sorted(resources_dir("sample", "files").iterdir())
    with book.local_change() as raw:
        return {path.name: blobs.put_file(raw, path) for path in files}


def _fill_one(filling: Filling, data: Data) -> None:
    """Write a customer: first who is there, then what happened, then how far it came."""
    customer = fill_customer(filling, data)
    for project in data.get("projects", ()):
        fill_project(filling, customer, project)
    fill_log(filling, customer, data)
    fill_work(filling, customer, data)
    if "run" in data:
        fill_run(filling, customer, "seven_stages", data["run"])
    for project in data.get("projects", ()):
        if "run" in project:
            key = filling.projects[project["name"]]
            fill_run(filling, customer, "five_phases", project["run"], key)
    filled_on = filling.days.day(data.get("filled", 0))
    fill_answers(
        filling, customer, customer, "customer_information", data.get("answers", {}), filled_on
    )
    for project in data.get("projects", ()):
        key = filling.projects[project["name"]]
        answers = project.get("proposal", {})
        opened = filling.days.day(project.get("opened", 0))
        fill_answers(filling, customer, key, "project_proposal", answers, opened)
    for name, answers in data.get("dossier", {}).items():
        contact = filling.contacts[name]
        fill_answers(filling, customer, contact, "decision_maker", answers, filled_on)


def _number(book: Book, filling: Filling) -> None:
    """Give out record numbers, so that sheets carry them wherever they are printed."""
    record_numbers(book, "customer", filling.customers.values())
    record_numbers(book, "contact", filling.contacts.values())
    record_numbers(book, "project", filling.projects.values())
    visits = book.read(Visit.select(Visit.touch).order_by(Visit.touch))
    record_numbers(book, "visit", [visit.touch for visit in visits])


def _edit_last(book: Book, filling: Filling, customer: int, data: Data) -> None:
    """Make the last edits of the sample, each a journal entry as a user's would be."""
    project, contact, attitude, evidence = data["stand"]
    set_stand(
        book,
        filling.projects[project],
        filling.contacts[contact],
        attitude=attitude,
        **filling.evidence(evidence),
    )
    stage, start, end = data["replan"]
    plan_stage(
        book,
        runs(book, customer)[0].key,
        stage,
        filling.days.day(start),
        filling.days.day(end),
    )
