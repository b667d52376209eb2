"""Whatever is changed, undone, done again or taken back: figures, search and history stay right."""

from __future__ import annotations

import pytest

from kaccount_desktop.book.book import Book
from kaccount_desktop.book.changes import Changes, row_key_text
from kaccount_desktop.book.check import check
from kaccount_desktop.book.queries.history import details, history
from kaccount_desktop.rules.errors import KnownError
from tests.book.walk import Walker, concerned, content, differing, owners, unsound

STEPS = 45


def step(book: Book, walker: Walker) -> None:
    """Change something, or take something back; a refusal changes nothing."""
    act = walker.dice.random()
    if act < 0.6 or not history(book, 1):
        with book.change("walk") as change:
            for _ in range(walker.dice.choice((1, 1, 2, 5))):
                walker.change(change)
    elif act < 0.8:
        book.undo()
    elif act < 0.9:
        book.redo()
    else:
        before = content(book)
        try:
            book.revert(walker.dice.choice(history(book, 30)))
        except KnownError:
            assert content(book) == before


@pytest.mark.parametrize("seed", range(4))
def test_a_walk_through_everything_a_book_can_hold(empty_book: Book, seed: int) -> None:
    book, walker = empty_book, Walker(seed)
    heard: list[Changes] = []
    book.listen(heard.append)
    for _ in range(STEPS):
        heard.clear()
        before, whose = content(book), owners(book)
        step(book, walker)
        rows = differing(before, content(book))
        assert bool(rows) == bool(heard)
        for changes in heard:
            assert {(table, row_key_text(key)) for table, key in changes.rows()} == rows
            assert concerned(rows, whose, owners(book)) <= changes.customers
        assert unsound(book) == []
    walked, undone = content(book), 0
    while book.undo():
        undone += 1
    assert content(book) == {}
    assert unsound(book) == []
    for _ in range(undone):
        book.redo()
    assert content(book) == walked
    made_up = ("people hold no post", "attached file", "records that are not in the book")
    assert [f.en for f in check(book) if not any(part in f.en for part in made_up)] == []
    for entry in history(book, 1000):
        details(book, entry)
