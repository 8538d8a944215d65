"""Places in a conversation, and how to get there."""

from __future__ import annotations

from typing import Any

from tests.robustness.envelopes import check_spoken, envelope, known_as
from workbench.local_shop import LocalSkill

OPENINGS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "results": [("SearchProductsIntent", {"query": "headphones"})],
    "product": [
        ("SearchProductsIntent", {"query": "keyboard"}),
        ("DescribeProductIntent", {"position": known_as("position", "first", "1")}),
    ],
    "order": [("TrackOrderIntent", {"order_number": "1142"})],
    "quote": [("ReorderItemsIntent", {"order_number": "1142"})],
    "which line": [
        ("ReorderItemsIntent", {"order_number": "1142"}),
        ("ChangeQuantityIntent", {"quantity": "2"}),
    ],
    "cancelling": [("CancelOrderIntent", {})],
    "unknown order": [("ReorderItemsIntent", {"order_number": "9999"})],
    "not bought": [("ReorderItemsIntent", {"item": "surfboard"})],
    "listed": [("ListOrdersIntent", {})],
}


def sessions_of(skill: LocalSkill, customer: str = "ana") -> dict[str, dict[str, Any]]:
    """Session attributes, one for each place in a conversation."""
    return {place: _session(skill, customer, opening) for place, opening in OPENINGS.items()}


def _session(
    skill: LocalSkill, customer: str, turns: list[tuple[str, dict[str, Any]]]
) -> dict[str, Any]:
    attributes: dict[str, Any] = {}
    for number, (intent, slots) in enumerate(turns):
        request = envelope(intent, customer, attributes, slots, requestId=f"{turns[0]}-{number}")
        reply = skill.answer(request)
        check_spoken(reply)
        attributes = reply["sessionAttributes"]
    return attributes
