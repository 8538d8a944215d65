"""TrackOrderIntent: "where's my order", "where are my headphones", "order one one four two"."""

from __future__ import annotations

from collections.abc import Callable

from aisle.domain.orders import Channel
from aisle.services.order_answers import Mention, Sought
from aisle.services.outcome import Outcome
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.order_talk import told
from aisle.skill.turn import Turn


class TrackOrderIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        customer_id = self.customer(turn)
        found = named_order(turn, self.shop, customer_id)
        return told(turn, found or self.shop.tracking.latest(customer_id))


def order_meant(
    turn: Turn, shop: Shop, customer_id: str, otherwise: Callable[[str], Outcome]
) -> Outcome:
    """The order that the slots name, else "it", the one talked about, else the customer's that
    `otherwise` finds."""
    if found := named_order(turn, shop, customer_id):
        return found
    talked_about = turn.session.order_number
    if talked_about is None:
        return otherwise(customer_id)
    return shop.tracking.numbered(customer_id, talked_about, Mention.PRONOUN)


def named_order(turn: Turn, shop: Shop, customer_id: str) -> Outcome | None:
    """The order that the slots name, by number before product and channel; None where they
    name none."""
    if number := turn.text("order_number"):
        return shop.tracking.numbered(customer_id, number)
    sought = Sought(turn.phrases("item"), channel_of(turn))
    return shop.tracking.described(customer_id, sought) if sought != Sought() else None


def channel_of(turn: Turn) -> Channel | None:
    """None for a channel that is not one of the shop's."""
    named = turn.id("channel")
    return Channel(named) if named in set(Channel) else None
