"""A search in one round trip, by today's prices, and what comes near where nothing fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.catalog import Product
from aisle.domain.errors import StoreUnavailable
from aisle.domain.query import ProductQuery, Sort
from aisle.services.relaxing import Constraint
from aisle.services.search import (
    IN_ONE_BREATH,
    REMEMBERED,
    NearestFound,
    NothingFound,
    ProductSearch,
    ProductsFound,
    SubjectWanted,
)
from tests.unit.search_conversation.shelf import (
    BLUE_KETTLE,
    GLASS_KETTLE,
    KETTLE,
    KETTLES,
    LAMP,
    STEEL_KETTLE,
    Index,
    Shelf,
    product,
)

A_KETTLE = ProductQuery("a kettle", category="kettles")


def shop(*products: Product, near: Sequence[str] = ()) -> tuple[Any, Shelf]:
    shelf = Shelf(products or (*KETTLES, LAMP))
    return ProductSearch(Index(shelf.live.values(), near), shelf), shelf


def test_one_breath_of_the_results_in_one_round_trip() -> None:
    search, shelf = shop()
    found = search.run(A_KETTLE)
    assert found == ProductsFound(
        A_KETTLE, tuple(one.sku for one in KETTLES), KETTLES[:IN_ONE_BREATH]
    )
    assert found.more
    assert shelf.trips == 1


def test_no_word_of_it_is_known_and_the_store_is_not_asked() -> None:
    search, shelf = shop()
    assert search.run(search.understand("flux capacitor")) == NothingFound(
        ProductQuery("flux capacitor", terms=("flux", "capacitor"))
    )
    assert shelf.trips == 0


def test_limits_alone_do_not_say_what_to_look_for() -> None:
    search, shelf = shop()
    query = ProductQuery("something blue", color="blue", maximum_price=5_000)
    assert search.run(query) == SubjectWanted(query)
    assert shelf.trips == 0


def test_the_cheapest_comes_first_by_todays_price() -> None:
    search, shelf = shop()
    shelf.reprice("KETTLE", 900)
    found = search.run(replace(A_KETTLE, sort=Sort.CHEAPEST))
    assert found.products[0].sku == "KETTLE"


def test_a_price_that_rose_above_the_limit_is_not_found_under_it() -> None:
    search, shelf = shop()
    shelf.reprice("STEEL-KETTLE", 9_900)
    found = search.run(replace(A_KETTLE, maximum_price=4_000))
    assert found.skus == ("BLUE-KETTLE",)


def test_all_prices_rose_above_the_limit() -> None:
    search, shelf = shop(STEEL_KETTLE)
    shelf.reprice("STEEL-KETTLE", 9_900)
    nearest = search.run(replace(A_KETTLE, maximum_price=4_000))
    assert isinstance(nearest, NearestFound)
    assert nearest.without is Constraint.PRICE
    assert nearest.found.products[0].price.minor == 9_900
    assert shelf.trips == 1


def test_a_price_that_fell_within_the_limit_is_found() -> None:
    search, shelf = shop()
    shelf.reprice("STEEL-KETTLE", 900)
    assert search.run(replace(A_KETTLE, maximum_price=1_000)).skus == ("STEEL-KETTLE",)


@pytest.mark.parametrize(
    ("limits", "nearest"),
    [
        ({"maximum_price": 1_000}, STEEL_KETTLE),
        ({"minimum_price": 20_000}, GLASS_KETTLE),
        ({"minimum_price": 5_500, "maximum_price": 6_000}, KETTLE),
    ],
)
def test_where_no_price_fits_the_nearest_comes_first(limits: Any, nearest: Product) -> None:
    search, shelf = shop()
    found = search.run(replace(A_KETTLE, **limits))
    assert found.without is Constraint.PRICE
    assert found.found.products[0] == nearest
    assert found.found.query.maximum_price is None
    assert shelf.trips == 1


def test_not_in_that_color_but_in_others() -> None:
    search, _ = shop()
    nearest = search.run(replace(A_KETTLE, color="purple"))
    assert (nearest.without, nearest.found.query.color) == (Constraint.COLOR, None)
    assert len(nearest.found.skus) == len(KETTLES)


def test_not_from_that_brand_but_from_others() -> None:
    search, _ = shop()
    nearest = search.run(ProductQuery("a tern lamp", brand="Tern", category="lamps"))
    assert (nearest.without, nearest.found.products) == (Constraint.BRAND, (LAMP,))


def test_what_was_wished_last_gives_way_last() -> None:
    search, _ = shop()
    query = replace(A_KETTLE, brand="Tern", color="blue")
    assert search.run(query, [Constraint.COLOR]).found.products == (BLUE_KETTLE,)
    assert search.run(query, [Constraint.BRAND]).found.products == (STEEL_KETTLE, GLASS_KETTLE)


def test_without_its_brand_a_query_would_say_nothing() -> None:
    search, _ = shop()
    assert isinstance(search.run(ProductQuery("a nokia", brand="Nokia")), NothingFound)


def test_near_spellings_are_no_exact_match() -> None:
    search, _ = shop(near=["KETTLE"])
    found = search.run(search.understand("ketel"))
    assert (found.exact, found.products) == (False, (KETTLE,))


def test_what_has_left_the_shop_is_not_found() -> None:
    search, shelf = shop()
    for one in KETTLES:
        del shelf.live[one.sku]
    assert search.run(A_KETTLE) == NothingFound(A_KETTLE)


def test_the_store_is_down() -> None:
    search, shelf = shop()
    shelf.down = True
    with pytest.raises(StoreUnavailable):
        search.run(A_KETTLE)


prices = st.integers(1, 9_999)


@given(
    indexed=st.lists(prices, min_size=1, max_size=40),
    data=st.data(),
    low=st.none() | prices,
    high=st.none() | prices,
    sort=st.sampled_from(Sort),
)
def test_whatever_the_prices_do_what_is_found_fits_and_is_live(
    indexed: list[int], data: st.DataObject, low: int | None, high: int | None, sort: Sort
) -> None:
    products = [product(f"K{i}", "kettle", price, category="k") for i, price in enumerate(indexed)]
    shelf = Shelf(products)
    search = ProductSearch(Index(products), shelf)
    for sku in list(shelf.live):
        shelf.reprice(sku, data.draw(prices))
    query = ProductQuery("k", category="k", minimum_price=low, maximum_price=high, sort=sort)
    outcome: Any = search.run(query)
    assert shelf.trips <= 1
    found = outcome.found if isinstance(outcome, NearestFound) else outcome
    if isinstance(found, NothingFound):
        return
    assert 1 <= len(found.products) <= IN_ONE_BREATH
    assert len(found.skus) <= REMEMBERED
    assert all(shelf.live[one.sku] == one for one in found.products)
    fits = [(low or 0) <= one.price.minor <= (high or 10_000) for one in found.products]
    assert not any(fits) if isinstance(outcome, NearestFound) else all(fits)
    if sort is not Sort.RELEVANCE and isinstance(outcome, ProductsFound):
        shown = [one.price.minor for one in found.products]
        assert shown == sorted(shown, reverse=sort is Sort.DEAREST)
