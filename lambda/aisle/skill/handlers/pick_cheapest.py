"""PickCheapestIntent: "which one is the cheapest"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.product_talk import cheapest_of, no_product
from aisle.skill.turn import Turn


class PickCheapestIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        browsing = turn.session.browsing
        return cheapest_of(turn, self.shop, browsing) if browsing else no_product(turn)
