"""FindSimilarIntent: "do you have something similar"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.handlers.describe_product import HearSimilarQuestion
from aisle.skill.product_talk import in_focus, no_product, which
from aisle.skill.turn import Turn


class FindSimilarIntent(IntentHandler):
    """Similar to the product talked about."""

    def answer(self, turn: Turn) -> Answer:
        browsing = turn.session.browsing
        if not browsing:
            return no_product(turn)
        if not in_focus(browsing):
            return which(turn, browsing)
        return HearSimilarQuestion(self.shop).agreed(turn, browsing)
