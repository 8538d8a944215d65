"""DescribeReturnsIntent: "how do I return something"."""

from __future__ import annotations

from aisle.services.order_answers import ReturnsDescribed
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.session import Question
from aisle.skill.turn import Turn


class DescribeReturnsIntent(IntentHandler):
    """An aside: what was asked stays open, a purchase too."""

    def answer(self, turn: Turn) -> Answer:
        session, returns = turn.session, self.shop.terms.returns
        if session.open_question:
            return Answer(ReturnsDescribed(returns, session.open_question), session)
        return Answer(ReturnsDescribed(returns), session.on(question=Question("anything_else")))
