"""LaunchRequest: the greeting, what arrives today, and what Alexa may listen for."""

from __future__ import annotations

from datetime import datetime

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type

from aisle.domain.errors import NotLinked, StoreUnavailable
from aisle.domain.orders import Order
from aisle.services.around import Welcome
from aisle.services.track import arriving, product_names
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
            orders = self.shop.tracking.recent(self.customer(turn))
        except NotLinked:
            return Answer(Welcome(linked=False), Session())
        except StoreUnavailable:
            return Answer(Welcome(linked=True), Session())
        return _welcome(orders, turn.now)


def _welcome(orders: tuple[Order, ...], now: datetime) -> Answer:
    """A single order that arrives is then the one talked about."""
    due = arriving(orders, now)
    number = due[0].number if len(due) == 1 else None
    return Answer(
        Welcome(linked=True, arriving=due),
        Session(order_number=number),
        own_products=product_names(orders),
    )
