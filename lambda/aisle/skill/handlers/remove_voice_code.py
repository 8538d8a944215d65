"""RemoveVoiceCodeIntent: "remove my voice code"."""

from __future__ import annotations

from aisle.skill.answer import Answer
from aisle.skill.code_talk import OfferCodeQuestion
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.turn import Turn


class RemoveVoiceCodeIntent(IntentHandler):
    def answer(self, turn: Turn) -> Answer:
        return OfferCodeQuestion(self.shop).begin(turn, removing=True)
