"""Amazon's schemas of the proactive events that the shop sends, as JSON Schema.

By "Proactive Events Schemas" and "Proactive Events REST API Reference" on developer.amazon.com.
Amazon publishes them as tables; here a key that is in none of them is an error.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from jsonschema import Draft202012Validator

_SOONEST, _LATEST = timedelta(minutes=5), timedelta(hours=24)
_CLOCKS_APART = timedelta(minutes=5)
_LOCALIZED = "localizedattribute:"
_INSTANT = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,3})?Z$"}
_NAME = {"type": "string", "minLength": 1}


def _exactly(required: dict[str, Any], **optional: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": {**required, **optional},
        "required": list(required),
        "additionalProperties": False,
    }


_STATUS = {
    "enum": [
        "PREORDER_RECEIVED",
        "ORDER_RECEIVED",
        "ORDER_PREPARING",
        "ORDER_SHIPPED",
        "ORDER_OUT_FOR_DELIVERY",
        "ORDER_DELIVERED",
    ]
}
ORDER_STATUS = _exactly(
    {
        "name": {"const": "AMAZON.OrderStatus.Updated"},
        "payload": _exactly(
            {
                "state": _exactly(
                    {"status": _STATUS},
                    enterTimestamp=_INSTANT,
                    deliveryDetails=_exactly({"expectedArrival": _INSTANT}),
                ),
                "order": _exactly({"seller": _exactly({"name": _NAME})}),
            }
        ),
    }
)
MESSAGE_ALERT = _exactly(
    {
        "name": {"const": "AMAZON.MessageAlert.Activated"},
        "payload": _exactly(
            {
                "state": _exactly(
                    {"status": {"enum": ["UNREAD", "FLAGGED"]}},
                    freshness={"enum": ["NEW", "OVERDUE"]},
                ),
                "messageGroup": _exactly(
                    {
                        "creator": _exactly({"name": _NAME}),
                        "count": {"type": "integer", "minimum": 1},
                    },
                    urgency={"enum": ["URGENT"]},
                ),
            }
        ),
    }
)
REQUEST = _exactly(
    {
        "timestamp": _INSTANT,
        "referenceId": {"type": "string", "pattern": "^[A-Za-z0-9~]{1,100}$"},
        "expiryTime": _INSTANT,
        "event": {"oneOf": [ORDER_STATUS, MESSAGE_ALERT]},
        "relevantAudience": _exactly(
            {
                "type": {"const": "Unicast"},
                "payload": _exactly({"user": {"type": "string", "minLength": 1}}),
            }
        ),
    },
    localizedAttributes={
        "type": "array",
        "items": {
            "type": "object",
            "properties": {"locale": {"type": "string", "pattern": "^[a-z]{2}-[A-Z]{2}$"}},
            "required": ["locale"],
            "additionalProperties": _NAME,
        },
    },
)
_VALIDATOR = Draft202012Validator(REQUEST)


def faults(request: Any, now: datetime) -> Iterator[str]:
    """What Amazon would refuse the request for."""
    schema_faults = [error.message for error in _VALIDATOR.iter_errors(request)]
    yield from schema_faults
    if schema_faults:
        return
    sent, expires = (datetime.fromisoformat(request[key]) for key in ("timestamp", "expiryTime"))
    if not _SOONEST <= expires - sent <= _LATEST:
        yield "expiryTime is not 5 minutes to 24 hours after timestamp"
    if abs(now - sent) > _CLOCKS_APART:
        yield "timestamp is not now"
    for name in _localized(request["event"]):
        if any(name not in one for one in request.get("localizedAttributes") or [{}]):
            yield f"{name} is not in every entry of localizedAttributes"


def _localized(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for member in node.values():
            yield from _localized(member)
    elif isinstance(node, str) and node.startswith(_LOCALIZED):
        yield node.removeprefix(_LOCALIZED)
