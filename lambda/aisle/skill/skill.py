"""The skill: Alexa's JSON in, Alexa's JSON out, built once per process."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Mapping
from typing import Any, cast

from ask_sdk_core.dispatch_components import AbstractExceptionHandler
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_model import RequestEnvelope, Response
from ask_sdk_runtime.dispatch_components import GenericExceptionMapper, GenericHandlerAdapter

from aisle.services.around import SomethingBroke
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.by_name import HandlersByName
from aisle.skill.response import respond
from aisle.skill.session import Session
from aisle.skill.turn import turn_of

logger = logging.getLogger(__name__)

Skill = Callable[[Mapping[str, Any], Any], dict[str, Any]]
_KNOWN_REQUESTS = frozenset({"LaunchRequest", "IntentRequest", "SessionEndedRequest"})
_FRAMES_LOGGED = 6
_EMPTY_RESPONSE: dict[str, Any] = {"version": "1.0", "response": {}}


class ForeignSkill(PermissionError):
    """The request is meant for another skill, or says so in only one of its two places."""


def build_skill(shop: Shop, skill_id: str) -> Skill:
    """A function of the request envelope and Lambda's context.

    It raises ForeignSkill where `skill_id` is not the application of both the context and,
    if there is one, the session: the SDK compares the context's alone.
    """
    skill, serializer = CustomSkill(_configuration(shop)), DefaultSerializer()

    def answer(envelope: Mapping[str, Any], context: Any) -> dict[str, Any]:
        _refuse_foreign(envelope, skill_id)
        if (envelope.get("request") or {}).get("type") not in _KNOWN_REQUESTS:
            return _EMPTY_RESPONSE
        request = serializer.deserialize(json.dumps(envelope), RequestEnvelope)
        reply = skill.invoke(request_envelope=request, context=context)
        return cast(dict[str, Any], serializer.serialize(reply))

    return answer


def _configuration(shop: Shop) -> SkillConfiguration:
    return SkillConfiguration(
        request_mappers=[cast(Any, HandlersByName(shop))],
        handler_adapters=[GenericHandlerAdapter()],
        exception_mapper=GenericExceptionMapper([_Apology(shop)]),
    )


def _refuse_foreign(envelope: Mapping[str, Any], skill_id: str) -> None:
    context = ((envelope.get("context") or {}).get("System") or {}).get("application") or {}
    applications = [context]
    if envelope.get("session"):
        applications.append(envelope["session"].get("application") or {})
    if any(application.get("applicationId") != skill_id for application in applications):
        raise ForeignSkill("the request is not for this skill")


class _Apology(AbstractExceptionHandler):
    """A fault of ours: logged without what the shopper said, and an honest sentence."""

    def __init__(self, shop: Shop) -> None:
        self._shop = shop

    def can_handle(self, handler_input: HandlerInput, exception: Exception) -> bool:  # noqa: ARG002
        return True

    def handle(self, handler_input: HandlerInput, exception: Exception) -> Response:
        logger.error("turn failed: %s at %s", type(exception).__name__, _where(exception))
        turn = turn_of(handler_input.request_envelope)
        answer = Answer(SomethingBroke(), Session())
        response, _ = respond(answer, turn, self._shop.terms.seller, self._shop.time_zone)
        return response


def _where(exception: Exception) -> str:
    """The innermost calls. An exception's own text may hold what a shopper said, so it is left
    out of the log."""
    frames = traceback.extract_tb(exception.__traceback__)[-_FRAMES_LOGGED:]
    return " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames[::-1])
