"""Wishes added to a search, and what is cheaper."""

from __future__ import annotations

from typing import Any

import pytest

from aisle.domain.money import Money
from aisle.domain.query import ProductQuery, Sort
from aisle.services.narrow import CheaperFound, CheapestAlready, Narrowing, Wish, merged
from aisle.services.relaxing import Constraint
from aisle.services.search import ProductSearch
from tests.unit.search_conversation.shelf import (
    BLUE_KETTLE,
    GLASS_KETTLE,
    KETTLES,
    LAMP,
    STEEL_KETTLE,
    Index,
    Shelf,
)

A_KETTLE = ProductQuery("a kettle", category="kettles")
SKUS = tuple(one.sku for one in KETTLES)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((*KETTLES, LAMP))


@pytest.fixture
def narrowing(shelf: Shelf) -> Any:
    index = Index(shelf.live.values())
    return Narrowing(index, shelf, ProductSearch(index, shelf))


def test_only_of_a_brand_as_the_catalog_spells_it(narrowing: Any, shelf: Shelf) -> None:
    found = narrowing.refine(A_KETTLE, Wish(brand="tern"))
    assert found.products == (STEEL_KETTLE, GLASS_KETTLE)
    assert found.query.brand == "Tern"
    assert shelf.trips == 1


def test_a_brand_that_the_shop_does_not_have_is_named(narrowing: Any) -> None:
    nearest = narrowing.refine(A_KETTLE, Wish(brand="bose"))
    assert (nearest.without, nearest.asked.brand) == (Constraint.BRAND, "bose")


def test_a_feature_is_looked_for_in_the_name(narrowing: Any) -> None:
    assert narrowing.refine(A_KETTLE, Wish(feature="glass")).products == (GLASS_KETTLE,)


def test_words_for_another_kind_of_product_are_another_search(narrowing: Any) -> None:
    found = narrowing.refine(A_KETTLE, Wish(feature="lamp", maximum_price=2_000))
    assert found.products == (LAMP,)


def test_a_kind_of_product_narrows_a_search_that_had_none(narrowing: Any) -> None:
    by_orrin = ProductQuery("orrin", brand="Orrin")
    assert narrowing.refine(by_orrin, Wish(feature="kettle")).products == (KETTLES[0], BLUE_KETTLE)


def test_the_last_wish_is_kept_and_an_earlier_one_gives_way(narrowing: Any) -> None:
    blue = narrowing.refine(A_KETTLE, Wish(color="blue")).query
    nearest = narrowing.refine(blue, Wish(brand="tern"))
    assert (nearest.without, nearest.found.products[0].brand) == (Constraint.COLOR, "Tern")


@pytest.mark.parametrize(
    ("before", "wished", "after"),
    [
        ((None, None), (None, 500), (None, 500)),
        ((None, 900), (None, 500), (None, 500)),
        ((600, None), (None, 500), (None, 500)),
        ((None, 500), (600, None), (600, None)),
        ((100, 500), (None, 300), (100, 300)),
        ((None, None), (500, 100), (100, 500)),
    ],
)
def test_limits_that_cannot_hold_together(before: Any, wished: Any, after: Any) -> None:
    query = merged(_limited(before), _limited(wished))
    assert (query.minimum_price, query.maximum_price) == after


def _limited(limits: tuple[int | None, int | None]) -> ProductQuery:
    return ProductQuery("", minimum_price=limits[0], maximum_price=limits[1])


def test_an_order_asked_for_later_holds() -> None:
    assert merged(A_KETTLE, ProductQuery("", sort=Sort.CHEAPEST)).sort is Sort.CHEAPEST


def test_cheaper_than_the_one_talked_about(narrowing: Any, shelf: Shelf) -> None:
    cheaper = narrowing.cheaper(A_KETTLE, SKUS, ["KETTLE"])
    assert isinstance(cheaper, CheaperFound)
    assert (cheaper.than, cheaper.found.products) == (
        Money(4_900, "USD"),
        (BLUE_KETTLE, STEEL_KETTLE),
    )
    assert shelf.trips == 1


def test_cheaper_than_each_of_several(narrowing: Any) -> None:
    cheaper = narrowing.cheaper(A_KETTLE, SKUS, ["KETTLE", "BLUE-KETTLE"])
    assert cheaper.found.products == (STEEL_KETTLE,)


def test_cheaper_than_all_that_are_remembered(narrowing: Any) -> None:
    cheaper = narrowing.cheaper(A_KETTLE, ["KETTLE", "GLASS-KETTLE"], ["KETTLE"])
    assert STEEL_KETTLE in cheaper.found.products


def test_nothing_is_cheaper(narrowing: Any) -> None:
    assert narrowing.cheaper(A_KETTLE, SKUS, ["STEEL-KETTLE"]) == CheapestAlready(
        STEEL_KETTLE, in_focus=True
    )


def test_an_upper_limit_drops_a_lower_one_that_nothing_could_meet(narrowing: Any) -> None:
    over = ProductQuery("a kettle", category="kettles", minimum_price=4_000)
    assert narrowing.cheaper(over, SKUS, ["KETTLE"]).found.query.minimum_price == 4_000
    assert narrowing.cheaper(over, SKUS, ["BLUE-KETTLE"]).found.query.minimum_price is None


def test_what_it_should_be_cheaper_than_has_left_the_shop(narrowing: Any, shelf: Shelf) -> None:
    del shelf.live["KETTLE"]
    assert narrowing.cheaper(A_KETTLE, SKUS, ["KETTLE"]) is None
