"""Keys rise whatever the clock does, and never repeat one of the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from kaccount_desktop.book.actions.customers import create_customer
from kaccount_desktop.book.book import Book
from kaccount_desktop.book.keys import COUNTER_BITS, EPOCH_2024, NODE_BITS, KeyMaker, new_node
from kaccount_desktop.rules.clock import Clock
from tests.book.conftest import Known


class Seconds:
    """A clock that is set by hand."""

    def __init__(self, now: float) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


def node_of(key: int) -> int:
    return (key >> COUNTER_BITS) & ((1 << NODE_BITS) - 1)


def test_keys_rise_and_fit_63_bits() -> None:
    maker = KeyMaker(0xFFFFF, Seconds(EPOCH_2024 + 2**32 - 2))
    keys = maker.take(3000)
    assert keys == sorted(set(keys))
    assert all(0 < key < 2**63 for key in keys)
    assert {node_of(key) for key in keys} == {0xFFFFF}


def test_a_used_up_second_borrows_from_the_next() -> None:
    maker = KeyMaker(7, Seconds(EPOCH_2024 + 100))
    keys = maker.take((1 << COUNTER_BITS) + 1)
    assert keys[-1] >> (NODE_BITS + COUNTER_BITS) == 101
    assert len(set(keys)) == len(keys)


def test_a_clock_set_back_is_harmless() -> None:
    seconds = Seconds(EPOCH_2024 + 1000)
    maker = KeyMaker(7, seconds)
    before = maker.next()
    seconds.now -= 500
    assert maker.next() > before


def test_keys_are_above_the_largest_of_the_book() -> None:
    largest = KeyMaker(0xFFFFF, Seconds(EPOCH_2024 + 5000)).next()
    maker = KeyMaker(0, Seconds(EPOCH_2024 + 10))
    maker.start_above(largest)
    assert maker.next() > largest


def test_two_nodes_never_make_the_same_key() -> None:
    seconds = Seconds(EPOCH_2024 + 100)
    one, other = KeyMaker(1, seconds), KeyMaker(2, seconds)
    assert not set(one.take(5000)) & set(other.take(5000))


def test_nodes_are_drawn_within_their_bits() -> None:
    assert all(0 <= new_node() < 1 << NODE_BITS for _ in range(50))


@pytest.mark.parametrize("node", [0, (1 << NODE_BITS) - 1])
def test_a_book_reopened_under_a_clock_set_back_goes_on_above(
    book_path: Path, known: Known, clock: Clock, monkeypatch: pytest.MonkeyPatch, node: int
) -> None:
    monkeypatch.setattr("time.time", lambda: EPOCH_2024 + 60.0)
    with Book.open(book_path, clock, node=node) as book:
        key = create_customer(book, "北港机械")
        assert key > max(known.customer, known.other, known.project, known.gu_post)
        entries = [e for (e,) in book.rows("SELECT entry FROM journal ORDER BY rowid")]
        assert entries == sorted(entries)
        assert node_of(key) == node


def test_a_clock_set_to_the_next_century_makes_keys_that_fit() -> None:
    for second in (2**32, 2**40):
        maker = KeyMaker(1, Seconds(EPOCH_2024 + second))
        keys = maker.take(5000)
        assert keys == sorted(set(keys))
        assert keys[-1] < 2**63
        later = KeyMaker(2)
        later.start_above(keys[-1])
        assert keys[-1] < later.next() < 2**63
