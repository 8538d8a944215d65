"""The order a shopper means, in the round trips that the design allows."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from aisle.domain.errors import StoreUnavailable
from aisle.domain.orders import Channel, OrderStatus
from aisle.services.order_answers import (
    Mention,
    NoOrders,
    NoSuchOrder,
    NothingOpen,
    OpenOrders,
    OrderNotFound,
    SeveralOrders,
    Sought,
    StatusTold,
)
from aisle.services.track import OrderTracking, arriving
from tests.unit.tracking.order_book import NOW, OrderBook, Thesaurus, order

DELIVERED = OrderStatus.DELIVERED


def tracking(book: OrderBook, **named: list[str]) -> OrderTracking:
    return OrderTracking(book, Thesaurus(**named))


def test_my_order_is_the_newest() -> None:
    book = OrderBook(order("1", days_ago=5, status=DELIVERED), order("2", days_ago=1))
    assert tracking(book).latest("ana") == StatusTold(order("2", days_ago=1))
    assert book.trips == 1


def test_what_is_still_to_come_goes_before_what_has_arrived() -> None:
    awaited = order("1", days_ago=5)
    book = OrderBook(awaited, order("2", days_ago=1, status=DELIVERED))
    assert tracking(book).latest("ana") == StatusTold(awaited)


def test_other_open_orders_are_counted() -> None:
    newest = order("3", days_ago=1)
    others = (order("2", days_ago=2), order("1", days_ago=3))
    found = tracking(OrderBook(newest, *others)).latest("ana")
    assert found == StatusTold(newest, others_open=2, others=others)


@pytest.mark.parametrize("customer_id", ["dan", "nobody"])
def test_who_never_ordered_has_no_orders(customer_id: str) -> None:
    book = OrderBook(order("1"))
    service = tracking(book)
    assert service.latest(customer_id) == NoOrders()
    assert service.described(customer_id, Sought(("ink",))) == NoOrders()
    assert service.open(customer_id) == NothingOpen()
    assert book.trips == 3


def test_a_missing_number_and_somebody_elses_cannot_be_told_apart() -> None:
    book = OrderBook(order("1142"))
    service = tracking(book)
    foreign, trips_for_foreign = service.numbered("bo", "1142"), book.trips
    missing = service.numbered("bo", "9999")
    assert (foreign, missing) == (OrderNotFound("1142"), OrderNotFound("9999"))
    assert book.trips == 2 * trips_for_foreign == 2


def test_a_number_finds_a_closed_order_too() -> None:
    old = order("1019", days_ago=90, status=DELIVERED)
    assert tracking(OrderBook(old)).numbered("ana", "1019") == StatusTold(old, Mention.NUMBER)


def test_a_product_finds_its_order_among_others() -> None:
    wanted = order("1", "Sony headphones", days_ago=9)
    book = OrderBook(wanted, order("2", "kettle"))
    found = tracking(book, headset=["SONY-HEADPHONES"]).described("ana", Sought(("headset",)))
    assert found == StatusTold(wanted, skus=("SONY-HEADPHONES",))
    assert book.trips == 1


def test_the_models_word_is_tried_where_the_shoppers_own_names_nothing() -> None:
    wanted = order("1", "HP black ink")
    found = tracking(OrderBook(wanted)).described("ana", Sought(("cartridges", "ink")))
    assert isinstance(found, StatusTold)
    assert found.order == wanted


def test_a_product_that_left_the_catalog_is_known_by_its_name() -> None:
    wanted = order("1", "Retro Clock")
    found = tracking(OrderBook(wanted)).described("ana", Sought(("retro clocks",)))
    assert isinstance(found, StatusTold)
    assert found.order == wanted


def test_what_only_resembles_the_phrase_is_not_meant_where_the_shop_has_the_real_thing() -> None:
    book = OrderBook(order("1", "MX Master mouse"))
    index = Thesaurus(sold=["TOASTER-4"], toaster=["MX-MASTER-MOUSE"])
    sought = Sought(("toaster",))
    assert OrderTracking(book, index).described("ana", sought) == NoSuchOrder(sought)


def test_of_several_orders_the_open_one_is_meant() -> None:
    awaited = order("1", "ink", days_ago=9)
    book = OrderBook(awaited, order("2", "ink", days_ago=2, status=DELIVERED))
    found = tracking(book).described("ana", Sought(("ink",)))
    assert isinstance(found, StatusTold)
    assert found.order == awaited


def test_of_several_that_have_arrived_the_newest_is_meant() -> None:
    newest = order("2", "ink", days_ago=2, status=DELIVERED)
    book = OrderBook(order("1", "ink", days_ago=9, status=DELIVERED), newest)
    found = tracking(book).described("ana", Sought(("ink",)))
    assert isinstance(found, StatusTold)
    assert found.order == newest


def test_of_several_open_ones_the_newest_three_are_a_question() -> None:
    orders = [order(str(n), "ink", days_ago=n) for n in range(1, 6)]
    found = tracking(OrderBook(*orders)).described("ana", Sought(("ink",)))
    assert isinstance(found, SeveralOrders)
    assert found.count == 5
    assert [one.number for one in found.orders] == ["1", "2", "3"]


def test_a_product_nobody_ordered_is_said_to_be_missing() -> None:
    sought = Sought(("toaster",))
    assert tracking(OrderBook(order("1"))).described("ana", sought) == NoSuchOrder(sought)


def test_a_product_of_long_ago_takes_a_second_trip_and_no_third() -> None:
    orders = [order(str(n), days_ago=n) for n in range(1, 40)]
    old = order("100", "headphones", days_ago=60, status=DELIVERED)
    book = OrderBook(*orders, old)
    found = tracking(book).described("ana", Sought(("headphones",)))
    assert isinstance(found, StatusTold)
    assert found.order == old
    assert book.trips == 2


def test_the_channel_narrows_and_alone_is_enough() -> None:
    by_phone = order("1", "doorbell", days_ago=5, channel=Channel.CALL_CENTER)
    book = OrderBook(by_phone, order("2", "doorbell", days_ago=2))
    service = tracking(book)
    for phrases in ((), ("doorbell",)):
        found = service.described("ana", Sought(phrases, Channel.CALL_CENTER))
        assert isinstance(found, StatusTold)
        assert found.order == by_phone
    nowhere = Sought((), Channel.CATALOG)
    assert service.described("ana", nowhere) == NoSuchOrder(nowhere)


def test_one_open_order_is_told_and_several_are_listed() -> None:
    one, two = order("1", days_ago=3), order("2", days_ago=2)
    closed = order("3", status=OrderStatus.CANCELLED)
    assert tracking(OrderBook(one, closed)).open("ana") == StatusTold(one)
    assert tracking(OrderBook(one, two, closed)).open("ana") == OpenOrders((two, one), 2)


def test_the_other_open_orders_leave_out_the_one_told() -> None:
    orders = [order(str(n), days_ago=n) for n in range(1, 4)]
    found = tracking(OrderBook(*orders)).open("ana", beside="2")
    assert found == OpenOrders((orders[0], orders[2]), 2, others=True)


def test_an_order_arrives_on_the_day_it_is_where_it_goes_to() -> None:
    """At 5 in the morning UTC it is still the evening before in Denver."""
    due = order("1", expected_on=date(2026, 3, 10))
    assert arriving((due,), datetime(2026, 3, 11, 5, tzinfo=UTC)) == (due,)
    assert arriving((due,), datetime(2026, 3, 10, 5, tzinfo=UTC)) == ()


def test_what_is_collected_or_has_come_does_not_arrive_today() -> None:
    today = date(2026, 3, 10)
    to_collect = order("1", expected_on=today, pickup_store="Union Station")
    delivered = order("2", expected_on=today, status=DELIVERED)
    assert arriving((to_collect, delivered), NOW) == ()


def test_a_store_that_is_down_is_not_an_empty_one() -> None:
    book = OrderBook(order("1"))
    book.is_down = True
    with pytest.raises(StoreUnavailable):
        tracking(book).latest("ana")
