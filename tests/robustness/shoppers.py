"""Shoppers of the sample shop, each at a device of their own: what they ask, and what is linked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from aisle.domain.orders import Order
from tests.robustness.envelopes import check_spoken, envelope, listens, speech
from workbench.demo_identity import token_for
from workbench.local_shop import SKILL_ID
from workbench.simulator.envelope import Speaker
from workbench.simulator.skill_event import events_by_name, skill_event

HOMES = {"ana": "Denver", "sam": "Boise", "tess": "Indianapolis"}
NAMES = tuple(HOMES)
OWN_ORDERS = {"ana": "1142", "sam": "1099", "tess": "1117"}
USERS = {name: f"amzn1.ask.account.{name.upper()}-OF-THE-MACHINE" for name in NAMES}
_EMPTY = {"version": "1.0", "response": {}}


class Shopper:
    """One customer's side of a conversation, and the last request made in it. Whoever disables
    the skill is a guest, until the account is linked again."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.attributes: dict[str, Any] | None = None
        self.last: dict[str, Any] | None = None
        self.has_token = True
        self.linked_at: datetime | None = None
        self.disabled_at: datetime | None = None

    @property
    def is_linked(self) -> bool:
        """Whether Alexa's events, in whatever order they came, say so."""
        if self.linked_at is None:
            return False
        return self.disabled_at is None or self.linked_at > self.disabled_at

    def asks(
        self, intent: str, slots: Mapping[str, Any] | None, request_id: str, at: datetime
    ) -> dict[str, Any]:
        self.last = envelope(
            intent,
            self.name if self.has_token else None,
            self.attributes,
            slots,
            USERS[self.name],
            requestId=request_id,
            timestamp=at.isoformat().replace("+00:00", "Z"),
        )
        return self.last

    def hears(self, reply: dict[str, Any]) -> None:
        check_spoken(reply)
        self.attributes = reply["sessionAttributes"] if listens(reply) else None

    def links(self, at: datetime) -> dict[str, Any]:
        """The event of it. Alexa sends the new token from here on, unless the news is old."""
        self.linked_at = max(self.linked_at or at, at)
        self.has_token |= self.is_linked
        return self._event("linked", at)

    def disables(self, at: datetime) -> dict[str, Any]:
        self.disabled_at = max(self.disabled_at or at, at)
        self.has_token &= self.is_linked
        self.attributes = None
        return self._event("disabled", at)

    def _event(self, name: str, at: datetime) -> dict[str, Any]:
        kind, body = events_by_name(token_for(self.name))[name]
        return skill_event(Speaker(SKILL_ID, user_id=USERS[self.name]), kind, at, body)


def check_whose(shopper: Shopper, reply: dict[str, Any], orders: Iterable[Order]) -> None:
    """Nobody hears of another's order, nor where another lives; a guest of nobody's."""
    said = speech(reply)
    others = [name for name in NAMES if name != shopper.name]
    numbers = {order.number for order in orders if order.customer_id in others}
    assert not numbers & set(re.findall(r"\d{4,}", said))
    assert not any(HOMES[name] in said for name in others)


def check_taken(reply: dict[str, Any]) -> None:
    """Nobody hears the answer to an event."""
    assert reply == _EMPTY
