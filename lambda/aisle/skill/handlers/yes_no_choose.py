"""Answers to what Alexa asked: yes, no, and a choice among what was read out."""

from __future__ import annotations

from aisle.services.choose import Choice, OptionUnclear, chosen
from aisle.skill.answer import Answer
from aisle.skill.by_name import question_named
from aisle.skill.handlers.base import IntentHandler
from aisle.skill.questions import AskedQuestion, nothing_asked
from aisle.skill.session import Question
from aisle.skill.turn import Turn

_SEVERAL = 2


class AnswerHandler(IntentHandler):
    """Takes an intent that may answer a question."""

    def open_question(self, turn: Turn) -> AskedQuestion | None:
        asked = turn.session.question
        return question_named(asked.name, self.shop) if asked else None

    def among_options(self, turn: Turn, choice: Choice) -> Answer | None:
        """What comes of choosing; None where no question with options is open. A choice that
        fits several options, or none, is asked again."""
        asked, question = turn.session.question, self.open_question(turn)
        if not asked or not question:
            return None
        if len(asked.options) < (_SEVERAL if question.among_options_only else 1):
            return None
        fitting = chosen(asked.options, choice)
        if not fitting and not question.among_options_only:
            return None
        if len(fitting) == 1:
            return question.chosen(turn, fitting[0])
        left = fitting or asked.options
        session = turn.session.on(
            question=Question(asked.name, left), quantity=turn.session.quantity
        )
        return Answer(OptionUnclear(left, several=bool(fitting)), session)


class YesIntent(AnswerHandler):
    amazon = True

    def answer(self, turn: Turn) -> Answer:
        question = self.open_question(turn)
        return question.yes(turn) if question else nothing_asked(turn)


class NoIntent(AnswerHandler):
    amazon = True

    def answer(self, turn: Turn) -> Answer:
        question = self.open_question(turn)
        return question.no(turn) if question else nothing_asked(turn)
