"""F10, a price that changes between the quote and the yes: nobody pays what was not said."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.faults.talking import PLACED, quote_for, said
from tests.robustness.effort import EFFORT
from tests.robustness.envelopes import speech
from workbench.stage.sample_store import SampleStore

_SKU = "COF-101"
_TOTAL = re.compile(r"the total is \$([\d,]+(?:\.\d\d)?)")
prices = st.lists(st.integers(1, 5_000), min_size=1, max_size=4)


def _told(reply: dict[str, Any]) -> int:
    """In cents, the last total told."""
    return round(float(_TOTAL.findall(speech(reply))[-1].replace(",", "")) * 100)


@EFFORT
@given(prices=prices, quantity=st.integers(1, 3))
def test_f10_what_is_charged_was_told_last(
    sample: SampleStore, prices: list[int], quantity: int
) -> None:
    """Each yes but the last comes to a price that has just changed."""
    sample.set_stock(_SKU, 20)
    sample.set_price(_SKU, "50.01")
    before = sample.count_orders("tess")
    quoted = said(sample, "ReorderItemsIntent", {}, item="dark roast beans", quantity=str(quantity))
    attributes, price, told = quoted["sessionAttributes"], 5_001, _told(quoted)
    for changed in prices:
        sample.set_price(_SKU, f"{changed / 100:.2f}")
        reply = said(sample, "AMAZON.YesIntent", attributes)
        if changed == price:
            break
        assert "Should I place the order?" in speech(reply)
        assert sample.count_orders("tess") == before
        assert sample.stock(_SKU) == 20
        attributes, price, told = reply["sessionAttributes"], changed, _told(reply)
    else:
        reply = said(sample, "AMAZON.YesIntent", attributes)
    assert PLACED in speech(reply)
    order = sample.orders.by_number("tess", reply["sessionAttributes"]["order_number"])
    assert order
    assert order.total.minor == told
    assert order.lines[0].unit_price.minor == price
    assert sample.count_orders("tess") == before + 1


def test_f10_no_change_is_too_small_and_none_is_welcome_unsaid(
    sample: SampleStore, placed: Any
) -> None:
    """A cent more, and a cent less: the shopper hears the total that will be on the bill."""
    for price, said_before in (("14.00", "13.99"), ("13.98", "13.99")):
        sample.set_stock(_SKU, 20)
        sample.set_price(_SKU, said_before)
        quoted = quote_for(sample, item="dark roast beans", quantity="1")
        sample.set_price(_SKU, price)
        reply = said(sample, "AMAZON.YesIntent", quoted)
        assert f"${price.removesuffix('.00')}" in speech(reply)
        assert placed() == 0


def test_f10_another_currency_is_another_price(sample: SampleStore, placed: Any) -> None:
    quoted = quote_for(sample, item="dark roast beans", quantity="1")
    sample.client.update_item(
        TableName=sample.tables.catalog,
        Key={"pk": {"S": f"PRODUCT#{_SKU}"}},
        UpdateExpression="SET currency = :other",
        ExpressionAttributeValues={":other": {"S": "KWD"}},
    )
    said(sample, "AMAZON.YesIntent", quoted)
    assert placed() == 0
