"""GetDeliveryDateIntent: "when does it come", of the order talked about or of another."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.asides import delivery
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.track_order import order_meant
from aisle.skill.order_talk import told, when_it_comes
from aisle.skill.turn import Turn


class GetDeliveryDateIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        if _of_the_quote(turn):
            return delivery(turn, self.shop)
        customer_id = self.customer(turn)
        found = order_meant(turn, self.shop, customer_id, self.shop.tracking.latest)
        return told(turn, when_it_comes(found), question="which_delivery")


def _of_the_quote(turn: Turn) -> bool:
    """ "When will it get here", of what a yes would order."""
    asked = turn.session.question
    return bool(asked and asked.name == "place_order" and not turn.slots)
