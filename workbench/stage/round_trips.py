"""How often a turn may wait for the store, by intent: a promise of the design.

Sequential round trips: latest order 1, order by number 1, open orders 1, "my headphones order" 2,
reorder quote 2, placing an order 1 transaction, product search 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aisle.skill.elicitation import asks_for_code
from aisle.skill.session import Session
from aisle.skill.touch import USER_EVENT, cleared, meaning


class TooManyRoundTrips(AssertionError):
    """A turn waited for the store more often than the design allows."""


# A code is counted and read in one, then the order is placed in one transaction; where a price or
# the stock has changed since, the guess is forgiven and the products are read again.
_BY_CODE = 4
_MOST = {
    "LaunchRequest": 1,
    "SearchProductsIntent": 1,
    "FindCheapestIntent": 1,
    "RefineSearchIntent": 1,
    "FindCheaperIntent": 1,
    "FindSimilarIntent": 1,
    "PickCheapestIntent": 1,
    "ChooseOptionIntent": 2,
    "DescribeProductIntent": 1,
    "CheckStockIntent": 1,
    "GetPriceIntent": 1,
    "AMAZON.NextIntent": 1,
    "AMAZON.PreviousIntent": 1,
    "TrackOrderIntent": 1,
    "GetDeliveryDateIntent": 1,
    "DescribeOrderIntent": 1,
    "ListOpenOrdersIntent": 1,
    # One, with the customer's zone; a second where the recent orders do not reach back so far.
    "ListOrdersIntent": 2,
    "ReorderItemsIntent": 2,
    "BuyUsualIntent": 2,
    "BuyProductIntent": 2,
    "ChangeQuantityIntent": 1,  # of a quote; "two of those", of a product found, buys it
    "RemoveItemIntent": 1,
    "CancelOrderIntent": 1,
    "CheckPurchaseIntent": 1,
    "GiveVoiceCodeIntent": _BY_CODE,
    "SetVoiceCodeIntent": 2,
    "RemoveVoiceCodeIntent": 2,
    # A yes places an order in one transaction; where a price or the stock has changed since, it
    # reads the products again for a new quote. Cancelling reads the order, then writes it.
    "AMAZON.YesIntent": 2,
    "AMAZON.NoIntent": 1,
}
_BY_DESCRIPTION = 2
_OF_AN_ORDER = ("TrackOrderIntent", "GetDeliveryDateIntent", "DescribeOrderIntent")


def most_round_trips(envelope: Mapping[str, Any]) -> int:
    """The limit for this request; an intent that is not listed may not touch the store."""
    name, slots = _asked(envelope)
    described = any(slots.get(slot, {}).get("value") for slot in ("item", "channel"))
    if asks_for_code(Session.from_attributes(envelope["session"].get("attributes"))):
        return max(_MOST.get(name, 0), _BY_CODE)
    if name in _OF_AN_ORDER and described:
        return _BY_DESCRIPTION
    if name == "ChangeQuantityIntent" and "quote" not in envelope["session"].get("attributes", {}):
        return _MOST["BuyProductIntent"]
    return _MOST.get(name, 0)


def _asked(envelope: Mapping[str, Any]) -> tuple[str, Mapping[str, Any]]:
    """The intent, of what a touch means too, with its slots; else the request's type."""
    request = envelope["request"]
    if request["type"] == USER_EVENT:
        intent, values = meaning(cleared(envelope)["request"]["arguments"])
        return intent or USER_EVENT, {slot: {"value": value} for slot, value in values.items()}
    intent = request.get("intent", {})
    return intent.get("name", request["type"]), intent.get("slots") or {}
