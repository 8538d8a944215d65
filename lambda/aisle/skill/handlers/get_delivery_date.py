"""GetDeliveryDateIntent: "when does it come", of the order talked about or of another."""

from __future__ import annotations

from aisle.services.order_answers import Mention
from aisle.services.outcome import Outcome
from aisle.skill.answer import Answer
from aisle.skill.asides import delivery
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.track_order import named_order
from aisle.skill.order_talk import told, when_it_comes
from aisle.skill.turn import Turn


class GetDeliveryDateIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        if _of_the_quote(turn):
            return delivery(turn, self.shop)
        customer_id = self.customer(turn)
        found = named_order(turn, self.shop, customer_id) or self._meant(turn, customer_id)
        return told(turn, when_it_comes(found), question="which_delivery")

    def _meant(self, turn: Turn, customer_id: str) -> Outcome:
        """ "It": the order talked about, else the one most awaited."""
        talked_about = turn.session.order_number
        if talked_about is None:
            return self.shop.tracking.latest(customer_id)
        return self.shop.tracking.numbered(customer_id, talked_about, Mention.PRONOUN)


def _of_the_quote(turn: Turn) -> bool:
    """ "When will it get here", of what a yes would order."""
    asked = turn.session.question
    return bool(asked and asked.name == "place_order" and not turn.slots)
