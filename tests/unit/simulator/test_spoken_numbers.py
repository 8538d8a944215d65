"""AMAZON.NUMBER, Ordinal and FOUR_DIGIT_NUMBER."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.simulator.understanding.numbers import (
    cardinal,
    four_digits,
    number,
    ordinal,
    spoken,
)


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("zero", "0"),
        ("two", "2"),
        ("fifty five", "55"),
        ("a hundred", "100"),
        ("a hundred and one", "101"),
        ("eleven hundred", "1100"),
        ("one thousand one hundred and forty two", "1142"),
        ("two hundred thousand", "200000"),
        ("three million two hundred thousand and five", "3200005"),
        ("2 million", "2000000"),
        ("1142", "1142"),
        ("one one four two", "1142"),
        ("1 1 4 2", "1142"),
        ("eleven forty two", "1142"),
        ("one oh five", "105"),
        ("oh seven", "7"),
        ("nineteen oh five", "1905"),
        ("twenty twenty six", "2026"),
        ("three fifty", "350"),
        ("forty two oh one", "4201"),
    ],
)
def test_a_spoken_number_becomes_digits(said: str, value: str) -> None:
    assert number(said.split()) == value


@pytest.mark.parametrize(
    "said",
    ["", "and", "oh", "hundred", "ink", "two ink", "one hundred and", "five million million",
     "two thousand three thousand", "a", "one hundred zero", "twenty and"],
)  # fmt: skip
def test_what_is_no_number_is_none(said: str) -> None:
    assert number(said.split()) is None


@given(st.integers(min_value=0, max_value=999_999_999))
def test_every_number_survives_being_said(value: int) -> None:
    assert cardinal(spoken(value).split()) == value
    assert number([str(value)]) == str(value)


@given(st.lists(st.integers(min_value=0, max_value=9), min_size=2, max_size=9))
def test_digits_said_one_by_one_are_that_number(digits: list[int]) -> None:
    said = [spoken(digit) for digit in digits]
    assert number(said) == str(int("".join(map(str, digits))))


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("first", "1"),
        ("second", "2"),
        ("twelfth", "12"),
        ("twentieth", "20"),
        ("twenty second", "22"),
        ("one hundredth", "100"),
        ("3rd", "3"),
        ("two", None),
        ("last", None),
        ("north", None),
        ("", None),
    ],
)
def test_ordinals(said: str, value: str | None) -> None:
    assert ordinal(said.split()) == value


@pytest.mark.parametrize(
    ("said", "value"),
    [
        ("one two three four", "1234"),
        ("oh one two three", "0123"),
        ("0123", "0123"),
        ("twelve thirty four", "1234"),
        ("one thousand two hundred", "1200"),
        ("one two three", None),
        ("twelve", None),
        ("12345", None),
    ],
)
def test_four_digit_numbers_keep_their_zeros(said: str, value: str | None) -> None:
    assert four_digits(said.split()) == value
