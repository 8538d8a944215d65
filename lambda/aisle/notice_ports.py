"""What telling customers of their orders needs from the outside world."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from aisle.domain.customers import Customer
from aisle.domain.order_news import Medium


class NotDelivered(Exception):
    """It certainly did not arrive; a later attempt may. The text is a reason without data."""


class DeliveryUnknown(Exception):
    """It was sent, and nobody said whether it arrived."""


class LeftAlone(Exception):
    """It will never arrive, because the recipient does not want it."""


class Undeliverable(Exception):
    """It will never arrive as it is: somebody must look. The text is a reason without data."""


class DeliveryState(StrEnum):
    """`SENDING`: somebody is at it, or broke off. `RELEASED`: free to be tried again."""

    SENDING = "sending"
    RELEASED = "released"
    SENT = "sent"
    REFUSED = "refused"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Delivery:
    """One order in one status, told to its customer by one medium: what happens at most once."""

    customer_id: str
    order_number: str
    status: str
    medium: Medium


@dataclass(frozen=True, slots=True)
class Held:
    """What somebody else's claim of a delivery says."""

    state: DeliveryState
    attempt: str
    since: datetime


class Deliveries(Protocol):
    """The record of what was delivered. Each method may raise StoreUnavailable."""

    def claim(
        self, delivery: Delivery, attempt: str, at: datetime, over: str | None = None
    ) -> Held | None:
        """Makes the delivery this attempt's to make, or says who has it. `over` is an attempt
        that broke off and is taken over from."""
        ...

    def settle(self, delivery: Delivery, attempt: str, state: DeliveryState) -> bool:
        """Writes down what came of an attempt; False where it is no longer that attempt's."""
        ...


@dataclass(frozen=True, slots=True)
class AlexaUser:
    """`api_endpoint` is where Alexa wants to be told of this user."""

    user_id: str = field(repr=False)
    api_endpoint: str


class Recipients(Protocol):
    """Each method is one round trip and may raise StoreUnavailable."""

    def customer(self, customer_id: str) -> Customer | None: ...

    def alexa_users(self, customer_id: str) -> tuple[AlexaUser, ...]:
        """The customer's linked Alexa users who have subscribed to notices."""
        ...


@dataclass(frozen=True, slots=True)
class Mail:
    """One e-mail, in plain text and in HTML."""

    to: str = field(repr=False)
    subject: str
    text: str = field(repr=False)
    html: str = field(repr=False)


class Mailer(Protocol):
    def send(self, mail: Mail) -> None:
        """Raises NotDelivered, DeliveryUnknown or Undeliverable."""
        ...


class ProactiveEvents(Protocol):
    """Alexa's notifications."""

    def send(self, user: AlexaUser, event: Mapping[str, Any]) -> None:
        """Sending the same reference again is no second notice. Raises NotDelivered,
        DeliveryUnknown, LeftAlone or Undeliverable."""
        ...


class DeadLetters(Protocol):
    """What a person has to look at."""

    def add(self, letter: Mapping[str, str]) -> None:
        """Raises NotDelivered."""
        ...
