"""What all handlers share: a turn comes in, an answer goes out as Alexa's response."""

from __future__ import annotations

from typing import ClassVar

from ask_sdk_core.dispatch_components import AbstractRequestHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_intent_name
from ask_sdk_model import Response

from aisle import log
from aisle.domain.errors import ShopError
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.by_name import question_named
from aisle.skill.elicitation import code_given
from aisle.skill.response import respond
from aisle.skill.shopper import customer_of
from aisle.skill.turn import Turn, turn_of


class TurnHandler(AbstractRequestHandler):
    """Turns a request into a Turn, and a ShopError into an answer of the same name."""

    def __init__(self, shop: Shop) -> None:
        self.shop = shop

    def handle(self, handler_input: HandlerInput) -> Response:
        turn = turn_of(handler_input.request_envelope)
        try:
            answer = self._by_code(turn) or self.answer(turn)
        except ShopError as error:
            answer = Answer(error, turn.session.on())
            log.note(cause=type(error.__cause__) if error.__cause__ else None)
        log.note(handler=type(self), outcome=type(answer.outcome), new_session=turn.opens_session)
        response, attributes = respond(answer, turn, self.shop.terms.seller, self.shop.time_zone)
        if handler_input.request_envelope.session:
            handler_input.attributes_manager.session_attributes = attributes
        return response

    def _by_code(self, turn: Turn) -> Answer | None:
        """Digits while a voice code is asked for are the code, whatever Alexa took them for."""
        digits, asked = code_given(turn), turn.session.question
        question = question_named(asked.name, self.shop) if digits and asked else None
        return question.code(turn, digits) if question and digits else None

    def answer(self, turn: Turn) -> Answer:
        """What comes of the turn. May raise ShopError, which speech has words for."""
        raise NotImplementedError

    def customer(self, turn: Turn) -> str:
        """The linked customer's id. Raises NotLinked for a guest."""
        return customer_of(turn, self.shop)


class IntentHandler(TurnHandler):
    """Takes the intent that it is named after."""

    amazon: ClassVar[bool] = False

    @classmethod
    def intent(cls) -> str:
        return f"AMAZON.{cls.__name__}" if cls.amazon else cls.__name__

    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_intent_name(self.intent())(handler_input)


class AmazonIntentHandler(IntentHandler):
    """Takes Amazon's built-in intent that it is named after."""

    amazon = True
