"""Answers to what Alexa asked: yes, no, and "the second one"."""

from __future__ import annotations

from collections.abc import Mapping

from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import AmazonIntentHandler
from aisle.skill.questions import AskedQuestion, nothing_asked
from aisle.skill.turn import Turn


class _AnswerIntent(AmazonIntentHandler):
    def __init__(self, shop: Shop, questions: Mapping[str, AskedQuestion]) -> None:
        super().__init__(shop)
        self._questions = questions

    def open_question(self, turn: Turn) -> AskedQuestion | None:
        asked = turn.session.question
        return self._questions.get(asked.name) if asked else None


class YesIntent(_AnswerIntent):
    def answer(self, turn: Turn) -> Answer:
        question = self.open_question(turn)
        return question.yes(turn) if question else nothing_asked(turn)


class NoIntent(_AnswerIntent):
    def answer(self, turn: Turn) -> Answer:
        question = self.open_question(turn)
        return question.no(turn) if question else nothing_asked(turn)
