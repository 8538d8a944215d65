"""An order for the eye: its timeline in every state that it can come to, and its days."""

from __future__ import annotations

import doctest
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.money import Money
from aisle.domain.orders import (
    NEXT_STATUSES,
    Channel,
    Order,
    OrderLine,
    OrderPayment,
    OrderStatus,
    PaymentStatus,
    StatusChange,
)
from aisle.services.order_answers import StatusTold
from aisle.speech.en_us.screens import formats
from aisle.speech.en_us.screens.order_state import TROUBLE
from aisle.speech.en_us.screens.tracking import status_told
from aisle.speech.saying import Listener
from aisle.speech.screens import StepState, TimelinePage

NOW = datetime(2026, 3, 10, 17, tzinfo=UTC)
TODAY = date(2026, 3, 10)
LISTENER = Listener(NOW, "America/Denver", "Bright Aisle")
USD = Money(2999, "USD")
_S = OrderStatus


def page(*statuses: OrderStatus, **changes: object) -> TimelinePage:
    start = NOW - timedelta(days=len(statuses))
    history = tuple(
        StatusChange(status, start + timedelta(days=day)) for day, status in enumerate(statuses)
    )
    order = Order(
        number="1142",
        customer_id="ana",
        placed_at=start,
        channel=Channel.ONLINE,
        lines=(OrderLine("A", "ink", 2, USD, 1), OrderLine("B", "paper", 1, USD, 1)),
        history=history,
        delivery=USD,
        tax=USD,
        total=USD,
        time_zone="America/Denver",
        ship_to="your home",
    )
    return status_told(StatusTold(replace(order, **changes)), LISTENER)  # type: ignore[arg-type]


def steps(shown: TimelinePage) -> list[str]:
    return [f"{step.label}: {step.state} {step.day}".strip() for step in shown.steps]


def test_what_has_been_reached_has_its_day_and_what_is_to_come_has_none() -> None:
    shown = page(_S.PLACED, _S.PACKING, _S.SHIPPED, expected_on=TODAY + timedelta(days=1))
    assert steps(shown) == [
        "Placed: reached Mar 7",
        "Packed: reached Mar 8",
        "Shipped: here Mar 9",
        "Out for delivery: ahead",
        "Delivered: ahead",
    ]
    assert (shown.headline, shown.detail) == ("Arrives tomorrow", "Wednesday, March 11")


@pytest.mark.parametrize(
    ("statuses", "changes", "headline", "detail"),
    [
        ([_S.PLACED], {"expected_on": TODAY}, "Arrives today", "Tuesday, March 10"),
        ([_S.PLACED], {"expected_on": date(2026, 3, 12)}, "Arrives Thursday", "Thursday, March 12"),
        ([_S.PLACED], {"expected_on": date(2026, 4, 1)}, "Arrives April 1", "Wednesday, April 1"),
        ([_S.PLACED], {}, "Placed", "No delivery date yet"),
        ([_S.PLACED], {"expected_on": date(2026, 3, 9)}, "Placed", "Was due Monday, March 9"),
        (
            [_S.PLACED, _S.DELAYED],
            {"expected_on": date(2026, 3, 13)},
            "Delayed",
            "Now due Friday, March 13",
        ),
        ([_S.PLACED, _S.CANCELLED], {}, "Canceled", "Monday, March 9"),
        (
            [_S.PLACED, _S.PACKING, _S.READY_FOR_PICKUP],
            {"pickup_store": "Union Station", "expected_on": TODAY},
            "Ready for pickup",
            "At Union Station",
        ),
        (
            [_S.PLACED, _S.PACKING],
            {"pickup_store": "Union Station", "expected_on": TODAY},
            "Ready today",
            "Tuesday, March 10",
        ),
        (
            [_S.PICKED_UP],
            {"channel": Channel.STORE, "ship_to": None, "pickup_store": "Union Station"},
            "Bought in the store",
            "At Union Station",
        ),
        (
            [_S.PLACED],
            {"payment": OrderPayment(PaymentStatus.PENDING, "key")},
            "Placed",
            "Payment not confirmed yet",
        ),
        (
            [_S.PLACED, _S.CANCELLED],
            {"payment": OrderPayment(PaymentStatus.DECLINED, "key")},
            "Canceled",
            "The card was declined",
        ),
    ],
)
def test_how_it_stands_is_told_first(
    statuses: list[OrderStatus], changes: dict[str, object], headline: str, detail: str
) -> None:
    shown = page(*statuses, **changes)
    assert (shown.headline, shown.detail) == (headline, detail)


def test_of_what_has_partly_shipped_the_rest_is_named() -> None:
    assert page(_S.PLACED, _S.PACKING, _S.PARTLY_SHIPPED).contents == "Still to come: ink"
    assert page(_S.PLACED, _S.PACKING, _S.SHIPPED).contents == "2 × ink · paper"


@st.composite
def ways(draw: st.DrawFn) -> list[OrderStatus]:
    """A walk along the graph of statuses, delays and all."""
    way = [_S.PLACED]
    for _ in range(draw(st.integers(0, 12))):
        following = sorted(NEXT_STATUSES[way[-1]])
        if following:
            way.append(draw(st.sampled_from(following)))
    return way


@given(ways(), st.none() | st.just("Union Station"))
def test_a_timeline_has_one_place_where_the_order_is(
    way: list[OrderStatus], store: str | None
) -> None:
    """Six steps at most fit; none is there twice, and nothing lies ahead of what is done."""
    shown = page(*way, pickup_store=store)
    states = [step.state for step in shown.steps]
    labels = [step.label for step in shown.steps]
    here = [state for state in states if state in (StepState.HERE, StepState.TROUBLE)]
    assert len(here) == 1
    assert len(states) <= 6
    assert len(set(labels)) == len(labels)
    assert shown.is_trouble is (way[-1] in TROUBLE) is (StepState.TROUBLE in states)
    assert states == sorted(states, key=list(_ORDER).index)
    assert all(bool(step.day) is (step.state is not StepState.AHEAD) for step in shown.steps)
    if not NEXT_STATUSES[way[-1]]:
        assert StepState.AHEAD not in states


_ORDER = (StepState.REACHED, StepState.HERE, StepState.TROUBLE, StepState.AHEAD)


def test_the_examples() -> None:
    failed, tried = doctest.testmod(formats)
    assert failed == 0
    assert tried > 0
