"""The questions on the way to an order: which, how many, instead of what, and cancel?"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from aisle.domain.orders import OrderStatus


def test_a_substitute_comes_first_and_the_rest_after_it(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    store.stock("INK", 0)
    offered = shopper.says("ReorderItems")
    assert offered.speech == (
        "The shop is out of the Marlow black ink. I have everything else. The nearest I have is "
        "the Kestrel black ink for $19.99. Would you like that instead?"
    )
    quote = shopper.yes()
    assert quote.trips == []
    assert "From Bright Aisle" in quote.speech
    assert "the Kestrel black ink for $19.99 and the Marlow copy paper for $8" in quote.speech
    shopper.yes()
    assert {one.sku for one in store.placed[-1].lines} == {"PAPER", "INK-2"}


def test_a_declined_substitute_leaves_the_rest(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    store.stock("INK", 0)
    shopper.says("ReorderItems")
    assert "that's the Marlow copy paper for $8." in shopper.no().speech


def test_two_of_the_substitute_as_far_as_there_are_two(shopper: Any, store: Any) -> None:
    store.stock("INK", 0)
    store.stock("INK-2", 1)
    shopper.says("ReorderItems")
    quote = shopper.says("ChangeQuantity", quantity=2)
    assert "Only one of the Kestrel black ink is left" in quote.speech
    assert "From Bright Aisle, that's the Kestrel black ink for $19.99." in quote.speech
    shopper.yes()
    assert store.placed[-1].lines[0].quantity == 1


def test_help_fits_the_substitute(shopper: Any, store: Any) -> None:
    store.stock("INK", 0)
    shopper.says("ReorderItems")
    help_given = shopper.says("AMAZON.HelpIntent").speech
    assert "leave it out" in help_given
    assert help_given.endswith("Would you like that instead?")
    assert "place the order" not in help_given


def test_leaving_out_another_line_keeps_the_substitute_question(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    store.stock("INK", 0)
    shopper.says("ReorderItems")
    again = shopper.says("RemoveItem", item="paper")
    assert again.speech.endswith("Would you like that instead?")
    assert "the Kestrel black ink" in shopper.yes().speech
    shopper.yes()
    assert [one.sku for one in store.placed[-1].lines] == ["INK-2"]


def test_a_changed_quantity_is_checked_live_and_asked_again(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    store.stock("INK", 3)
    quote = shopper.says("ChangeQuantity", quantity=5)
    assert quote.trips == ["products"]
    assert "Only three of the Marlow black ink are left, so I've put in three." in quote.speech
    shopper.yes()
    assert store.placed[-1].lines[0].quantity == 3


def test_a_changed_quote_says_what_delivery_costs_now(shopper: Any) -> None:
    shopper.says("ReorderItems")
    assert "With tax and $4.99 delivery" in shopper.says("ChangeQuantity", quantity=1).speech
    assert "With tax and free delivery" in shopper.says("ChangeQuantity", quantity=4).speech


def test_which_line_a_quantity_is_of_is_asked(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    shopper.says("ReorderItems")
    asked = shopper.says("ChangeQuantity", quantity=3)
    assert asked.speech == (
        "Which one should I change: the Marlow black ink or the Marlow copy paper?"
    )
    assert "I'm not sure what you mean" in shopper.yes().speech
    quote = shopper.says("ChooseOption", position=2)
    assert "three of the Marlow copy paper at $8 each" in quote.speech
    assert len(store.placed) == 3


def test_no_to_which_line_leaves_the_order_as_it_was(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    shopper.says("ReorderItems")
    shopper.says("ChangeQuantity", quantity=3)
    assert "the Marlow black ink for $24.99 and the Marlow copy paper for $8" in shopper.no().speech


def test_the_last_line_taken_out_orders_nothing(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    left = shopper.says("RemoveItem", item="ink")
    assert "haven't ordered anything" in left.speech
    assert left.trips == []
    shopper.yes()
    assert len(store.placed) == 2


def test_what_is_not_in_the_order_cannot_be_left_out(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    missing = shopper.says("RemoveItem", item="mug")
    assert missing.speech == (
        "I see no mug in this order. The total from Bright Aisle is $53.98. "
        "Should I place the order?"
    )
    shopper.yes()
    assert len(store.placed) == 3


@pytest.mark.parametrize("intent", ["ChangeQuantity", "RemoveItem"])
def test_nothing_can_be_changed_where_nothing_is_ordered(shopper: Any, intent: str) -> None:
    reply = shopper.says(intent, quantity=2) if intent == "ChangeQuantity" else shopper.says(intent)
    assert "Nothing is being ordered" in reply.speech
    assert reply.listens


def test_the_same_thing_again_by_name(shopper: Any, store: Any) -> None:
    quote = shopper.says("ReorderItems", item="paper", quantity=4)
    assert "four of the Marlow copy paper at $8 each" in quote.speech
    assert quote.trips == ["account", "products"]


def test_several_things_of_one_name_are_asked_about(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    asked = shopper.says("ReorderItems", item="Marlow", quantity=2)
    assert asked.speech == (
        "You've bought the Marlow black ink and the Marlow copy paper. "
        "Which one would you like again?"
    )
    quote = shopper.says("ChooseOption", position=2)
    assert "two of the Marlow copy paper" in quote.speech


def test_what_was_bought_and_is_gone_is_still_known_by_its_name(shopper: Any, store: Any) -> None:
    _bought(shopper, store, "OLD", "Quillon silver stapler")
    assert (
        "no longer sells the Quillon silver stapler"
        in shopper.says("ReorderItems", item="staplers").speech
    )


def test_what_was_never_bought_is_looked_for_instead(shopper: Any, store: Any) -> None:
    asked = shopper.says("ReorderItems", item="mug")
    assert asked.speech == "I see no mug in your recent orders. Should I look in the shop?"
    found = shopper.yes()
    assert "Tern enamel mug" in found.speech
    assert found.trips == ["products"]


def test_another_customers_order_is_as_good_as_none(shopper: Any) -> None:
    shopper.token = "bo"
    foreign, none = (
        shopper.says("ReorderItems", order_number=number) for number in ("1142", "9999")
    )
    assert foreign.speech.replace("1142", "9999") == none.speech
    assert foreign.trips == none.trips


def test_the_latest_order_instead_of_an_unknown_one(shopper: Any) -> None:
    asked = shopper.says("ReorderItems", order_number=9999)
    assert asked.speech.endswith("Should I order your latest one again instead?")
    assert "two of the Marlow black ink" in shopper.yes().speech


def test_the_named_usual(shopper: Any) -> None:
    shopper.token = "bo"
    quote = shopper.says("BuyUsual")
    assert "Your usual from Bright Aisle is the Marlow gel pen for $2.50" in quote.speech
    assert quote.trips == ["account", "products"]


def test_a_usual_that_nobody_remembers_is_named_as_such(shopper: Any, store: Any) -> None:
    shopper.token = "bo"
    del store.products_by_sku["PEN"]
    assert "no longer sells one of your usual items" in shopper.says("BuyUsual").speech


def test_a_habit_is_what_is_in_the_most_orders(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    quote = shopper.says("BuyUsual")
    assert "What you order most often from Bright Aisle is" in quote.speech
    assert "ink" in quote.speech
    assert "paper" in quote.speech


def test_no_habit_is_no_usual(shopper: Any) -> None:
    assert "I don't know your usual yet" in shopper.says("BuyUsual").speech


def test_a_cancelled_order_is_neither_repeated_nor_a_habit(shopper: Any, store: Any) -> None:
    latest = max(store.placed, key=lambda one: one.placed_at)
    cancelled = replace(latest.history[0], status=OrderStatus.CANCELLED)
    store.placed[store.placed.index(latest)] = replace(
        latest, history=(latest.history[0], cancelled)
    )
    assert "Marlow copy paper" in shopper.says("ReorderItems").speech


def test_cancelling_asks_first_and_returns_the_stock(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    asked = shopper.says("CancelOrder")
    assert store.placed[-1].number in asked.speech
    assert "two of the Marlow black ink" in asked.speech
    assert asked.trips == ["by_number"]
    done = shopper.yes()
    assert "is canceled" in done.speech
    assert done.trips == ["by_number", "cancel"]
    assert store.placed[-1].status is OrderStatus.CANCELLED
    assert store.products_by_sku["INK"].stock == 10


def test_cancelling_twice_cancels_once(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    shopper.says("CancelOrder")
    cancelled = shopper.yes()
    assert shopper.repeats_request().response == cancelled.response
    assert "was canceled already" in shopper.says("CancelOrder").speech
    assert store.products_by_sku["INK"].stock == 10


def test_an_order_packed_in_between_is_not_cancelled(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    shopper.says("CancelOrder")
    new = store.placed[-1]
    store.placed[-1] = new.moved_to(OrderStatus.PACKING, new.placed_at)
    refused = shopper.yes()
    assert "is being packed already, so I can't cancel it" in refused.speech
    assert "return it for a refund" in refused.speech


def test_a_no_keeps_the_order(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    shopper.says("CancelOrder")
    assert "leaving that order as it is" in shopper.no().speech
    assert store.placed[-1].status is OrderStatus.PLACED


def test_cancel_that_in_front_of_a_quote_puts_the_quote_aside(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    assert "haven't ordered anything" in shopper.says("CancelOrder").speech
    shopper.yes()
    assert len(store.placed) == 2


def _bought(shopper: Any, store: Any, sku: str, name: str) -> None:
    old = store.placed[0]
    line = replace(old.lines[0], sku=sku, name=name)
    store.placed.append(replace(old, number="1120", lines=(line,)))


def _bought_both(shopper: Any, store: Any) -> None:
    """The latest order holds one each of ink and paper, at today's prices."""
    ink, paper = store.placed[0].lines[0], store.placed[1].lines[0]
    lines = (
        replace(ink, quantity=1, unit_price=store.products_by_sku["INK"].price),
        paper,
    )
    latest = replace(store.placed[0], number="1150", lines=lines)
    latest = replace(latest, placed_at=latest.placed_at.replace(day=9))
    store.placed.append(latest)


def test_a_mishearing_does_not_forget_how_many(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    shopper.says("ReorderItems")
    shopper.says("ChangeQuantity", quantity=3)
    shopper.says("AMAZON.FallbackIntent")
    quote = shopper.says("ChooseOption", position=1)
    assert "three of the Marlow black ink" in quote.speech


def test_a_cancellation_whose_answer_is_lost_is_told_honestly(shopper: Any, store: Any) -> None:
    shopper.says("ReorderItems")
    shopper.yes()
    shopper.says("CancelOrder")
    store.cancellations_lost = 1
    lost = shopper.yes()
    assert "can't tell yet whether that order was canceled" in lost.speech
    assert "Nothing was changed" not in lost.speech
    assert "was canceled already" in shopper.yes().speech
    assert store.products_by_sku["INK"].stock == 10


def test_another_lines_quantity_can_be_changed_beside_the_offer(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    store.stock("INK", 0)
    shopper.says("ReorderItems")
    again = shopper.says("ChangeQuantity", item="paper", quantity=3)
    assert again.speech.endswith("Would you like that instead?")
    assert "three of the Marlow copy paper at $8 each" in shopper.no().speech


def test_no_to_which_to_leave_out_keeps_the_offer_open(shopper: Any, store: Any) -> None:
    _bought_both(shopper, store)
    latest = store.placed[-1]
    mug = replace(latest.lines[1], sku="MUG", name="Tern enamel mug")
    lamp = replace(latest.lines[1], sku="LAMP", name="Tern desk lamp")
    store.placed[-1] = replace(latest, lines=(latest.lines[0], mug, lamp))
    store.stock("INK", 0)
    shopper.says("ReorderItems")
    which = shopper.says("RemoveItem", item="Tern")
    assert which.speech == (
        "Which one should I leave out: the Tern enamel mug or the Tern desk lamp?"
    )
    assert shopper.no().speech.endswith("Would you like that instead?")
    assert "the Tern enamel mug for $12 and the Tern desk lamp for $40" in shopper.no().speech
