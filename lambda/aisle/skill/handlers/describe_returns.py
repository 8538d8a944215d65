"""DescribeReturnsIntent: "how do I return something"."""

from __future__ import annotations

from aisle.services.order_answers import ReturnsDescribed
from aisle.skill.answer import Answer
from aisle.skill.asides import aside
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.turn import Turn


class DescribeReturnsIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        returns = self.shop.terms.returns
        return aside(turn, lambda question: ReturnsDescribed(returns, question))
