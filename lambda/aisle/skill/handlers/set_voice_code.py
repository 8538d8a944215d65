"""SetVoiceCodeIntent: "set a voice code", "change my code"."""

from __future__ import annotations

from aisle.services.voice_code import NotFourDigits
from aisle.skill.answer import Answer
from aisle.skill.code_talk import OfferCodeQuestion
from aisle.skill.elicitation import asks_for_code
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.turn import Turn


class SetVoiceCodeIntent(IntentHandler):
    """The digits themselves go to the question that they answer (`base.TurnHandler`)."""

    def answer(self, turn: Turn) -> Answer:
        if asks_for_code(turn.session) and not turn.opens_session:
            return Answer(NotFourDigits(), turn.session.on(question=turn.session.question))
        return OfferCodeQuestion(self.shop).begin(turn)
