"""What of the things wanted can be had today: every mixture of stock, price and currency."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.catalog import Product
from aisle.domain.errors import TooLargeForVoice
from aisle.domain.money import Money
from aisle.domain.terms import MOST_OF_ONE
from aisle.services.availability import (
    MOST_LINES,
    AtMost,
    FewerLeft,
    Missing,
    Repriced,
    Wanted,
    Why,
    available,
    merged,
)

INK = Product("INK", "Ink", "Ink", Money(1999, "USD"), 5, category="ink")


def had(wanted: Wanted, *live: Product, similar: tuple[str, ...] = ()) -> Any:
    return available([wanted], {p.sku: p for p in live}, {wanted.sku: similar}, "USD")


def other(sku: str, **more: Any) -> Product:
    values = {"price": Money(1500, "USD"), "stock": 9, "category": "ink", **more}
    return Product(sku, sku, sku, **values)


def test_what_is_there_is_taken_at_todays_price() -> None:
    found = had(Wanted("INK", 2, last_price=Money(1799, "USD")), INK)
    assert found.lines[0].amount == Money(3998, "USD")
    assert found.lines[0].costs_more
    assert not found.news


def test_a_last_price_in_another_currency_is_not_compared() -> None:
    found = had(Wanted("INK", last_price=Money(900, "GBP")), INK)
    assert not found.lines[0].costs_more


def test_all_that_are_left_are_taken_and_it_is_said() -> None:
    found = had(Wanted("INK", 8), INK)
    assert found.lines[0].quantity == 5
    assert found.news == (FewerLeft("Ink", 5),)


def test_more_than_may_be_ordered_by_voice_is_said() -> None:
    found = had(Wanted("INK", 600), other("INK", stock=1_000))
    assert found.lines[0].quantity == MOST_OF_ONE
    assert found.news == (AtMost("INK", MOST_OF_ONE),)


def test_a_price_that_moved_since_it_was_told_is_said() -> None:
    found = had(Wanted("INK", told_price=Money(1899, "USD")), INK)
    assert found.news == (Repriced("Ink", Money(1999, "USD")),)


@pytest.mark.parametrize(
    ("live", "why"),
    [
        ((), Why.GONE),
        ((other("INK", stock=0),), Why.SOLD_OUT),
        ((other("INK", price=Money(1500, "EUR")),), Why.OTHER_CURRENCY),
    ],
)
def test_what_cannot_be_had_is_missing_for_a_reason(live: tuple[Product, ...], why: Why) -> None:
    found = had(Wanted("INK", name="INK"), *live)
    assert found.news == (Missing("INK", why),)
    assert not found.lines
    assert not found.offers


def test_the_nearest_that_can_be_had_is_offered_in_the_quantity_wanted() -> None:
    others = (other("A", stock=0), other("B", price=Money(1, "EUR")), other("C"))
    found = had(Wanted("INK", 3), other("INK", stock=0), *others, similar=("A", "B", "C"))
    assert (found.offers[0].line.sku, found.offers[0].line.quantity) == ("C", 3)


def test_a_substitute_is_of_the_same_category() -> None:
    paper = other("PAPER", category="paper")
    assert not had(Wanted("INK"), other("INK", stock=0), paper, similar=("PAPER",)).offers


def test_no_substitute_is_offered_twice_or_beside_itself() -> None:
    gone = [Wanted("X", name="X"), Wanted("Y", name="Y"), Wanted("A")]
    near = ("A", "B")
    live = {"A": other("A"), "B": other("B")}
    found = available(gone, live, {"X": near, "Y": near, "A": ()}, "USD")
    assert [offer.line.sku for offer in found.offers] == ["B"]
    assert [offer.missing for offer in found.offers] == ["X"]


def test_the_same_product_twice_is_one_line() -> None:
    assert merged([Wanted("INK", 2), Wanted("PEN"), Wanted("INK", 3)]) == (
        Wanted("INK", 5),
        Wanted("PEN", 1),
    )


def test_too_many_lines_are_refused() -> None:
    merged(Wanted(str(n)) for n in range(MOST_LINES))
    with pytest.raises(TooLargeForVoice):
        merged(Wanted(str(n)) for n in range(MOST_LINES + 1))


_SKUS = st.sampled_from(["A", "B", "C", "D"])
_PRODUCTS = st.builds(
    other,
    _SKUS,
    stock=st.integers(0, 120),
    price=st.builds(Money, st.integers(0, 9_999), st.sampled_from(["USD", "EUR"])),
    category=st.sampled_from(["ink", "paper", None]),
)


@given(
    st.lists(st.builds(Wanted, _SKUS, st.integers(1, 150)), max_size=6),
    st.lists(_PRODUCTS, max_size=4),
    st.dictionaries(_SKUS, st.lists(_SKUS, max_size=3)),
)
def test_nothing_is_sold_that_is_not_there(
    wanted: list[Wanted], products: list[Product], similar: dict[str, list[str]]
) -> None:
    live = {product.sku: product for product in products}
    together = merged(wanted)
    found = available(together, live, similar, "USD")
    missing = [one for one in found.news if isinstance(one, Missing)]
    assert len(found.lines) + len(missing) == len(together)
    for line in (*found.lines, *(offer.line for offer in found.offers)):
        assert 1 <= line.quantity <= min(live[line.sku].stock, MOST_OF_ONE)
        assert line.unit_price == live[line.sku].price
        assert line.unit_price.currency == "USD"
    skus = [line.sku for line in found.lines] + [offer.line.sku for offer in found.offers]
    assert len(skus) == len(set(skus))
