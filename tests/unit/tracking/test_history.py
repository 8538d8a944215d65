"""What was ordered when and where, in the customer's own days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from aisle.domain.orders import Channel, Order
from aisle.domain.period import Period, Span
from aisle.services.history import Asked, NothingOrdered, OrderHistory, OrdersListed
from aisle.services.order_answers import NoOrders
from tests.unit.tracking.order_book import DENVER, NOW, OrderBook, order

NEW_YORK = "America/New_York"
MONDAY = Period(Span.DAY, date(2026, 3, 9), date(2026, 3, 9))
LAST_WEEK = Period(Span.WEEK, date(2026, 3, 2), date(2026, 3, 8))


def numbers(found: object) -> list[str]:
    assert isinstance(found, OrdersListed)
    return [one.number for one in found.orders]


def listed(book: OrderBook, **asked: object) -> object:
    return OrderHistory(book).ordered("ana", Asked(NEW_YORK, **asked), NOW)  # type: ignore[arg-type]


def placed(number: str, *when: int) -> Order:
    ago = NOW - datetime(*when, tzinfo=UTC)  # type: ignore[misc,arg-type]
    return order(number, days_ago=ago / timedelta(days=1))


def test_without_a_period_the_newest_three() -> None:
    book = OrderBook(*(order(str(n), days_ago=n) for n in range(1, 6)))
    assert numbers(listed(book)) == ["1", "2", "3"]
    assert book.trips == 1


def test_a_week_holds_its_monday_and_its_sunday_and_no_more() -> None:
    book = OrderBook(
        placed("sunday before", 2026, 3, 1, 18),
        placed("monday", 2026, 3, 2, 8),
        placed("sunday", 2026, 3, 8, 18),
        placed("monday after", 2026, 3, 9, 18),
    )
    assert numbers(listed(book, period=LAST_WEEK)) == ["sunday", "monday"]


def test_days_are_the_customers_own() -> None:
    """4:30 in the morning UTC of March 9 is 10:30 in the evening of March 8 in Denver."""
    late_on_sunday = placed("1147", 2026, 3, 9, 4, 30)
    book = OrderBook(late_on_sunday)
    assert numbers(listed(book, period=LAST_WEEK)) == ["1147"]
    assert isinstance(listed(book, period=MONDAY), NothingOrdered)


def test_a_customer_without_a_profile_has_the_shops_days() -> None:
    book = OrderBook(placed("1", 2026, 3, 9, 4, 30), zone=None)
    assert numbers(listed(book, period=MONDAY)) == ["1"]
    assert book.trips == 2


def test_recent_periods_take_one_trip_and_old_ones_two() -> None:
    book = OrderBook(*(order(str(n), days_ago=n * 10) for n in range(1, 40)))
    assert isinstance(listed(book, period=LAST_WEEK), NothingOrdered)
    assert book.trips == 1
    last_year = Period(Span.YEAR, date(2025, 1, 1), date(2025, 12, 31))
    found = listed(book, period=last_year)
    assert isinstance(found, OrdersListed)
    assert (found.count, len(found.orders)) == (33, 3)
    assert book.trips == 1 + 2


def test_a_channel_is_looked_for_further_back_where_the_recent_orders_have_few() -> None:
    recent = [order(str(n), days_ago=n) for n in range(1, 30)]
    old = order("old", days_ago=200, channel=Channel.CATALOG)
    book = OrderBook(*recent, old)
    assert numbers(listed(book, channel=Channel.CATALOG)) == ["old"]
    assert book.trips == 2


def test_period_and_channel_narrow_together() -> None:
    in_store = placed("1", 2026, 3, 3, 18)
    book = OrderBook(
        order("2", days_ago=40, channel=Channel.STORE), in_store, placed("3", 2026, 3, 4, 18)
    )
    assert isinstance(listed(book, period=LAST_WEEK, channel=Channel.STORE), NothingOrdered)
    assert numbers(listed(book, period=LAST_WEEK, channel=Channel.ONLINE)) == ["3", "1"]


def test_nothing_then_is_not_nothing_ever() -> None:
    assert isinstance(listed(OrderBook(order("1")), period=LAST_WEEK), NothingOrdered)
    assert listed(OrderBook(), period=LAST_WEEK) == NoOrders()
    assert listed(OrderBook()) == NoOrders()
    assert listed(OrderBook(zone=None)) == NoOrders()


def test_a_period_to_come_is_taken_for_the_one_gone_by() -> None:
    """Alexa resolves "on Monday" to the next one; nobody has ordered then yet."""
    next_monday = Period(Span.DAY, date(2026, 3, 16), date(2026, 3, 16))
    found = listed(OrderBook(placed("1", 2026, 3, 9, 18)), period=next_monday)
    assert found == OrdersListed((placed("1", 2026, 3, 9, 18),), 1, Asked(DENVER, MONDAY))
