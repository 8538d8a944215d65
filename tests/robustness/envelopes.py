"""Envelopes to the skill, and what holds for every answer to one."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from workbench.demo_identity import token_for
from workbench.local_shop import MODEL, SKILL_ID

INTENTS = {
    intent["name"]: [slot["name"] for slot in intent.get("slots", [])]
    for intent in json.loads(MODEL.read_text())["interactionModel"]["languageModel"]["intents"]
}
WITH_NUMBER = [name for name, slots in INTENTS.items() if "order_number" in slots]
_APPLICATION = {"applicationId": SKILL_ID}
_ALEXAS_LIMIT = 120 * 1024
_OUR_LIMIT = 24 * 1024


def envelope(
    intent: str | None,
    customer: str | None = "ana",
    attributes: Any = None,
    slots: Mapping[str, Any] | None = None,
    user_id: str = "user",
    **request: Any,
) -> dict[str, Any]:
    """The request of a linked customer or, for None, a guest; a launch where no intent is named."""
    user = {"userId": user_id, **({"accessToken": token_for(customer)} if customer else {})}
    said: dict[str, Any] = {
        "type": "IntentRequest" if intent else "LaunchRequest",
        "requestId": "request",
        "timestamp": "2026-03-10T17:00:00Z",
        "locale": "en-US",
    }
    if intent:
        said["intent"] = {"name": intent, "confirmationStatus": "NONE", "slots": _slots(slots)}
    return {
        "version": "1.0",
        "session": {
            "new": attributes is None,
            "sessionId": "session",
            "application": _APPLICATION,
            "user": user,
            "attributes": attributes,
        },
        "context": {
            "System": {
                "application": _APPLICATION,
                "user": user,
                "device": {"deviceId": "device", "supportedInterfaces": {}},
            }
        },
        "request": {**said, **request},
    }


def _slots(values: Mapping[str, Any] | None) -> dict[str, Any]:
    return {
        name: value if isinstance(value, dict) else {"name": name, "value": value}
        for name, value in (values or {}).items()
    }


def known_as(name: str, value: str, value_id: str) -> dict[str, Any]:
    """A slot that resolved to a value of the model."""
    return {
        "name": name,
        "value": value,
        "resolutions": {
            "resolutionsPerAuthority": [
                {
                    "authority": "amzn1.er-authority",
                    "status": {"code": "ER_SUCCESS_MATCH"},
                    "values": [{"value": {"name": value, "id": value_id}}],
                }
            ]
        },
    }


def speech(reply: Mapping[str, Any]) -> str:
    """What is heard, tags taken out."""
    ssml = reply["response"].get("outputSpeech", {}).get("ssml", "")
    return re.sub(r"<[^>]*>", "", ssml)


def listens(reply: Mapping[str, Any]) -> bool:
    return reply["response"].get("shouldEndSession") is False


def parsed(ssml: str) -> ElementTree.Element:
    """Fails where it is no XML."""
    try:
        return ElementTree.fromstring(ssml)
    except ElementTree.ParseError as error:
        raise AssertionError(f"no valid SSML: {ssml}") from error


def _size(answer: Mapping[str, Any]) -> int:
    """In bytes. Fails where it is no text, as half a surrogate pair is none."""
    try:
        return len(json.dumps(answer, ensure_ascii=False).encode())
    except UnicodeEncodeError as error:
        raise AssertionError(f"cannot be sent: {error}") from error


def check_answer(reply: Mapping[str, Any]) -> None:
    """Alexa takes it: JSON, sizes, SSML, and a question exactly where it goes on listening."""
    response = reply["response"]
    assert _size(reply) < _ALEXAS_LIMIT
    assert _size(reply.get("sessionAttributes") or {}) < _OUR_LIMIT
    assert ("reprompt" in response) is listens(reply)
    for output in (response, response.get("reprompt", {})):
        if "outputSpeech" in output:
            ssml = output["outputSpeech"]["ssml"]
            assert len(ssml) < 8_000
            assert {element.tag for element in parsed(ssml).iter()} <= {"speak", "say-as"}


def check_spoken(reply: Mapping[str, Any]) -> None:
    """A well-formed request is answered in words, and not with an apology for a fault of ours."""
    check_answer(reply)
    assert speech(reply).strip()
    assert "something went wrong on my side" not in speech(reply)
