"""F9, clocks: one injected clock, UTC in the store, and days told where the shopper is, also on
days of 23 and 25 hours, at the year's end, and on February 29th.

That a request's own time may be 150 s off at most is the web endpoint's rule (F13).
"""

from __future__ import annotations

import ast
import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import aisle
from aisle.adapters.dynamodb.items import order_from, order_item
from aisle.domain.money import Money
from aisle.domain.orders import Channel, Order, OrderLine, OrderStatus, StatusChange
from aisle.speech.saying import Listener
from tests.faults.talking import request
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import check_spoken, speech
from workbench.stage.sample_store import SampleStore

_ASKS_THE_CLOCK = {("datetime", "now"), ("datetime", "utcnow"), ("date", "today"), ("time", "time")}
_MAY_ASK = {
    "skill/turn.py": "for a request without a time of its own",
    "skill/skill.py": "for an apology over a request that could not be read",
    "adapters/identity": "for how old a remembered identity is",
    "skill/events.py": "for when an event is heard of, as it may come late",
    "order_event_bootstrap.py": "for what happens after the order, where there is no request",
}
CHICAGO = "America/Chicago"
_numbers = count(70_000_000)


def test_f09_nothing_else_asks_the_clock() -> None:
    """The moment of a turn is the request's own; `time.monotonic` measures, and tells no time."""
    root = Path(aisle.__file__).parent
    asking = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and (node.value.id, node.attr) in _ASKS_THE_CLOCK
    }
    unexpected = {path for path in asking if not path.startswith(tuple(_MAY_ASK))}
    assert not unexpected


@pytest.fixture
def said_at(sample: SampleStore) -> Iterator[Any]:
    """What is answered at a moment; what was put into the shop for it goes again."""

    def answer(moment: str, intent: str, attributes: Any = None, **slots: Any) -> dict[str, Any]:
        asked = request(intent, attributes or {}, "dan", **slots)
        asked["request"]["timestamp"] = moment
        reply = sample.skill.answer(asked)
        check_spoken(reply)
        return reply

    yield answer
    for order in sample.orders.latest("dan", 100):
        item = order_item(order)
        key = {name: item[name] for name in ("pk", "sk")}
        sample.client.delete_item(TableName=sample.tables.shop, Key=key)


def put(sample: SampleStore, placed: str, **changes: Any) -> Order:
    """An order of dan's, who is in Omaha (Chicago's time) and had none."""
    placed_at = datetime.fromisoformat(placed)
    values: dict[str, Any] = {
        "number": str(next(_numbers)),
        "customer_id": "dan",
        "placed_at": placed_at,
        "channel": Channel.ONLINE,
        "lines": (OrderLine("COF-101", "dark roast beans", 1, Money(1399, "USD")),),
        "history": (StatusChange(OrderStatus.PLACED, placed_at),),
        "delivery": Money(0, "USD"),
        "tax": Money(0, "USD"),
        "total": Money(1399, "USD"),
        "time_zone": CHICAGO,
        **changes,
    }
    order = Order(**values)
    sample.client.put_item(TableName=sample.tables.shop, Item=order_item(order))
    return order


@pytest.mark.parametrize(
    ("placed", "now"),
    [
        pytest.param("2026-03-09T04:30:00Z", "2026-03-09T05:30:00Z", id="the day of 23 hours ends"),
        pytest.param("2026-03-08T05:59:00Z", "2026-03-09T04:59:00Z", id="the day of 23 hours"),
        pytest.param("2026-11-01T04:30:00Z", "2026-11-02T05:30:00Z", id="the day of 25 hours"),
        pytest.param("2026-12-31T05:30:00Z", "2027-01-01T05:30:00Z", id="New Year's Eve, still"),
        pytest.param("2027-01-01T05:59:00Z", "2027-01-01T06:01:00Z", id="New Year"),
        pytest.param("2028-02-29T05:59:00Z", "2028-02-29T06:01:00Z", id="February 29th begins"),
        pytest.param("2028-03-01T05:59:00Z", "2028-03-01T06:01:00Z", id="February 29th ends"),
    ],
)
def test_f09_yesterday_is_the_day_before_where_the_order_goes(
    sample: SampleStore, said_at: Any, placed: str, now: str
) -> None:
    put(sample, placed)
    assert "yesterday" in speech(said_at(now, "TrackOrderIntent"))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        # Two days on, from evenings on which it is already the next day in UTC.
        pytest.param("2026-12-31T05:00:00Z", "on Friday", id="over the year's end"),
        pytest.param("2028-02-28T05:00:00Z", "on Tuesday", id="to February 29th"),
        pytest.param("2027-02-28T05:00:00Z", "on Monday", id="over February 28th"),
        pytest.param("2026-03-08T05:00:00Z", "on Monday", id="over the day of 23 hours"),
        pytest.param("2026-11-01T04:00:00Z", "on Monday", id="over the day of 25 hours"),
    ],
)
def test_f09_what_is_ordered_at_night_comes_on_the_day_that_is_told(
    sample: SampleStore, said_at: Any, now: str, day: str
) -> None:
    before = datetime.fromisoformat(now) - timedelta(days=60)
    put(sample, before.isoformat())
    quoted = said_at(now, "ReorderItemsIntent")
    assert day in speech(quoted)
    placed = said_at(now, "AMAZON.YesIntent", quoted["sessionAttributes"])
    order = sample.orders.by_number("dan", placed["sessionAttributes"]["order_number"])
    assert order
    assert order.placed_at == datetime.fromisoformat(now)
    assert order.expected_on
    assert f"on {order.expected_on:%A}" == day


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        ("2026-03-08", "2026-03-08T06:00:00Z", "2026-03-09T04:59:59Z"),
        ("2026-11-01", "2026-11-01T05:00:00Z", "2026-11-02T05:59:59Z"),
        ("2028-02-29", "2028-02-29T06:00:00Z", "2028-03-01T05:59:59Z"),
        ("2026-12-31", "2026-12-31T06:00:00Z", "2027-01-01T05:59:59Z"),
    ],
)
def test_f09_the_orders_of_a_day_are_those_of_all_its_hours(
    sample: SampleStore, said_at: Any, day: str, first: str, last: str
) -> None:
    second = timedelta(seconds=1)
    for moment in (first, last):
        put(sample, moment)
    put(sample, (datetime.fromisoformat(first) - second).isoformat())
    put(sample, (datetime.fromisoformat(last) + second).isoformat())
    now = (datetime.fromisoformat(last) + timedelta(days=3)).isoformat()
    told = said_at(now.replace("+00:00", "Z"), "ListOrdersIntent", period=day)
    assert "two orders" in speech(told)


def test_f09_of_two_orders_in_the_hour_that_comes_twice_the_later_is_the_latest(
    sample: SampleStore, said_at: Any
) -> None:
    """1:40 in daylight time is before 1:20 in standard time."""
    put(sample, "2026-11-01T06:40:00Z")
    later = put(sample, "2026-11-01T07:20:00Z")
    assert sample.orders.latest("dan")[0].number == later.number
    told = said_at("2026-11-01T08:00:00Z", "TrackOrderIntent")
    assert told["sessionAttributes"]["order_number"] == later.number


moments = st.builds(
    lambda seconds: datetime.fromtimestamp(seconds, UTC),
    st.integers(1_577_836_800, 2_114_294_400)  # 2020 to 2036
    | st.sampled_from([1_772_956_740, 1_793_516_400, 1_835_478_000]),  # 2 changes, a leap day
)
zones = st.sampled_from(
    [CHICAGO, "America/St_Johns", "America/Phoenix", "Asia/Kolkata", "Pacific/Auckland", "UTC"]
)


@EFFORT
@given(moment=moments, zone=zones)
def test_f09_days_are_those_of_the_systems_own_calendar(moment: datetime, zone: str) -> None:
    """The C library knows the zones too, and by another way."""
    known = os.environ.get("TZ")
    os.environ["TZ"] = zone
    time.tzset()
    try:
        there = time.localtime(moment.timestamp())
    finally:
        os.environ.pop("TZ")
        if known is not None:
            os.environ["TZ"] = known
        time.tzset()
    day = Listener(moment, zone, "Shop").today
    assert (day.year, day.month, day.day) == there[:3]


@EFFORT
@given(moment=moments, hours=st.integers(-14, 14))
def test_f09_the_store_holds_utc_whatever_the_zone_of_a_moment(
    moment: datetime, hours: int
) -> None:
    there = moment.astimezone(timezone(timedelta(hours=hours)))
    order = Order(
        "1", "dan", there, Channel.ONLINE, (), (StatusChange(OrderStatus.PLACED, there),),
        Money(0, "USD"), Money(0, "USD"), Money(0, "USD"), CHICAGO,
    )  # fmt: skip
    item = order_item(order)
    assert item["placed_at"]["S"].endswith("Z")
    kept = order_from(item)
    assert kept.placed_at == there
    assert kept.placed_at.utcoffset() == timedelta(0)
