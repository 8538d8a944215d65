"""GiveVoiceCodeIntent: "my code is four eight two one"."""

from __future__ import annotations

from aisle.services.asides import NoCodeAsked
from aisle.services.voice_code import NotFourDigits
from aisle.skill.answer import Answer
from aisle.skill.elicitation import asks_for_code, four_digits
from aisle.skill.handlers.yes_no_choose import AnswerHandler
from aisle.skill.turn import Turn


class GiveVoiceCodeIntent(AnswerHandler):
    """While a code is asked for, digits are taken to that question (`base.TurnHandler`); here is
    what comes of others, and of a code said where a yes would do."""

    def answer(self, turn: Turn) -> Answer:
        session, digits = turn.session, four_digits(turn.text("code"))
        if asks_for_code(session):
            return Answer(NotFourDigits(), session.on(question=session.question))
        question = self.open_question(turn)
        if question and digits:
            return question.code(turn, digits)
        return Answer(NoCodeAsked(session.open_question), session)
