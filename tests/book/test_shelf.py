"""Playbooks and forms: the program's, and those a book keeps."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.actions.processes import start_run
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.models import Definition
from kaccount_desktop.book.shelf import Shelf, keep
from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.playbooks import load_playbook
from tests.book.conftest import Known


def test_the_programs_playbooks_and_forms_are_there(book: Book) -> None:
    shelf = Shelf(book)
    assert {p.id for p in shelf.current_playbooks()} == {"five_phases", "seven_stages"}
    assert [f.id for f in shelf.current_forms()] == [
        "customer_information", "decision_maker", "participant", "executor", "superior",
        "visit_feedback", "initial_information", "project_proposal",
    ]  # fmt: skip
    assert shelf.current("five_phases").subject == "project"
    assert shelf.current_form("visit_feedback").subject == "visit"
    for look in (shelf.current, shelf.current_form):
        with pytest.raises(KnownError, match="Choose one of"):
            look("none")


def test_what_was_used_is_kept_once(book: Book, known: Known) -> None:
    shelf = Shelf(book)
    start_run(book, known.customer, "seven_stages")
    playbook, form = shelf.current("seven_stages"), shelf.current_form("visit_feedback")
    with book.change("keep") as change:
        assert keep(change, playbook) == playbook.digest
        assert keep(change, form) == form.digest
        assert Shelf(change).form(form.digest) == form
    rows = book.rows(
        "SELECT digest, kind_of, ident, version, body FROM definition ORDER BY kind_of"
    )
    assert rows == [
        (form.digest, "form", "visit_feedback", form.version, form.text),
        (playbook.digest, "playbook", "seven_stages", playbook.version, playbook.text),
    ]
    assert shelf.playbook(playbook.digest) == playbook


def test_a_kept_playbook_may_name_a_form_the_program_no_longer_has(book: Book) -> None:
    current = Shelf(book).current("five_phases")
    text = current.text.replace("decision_maker", "retired_form")
    old = load_playbook(text, forms={"customer_information", "retired_form", "visit_feedback"})
    assert old.digest != current.digest
    with book.change("keep") as change:
        keep(change, old)
    assert Shelf(book).playbook(old.digest) == old


def test_what_the_book_does_not_hold_is_a_sentence(book: Book) -> None:
    with pytest.raises(KnownError, match="lacks a playbook"):
        Shelf(book).playbook("0" * 64)


def test_a_kept_playbook_that_was_changed_is_not_believed(book: Book) -> None:
    text = Shelf(book).current("five_phases").text
    changed = load_playbook(
        text.replace("five_phases", "our_phases"),
        forms={"customer_information", "decision_maker", "visit_feedback"},
    )
    with book.change("keep") as change:
        keep(change, changed)
        change.update(Definition, changed.digest, body=text)
    with pytest.raises(KnownError, match="holds it changed"):
        Shelf(book).playbook(changed.digest)
