"""DescribeOrderIntent: "what was in my last order", "how much was it"."""

from __future__ import annotations

from aisle.services.order_answers import Mention
from aisle.services.outcome import Outcome
from aisle.skill.answer import Answer
from aisle.skill.by_name import handler_class
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.track_order import named_order
from aisle.skill.order_talk import told, what_it_holds
from aisle.skill.turn import Turn


class DescribeOrderIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        if turn.session.browsing and not turn.slots:
            return handler_class("GetPriceIntent")(self.shop).answer(turn)
        customer_id = self.customer(turn)
        found = named_order(turn, self.shop, customer_id) or self._meant(turn, customer_id)
        return told(turn, what_it_holds(found), question="which_contents")

    def _meant(self, turn: Turn, customer_id: str) -> Outcome:
        """ "It": the order talked about, else the newest."""
        talked_about = turn.session.order_number
        if talked_about is None:
            return self.shop.tracking.newest(customer_id)
        return self.shop.tracking.numbered(customer_id, talked_about, Mention.PRONOUN)
