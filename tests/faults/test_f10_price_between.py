"""F10: a price that changes between quote and yes. Never is more charged than was spoken."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aisle.adapters.dynamodb.catalog import DynamoCatalog
from tests.faults.home import Home
from tests.robustness.effort import EFFORT
from workbench.stage.sample_store import SampleStore

NUMBER = re.compile(r"The number is (\d+)")
TOTAL = re.compile(r"the total is \$([\d,.]+\d)")


@pytest.fixture
def home(sample: SampleStore) -> Home:
    return Home(sample, "hugo")


@EFFORT
@given(prices=st.lists(st.none() | st.integers(1, 9_999), min_size=1, max_size=4))
def test_f10_what_is_charged_was_spoken(home: Home, prices: list[int | None]) -> None:
    """Before each yes the price changes, or (None) does not."""
    home.sample.set_stock("INK-101", 50)
    before, device = home.orders, home.device()
    heard = device.says("order it again")
    price = None
    for price in prices:
        if price is not None:
            home.sample.set_price("INK-101", f"{price / 100:.2f}")
        spoken, heard = heard, device.says("yes")
        if heard.startswith("Thank you"):
            break
        assert "Should I place the order?" in heard
        assert home.orders == before
    if not heard.startswith("Thank you"):
        spoken, heard = heard, device.says("yes")
    told, number = TOTAL.search(spoken), NUMBER.search(heard)
    assert told
    assert number
    placed = home.sample.orders.by_number("hugo", number[1])
    assert placed
    assert home.orders == before + 1
    live = DynamoCatalog(home.sample.client, home.sample.tables.catalog).products(["INK-101"])
    assert placed.lines[0].unit_price == live["INK-101"].price, "an old price"
    assert placed.total.minor == round(float(told[1].replace(",", "")) * 100)
