"""How an order's state sounds: true in every state, short, and never with a made-up day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.orders import CLOSED, Channel, OrderStatus
from aisle.services.history import Asked, OrdersListed
from aisle.services.order_answers import (
    DeliveryTold,
    Mention,
    OpenOrders,
    SeveralOrders,
    Sought,
    StatusTold,
    WhichOrder,
)
from aisle.services.outcome import Option
from aisle.speech.en_us import get_delivery_date, list_open_orders, list_orders, track_order
from aisle.speech.markup import plain
from aisle.speech.saying import Listener, Saying
from tests.unit.tracking.order_book import DENVER, NOW, line, order

WORDS: dict[Any, Any] = {
    **track_order.WORDS,
    **get_delivery_date.WORDS,
    **list_open_orders.WORDS,
    **list_orders.WORDS,
}
LISTENER = Listener(NOW, DENVER, "Bright Aisle")
ONE_SHOT = replace(LISTENER, in_conversation=False)
STATUSES = st.sampled_from(OrderStatus)
MENTIONS = st.sampled_from(Mention)
DUE = st.none() | st.dates(date(2026, 2, 1), date(2026, 5, 1))


def say(outcome: object, listener: Listener) -> Saying:
    saying: Saying = WORDS[type(outcome)](outcome, listener)
    return saying


def said(outcome: object) -> str:
    """Without the closing question of a conversation."""
    return plain(say(outcome, ONE_SHOT).speech)


def told(**changes: Any) -> str:
    names = changes.pop("names", ("kettle",))
    mention = changes.pop("mention", Mention.PRODUCTS)
    skus = changes.pop("skus", ())
    return said(StatusTold(order("1142", *names, **changes), mention, skus))


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (OrderStatus.PLACED, "Your order with the kettle was placed today and should arrive"),
        (OrderStatus.PACKING, "Your order with the kettle is being packed and should arrive"),
        (OrderStatus.SHIPPED, "Your order with the kettle shipped today and should arrive on"),
        (OrderStatus.OUT_FOR_DELIVERY, "Your order with the kettle is out for delivery and should"),
        (OrderStatus.DELIVERED, "Your order with the kettle was delivered today at 10:00 AM."),
        (OrderStatus.READY_FOR_PICKUP, "Your order with the kettle is ready for pickup."),
        (OrderStatus.PICKED_UP, "You picked up your order with the kettle today."),
        (OrderStatus.CANCELLED, "Your order with the kettle was canceled today at 10:00 AM."),
        (OrderStatus.RETURNED, "Your order with the kettle was returned today at 10:00 AM."),
        (OrderStatus.DELAYED, "I'm sorry, your order with the kettle has been delayed today"),
        (OrderStatus.PARTLY_SHIPPED, "Part of your order with the kettle has shipped."),
    ],
)
def test_each_status_has_a_sentence(status: OrderStatus, words: str) -> None:
    assert told(status=status).startswith(words)


@given(STATUSES, MENTIONS, DUE, st.sampled_from(Channel), st.booleans(), st.booleans())
def test_no_state_is_without_words_or_with_broken_ones(
    status: OrderStatus,
    mention: Mention,
    due: date | None,
    channel: Channel,
    to_collect: bool,
    when: bool,
) -> None:
    place: dict[str, Any] = (
        {"pickup_store": "Tom & Jerry's <b>", "ship_to": None} if to_collect else {}
    )
    subject = order(
        "1142", "Salt & Pepper", status=status, expected_on=due, channel=channel, **place
    )
    saying = say((DeliveryTold if when else StatusTold)(subject, mention), LISTENER)
    ElementTree.fromstring(f"<speak>{saying.speech}</speak>")
    heard = plain(saying.speech)
    assert heard[0].isupper()
    assert not any(flaw in heard for flaw in ("  ", "..", " .", ",.", "None", "{"))
    assert heard.count("?") == 1


@given(STATUSES, DUE)
def test_a_day_to_come_is_said_only_while_it_is_to_come(
    status: OrderStatus, due: date | None
) -> None:
    """What is open says when it comes, or honestly that nobody knows."""
    heard = told(status=status, expected_on=due)
    promises = "should" in heard
    if status in CLOSED or status is OrderStatus.READY_FOR_PICKUP:
        assert not promises
    else:
        assert promises == (due is not None and due >= date(2026, 3, 10))
        assert promises or "I don't have a" in heard


def test_a_day_gone_by_is_owned_up_to() -> None:
    heard = told(status=OrderStatus.SHIPPED, expected_on=date(2026, 3, 9))
    assert "It was due yesterday, and I don't have a newer date." in heard


def test_a_delay_says_since_when_and_the_new_day() -> None:
    heard = told(status=OrderStatus.DELAYED, since=4, expected_on=date(2026, 3, 12))
    assert heard == (
        "I'm sorry, your order with the kettle has been delayed since Friday, "
        "and should now arrive on Thursday."
    )


def test_what_shipped_after_a_delay_has_a_new_day_too() -> None:
    late = order("1", status=OrderStatus.DELAYED, since=2)
    shipped = late.moved_to(OrderStatus.SHIPPED, NOW)
    assert "should now arrive on Friday" in said(StatusTold(shipped))


def test_a_part_that_has_shipped_says_what_has_gone_and_what_is_to_come() -> None:
    heard = told(
        status=OrderStatus.PARTLY_SHIPPED,
        lines=(line("printer", shipped=1), line("ink", 3, shipped=1)),
    )
    assert heard == (
        "Part of your order has shipped: the printer and the ink. "
        "Still to come: two of the ink. All of it should arrive by Friday."
    )


def test_what_is_to_be_collected_is_ready_and_does_not_arrive() -> None:
    store = {"pickup_store": "Bright Aisle Ballard", "ship_to": None}
    assert told(status=OrderStatus.PACKING, **store).endswith("should be ready on Friday.")
    ready = told(status=OrderStatus.READY_FOR_PICKUP, **store)
    assert ready == "Your order with the kettle is ready for pickup at Bright Aisle Ballard."


@pytest.mark.parametrize("status", [OrderStatus.PICKED_UP, OrderStatus.DELIVERED])
def test_what_was_bought_over_the_counter_was_never_on_its_way(status: OrderStatus) -> None:
    bought = {"channel": Channel.STORE, "ship_to": None, "status": status, "days_ago": 3}
    assert told(**bought) == "You bought the kettle in the store on Saturday."
    assert told(pickup_store="Union Station", **bought) == (
        "You bought the kettle at Union Station on Saturday."
    )


def test_what_a_store_sends_home_is_on_its_way() -> None:
    assert "shipped" in told(channel=Channel.STORE, status=OrderStatus.SHIPPED)
    assert "was delivered" in told(channel=Channel.STORE, status=OrderStatus.DELIVERED)


def test_a_long_order_is_told_short_and_the_product_asked_for_first() -> None:
    names = ("soap", "towels", "coffee", "paper", "tablets")
    assert "with the soap, the towels, and three more items shipped" in told(names=names)
    asked_for = told(names=names, skus=("PAPER",))
    assert "with the paper, the soap, and three more items shipped" in asked_for


def test_the_number_is_read_digit_by_digit() -> None:
    saying = say(StatusTold(order("1142"), Mention.NUMBER), ONE_SHOT)
    assert '<say-as interpret-as="digits">1142</say-as>' in saying.speech


def test_days_are_told_where_the_order_goes_to() -> None:
    """At 5 in the morning UTC of March 11 it is still March 10 in Denver."""
    night = replace(ONE_SHOT, now=NOW + timedelta(hours=12), time_zone="Asia/Tokyo")
    saying = say(StatusTold(order("1", expected_on=date(2026, 3, 11))), night)
    assert "should arrive tomorrow" in saying.speech


def test_when_it_comes_is_said_first() -> None:
    shipped = order("1", expected_on=date(2026, 3, 11), since=2)
    assert said(DeliveryTold(shipped, Mention.PRONOUN)) == (
        "It should arrive tomorrow. It shipped on Sunday."
    )


def test_a_one_shot_is_done_and_a_conversation_goes_on() -> None:
    outcome = StatusTold(order("1"))
    assert say(outcome, ONE_SHOT).reprompt is None
    assert say(outcome, LISTENER).reprompt == "Anything else?"


def test_other_open_orders_are_offered_even_in_a_one_shot() -> None:
    saying = say(StatusTold(order("1"), others_open=2), ONE_SHOT)
    assert saying.speech.endswith(
        "You have two more open orders. Would you like to hear about those?"
    )
    assert saying.reprompt


def test_the_card_lists_all_of_a_long_order() -> None:
    saying = say(StatusTold(order("1142", "soap", "towels", "coffee")), LISTENER)
    assert saying.card
    assert saying.card.title == "Order 1142"
    assert saying.card.text
    assert saying.card.text.endswith("1 x soap\n1 x towels\n1 x coffee")


def several(*orders: Any, count: int | None = None) -> Saying:
    outcome = SeveralOrders(tuple(orders), count or len(orders), Sought(("ink",)), ("INK",))
    return say(outcome, LISTENER)


def test_several_orders_are_told_apart_by_what_is_in_them() -> None:
    saying = several(order("2", "pen", "ink", days_ago=1), order("1", "black ink", days_ago=4))
    assert saying.speech == (
        "You have two open orders with ink: one from yesterday, with the ink and one more item; "
        "and one from Friday, with the black ink. Which one do you mean?"
    )


def test_several_orders_of_one_product_are_told_apart_by_the_day() -> None:
    saying = several(order("2", "ink", days_ago=1), order("1", "ink", days_ago=4))
    assert "with ink: one from yesterday and one from Friday." in saying.speech


def test_several_orders_of_one_product_and_day_are_told_apart_by_number() -> None:
    saying = several(order("1153", "ink", days_ago=1), order("1154", "ink", days_ago=1.01))
    assert "with ink: number 1153 and number 1154." in plain(saying.speech)


def test_more_than_three_are_counted_and_the_newest_three_told() -> None:
    saying = several(*(order(str(n), "ink", days_ago=n) for n in (1, 2, 3)), count=7)
    assert saying.speech.startswith("You have seven open orders with ink. The newest three: one ")
    assert "For an older one, say its order number." in saying.speech


def test_a_yes_to_which_one_asks_again_with_the_choices() -> None:
    options = (Option("2", "ink", day="2026-03-09"), Option("1", "pen", day="2026-03-06"))
    saying = say(WhichOrder(options), LISTENER)
    assert saying.speech == "Which one: the ink from yesterday or the pen from Friday?"


def test_what_is_on_its_way_says_of_each_how_it_stands() -> None:
    opened = OpenOrders(
        (
            order("4", "kettle", expected_on=date(2026, 3, 11)),
            order("3", "ink", status=OrderStatus.DELAYED),
            order("2", "lamp", status=OrderStatus.READY_FOR_PICKUP, pickup_store="Ballard"),
        ),
        4,
    )
    assert said(opened) == (
        "You have four open orders. The newest three: the kettle, due tomorrow; "
        "the ink, delayed, now due on Friday; and the lamp, ready for pickup at Ballard. "
        "Which one would you like to hear more about?"
    )


@given(STATUSES.filter(lambda status: status not in CLOSED), DUE)
def test_every_open_state_can_be_listed(status: OrderStatus, due: date | None) -> None:
    orders = tuple(order(str(n), status=status, expected_on=due) for n in range(2))
    heard = said(OpenOrders(orders, 2))
    late = due is not None and due < date(2026, 3, 10)
    assert ("overdue" in heard) == (late and status is not OrderStatus.READY_FOR_PICKUP)


def test_an_order_of_charges_alone_can_still_be_told() -> None:
    assert told(lines=()).startswith("Your order with no products shipped today")
    both = (order("1", lines=()), order("2", lines=()))
    assert "yesterday, no products" in said(OrdersListed(both, 2, Asked(DENVER)))
    assert "one from" not in several(*both).speech
