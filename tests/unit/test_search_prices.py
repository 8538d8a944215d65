"""The price comes out of what was said, and nothing else does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.phrase.prices import Limits, Priced, take_price
from aisle.domain.phrase.words import words
from aisle.domain.query import Sort


def take(phrase: str) -> Priced:
    return take_price(words(phrase))


def rest(priced: Priced) -> str:
    return " ".join(word.text for word in priced.words)


@pytest.mark.parametrize(
    ("phrase", "minimum", "maximum", "left"),
    [
        ("a wireless keyboard under fifty dollars", None, 5000, "a wireless keyboard"),
        ("laptops between three hundred and five hundred", 30000, 50000, "laptops"),
        ("between one hundred and two hundred and fifty", 10000, 25000, ""),
        ("between a hundred and fifty and two hundred", 15000, 20000, ""),
        ("between fifty dollars and sixty dollars", 5000, 6000, ""),
        ("from 20 to 30 dollars", 2000, 3000, ""),
        ("between five hundred and three hundred", 30000, 50000, ""),
        ("around a hundred bucks", 8000, 12000, ""),
        ("a hundred dollars or so", 8000, 12000, ""),
        ("over two hundred", 20000, None, ""),
        ("two hundred and up", 20000, None, ""),
        ("fifty dollars or less", None, 5000, ""),
        ("no more than $1,299.50", None, 129950, ""),
        ("less than nineteen ninety nine", None, 1999, ""),
        ("nineteen dollars and ninety nine cents or less", None, 1999, ""),
        ("under nineteen dollars ninety nine", None, 1999, ""),
        ("a cable for ten dollars", None, 1000, "a cable"),
        ("tv under fifteen hundred", None, 150000, "tv"),
        ("under ninety nine cents", None, 99, ""),
        ("under a grand", None, 100000, ""),
        ("at least one fifty", 15000, None, ""),
        ("up to 32 gigabytes", None, None, "up to 32 gigabytes"),
        ("over the ear headphones", None, None, "over the ear headphones"),
        ("under ten inches", None, None, "under ten inches"),
        ("a fifteen dollar gift card", None, None, "a fifteen dollar gift card"),
        ("two in one laptop", None, None, "two in one laptop"),
        ("xbox one", None, None, "xbox one"),
        ("between us", None, None, "between us"),
        ("", None, None, ""),
    ],
)
def test_a_price_is_taken_out(
    phrase: str, minimum: int | None, maximum: int | None, left: str
) -> None:
    priced = take(phrase)
    assert (priced.limits, rest(priced)) == (Limits(minimum, maximum), left)


def test_a_price_said_in_two_groups_has_a_second_reading() -> None:
    assert take("under nineteen ninety nine").other == Limits(maximum=199900)
    assert take("under one fifty").other == Limits(maximum=150)
    assert take("under fifty").other is None


@pytest.mark.parametrize(
    ("phrase", "minimum", "maximum"),
    [
        ("between eleven fifty and one thousand three hundred dollars", 115000, 130000),
        ("between eleven fifty and fifteen dollars", 1150, 1500),
        ("from five dollars to nineteen ninety nine", 500, 1999),
    ],
)
def test_the_ends_of_a_range_are_near_each_other(phrase: str, minimum: int, maximum: int) -> None:
    priced = take(phrase)
    assert (priced.limits, priced.other) == (Limits(minimum, maximum), None)


@pytest.mark.parametrize(
    ("phrase", "sort", "left"),
    [
        ("cheapest tv", Sort.CHEAPEST, "tv"),
        ("the least expensive laptop", Sort.CHEAPEST, "the laptop"),
        ("something cheaper", Sort.CHEAPEST, "something"),
        ("most expensive watch", Sort.DEAREST, "watch"),
        ("cheap trick cd", Sort.CHEAPEST, "trick cd"),
        ("cheaper than fifty dollars", Sort.RELEVANCE, ""),
        ("cheapest laptop over three hundred", Sort.CHEAPEST, "laptop"),
    ],
)
def test_an_order_is_taken_out(phrase: str, sort: Sort, left: str) -> None:
    priced = take(phrase)
    assert (priced.sort, rest(priced)) == (sort, left)


@pytest.mark.parametrize(("currency", "digits", "minor"), [("GBP", 2, 5000), ("JPY", 0, 50)])
def test_a_price_is_in_the_currency_of_the_shop(currency: str, digits: int, minor: int) -> None:
    phrase = "tea under fifty pounds" if currency == "GBP" else "tea under fifty"
    assert take_price(words(phrase), currency, digits).limits == Limits(maximum=minor)


@given(st.integers(0, 10_000_000), st.sampled_from(["under", "over", "up to", "at least"]))
def test_any_written_price_is_read(minor: int, comparison: str) -> None:
    priced = take(f"tv {comparison} ${minor // 100}.{minor % 100:02}")
    assert minor in (priced.limits.minimum, priced.limits.maximum)
    assert rest(priced) == "tv"


@given(st.text(max_size=300))
def test_any_text_has_limits_in_order(text: str) -> None:
    limits = take(text).limits
    assert limits.minimum is None or limits.minimum >= 0
    assert limits.minimum is None or limits.maximum is None or limits.minimum <= limits.maximum
