"""The city library's skill: it tells what it heard of shopper and device, and uses no SDK."""

from __future__ import annotations

import json
from typing import Any
from urllib.request import Request, urlopen

Envelope = dict[str, Any]
_SHELF = {"type": "APL", "version": "2024.3", "mainTemplate": {"items": [{"type": "Text"}]}}


def answer(envelope: Envelope) -> Envelope:
    """The response to any request that Alexa makes."""
    request = envelope["request"]
    if request["type"] == "SessionEndedRequest":
        return {"version": "1.0", "response": {}}
    if request["type"] == "LaunchRequest":
        return _asks(f"Hello {who(envelope)}.", _shelf(envelope))
    if request["type"] == "Alexa.Presentation.APL.UserEvent":
        return _asks(_touched(request), _shelf(envelope))
    return _intent(envelope)


def who(envelope: Envelope) -> str:
    """Everything that the context tells of who is there, in words."""
    context, system = envelope["context"], envelope["context"]["System"]
    person = system.get("person", {})
    level = person.get("authenticationConfidenceLevel", {}).get("level")
    scopes = system["user"].get("permissions", {}).get("scopes", {})
    allowed = [scope for scope, state in scopes.items() if state["status"] == "GRANTED"]
    parts = [
        "member" if "accessToken" in system["user"] else "guest",
        person.get("personId", ""),
        f"at {level}" if level else "",
        "who allows " + " and ".join(allowed) if allowed else "",
        "on a " + context["Viewport"]["shape"].lower() if "Viewport" in context else "",
        "in " + envelope["request"]["locale"],
        "at " + envelope["request"]["timestamp"][11:19],
    ]
    return " ".join(filter(None, parts))


def _touched(request: Envelope) -> str:
    arguments = " ".join(str(argument) for argument in request["arguments"])
    values = " ".join(f"{name} {value}" for name, value in request["components"].items())
    place = request["source"]["id"] or "no place"
    return f"You touched {arguments} at {place} with {values or 'nothing'}."


def _intent(envelope: Envelope) -> Envelope:
    intent, state = envelope["request"]["intent"], envelope["request"].get("dialogState")
    if intent["name"] == "AMAZON.StopIntent":
        return {"version": "1.0", "response": _speech("Goodbye.") | {"shouldEndSession": True}}
    if intent["name"] == "ReserveBookIntent" and state != "COMPLETED":
        delegate = {"shouldEndSession": False, "directives": [{"type": "Dialog.Delegate"}]}
        return {"version": "1.0", "response": delegate}
    if intent["name"] == "RenewLoanIntent":
        _say_meanwhile(envelope, "<speak>I am looking for it.</speak>")
    values = [slot["value"] for slot in intent.get("slots", {}).values() if "value" in slot]
    return _asks(" ".join([f"You want {intent['name']}", *values]) + ".")


def _say_meanwhile(envelope: Envelope, speech: str) -> None:
    system = envelope["context"]["System"]
    directive = {
        "header": {"requestId": envelope["request"]["requestId"]},
        "directive": {"type": "VoicePlayer.Speak", "speech": speech},
    }
    request = Request(
        system["apiEndpoint"] + "/v1/directives",
        json.dumps(directive).encode(),
        {"Authorization": f"Bearer {system['apiAccessToken']}", "Content-Type": "application/json"},
    )
    urlopen(request, timeout=2).close()


def _shelf(envelope: Envelope) -> list[Envelope]:
    if "Viewport" not in envelope["context"]:
        return []
    render = "Alexa.Presentation.APL.RenderDocument"
    return [{"type": render, "token": "shelf", "document": _SHELF}]


def _asks(text: str, directives: list[Envelope] | None = None) -> Envelope:
    body = _speech(f"{text} What next?") | {
        "reprompt": _speech("What next?"),
        "shouldEndSession": False,
        "directives": directives or [],
    }
    return {"version": "1.0", "sessionAttributes": {}, "response": body}


def _speech(text: str) -> Envelope:
    return {"outputSpeech": {"type": "PlainText", "text": text}}
