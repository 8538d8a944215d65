"""Order lines, one a row: put together, matched with what cancels them, all accounted for."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aisle.domain.money import Money
from aisle.domain.orders import Charge, OrderLine, OrderStatus
from tests.unit.loading.checking import Checked, Checking, Write
from workbench.loading import order_groups, order_lines
from workbench.loading.mapping import FieldMapping

MAPPING = """
[constants]
currency = "GBP"
channel = "catalog"
status = "delivered"
time_zone = "Europe/London"
[dates]
time_zone = "Europe/London"
[cancellations]
number_prefix = "C"
[orders]
delivered_after_days = 3
[charges]
POST = "postage"
"""
COLUMNS = ("number", "customer_id", "placed_at", "sku", "name", "quantity", "unit_price")
PENS = ("A", "pens", "6", "2.50")
MUGS = ("B", "mugs", "2", "4.00")
Lines = Callable[..., Checked]


@pytest.fixture
def lines(checked: Checking, write: Write, mapping: Callable[[str], FieldMapping]) -> Lines:
    def load(*rows: tuple[str, ...], extra: str = "", columns: tuple[str, ...] = ()) -> Checked:
        text = io.StringIO()
        csv.writer(text).writerows([(*COLUMNS, *columns), *rows])
        path = write("lines.csv", text.getvalue())
        return checked("orders", path, mapping=mapping(MAPPING + extra))

    return load


def bought(number: str, day: str, *what: str, customer: str = "ana") -> tuple[str, ...]:
    return (number, customer, f"2026-{day} 09:00:00+00:00", *what)


def taken_back(day: str, sku: str, name: str, quantity: str, price: str) -> tuple[str, ...]:
    return bought("C900", day, sku, name, f"-{quantity}", price)


def test_lines_of_one_number_become_one_order_wherever_they_stand(lines: Lines) -> None:
    found = lines(
        bought("1", "01-05", *PENS), bought("2", "01-06", *PENS), bought("1", "01-05", *MUGS)
    )
    assert found.orders["1"].lines == (
        OrderLine("A", "pens", 6, Money(250, "GBP")),
        OrderLine("B", "mugs", 2, Money(400, "GBP")),
    )
    assert found.orders["1"].total == Money(2300, "GBP")
    assert found.kinds == {order_groups.ORDER_LINE: 3}


def test_lines_some_minutes_apart_are_placed_when_the_first_was(lines: Lines) -> None:
    late = ("1", "ana", "2026-01-05 09:01:00+00:00", *MUGS)
    order = lines(late, bought("1", "01-05", *PENS)).orders["1"]
    assert order.placed_at == datetime(2026, 1, 5, 9, tzinfo=UTC)


def test_a_product_written_twice_at_one_price_is_one_line(lines: Lines) -> None:
    order = lines(bought("1", "01-05", *PENS), bought("1", "01-05", *PENS)).orders["1"]
    assert order.lines == (OrderLine("A", "pens", 12, Money(250, "GBP")),)


def test_a_charge_is_no_product(lines: Lines) -> None:
    found = lines(bought("1", "01-05", *PENS), bought("1", "01-05", "POST", "P&P", "1", "18.00"))
    order = found.orders["1"]
    assert order.charges == (Charge("POST", "postage", Money(1800, "GBP")),)
    assert [line.sku for line in order.lines] == ["A"]
    assert order.total == Money(3300, "GBP")


def test_a_charge_without_a_product_is_no_order(lines: Lines) -> None:
    found = lines(bought("1", "01-05", "POST", "P&P", "1", "18.00"))
    assert found.orders == {}
    assert found.kinds == {order_groups.ONLY_CHARGES: 1}


def test_a_line_without_a_customer_is_counted_and_left_out(lines: Lines) -> None:
    found = lines(bought("1", "01-05", *PENS, customer=" "), bought("2", "01-05", *PENS))
    assert found.kinds == {order_lines.NO_CUSTOMER: 1, order_groups.ORDER_LINE: 1}
    assert found.reasons == []


def test_a_cancelled_line_of_several_is_taken_off_the_total(lines: Lines) -> None:
    found = lines(
        bought("1", "01-05", *PENS), bought("1", "01-05", *MUGS), taken_back("01-09", *PENS)
    )
    order = found.orders["1"]
    assert order.charges == (Charge("CANCELLED", "6 pens cancelled", Money(-1500, "GBP")),)
    assert (order.status, order.total.minor) == (OrderStatus.DELIVERED, 800)
    assert found.kinds[order_lines.CANCELS_LINE] == 1


def test_part_of_a_line_can_be_cancelled_and_then_the_rest(lines: Lines) -> None:
    two, four = ("A", "pens", "2", "2.50"), ("A", "pens", "4", "2.50")
    found = lines(
        bought("1", "01-05", *PENS), taken_back("01-09", *two), taken_back("01-10", *four)
    )
    assert found.orders["1"].status == OrderStatus.RETURNED
    assert found.kinds[order_lines.CANCELS_PART] == found.kinds[order_lines.CANCELS_LINE] == 1


@pytest.mark.parametrize(
    ("day", "status"), [("01-06", OrderStatus.CANCELLED), ("01-09", OrderStatus.RETURNED)]
)
def test_a_whole_order_is_cancelled_before_it_is_delivered_and_returned_after(
    lines: Lines, day: str, status: OrderStatus
) -> None:
    order = lines(
        bought("1", "01-05", *PENS),
        bought("1", "01-05", *MUGS),
        taken_back(day, *PENS),
        taken_back(day, *MUGS),
    ).orders["1"]
    assert (order.status, order.charges, order.total.minor) == (status, (), 2300)
    assert order.history[-1].at == datetime.fromisoformat(f"2026-{day}T09:00:00+00:00")


@pytest.mark.parametrize(
    "cancelled",
    [
        bought("C9", "01-09", "A", "pens", "-6", "2.50", customer="bo"),
        bought("C9", "01-09", "B", "mugs", "-6", "2.50"),
        bought("C9", "01-09", "A", "pens", "-7", "2.50"),
        bought("C9", "01-09", "A", "pens", "-6", "2.49"),
        bought("C9", "01-04", "A", "pens", "-6", "2.50"),
    ],
    ids=["another customer", "another product", "more", "another price", "earlier"],
)
def test_what_no_earlier_order_explains_is_a_cancellation_without_a_match(
    lines: Lines, cancelled: tuple[str, ...]
) -> None:
    found = lines(bought("1", "01-05", *PENS), cancelled)
    assert found.kinds == {order_groups.ORDER_LINE: 1, order_lines.NO_MATCH: 1}
    assert found.orders["1"].total == Money(1500, "GBP")


def test_the_order_of_the_very_quantity_is_cancelled_rather_than_a_newer_one(lines: Lines) -> None:
    found = lines(
        bought("1", "01-05", *PENS),
        bought("2", "01-06", "A", "pens", "8", "2.50"),
        taken_back("01-12", *PENS),
    )
    assert found.orders["1"].status == OrderStatus.RETURNED
    assert found.orders["2"].status == OrderStatus.DELIVERED


def test_of_two_alike_the_newer_order_is_cancelled_once(lines: Lines) -> None:
    found = lines(
        bought("1", "01-05", *PENS), bought("2", "01-06", *PENS), taken_back("01-12", *PENS)
    )
    assert found.orders["1"].status == OrderStatus.DELIVERED
    assert found.orders["2"].status == OrderStatus.RETURNED


def test_a_cancellation_may_stand_before_what_it_cancels(lines: Lines) -> None:
    found = lines(taken_back("01-12", *PENS), bought("1", "01-05", *PENS))
    assert found.orders["1"].status == OrderStatus.RETURNED


def test_a_refunded_charge_comes_off_the_order_it_was_on(lines: Lines) -> None:
    postage = ("POST", "P&P", "1", "18.00")
    found = lines(
        bought("1", "01-05", *PENS), bought("1", "01-05", *postage), taken_back("01-06", *postage)
    )
    assert found.orders["1"].charges[-1] == Charge("POST", "postage refunded", Money(-1800, "GBP"))
    assert found.kinds[order_lines.CANCELS_CHARGE] == 1


def test_a_credit_of_no_order_is_counted(lines: Lines) -> None:
    found = lines(bought("1", "01-05", *PENS), taken_back("01-06", "POST", "P&P", "1", "9.00"))
    assert found.kinds[order_lines.CREDIT] == 1


def test_a_bad_line_spoils_its_order_and_no_other(lines: Lines) -> None:
    """An order told without one of its lines, at another total, would be a wrong answer."""
    found = lines(
        bought("1", "01-05", *PENS),
        bought("1", "01-05", "B", "mugs", "two", "4.00"),
        bought("2", "01-06", *PENS),
    )
    assert list(found.orders) == ["2"]
    assert found.kinds["bad row"] == found.kinds[order_groups.OF_A_BAD_ORDER] == 1
    assert (found.reported[0]["line"], found.reported[0]["field"]) == (3, "quantity")


def test_a_number_that_two_customers_have_is_refused(lines: Lines) -> None:
    found = lines(bought("1", "01-05", *PENS), bought("1", "01-05", *MUGS, customer="bo"))
    assert found.orders == {}
    assert [field for field, _ in found.reasons] == ["number"]


def test_a_total_of_the_file_is_checked(lines: Lines) -> None:
    right = (*bought("1", "01-05", *PENS), "15.00")
    wrong = (*bought("2", "01-05", *PENS), "15.01")
    found = lines(right, wrong, columns=("total",))
    assert list(found.orders) == ["1"]
    assert found.reasons == [("total", "not what lines, charges, delivery and tax add up to")]
    assert sum(found.kinds.values()) == 2


def test_customers_are_made_where_the_mapping_asks_for_them(lines: Lines) -> None:
    extra = '[customers]\ntax_basis_points = 0\nship_to = "your home"'
    found = lines(bought("1", "01-05", *PENS), bought("2", "01-06", *PENS), extra=extra)
    profiles = [one for one in found.items if one.kept_if_there]
    assert [one.item["customer_id"]["S"] for one in profiles] == ["ana"]
    assert found.loaded.tally.results["customer of these orders"] == 1


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["1", "2", "3", "C1", "C2"]),
        st.sampled_from(["ana", "ana", "bo", ""]),
        st.sampled_from(["2026-01-05 09:00", "2026-01-07 09:00", "someday"]),
        st.sampled_from(["A", "B", "POST", ""]),
        st.sampled_from(["pens", "mugs"]),
        st.sampled_from(["1", "2", "-1", "-2", "0"]),
        st.sampled_from(["2.50", "0.00", "-1.00"]),
    ),
    max_size=12,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(ROWS)
def test_every_row_is_counted_once_and_what_is_told_adds_up(
    lines: Lines, rows: list[tuple[str, ...]]
) -> None:
    found = lines(*rows)
    assert sum(found.kinds.values()) == len(rows)
    for order in found.orders.values():
        parts = [line.amount.minor for line in order.lines]
        assert order.total.minor == sum(parts) + sum(c.amount.minor for c in order.charges)
    kept = sum(
        found.kinds.get(kind, 0) for kind in (order_groups.ORDER_LINE, order_groups.FREE_LINE)
    )
    assert kept == sum(len(told) for told in _lines_told(rows, set(found.orders)).values())


def _lines_told(rows: list[tuple[str, ...]], numbers: set[str]) -> dict[str, list[Any]]:
    told: dict[str, list[Any]] = defaultdict(list)
    for number, customer, _, sku, *_ in rows:
        if number in numbers and customer and sku != "POST":
            told[number].append(sku)
    return told
