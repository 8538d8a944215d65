"""Products for the ear: short, whole sentences, nothing said twice, nothing unescaped."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.catalog import Product
from aisle.domain.query import ProductQuery
from aisle.services.browse import PriceTold, ProductDescribed, StockRead, StockTold
from aisle.services.relaxing import Constraint
from aisle.services.search import NearestFound, NothingFound, ProductsFound
from aisle.speech.en_us.check_stock import stock_read, stock_told
from aisle.speech.en_us.describe_product import for_the_ear, product_described
from aisle.speech.en_us.get_price import price_told
from aisle.speech.en_us.search_products import nearest_found, nothing_found, products_found
from aisle.speech.saying import Listener
from tests.unit.search_conversation.shelf import GLASS_KETTLE, KETTLE, KETTLES, LAMP

LISTENER = Listener(datetime(2026, 3, 10, 17, tzinfo=UTC), "America/New_York", "Bright Aisle")
A_KETTLE = ProductQuery("a kettle", category="kettles")


def found(count: int, exact: bool = True, query: ProductQuery = A_KETTLE) -> Any:
    skus = tuple(f"K{i}" for i in range(count))
    return products_found(
        ProductsFound(query, skus, KETTLES[: min(count, 3)], exact=exact), LISTENER
    )


@pytest.mark.parametrize(
    ("count", "lead"),
    [
        (1, "I found the copper kettle for $49."),
        (2, "I found two: the copper"),
        (3, "I found three: the copper"),
        (7, "I found seven. The first three are the copper"),
        (24, "I found quite a few. The first three are the copper"),
    ],
)
def test_a_count_is_said_only_while_it_means_something(count: int, lead: str) -> None:
    assert found(count).speech.startswith(lead)


def test_going_on_is_offered_only_where_there_is_more() -> None:
    assert "should I go on" in found(4).reprompt
    assert "should I go on" not in found(3).reprompt


def test_what_is_near_is_not_passed_off_as_found() -> None:
    assert found(2, exact=False).speech.startswith("I have no exact match for a kettle.")


def test_a_long_phrase_is_not_said_back() -> None:
    long = replace(A_KETTLE, phrase="kettle " * 20)
    assert found(2, exact=False, query=long).speech.startswith("I have no exact match for that.")
    assert nothing_found(NothingFound(long), LISTENER).speech.startswith(
        "I found nothing for that."
    )


@pytest.mark.parametrize(
    ("limits", "missing"),
    [
        ({"maximum_price": 1_000}, "under $10"),
        ({"minimum_price": 99_000}, "over $990"),
        ({"minimum_price": 100, "maximum_price": 250}, "between $1 and $2.50"),
        ({"brand": "Tern", "maximum_price": 1_000}, "from Tern under $10"),
    ],
)
def test_what_is_missing_is_said_in_the_shoppers_limits(limits: Any, missing: str) -> None:
    nearest = NearestFound(
        replace(A_KETTLE, **limits),
        Constraint.PRICE,
        ProductsFound(A_KETTLE, ("KETTLE",), (KETTLE,)),
    )
    said = nearest_found(nearest, LISTENER).speech
    assert said.startswith(f"I have nothing {missing}. The closest is the copper kettle for $49.")


def test_sold_out_is_said_and_something_similar_offered() -> None:
    for said in (
        product_described(ProductDescribed(GLASS_KETTLE), LISTENER),
        price_told(PriceTold(GLASS_KETTLE), LISTENER),
    ):
        assert "sold out" in said.speech
        assert said.reprompt == "Would you like to hear something similar?"


@pytest.mark.parametrize(
    ("stock", "said"),
    [
        (0, "Sorry, we're out of the desk lamp right now."),
        (1, "There is only one left."),
        (5, "There are only five left."),
        (12, "There are 12 left."),
        (500, "There are plenty."),
    ],
)
def test_how_many_are_left(stock: int, said: str) -> None:
    assert said in stock_told(StockTold(replace(LAMP, stock=stock)), LISTENER).speech


def test_stock_of_several() -> None:
    said = stock_read(StockRead((KETTLE, GLASS_KETTLE)), LISTENER).speech
    assert said.startswith("We have the copper kettle in stock, but we're out of the glass kettle.")
    assert "all of those are in stock" in stock_read(StockRead((KETTLE, LAMP)), LISTENER).speech
    assert "all of those are sold out" in stock_read(StockRead((GLASS_KETTLE,)), LISTENER).speech


@pytest.mark.parametrize(
    ("products", "said"),
    [
        ((KETTLE, LAMP), "We have the copper kettle and the desk lamp in stock. There's one more"),
        ((GLASS_KETTLE,), "Sorry, we're out of the glass kettle right now. There's one more"),
        ((KETTLE, GLASS_KETTLE), "but we're out of the glass kettle. There's one more"),
    ],
)
def test_what_could_not_be_checked_is_not_among_all_of_those(
    products: tuple[Product, ...], said: str
) -> None:
    speech = stock_read(StockRead(products, unchecked=1), LISTENER).speech
    assert said in speech
    assert "all of those" not in speech


def test_brand_and_color_are_told_where_nothing_else_tells_them() -> None:
    silent = replace(LAMP, description="A lamp.")
    said = product_described(ProductDescribed(silent), LISTENER).speech
    assert said.startswith("desk lamp, from Lumen, in blue, for $19. A lamp.")
    told = replace(LAMP, description="A blue lamp by Lumen.")
    said = product_described(ProductDescribed(told), LISTENER).speech
    assert said.startswith("desk lamp, for $19. A blue lamp by Lumen.")


def test_a_catalog_cannot_break_the_markup() -> None:
    bad = replace(
        LAMP, spoken_name="lamp <break time='9s'/> & shade", description="</speak> & more."
    )
    said = product_described(ProductDescribed(bad), LISTENER).speech
    assert "<" not in said
    assert "lamp &lt;break" in said


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("", ""),
        ("One. Two. Three.", "One. Two."),
        ("Short. " + "x" * 300, "Short."),
        ("no end to it", "no end to it"),
    ],
)
def test_at_most_two_whole_sentences(text: str, heard: str) -> None:
    assert for_the_ear(text) == heard


@given(st.text(max_size=600))
def test_a_description_is_never_longer_than_the_ear_bears(text: str) -> None:
    heard = for_the_ear(text)
    assert len(heard) <= 201
    assert heard == heard.strip()
