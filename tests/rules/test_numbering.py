"""Record numbers with a check digit."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kaccount_desktop.rules.errors import KnownError
from kaccount_desktop.rules.numbering import PREFIXES, format_number, parse_number

KINDS = st.sampled_from(sorted(PREFIXES))
NUMBERS = st.integers(1, 10**9)


@given(KINDS, NUMBERS)
def test_what_is_printed_can_be_keyed_in(kind: str, number: int) -> None:
    printed = format_number(kind, number)
    assert re.fullmatch(r"[KPXVT]-\d{4,}-\d", printed)
    assert parse_number(printed) == (kind, number)
    assert parse_number(printed.lower().replace("-", "")) == (kind, number)


@pytest.mark.parametrize(
    "typed", ["K-0127-8", "k01278", " Ｋ－０１２７－８ ", "k—0127—8", "K 0127 8", "K‐0127–8"]
)
def test_other_ways_of_typing_are_read(typed: str) -> None:
    assert parse_number(typed) == ("customer", 127)


@given(KINDS, NUMBERS, st.data())
def test_one_wrong_digit_is_found(kind: str, number: int, data: st.DataObject) -> None:
    printed = format_number(kind, number)
    place = data.draw(st.sampled_from([n for n, char in enumerate(printed) if char.isdigit()]))
    digit = data.draw(st.sampled_from([d for d in "0123456789" if d != printed[place]]))
    with pytest.raises(KnownError):
        parse_number(printed[:place] + digit + printed[place + 1 :])


@given(KINDS, NUMBERS, st.data())
def test_two_swapped_digits_are_found(kind: str, number: int, data: st.DataObject) -> None:
    plain = format_number(kind, number).replace("-", "")
    places = [n for n in range(1, len(plain) - 1) if plain[n] != plain[n + 1]]
    if places:
        place = data.draw(st.sampled_from(places))
        swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
        with pytest.raises(KnownError):
            parse_number(swapped)


@given(KINDS, KINDS, NUMBERS)
def test_another_prefix_is_found(kind: str, other: str, number: int) -> None:
    swapped = PREFIXES[other] + format_number(kind, number)[1:]
    if kind == other:
        assert parse_number(swapped) == (kind, number)
    else:
        with pytest.raises(KnownError, match="check digit"):
            parse_number(swapped)


@pytest.mark.parametrize("typed", ["", "K", "0127-8", "Q-0127-8", "K-127", "K-0000-5", "K-01a7-8"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(KnownError):
        parse_number(typed)


def test_numbers_start_at_one() -> None:
    with pytest.raises(ValueError, match="start at 1"):
        format_number("customer", 0)


@pytest.mark.parametrize("digits", [13, 20, 5000])
def test_a_number_nobody_has_is_no_number(digits: int) -> None:
    for last in "0123456789":
        with pytest.raises(KnownError):
            parse_number(f"K-{'1' * digits}-{last}")
