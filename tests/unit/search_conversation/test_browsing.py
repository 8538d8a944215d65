"""Through the results: what left the shop is passed over, prices are today's."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.services.browse import (
    Browse,
    CheapestPicked,
    NothingSimilar,
    ProductGone,
    ResultsRead,
    SimilarFound,
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

SKUS = tuple(one.sku for one in KETTLES)


@pytest.fixture
def shelf() -> Shelf:
    return Shelf((*KETTLES, LAMP))


@pytest.fixture
def browse(shelf: Shelf) -> Any:
    return Browse(Index(shelf.live.values()), shelf)


def test_a_breath_and_the_rest(browse: Any, shelf: Shelf) -> None:
    assert browse.page(SKUS, 0) == ResultsRead(SKUS, KETTLES[:3], 0)
    assert browse.page(SKUS, 3) == ResultsRead(SKUS, (GLASS_KETTLE,), 3)
    assert shelf.trips == 2


def test_what_left_the_shop_is_neither_read_nor_remembered(browse: Any, shelf: Shelf) -> None:
    del shelf.live["BLUE-KETTLE"]
    read = browse.page(SKUS, 0)
    assert read.products == (KETTLE, STEEL_KETTLE)
    assert read.skus == ("KETTLE", "STEEL-KETTLE", "GLASS-KETTLE")


def test_a_whole_breath_left_the_shop(browse: Any, shelf: Shelf) -> None:
    for one in KETTLES[:3]:
        del shelf.live[one.sku]
    assert browse.page(SKUS, 0) == ResultsRead(("GLASS-KETTLE",), (GLASS_KETTLE,), 0)
    del shelf.live["GLASS-KETTLE"]
    assert browse.page(SKUS, 0) == ProductGone()


@given(count=st.integers(1, 24), gone=st.sets(st.integers(0, 23)))
def test_reading_on_to_the_end_reads_everything_that_is_left_once(
    count: int, gone: set[int]
) -> None:
    products = [product(f"K{i}", "kettle", 100) for i in range(count)]
    shelf = Shelf(one for i, one in enumerate(products) if i not in gone)
    browse = Browse(Index(products), shelf)
    skus, start, heard = tuple(one.sku for one in products), 0, []
    while start < len(skus):
        read = browse.page(skus, start)
        if isinstance(read, ProductGone):
            break
        heard += [one.sku for one in read.products]
        skus, start = read.skus, start + len(read.products)
    assert heard == list(shelf.live)


def test_the_cheapest_and_the_others_upwards(browse: Any, shelf: Shelf) -> None:
    picked = browse.cheapest(SKUS)
    assert picked == CheapestPicked(
        STEEL_KETTLE, STEEL_KETTLE, ("STEEL-KETTLE", "BLUE-KETTLE", "KETTLE", "GLASS-KETTLE")
    )
    assert shelf.trips == 1


def test_the_cheapest_is_sold_out(browse: Any, shelf: Shelf) -> None:
    shelf.reprice("GLASS-KETTLE", 100)
    picked = browse.cheapest(SKUS)
    assert (picked.cheapest.sku, picked.available) == ("GLASS-KETTLE", STEEL_KETTLE)


def test_none_is_in_stock(browse: Any) -> None:
    assert browse.cheapest(["GLASS-KETTLE"]).available is None


def test_all_have_left_the_shop(browse: Any) -> None:
    assert browse.cheapest(["TEAPOT"]) == ProductGone()


def test_similar_is_only_what_can_be_had(browse: Any) -> None:
    assert browse.similar("STEEL-KETTLE") == SimilarFound((KETTLE, BLUE_KETTLE))


def test_nothing_similar(browse: Any, shelf: Shelf) -> None:
    assert browse.similar("LAMP") == NothingSimilar()
    assert shelf.trips == 0


def test_the_first_that_is_still_there(browse: Any, shelf: Shelf) -> None:
    del shelf.live["KETTLE"]
    assert browse.first(SKUS) == BLUE_KETTLE
    assert browse.first(["KETTLE"]) is None
