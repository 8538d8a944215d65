"""What a touch on the screen means: the intent that saying it would have been.

The words of a touch are those of `aisle.speech.screens`. A touch is worth no more than a spoken
sentence: whoever forges one has said something.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

USER_EVENT = "Alexa.Presentation.APL.UserEvent"
_LONGEST = 200
_KEPT = ("requestId", "timestamp", "locale")
# The intent, and the slot for what the touch is about, where it is about something.
MEANINGS: dict[str, tuple[str, str | None]] = {
    "yes": ("AMAZON.YesIntent", None),
    "no": ("AMAZON.NoIntent", None),
    "next": ("AMAZON.NextIntent", None),
    "previous": ("AMAZON.PreviousIntent", None),
    "choose": ("ChooseOptionIntent", "position"),
    "search": ("SearchProductsIntent", "query"),
    "cheapest": ("PickCheapestIntent", None),
    "stock": ("CheckStockIntent", None),
    "similar": ("FindSimilarIntent", None),
    "buy": ("BuyProductIntent", None),
    "quantity": ("ChangeQuantityIntent", "quantity"),
    "again": ("ReorderItemsIntent", "item"),
    "track": ("TrackOrderIntent", "order_number"),
    "delivery": ("GetDeliveryDateIntent", None),
    "open": ("ListOpenOrdersIntent", None),
    "cancel": ("CancelOrderIntent", None),
}


def cleared(envelope: Mapping[str, Any]) -> dict[str, Any]:
    """The envelope of a user event with nothing in it but words that mean something, and not
    even those where what was touched is not the screen shown last in this session."""
    request: Mapping[str, Any] = envelope["request"]
    arguments = request.get("arguments")
    known = _is_known(arguments) and _is_current(envelope)
    kept = {name: request[name] for name in _KEPT if name in request}
    event = {**kept, "type": USER_EVENT, "arguments": arguments if known else []}
    return {**envelope, "request": event}


def meaning(arguments: Any) -> tuple[str | None, dict[str, str]]:
    """The intent and the slots' values of cleared arguments; no intent where there are none."""
    if not arguments:
        return None, {}
    word, *about = arguments
    intent, slot = MEANINGS[word]
    return intent, {slot: about[0]} if slot and about else {}


def _is_known(arguments: Any) -> bool:
    """A word that has a meaning, and at most one thing that it is about, all of it text."""
    if not isinstance(arguments, list) or not 1 <= len(arguments) <= 2:
        return False
    texts = all(isinstance(one, str) and len(one) <= _LONGEST for one in arguments)
    return texts and arguments[0] in MEANINGS


def _is_current(envelope: Mapping[str, Any]) -> bool:
    token, session = envelope["request"].get("token"), envelope.get("session")
    attributes = session.get("attributes") if isinstance(session, Mapping) else None
    shown = attributes.get("shown") if isinstance(attributes, Mapping) else None
    return isinstance(shown, str) and shown != "" and shown == token
