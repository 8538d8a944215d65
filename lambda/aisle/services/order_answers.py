"""What can come of asking after an order."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from aisle.domain.orders import Channel, Order
from aisle.services.outcome import Option, Outcome

IN_ONE_BREATH = 3


class Mention(StrEnum):
    """How the order is best named: by what is in it, by the number that the shopper said, or
    as "it" where it is being talked about already."""

    PRODUCTS = "products"
    NUMBER = "number"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class StatusTold(Outcome):
    """`skus` are the products that were asked for, if any; `others_open` counts the
    customer's other recent orders that are still open, and `others` are the newest of them."""

    order: Order
    mention: Mention = Mention.PRODUCTS
    skus: tuple[str, ...] = ()
    others_open: int = 0
    others: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class DeliveryTold(StatusTold):
    """The same order, asked for when it comes."""


@dataclass(frozen=True, slots=True)
class ContentsTold(StatusTold):
    """The same order, asked for what is in it and what it came to."""


@dataclass(frozen=True, slots=True)
class Sought:
    """What an order was described by: `phrases` name a product, the shopper's own words
    first; `channel` is where it was ordered."""

    phrases: tuple[str, ...] = ()
    channel: Channel | None = None


@dataclass(frozen=True, slots=True)
class SeveralOrders(Outcome):
    """More than one order fits. `orders` are the newest of `count`, as many as can be read
    out; `skus` the products asked for."""

    orders: tuple[Order, ...]
    count: int
    sought: Sought
    skus: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OrderNotFound(Outcome):
    """The customer has no order of that number; whether anybody has is not said."""

    number: str


@dataclass(frozen=True, slots=True)
class NoSuchOrder(Outcome):
    """The customer has orders, but none that fits the description."""

    sought: Sought


@dataclass(frozen=True, slots=True)
class NoOrders(Outcome):
    """The customer has never ordered."""


@dataclass(frozen=True, slots=True)
class OpenOrders(Outcome):
    """The newest of `count` open orders, as many as can be read out; `others` where they are
    those beside an order that was told before."""

    orders: tuple[Order, ...]
    count: int
    others: bool = False


@dataclass(frozen=True, slots=True)
class NothingOpen(Outcome):
    """Nothing is on its way or waiting to be collected."""


@dataclass(frozen=True, slots=True)
class WhichOrder(Outcome):
    """The question which order is meant, again: a yes does not answer it."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class ReturnsDescribed(Outcome):
    """The retailer's own sentence; `open_question` is what was asked before and stays open
    (SSML content that Aisle made)."""

    returns: str
    open_question: str | None = None
