"""BuyUsualIntent: "get me the usual"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.purchasing import priced, request_of
from aisle.skill.turn import Turn


class BuyUsualIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return priced(turn, self.shop.usual.order(self.customer(turn), request_of(turn)))
