"""DescribeDeliveryIntent: "how much is shipping"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.asides import delivery
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.turn import Turn


class DescribeDeliveryIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return delivery(turn, self.shop)
