"""What is worth telling a customer of an order, beyond the conversation in which it was placed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from aisle.domain.orders import Channel, Order, OrderStatus

FRESH = timedelta(days=2)
_MAILED = frozenset({OrderStatus.PLACED, OrderStatus.CANCELLED})
_KNOWN_ANYWAY = frozenset({OrderStatus.PICKED_UP})  # whoever picks it up is there


class Medium(StrEnum):
    """How the customer is told."""

    EMAIL = "email"
    ALEXA = "alexa"

    @property
    def may_be_repeated(self) -> bool:
        """Alexa drops what it was sent before under the same reference; a mailbox drops
        nothing."""
        return self is Medium.ALEXA


@dataclass(frozen=True, slots=True)
class OrderNews:
    """The order has reached a status that it did not have before."""

    order: Order
    media: tuple[Medium, ...]


def order_news(before: Order | None, after: Order, now: datetime) -> OrderNews | None:
    """None where nothing is news: the status was reached before, or long ago, or the order came
    into the store when all was over. So a history that is loaded is not told again, and of
    several statuses that are written at once only the last one is.

    E-mail is for orders placed by voice: those of another channel have had its own.
    """
    change = after.history[-1]
    reached = {earlier.status for earlier in before.history} if before else set()
    if change.status in reached or abs(now - change.at) > FRESH:
        return None
    if before is None and not after.is_open:
        return None
    media = tuple(medium for medium in Medium if _told_by(medium, after))
    return OrderNews(after, media) if media else None


def _told_by(medium: Medium, order: Order) -> bool:
    if medium is Medium.EMAIL:
        return order.channel is Channel.VOICE and order.status in _MAILED
    return order.status not in _KNOWN_ANYWAY
