"""An order's status moves along one graph, and nowhere else."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.domain.errors import IllegalStatusChange
from aisle.domain.orders import CLOSED, NEXT_STATUSES, Order, OrderStatus
from tests.unit.tracking.order_book import NOW, order

WALKS = st.lists(st.sampled_from(OrderStatus), max_size=12)
PACKED = set(OrderStatus) - {OrderStatus.PLACED, OrderStatus.DELAYED, OrderStatus.CANCELLED}


def placed() -> Order:
    fresh = order("1142", days_ago=0)
    return replace(fresh, history=fresh.history[:1])


def walked(walk: list[OrderStatus]) -> Order:
    """As far along the walk as the graph lets an order go."""
    current = placed()
    for step, status in enumerate(walk):
        try:
            current = current.moved_to(status, NOW + timedelta(hours=step))
        except IllegalStatusChange:
            continue
    return current


@given(WALKS)
def test_every_step_of_a_history_is_an_edge_of_the_graph(walk: list[OrderStatus]) -> None:
    statuses = [change.status for change in walked(walk).history]
    assert statuses[0] is OrderStatus.PLACED
    for before, after in pairwise(statuses):
        assert after in NEXT_STATUSES[before]


@given(WALKS, st.sampled_from(OrderStatus))
def test_an_illegal_step_leaves_the_order_as_it_was(
    walk: list[OrderStatus], status: OrderStatus
) -> None:
    current = walked(walk)
    if status in NEXT_STATUSES[current.status]:
        assert current.moved_to(status, NOW).history[:-1] == current.history
        return
    before = current.history
    with pytest.raises(IllegalStatusChange, match=current.number):
        current.moved_to(status, NOW)
    assert current.history == before


@given(WALKS, WALKS)
def test_a_cancelled_or_returned_order_never_opens_again(
    walk: list[OrderStatus], more: list[OrderStatus]
) -> None:
    statuses = [change.status for change in walked(walk + more).history]
    for ended in (OrderStatus.CANCELLED, OrderStatus.RETURNED):
        assert ended not in statuses[:-1]


@given(WALKS)
def test_a_closed_order_can_only_be_returned(walk: list[OrderStatus]) -> None:
    current = walked(walk)
    if current.status in CLOSED:
        assert NEXT_STATUSES[current.status] <= {OrderStatus.RETURNED}
        assert not current.may_be_cancelled


@given(WALKS)
def test_what_was_ever_packed_may_not_be_cancelled(walk: list[OrderStatus]) -> None:
    current = walked(walk)
    if PACKED & {change.status for change in current.history}:
        assert not current.may_be_cancelled


def test_the_graph_knows_every_status_and_all_can_be_reached() -> None:
    assert set(NEXT_STATUSES) == set(OrderStatus)
    reached = {OrderStatus.PLACED}
    while more := {after for before in reached for after in NEXT_STATUSES[before]} - reached:
        reached |= more
    assert reached == set(OrderStatus)
