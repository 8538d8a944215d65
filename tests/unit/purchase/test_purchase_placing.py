"""From the quote to the order, at the price that was told, and to no more than one."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aisle.domain.orders import Channel, OrderStatus

pytestmark = pytest.mark.usefixtures("store")


def test_before_the_yes_seller_items_delivery_and_total_are_said(shopper: Any) -> None:
    quote = shopper.says("ReorderItems")
    for part in (
        "From Bright Aisle",
        "two of the Marlow black ink at $24.99 each",
        "your home in Denver on Friday",
        "delivery is free",
        "the total is $53.98",
    ):
        assert part in quote.speech
    assert quote.speech.endswith("Should I place the order?")
    assert quote.listens


def test_what_costs_more_than_last_time_is_said(shopper: Any) -> None:
    assert "That's $3 more each than last time." in shopper.says("ReorderItems").speech


def test_what_costs_less_than_last_time_is_not_made_a_fuss_of(shopper: Any, store: Any) -> None:
    store.price("INK", 1999)
    assert "last time" not in shopper.says("ReorderItems").speech


def test_quoting_places_nothing_and_holds_nothing(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    assert len(store.placed) == 2
    assert store.products_by_sku["INK"].stock == 10


def test_a_yes_places_the_order_that_was_told(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    placed = shopper.yes()
    order = store.placed[-1]
    assert order.number in placed.speech
    assert "$53.98" in placed.speech
    assert "To cancel" in placed.speech
    assert "refund" in placed.speech
    assert placed.speech.endswith("Anything else?")
    assert placed.listens
    assert (order.channel, order.status) == (Channel.VOICE, OrderStatus.PLACED)
    assert order.total.minor == 2 * 2499 + 400
    assert order.expected_on.isoformat() == "2026-03-13"
    assert store.products_by_sku["INK"].stock == 8


def test_the_card_says_what_was_bought_and_how_to_cancel(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    card = shopper.yes().card
    for part in (
        f"Order {store.placed[-1].number}",
        "2 × Marlow black ink, $24.99 each",
        "Tax: $4",
        "Total: $53.98",
        "Friday, March 13",
        "To cancel",
    ):
        assert part in card


def test_quoting_takes_two_trips_and_placing_one(shopper: Any) -> None:
    assert shopper.says("ReorderItems").trips == ["account", "products"]
    assert shopper.yes().trips == ["place"]


def test_small_orders_pay_for_delivery_and_tax_is_on_items_only(shopper: Any, store: Any) -> None:
    quote = shopper.says("ReorderItems", order_number=1100)
    assert "delivery costs $4.99" in quote.speech
    shopper.yes()
    order = store.placed[-1]
    assert (order.tax.minor, order.total.minor) == (64, 800 + 64 + 499)


def test_a_no_orders_nothing_and_says_so(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    declined = shopper.no()
    assert "I haven't ordered anything" in declined.speech
    assert declined.listens
    shopper.yes()
    assert len(store.placed) == 2


def test_a_request_that_alexa_repeats_places_one_order(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    placed = shopper.yes()
    assert shopper.repeats_request().response == placed.response
    assert len(store.placed) == 3


def test_a_yes_after_the_yes_finds_nothing_to_place(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    shopper.yes()
    assert len(store.placed) == 3


def test_a_yes_out_of_nowhere_places_nothing(shopper: Any, store: Any) -> None:
    assert "I'm not sure what you mean" in shopper.yes().speech
    assert len(store.placed) == 2


def test_a_lost_answer_is_told_honestly_and_trying_again_is_safe(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.answers_lost = 1
    lost = shopper.yes()
    assert "can't tell yet whether your order went through" in lost.speech
    assert lost.listens
    again = shopper.yes()
    assert "didn't order it twice" in again.speech
    assert len(store.placed) == 3


def test_while_the_answer_is_lost_the_order_cannot_become_another(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.answers_lost = 1
    shopper.yes()
    for change in (
        ("ChangeQuantity", {"quantity": 3}),
        ("RemoveItem", {"item": "ink"}),
        ("BuyProduct", {"quantity": 3}),
    ):
        assert "Should I try again?" in shopper.says(change[0], **change[1]).speech
    shopper.yes()
    assert len(store.placed) == 3


def test_after_a_lost_answer_a_no_promises_nothing(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.answers_lost = 1
    shopper.yes()
    left = shopper.no()
    assert "haven't ordered" not in left.speech
    assert "where your order is" in left.speech


def test_a_new_session_after_a_lost_answer_hears_that_it_went_through(
    shopper: Any, store: Any
) -> None:
    shopper.says("ReorderItems")
    store.answers_lost = 1
    shopper.yes()
    shopper.hangs_up()
    again = shopper.says("ReorderItems")
    assert "it went through" in again.speech
    shopper.no()
    assert len(store.placed) == 3


def test_a_price_that_rises_before_the_yes_is_told_and_asked_again(
    shopper: Any, store: Any
) -> None:
    shopper.says("ReorderItems")
    store.price("INK", 2999)
    asked = shopper.yes()
    assert "has just changed to $29.99" in asked.speech
    assert "the total is $64.78" in asked.speech
    assert asked.listens
    assert asked.trips == ["place", "products"]
    assert len(store.placed) == 2
    shopper.yes()
    assert store.placed[-1].total.minor == 6478


def test_stock_that_sells_before_the_yes_is_told_and_asked_again(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.stock("INK", 1)
    asked = shopper.yes()
    assert "Only one of the Marlow black ink is left" in asked.speech
    assert "the Marlow black ink for $24.99" in asked.speech
    shopper.yes()
    assert store.placed[-1].lines[0].quantity == 1


def test_what_sells_out_before_the_yes_gets_a_substitute(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.stock("INK", 0)
    offered = shopper.yes()
    assert "The shop is out of the Marlow black ink" in offered.speech
    assert "two of the Kestrel black ink at $19.99 each" in offered.speech
    assert len(store.placed) == 2


def test_what_leaves_the_catalog_before_the_yes_is_not_sold(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems", order_number=1100)
    del store.products_by_sku["PAPER"]
    assert "no longer sells the Marlow copy paper" in shopper.yes().speech
    assert len(store.placed) == 2


def test_a_quote_is_only_for_the_customer_it_was_made_for(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.token = "bo"
    assert "haven't ordered anything" in shopper.yes().speech
    assert len(store.placed) == 2


def test_delivery_days_count_from_the_customers_own_day(shopper: Any, store: Any) -> None:
    shopper.now = datetime(2026, 3, 11, 5, 30, tzinfo=UTC)
    assert "on Friday" in shopper.says("ReorderItems").speech
    shopper.yes()
    assert store.placed[-1].expected_on == date(2026, 3, 13)


def test_the_store_down_at_quoting_changes_nothing(shopper: Any, store: Any) -> None:
    store.down = True
    assert "Nothing was changed" in shopper.says("ReorderItems").speech


def test_a_guest_is_asked_to_link(shopper: Any) -> None:
    shopper.token = None
    for intent in ("ReorderItems", "BuyUsual", "BuyProduct", "CancelOrder"):
        reply = shopper.says(intent)
        assert "link your Bright Aisle account" in reply.speech
        assert reply.trips == []


def test_whoever_is_linked_and_unknown_to_the_shop_is_not_asked_to_link_again(
    shopper: Any,
) -> None:
    shopper.token = "nobody"
    speech = shopper.says("ReorderItems").speech
    assert "it has no delivery details yet" in speech
    assert "link your" not in speech


def test_help_and_mishearing_keep_the_question(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    assert shopper.says("AMAZON.HelpIntent").speech.endswith("Should I place the order?")
    assert shopper.says("AMAZON.FallbackIntent").speech.endswith("Should I place the order?")
    shopper.yes()
    assert len(store.placed) == 3


def test_never_mind_and_stop_place_nothing(shopper: Any, store: Any) -> None:
    for intent in ("AMAZON.CancelIntent", "AMAZON.StopIntent", "AMAZON.StartOverIntent"):
        shopper.says("ReorderItems")
        shopper.says(intent)
        shopper.yes()
    assert len(store.placed) == 2


_STEPS = st.lists(
    st.sampled_from(
        ["yes", "repeat", "two", "help", "dearer", "cheaper", "lost", "hang up", "reorder"]
    ),
    max_size=12,
)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(_STEPS)
def test_nobody_ever_pays_more_than_was_told_or_twice_for_one_yes(
    fresh_shopper: Any, steps: list[str]
) -> None:
    shopper, store = fresh_shopper()
    told, yeses = [shopper.says("ReorderItems").speech], 0
    for step in steps:
        before = len(store.placed)
        reply = _step(shopper, store, step)
        placed = store.placed[before:]
        yeses += step == "yes"
        # A yes that came again may place what it was said to, once that costs the same again.
        assert len(placed) <= (step in ("yes", "repeat"))
        for order in placed:
            spoken = f"${order.total.minor / 100:,.2f}".removesuffix(".00")
            assert any(spoken in speech for speech in told)
        if reply:
            told.append(reply.speech)
    assert len(store.placed) - 2 <= yeses


def _step(shopper: Any, store: Any, step: str) -> Any:
    if step in ("dearer", "cheaper"):
        store.price("INK", 2999 if step == "dearer" else 1999)
    elif step == "lost":
        store.answers_lost = 1
    elif step == "hang up":
        shopper.hangs_up()
    else:
        return {
            "yes": shopper.yes,
            "repeat": shopper.repeats_request,
            "two": lambda: shopper.says("ChangeQuantity", quantity=2),
            "help": lambda: shopper.says("AMAZON.HelpIntent"),
            "reorder": lambda: shopper.says("ReorderItems"),
        }[step]()
    return None
