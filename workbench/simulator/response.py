"""A skill's response as Alexa takes it, or refuses it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from workbench.simulator.cards import check_card
from workbench.simulator.directives import check_directives
from workbench.simulator.errors import InvalidResponse
from workbench.simulator.ssml import plain_text

# Amazon's "Request and Response JSON Reference", "Response format" and its limits.
LONGEST_SPEECH = 8_000
LARGEST_RESPONSE = 120 * 1024
_NO_SPEECH_AFTER = ("SessionEndedRequest", "System.ExceptionEncountered")


@dataclass(frozen=True, slots=True)
class Response:
    """`listens` is None where the skill left shouldEndSession out."""

    speech: str | None = None
    ssml: str | None = None
    reprompt: str | None = None
    card: Mapping[str, Any] | None = None
    directives: tuple[Mapping[str, Any], ...] = ()
    listens: bool | None = None
    session_attributes: Mapping[str, Any] = field(default_factory=dict)

    def directive(self, *types: str) -> Mapping[str, Any] | None:
        """The first directive of one of these types."""
        return next((found for found in self.directives if found["type"] in types), None)


def read_response(answer: Any, request_type: str) -> Response:
    """The response in a skill's answer to a request. Raises InvalidResponse."""
    body = _body(answer)
    speech = _speech(body.get("outputSpeech"), "the speech")
    reprompt = _speech((body.get("reprompt") or {}).get("outputSpeech"), "the reprompt")
    response = Response(
        speech=speech[0],
        ssml=speech[1],
        reprompt=reprompt[0],
        card=body.get("card"),
        directives=tuple(body.get("directives") or ()),
        # A null keeps the session open as false does; left out is something else.
        listens=not body["shouldEndSession"] if "shouldEndSession" in body else None,
        session_attributes=answer.get("sessionAttributes") or {},
    )
    _check(response, request_type)
    return response


def _body(answer: Any) -> Mapping[str, Any]:
    try:
        size = len(json.dumps(answer, ensure_ascii=False).encode())
    except (TypeError, ValueError) as error:
        raise InvalidResponse(f"the response is not JSON: {error}") from error
    if size > LARGEST_RESPONSE:
        raise InvalidResponse(f"the response has {size:,} bytes; 120 KB are allowed")
    if not isinstance(answer, dict) or not isinstance(answer.get("response", {}), dict):
        raise InvalidResponse("the response is not an object with a response in it")
    if answer.get("version") != "1.0":
        raise InvalidResponse(f"the response's version is {answer.get('version')!r}, not '1.0'")
    body: Mapping[str, Any] = answer.get("response") or {}
    return body


def _speech(speech: Any, called: str) -> tuple[str | None, str | None]:
    """What is heard, and the markup if it was any."""
    if not speech:
        return None, None
    kind = speech.get("type")
    member = {"SSML": "ssml", "PlainText": "text"}.get(kind)
    if member is None or not isinstance(speech.get(member), str):
        raise InvalidResponse(f"{called} is neither PlainText with text nor SSML with ssml")
    text: str = speech[member]
    if len(text) > LONGEST_SPEECH:
        raise InvalidResponse(f"{called} has {len(text):,} characters; 8,000 are allowed")
    heard = plain_text(text, called) if kind == "SSML" else " ".join(text.split())
    if not heard and kind == "PlainText":
        raise InvalidResponse(f"{called} is empty")
    return heard, text if kind == "SSML" else None


def _check(response: Response, request_type: str) -> None:
    if request_type in _NO_SPEECH_AFTER:
        return _check_silent(response, request_type)
    check_card(response.card)
    check_directives(response.directives)
    delegates = response.directive("Dialog.Delegate") is not None
    if delegates and (response.speech or response.reprompt):
        raise InvalidResponse("Dialog.Delegate leaves the speech to Alexa; the skill spoke too")
    if response.directive("Dialog.ElicitSlot", "Dialog.ConfirmSlot", "Dialog.ConfirmIntent"):
        _check_asks(response)
    if response.listens and not delegates and not response.reprompt:
        raise InvalidResponse("the skill listens without a reprompt")
    if response.listens and not delegates and not response.speech:
        raise InvalidResponse("the skill listens without having said anything")
    return None


def _check_silent(response: Response, request_type: str) -> None:
    if response.speech or response.reprompt or response.card or response.directives:
        raise InvalidResponse(f"{request_type} cannot be answered with speech, card or directive")


def _check_asks(response: Response) -> None:
    if not response.speech:
        raise InvalidResponse("a dialog directive asks nothing: the response has no speech")
    if response.listens is not True:
        raise InvalidResponse("a dialog directive needs shouldEndSession false")
