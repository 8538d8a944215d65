"""The skill: Alexa's JSON in, Alexa's JSON out, built once per process."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any, cast

from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_core.skill import CustomSkill, SkillConfiguration
from ask_sdk_model import RequestEnvelope, ResponseEnvelope
from ask_sdk_runtime.dispatch_components import GenericHandlerAdapter

from aisle import deadline, log
from aisle.services.around import SomethingBroke
from aisle.services.shop import Shop
from aisle.skill.answer import Answer
from aisle.skill.by_name import HandlersByName
from aisle.skill.response import respond
from aisle.skill.session import Session
from aisle.skill.touch import USER_EVENT, cleared
from aisle.skill.turn import Turn

Skill = Callable[[Mapping[str, Any], Any], dict[str, Any]]
_SPOKEN_TO = ("LaunchRequest", "IntentRequest", USER_EVENT)
_EVENT = "AlexaSkillEvent."
_SCREEN_FAILED = "Alexa.Presentation.APL.RuntimeError"
_EMPTY_RESPONSE: dict[str, Any] = {"version": "1.0", "response": {}}


class ForeignSkill(PermissionError):
    """The request is meant for another skill, or says so in only one of its two places."""


class SkillEventFailed(Exception):
    """A skill event was not dealt with, so Alexa is to send it again. Names the kind of error;
    what it said may be personal."""


def build_skill(shop: Shop, skill_id: str, log_key: str = "") -> Skill:
    """A function of the request envelope and Lambda's context. `log_key` makes pseudonyms.

    It raises ForeignSkill where `skill_id` is not the application of both the context and,
    if there is one, the session: the SDK compares the context's alone. It raises
    SkillEventFailed for an event that would be lost. It raises nothing else: what is no request,
    or breaks something of ours, is answered too.
    """
    skill, serializer = CustomSkill(_configuration(shop)), DefaultSerializer()

    def spoken(envelope: Mapping[str, Any], context: Any) -> dict[str, Any]:
        request = serializer.deserialize(json.dumps(envelope), RequestEnvelope)
        reply = skill.invoke(request_envelope=request, context=context)
        return cast(dict[str, Any], serializer.serialize(reply))

    def apology(envelope: Any) -> dict[str, Any]:
        return cast(dict[str, Any], serializer.serialize(_apology(shop, envelope)))

    def answer(envelope: Mapping[str, Any], context: Any) -> dict[str, Any]:
        _refuse_foreign(envelope, skill_id)
        with log.turn(), deadline.turn(_seconds_left(context)):
            log.user(_inside(envelope, "context", "System", "user", "userId"), log_key)
            kind = _inside(envelope, "request", "type")
            log.note(request=kind)
            if kind not in _SPOKEN_TO:
                return _unspoken(envelope, kind, shop)
            try:
                return spoken(cleared(envelope) if kind == USER_EVENT else envelope, context)
            except Exception as error:
                log.failed(error)
                return apology(envelope)

    return answer


def _seconds_left(context: Any) -> float:
    """Until Lambda ends the process, which may be sooner than Alexa leaves; no end elsewhere."""
    milliseconds = getattr(context, "get_remaining_time_in_millis", None)
    return milliseconds() / 1_000 if milliseconds else math.inf


def _unspoken(envelope: Mapping[str, Any], kind: Any, shop: Shop) -> dict[str, Any]:
    """What Alexa takes no speech for."""
    if isinstance(kind, str) and kind.startswith(_EVENT):
        _take_event(envelope, shop)
    if kind == "SessionEndedRequest":
        log.note(
            reason=_inside(envelope, "request", "reason"),
            alexas_error=_inside(envelope, "request", "error", "type"),
        )
    if kind == _SCREEN_FAILED:
        log.note(alexas_error=_first(_inside(envelope, "request", "errors")))
    return _EMPTY_RESPONSE


def _take_event(envelope: Mapping[str, Any], shop: Shop) -> None:
    from aisle.skill.events import take  # few turns are events, and start-up is measured

    try:
        log.note(outcome=take(envelope, shop))
    except Exception as error:
        log.failed(error)
        kind = type(error).__name__
    else:
        return
    # Out here, so that the error itself does not leave with it.
    raise SkillEventFailed(kind)


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


def _first(errors: Any) -> Any:
    """The type of the first of a screen's errors."""
    return _inside(errors[0], "type") if isinstance(errors, list) and errors else None


def _apology(shop: Shop, envelope: Any) -> ResponseEnvelope:
    """An honest sentence, which asks nothing of the request that something broke over."""
    locale = _inside(envelope, "request", "locale")
    turn = Turn("", "", datetime.now(UTC), locale if isinstance(locale, str) else "")
    answer = Answer(SomethingBroke(), Session())
    response, _ = respond(answer, turn, shop.terms.seller, shop.time_zone)
    return ResponseEnvelope(version="1.0", response=response)
