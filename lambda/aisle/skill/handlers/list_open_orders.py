"""ListOpenOrdersIntent: "what's still on its way"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.order_talk import told
from aisle.skill.turn import Turn


class ListOpenOrdersIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return told(turn, self.shop.tracking.open(self.customer(turn)))
