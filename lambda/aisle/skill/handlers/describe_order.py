"""DescribeOrderIntent: "what was in my last order", "how much was it"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.by_name import handler_class
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.track_order import order_meant
from aisle.skill.order_talk import told, what_it_holds
from aisle.skill.turn import Turn


class DescribeOrderIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        if turn.session.browsing and not turn.slots:
            return handler_class("GetPriceIntent")(self.shop).answer(turn)
        customer_id = self.customer(turn)
        found = order_meant(turn, self.shop, customer_id, self.shop.tracking.newest)
        return told(turn, what_it_holds(found), question="which_contents")
