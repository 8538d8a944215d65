"""Whole orders, one a line: what is taken, and what is refused with its reason."""

from __future__ import annotations

import itertools
import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aisle.adapters.dynamodb import keys
from aisle.domain.money import Money
from aisle.domain.orders import NEXT_STATUSES, Channel, Charge, OrderLine, OrderStatus
from tests.unit.loading.checking import Checked, Checking, Write
from workbench.loading.statuses import USUAL_WAY, usual_history

ORDER: dict[str, Any] = {
    "number": "1142",
    "customer_id": "ana",
    "placed_at": "2026-03-08T16:12:00Z",
    "channel": "online",
    "currency": "USD",
    "lines": [{"sku": "KEY-101", "name": "keyboard", "quantity": 2, "unit_price": "29.99"}],
    "charges": [{"code": "GIFT", "name": "gift wrap", "amount": "3.50"}],
    "history": [
        {"status": "placed", "at": "2026-03-08T16:12:00Z"},
        {"status": "packing", "at": "2026-03-09T14:30:00Z"},
    ],
    "delivery": "4.99",
    "tax": "5.28",
    "total": "73.75",
    "time_zone": "America/Denver",
    "expected_on": "2026-03-11",
    "ship_to": "your home in Denver",
}
LINE = ORDER["lines"][0]


def lines_of(*orders: dict[str, Any]) -> str:
    return "".join(json.dumps(order) + "\n" for order in orders)


def check(checked: Checking, write: Write, *orders: dict[str, Any], **options: Any) -> Checked:
    return checked("orders", write("orders.jsonl", lines_of(*orders)), **options)


def test_an_order_is_taken_as_it_is_written(checked: Checking, write: Write) -> None:
    order = check(checked, write, ORDER).orders["1142"]
    assert order.placed_at == datetime(2026, 3, 8, 16, 12, tzinfo=UTC)
    assert order.lines == (OrderLine("KEY-101", "keyboard", 2, Money(2999, "USD")),)
    assert order.charges == (Charge("GIFT", "gift wrap", Money(350, "USD")),)
    assert (order.channel, order.status) == (Channel.ONLINE, OrderStatus.PACKING)
    assert (order.total.minor, order.expected_on) == (7375, date(2026, 3, 11))


def test_the_number_is_reserved_so_that_no_order_by_voice_is_given_it(
    checked: Checking, write: Write
) -> None:
    assert keys.number_reservation("1142")[keys.PK] in check(checked, write, ORDER).keys


def test_a_total_that_is_not_told_is_added_up(checked: Checking, write: Write) -> None:
    found = check(checked, write, {**ORDER, "total": None})
    assert found.orders["1142"].total == Money(7375, "USD")


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"total": "73.74"}, "total"),
        ({"number": " "}, "number"),
        ({"number": "1" * 300}, "number"),
        ({"customer_id": None}, "customer_id"),
        ({"channel": "pigeon"}, "channel"),
        ({"currency": "dollars"}, "currency"),
        ({"placed_at": "8 March"}, "placed_at"),
        ({"time_zone": "Denver"}, "time_zone"),
        ({"expected_on": "Wednesday"}, "expected_on"),
        ({"lines": []}, "lines"),
        ({"lines": {"sku": "A"}}, "lines"),
        ({"lines": [{**LINE, "quantity": 0}]}, "quantity"),
        ({"lines": [{**LINE, "quantity": "2.5"}]}, "quantity"),
        ({"lines": [{**LINE, "unit_price": "-1.00"}]}, "unit_price"),
        ({"lines": [{**LINE, "unit_price": "29.999"}]}, "unit_price"),
        ({"lines": [{**LINE, "sku": ""}]}, "sku"),
        ({"lines": [{**LINE, "name": None}]}, "name"),
        ({"lines": [{**LINE, "shipped_quantity": 3}]}, "shipped_quantity"),
        ({"charges": [{"code": "GIFT", "name": "gift wrap"}]}, "amount"),
        ({"history": [{"status": "packing", "at": "2026-03-09T14:30:00Z"}]}, "history"),
        ({"history": [{"status": "placed", "at": "2026-03-08T16:11:00Z"}]}, "history"),
        ({"history": [], "status": "lost"}, "status"),
        ({"history": [], "status": "shipped", "status_at": "2026-03-01T00:00:00Z"}, "status_at"),
    ],
)
def test_a_bad_order_is_refused_by_its_field_and_the_next_is_taken(
    checked: Checking, write: Write, changed: dict[str, Any], field: str
) -> None:
    found = check(checked, write, {**ORDER, **changed}, {**ORDER, "number": "1143"})
    assert [row["field"] for row in found.reported] == [field]
    assert found.reported[0]["line"] == 1
    assert list(found.orders) == ["1143"]


def test_a_history_off_the_graph_is_refused(checked: Checking, write: Write) -> None:
    history = [*ORDER["history"], {"status": "delivered", "at": "2026-03-10T00:00:00Z"}]
    found = check(checked, write, {**ORDER, "history": history})
    assert found.reasons == [("history", "packing cannot become delivered")]


def test_a_history_that_goes_back_in_time_is_refused(checked: Checking, write: Write) -> None:
    history = [*ORDER["history"], {"status": "shipped", "at": "2026-03-09T14:00:00Z"}]
    found = check(checked, write, {**ORDER, "history": history})
    assert found.reasons == [("history", "shipped is earlier than packing")]


def test_a_number_that_has_come_before_is_refused(checked: Checking, write: Write) -> None:
    found = check(checked, write, ORDER, {**ORDER, "customer_id": "bo"})
    assert found.reasons == [("number", "has come before")]
    assert found.reported[0]["value"] == "in orders.jsonl line 1"
    assert found.orders["1142"].customer_id == "ana"


def test_an_order_too_large_for_an_item_is_refused_and_leaves_nothing(
    checked: Checking, write: Write
) -> None:
    lines = [{**LINE, "sku": f"SKU-{n}", "name": "x" * 180} for n in range(2_000)]
    large = {**ORDER, "lines": lines, "total": None}
    found = check(checked, write, large, {**ORDER, "number": "1143"})
    assert [reason for _, reason in found.reasons] == [
        "larger than the 400 KB that an item may have"
    ]
    assert keys.number_reservation("1142")[keys.PK] not in found.keys
    assert list(found.orders) == ["1143"]


@pytest.mark.parametrize("status", OrderStatus)
def test_where_only_the_status_is_told_the_history_is_the_usual_way(
    checked: Checking, write: Write, status: OrderStatus
) -> None:
    told = {**ORDER, "history": None, "status": status, "status_at": "2026-03-10T08:00:00Z"}
    order = check(checked, write, told).orders["1142"]
    assert order.status == status
    assert order.history[0].at == order.placed_at
    later = {change.at for change in order.history[1:]}
    assert later <= {datetime(2026, 3, 10, 8, tzinfo=UTC)}


@given(st.sampled_from(OrderStatus))
def test_the_usual_way_keeps_to_the_graph(status: OrderStatus) -> None:
    way = USUAL_WAY[status]
    steps = itertools.pairwise(way)
    assert way[0] == OrderStatus.PLACED
    assert all(after in NEXT_STATUSES[before] for before, after in steps)
    at = datetime(2026, 3, 10, tzinfo=UTC)
    assert usual_history(status, at, at)[-1].status == way[-1] == status


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(st.integers(-3_000, 3_000))
def test_dates_move_together_by_whole_days(checked: Checking, write: Write, days: int) -> None:
    today = datetime.now(ZoneInfo("America/Denver")).date()
    before = check(checked, write, ORDER).orders["1142"]
    moved = check(checked, write, ORDER, dates_from=today - timedelta(days=days)).orders["1142"]
    assert {
        moved.placed_at - before.placed_at,
        moved.history[-1].at - before.history[-1].at,
        moved.expected_on - before.expected_on,  # type: ignore[operator]
    } == {timedelta(days=days)}


def test_an_order_due_on_the_day_that_becomes_today_is_due_today(
    checked: Checking, write: Write
) -> None:
    moved = check(checked, write, ORDER, dates_from=date(2026, 3, 11)).orders["1142"]
    assert moved.expected_on == datetime.now(ZoneInfo("America/Denver")).date()
