"""Said to the skill, each time as a request of its own; every answer is held to Alexa's limits."""

from __future__ import annotations

from itertools import count
from typing import Any

from tests.robustness.envelopes import check_spoken, envelope
from workbench.stage.sample_store import SampleStore

_requests = count()

CANT_REACH = "can't reach the shop's records"
CANT_TELL = "can't tell yet whether your order went through"
PLACED = "Thank you, your order"
PLACED_BEFORE = "didn't order it twice"
NOTHING = ("Nothing was changed", "haven't ordered anything", "nothing was ordered")
"""What must not be said while nobody knows."""


def request(
    intent: str | None, attributes: Any = None, customer: str | None = "tess", **slots: Any
) -> dict[str, Any]:
    return envelope(intent, customer, attributes, slots, requestId=f"fault-{next(_requests)}")


def said(
    sample: SampleStore,
    intent: str | None,
    attributes: Any = None,
    customer: str | None = "tess",
    **slots: Any,
) -> dict[str, Any]:
    reply = sample.skill.answer(request(intent, attributes, customer, **slots))
    check_spoken(reply)
    return reply


def quote_for(sample: SampleStore, customer: str = "tess", **slots: Any) -> dict[str, Any]:
    """Session attributes in which the order is waiting for a yes."""
    slots = slots or {"order_number": "1117"}
    attributes: dict[str, Any] = said(sample, "ReorderItemsIntent", {}, customer, **slots)[
        "sessionAttributes"
    ]
    assert attributes["question"]["name"] == "place_order"
    return attributes
