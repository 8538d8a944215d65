"""LaunchRequest: the greeting, and what arrives today."""

from __future__ import annotations

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type

from aisle.domain.errors import NotLinked, StoreUnavailable
from aisle.domain.orders import Order
from aisle.services.around import Welcome
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import TurnHandler
from aisle.skill.session import Session
from aisle.skill.turn import Turn


class LaunchRequest(TurnHandler):
    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_request_type("LaunchRequest")(handler_input)

    def answer(self, turn: Turn) -> Answer:
        if not turn.access_token:
            return Answer(Welcome(linked=False), Session())
        try:
            arriving = self.shop.tracking.arriving(self.customer(turn), turn.now)
        except NotLinked:
            return Answer(Welcome(linked=False), Session())
        except StoreUnavailable:
            return Answer(Welcome(linked=True), Session())
        return _welcome(arriving)


def _welcome(arriving: tuple[Order, ...]) -> Answer:
    """A single order that arrives is then the one talked about."""
    number = arriving[0].number if len(arriving) == 1 else None
    return Answer(Welcome(linked=True, arriving=arriving), Session(order_number=number))
