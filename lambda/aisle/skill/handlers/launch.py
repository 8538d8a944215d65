"""LaunchRequest: the greeting, and what arrives today."""

from __future__ import annotations

from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.utils import is_request_type

from aisle.services.around import Welcome
from aisle.skill.answer import Answer
from aisle.skill.handlers.base import TurnHandler
from aisle.skill.session import Session
from aisle.skill.turn import Turn


class LaunchRequest(TurnHandler):
    def can_handle(self, handler_input: HandlerInput) -> bool:
        return is_request_type("LaunchRequest")(handler_input)

    def answer(self, turn: Turn) -> Answer:
        return Answer(Welcome(linked=bool(turn.access_token)), Session())
