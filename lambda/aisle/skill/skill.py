"""The skill: Alexa's JSON in, Alexa's JSON out, built once per process."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_runtime.dispatch_components import GenericHandlerAdapter

from aisle import deadline
from aisle.services.around import SomethingBroke
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.by_name import HandlersByName
from aisle.skill.response import respond
from aisle.skill.session import Session
from aisle.skill.turn import Turn

logger = logging.getLogger(__name__)

Skill = Callable[[Mapping[str, Any], Any], dict[str, Any]]
_SPOKEN_TO = ("LaunchRequest", "IntentRequest")
_FRAMES_LOGGED = 6
_EMPTY_RESPONSE: dict[str, Any] = {"version": "1.0", "response": {}}


class ForeignSkill(PermissionError):
    """The request is meant for another skill, or says so in only one of its two places."""


def build_skill(shop: Shop, skill_id: str) -> Skill:
    """A function of the request envelope and Lambda's context.

    It raises ForeignSkill where `skill_id` is not the application of both the context and,
    if there is one, the session: the SDK compares the context's alone. It raises nothing else:
    what is no request, or breaks something of ours, is answered too.
    """
    skill, serializer = CustomSkill(_configuration(shop)), DefaultSerializer()

    def spoken(envelope: Mapping[str, Any], context: Any) -> dict[str, Any]:
        request = serializer.deserialize(json.dumps(envelope), RequestEnvelope)
        reply = skill.invoke(request_envelope=request, context=context)
        return cast(dict[str, Any], serializer.serialize(reply))

    def answer(envelope: Mapping[str, Any], context: Any) -> dict[str, Any]:
        _refuse_foreign(envelope, skill_id)
        if _inside(envelope, "request", "type") not in _SPOKEN_TO:
            return _EMPTY_RESPONSE
        try:
            with deadline.turn():
                return spoken(envelope, context)
        except Exception as error:
            logger.error("turn failed: %s at %s", type(error).__name__, _where(error))
            return cast(dict[str, Any], serializer.serialize(_apology(shop, envelope)))

    return answer


def _configuration(shop: Shop) -> SkillConfiguration:
    return SkillConfiguration(
        request_mappers=[cast(Any, HandlersByName(shop))],
        handler_adapters=[GenericHandlerAdapter()],
    )


def _refuse_foreign(envelope: Any, skill_id: str) -> None:
    said = [_inside(envelope, "context", "System", "application", "applicationId")]
    if _inside(envelope, "session") is not None:
        said.append(_inside(envelope, "session", "application", "applicationId"))
    if any(application != skill_id for application in said):
        raise ForeignSkill("the request is not for this skill")


def _inside(envelope: Any, *path: str) -> Any:
    """What is at the path, None where nothing is."""
    for name in path:
        envelope = envelope.get(name) if isinstance(envelope, Mapping) else None
    return envelope


def _apology(shop: Shop, envelope: Any) -> ResponseEnvelope:
    """An honest sentence, which asks nothing of the request that something broke over."""
    locale = _inside(envelope, "request", "locale")
    turn = Turn("", "", datetime.now(UTC), locale if isinstance(locale, str) else "")
    answer = Answer(SomethingBroke(), Session())
    response, _ = respond(answer, turn, shop.terms.seller, shop.time_zone)
    return ResponseEnvelope(version="1.0", response=response)


def _where(exception: Exception) -> str:
    """The innermost calls. An exception's own text may hold what a shopper said, so it is left
    out of the log."""
    frames = traceback.extract_tb(exception.__traceback__)[-_FRAMES_LOGGED:]
    return " < ".join(f"{frame.name} ({frame.filename}:{frame.lineno})" for frame in frames[::-1])
